"""Whoever waits is asked whether what is done has arrived, and its owner hears how it was closed."""

from datetime import datetime, timedelta

from handlers.commitments.author import Author
from handlers.commitments.buttons import button
from handlers.commitments.reminding.waiting import zone_of
from handlers.rules import naming
from handlers.rules.calendar import decent_from, local_day
from handlers.turn import Button, Message, Report
from prompts.phrase import Phrase, Values
from storage.records.commitments import Commitment, CommitmentState
from storage.records.lanes import person_lane
from storage.records.people import Profile
from storage.unit import UnitOfWork

RECEIPT = "commitment.receipt"
"""The timer at whose end a commitment that nobody spoke of is closed."""

ASKED = "commitment.receipt_asked"
"""The outcome of asking whoever waits by name."""

_S = CommitmentState


def after(old: Commitment | None, new: Commitment, author: Author, uow: UnitOfWork) -> list[Message]:
    """Ask whoever waits for what is done now; wait for nobody's word where it is done no longer."""
    if old is None or old.state is new.state:
        return []
    if new.state is _S.DONE:
        uow.timers.set(RECEIPT, new.id, closes_at(new, uow), _lane(new, uow))
        return [_question(new, one, author, uow) for one in asked(new, uow) if one.id != author.by]
    if old.state is _S.DONE:
        uow.timers.clear(RECEIPT, new.id)
    return _closed(new, author, uow) if new.state in {_S.RECEIVED, _S.CLOSED_UNCONFIRMED} else []


def asked(commitment: Commitment, uow: UnitOfWork) -> list[Profile]:
    """Return who is asked whether it has arrived: who waits by name, else coordinators; never its owner."""
    waiting = who_waits(commitment, uow)
    return [waiting] if waiting is not None else others_in_charge(commitment, uow)


def who_waits(commitment: Commitment, uow: UnitOfWork) -> Profile | None:
    """Return the member who waits for it by name; None where it is nobody, its owner, or somebody gone."""
    if commitment.waiting_id in {None, commitment.owner_id}:
        return None
    waiting = [one for one in uow.members.some([commitment.waiting_id or 0]) if one.left_at is None]
    return uow.members.profile(waiting[0].id) if waiting else None


def others_in_charge(commitment: Commitment, uow: UnitOfWork) -> list[Profile]:
    """Return the coordinators, but nobody about their own commitment."""
    return [one for one in uow.members.coordinators() if one.id != commitment.owner_id]


def closes_at(commitment: Commitment, uow: UnitOfWork) -> datetime | None:
    """Return when it closes if nobody says a word, at a decent hour of its owner; None if it is not done."""
    if commitment.done_at is None:
        return None
    owner = uow.members.profile(commitment.owner_id)
    person, zone = owner.person, zone_of(owner, uow)
    moment = commitment.done_at + timedelta(days=uow.agreements.present().norms.receipt_days)
    away = (person.away_from, person.away_until) if person.away_from and person.away_until else None
    quiet = uow.quiet_periods.ahead(local_day(moment, zone))
    return decent_from(moment, zone, person.hours, quiet, away)


def answers(commitment: Commitment) -> tuple[tuple[Button, ...], ...]:
    """Return the buttons of who is asked whether it has arrived."""
    received = button(Phrase("closing.button_received"), "received", commitment, primary=True)
    return ((received, button(Phrase("closing.button_not_yet"), "not_yet", commitment)),)


def question_for(commitment: Commitment, reader: Profile, uow: UnitOfWork) -> Message:
    """Ask a reader whether what an owner calls done has arrived."""
    owner = uow.members.profile(commitment.owner_id)
    values: Values = {"who": naming.who(owner), "name": owner.name, "title": commitment.title}
    by_name = commitment.waiting_id == reader.id
    phrase = Phrase("closing.ask" if by_name else "closing.ask_coordinator", values)
    return Message(reader.id, phrase, answers(commitment))


def _question(commitment: Commitment, reader: Profile, author: Author, uow: UnitOfWork) -> Message:
    shown = question_for(commitment, reader, uow)
    text = shown.text
    if author.by != commitment.owner_id:
        text = Phrase("closing.ask_noted", {**text.values, "by": author.name})
    by_name = reader.id == commitment.waiting_id
    key = f"commitment:{commitment.id}:receipt:{commitment.version}:{reader.id}"
    report = Report(ASKED, commitment.id) if by_name else None
    return Message(reader.id, text, shown.buttons, report=report, key=key)


def _closed(commitment: Commitment, author: Author, uow: UnitOfWork) -> list[Message]:
    """Tell the owner how it was closed, in one line."""
    owner = commitment.owner_id
    if author.by == owner or uow.members.get(owner).left_at is not None:
        return []
    values: Values = {"title": commitment.title}
    if author.by is not None:
        phrase = Phrase("closing.received", {**values, "who": author.name})
    else:
        days = uow.agreements.present().norms.receipt_days
        received = commitment.state is _S.RECEIVED
        key = "closing.silence_received" if received else "closing.silence_unconfirmed"
        phrase = Phrase(key, {**values, "count": days})
    return [Message(owner, phrase, key=f"commitment:{commitment.id}:closed:{commitment.version}:{owner}")]


def _lane(commitment: Commitment, uow: UnitOfWork) -> str:
    return person_lane(uow.members.get(commitment.owner_id).person_id)
