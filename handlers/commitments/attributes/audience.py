"""Who may see a commitment besides those whom it concerns."""

from handlers.commitments.attributes.attribute import Attribute
from handlers.commitments.attributes.outcome import changed, option_named
from handlers.commitments.buttons import button
from handlers.rules import standing
from handlers.turn import Message, Turn
from prompts.phrase import Phrase, Values
from storage.errors import Refused
from storage.records.commitments import Commitment
from storage.records.conversations import Audience
from storage.records.people import Profile
from storage.unit import UnitOfWork

WORDS = {
    Audience.COORDINATORS.value: "commitment.words_concerned",
    Audience.PARTNERS.value: "commitment.words_members",
    Audience.PUBLIC.value: "commitment.words_public",
}
"""The catalogue's keys of the words for each audience."""

_LABELS = {
    Audience.COORDINATORS: "commitment.button_seen_by_concerned",
    Audience.PARTNERS: "commitment.button_seen_by_members",
    Audience.PUBLIC: "commitment.button_seen_by_public",
}


def _asks(commitment: Commitment, reader: Profile, uow: UnitOfWork) -> Message:
    rows = tuple((button(Phrase(_LABELS[one]), "who_sees", commitment, one.value),) for one in Audience)
    values: Values = {"title": commitment.title, "audience": standing.audience(commitment.audience)}
    return Message(reader.id, Phrase("commitment.audience_question", values), rows)


def _choose(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    if turn.extra not in set(Audience):
        raise Refused("refused.button_old")
    return _set(turn, commitment, uow, Audience(turn.extra))


def _take(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    named = option_named(turn.text, WORDS, turn, uow)
    if named is None:
        raise Refused("commitment.audience_unknown", {"text": turn.text})
    return _set(turn, commitment, uow, Audience(named))


def _set(turn: Turn, commitment: Commitment, uow: UnitOfWork, audience: Audience) -> list[Message]:
    said = Phrase("commitment.audience_set", {"audience": standing.audience(audience)})
    return changed(turn, commitment, uow, said, audience=audience)


AUDIENCE = Attribute("who_sees", "word.audience", _asks, _take, _choose)
