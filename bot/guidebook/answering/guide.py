"""The Guide port: a question and an index go in, what may be said comes out."""

from dataclasses import dataclass
from typing import Literal, Protocol

from bot.guidebook.finding.index import Index
from handlers.rules.answers import best_sentences, fits
from storage.records.guidebook import Passage

JUDGED = 4
"""So many passages are looked at to judge whether the book answers at all; the first is quoted."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What the guidebook says to a question.

    "quoted": `quote` stands in `passage` word for word. "written": `quote` is a model's text,
    which cites `cited` as `[1]`, `[2]` ... in their order; `passage` is the first of them.
    "silent": nothing fits.
    """

    kind: Literal["quoted", "written", "silent"]
    quote: str = ""
    passage: Passage | None = None
    cited: tuple[Passage, ...] = ()


class Guide(Protocol):
    """Answers from passages and from nothing else."""

    async def answer(self, question: str, index: Index, language: str) -> Finding:
        """Return what the passages say, for a reader of `language` (a BCP 47 tag). It never fails."""


class QuotingGuide:
    """Quotes the best sentences of the best passage, in the document's own words and language."""

    async def answer(self, question: str, index: Index, language: str) -> Finding:
        """Return the quote, or that the book is silent."""
        found = index.search(question, JUDGED)
        if not fits(
            question, [(f"{each.passage.section}\n{each.passage.text}", each.score) for each in found]
        ):
            return Finding("silent")
        best = found[0].passage
        return Finding("quoted", best_sentences(question, best.text), best, (best,))
