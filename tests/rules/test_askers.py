"""Who asked what a guidebook does not say: everybody is counted, and nobody named who asked privately."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from handlers.rules.askers import WORDINGS, Waiting, joined, waiting
from storage.records.guidebook import Enquiry, EnquiryId, Gap, GapId, Outcome
from storage.records.people import MemberId

NOW = datetime(2026, 11, 27, 8, tzinfo=UTC)
GAPS = [Gap(GapId(number), f"Question {number}?", "en", NOW - timedelta(days=number)) for number in (1, 2, 3)]

enquiries = st.lists(
    st.builds(
        Enquiry,
        st.integers(1, 99).map(EnquiryId),
        st.integers(1, 6).map(MemberId),
        st.sampled_from(["Who pays?", "who pays", "Qui paie ?", "Who is it that pays?", "Кто платит?"]),
        st.integers(0, 5).map(lambda hours: NOW + timedelta(hours=hours)),
        st.sampled_from(Outcome),
        private=st.booleans(),
        gap_id=st.sampled_from([None, *(one.id for one in GAPS)]),
    ),
    max_size=12,
    unique_by=lambda one: one.id,
)


@given(enquiries)
def test_everybody_is_counted_once_and_whoever_only_asked_privately_is_not_named(
    asked: list[Enquiry],
) -> None:
    for one in waiting(GAPS, asked):
        of_gap = [each for each in asked if each.gap_id == one.gap.id]
        by_name = {each.member_id for each in of_gap if not each.private}
        assert set(one.askers.named) == by_name
        assert one.askers.count == len({each.member_id for each in of_gap})
        assert len(one.askers.named) == len(by_name)


@given(enquiries)
def test_no_wording_is_shown_that_was_only_asked_privately(asked: list[Enquiry]) -> None:
    for one in waiting(GAPS, asked):
        openly = {each.text for each in one.enquiries if not each.private}
        assert set(one.wordings) <= openly
        assert one.question in (openly or {one.gap.text})
        assert len(one.wordings) <= WORDINGS
        assert one.question not in one.wordings


@given(enquiries)
def test_what_most_people_asked_stands_first_then_what_was_opened_first(asked: list[Enquiry]) -> None:
    found = waiting(GAPS, asked)
    assert {one.gap.id for one in found} == {one.id for one in GAPS}
    for first, second in pairwise(found):
        assert (-first.askers.count, first.gap.opened_at) <= (-second.askers.count, second.gap.opened_at)


@given(enquiries, st.sampled_from([None, *(one.id for one in GAPS), GapId(77)]), st.sampled_from(Outcome))
def test_what_is_for_a_person_is_never_joined(
    asked: list[Enquiry], like: GapId | None, outcome: Outcome
) -> None:
    new = Enquiry(EnquiryId(0), MemberId(1), "Who pays?", NOW, outcome)
    open_now = waiting(GAPS, asked)
    found = joined(new, open_now, like)
    if outcome is Outcome.DECLINED:
        assert found is None
    if found is not None:
        into = next(one for one in open_now if one.gap == found)
        assert into.is_shared
        assert into.says(new.text) or found.id == like


def test_the_same_words_join_before_what_is_only_alike() -> None:
    same = Enquiry(EnquiryId(1), MemberId(2), "Who pays?", NOW, Outcome.SILENT, gap_id=GapId(1))
    other = replace(same, id=EnquiryId(2), text="Who signs?", gap_id=GapId(2))
    open_now = waiting(GAPS, [same, other])
    new = Enquiry(EnquiryId(0), MemberId(1), "WHO PAYS", NOW, Outcome.SILENT)
    assert joined(new, open_now, GapId(2)) == GAPS[0]
    assert joined(replace(new, text="Who settles the bill?"), open_now, GapId(2)) == GAPS[1]
    assert joined(replace(new, text="Who settles the bill?"), open_now, None) is None


def test_a_gap_belongs_into_the_guidebook_where_anybody_asked_what_it_should_say() -> None:
    for outcome in Outcome:
        asked = Enquiry(EnquiryId(1), MemberId(2), "Who pays?", NOW, outcome)
        belongs = outcome not in {Outcome.DECLINED, Outcome.OFF_TOPIC}
        assert Waiting(GAPS[0], (asked,)).belongs is belongs
