"""Messages as Telegram HTML, judged by TDLib's own parser."""

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.telegram.render import MAX_ENTITIES, keyboard, render
from storage.records.messages import Choice, Line, LineKind, OutboundMessage, Span, Style
from tests.platforms.telegram import links, parse, units

HOSTILE = [
    "<b>bold?</b> & <i>unclosed",
    "</b></blockquote><a href='tg://user?id=1'>me</a>",
    "&lt;b&gt; &amp;amp; &#60;",
    "@everyone @convenor_bot @pic x",
    "/leave (/leave) x:/leave a·/leave and/or 1/2",
    "http://example.org/a?b=1 example.org www.a.de и.рф 例子.com tg://x 1.2.3.4",
    "amina@example.org #tag #тег #\u200ctag $ABC a#tag",
    "zero\u200bwidth\u2060joiner\ufeff and \u200c\u200d",
    "👩🏽‍🔬 🇫🇷 𝔘𝔫𝔦 é̂",
    "مرحبا، أُرسل التقرير 12/5",
    "tab\tand\x0bcontrol\x07and\x00nul",
    "override \u202eexe.txt\u202c end",
    "half \ud83d of a character",
    "*stars* _lines_ `ticks` [a](b) ~x~ ||y||",
]

letters = st.characters(codec="utf-8", exclude_characters="\x00")
tricky = st.sampled_from(
    [*"<>&;@/#$.: \n\"'", "example.org", "/start", "@abcd", "\u200f", "\U0001f600", "://"]
)
texts = st.lists(st.one_of(letters, tricky), max_size=40).map("".join)
spans = st.builds(Span, texts, st.sampled_from(Style))
lines = st.builds(Line, st.lists(spans, max_size=4).map(tuple), st.sampled_from(LineKind))
languages = st.sampled_from(["en", "fr", "ar", "he-IL"])


def message(*told: Line, language: str = "en") -> OutboundMessage:
    return OutboundMessage("telegram", "1", "1", told, language=language)


def visible(text: str) -> str:
    """The letters that show: no space, no invisible sign, no mark of ours."""
    return "".join(
        letter
        for letter in text
        if not letter.isspace()
        and unicodedata.category(letter) not in {"Cc", "Cf"}
        and letter not in "•\u2800\u3164"
    )


def check(told: list[Line], language: str) -> None:
    parts = [html for html, _ in render(message(*told, language=language))]
    for part in parts:
        parsed = parse(part, "html")
        assert parsed.text
        assert units(parsed.text) <= 4096
        assert len(parsed.entities) <= MAX_ENTITIES + 1
        code = [(e["offset"], e["offset"] + e["length"]) for e in parsed.entities if e["type"] == "code"]
        for link in links(parsed.text):
            start, end = link["offset"], link["offset"] + link["length"]
            assert any(a <= start and end <= b for a, b in code), (parsed.text, link)
    words = visible("\n".join(line.text for line in told).encode("utf-8", "replace").decode())
    shown = visible("".join(parse(part, "html").text for part in parts))
    assert shown == words or (not words and shown == "…")


@settings(deadline=None)
@given(st.lists(lines, max_size=12), languages)
def test_every_part_is_accepted_links_nothing_and_shows_the_words_unchanged(
    told: list[Line], language: str
) -> None:
    check(told, language)


@settings(deadline=None)
@given(st.lists(spans, min_size=1, max_size=4), st.integers(100, 400), st.sampled_from(LineKind), languages)
def test_long_texts_are_split_and_nothing_is_lost(
    some: list[Span], times: int, kind: LineKind, language: str
) -> None:
    check([Line(tuple(some) * times, kind)], language)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("kind", LineKind)
def test_what_people_write_stays_what_they_wrote(text: str, kind: LineKind) -> None:
    check([Line((Span(text),), kind)], "en")


@pytest.mark.parametrize(
    "text",
    [
        "x" * 40_000,
        "word " * 8_000,
        "\n" * 40_000,
        "a\n" * 20_000,
        "@abcd " * 6_000,
        "👍" * 20_000,
        "a.de/" * 8_000,
    ],
)
def test_forty_thousand_characters_are_split_quickly(text: str) -> None:
    begun = time.perf_counter()
    check([Line((Span(text),))], "en")
    assert time.perf_counter() - begun < 5


def test_words_are_kept_whole_where_they_can_be() -> None:
    parts = [html for html, _ in render(message(Line((Span("abcdefghij " * 1_000),))))]
    assert len(parts) == 3
    assert {word for part in parts for word in part.split()} == {"abcdefghij"}


def test_a_part_ends_with_a_line_where_it_can() -> None:
    parts = [html for html, _ in render(message(*[Line((Span("a b c " * 100),))] * 10))]
    assert all(part.count("\n") + 1 == part.count("a b c " * 100) for part in parts)


def test_kinds_and_styles_look_as_telegram_can_show_them() -> None:
    told = message(
        Line((Span("Monday"), Span(" help", Style.CODE)), LineKind.HEADING),
        Line(),
        Line((Span("the "), Span("survey", Style.STRONG), Span(" is "), Span("due", Style.EMPHASIS))),
        Line((Span("first"),), LineKind.BULLET),
        Line((Span("They said"),), LineKind.QUOTE),
        Line((Span("a < b"),), LineKind.QUOTE),
        Line((Span("commit", Style.CODE),)),
    )
    ((html, buttons),) = render(told)
    assert html == (
        "<b>Monday</b><code> help</code>\n\nthe <b>survey</b> is <i>due</i>\n• first\n"
        "<blockquote>They said\na &lt; b</blockquote>\n<code>commit</code>"
    )
    assert buttons is None


def test_lines_within_a_line_keep_its_kind() -> None:
    ((quoted, _),) = render(message(Line((Span("one\r\ntwo"),), LineKind.QUOTE)))
    ((listed, _),) = render(message(Line((Span("one\ntwo"),), LineKind.BULLET)))
    assert (quoted, listed) == ("<blockquote>one\ntwo</blockquote>", "• one\ntwo")


def test_right_to_left_lines_say_so_first() -> None:
    ((html, _),) = render(
        message(Line((Span("BlueFlow: مضخة"),)), Line(), Line((Span("x"),), LineKind.BULLET), language="ar")
    )
    assert html == "\u200fBlueFlow: مضخة\n\n\u200f• x"


@pytest.mark.parametrize("text", ["", " \n ", "\u200b\u200f", "\x00", "\u2800", "\u3164"])
def test_a_message_without_a_visible_letter_says_so(text: str) -> None:
    assert [html for html, _ in render(message(Line((Span(text),))))] == ["…"]


def test_buttons_flow_into_rows_that_a_phone_shows_whole() -> None:
    ten = tuple(Choice(str(number), str(number)) for number in range(10))
    long = tuple(Choice(label, label) for label in ("On track", "Needs attention", "Needs a decision"))
    shown = keyboard([ten, long])
    assert shown
    assert [[button.text for button in row] for row in shown.inline_keyboard] == [
        list("01234567"),
        list("89"),
        ["On track", "Needs attention"],
        ["Needs a decision"],
    ]


def test_without_choices_there_is_no_keyboard() -> None:
    assert keyboard([()]) is None
