import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.rules.hearing import ear_of
from handlers.rules.promises import hear
from handlers.rules.sentences import LONGEST_SENTENCE, sentences
from handlers.rules.titles import TITLE_LENGTH
from tests.rules.sentences import ENGLISH, FRENCH, SILENT_ENGLISH, SILENT_FRENCH

WEDNESDAY = date(2026, 11, 25)
Heard = list[tuple[str, str]]

for code in ("en", "fr"):  # compiles the words of the language, so that no property is timed with it
    hear("ok", WEDNESDAY, code)


def heard(text: str, language: str) -> Heard:
    return [
        (promise.title, promise.reading.problem or str(promise.reading.day))
        for promise in hear(text, WEDNESDAY, language)
    ]


@pytest.mark.parametrize(("text", "promises"), ENGLISH)
def test_english_promises_are_heard_with_their_dates(text: str, promises: Heard) -> None:
    assert heard(text, "en") == promises


@pytest.mark.parametrize(("text", "promises"), FRENCH)
def test_french_promises_are_heard_with_their_dates(text: str, promises: Heard) -> None:
    assert heard(text, "fr") == promises


@pytest.mark.parametrize("text", SILENT_ENGLISH)
def test_english_that_promises_nothing_is_left_alone(text: str) -> None:
    assert heard(text, "en") == []


@pytest.mark.parametrize("text", SILENT_FRENCH)
def test_french_that_promises_nothing_is_left_alone(text: str) -> None:
    assert heard(text, "fr") == []


def test_the_clause_is_kept_as_it_was_written() -> None:
    first, second = hear("Thanks! We’ll send the map by Friday and  the MoU by 15 Dec.", WEDNESDAY, "en")
    assert first.words == "We’ll send the map by Friday"
    assert second.words == "the MoU by 15 Dec."


def test_a_list_of_what_is_waited_for_promises_nothing() -> None:
    assert heard("We are waiting for:\n- lab results by Friday\n- the boat by Monday", "en") == []
    assert len(heard("Next:\n- lab results by Friday\n- boat repair by Monday", "en")) == 2


def test_what_somebody_else_wrote_is_not_heard_again() -> None:
    assert heard("> We'll send the report by Friday\nNoted.", "en") == []


def test_a_long_title_ends_at_a_word() -> None:
    (promise,) = hear(f"We'll send {'the very long report ' * 12}by Friday", WEDNESDAY, "en")
    assert len(promise.title) <= TITLE_LENGTH
    assert promise.title.endswith(("report…", "long…", "very…", "the…"))


def test_a_word_longer_than_a_title_is_cut() -> None:
    (promise,) = hear(f"We'll {'x' * 300} by Friday", WEDNESDAY, "en")
    assert len(promise.title) == TITLE_LENGTH


pieces = st.sampled_from(
    [
        *(text for text, _ in ENGLISH + FRENCH),
        *SILENT_ENGLISH,
        *SILENT_FRENCH,
        " and ",
        ", ",
        "\n- ",
        "by Friday",
        "?",
    ]
)
texts = st.one_of(st.text(max_size=200), st.lists(pieces, max_size=6).map("".join))


@given(texts, st.dates(date(2026, 1, 1), date(2030, 12, 31)), st.sampled_from(["en", "fr"]))
def test_whatever_is_written_titles_are_short_and_clauses_the_writers_own(
    text: str, today: date, tag: str
) -> None:
    for promise in hear(text, today, tag):
        assert 0 < len(promise.title) <= TITLE_LENGTH
        assert not promise.title[0].islower()
        assert promise.reading.matched in promise.words


one_sentence = st.sampled_from(
    [text for text, _ in ENGLISH if not any(stop in text[:-1] for stop in ".!;:\n")]
)


@given(one_sentence, st.sampled_from(["If all goes well, ", "BlueFlow said that ", "Unless it rains "]))
def test_a_condition_or_a_report_silences_its_sentence(text: str, opening: str) -> None:
    assert hear(opening + text, WEDNESDAY, "en") == ()


@given(one_sentence)
def test_a_question_promises_nothing(text: str) -> None:
    assert hear(f"{text.rstrip('.')}?", WEDNESDAY, "en") == ()


@pytest.mark.parametrize("piece", ["a. ", ".", "„", "“字", "1) ", "a. B. "], ids=range(6))
def test_no_text_of_stops_and_quotes_holds_the_listener_up(piece: str) -> None:
    text = (piece * 200_000)[:200_000]
    begun = time.process_time()
    assert all(len(one.words) <= LONGEST_SENTENCE for one in sentences(text, ear_of("en")))
    assert time.process_time() - begun < 4, "less than a second on an idle machine"
