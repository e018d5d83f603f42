"""A check-in set up in words: which kind, how often; it is a draft until somebody starts it."""

from dataclasses import replace
from datetime import date, time, timedelta

from handlers.checkins.managing import finding
from handlers.checkins.rounds import schedules
from handlers.rules import cadence, rhythm, rhythm_words
from handlers.rules.calendar import hours_of, local_day
from handlers.rules.rhythm_words import Planned
from handlers.turn import Turn
from prompts import scripts
from prompts.phrase import Phrase
from storage.errors import Refused
from storage.records.people import Role
from storage.records.schedules import (
    AfterJoining,
    BeforeDue,
    Clock,
    Firmness,
    MonthlyByWeekday,
    Schedule,
    ScheduleId,
    ScheduleState,
    Terms,
    Voice,
    Weekly,
)
from storage.unit import NEW, UnitOfWork


def draft(said: str, turn: Turn, language: str, uow: UnitOfWork) -> Schedule:
    """Return the new draft that words ask for: "progress every second Tuesday at 9".

    Without a rhythm it has the one of its kind. Raises `Refused` where no kind is named, or
    where the rhythm cannot be read.
    """
    kind, rest = finding.kind_of(said, language)
    if kind is None:
        raise Refused("schedule.which_kind", {"said": said[:60], "titles": finding.titles(language)})
    terms = usual_terms(kind)
    today = local_day(turn.now, uow.partnership.zone)
    planned = rhythm_words.read(rest, language, today) if rest.strip() else usual(kind, today)
    made = _as_planned(
        Schedule(
            ScheduleId(NEW),
            kind,
            planned.rhythm,
            cadence.OPENS,
            planned.first_on,
            None,
            ScheduleState.DRAFT,
            terms,
            created_by=turn.actor.id,
        ),
        planned,
        turn,
        uow,
    )
    return schedules.wait_for(uow.schedules.add(made), turn.now, uow)


def replan(schedule: Schedule, planned: Planned, turn: Turn, uow: UnitOfWork) -> Schedule:
    """Return a check-in with another rhythm; one that runs goes on with its next occurrence by that."""
    changed = _as_planned(schedule, planned, turn, uow)
    if schedule.state is ScheduleState.RUNNING:
        return schedules.start(changed, turn.now, uow)
    return schedules.wait_for(uow.schedules.save(changed), turn.now, uow)


def at_time(schedule: Schedule, at: tuple[time, Clock | None], turn: Turn, uow: UnitOfWork) -> Schedule:
    """Return a check-in with its rhythm at another time of day, by other clocks if any were named."""
    hour, clock = at
    terms = replace(schedule.terms, clock=clock or schedule.terms.clock)
    return schedules.wait_for(uow.schedules.save(replace(schedule, at=hour, terms=terms)), turn.now, uow)


def outside_hours(schedule: Schedule) -> tuple[Phrase, ...]:
    """Return what becomes of a time at which people are not written to; nothing where it is a decent one."""
    begins, ends = hours_of(None)
    if begins <= schedule.at < ends:
        return ()
    return (Phrase("schedule.outside_hours", {"begins": begins, "ends": ends}),)


def usual_terms(kind: str) -> Terms:
    """Return the terms on which a kind is run unless a coordinator says otherwise."""
    usual = scripts.load(kind).terms
    joining = bool(usual.days_after_joining)
    return Terms(
        roles=(Role.PARTNER, Role.NEWCOMER) if joining else (Role.PARTNER,),
        voice=Voice(usual.voice),
        reminders=usual.reminders,
        firmness=Firmness(usual.firmness),
        window_hours=usual.window_hours,
    )


def usual(kind: str, today: date) -> Planned:
    """Return how often a kind is asked unless a coordinator says otherwise, from a Monday on."""
    often = scripts.load(kind).terms
    monday = cadence.first_occurrence(today)
    if often.days_after_joining:
        return Planned(AfterJoining(often.days_after_joining), today)
    if often.days_before_due:
        return Planned(BeforeDue(often.days_before_due), today)
    if often.every_months:
        first = rhythm.next_date(MonthlyByWeekday(1, 1, monday.weekday()), today, today)
        return Planned(MonthlyByWeekday(often.every_months, 1, monday.weekday()), first or monday)
    return Planned(Weekly(often.every_weeks or schedules.EVERY_WEEKS), monday)


def _as_planned(schedule: Schedule, planned: Planned, turn: Turn, uow: UnitOfWork) -> Schedule:
    terms = schedule.terms if planned.clock is None else replace(schedule.terms, clock=planned.clock)
    return replace(
        schedule,
        rhythm=planned.rhythm,
        at=planned.at or schedule.at,
        first_on=planned.first_on,
        next_on=_first(planned, turn, uow),
        terms=terms,
    )


def _first(planned: Planned, turn: Turn, uow: UnitOfWork) -> date | None:
    if rhythm.is_relative(planned.rhythm):
        return None
    yesterday = local_day(turn.now, uow.partnership.zone) - timedelta(days=1)
    return rhythm.next_date(planned.rhythm, planned.first_on, yesterday)
