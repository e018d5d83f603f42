"""The desk of a person over all their partnerships, whatever happens: one bundle a day, in decent hours."""

from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, Phase, given, settings

from handlers.rules.calendar import add_working_days, hours_of, is_free, local_day
from handlers.rules.escalation import FOR_OTHERS, MOOT
from storage.engine import Database
from storage.records.commitments import NoticeKind
from storage.records.people import QuietPeriod, QuietPeriodId
from tests.machine.desks import told
from tests.machine.plans import Plan, plans

whatever = settings(
    deadline=None,
    max_examples=12,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@whatever
@given(plan=plans)
def test_a_person_is_sent_at_most_one_bundle_a_day_over_all_their_partnerships(
    sqlite_database: Database, plan: Plan
) -> None:
    result = told(sqlite_database, plan)
    zones = dict(zip(result.people, (one.zone for one in plan.humans), strict=True))
    days = [(person, local_day(at, zones[person])) for person, at in result.bundles]
    assert len(days) == len(set(days))


@whatever
@given(plan=plans)
def test_it_is_sent_in_their_hours_on_a_working_day_that_is_theirs(
    sqlite_database: Database, plan: Plan
) -> None:
    result = told(sqlite_database, plan)
    known = dict(zip(result.people, plan.humans, strict=True))
    for person, at in result.bundles:
        human = known[person]
        local = at.astimezone(ZoneInfo(human.zone))
        begins, ends = hours_of(human.hours)
        assert begins <= local.time() < ends
        assert is_free(local.date(), human.zone, away=human.away)
    for where, one in result.notices:
        human = known[result.readers[where, one.reader_id]]
        quiet = [QuietPeriod(QuietPeriodId(1), *span, "") for span in plan.quiet[where : where + 1]]
        assert one.said_at is None or is_free(local_day(one.said_at, human.zone), human.zone, quiet)


@whatever
@given(plan=plans)
def test_nobody_is_told_before_the_owner_was_reached_and_told_so_a_working_day_before(
    sqlite_database: Database, plan: Plan
) -> None:
    result = told(sqlite_database, plan)
    zones = dict(zip(result.people, (one.zone for one in plan.humans), strict=True))
    for where, asked in result.notices:
        if asked.kind not in FOR_OTHERS or asked.said_at is None:
            continue
        owner = result.owners[where, asked.commitment_id]
        zone = zones[result.readers[where, owner]]
        reached = [
            (one.kind, local_day(one.delivered_at, zone))
            for place, one in result.notices
            if (place, one.commitment_id, one.due_on, one.reader_id)
            == (where, asked.commitment_id, asked.due_on, owner)
            and one.delivered_at is not None
            and one.failure is None
        ]
        assert NoticeKind.OVERDUE in {kind for kind, _ in reached}
        announced = [day for kind, day in reached if kind is NoticeKind.PRENOTICE]
        assert any(add_working_days(day, 1, zone) <= local_day(asked.said_at, zone) for day in announced)


@whatever
@given(plan=plans)
def test_what_is_said_is_said_in_a_bundle_of_its_reader_and_what_is_not_keeps_its_reason(
    sqlite_database: Database, plan: Plan
) -> None:
    result = told(sqlite_database, plan)
    for where, one in result.notices:
        person = result.readers[where, one.reader_id]
        assert (one.said_at is None) is (one.bundle_id is None)
        assert one.said_at is None or (person, one.said_at) in result.bundles
        assert one.said_at is not None or one.failure in {None, MOOT}
