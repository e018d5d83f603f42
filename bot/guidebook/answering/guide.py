"""The Guide port: a question and what was found for it go in, what may be said comes out."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.guidebook.answering.quoting import quote_from
from bot.guidebook.finding.embedder import Embedder
from bot.guidebook.finding.index import Found
from handlers.guidebook.answers.asking import NEXT_BEST
from handlers.rules.terms import terms
from handlers.turn import Exchange, Finding
from storage.records.guidebook import Outcome, Passage

TWIN = 0.8
"""A passage says what another one says if that has this share of its words: in another edition, say."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as a guide needs it.

    `language` is what it is written in and `reads` what its asker reads (BCP 47 tags). `before` are the
    last questions in the same chat, oldest first. `show` may be given the answer as far as it has come,
    each time the whole of it; what is returned replaces it.
    """

    text: str
    language: str
    reads: str
    before: tuple[Exchange, ...] = ()
    show: Callable[[str], Awaitable[None]] | None = None


class Guide(Protocol):
    """Answers from passages and from nothing else."""

    async def answer(self, asked: Asked, found: Sequence[Found]) -> Finding:
        """Return what the passages say, the best of which come first. It never fails."""


class QuotingGuide:
    """Quotes the best sentences of the best passage, in the document's own words and language."""

    def __init__(self, embedder: Embedder | None = None) -> None:
        self._embedder = embedder

    async def answer(self, asked: Asked, found: Sequence[Found]) -> Finding:
        """Return the quote with what leads to it, and the next best passages.

        It comes from the best passage that does not speak to a machine alone; without one it is silent.
        """
        for at, each in enumerate(found):
            quote = await quote_from(asked.text, asked.language, each, self._embedder)
            if quote.text:
                return Finding(
                    Outcome.QUOTED,
                    quote.text,
                    quote.context,
                    each.passage,
                    cited=(each.passage,),
                    others=others_than((each.passage,), found[at:]),
                    language=asked.language,
                    sure=quote.sure,
                )
        return Finding(language=asked.language)


def others_than(cited: Sequence[Passage], found: Sequence[Found]) -> tuple[Passage, ...]:
    """Return the next best passages that are not `cited`, none of which says what another one says.

    Beside the starter's, those of the partnership's own that may answer come first.
    """
    ids = {one.id for one in cited}
    shown = [each for each in found if each.passage.id in ids]
    rest = [each for each in found if each.passage.id not in ids]
    if any(not each.own for each in shown):
        rest.sort(key=lambda each: not (each.own and each.margin >= 1))
    held = [_held(each) for each in shown]
    others: list[Passage] = []
    for each in rest:
        says = _held(each)
        if len(others) < NEXT_BEST and not any(_repeats(says, known) for known in held):
            held.append(says)
            others.append(each.passage)
    return tuple(others)


def _held(found: Found) -> set[str]:
    return set(terms(found.passage.text, found.document.language))


def _repeats(says: set[str], known: set[str]) -> bool:
    return bool(says) and len(says & known) >= TWIN * len(says)
