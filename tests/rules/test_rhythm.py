from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.rules.rhythm import dates_about, is_relative, next_date
from storage.records.schedules import (
    AfterJoining,
    BeforeDue,
    MonthlyByDate,
    MonthlyByWeekday,
    Once,
    Rhythm,
    Weekly,
)
from tests.rules.zones import days

WEDNESDAY = date(2026, 11, 25)
TUESDAY, FRIDAY, LAST = 1, 4, -1

monthly = st.one_of(
    st.builds(MonthlyByDate, st.integers(1, 6), st.integers(1, 31)),
    st.builds(MonthlyByWeekday, st.integers(1, 6), st.sampled_from([1, 2, 3, 4, LAST]), st.integers(0, 6)),
)
rhythms = st.one_of(monthly, st.builds(Weekly, st.integers(1, 8)))


def occurrences(rhythm: Rhythm, first_on: date, count: int) -> list[date]:
    found = [next_date(rhythm, first_on, first_on - timedelta(days=1))]
    while len(found) < count and found[-1] is not None:
        found.append(next_date(rhythm, first_on, found[-1]))
    return [day for day in found if day is not None]


@pytest.mark.parametrize(
    ("rhythm", "first_on", "expected"),
    [
        (Weekly(1), date(2026, 12, 1), ["2026-12-01", "2026-12-08", "2026-12-15"]),
        (Weekly(2), date(2026, 12, 1), ["2026-12-01", "2026-12-15", "2026-12-29"]),
        (MonthlyByDate(1, 15), date(2026, 12, 15), ["2026-12-15", "2027-01-15", "2027-02-15"]),
        (MonthlyByDate(1, 31), date(2026, 12, 31), ["2026-12-31", "2027-01-31", "2027-02-28"]),
        (MonthlyByDate(1, 30), date(2028, 1, 30), ["2028-01-30", "2028-02-29", "2028-03-30"]),
        (MonthlyByDate(3, 1), date(2026, 12, 1), ["2026-12-01", "2027-03-01", "2027-06-01"]),
        (MonthlyByWeekday(1, 2, TUESDAY), date(2026, 12, 8), ["2026-12-08", "2027-01-12", "2027-02-09"]),
        (MonthlyByWeekday(1, LAST, FRIDAY), WEDNESDAY, ["2026-11-27", "2026-12-25", "2027-01-29"]),
        (MonthlyByWeekday(3, 1, FRIDAY), date(2026, 12, 4), ["2026-12-04", "2027-03-05", "2027-06-04"]),
        (Once(), date(2027, 1, 12), ["2027-01-12"]),
    ],
)
def test_a_rhythm_gives_its_dates(rhythm: Rhythm, first_on: date, expected: list[str]) -> None:
    assert occurrences(rhythm, first_on, 3) == [date.fromisoformat(day) for day in expected]


def test_a_monthly_day_that_is_over_in_the_first_month_waits_for_the_next() -> None:
    assert next_date(MonthlyByDate(1, 15), date(2026, 11, 20), WEDNESDAY) == date(2026, 12, 15)


def test_dates_about_others_hang_on_a_due_date_or_a_day_of_joining() -> None:
    assert dates_about(BeforeDue(7), date(2026, 12, 11)) == (date(2026, 12, 4),)
    assert dates_about(AfterJoining((42, 14)), WEDNESDAY) == (date(2026, 12, 9), date(2027, 1, 6))
    assert dates_about(Weekly(1), WEDNESDAY) == ()


@pytest.mark.parametrize("rhythm", [BeforeDue(7), AfterJoining((14, 42))])
def test_a_rhythm_about_others_has_no_date_of_its_own(rhythm: Rhythm) -> None:
    assert is_relative(rhythm)
    assert next_date(rhythm, WEDNESDAY, WEDNESDAY) is None


def test_what_occurs_once_is_over_then() -> None:
    assert next_date(Once(), WEDNESDAY, WEDNESDAY) is None


@pytest.mark.parametrize("rhythm", [Weekly(0), MonthlyByDate(0, 1), MonthlyByWeekday(0, 1, TUESDAY)])
def test_a_rhythm_of_no_length_is_refused(rhythm: Rhythm) -> None:
    with pytest.raises(ValueError, match="no rhythm"):
        next_date(rhythm, WEDNESDAY, WEDNESDAY)


@given(days, days, st.integers(1, 8))
def test_the_next_occurrence_keeps_the_rhythm_and_skips_none(after: date, anchor: date, weeks: int) -> None:
    following = next_date(Weekly(weeks), anchor, after)
    rhythm = timedelta(weeks=weeks)
    assert following is not None
    assert following > after
    assert (following - anchor) % rhythm == timedelta()
    assert following == anchor or following - rhythm <= after
    assert following >= anchor


@given(rhythms, days, days)
def test_no_date_lies_between_a_day_and_the_next_date_after_it(
    rhythm: Rhythm, first_on: date, after: date
) -> None:
    following = next_date(rhythm, first_on, after)
    assert following is not None
    assert following > after
    assert following >= first_on
    earlier = [day for day in occurrences(rhythm, first_on, 200) if day <= following]
    assert earlier[-1] == following
    assert all(day <= after for day in earlier[:-1])


@given(monthly, days)
def test_a_monthly_rhythm_comes_once_in_each_of_its_months(
    rhythm: MonthlyByDate | MonthlyByWeekday, first_on: date
) -> None:
    found = occurrences(rhythm, first_on, 30)
    months = [day.year * 12 + day.month for day in found]
    assert {later - earlier for earlier, later in pairwise(months)} == {rhythm.months}


@given(st.integers(1, 4), st.integers(0, 6), days)
def test_the_nth_weekday_has_n_minus_one_of_its_like_before_it(nth: int, weekday: int, day: date) -> None:
    found = next_date(MonthlyByWeekday(1, nth, weekday), day, day)
    assert found is not None
    assert found.weekday() == weekday
    assert (found.day - 1) // 7 == nth - 1
