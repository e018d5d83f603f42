"""Every zone of the world, every occurrence of three years, every change to and from summer time."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from handlers.rules import cadence
from handlers.rules.cadence import Plan
from handlers.rules.calendar import at_wall_time, is_free, is_working_day, local_day
from handlers.rules.rhythm import next_date
from storage.records.people import QuietPeriod, QuietPeriodId
from storage.records.schedules import Clock, Firmness, MonthlyByWeekday, OffDay, Rhythm, Terms, Weekly
from tests.rules.zones import ALL_ZONES, DEMO_ZONES

DAY = timedelta(days=1)
FIRST, LAST = date(2026, 1, 1), date(2028, 12, 31)
AREAS = sorted({zone.partition("/")[0] for zone in ALL_ZONES if "/" in zone})
RETREAT = QuietPeriod(QuietPeriodId(1), date(2027, 3, 22), date(2027, 4, 6), "retreat")
TUESDAY = date(2026, 1, 6)
FRIDAYS = MonthlyByWeekday(1, -1, 4)
ACTIVE = Terms(reminders=3, firmness=Firmness.ACTIVE, window_hours=120)
TOGETHER = Terms(clock=Clock.PARTNERSHIP)


def of_area(area: str) -> list[str]:
    return [zone for zone in ALL_ZONES if zone.startswith(f"{area}/") or (area == "Etc" and "/" not in zone)]


def series(rhythm: Rhythm, first_on: date) -> Iterator[tuple[date, date]]:
    """Yield each occurrence of the three years with the next one."""
    occurs_on = first_on
    while occurs_on <= LAST:
        following = next_date(rhythm, first_on, occurs_on)
        assert following is not None
        yield occurs_on, following
        occurs_on = following


def free_days(first: date, before: date, zone: str) -> Iterator[date]:
    return (day for n in range((before - first).days) if is_free(day := first + DAY * n, zone, [RETREAT]))


@cache
def changes(zone: str) -> tuple[date, ...]:
    """Return the days on which clocks in the zone are changed."""
    noons = [datetime(2026, 1, 1, 12, tzinfo=UTC) + DAY * n for n in range((LAST - FIRST).days + 1)]
    offsets = [noon.astimezone(ZoneInfo(zone)).utcoffset() for noon in noons]
    return tuple(
        noon.astimezone(ZoneInfo(zone)).date()
        for noon, (before, after) in zip(noons[1:], pairwise(offsets), strict=True)
        if before != after
    )


def assert_nobody_is_disturbed(moments: Plan, zone: str) -> None:
    local = [one.astimezone(ZoneInfo(zone)) for one in (moments.opens_at, *moments.reminders)]
    assert all(time(8) <= one.time() < time(18) for one in local)
    assert all(is_free(one.date(), zone, [RETREAT]) for one in local)
    in_order = [moments.opens_at, *moments.reminders, moments.closes_at]
    assert all(earlier < later for earlier, later in pairwise(in_order))
    assert all(earlier.date() < later.date() for earlier, later in pairwise(local))


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize(("rhythm", "first_on"), [(Weekly(1), TUESDAY), (FRIDAYS, date(2026, 1, 30))])
def test_each_occurrence_opens_once_at_nine_on_the_first_free_day_or_is_skipped_where_the_next_is_nearer(
    area: str, rhythm: Rhythm, first_on: date
) -> None:
    for zone in of_area(area):
        opened: list[datetime] = []
        for occurs_on, following in series(rhythm, first_on):
            moments = cadence.plan(occurs_on, time(9), zone, quiet=[RETREAT], before=following)
            expected = next(free_days(occurs_on, following, zone), None)
            assert (moments is None) is (expected is None), (zone, occurs_on)
            if moments and expected:
                local = moments.opens_at.astimezone(ZoneInfo(zone))
                assert local.replace(tzinfo=None) == datetime.combine(expected, time(9)), (zone, occurs_on)
                assert_nobody_is_disturbed(moments, zone)
                opened.append(moments.opens_at)
        assert all(earlier < later for earlier, later in pairwise(opened)), zone


@pytest.mark.parametrize("area", AREAS)
def test_days_off_are_skipped_and_no_others_where_the_terms_say_so(area: str) -> None:
    skipping = Terms(off_day=OffDay.SKIP)
    for zone in of_area(area):
        for occurs_on, following in series(Weekly(2), TUESDAY):
            moments = cadence.plan(occurs_on, time(9), zone, skipping, quiet=[RETREAT], before=following)
            assert (moments is not None) is is_free(occurs_on, zone, [RETREAT]), (zone, occurs_on)
            if moments:
                assert moments.opens_at == at_wall_time(occurs_on, time(9), zone)


@pytest.mark.parametrize("area", AREAS)
def test_by_the_partnerships_clock_all_are_asked_at_its_hour_or_at_their_next_decent_one(area: str) -> None:
    for n, zone in enumerate(of_area(area)):
        home = DEMO_ZONES[n % len(DEMO_ZONES)]
        opened: list[datetime] = []
        for occurs_on, following in series(Weekly(1), TUESDAY):
            moments = cadence.plan(
                occurs_on, time(14), zone, TOGETHER, quiet=[RETREAT], clock_zone=home, before=following
            )
            if moments is None:
                days = [local_day(at_wall_time(day, time(14), home), zone) for day in (occurs_on, following)]
                assert not list(free_days(days[0] + DAY, days[1], zone)), (zone, home, occurs_on)
                continue
            assert_nobody_is_disturbed(moments, zone)
            opened.append(moments.opens_at)
            at_home = moments.opens_at.astimezone(ZoneInfo(home)).time()
            where_they_live = moments.opens_at.astimezone(ZoneInfo(zone)).time()
            assert time(14) == at_home or where_they_live == time(8), (zone, home, occurs_on)
        assert all(earlier < later for earlier, later in pairwise(opened)), zone


@pytest.mark.parametrize("area", AREAS)
def test_around_each_change_of_the_clocks_a_wall_time_is_shown_or_jumped_over_and_time_never_runs_back(
    area: str,
) -> None:
    half_hours = [time(n // 2, n % 2 * 30) for n in range(48)]
    for zone in of_area(area):
        for change in changes(zone):
            walls = [(change + DAY * n, at) for n in (-1, 0, 1) for at in half_hours]
            moments = [at_wall_time(day, at, zone) for day, at in walls]
            assert all(earlier <= later for earlier, later in pairwise(moments)), (zone, change)
            for (day, at), moment in zip(walls, moments, strict=True):
                shown = moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
                if shown != datetime.combine(day, at):
                    just_before = (moment - timedelta(seconds=1)).astimezone(ZoneInfo(zone))
                    assert just_before.replace(tzinfo=None) < datetime.combine(day, at) < shown, (zone, day)


@pytest.mark.parametrize("area", AREAS)
def test_rounds_that_last_over_a_change_of_the_clocks_open_and_remind_at_the_right_hour(area: str) -> None:
    for zone in of_area(area):
        for change in changes(zone):
            for days_before in range(8):
                moments = cadence.plan(change - DAY * days_before, time(9, 30), zone, ACTIVE)
                assert moments is not None
                opens, *reminds = [
                    one.astimezone(ZoneInfo(zone)) for one in (moments.opens_at, *moments.reminders)
                ]
                assert opens.time() == time(9, 30)
                assert reminds
                assert all(one.time() == time(10) for one in reminds[:2])
                assert all(time(8) <= one.time() < time(18) for one in reminds)
                assert all(is_working_day(one.date(), zone) for one in (opens, *reminds))


@pytest.mark.parametrize("area", AREAS)
def test_who_moves_to_the_other_side_of_the_world_is_asked_once_for_each_date(area: str) -> None:
    """A round keeps its local date when somebody's zone changes, so the order of rounds stays too."""
    for old in of_area(area):
        for new in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
            for occurs_on, following in series(Weekly(2), TUESDAY):
                here = cadence.plan(occurs_on, time(9), old, before=following)
                there = cadence.plan(following, time(9), new)
                again = cadence.plan(occurs_on, time(9), new, before=following)
                assert here is not None
                assert there is not None
                assert again is not None
                assert here.opens_at < there.opens_at, (old, new, occurs_on)
                assert again.opens_at < there.opens_at, (old, new, occurs_on)
