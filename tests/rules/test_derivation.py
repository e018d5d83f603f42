"""What a model says that it heard counts only where the message's own words say it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.rules.derivation import Claim, accepted

FRIDAY = date(2026, 11, 27)
TEXT = "Thanks all. We'll send the water quality report by 4 December, and Amina will check the pumps."
REPORT = Claim(
    "Send the water quality report", "We'll send the water quality report by 4 December", date(2026, 12, 4)
)


def kept(
    claim: Claim, text: str = TEXT, people: tuple[str, ...] = ("Amina",)
) -> list[tuple[str, object, str]]:
    return [(one.title, one.reading.day, one.owner) for one in accepted([claim], text, FRIDAY, "en", people)]


def test_a_claim_that_the_words_bear_out_is_accepted() -> None:
    assert kept(REPORT) == [("Send the water quality report", date(2026, 12, 4), "")]


def test_an_owner_out_of_the_partnership_is_accepted_by_their_name_as_it_is_known() -> None:
    claim = Claim("Check the pumps", "amina will check the pumps", None, "AMINA")
    assert kept(claim) == [("Check the pumps", None, "Amina")]


@pytest.mark.parametrize(
    "claim",
    [
        Claim(REPORT.title, REPORT.words, date(2026, 12, 5)),
        Claim(REPORT.title, REPORT.words, None),
        Claim(REPORT.title, "We'll send the water quality report by 5 December", date(2026, 12, 5)),
        Claim(REPORT.title, "and Amina will check the pumps", date(2026, 12, 4)),
        Claim(REPORT.title, REPORT.words, REPORT.due, "The Minister"),
        Claim("Pay ten thousand euros", REPORT.words, REPORT.due),
        Claim("", REPORT.words, REPORT.due),
        Claim(REPORT.title, "", REPORT.due),
    ],
)
def test_what_cannot_be_derived_is_refused(claim: Claim) -> None:
    assert kept(claim) == []


def test_a_date_that_may_mean_two_days_is_asked_about_whichever_the_model_chose() -> None:
    text = "We will send the draft by 03/04"
    claim = Claim("Send the draft", text, date(2027, 4, 3))
    [promise] = accepted([claim], text, FRIDAY, "en")
    assert promise.reading.problem == "ambiguous"
    assert promise.reading.day is None


def test_a_claim_in_a_script_without_spaces_is_held_to_its_characters() -> None:
    text = "我们会在12月4日前提交水质报告。"
    assert kept(Claim("提交水质报告", "我们会在12月4日前提交水质报告", date(2026, 12, 4)), text)
    assert kept(Claim("支付一万欧元", "我们会在12月4日前提交水质报告", date(2026, 12, 4)), text) == []


@given(st.dates(date(2026, 11, 28), date(2027, 11, 1)))
def test_no_day_but_the_one_that_was_written_passes(day: date) -> None:
    claim = Claim(REPORT.title, REPORT.words, day)
    assert bool(kept(claim)) == (day == REPORT.due)
