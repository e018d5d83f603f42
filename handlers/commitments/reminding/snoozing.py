"""Answers to a notice that need no words: later, and that the date holds."""

from datetime import date, timedelta

from handlers.commitments import ledger
from handlers.commitments.author import author
from handlers.commitments.buttons import button
from handlers.commitments.hearing.proposing import today_of
from handlers.commitments.reminding.climbing import climb_of
from handlers.rules import history
from handlers.rules.due import due_day
from handlers.rules.escalation import next_rung
from handlers.turn import Message, Turn
from prompts.phrase import Phrase, Values
from storage.errors import Refused
from storage.records.commitments import LIVE, Commitment
from storage.unit import UnitOfWork

SPANS = {"1": "ladder.button_day", "3": "ladder.button_days", "7": "ladder.button_week"}
"""For how many days a reminder can be put off, each with what its button says."""


def snooze(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    """Put off what is said of one's own commitment by the days on the button; ask where it has none."""
    if commitment.state not in LIVE:
        raise Refused("commitment.closed_meanwhile", {"title": commitment.title})
    if turn.extra not in SPANS:
        choices = tuple(button(Phrase(label), "snooze", commitment, days) for days, label in SPANS.items())
        return [Message(turn.actor.id, Phrase("ladder.snooze", {"title": commitment.title}), (choices,))]
    until = today_of(turn, uow) + timedelta(days=int(turn.extra))
    put_off, others = ledger.change(commitment, author(turn), uow, snoozed_until=until)
    values: Values = {"title": put_off.title, "on": _asked_on(put_off, turn, until, uow)}
    return [Message(turn.actor.id, Phrase("ladder.snoozed", values)), *others]


def holds(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    """Note in the history that its owner was asked, and the date holds."""
    if commitment.state not in LIVE:
        raise Refused("commitment.closed_meanwhile", {"title": commitment.title})
    ledger.remark(commitment, author(turn), uow, history.HOLDS)
    values = {"title": commitment.title, "due": due_day(commitment)}
    gone = commitment.due_on is not None and commitment.due_on < today_of(turn, uow)
    return [Message(turn.actor.id, Phrase("ladder.holds_past" if gone else "ladder.holds", values))]


def _asked_on(commitment: Commitment, turn: Turn, until: date, uow: UnitOfWork) -> date:
    """Return the day on which its owner hears of it again, if all stays as it is."""
    climb = climb_of(commitment, turn.now, uow)
    rung = None if climb is None else next_rung(climb, turn.now)
    return until if climb is None or rung is None else climb.calendar.day(rung.at)
