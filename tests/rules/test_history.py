"""A commitment's history: replaying all of it gives the present, and every step of it the past."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from handlers.rules import history
from storage.records.commitments import (
    Change,
    ChangeId,
    Commitment,
    CommitmentId,
    CommitmentState,
    Waiting,
    Weight,
)
from storage.records.conversations import Audience
from storage.records.people import MemberId

NOW = datetime(2026, 11, 27, 8, tzinfo=UTC)
BEGUN = Commitment(
    CommitmentId(1), MemberId(2), "Pump list", date(2026, 12, 4), CommitmentState.PROPOSED, NOW, NOW
)
NUMBERS = st.none() | st.integers(1, 99)
DAYS = st.none() | st.dates(date(2026, 1, 1), date(2030, 1, 1))
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "owner_id": st.integers(1, 99),
    "title": st.text(min_size=1, max_size=20),
    "due_on": DAYS,
    "state": st.sampled_from(list(CommitmentState)),
    "organisation_id": NUMBERS,
    "weight": st.sampled_from(list(Weight)),
    "waiting": st.sampled_from(list(Waiting)),
    "waiting_id": NUMBERS,
    "progress": st.none() | st.integers(0, 100),
    "note": st.text(max_size=20),
    "goals": st.lists(st.sampled_from(["6", "6.1", "6.b", "13"]), max_size=3, unique=True).map(tuple),
    "audience": st.sampled_from(list(Audience)),
    "minutes_id": NUMBERS,
    "item": st.text(max_size=9),
    "recorded_by": NUMBERS,
    "held_until": DAYS,
    "snoozed_until": DAYS,
    "offered_to": NUMBERS,
    "superseded_by": NUMBERS,
}
STEPS = st.lists(
    st.dictionaries(st.sampled_from(sorted(VALUES)), st.none()).flatmap(
        lambda chosen: st.fixed_dictionaries({name: VALUES[name] for name in chosen})
    ),
    max_size=12,
)


def changes(old: Commitment | None, new: Commitment) -> list[Change]:
    """Return the lines that are kept of one step."""
    return [Change(ChangeId(0), new.id, NOW, None, *line) for line in history.between(old, new)]


def test_every_field_is_tracked_or_never_changes_alone() -> None:
    assert set(VALUES) == set(history.TRACKED)
    assert set(history.TRACKED) | history.UNTRACKED == {one.name for one in fields(Commitment)}


@given(STEPS)
def test_replaying_the_history_gives_the_present(steps: list[dict[str, Any]]) -> None:
    present, kept = BEGUN, changes(None, BEGUN)
    for step in steps:
        moved = replace(present, **step)
        kept += changes(present, moved)
        present = moved
        assert history.replay(kept) == history.told(present)


@given(STEPS)
def test_each_line_says_what_was_before(steps: list[dict[str, Any]]) -> None:
    present, told = BEGUN, dict(history.told(BEGUN))
    for step in steps:
        moved = replace(present, **step)
        for one in changes(present, moved):
            assert told.get(one.field, "") == one.old != one.new
            told[one.field] = one.new
        present = moved


@given(st.text(), st.sampled_from([history.REMARK, history.EVIDENCE]))
def test_words_that_change_nothing_change_nothing(words: str, field: str) -> None:
    kept = [*changes(None, BEGUN), Change(ChangeId(0), BEGUN.id, NOW, None, field, "", words)]
    assert history.replay(kept) == history.told(BEGUN)


@given(STEPS)
def test_nothing_is_kept_where_nothing_differs(steps: list[dict[str, Any]]) -> None:
    moved = replace(BEGUN, **{name: value for step in steps for name, value in step.items()})
    assert changes(moved, replace(moved, version=moved.version + 1)) == []
