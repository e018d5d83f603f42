"""Passages have a length that can be quoted, and never reach across a heading or a page."""

from hypothesis import given
from hypothesis import strategies as st

from bot.guidebook.reading.passages import LONGEST, WHOLE, Block, pack, words_in

words = st.lists(
    st.sampled_from(["lake", "survey.", "permit", "水質調査", "x" * 90]), min_size=1, max_size=300
)
rows = st.lists(words.map(" ".join), min_size=1, max_size=6).map(tuple)
blocks = st.lists(
    st.builds(
        lambda section, page, rows, listed: Block(
            (section,), page, rows if listed else rows[:1], listed=listed
        ),
        st.sampled_from("AB"),
        st.sampled_from([1, 2]),
        rows,
        st.booleans(),
    ),
    max_size=8,
)


@given(blocks)
def test_every_passage_stands_under_one_heading_on_one_page_and_loses_no_word(
    given_blocks: list[Block],
) -> None:
    drafts = pack(given_blocks)
    assert "".join("".join(each.text.split()) for each in drafts) == "".join(
        "".join(each.text.split()) for each in given_blocks
    )
    places = [(block.section[0], block.page) for block in given_blocks]
    assert all((each.section, each.page) in places for each in drafts)
    assert all(words_in(each.text) <= WHOLE + LONGEST for each in drafts)


def test_short_paragraphs_gather_and_long_ones_are_cut_between_sentences() -> None:
    short = [Block(("A",), None, ("Ten words are enough for a line of this test.",))] * 5
    assert len(pack(short)) == 1
    long = Block(("A",), None, (" ".join(["One sentence has exactly six words."] * 100),))
    drafts = pack([long])
    assert len(drafts) == 3
    assert all(each.text.endswith("words.") and words_in(each.text) <= LONGEST for each in drafts)
