"""A commitment that coordinators put on hold, until a day or until somebody takes it up."""

from datetime import date, time, timedelta

from handlers.commitments import ledger
from handlers.commitments.attributes.attribute import Attribute
from handlers.commitments.attributes.outcome import changed, option_named
from handlers.commitments.author import Author
from handlers.commitments.buttons import button
from handlers.commitments.hearing.proposing import language_of, today_of
from handlers.commitments.reminding.waiting import zone_of
from handlers.commitments.showing.cards import said
from handlers.rules.calendar import at_wall_time, decent_from, local_day
from handlers.rules.dates import read_date
from handlers.rules.due import due_day
from handlers.turn import Message, Turn, Wake
from prompts.phrase import Phrase
from storage.errors import Refused
from storage.records.commitments import LIVE, Commitment, CommitmentState
from storage.records.lanes import person_lane
from storage.records.people import Member, Profile, Role
from storage.unit import UnitOfWork

HELD = "commitment.held"
"""The wake on the day on which a commitment that is on hold is taken up."""

OPEN_ENDED = "open"
SPANS = (14, 30, 90)
"""So many days have a button each."""

_MORNING = time(8)
_WORDS = {OPEN_ENDED: "commitment.words_open_ended"}


def _asks(commitment: Commitment, reader: Profile, uow: UnitOfWork) -> Message:
    days = tuple(
        button(Phrase("commitment.hold_days", {"count": one}), "hold", commitment, str(one)) for one in SPANS
    )
    open_ended = button(Phrase("commitment.hold_open"), "hold", commitment, OPEN_ENDED)
    return Message(
        reader.id, Phrase("commitment.hold_question", {"title": commitment.title}), (days, (open_ended,))
    )


def _choose(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    if turn.extra == OPEN_ENDED:
        return _hold(turn, commitment, uow, None)
    if turn.extra not in {str(one) for one in SPANS}:
        raise Refused("refused.button_old")
    return _hold(turn, commitment, uow, today_of(turn, uow) + timedelta(days=int(turn.extra)))


def _take(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    if option_named(turn.text, _WORDS, turn, uow):
        return _hold(turn, commitment, uow, None)
    reading = read_date(turn.text, today_of(turn, uow), language_of(turn, uow))
    if reading.day is None or reading.problem is not None or reading.day <= today_of(turn, uow):
        raise Refused("commitment.hold_unclear", {"text": turn.text})
    return _hold(turn, commitment, uow, reading.day)


def _hold(turn: Turn, commitment: Commitment, uow: UnitOfWork, until: date | None) -> list[Message]:
    said = Phrase("commitment.held_open") if until is None else Phrase("commitment.held", {"until": until})
    messages = changed(turn, commitment, uow, said, state=CommitmentState.SUSPENDED, held_until=until)
    _wait(commitment, until, uow)
    return messages


def _wait(commitment: Commitment, until: date | None, uow: UnitOfWork) -> None:
    owner = uow.members.profile(commitment.owner_id)
    zone = zone_of(owner, uow)
    due_at = None
    if until is not None:
        due_at = decent_from(at_wall_time(until, _MORNING, zone), zone, owner.person.hours)
    uow.timers.set(HELD, commitment.id, due_at, person_lane(owner.person.id))


def take_up(wake: Wake, uow: UnitOfWork) -> list[Message]:
    """Take a commitment up whose hold is over, and tell its owner; nothing where it is on hold no longer."""
    commitment = uow.commitments.get(wake.subject)
    until = commitment.held_until
    if commitment.state is not CommitmentState.SUSPENDED or until is None:
        return []
    owner = uow.members.profile(commitment.owner_id)
    if local_day(wake.now, zone_of(owner, uow)) < until:
        return []
    opened, others = ledger.change(commitment, Author(None, wake.now), uow, state=CommitmentState.OPEN)
    if owner.member.left_at is not None:
        return others
    values = {"title": opened.title, "due": due_day(opened)}
    row = (
        button(Phrase("commitment.button_done"), "done", opened),
        button(Phrase("commitment.button_new_date"), "change_date", opened),
    )
    key = f"commitment:{opened.id}:taken_up:{until}:{owner.id}"
    return [Message(owner.id, Phrase("commitment.hold_over", values), (row,), key=key), *others]


def _may(commitment: Commitment, member: Member) -> bool:
    return member.role is Role.COORDINATOR and member.left_at is None


def _declines(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    """Tell its owner who can, and what they can do themselves."""
    declined = Phrase("commitment.hold_declined", {"title": commitment.title})
    return [said(declined, commitment, turn.actor, uow)]


HOLD = Attribute("hold", "word.hold", _asks, _take, _choose, _may, LIVE, declines=_declines)
