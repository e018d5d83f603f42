"""What reading a document yields, how it is refused, and how blocks become passages that can be quoted."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain, pairwise
from textwrap import wrap

from handlers.rules.instructions import Warned
from handlers.rules.spans import sentences

SHORTEST, LONGEST, WHOLE = 60, 220, 440
"""In words: what a passage wants at least and at most, and up to where a list or table stays whole."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a list or table of several rows, as it stands under its headings.

    `page` counts from 1 and is where the block begins; None where there are no pages.
    """

    section: tuple[str, ...]
    page: int | None
    rows: tuple[str, ...]
    listed: bool = False

    @property
    def text(self) -> str:
        """The rows, a line each."""
        return "\n".join(self.rows)

    @property
    def words(self) -> int:
        """How many words there are (see `words_in`)."""
        return words_in(self.text)


@dataclass(frozen=True, slots=True)
class PassageDraft:
    """What can be quoted: the headings above it joined by ` › `, the page it begins on, its text."""

    section: str
    page: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as read. `pages` is None where it has none, `language` a BCP 47 tag.

    `warnings` are for whoever adds the document: it is taken all the same, for its words are data.
    """

    title: str
    passages: tuple[PassageDraft, ...]
    pages: int | None
    language: str = "en"
    warnings: tuple[Warned, ...] = ()


@dataclass(slots=True)
class _Open:
    """The blocks gathered for the passage in hand."""

    blocks: list[Block] = field(default_factory=list)
    words: int = 0

    def take(self, block: Block) -> None:
        self.blocks.append(block)
        self.words += block.words

    def close(self) -> PassageDraft:
        first, text = self.blocks[0], self.blocks[0].text
        for before, block in pairwise(self.blocks):
            text += ("\n" if before.listed and block.listed else "\n\n") + block.text
        self.blocks, self.words = [], 0
        return PassageDraft(" › ".join(first.section), first.page, text)


_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]{2}")


def words_in(text: str) -> int:
    """Return how many words the text has; two characters of a script without spaces count as one.

    Twenty characters are never less than a word, so that no run without spaces escapes its cut.
    """
    return max(len(text.split()) + len(_UNSPACED.findall(text)), len(text) // 20)


def pack(blocks: Iterable[Block]) -> tuple[PassageDraft, ...]:
    """Return passages of about 60 to 220 words, none across a heading or the beginning of a page.

    A short block joins what follows it under the same heading, so that a list keeps
    the sentence that announces it.
    """
    drafts: list[PassageDraft] = []
    hand = _Open()
    for block in chain.from_iterable(map(_pieces, blocks)):
        if hand.blocks and not _joins(hand, block):
            drafts.append(hand.close())
        hand.take(block)
    if hand.blocks:
        drafts.append(hand.close())
    return tuple(drafts)


def _joins(hand: _Open, block: Block) -> bool:
    last = hand.blocks[-1]
    if (last.section, last.page) != (block.section, block.page):
        return False
    together = hand.words + block.words
    if block.listed and (last.listed or last.text.rstrip().endswith((":", "："))):
        return together <= WHOLE
    return together <= LONGEST and (hand.words < LONGEST // 2 or block.words < SHORTEST)


def _pieces(block: Block) -> Iterator[Block]:
    """Cut what is too long: a list between its rows, a paragraph between its sentences."""
    if block.words <= (WHOLE if block.listed else LONGEST):
        yield block
        return
    parts = block.rows if block.listed else sentences(block.text)
    joint = "\n" if block.listed else " "
    gathered: list[str] = []
    for part in chain.from_iterable(map(_chunks, parts)):
        if gathered and words_in(joint.join([*gathered, part])) > LONGEST:
            yield replace(block, rows=(joint.join(gathered),))
            gathered = []
        gathered.append(part)
    yield replace(block, rows=(joint.join(gathered),))


def _chunks(text: str) -> Iterator[str]:
    """Cut a run without any sentence end, which no book has but a broken file may."""
    if words_in(text) <= WHOLE:
        yield text
        return
    yield from wrap(text, width=LONGEST * 6, break_on_hyphens=False)
