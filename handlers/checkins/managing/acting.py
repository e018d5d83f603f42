"""What is done with a check-in at one word or tap: started, run, skipped, paused, duplicated, deleted."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from handlers.checkins.managing.wording import Verb
from handlers.checkins.rounds import schedules
from handlers.rules import rhythm
from handlers.turn import Turn
from prompts.phrase import Phrase
from storage.errors import Refused
from storage.records.schedules import Schedule, ScheduleId, ScheduleState
from storage.unit import NEW, UnitOfWork


@dataclass(frozen=True, slots=True)
class Done:
    """The check-in as it is now, and what became of it."""

    schedule: Schedule
    note: Phrase


def act(verb: Verb, schedule: Schedule, turn: Turn, uow: UnitOfWork) -> Done:
    """Do what was asked with a check-in. Raises `Refused` where it cannot be done."""
    if schedule.state is ScheduleState.ENDED:
        raise Refused("refused.gone")
    return _ACTS[verb](schedule, turn, uow)


def end(schedule: Schedule, turn: Turn, uow: UnitOfWork) -> Schedule:
    """End a check-in for good: it is kept for its rounds, and asks nobody any more."""
    ended = uow.schedules.save(replace(schedule, state=ScheduleState.ENDED, next_on=None))
    return schedules.wait_for(ended, turn.now, uow)


def _start(schedule: Schedule, turn: Turn, uow: UnitOfWork) -> Done:
    if schedule.state is ScheduleState.RUNNING:
        return Done(schedule, Phrase("schedule.runs_already"))
    started = schedules.start(schedule, turn.now, uow)
    if started.next_on is not None:
        return Done(started, Phrase("schedule.started"))
    if not rhythm.is_relative(started.rhythm):
        raise Refused("schedule.is_over")
    return Done(started, Phrase("schedule.started_undated"))


def _run(schedule: Schedule, turn: Turn, uow: UnitOfWork) -> Done:
    if schedule.state is ScheduleState.DRAFT:
        raise Refused("schedule.draft_first")
    schedules.run_now(schedule, turn.now, uow)
    return Done(uow.schedules.get(schedule.id), Phrase("schedule.ran"))


def _skip(schedule: Schedule, turn: Turn, uow: UnitOfWork) -> Done:
    if schedule.state is not ScheduleState.RUNNING or schedule.next_on is None:
        raise Refused("schedule.nothing_to_skip")
    left_out = schedule.next_on
    return Done(schedules.skip_next(schedule, turn.now, uow), Phrase("schedule.skipped", {"date": left_out}))


def _pause(schedule: Schedule, turn: Turn, uow: UnitOfWork) -> Done:
    if schedule.state is ScheduleState.DRAFT:
        raise Refused("schedule.draft_first")
    paused = uow.schedules.save(replace(schedule, state=ScheduleState.PAUSED))
    return Done(schedules.wait_for(paused, turn.now, uow), Phrase("schedule.paused"))


def _duplicate(schedule: Schedule, turn: Turn, uow: UnitOfWork) -> Done:
    """Make a draft like it: nobody is asked twice until somebody starts it."""
    made = uow.schedules.add(
        replace(
            schedule,
            id=ScheduleId(NEW),
            state=ScheduleState.DRAFT,
            created_by=turn.actor.id,
            version=1,
        )
    )
    return Done(schedules.wait_for(made, turn.now, uow), Phrase("schedule.duplicated"))


_ACTS: dict[Verb, Callable[[Schedule, Turn, UnitOfWork], Done]] = {
    Verb.START: _start,
    Verb.RESUME: _start,
    Verb.RUN: _run,
    Verb.SKIP: _skip,
    Verb.PAUSE: _pause,
    Verb.DUPLICATE: _duplicate,
}
