"""Notices in words: alone in a message, or each in a line where a person is told of several."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from handlers.commitments.buttons import button
from handlers.commitments.helping import obstacle_told
from handlers.commitments.reminding.climbing import Scene
from handlers.route import Item, Numbered
from handlers.rules import escalation, naming
from handlers.rules.due import due_day
from handlers.rules.escalation import GRAVEST_FIRST, Climb
from handlers.turn import Button, Message
from prompts.phrase import Phrase, Values
from storage.records.commitments import Commitment, CommitmentState, Notice, NoticeKind
from storage.records.people import MemberId
from storage.unit import UnitOfWork

_TODAY = "today"
_PER_ROW = 2
"""So many buttons stand side by side under one notice: a phone shows no more."""

_WITH_WORDS = frozenset({"blocked", "handover"})
"""What needs more words than a tap stands only under what is said alone; it can be written at any time."""


_SENTENCES = {
    "before": ("ladder.before", "ladder.before_why"),
    "today": ("ladder.today", "ladder.today_why"),
    "overdue": ("ladder.overdue", "ladder.overdue_why"),
    "prenotice": ("ladder.prenotice", "ladder.prenotice_why"),
    "prenotice_alternate": ("ladder.prenotice_alternate", "ladder.prenotice_alternate_why"),
    "alternate": ("ladder.alternate", "ladder.alternate_why"),
    "escalated": ("ladder.escalated", "ladder.escalated_why"),
    "still_on_it": ("ladder.still_on_it", "ladder.still_on_it_why"),
    "still_on_it_past": ("ladder.still_on_it_past", "ladder.still_on_it_why"),
}
"""What each notice asks, and what is said besides where it stands alone."""


def item(notice: Notice, commitment: Commitment, known: Scene, now: datetime) -> Item:
    """Return what is said of a commitment to the reader of a notice."""
    rank = 2 * GRAVEST_FIRST.index(notice.kind)
    if notice.kind is NoticeKind.OBSTACLE:
        told = obstacle_told(known.obstacles[commitment.id], commitment, known.people)
        return Item(notice.id, rank, told.line, told.why, told.buttons)
    climb, owner = known.climbs[commitment.id], known.people[commitment.owner_id]
    today = climb.calendar.day(now)
    key = _key(notice, climb, today)
    values: Values = {"title": climb.commitment.title, "due": due_day(climb.commitment), "who": owner.name}
    if notice.kind is NoticeKind.PRENOTICE:
        values = {**values, "on": escalation.told_on(climb, today), "whom": _whom(climb, known)}
    line, why = (Phrase(one, values) for one in _SENTENCES[key])
    return Item(notice.id, rank - (key == _TODAY), line, why, _ways(key, notice, commitment))


def tell(reader: MemberId, told: Sequence[Numbered], more: int, uow: UnitOfWork) -> Message:
    """Return a partnership's part of somebody's bundle; `more` is what has no room in it.

    One thing alone is said in full; several have a line each and are numbered through the whole bundle.
    """
    if len(told) == 1 and told[0].number is None:
        [alone] = told
        text = Phrase("ladder.alone", {"line": alone.item.line, "why": alone.item.why})
        buttons = alone.item.buttons
        rows = [buttons[at : at + _PER_ROW] for at in range(0, len(buttons), _PER_ROW)]
        return Message(reader, text, tuple(rows))
    lines = tuple(
        Phrase("ladder.numbered", {"number": one.number or 0, "item": one.item.line}) for one in told
    )
    rest = (Phrase("ladder.more", {"count": more}),) if more else ()
    rows = [
        tuple(_numbered(each, one.number or 0) for each in one.item.buttons if each.action not in _WITH_WORDS)
        for one in told
    ]
    return Message(reader, Phrase("ladder.several", {"items": lines, "more": rest}), tuple(rows))


def _key(notice: Notice, climb: Climb, today: date) -> str:
    due_on = climb.commitment.due_on
    match notice.kind:
        case NoticeKind.BEFORE if due_on == today:
            return _TODAY
        case NoticeKind.STILL_ON_IT if due_on is not None and due_on < today:
            return "still_on_it_past"
        case NoticeKind.PRENOTICE if escalation.asked_next(climb) is NoticeKind.ALTERNATE:
            return "prenotice_alternate"
        case kind:
            return kind.value


def _whom(climb: Climb, known: Scene) -> str | tuple[str, ...]:
    """Return the names of who will be asked next."""
    if escalation.asked_next(climb) is NoticeKind.ALTERNATE and climb.alternate is not None:
        return known.people[climb.alternate].name
    others = (one for one in known.coordinators if one != climb.commitment.owner_id)
    return naming.names([known.people[one] for one in others])


def _numbered(one: Button, number: int) -> Button:
    return replace(one, label=Phrase("ladder.button_numbered", {"number": number, "label": one.label}))


def _ways(key: str, notice: Notice, commitment: Commitment) -> tuple[Button, ...]:
    """Return the buttons under a notice, the likeliest first."""
    done = button(Phrase("commitment.button_done"), "done", commitment)
    new_date = button(Phrase("commitment.button_new_date"), "change_date", commitment)
    blocked = button(Phrase("commitment.button_blocked"), "blocked", commitment)
    if commitment.state is CommitmentState.BLOCKED:
        blocked = button(Phrase("commitment.button_unblocked"), "unblocked", commitment)
    later = button(Phrase("ladder.button_later"), "snooze", commitment)
    match notice.kind:
        case NoticeKind.BEFORE if key != _TODAY:
            holds = button(Phrase("ladder.button_holds"), "still_yes", commitment)
            colleague = button(Phrase("ladder.button_colleague"), "handover", commitment)
            return holds, new_date, done, colleague, later
        case NoticeKind.STILL_ON_IT:
            holds = button(Phrase("ladder.button_holds"), "still_yes", commitment)
            return holds, new_date, done, blocked, later
        case NoticeKind.ALTERNATE:
            return (button(Phrase("ladder.button_answer"), "vouch", commitment, str(notice.id)),)
        case NoticeKind.ESCALATED:
            return _coordinators_ways(commitment)
        case _:
            return done, new_date, blocked, later


def _coordinators_ways(commitment: Commitment) -> tuple[Button, ...]:
    """Return what a coordinator can do about somebody else's commitment, as in a digest."""
    return (
        button(Phrase("ladder.button_draft"), "draft", commitment),
        button(Phrase("ladder.button_call"), "log_call", commitment),
        button(Phrase("ladder.button_hold"), "hold", commitment),
        button(Phrase("commitment.button_new_date"), "change_date", commitment),
    )
