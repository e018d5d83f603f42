"""Composition: people's words stay words, and a sentence looks as the catalogue says."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from gettext import NullTranslations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.compose import Composer, parse
from prompts.catalogue import Catalogue, Sentence
from prompts.phrase import City, ClockIn, Language, Phrase, ShortDay, Tongue, Until, Value
from storage.records.messages import Line, LineKind, Span, Style

NOW = datetime(2026, 11, 30, 22, 30, tzinfo=UTC)


def composed(
    sentences: Mapping[str, str], values: Mapping[str, Value], language: str = "en", zone: str = "UTC"
) -> tuple[Line, ...]:
    """Compose the sentence "it" of a small catalogue whose words are the same in both languages."""
    catalogue = Catalogue(
        {key: Sentence(key, words) for key, words in sentences.items()}, {"fr": NullTranslations()}
    )
    return Composer(catalogue).lines(Phrase("it", values), language, zone, NOW)


def words(sentence: str, language: str = "en", zone: str = "UTC", **values: Value) -> str:
    return "\n".join(line.text for line in composed({"it": sentence}, values, language, zone))


def test_the_marks_of_a_sentence_become_styles() -> None:
    [line] = composed({"it": "**Now** _or_ `never` a*b snake_case_name _{due_on}_"}, {"due_on": "x_y"})
    assert line.spans == (
        Span("Now", Style.STRONG),
        Span(" "),
        Span("or", Style.EMPHASIS),
        Span(" "),
        Span("never", Style.CODE),
        Span(" a*b snake_case_name "),
        Span("x_y", Style.EMPHASIS),
    )


def test_the_beginning_of_a_line_says_what_it_is() -> None:
    lines = composed({"it": "# Head\n- point\n> said\n\nend - # >"}, {})
    kinds = [LineKind.HEADING, LineKind.BULLET, LineKind.QUOTE, LineKind.TEXT, LineKind.TEXT]
    assert [line.kind for line in lines] == kinds
    assert [line.text for line in lines] == ["Head", "point", "said", "", "end - # >"]


anything = st.text(
    st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=60
) | st.sampled_from(
    [
        "**a** _b_ `c`",
        "# x\n- y\n> z",
        "{other} {text}",
        "**",
        "> quoted\r\n\r\n- list",
        "\u2028# y",
        "_",
        "`",
    ]
)
AROUND = "# Top **t**\n- say {text}, then\n**{text}** _{text}_ `{text}`\n\nend"


@given(anything)
def test_no_text_changes_the_structure_or_style_of_what_stands_around_it(text: str) -> None:
    plain, given_ = composed({"it": AROUND}, {"text": "x"}), composed({"it": AROUND}, {"text": text})
    flat = " ".join(text.splitlines())
    assert [line.kind for line in given_] == [line.kind for line in plain]
    assert [line.text for line in given_] == [
        "Top t",
        f"say {flat}, then",
        f"{flat} {flat} {flat}",
        "",
        "end",
    ]
    assert given_[0] == plain[0]
    assert given_[1].spans == (Span(f"say {flat}, then"),)
    assert given_[4] == plain[4]
    if flat:
        expected = (Span(flat, Style.STRONG), Span(flat, Style.EMPHASIS), Span(flat, Style.CODE))
        assert given_[2].spans == (expected[0], Span(" "), expected[1], Span(" "), expected[2])


@given(anything)
def test_a_quote_holds_all_lines_of_a_text_and_nothing_else(text: str) -> None:
    before, *quoted, after = composed({"it": "before\n> {text}\nafter"}, {"text": text})
    assert (before.text, after.text) == ("before", "after")
    assert [line.text for line in quoted] == (text.splitlines() or [""])
    assert {line.kind for line in quoted} == {LineKind.QUOTE}
    assert {span.style for line in quoted for span in line.spans} <= {Style.PLAIN}


@given(anything)
def test_a_text_amid_a_quote_stays_in_the_quote(text: str) -> None:
    quoted = composed({"it": "> **A:** {text}."}, {"text": text})
    assert {line.kind for line in quoted} == {LineKind.QUOTE}
    assert "\n".join(line.text for line in quoted) == "A: " + "\n".join(text.splitlines() or [""]) + "."


@given(anything)
def test_the_values_of_a_phrase_within_a_phrase_are_literal_too(text: str) -> None:
    [line] = composed(
        {"it": "**{inner}** end", "inner": "by {who}"}, {"inner": Phrase("inner", {"who": text})}
    )
    assert line.spans == (Span("by " + " ".join(text.splitlines()), Style.STRONG), Span(" end"))


@given(anything)
def test_a_button_label_is_one_plain_line(text: str) -> None:
    catalogue = Catalogue({"it": Sentence("it", "# Ask\n{text}")}, {})
    label = Composer(catalogue).text(Phrase("it", {"text": text}), "en", "UTC", NOW)
    assert len(label.splitlines()) == 1
    assert label.startswith("Ask")


def test_phrases_alone_on_a_line_become_lines_and_none_take_the_line_away() -> None:
    sentences = {"it": "# All\n\n- {items}\n\n{more}\n\nend", "item": "{n}\ndetail"}
    two = tuple(Phrase("item", {"n": n}) for n in "ab")
    lines = composed(sentences, {"items": two, "more": ()})
    assert [line.text for line in lines] == ["All", "", "a", "detail", "b", "detail", "", "end"]
    assert [line.kind for line in lines[2:4]] == [LineKind.BULLET, LineKind.TEXT]


def test_an_empty_line_neither_begins_nor_ends_a_message() -> None:
    assert words("{a}\n\nwords\n\n{a}", a=()) == "words"


def test_phrases_amid_other_words_are_a_mistake_of_the_caller() -> None:
    with pytest.raises(TypeError):
        composed({"it": "see {items}", "item": "a"}, {"items": (Phrase("item"),)})


def test_a_value_that_is_missing_is_named() -> None:
    with pytest.raises(KeyError, match="it wants due"):
        words("by {due}")


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        (date(2026, 12, 4), "Friday 4 December", "vendredi 4 décembre"),
        (date(2027, 9, 20), "Monday 20 September", "lundi 20 septembre"),
        (date(2027, 11, 1), "Monday, 1 November 2027", "lundi 1er novembre 2027"),
        (date(2026, 1, 5), "Monday 5 January", "lundi 5 janvier"),
        (date(2025, 12, 5), "Friday, 5 December 2025", "vendredi 5 décembre 2025"),
        (datetime(2026, 12, 7, 6, tzinfo=UTC), "Monday 7 December, 09:00", "lundi 7 décembre, 09:00"),
        (time(8, 5), "08:05", "08:05"),
        (ShortDay(date(2026, 12, 7)), "Mon 7 Dec", "lun. 7 déc."),
        (ShortDay(datetime(2026, 12, 6, 22, tzinfo=UTC)), "Mon 7 Dec", "lun. 7 déc."),
        (City("Asia/Ho_Chi_Minh"), "Ho Chi Minh", "Ho Chi Minh"),
        (ClockIn("Asia/Dhaka"), "04:30", "04:30"),
        (Tongue("fr"), "Français", "Français"),
        (Language("fr"), "French", "français"),
        (("A", "B", "*C*"), "A, B and *C*", "A, B et *C*"),
        (3, "3", "3"),
        (Decimal("1250.0625"), "1,250.0625", "1\u202f250,0625"),
    ],
)
def test_values_are_told_in_the_language_of_the_reader(value: Value, english: str, french: str) -> None:
    assert words("{value}", zone="Africa/Nairobi", value=value) == english
    assert words("{value}.", "fr-FR", zone="Africa/Nairobi", value=value) == french + "."


def test_a_day_is_judged_where_the_reader_lives() -> None:
    # At this moment it is 1 January in Nairobi, so that the day before was last year's.
    catalogue = Catalogue({"it": Sentence("it", "{on}")}, {})
    eve, phrase = datetime(2026, 12, 31, 22, tzinfo=UTC), Phrase("it", {"on": date(2026, 12, 31)})
    assert Composer(catalogue).text(phrase, "en", "UTC", eve) == "Thursday 31 December"
    assert Composer(catalogue).text(phrase, "en", "Africa/Nairobi", eve) == "Thursday, 31 December 2026"


def test_dates_keep_the_language_of_the_words_around_them() -> None:
    catalogue = Catalogue({"it": Sentence("it", "by {on}")}, {})
    phrase = Phrase("it", {"on": date(2026, 12, 4)})
    assert Composer(catalogue).text(phrase, "sw", "UTC", NOW) == "by Friday 4 December"
    assert Composer(catalogue).text(phrase, "en-US", "UTC", NOW) == "by Friday, December 4"
    assert Composer(catalogue).text(phrase, "en-!!", "UTC", NOW) == "by Friday 4 December"


def test_no_mark_of_the_house_is_left_unread() -> None:
    catalogue = Catalogue.load()
    for key in catalogue.sentences:
        for language in catalogue.languages:
            sentence = catalogue.sentence(key, language, 2)
            told = [part.text for row in parse(sentence) for part in row.parts if not part.named]
            assert not [text for text in told if set(text) & set("*`{}_")], (key, language)


@pytest.mark.parametrize(("seconds", "told"), [(1, "It is open, on Friday"), (0, "It is past, on Friday")])
def test_what_holds_until_a_moment_is_told_by_when_it_is_written(seconds: int, told: str) -> None:
    turning = Until(NOW + timedelta(seconds=seconds), Phrase("before"), Phrase("after"))
    sentences = {"it": "It is {how}, on Friday", "before": "open", "after": "past"}
    assert "\n".join(line.text for line in composed(sentences, {"how": turning})) == told
