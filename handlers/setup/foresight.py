"""What the first message will be: the day, and for each person their own moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from handlers.rules import cadence, rhythm
from handlers.rules.calendar import at_wall_time, local_day
from handlers.setup.people import Party, Standing, everybody
from storage.records.schedules import Clock, Schedule
from storage.unit import UnitOfWork

FURTHEST = 60
"""So many occurrences are looked at for one that somebody is asked on."""


@dataclass(frozen=True, slots=True)
class First:
    """The first round: its day, and who is asked when (aware UTC); None for those whose day is skipped."""

    on: date
    plans: tuple[tuple[Party, cadence.Plan | None], ...]

    def of(self, *standings: Standing) -> list[tuple[Party, cadence.Plan | None]]:
        """Return the part of it that is about people of these standings, by who is asked first."""
        chosen = [each for each in self.plans if each[0].standing in standings]
        return sorted(
            chosen, key=lambda each: (each[1] is None, each[1].opens_at.timestamp() if each[1] else 0)
        )


def zone_of(party: Party, uow: UnitOfWork) -> str:
    """Return the zone that somebody's days are judged in."""
    return party.person.zone or uow.partnership.zone


def foresee(schedule: Schedule, now: datetime, uow: UnitOfWork) -> First | None:
    """Return the first round that nobody's morning has passed of; None where the rhythm is over."""
    parties = [one for one in everybody(uow) if one.role in schedule.terms.roles]
    yesterday = local_day(now, uow.partnership.zone) - timedelta(days=1)
    day: date | None = schedule.first_on
    if day is not None and day < yesterday:
        day = rhythm.next_date(schedule.rhythm, schedule.first_on, yesterday)
    for _ in range(FURTHEST):
        if day is None:
            return None
        found = _on(day, schedule, parties, uow)
        opens = [plan.opens_at for _, plan in found.plans if plan is not None]
        if min(opens, default=at_wall_time(day, schedule.at, uow.partnership.zone)) > now:
            return found
        day = rhythm.next_date(schedule.rhythm, schedule.first_on, day)
    return None


def _on(day: date, schedule: Schedule, parties: Sequence[Party], uow: UnitOfWork) -> First:
    quiet = tuple(uow.quiet_periods.ahead(day - timedelta(days=1)))
    following = rhythm.next_date(schedule.rhythm, schedule.first_on, day)
    clock = uow.partnership.zone if schedule.terms.clock is Clock.PARTNERSHIP else None
    plans = tuple(
        (
            one,
            cadence.plan(
                day,
                schedule.at,
                zone_of(one, uow),
                schedule.terms,
                quiet=quiet,
                hours=one.person.hours,
                clock_zone=clock,
                before=following,
            ),
        )
        for one in parties
    )
    return First(day, plans)
