"""Anonymous check-ins: whoever answers what in whatever order, only the counts and the remarks know what."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handlers.checkins.questions import asking
from handlers.checkins.replies import anonymous
from handlers.checkins.rounds import results
from handlers.rules.survey import QUORUM
from handlers.turn import Message, Turn
from prompts.phrase import Phrase
from storage.engine import Database
from storage.errors import Refused
from storage.records.checkins import Outcome, Response, ResponseId, Round, RoundId
from storage.records.conversations import Conversation, ConversationId, Script
from storage.records.events import EventKind, InboundEvent
from storage.records.people import Member, MemberId, Partnership, Role
from storage.records.schedules import MonthlyByDate, Schedule, ScheduleId
from storage.tables import metadata
from storage.unit import NEW, UnitOfWork
from storage.unscoped import Unscoped

NOW = datetime(2026, 11, 27, 8, tzinfo=UTC)
CLOSES = NOW + timedelta(days=14)
DAY = date(2026, 11, 27)
PEOPLE = 6
SCALE = ("1", "2", "3", "4", "5")
PASSED = ""

Ballot = tuple[str, ...]
"""What one person chose, question by question."""


@dataclass
class Survey:
    """A round of the health check with people in it."""

    uow: UnitOfWork
    opened: Round
    talks: dict[MemberId, ConversationId]

    @property
    def questions(self) -> Sequence[str]:
        """The keys of the questions."""
        return [one.key for one in self.opened.script.questions]

    def conversation(self, member: MemberId) -> Conversation:
        """Return how far somebody is."""
        return self.uow.conversations.get(self.talks[member])

    def turn(self, member: MemberId, **more: Any) -> Turn:
        """Return something that a member does."""
        event = InboundEvent("paper", "1", "k", EventKind.CHOICE, f"user{member}", "chat", True, NOW)
        subject = self.talks[member]
        return Turn(NOW, event, self.uow.members.profile(member), subject=subject, **more)

    def votes(self, member: MemberId, value: str) -> list[Message]:
        """Let a member press an option under the question that is open for them."""
        stage = self.conversation(member).stage
        return anonymous.vote(self.turn(member, extra=f"{stage}.{value}"), self.uow)

    def fills(self, member: MemberId, values: dict[str, str]) -> list[Message]:
        """Let a member send the form."""
        return anonymous.ballot(self.turn(member, values=values), self.uow)

    def close(self) -> list[Message]:
        """Close the round."""
        opened = self.uow.rounds.get(self.opened.id)
        self.opened = self.uow.rounds.save(replace(opened, closed_at=CLOSES))
        return results.closed(self.opened, CLOSES, self.uow)


class TakenBack(Exception):  # it is no error
    """Ends a transaction so that nothing of it stays, and carries what was seen in it."""


@pytest.fixture
def partnership(sqlite_database: Database) -> Partnership:
    """A partnership with nobody in it."""
    return sqlite_database.write_now(lambda conn: Unscoped(conn).add_partnership("Lakes", "UTC", "en", NOW))


def in_passing(database: Database, partnership: Partnership, story: Callable[[Survey], Any]) -> Any:
    """Return what a story comes to; the database is as before."""

    def tell(conn: sa.Connection) -> None:
        uow = UnitOfWork(conn, partnership)
        people = [add_member(conn, uow, number) for number in range(PEOPLE)]
        raise TakenBack(story(survey(uow, people)))

    with pytest.raises(TakenBack) as taken:
        database.write_now(tell)
    return taken.value.args[0]


def add_member(conn: sa.Connection, uow: UnitOfWork, number: int) -> MemberId:
    person = Unscoped(conn).add_person(f"Person {number}")
    return uow.members.add(Member(MemberId(NEW), person.id, None, Role.PARTNER, NOW)).id


def survey(uow: UnitOfWork, people: Sequence[MemberId], day: date = DAY, of: Round | None = None) -> Survey:
    """Return a round that everybody was asked in; of the same schedule as another where one is given."""
    script = asking.script_of_file("health")
    rhythm = MonthlyByDate(6, 27)
    planned = Schedule(ScheduleId(NEW), "health", rhythm, time(9), day, None)
    schedule = of.schedule_id if of else uow.schedules.add(planned).id
    opened = uow.rounds.add(Round(RoundId(NEW), schedule, "health", day, NOW, script, whole=True))
    talks = {one: _asked(uow, opened, one, script) for one in people}
    return Survey(uow, opened, talks)


def _asked(uow: UnitOfWork, opened: Round, member: MemberId, script: Script) -> ConversationId:
    part = Response(
        ResponseId(NEW), opened.id, member, NOW, CLOSES, CLOSES, outcome=Outcome.ASKED, asked_at=NOW
    )
    subject = uow.responses.add(part).id
    begun = Conversation(ConversationId(NEW), member, asking.KIND, subject, script, NOW)
    return uow.conversations.add(begun).id


def everything(uow: UnitOfWork) -> dict[str, list[tuple[Any, ...]]]:
    """Return all rows of all tables, but for those of counts and remarks."""
    conn = uow.tallies._conn
    tables = [one for one in metadata.sorted_tables if one.name not in {"tallies", "remarks"}]
    return {
        one.name: [
            tuple(row) for row in conn.execute(sa.select(*[sa.type_coerce(c, sa.Text) for c in one.c]))
        ]
        for one in tables
        if one.primary_key
    }


def lines_of(one: Survey, *, remarks: bool = False) -> list[Phrase]:
    """Return the lines of a closed round's results."""
    lines = results.summary(one.opened, one.uow, remarks=remarks).values["blocks"]
    assert isinstance(lines, tuple)
    return [line for line in lines if isinstance(line, Phrase)]


def block(line: Phrase) -> str:
    """Return which question a line of the results is about."""
    question = line.values["question"]
    assert isinstance(question, Phrase)
    return question.key.rpartition(".")[2]


BALLOTS = st.lists(st.tuples(*[st.sampled_from(SCALE)] * 8), min_size=PEOPLE, max_size=PEOPLE)
ORDERS = st.permutations([number for number in range(PEOPLE) for _ in range(8)])


def told(survey: Survey, ballots: Sequence[Ballot], order: Sequence[int]) -> tuple[Any, Any, Any]:
    """Let all answer in an order; return what is stored of it, what was counted, and what they were told."""
    people = list(survey.talks)
    heard = []
    for number in order:
        member = people[number]
        stage = survey.conversation(member).stage
        heard += survey.votes(member, ballots[number][stage])
    counted = {(one.question, one.value): one.count for one in survey.uow.tallies.of_round(survey.opened.id)}
    return everything(survey.uow), counted, heard


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=BALLOTS, second=BALLOTS, order=ORDERS)
def test_whatever_people_choose_all_else_that_is_stored_and_said_is_the_same(
    sqlite_database: Database,
    partnership: Partnership,
    first: list[Ballot],
    second: list[Ballot],
    order: list[int],
) -> None:
    rows, counted, heard = in_passing(sqlite_database, partnership, lambda one: told(one, first, order))
    others, others_counted, others_heard = in_passing(
        sqlite_database, partnership, lambda one: told(one, second, order)
    )
    assert rows == others
    assert heard == others_heard
    keys = [one.key for one in asking.script_of_file("health").questions]
    for ballots, counts in ((first, counted), (second, others_counted)):
        assert counts == Counter(
            (key, value) for one in ballots for key, value in zip(keys, one, strict=True)
        )


def test_the_comparison_would_see_an_answer_beside_its_person(
    sqlite_database: Database, partnership: Partnership
) -> None:
    def story(one: Survey, text: str) -> Any:
        member = next(iter(one.talks))
        response = one.uow.responses.of_round(one.opened.id)[0]
        one.uow.responses.save(replace(response, failure=text))
        assert response.member_id == member
        return everything(one.uow)

    first = in_passing(sqlite_database, partnership, lambda one: story(one, "4"))
    assert first != in_passing(sqlite_database, partnership, lambda one: story(one, "5"))


def test_a_form_is_counted_as_presses_are_and_its_remarks_stand_alone(
    sqlite_database: Database, partnership: Partnership
) -> None:
    def story(one: Survey, remark: str) -> Any:
        for member in one.talks:
            values = dict.fromkeys(one.questions, "4") | {"trust.comment": f"{remark} {member}"}
            one.fills(member, values)
        said = {row.text for row in one.uow.remarks.of_round(one.opened.id)}
        assert said == {f"{remark} {member}" for member in one.talks}
        counts = {(row.question, row.value): row.count for row in one.uow.tallies.of_round(one.opened.id)}
        assert counts == {(key, "4"): PEOPLE for key in one.questions}
        return everything(one.uow)

    first = in_passing(sqlite_database, partnership, lambda one: story(one, "a remark"))
    assert first == in_passing(sqlite_database, partnership, lambda one: story(one, "another, of more words"))


def test_when_somebody_answered_is_not_kept(sqlite_database: Database, partnership: Partnership) -> None:
    def story(one: Survey) -> list[Response]:
        for member in one.talks:
            one.fills(member, dict.fromkeys(one.questions, "4"))
        return one.uow.responses.of_round(one.opened.id)

    parts = in_passing(sqlite_database, partnership, story)
    assert {(part.outcome, part.answered_at) for part in parts} == {(Outcome.ANSWERED, None)}


def test_nobody_is_counted_twice_for_a_question(sqlite_database: Database, partnership: Partnership) -> None:
    def story(one: Survey) -> int:
        member = next(iter(one.talks))
        one.votes(member, "4")
        with pytest.raises(Refused):
            anonymous.vote(one.turn(member, extra="0.5"), one.uow)
        one.fills(member, dict.fromkeys(one.questions, "2"))
        with pytest.raises(Refused):
            one.fills(member, dict.fromkeys(one.questions, "1"))
        return sum(row.count for row in one.uow.tallies.of_round(one.opened.id))

    assert in_passing(sqlite_database, partnership, story) == 8


def test_a_value_that_was_never_offered_is_not_counted(
    sqlite_database: Database, partnership: Partnership
) -> None:
    def story(one: Survey) -> Any:
        member = next(iter(one.talks))
        with pytest.raises(Refused):
            one.votes(member, "9")
        one.fills(member, {"trust": "9", "vision": "5"})
        return [(row.question, row.value) for row in one.uow.tallies.of_round(one.opened.id)]

    assert in_passing(sqlite_database, partnership, story) == [("vision", "5")]


def test_who_passes_every_question_has_not_answered(
    sqlite_database: Database, partnership: Partnership
) -> None:
    def story(one: Survey) -> Any:
        member = next(iter(one.talks))
        heard = [message for _ in one.questions for message in one.votes(member, PASSED)]
        (part,) = one.uow.responses.in_round(one.opened.id, member)
        return part.outcome, heard[-1].text.key, one.uow.tallies.of_round(one.opened.id)

    assert in_passing(sqlite_database, partnership, story) == (Outcome.SKIPPED, "health.nothing_said", [])


def test_nothing_is_counted_once_the_results_are_told(
    sqlite_database: Database, partnership: Partnership
) -> None:
    def story(one: Survey) -> Any:
        *most, last = one.talks
        for member in most:
            one.fills(member, dict.fromkeys(one.questions, "4"))
        one.close()
        before = results.results(one.opened, one.uow)
        with pytest.raises(Refused, match=r"health\.closed"):
            one.votes(last, "1")
        return before == results.results(one.opened, one.uow)

    assert in_passing(sqlite_database, partnership, story)


@pytest.mark.parametrize("answered", range(PEOPLE + 1))
def test_results_are_told_once_the_round_is_closed_and_five_have_answered(
    sqlite_database: Database, partnership: Partnership, answered: int
) -> None:
    def story(one: Survey) -> Any:
        for member in list(one.talks)[:answered]:
            one.fills(member, dict.fromkeys(one.questions, "4") | {"trust.comment": "Listen more."})
        still_open = results.results(one.opened, one.uow), results.summary(one.opened, one.uow).key
        one.close()
        return still_open, results.results(one.opened, one.uow), results.summary(one.opened, one.uow)

    still_open, found, summary = in_passing(sqlite_database, partnership, story)
    assert still_open == (None, "health.open")
    if answered < QUORUM:
        assert (found, summary.key) == (None, "health.too_few")
    else:
        assert (found.answered, summary.key) == (answered, "health.page")
        assert {block.agree for block in found.blocks} == {100}


def test_a_question_that_fewer_than_five_answered_tells_nothing(
    sqlite_database: Database, partnership: Partnership
) -> None:
    def story(one: Survey) -> Any:
        for number, member in enumerate(one.talks):
            one.fills(member, {"vision": "4", "trust": "1" if number < QUORUM - 1 else PASSED})
        one.close()
        return {block(line): line.key for line in lines_of(one)}

    lines = in_passing(sqlite_database, partnership, story)
    assert (lines["vision"], lines["trust"]) == ("health.block", "health.block_few")


def test_remarks_are_for_coordinators_and_in_no_order(
    sqlite_database: Database, partnership: Partnership
) -> None:
    def story(one: Survey) -> tuple[list[Phrase], list[Phrase]]:
        for number, member in enumerate(one.talks):
            one.fills(member, dict.fromkeys(one.questions, "4") | {"trust.comment": f"remark {number}"})
        one.close()
        return lines_of(one, remarks=True), lines_of(one)

    theirs, everybodys = in_passing(sqlite_database, partnership, story)
    said = {line.values["text"] for line in theirs if line.key == "health.remark"}
    assert said == {f"remark {number}" for number in range(PEOPLE)}
    assert "health.remark" not in {line.key for line in everybodys}


def test_the_share_is_told_beside_last_times(sqlite_database: Database, partnership: Partnership) -> None:
    def story(one: Survey) -> Any:
        def answer(asked: Survey, trust: str, value: str) -> None:
            for member in asked.talks:
                asked.fills(member, {"trust": trust, "value": value, "vision": "4"})
            asked.close()

        answer(one, trust="1", value="5")
        again = survey(one.uow, list(one.talks), date(2027, 5, 27), one.opened)
        answer(again, trust="5", value="1")
        return {block(line): line.key for line in lines_of(again)}

    lines = in_passing(sqlite_database, partnership, story)
    assert lines["trust"] == "health.block_up"
    assert lines["value"] == "health.block_down"
    assert lines["vision"] == "health.block_same"
