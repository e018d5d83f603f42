"""When a check-in round opens, reminds and closes for one person, and when the next one occurs."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from handlers.rules.calendar import at_wall_time, is_working_day, next_working_day

OPENS = time(9)
REMINDS = time(10)
CLOSES = time(18)
PATIENCE = timedelta(hours=48)


@dataclass(frozen=True, slots=True)
class Plan:
    """The three moments of a round for one person, aware UTC and in this order."""

    opens_at: datetime
    remind_at: datetime
    closes_at: datetime


def plan(occurs_on: date, at: time, zone: str) -> Plan:
    """Return the moments of the round of one local date for somebody who lives in `zone`.

    It opens at wall time `at`, on the next working day where that day is none, and closes
    48 hours later. The reminder is at 10:00 on the working day after the opening; where the
    round would be over by then (one that opens on a Friday), it closes at 18:00 on the
    reminder's day instead, so that everybody hears one reminder.
    """
    opens_on = occurs_on if is_working_day(occurs_on, zone) else next_working_day(occurs_on, zone)
    opens_at = at_wall_time(opens_on, at, zone)
    reminds_on = next_working_day(opens_on, zone)
    remind_at = at_wall_time(reminds_on, REMINDS, zone)
    closes_at = opens_at + PATIENCE
    if closes_at <= remind_at:
        closes_at = at_wall_time(reminds_on, CLOSES, zone)
    return Plan(opens_at, remind_at, closes_at)


def next_occurrence(after: date, every_weeks: int, anchor: date) -> date:
    """Return the first date after `after` in the series that begins on `anchor`; never one before it.

    Raises `ValueError` for a rhythm of less than a week.
    """
    if every_weeks < 1:
        raise ValueError(f"a check-in every {every_weeks} weeks is no rhythm")
    if after < anchor:
        return anchor
    rhythm = timedelta(weeks=every_weeks)
    return anchor + ((after - anchor) // rhythm + 1) * rhythm


def first_occurrence(today: date) -> date:
    """Return the day on which check-ins begin unless told otherwise: the next Monday after today."""
    return today + timedelta(days=7 - today.weekday())
