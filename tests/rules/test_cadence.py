from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.rules.cadence import OPENS, first_occurrence, next_occurrence, plan
from handlers.rules.calendar import is_working_day, local_day
from tests.rules.zones import days, zones

FORTNIGHT = timedelta(weeks=2)


def paris(*when: int) -> datetime:
    year, month, day, hour = when
    return datetime(year, month, day, hour, tzinfo=ZoneInfo("Europe/Paris"))


def test_a_monday_round_reminds_on_tuesday_and_closes_after_48_hours() -> None:
    moments = plan(date(2026, 11, 30), OPENS, "Europe/Paris")
    assert moments.opens_at == paris(2026, 11, 30, 9)
    assert moments.remind_at == paris(2026, 12, 1, 10)
    assert moments.closes_at == paris(2026, 12, 2, 9)


def test_a_friday_round_stays_open_for_its_reminder_on_monday() -> None:
    moments = plan(date(2026, 11, 27), OPENS, "Europe/Paris")
    assert moments.remind_at == paris(2026, 11, 30, 10)
    assert moments.closes_at == paris(2026, 11, 30, 18)


def test_a_round_on_a_holiday_opens_on_the_next_working_day() -> None:
    assert plan(date(2026, 12, 25), OPENS, "Europe/Paris").opens_at == paris(2026, 12, 28, 9)


@given(days, zones)
def test_a_round_opens_at_nine_on_a_working_day_not_before_its_date(day: date, zone: str) -> None:
    opens = plan(day, OPENS, zone).opens_at.astimezone(ZoneInfo(zone))
    assert opens.time() == time(9)
    assert opens.date() >= day
    assert is_working_day(opens.date(), zone)


@given(days, st.times(), zones)
def test_everybody_hears_one_reminder_at_ten_between_opening_and_closing(
    day: date, at: time, zone: str
) -> None:
    moments = plan(day, at, zone)
    reminds = moments.remind_at.astimezone(ZoneInfo(zone))
    assert moments.opens_at < moments.remind_at < moments.closes_at
    assert reminds.time() == time(10)
    assert is_working_day(reminds.date(), zone)
    assert local_day(moments.opens_at, zone) < reminds.date()


@given(days, zones)
def test_fortnightly_rounds_neither_meet_nor_overlap(day: date, zone: str) -> None:
    assert plan(day, OPENS, zone).closes_at < plan(day + FORTNIGHT, OPENS, zone).opens_at


@given(days, days, st.integers(1, 8))
def test_the_next_occurrence_keeps_the_rhythm_and_skips_none(after: date, anchor: date, weeks: int) -> None:
    following = next_occurrence(after, weeks, anchor)
    rhythm = timedelta(weeks=weeks)
    assert following > after
    assert (following - anchor) % rhythm == timedelta()
    assert following == anchor or following - rhythm <= after
    assert following >= anchor


def test_a_rhythm_of_no_weeks_is_refused() -> None:
    with pytest.raises(ValueError, match="no rhythm"):
        next_occurrence(date(2026, 11, 25), 0, date(2026, 11, 23))


@given(days)
def test_check_ins_begin_on_the_next_monday(today: date) -> None:
    first = first_occurrence(today)
    assert first.weekday() == 0
    assert timedelta() < first - today <= timedelta(days=7)
