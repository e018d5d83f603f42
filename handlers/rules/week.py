"""The working week of a place, in words."""

from datetime import date, timedelta

from handlers.rules.calendar import is_working_day
from handlers.rules.rhythm_words import WEEKDAYS
from prompts.phrase import Phrase

YEAR = 364


def working_days(today: date, zone: str) -> tuple[int, ...]:
    """Return the weekdays (Monday is 0) on which people work in an IANA zone, holidays aside."""
    worked = [0] * 7
    for ahead in range(YEAR):
        day = today + timedelta(days=ahead)
        worked[day.weekday()] += is_working_day(day, zone)
    return tuple(day for day, times in enumerate(worked) if times * 7 > YEAR // 2)


def told(today: date, zone: str) -> tuple[Phrase, Phrase]:
    """Return the first and the last weekday of the working week of an IANA zone."""
    days = working_days(today, zone)
    begins = next((day for day in days if (day - 1) % 7 not in days), 0)
    last = begins
    while (last + 1) % 7 in days and (last + 1) % 7 != begins:
        last = (last + 1) % 7
    return Phrase(WEEKDAYS[begins]), Phrase(WEEKDAYS[last])
