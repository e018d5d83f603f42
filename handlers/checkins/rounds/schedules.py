"""Schedules come due: a round is opened for an occurrence, and what was missed is recorded and told."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from handlers.checkins.questions import asking
from handlers.checkins.rounds import parts, relative
from handlers.checkins.rounds.addressees import clock_zone
from handlers.rules import cadence, rhythm
from handlers.rules.calendar import at_wall_time, local_day
from handlers.turn import Knock, Message, Turn, Wake
from prompts.phrase import Phrase, Values
from storage.errors import Refused
from storage.records.checkins import Round, RoundId
from storage.records.lanes import partnership_lane
from storage.records.people import Partnership, Role
from storage.records.schedules import Schedule, ScheduleId, ScheduleState, Weekly
from storage.unit import NEW, UnitOfWork

SCHEDULE = "checkin.schedule"
"""The wake of a schedule: the first morning of its next occurrence."""

EVERY_WEEKS = 2
"""The rhythm of a check-in unless a coordinator sets another."""


def begin(
    partnership: Partnership, now: datetime, uow: UnitOfWork, state: ScheduleState = ScheduleState.RUNNING
) -> Schedule:
    """Set the first progress check-in, on the next Monday where the partnership is at home."""
    first = cadence.first_occurrence(local_day(now, partnership.zone))
    planned = Schedule(ScheduleId(NEW), "progress", Weekly(EVERY_WEEKS), cadence.OPENS, first, first, state)
    return wait_for(uow.schedules.add(planned), now, uow)


def wait_for(schedule: Schedule, now: datetime, uow: UnitOfWork) -> Schedule:
    """Have the schedule's next occurrence wake us if it is running, and not otherwise; return it."""
    if schedule.state is not ScheduleState.RUNNING:
        uow.timers.clear(SCHEDULE, schedule.id)
        return schedule
    if rhythm.is_relative(schedule.rhythm):
        schedule = _foreseen(schedule, now, uow)
        due_at: datetime | None = relative.next_look(schedule, now, uow)
    else:
        due_at = None if schedule.next_on is None else _first_morning(schedule, schedule.next_on, uow)
    uow.timers.set(SCHEDULE, schedule.id, due_at, partnership_lane(uow.partnership.id))
    return schedule


def start(schedule: Schedule, now: datetime, uow: UnitOfWork) -> Schedule:
    """Let a draft or paused schedule run, from its next occurrence that nobody's morning has passed."""
    if schedule.state is ScheduleState.ENDED:
        raise Refused("refused.gone")
    following = None if rhythm.is_relative(schedule.rhythm) else _upcoming(schedule, now, uow)
    running = replace(schedule, state=ScheduleState.RUNNING, next_on=following)
    return wait_for(uow.schedules.save(running), now, uow)


def skip_next(schedule: Schedule, now: datetime, uow: UnitOfWork) -> Schedule:
    """Leave the next occurrence out. Raises `Refused` where none is planned."""
    if schedule.next_on is None or rhythm.is_relative(schedule.rhythm):
        raise Refused("schedule.nothing_to_skip")
    following = rhythm.next_date(schedule.rhythm, schedule.first_on, schedule.next_on)
    return wait_for(uow.schedules.save(replace(schedule, next_on=following)), now, uow)


def run_now(schedule: Schedule, now: datetime, uow: UnitOfWork) -> Round:
    """Open a round today, beside the rhythm. Raises `Refused` where today's is open already.

    One that hangs on dates asks about all that there are, or is refused where there are none.
    """
    today = local_day(now, uow.partnership.zone)
    if uow.rounds.on(schedule.id, today) is not None:
        raise Refused("schedule.ran_today")
    if not rhythm.is_relative(schedule.rhythm):
        return _open(schedule, today, now, uow)
    turns = relative.everybody(schedule, uow)
    if not turns:
        raise Refused("schedule.nobody_now")
    return relative.enrol(_open(schedule, today, now, uow), turns, uow)


def come_due(wake: Wake, uow: UnitOfWork) -> list[Message]:
    """Open the round that is due; a wake before the first morning has come only waits.

    Occurrences that passed while the bot was away are recorded as missed and told to the
    coordinators, but for the last one, which is opened if somebody can still answer it in time.
    """
    schedule = uow.schedules.get(wake.subject)
    if schedule.state is not ScheduleState.RUNNING:
        return []
    if rhythm.is_relative(schedule.rhythm):
        return _look_around(schedule, wake, uow)
    if schedule.next_on is None or wake.now < _first_morning(schedule, schedule.next_on, uow):
        wait_for(schedule, wake.now, uow)
        return []
    passed = _passed(schedule, schedule.next_on, local_day(wake.now, uow.partnership.zone))
    missed = [day for day in passed if uow.rounds.on(schedule.id, day) is None]
    if passed[-1] in missed and not _is_over(schedule, passed[-1], wake.now, uow):
        _open(schedule, missed.pop(), wake.now, uow)
    following = rhythm.next_date(schedule.rhythm, schedule.first_on, passed[-1])
    wait_for(uow.schedules.save(replace(schedule, next_on=following)), wake.now, uow)
    return _record_missed(schedule, missed, wake.now, uow)


def enrol(knock: Knock, uow: UnitOfWork) -> list[Message]:
    """Let the next round begin with the morning of somebody who joined, where theirs is the first."""
    _wait_for_all(knock.now, uow)
    return []


def follow_zone(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Let the next round begin with the morning of somebody who moved, where theirs is the first."""
    _wait_for_all(turn.now, uow)
    return []


def _wait_for_all(now: datetime, uow: UnitOfWork) -> None:
    for schedule in uow.schedules.running():
        wait_for(schedule, now, uow)


def _open(schedule: Schedule, occurs_on: date, now: datetime, uow: UnitOfWork) -> Round:
    """Open a round; its people are enrolled page by page as it is attended to."""
    opened = uow.rounds.add(
        Round(
            RoundId(NEW),
            schedule.id,
            schedule.kind,
            occurs_on,
            now,
            asking.script_of(schedule.kind, uow),
            schedule.terms,
        )
    )
    parts.wake_round(opened.id, now, uow)
    return opened


def _look_around(schedule: Schedule, wake: Wake, uow: UnitOfWork) -> list[Message]:
    """Open a round for those whose own day has come; nobody's has on most days."""
    found = relative.come(schedule, wake.now, uow)
    if found:
        today = local_day(wake.now, uow.partnership.zone)
        opened = uow.rounds.on(schedule.id, today) or _open(schedule, today, wake.now, uow)
        parts.wake_round(opened.id, wake.now, uow)
        relative.enrol(opened, found, uow)
    wait_for(schedule, wake.now, uow)
    return []


def _foreseen(schedule: Schedule, now: datetime, uow: UnitOfWork) -> Schedule:
    """Return a relative schedule with the next day on which it is anybody's turn, as far as is known."""
    following = relative.next_on(schedule, now, uow)
    if following == schedule.next_on:
        return schedule
    return uow.schedules.save(replace(schedule, next_on=following))


def _passed(schedule: Schedule, first: date, today: date) -> list[date]:
    """Return the occurrences from `first` to `today`; `first` in any case, whose morning may come early."""
    days = [first]
    while (following := rhythm.next_date(schedule.rhythm, schedule.first_on, days[-1])) is not None:
        if following > today:
            break
        days.append(following)
    return days


def _upcoming(schedule: Schedule, now: datetime, uow: UnitOfWork) -> date | None:
    """Return the next occurrence whose first morning is still to come."""
    day: date | None = schedule.first_on
    yesterday = local_day(now, uow.partnership.zone) - timedelta(days=1)
    if day is not None and day < yesterday:
        day = rhythm.next_date(schedule.rhythm, schedule.first_on, yesterday)
    while day is not None and _first_morning(schedule, day, uow) <= now:
        day = rhythm.next_date(schedule.rhythm, schedule.first_on, day)
    return day


def _is_over(schedule: Schedule, occurs_on: date, now: datetime, uow: UnitOfWork) -> bool:
    """Say whether nobody could answer the round of that day in time any more."""
    return all(plan is None or plan.closes_at <= now for plan in _plans(schedule, occurs_on, uow))


def _first_morning(schedule: Schedule, occurs_on: date, uow: UnitOfWork) -> datetime:
    """Return when the round of that day opens for whoever it opens for first.

    Where everybody's day is skipped, it is the morning at which that is noted.
    """
    opens = [plan.opens_at for plan in _plans(schedule, occurs_on, uow) if plan is not None]
    if opens:
        return min(opens)
    return at_wall_time(occurs_on, schedule.at, uow.partnership.zone)


def _plans(schedule: Schedule, occurs_on: date, uow: UnitOfWork) -> list[cadence.Plan | None]:
    """Return how the round goes in each zone that somebody whom it addresses lives in."""
    terms = schedule.terms
    home = uow.partnership.zone
    zones = {zone or home for zone in uow.members.zones(terms.roles, terms.chosen)} or {home}
    quiet = tuple(uow.quiet_periods.ahead(occurs_on - timedelta(days=1)))
    return [
        cadence.plan(
            occurs_on,
            schedule.at,
            zone,
            terms,
            quiet=quiet,
            clock_zone=clock_zone(terms, uow),
            before=rhythm.next_date(schedule.rhythm, schedule.first_on, occurs_on),
        )
        for zone in sorted(zones)
    ]


def _record_missed(schedule: Schedule, missed: list[date], now: datetime, uow: UnitOfWork) -> list[Message]:
    """Record occurrences that asked nobody, and tell the coordinators of all of them at once."""
    if not missed:
        return []
    script = asking.script_of(schedule.kind, uow)
    for day in missed:
        skipped = Round(
            RoundId(NEW), schedule.id, schedule.kind, day, now, script, schedule.terms, missed=True
        )
        uow.rounds.add(replace(skipped, whole=True, closed_at=now))
    values: Values = {"title": asking.title_of(schedule.kind), "first": missed[0]}
    phrase = Phrase("checkin.missed_one", values)
    if len(missed) > 1:
        phrase = Phrase("checkin.missed", values | {"number": len(missed), "last": missed[-1]})
    key = f"schedule:{schedule.id}:missed:{missed[-1]:%Y%m%d}"
    return [Message(one.id, phrase, key=f"{key}:{one.id}") for one in uow.members.active(Role.COORDINATOR)]
