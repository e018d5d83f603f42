"""The rhythm of the check-in and its questions."""

from dataclasses import replace

from handlers.rules import cadence, rhythm, rhythm_words
from handlers.rules.calendar import local_day
from handlers.setup.needs import Needs
from handlers.setup.steps import button, screen, ways
from handlers.turn import Message, Turn
from prompts.phrase import Phrase, Value, Values
from storage.errors import Refused
from storage.records.conversations import Conversation
from storage.records.schedules import MonthlyByWeekday, Rhythm, Schedule, ScheduleState, Weekly
from storage.unit import UnitOfWork

KIND = "progress"
"""The kind of check-in that is set up here; others are added later."""

_USUAL: dict[str, Rhythm] = {"week": Weekly(1), "month": MonthlyByWeekday(1, 1, 0)}
"""The rhythms that have a button."""


def schedule_of(turn: Turn, uow: UnitOfWork, needs: Needs) -> Schedule:
    """Return the check-in that is being set up: the one that was planned first; a new draft where none is."""
    present = [one for one in uow.schedules.present() if one.kind == KIND]
    return present[0] if present else needs.draft(turn.now, uow)


def show(conversation: Conversation, turn: Turn, uow: UnitOfWork, needs: Needs) -> Message:
    """Say how often is asked."""
    schedule = schedule_of(turn, uow, needs)
    rows = (
        (
            button(conversation, "setup.button_right", "go", primary=True),
            button(conversation, "setup.button_weekly", "every.week"),
            button(conversation, "setup.button_monthly", "every.month"),
        ),
        ways(conversation),
    )
    return screen(conversation, "setup.rhythm", {"rhythm": rhythm_words.describe(schedule)}, rows)


def press(conversation: Conversation, word: str, turn: Turn, uow: UnitOfWork, needs: Needs) -> list[Message]:
    """Take the rhythm whose button was pressed: from the next Monday on, at the same hour."""
    chosen = _USUAL.get(word.removeprefix("every."))
    if chosen is None:
        raise Refused("refused.button_old")
    schedule = schedule_of(turn, uow, needs)
    today = local_day(turn.now, uow.partnership.zone)
    monday = cadence.first_occurrence(today)
    first = monday if isinstance(chosen, Weekly) else rhythm.next_date(chosen, today, today) or monday
    _save(replace(schedule, rhythm=chosen, first_on=first, next_on=first), turn, uow, needs)
    return [show(conversation, turn, uow, needs)]


def answer(conversation: Conversation, turn: Turn, uow: UnitOfWork, needs: Needs) -> list[Message]:
    """Take a rhythm in words. Raises `Refused` where they are not clear."""
    language = turn.actor.person.language or uow.partnership.language
    planned = rhythm_words.read(turn.text, language, local_day(turn.now, uow.partnership.zone))
    schedule = schedule_of(turn, uow, needs)
    terms = replace(schedule.terms, clock=planned.clock) if planned.clock else schedule.terms
    changed = replace(
        schedule,
        rhythm=planned.rhythm,
        first_on=planned.first_on,
        next_on=planned.first_on,
        at=planned.at or schedule.at,
        terms=terms,
    )
    _save(changed, turn, uow, needs)
    return [show(conversation, turn, uow, needs)]


def show_questions(conversation: Conversation, turn: Turn, uow: UnitOfWork, needs: Needs) -> Message:
    """Show what is asked."""
    asked = needs.questions(KIND, uow)
    values: Values = {
        "title": needs.title(KIND),
        "questions": tuple(_numbered(number, one) for number, one in enumerate(asked, 1)),
    }
    go = button(conversation, "setup.button_right", "go", primary=True)
    return screen(conversation, "setup.questions", values, ((go,), ways(conversation)))


def _numbered(number: int, question: Value) -> Phrase:
    return Phrase("setup.question", {"number": number, "question": question})


def _save(schedule: Schedule, turn: Turn, uow: UnitOfWork, needs: Needs) -> None:
    saved = uow.schedules.save(schedule)
    if saved.state is ScheduleState.RUNNING:
        needs.start(saved, turn.now, uow)
