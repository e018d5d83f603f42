"""The rules of a digest: nothing is lost between screens, and nobody is shown who was not told first."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from handlers.rules import digest
from handlers.rules.escalation import FOR_OTHERS, MOOT
from storage.records.checkins import Outcome, Response, ResponseId, RoundId
from storage.records.commitments import (
    Commitment,
    CommitmentId,
    CommitmentState,
    Notice,
    NoticeId,
    NoticeKind,
)
from storage.records.people import MemberId

NOW = datetime(2026, 12, 7, 8, tzinfo=UTC)
TODAY = NOW.date()

days = st.dates(date(2026, 11, 1), date(2027, 1, 31))
outcomes = st.sampled_from(Outcome)


def commitment(number: int, due_on: date) -> Commitment:
    return Commitment(
        CommitmentId(number), MemberId(1), "Report", due_on, CommitmentState.OPEN, NOW, dated_at=NOW
    )


def response(number: int, outcome: Outcome) -> Response:
    return Response(ResponseId(number), RoundId(1), MemberId(number), NOW, NOW, outcome=outcome)


@st.composite
def notices(draw: st.DrawFn) -> Notice:
    failure = draw(st.sampled_from([None, "blocked", MOOT]))
    kind = draw(st.sampled_from(NoticeKind))
    about, day = CommitmentId(draw(st.integers(0, 9))), draw(days)
    said_at = draw(st.sampled_from([None, NOW]))
    return Notice(NoticeId(1), about, MemberId(1), day, kind, NOW, said_at=said_at, failure=failure)


@given(st.lists(st.integers()))
def test_nothing_is_lost_between_the_first_screen_and_the_rest(items: list[int]) -> None:
    parted = digest.split(items)
    assert [*parted.first, *parted.rest] == items
    assert len(parted.first) <= digest.SCREEN


@given(st.lists(outcomes))
def test_everybody_who_was_asked_is_either_heard_or_explained(given_outcomes: list[Outcome]) -> None:
    responses = [response(number, one) for number, one in enumerate(given_outcomes)]
    answered, asked = digest.heard(responses)
    explained = sum(digest.silence(one) is not None for one in responses)
    away = given_outcomes.count(Outcome.AWAY)
    assert answered + explained == asked + away, "who is away is explained too, and was not asked"


@given(st.lists(days), st.lists(notices()))
def test_nobody_is_shown_for_a_date_that_others_were_not_asked_about(
    due: list[date], said: list[Notice]
) -> None:
    known = [commitment(number, day) for number, day in enumerate(due)]
    shown = digest.handed_over(known, said, set(), TODAY)
    assert shown == sorted(shown, key=lambda one: (one.due_on or TODAY, one.id))
    for one in shown:
        about = [each for each in said if (each.commitment_id, each.due_on) == (one.id, one.due_on)]
        assert any(
            (each.kind is NoticeKind.ESCALATED and each.said_at)
            or (each.failure == "blocked" and each.kind not in FOR_OTHERS)
            for each in about
        )


@given(st.lists(st.tuples(days, st.booleans())))
def test_what_those_who_left_had_promised_is_shown_unless_somebody_was_asked_to_take_it(
    due: list[tuple[date, bool]],
) -> None:
    known = [
        replace(commitment(number, day), offered_to=MemberId(2) if offered else None)
        for number, (day, offered) in enumerate(due)
    ]
    shown = digest.handed_over(known, [], {MemberId(1)}, TODAY)
    assert {one.id for one in shown} == {one.id for one in known if one.offered_to is None}


def test_who_was_reached_after_all_is_not_shown_for_what_was_not_delivered_before() -> None:
    missed = Notice(
        NoticeId(1),
        CommitmentId(1),
        MemberId(1),
        TODAY,
        NoticeKind.BEFORE,
        NOW,
        said_at=NOW,
        failure="blocked",
    )
    reached = replace(missed, id=NoticeId(2), failure=None, delivered_at=NOW)
    assert digest.handed_over([commitment(1, TODAY)], [missed], set(), TODAY)
    assert not digest.handed_over([commitment(1, TODAY)], [missed, reached], set(), TODAY)


@given(st.lists(days))
def test_what_is_ahead_comes_within_two_weeks_and_in_order(due: list[date]) -> None:
    coming = digest.ahead([commitment(number, day) for number, day in enumerate(due)], TODAY)
    soon = sorted(day for day in due if TODAY <= day <= TODAY + timedelta(days=14))
    assert [one.due_on for one in coming] == soon


@given(st.text(), st.integers(2, 120))
def test_an_excerpt_is_one_short_line_that_begins_as_the_text_does(text: str, length: int) -> None:
    short = digest.excerpt(text, length)
    assert len(short) <= length
    assert "\n" not in short
    assert " ".join(text.split()).startswith(short.removesuffix("…").rstrip())
