"""A commitment whose place another one took."""

from handlers.commitments.attributes.attribute import CHANGEABLE, Attribute
from handlers.commitments.attributes.outcome import changed
from handlers.commitments.author import author
from handlers.commitments.buttons import button
from handlers.commitments.choosing import LISTED, the_one_meant
from handlers.commitments.handing_over.offers import withdraw
from handlers.rules import access
from handlers.rules.due import short_day
from handlers.turn import Message, Turn
from prompts.phrase import Phrase
from storage.errors import Refused
from storage.records.commitments import Commitment, CommitmentId, CommitmentState
from storage.records.people import Member, Profile
from storage.unit import UnitOfWork


def _asks(commitment: Commitment, reader: Profile, uow: UnitOfWork) -> Message:
    others = _possible(commitment, reader.member, uow)
    rows = tuple((button(_label(one), "supersede", commitment, str(one.id)),) for one in others[:LISTED])
    key = "commitment.supersede_question" if rows else "commitment.supersede_none"
    return Message(reader.id, Phrase(key, {"title": commitment.title}), rows)


def _label(commitment: Commitment) -> Phrase:
    return Phrase("commitment.item", {"title": commitment.title, "due": short_day(commitment)})


def _possible(commitment: Commitment, reader: Member, uow: UnitOfWork) -> list[Commitment]:
    """Return what can take its place: live ones that the reader may see, its owner's first."""
    seen = [
        one for one in uow.commitments.open_of() if one.id != commitment.id and access.may_see(one, reader)
    ]
    return sorted(seen, key=lambda one: one.owner_id != commitment.owner_id)


def _choose(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    wanted = [one for one in _possible(commitment, turn.actor.member, uow) if turn.extra == str(one.id)]
    if not wanted:
        raise Refused("refused.button_old")
    return _set(turn, commitment, uow, wanted[0])


def _take(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    return _set(
        turn, commitment, uow, the_one_meant(turn.text, _possible(commitment, turn.actor.member, uow))
    )


def _set(turn: Turn, commitment: Commitment, uow: UnitOfWork, other: Commitment) -> list[Message]:
    said = Phrase("commitment.superseded", {"title": other.title})
    successor = CommitmentId(other.id)
    messages = changed(
        turn,
        commitment,
        uow,
        said,
        state=CommitmentState.SUPERSEDED,
        superseded_by=successor,
        offered_to=None,
    )
    return [*messages, *withdraw(commitment, author(turn), uow)]


SUPERSEDE = Attribute(
    "supersede", "word.supersede", _asks, _take, _choose, states=CHANGEABLE - {CommitmentState.PROPOSED}
)
