import zoneinfo
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.rules.calendar import (
    DECENT_HOURS,
    Hours,
    add_working_days,
    at_wall_time,
    country_of,
    decent_from,
    is_free,
    is_working_day,
    local_day,
    next_free_day,
    next_working_day,
    opening_day,
)
from storage.records.people import QuietPeriod, QuietPeriodId
from storage.records.schedules import OffDay
from tests.rules.zones import days, zones

times = st.times().map(lambda at: at.replace(microsecond=0))
moments = st.builds(datetime.combine, days, st.times(), st.just(UTC))

EVENINGS = time(14, 30), time(22)
RETREAT = QuietPeriod(QuietPeriodId(1), date(2026, 11, 30), date(2026, 12, 4), "retreat")


@pytest.fixture
def no_system_zones() -> Iterator[None]:
    kept = zoneinfo.TZPATH
    zoneinfo.reset_tzpath(to=())
    zoneinfo.ZoneInfo.clear_cache()
    yield
    zoneinfo.reset_tzpath(to=kept)
    zoneinfo.ZoneInfo.clear_cache()


@pytest.mark.parametrize(
    ("zone", "country"),
    [
        ("Europe/Paris", "FR"),
        ("Asia/Calcutta", "IN"),
        ("Africa/Asmera", "ER"),
        ("Iceland", "IS"),
        ("America/Coyhaique", "CL"),
        ("US/Eastern", "US"),
        ("UTC", None),
        ("Etc/GMT+3", None),
        ("Nowhere/Land", None),
    ],
)
def test_a_zone_lies_in_its_country_by_old_names_too(zone: str, country: str | None) -> None:
    assert country_of(zone) == country


@pytest.mark.parametrize(
    ("day", "zone", "works"),
    [
        (date(2026, 11, 27), "Asia/Dhaka", False),
        (date(2026, 11, 28), "Asia/Dhaka", False),
        (date(2026, 11, 29), "Asia/Dhaka", True),
        (date(2026, 11, 27), "Europe/Paris", True),
        (date(2026, 12, 25), "Europe/Paris", False),
        (date(2026, 12, 25), "Asia/Tokyo", True),
        (date(2026, 7, 14), "Europe/Paris", False),
        (date(2027, 12, 31), "America/New_York", False),
        (date(2026, 12, 25), "UTC", True),
        (date(2026, 11, 28), "UTC", False),
        (date(2026, 11, 28), "Nowhere/Land", False),
    ],
)
def test_weekends_and_holidays_are_those_of_the_country(day: date, zone: str, works: bool) -> None:
    assert is_working_day(day, zone) is works


def test_a_working_day_that_was_moved_to_a_weekend_is_one() -> None:
    assert is_working_day(date(2026, 2, 28), "Asia/Shanghai")


def test_working_days_are_counted_over_weekends_and_holidays() -> None:
    assert add_working_days(date(2026, 12, 24), 2, "Europe/Paris") == date(2026, 12, 29)
    assert add_working_days(date(2026, 12, 29), -2, "Europe/Paris") == date(2026, 12, 24)
    assert add_working_days(date(2026, 12, 25), 0, "Europe/Paris") == date(2026, 12, 25)


@given(days, zones)
def test_the_next_working_day_is_the_nearest(day: date, zone: str) -> None:
    following = next_working_day(day, zone)
    assert is_working_day(following, zone)
    between = (day + timedelta(days=n) for n in range(1, (following - day).days))
    assert not any(is_working_day(other, zone) for other in between)


@given(days, st.integers(1, 8), zones)
def test_working_days_forth_and_back_meet_again(day: date, n: int, zone: str) -> None:
    start = next_working_day(day, zone)
    assert add_working_days(add_working_days(start, n, zone), -n, zone) == start


def test_a_working_day_is_free_unless_it_is_quiet_or_one_is_away() -> None:
    friday, monday = date(2026, 11, 27), date(2026, 11, 30)
    assert is_free(friday, "Europe/Paris")
    assert not is_free(friday, "Asia/Dhaka")
    assert not is_free(monday, "Europe/Paris", [RETREAT])
    assert not is_free(friday, "Europe/Paris", away=(friday, friday))
    assert is_free(monday, "Europe/Paris", away=(friday, friday))


def test_an_occurrence_on_a_day_that_is_not_free_is_moved_or_skipped() -> None:
    christmas = date(2026, 12, 25)
    assert opening_day(christmas, OffDay.MOVE, "Europe/Paris") == date(2026, 12, 28)
    assert opening_day(christmas, OffDay.SKIP, "Europe/Paris") is None
    assert opening_day(christmas, OffDay.SKIP, "Asia/Tokyo") == christmas
    assert opening_day(date(2026, 11, 30), OffDay.MOVE, "Europe/Paris", [RETREAT]) == date(2026, 12, 7)


def test_an_occurrence_is_not_moved_beyond_a_year() -> None:
    for_good = QuietPeriod(QuietPeriodId(1), date(2026, 11, 30), date.max, "closed")
    assert opening_day(date(2026, 11, 30), OffDay.MOVE, "Europe/Paris", [for_good]) is None
    assert next_free_day(date(2026, 11, 30), "Europe/Paris", [for_good]) is None


@pytest.mark.parametrize(
    ("moment", "hours", "decent"),
    [
        (datetime(2026, 11, 25, 9, 0, tzinfo=UTC), None, datetime(2026, 11, 25, 9, 0, tzinfo=UTC)),
        (datetime(2026, 11, 25, 3, 0, tzinfo=UTC), None, datetime(2026, 11, 25, 7, 0, tzinfo=UTC)),
        (datetime(2026, 11, 27, 17, 0, tzinfo=UTC), None, datetime(2026, 12, 7, 7, 0, tzinfo=UTC)),
        (datetime(2026, 11, 25, 9, 0, tzinfo=UTC), EVENINGS, datetime(2026, 11, 25, 13, 30, tzinfo=UTC)),
        (datetime(2026, 11, 25, 20, 0, tzinfo=UTC), EVENINGS, datetime(2026, 11, 25, 20, 0, tzinfo=UTC)),
        (datetime(2026, 11, 25, 21, 0, tzinfo=UTC), EVENINGS, datetime(2026, 11, 26, 13, 30, tzinfo=UTC)),
    ],
)
def test_what_is_not_said_at_a_decent_hour_waits_for_one(
    moment: datetime, hours: Hours | None, decent: datetime
) -> None:
    assert decent_from(moment, "Europe/Paris", hours, [RETREAT]) == decent


@given(moments, zones, st.none() | st.just(EVENINGS))
def test_a_decent_moment_is_the_first_that_is_one(moment: datetime, zone: str, hours: Hours | None) -> None:
    decent = decent_from(moment, zone, hours, [RETREAT])
    begins, ends = hours or DECENT_HOURS
    local = decent.astimezone(ZoneInfo(zone))
    assert begins <= local.time() < ends
    assert is_free(local.date(), zone, [RETREAT])
    assert decent_from(decent, zone, hours, [RETREAT]) == decent
    assert decent == moment or local.time() == begins
    waits_from = local_day(moment, zone)
    passed = [waits_from + timedelta(days=n) for n in range(1, (local.date() - waits_from).days)]
    assert not any(is_free(day, zone, [RETREAT]) for day in passed)


@given(days, times, zones)
def test_a_wall_time_is_what_the_clocks_show_or_the_end_of_a_gap(day: date, at: time, zone: str) -> None:
    moment = at_wall_time(day, at, zone)
    local = moment.astimezone(ZoneInfo(zone))
    assert moment.tzinfo is UTC
    if local.replace(tzinfo=None) == datetime.combine(day, at):
        assert local.fold == 0
    else:
        just_before = (moment - timedelta(seconds=1)).astimezone(ZoneInfo(zone))
        assert just_before.replace(tzinfo=None) < datetime.combine(day, at) < local.replace(tzinfo=None)


def test_a_time_that_summer_time_skips_is_the_first_moment_after_the_gap() -> None:
    moment = at_wall_time(date(2027, 3, 28), time(2, 30), "Europe/Paris")
    assert moment == datetime(2027, 3, 28, 1, 0, tzinfo=UTC)


def test_a_time_that_comes_twice_is_the_first_of_the_two() -> None:
    moment = at_wall_time(date(2026, 10, 25), time(2, 30), "Europe/Paris")
    assert moment == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_day_that_a_country_skipped_begins_with_the_next() -> None:
    moment = at_wall_time(date(2011, 12, 30), time(9), "Pacific/Apia")
    assert local_day(moment, "Pacific/Apia") == date(2011, 12, 31)


def test_a_day_is_the_day_where_one_lives() -> None:
    moment = datetime(2026, 11, 25, 22, 30, tzinfo=UTC)
    assert local_day(moment, "Asia/Tokyo") == date(2026, 11, 26)
    assert local_day(moment, "America/Lima") == date(2026, 11, 25)


@pytest.mark.usefixtures("no_system_zones")
def test_the_machine_needs_no_zones_of_its_own() -> None:
    assert at_wall_time(date(2026, 11, 25), time(9), "Asia/Kathmandu") == datetime(
        2026, 11, 25, 3, 15, tzinfo=UTC
    )
