"""A page of HTML is read for what it says; what only leads elsewhere is not quoted."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guidebook.reading.html import read_html
from bot.guidebook.reading.limits import Limits, Unreadable
from bot.guidebook.reading.passages import Block

PAGE = """<!doctype html><html><head><title>Lake partners | Handbook</title><style>p {}</style></head><body>
<header><a href="/">Home</a></header><nav>Elsewhere</nav><div role="navigation">Also elsewhere</div>
<div class="navheader">Prev Up Next</div>
<main><h1>Handbook<a class="headerlink" href="#h">¶</a></h1>
<ul><li><a href="#r">Rhythm</a></li><li><a href="#m">Money</a></li></ul>
<p>Partners meet<br>often<sup><a href="#n1">1</a></sup>.</p>
<h2>Rhythm</h2>Each partner <b>reports</b>:
<ol start="3"><li>what moved</li><li>what is in the way<ul><li>at home</li></ul></li></ol>
<h3>Dates</h3>
<table><caption>Next</caption><thead><tr><th>what</th><th>when</th></tr></thead>

<tr><td rowspan="2">survey</td><td><p>4 Dec</p><p>noon</p></td></tr><tr><td>18 Dec</td></tr></table>
<h2>Words</h2>
<dl><dt>Pump</dt><dd>It lifts water.</dd><dt>Lake:</dt>
<dd><p>It holds it.</p><p>All of it.</p></dd></dl>
<pre>$ measure
  twice</pre>

<p hidden>unseen</p><p style="display: none">unseen</p>
<form><input><button>Search</button></form>
<table role="presentation"><tr><td><p>Set in a table.</p></td><td></td></tr></table>
</main><aside>Advertisement</aside>
<footer>All rights reserved</footer><script>alert()</script></body></html>"""


def read(source: str) -> list[Block]:
    return list(read_html(source, Limits())[1])


def test_what_leads_elsewhere_and_what_is_hidden_is_not_read() -> None:
    said = "\n".join(block.text for block in read(PAGE))
    for word in ("Home", "lsewhere", "Prev", "¶", "unseen", "Search", "Advert", "rights", "alert", "p {"):
        assert word not in said
    assert "Partners meet often." in said


def test_headings_are_the_path_and_the_first_of_them_the_title() -> None:
    title, blocks = read_html(PAGE, Limits())
    assert title == "Handbook"
    assert list(dict.fromkeys(block.section for block in blocks)) == [
        (),
        ("Rhythm",),
        ("Rhythm", "Dates"),
        ("Words",),
    ]


def test_lists_and_tables_stay_whole() -> None:
    listed = [block.rows for block in read(PAGE) if block.listed]
    assert listed == [
        ("3. what moved", "4. what is in the way", "  • at home"),
        ("Next", "what | when", "survey | 4 Dec noon", "survey | 18 Dec"),
        ("Pump: It lifts water.", "Lake: It holds it.", "  All of it."),
        ("$ measure", "  twice"),
    ]


def test_a_table_that_only_arranges_the_page_is_read_as_text() -> None:
    assert read(PAGE)[-1] == Block(("Words",), None, ("Set in a table.",))


def test_a_page_without_a_heading_is_called_what_it_calls_itself() -> None:
    assert read_html("<title>Pumps</title><p>They lift.", Limits())[0] == "Pumps"
    assert read_html("They lift.", Limits())[0] == ""


def test_a_header_that_holds_the_title_is_kept() -> None:
    assert read_html("<article><header><h1>Pumps</h1></header><p>They lift.</p>", Limits())[0] == "Pumps"


def test_elements_that_stand_too_deep_in_each_other_are_refused() -> None:
    with pytest.raises(Unreadable) as refusal:
        read("<div>" * 5_000 + "deep")
    assert refusal.value.key == "guidebook.too_deep"


def test_entities_that_would_unfold_to_gigabytes_do_not() -> None:
    names = ["a", *(f"a{number}" for number in range(30))]
    said = "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in pairwise(names))
    blocks = read(f"<!DOCTYPE html [{said}]><html><body><p>Read &a29;</p></body></html>")
    assert sum(len(block.text) for block in blocks) < 10_000


@pytest.mark.parametrize(
    "source",
    [
        *(f"<p>Boats{sign}land</p>" for sign in ("\x01", "\x0b", "\x0c", "\x1b", "\ufffe", "\ud800")),
        *(f"<p>Boats{sign}land</p>" for sign in ("&#1;", "&#12;", "&#012 ", "&#x0000c;", "&#0;", "&#xFFFE;")),
        "<p>Boats</p>\x0c<p>land</p>",
    ],
)
def test_signs_that_no_text_has_part_words_and_stop_nothing(source: str) -> None:
    assert " ".join(block.text for block in read(source)) == "Boats land"


def test_what_stands_for_a_sign_of_a_text_is_left_as_it_is() -> None:
    assert read("<p>&#150; &#99999999; &#x1F6A4; &#65;")[0].text == "– \ufffd \U0001f6a4 A"


def test_what_says_more_than_is_allowed_is_refused() -> None:
    with pytest.raises(Unreadable) as refusal:
        read_html("<p>word</p>" * 100, Limits(characters=300))
    assert refusal.value.key == "guidebook.too_large"


words = st.text(alphabet="abc é水<>&\"' \n", min_size=1, max_size=30)
tags = st.sampled_from(
    ["p", "div", "li", "ul", "table", "td", "tr", "dl", "dd", "dt", "h2", "pre", "span", "b"]
)


@given(st.lists(st.tuples(tags, words), max_size=20))
def test_no_page_however_broken_stops_the_reader(parts: list[tuple[str, str]]) -> None:
    for block in read("".join(f"<{tag}>{said}" for tag, said in parts)):
        assert block.text.strip()
        assert all("\n" not in row for row in block.rows)
