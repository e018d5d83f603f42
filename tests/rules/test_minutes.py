"""Minutes taken apart: which meeting, and what was agreed under which item, by whom and by when."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.rules.minutes import LONGEST_TEXT, MOST_ITEMS, read

TODAY = date(2026, 11, 22)
PEOPLE = (
    *("Ingrid Berg", "Amina Diallo", "Amina", "Jonas Weber"),
    *("Lakewatch", "BlueFlow", "Ministry of Water", "ministère de l'Eau"),
)


def found(text: str, language: str = "en") -> list[tuple[str, str, str, str]]:
    """Return item, owner, title and day of what was agreed."""
    agreed = read(text, TODAY, language, PEOPLE).agreed
    return [(one.item, one.owner, one.title, str(one.reading.day or "")) for one in agreed]


@pytest.mark.parametrize(
    ("heading", "meeting", "day"),
    [
        ("Minutes of the Steering Committee, 12 November 2026", "Steering Committee", date(2026, 11, 12)),
        ("# Draft minutes: Technical Group (12 Nov)", "Technical Group", date(2026, 11, 12)),
        ("Minutes\nSteering Committee\n12 November 2026", "Steering Committee", date(2026, 11, 12)),
        (
            "Compte rendu du comité de pilotage du 12 novembre 2026",
            "comité de pilotage",
            date(2026, 11, 12),
        ),
        ("4. Lakewatch to send the survey", "", None),
    ],
)
def test_the_meeting_is_named_as_its_minutes_name_it(heading: str, meeting: str, day: date | None) -> None:
    record = read(heading, TODAY, "en" if "comité" not in heading else "fr", PEOPLE)
    assert (record.meeting, record.held_on) == (meeting, day)


@pytest.mark.parametrize(
    ("line", "agreed"),
    [
        (
            "4. Ministry of Water to submit the lab permits by 7 December.",
            ("4", "Ministry of Water", "Submit the lab permits", "2026-12-07"),
        ),
        ("AP 3: Jonas Weber: call the lab by Friday", ("3", "Jonas Weber", "Call the lab", "2026-11-27")),
        (
            "2.1) Amina will circulate the protocol by 30 November",
            ("2.1", "Amina", "Circulate the protocol", "2026-11-30"),
        ),
        (
            "→ Share the protocol (Lakewatch, by 30 November)",
            ("", "Lakewatch", "Share the protocol", "2026-11-30"),
        ),
        (
            "- BlueFlow will install the pumps by 7 December (Jonas Weber).",
            ("", "Jonas Weber", "Install the pumps", "2026-12-07"),
        ),
        (
            "Draft the data agreement by 15 December. Responsible: Lakewatch",
            ("", "Lakewatch", "Draft the data agreement", "2026-12-15"),
        ),
        ("Action: circulate the photographs", ("", "", "Circulate the photographs", "")),
    ],
)
def test_a_line_says_who_is_to_do_what_by_when(line: str, agreed: tuple[str, str, str, str]) -> None:
    assert found(line) == [agreed]


def test_a_french_item_is_read_in_french() -> None:
    text = "Point 3 : Permis\nLe ministère de l'Eau s'engage à transmettre les permis avant le 25 novembre."
    assert found(text, "fr") == [("3", "ministère de l'Eau", "Transmettre les permis", "2026-11-25")]


def test_a_table_is_read_by_its_headings() -> None:
    table = """| No | Action | Owner | Deadline |
|----|--------|-------|----------|
| 5.1 | Draft the data agreement | Lakewatch | 15 December |
| 5.2 | Book the room | Nobody Ltd | 9 December |"""
    assert found(table) == [
        ("5.1", "Lakewatch", "Draft the data agreement", "2026-12-15"),
        ("5.2", "", "Book the room", "2026-12-09"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "The chair welcomed everybody.",
        "BlueFlow reported that eight pumps were installed.",
        "Lakewatch reported plans to expand the survey.",
        "We discussed the boat; Jonas hopes to repair it by Friday.",
        "Did BlueFlow send the invoice?",
        "Present: Ingrid Berg, Amina Diallo, Jonas Weber",
        "",
    ],
)
def test_what_was_only_discussed_is_nobodys(line: str) -> None:
    assert found(line) == []


def test_dates_are_read_from_the_day_of_the_meeting() -> None:
    text = "Minutes of the Steering Committee, 2 November 2026\n1. Amina to send the survey by next Friday"
    assert found(text) == [("1", "Amina", "Send the survey", "2026-11-13")]


def test_a_row_of_a_table_whose_owner_is_nobody_here_waits_for_one() -> None:
    text = "Action | Who | When\nInvite the press | TBD | soon\nCall the lab? | Amina | 4 December"
    assert found(text) == [("", "", "Invite the press", ""), ("", "Amina", "Call the lab", "2026-12-04")]


@given(st.text(max_size=400), st.sampled_from(["en", "fr", "es", "ru", "zh", "ar"]))
def test_whatever_is_pasted_no_owner_is_invented(text: str, language: str) -> None:
    record = read(text, TODAY, language, PEOPLE)
    assert all(one.owner in {"", *PEOPLE} and one.title for one in record.agreed)


def test_a_very_long_text_is_read_in_bounded_time() -> None:
    line = "4. Amina to send the survey by 4 December\n"
    assert len(read(line * (2 * LONGEST_TEXT // len(line)), TODAY, "en", PEOPLE).agreed) == MOST_ITEMS
