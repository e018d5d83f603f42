from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.rules import cadence
from handlers.rules.cadence import OPENS, Plan, first_occurrence
from handlers.rules.calendar import DECENT_HOURS, Days, Hours, is_free, is_working_day, local_day
from storage.records.people import QuietPeriod, QuietPeriodId
from storage.records.schedules import Clock, Firmness, OffDay, Terms
from tests.rules.zones import days, zones

FORTNIGHT = timedelta(weeks=2)
MONDAY = date(2026, 11, 30)
WEEK = 7 * 24
LONG = Terms(window_hours=WEEK)

decent_times = st.times(time(8), time(17, 59))
terms_of_any_kind = st.builds(
    Terms,
    clock=st.sampled_from(Clock),
    off_day=st.sampled_from(OffDay),
    when_away=st.sampled_from(OffDay),
    reminders=st.integers(0, 3),
    firmness=st.sampled_from(Firmness),
    window_hours=st.integers(1, 400),
)
own_hours = st.none() | st.sampled_from(
    [(time(6), time(9, 30)), (time(11), time(15)), (time(13, 30), time(22)), (time(12), time(9))]
)


def periods(longest: int) -> st.SearchStrategy[Days]:
    lengths = st.integers(0, longest).map(lambda n: timedelta(days=n))
    return st.tuples(days, lengths).map(lambda pair: (pair[0], pair[0] + pair[1]))


quiet_times = st.lists(periods(40).map(lambda days: quiet(*days)), max_size=3)


def quiet(first_on: date, last_on: date) -> QuietPeriod:
    return QuietPeriod(QuietPeriodId(1), first_on, last_on, "retreat")


def plan(occurs_on: date, at: time, zone: str, terms: Terms = cadence.USUAL) -> Plan:
    moments = cadence.plan(occurs_on, at, zone, terms)
    assert moments is not None
    return moments


def paris(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=ZoneInfo("Europe/Paris"))


def test_a_monday_round_reminds_on_tuesday_and_closes_after_48_hours() -> None:
    moments = plan(MONDAY, OPENS, "Europe/Paris")
    assert moments.opens_at == paris(2026, 11, 30, 9)
    assert moments.reminders == (paris(2026, 12, 1, 10),)
    assert moments.closes_at == paris(2026, 12, 2, 9)


def test_a_friday_round_stays_open_for_its_reminder_on_monday() -> None:
    moments = plan(date(2026, 11, 27), OPENS, "Europe/Paris")
    assert moments.reminders == (paris(2026, 11, 30, 10),)
    assert moments.closes_at == paris(2026, 11, 30, 18)


def test_a_round_on_a_holiday_opens_on_the_next_working_day() -> None:
    assert plan(date(2026, 12, 25), OPENS, "Europe/Paris").opens_at == paris(2026, 12, 28, 9)


def test_a_round_on_a_holiday_is_left_out_where_the_terms_say_so() -> None:
    assert cadence.plan(date(2026, 12, 25), OPENS, "Europe/Paris", Terms(off_day=OffDay.SKIP)) is None


def test_a_round_in_a_quiet_period_opens_on_the_first_working_day_after_it() -> None:
    retreat = [quiet(MONDAY, date(2026, 12, 4))]
    moments = cadence.plan(MONDAY, OPENS, "Europe/Paris", quiet=retreat)
    assert moments is not None
    assert moments.opens_at == paris(2026, 12, 7, 9)
    assert cadence.plan(MONDAY, OPENS, "Europe/Paris", Terms(off_day=OffDay.SKIP), quiet=retreat) is None


def test_a_round_that_would_move_to_the_day_of_the_next_one_is_left_out() -> None:
    retreat = [quiet(MONDAY, date(2026, 12, 4))]
    day_of_next = date(2026, 12, 7)
    assert cadence.plan(MONDAY, OPENS, "Europe/Paris", quiet=retreat, before=day_of_next) is None
    later = day_of_next + timedelta(days=1)
    assert cadence.plan(MONDAY, OPENS, "Europe/Paris", quiet=retreat, before=later) is not None


def test_a_round_is_over_when_the_next_one_begins() -> None:
    moments = cadence.plan(MONDAY, OPENS, "Europe/Paris", Terms(window_hours=300), before=date(2026, 12, 7))
    assert moments is not None
    assert moments.closes_at == paris(2026, 12, 7, 9)


def test_a_quiet_period_without_end_leaves_a_round_out() -> None:
    assert cadence.plan(MONDAY, OPENS, "UTC", quiet=[quiet(MONDAY, date.max)]) is None


def test_somebody_away_is_asked_on_return_where_the_terms_say_so() -> None:
    away = MONDAY, date(2026, 12, 2)
    moved = cadence.plan(MONDAY, OPENS, "Europe/Paris", Terms(when_away=OffDay.MOVE), away=away)
    left = cadence.plan(MONDAY, OPENS, "Europe/Paris", away=away)
    assert moved is not None
    assert moved.opens_at == paris(2026, 12, 3, 9)
    assert left is not None
    assert left.opens_at == paris(2026, 11, 30, 9)
    assert left.reminders == ()


def test_away_days_move_a_round_over_a_weekend_though_weekends_alone_would_leave_it_out() -> None:
    terms = Terms(off_day=OffDay.SKIP, when_away=OffDay.MOVE)
    moments = cadence.plan(
        date(2026, 11, 26), OPENS, "Europe/Paris", terms, away=(date(2026, 11, 26), date(2026, 11, 27))
    )
    assert moments is not None
    assert moments.opens_at == paris(2026, 11, 30, 9)


@pytest.mark.parametrize(
    ("at", "hours", "opens_at"),
    [
        (time(5), None, paris(2026, 11, 30, 8)),
        (time(18), None, paris(2026, 12, 1, 8)),
        (time(9), (time(11), time(15)), paris(2026, 11, 30, 11)),
        (time(19), (time(14), time(22)), paris(2026, 11, 30, 19)),
        (time(9), (time(12), time(9)), paris(2026, 11, 30, 9)),
    ],
)
def test_nobody_is_asked_outside_their_hours(at: time, hours: Hours | None, opens_at: datetime) -> None:
    moments = cadence.plan(MONDAY, at, "Europe/Paris", hours=hours)
    assert moments is not None
    assert moments.opens_at == opens_at


def test_reminders_wait_for_a_persons_own_hours() -> None:
    moments = cadence.plan(MONDAY, OPENS, "Europe/Paris", hours=(time(11), time(15)))
    assert moments is not None
    assert moments.reminders == (paris(2026, 12, 1, 11),)


@pytest.mark.parametrize(
    ("zone", "opens_at"),
    [
        ("Europe/Paris", paris(2026, 11, 30, 14)),
        ("America/New_York", paris(2026, 11, 30, 14)),
        ("America/Los_Angeles", paris(2026, 11, 30, 17)),
        ("Asia/Tokyo", paris(2026, 12, 1, 0)),
    ],
)
def test_the_partnerships_clock_asks_all_at_once_but_for_those_who_sleep(
    zone: str, opens_at: datetime
) -> None:
    terms = Terms(clock=Clock.PARTNERSHIP)
    moments = cadence.plan(MONDAY, time(14), zone, terms, clock_zone="Europe/Paris")
    assert moments is not None
    assert moments.opens_at == opens_at


def test_a_sunday_by_the_partnerships_clock_is_a_working_day_in_dhaka_and_none_in_paris() -> None:
    terms = Terms(clock=Clock.PARTNERSHIP)
    sunday = date(2026, 11, 29)
    dhaka = cadence.plan(sunday, OPENS, "Asia/Dhaka", terms, clock_zone="Europe/Paris")
    home = cadence.plan(sunday, OPENS, "Europe/Paris", terms, clock_zone="Europe/Paris")
    assert dhaka is not None
    assert dhaka.opens_at == paris(2026, 11, 29, 9)
    assert home is not None
    assert home.opens_at == paris(2026, 11, 30, 9)


@pytest.mark.parametrize(
    ("firmness", "reminders", "expected"),
    [
        (Firmness.STANDARD, 0, []),
        (Firmness.STANDARD, 1, [paris(2026, 12, 1, 10)]),
        (Firmness.STANDARD, 2, [paris(2026, 12, 1, 10), paris(2026, 12, 4, 10)]),
        (Firmness.STANDARD, 3, [paris(2026, 12, 1, 10), paris(2026, 12, 2, 10), paris(2026, 12, 4, 10)]),
        (Firmness.LIGHT, 1, [paris(2026, 12, 3, 10)]),
        (Firmness.LIGHT, 2, [paris(2026, 12, 2, 10), paris(2026, 12, 3, 10)]),
        (Firmness.ACTIVE, 1, [paris(2026, 12, 1, 10)]),
        (Firmness.ACTIVE, 3, [paris(2026, 12, 1, 10), paris(2026, 12, 2, 10), paris(2026, 12, 4, 13)]),
    ],
)
def test_firmness_says_when_within_a_week_reminders_come(
    firmness: Firmness, reminders: int, expected: list[datetime]
) -> None:
    until_friday_evening = Terms(firmness=firmness, reminders=reminders, window_hours=4 * 24 + 8)
    moments = plan(MONDAY, OPENS, "Europe/Paris", until_friday_evening)
    assert moments.closes_at == paris(2026, 12, 4, 17)
    assert list(moments.reminders) == expected


def test_a_light_reminder_never_comes_in_the_last_hours() -> None:
    terms = Terms(firmness=Firmness.LIGHT, window_hours=26)
    assert plan(MONDAY, OPENS, "Europe/Paris", terms).reminders == ()
    assert plan(MONDAY, OPENS, "Europe/Paris", replace(terms, window_hours=29)).reminders


@pytest.mark.parametrize(
    ("window_hours", "closes_at"),
    [
        (9, paris(2026, 11, 30, 18)),
        (12, paris(2026, 12, 1, 8)),
        (48, paris(2026, 12, 2, 9)),
        (5 * 24, paris(2026, 12, 7, 8)),
        (WEEK, paris(2026, 12, 7, 9)),
    ],
)
def test_a_window_that_ends_at_night_or_on_a_weekend_stays_open_till_the_next_working_morning(
    window_hours: int, closes_at: datetime
) -> None:
    terms = Terms(reminders=0, window_hours=window_hours)
    assert plan(MONDAY, OPENS, "Europe/Paris", terms).closes_at == closes_at


def test_the_usual_48_hours_are_kept_to_the_hour_even_into_a_weekend() -> None:
    thursday = date(2026, 11, 26)
    assert plan(thursday, OPENS, "Europe/Paris").closes_at == paris(2026, 11, 28, 9)


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
    (remind_at,) = moments.reminders
    reminds = remind_at.astimezone(ZoneInfo(zone))
    assert moments.opens_at < remind_at < moments.closes_at
    assert reminds.time() == time(10)
    assert is_working_day(reminds.date(), zone)
    assert local_day(moments.opens_at, zone) < reminds.date()


@given(days, zones)
def test_fortnightly_rounds_neither_meet_nor_overlap(day: date, zone: str) -> None:
    assert plan(day, OPENS, zone).closes_at < plan(day + FORTNIGHT, OPENS, zone).opens_at


@given(days, st.times(), zones, terms_of_any_kind, quiet_times, own_hours, st.none() | periods(20), zones)
def test_whatever_the_terms_nobody_is_disturbed_and_reminders_keep_their_bounds(
    day: date,
    at: time,
    zone: str,
    terms: Terms,
    quiet_periods: list[QuietPeriod],
    hours: Hours | None,
    away: Days | None,
    home: str,
) -> None:
    before = day + timedelta(days=30)
    moments = cadence.plan(
        day, at, zone, terms, quiet=quiet_periods, hours=hours, away=away, clock_zone=home, before=before
    )
    if moments is None:
        return
    begins, ends = hours if hours and hours[0] < hours[1] else DECENT_HOURS
    present = None if terms.when_away is OffDay.SKIP else away
    opens = moments.opens_at.astimezone(ZoneInfo(zone))
    assert begins <= opens.time() < ends
    assert is_free(opens.date(), zone, quiet_periods, present)
    reminds = [one.astimezone(ZoneInfo(zone)) for one in moments.reminders]
    assert len(reminds) <= terms.reminders
    assert all(begins <= one.time() < ends for one in reminds)
    assert all(is_free(one.date(), zone, quiet_periods, away) for one in reminds)
    heard_on = [opens.date(), *(one.date() for one in reminds)]
    assert all(earlier < later for earlier, later in pairwise(heard_on))
    in_order = [moments.opens_at, *moments.reminders, moments.closes_at]
    assert all(earlier < later for earlier, later in pairwise(in_order))
    if terms.firmness is Firmness.LIGHT and reminds:
        assert moments.closes_at - moments.reminders[-1] >= cadence.LAST_HOURS


@given(days, decent_times, zones, st.integers(2, 3), st.sampled_from(Firmness))
def test_who_asks_for_reminders_within_a_week_gets_them_where_the_week_has_the_days(
    day: date, at: time, zone: str, reminders: int, firmness: Firmness
) -> None:
    moments = plan(day, at, zone, replace(LONG, reminders=reminders, firmness=firmness))
    first = local_day(moments.opens_at, zone) + timedelta(days=1)
    last = local_day(moments.closes_at, zone) - timedelta(days=1)
    between = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    assert len(moments.reminders) >= min(reminders, sum(is_working_day(one, zone) for one in between))


@given(days)
def test_check_ins_begin_on_the_next_monday(today: date) -> None:
    first = first_occurrence(today)
    assert first.weekday() == 0
    assert timedelta() < first - today <= timedelta(days=7)
