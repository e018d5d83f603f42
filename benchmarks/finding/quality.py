"""How well each rival finds, on XQuAD, on the 18F playbook, and on a team's own guidebook."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from time import perf_counter

from benchmarks.finding.figures import Answer, Figures, figures
from benchmarks.finding.material import DATA, LANGUAGES, Asked, Shelf, playbook, questions, xquad
from benchmarks.finding.rivals import (
    Convenor,
    Hit,
    Rival,
    VectorsOfLangChain,
    WordsOfLangChain,
    declines,
)
from bot.guidebook.finding.embedder import Embedder
from handlers.rules.declining import declined
from storage.records.guidebook import Passage

DEEP = 50
"""So many passages are asked for."""

Place = Callable[[Passage], str]
"""What a passage counts as: itself, or its document."""


@dataclass(frozen=True, slots=True)
class Row:
    """What a rival reached with some questions on some texts."""

    asked: str
    written: str
    rival: str
    figures: Figures


def own(shelf: Shelf, asked: Sequence[Asked], embedder: Embedder | None) -> Figures:
    """Return what the bot reaches on a team's own guidebook: each question once, nothing remembered.

    A right place that is no document of the guidebook is named on stderr: nothing can find it.
    """
    names = shelf.names
    for one in asked:
        for missing in sorted(one.gold - set(names.values())):
            _tell(f"{one.id}: {missing} is no document of the guidebook")
    _tell(f"{len(names)} documents with {sum(map(len, shelf.passages.values()))} passages")
    rival = Convenor(shelf, embedder)
    rival.ask("What is this about?", DEEP)
    return figures([_answer(rival, one, lambda passage: names[passage.document_id]) for one in asked])


def rivals(shelf: Shelf, embedder: Embedder | None) -> list[Rival]:
    """Return everybody who is compared, with this shelf before them."""
    by_words: list[Rival] = [Convenor(shelf, None), WordsOfLangChain(shelf)]
    if embedder is None:
        return by_words
    return [Convenor(shelf, embedder), *by_words, VectorsOfLangChain(shelf, embedder)]


def on_playbook(embedder: Embedder | None) -> list[Row]:
    """Return what each reaches with our own questions on the 18F playbook, a document a place."""
    shelf, asked = playbook(), questions(DATA / "finding_18f.jsonl")
    names = shelf.names
    languages = dict.fromkeys(one.language for one in asked)
    rows = []
    for rival in rivals(shelf, embedder):
        for language in languages:
            some = [one for one in asked if one.language == language]
            answers = [_answer(rival, one, lambda passage: names[passage.document_id]) for one in some]
            rows.append(Row(language, "18F", rival.name, figures(answers)))
    return rows


def on_xquad(embedder: Embedder | None, every: int) -> Iterator[Row]:
    """Yield what each reaches on XQuAD with every so many questions, a paragraph a place.

    Each language is asked against itself and against English, and English against each. Every question
    is asked a second time of a book without the article that answers it.
    """
    asked = {language: xquad(language)[1][::every] for language in LANGUAGES}
    for written in LANGUAGES:
        _tell(f"XQuAD: embedding the paragraphs in {written}")
        shelf = xquad(written)[0]
        several = rivals(shelf, embedder)
        for language in LANGUAGES if written == "en" else (written, "en"):
            _tell(f"XQuAD: {language} on {written}")
            yield from _rows(language, written, several, shelf, asked[language])
        if written == "en":
            for language, some in _ours().items():
                yield from _rows(f"{language} (40)", written, several, shelf, some)


def _ours() -> dict[str, list[Asked]]:
    """Return our own French questions, and the same ones in Spanish and English."""
    lines = (DATA / "finding_xquad_fr.jsonl").read_text(encoding="utf-8").splitlines()
    french = {one["id"]: one["question"] for one in map(json.loads, lines)}
    same = {language: [one for one in xquad(language)[1] if one.id in french] for language in ("es", "en")}
    return {"fr": [replace(one, text=french[one.id]) for one in same["en"]], **same}


def _rows(
    language: str, written: str, several: Sequence[Rival], shelf: Shelf, asked: Sequence[Asked]
) -> Iterator[Row]:
    articles = {str(one.id): one.document_id for held in shelf.passages.values() for one in held}
    for rival in several:
        answers = []
        for one in asked:
            hits = rival.ask(one.text, len(articles))
            outside = {articles[place] for place in one.gold}
            rest = [hit for hit in hits if hit.passage.document_id not in outside]
            without = replace(one, gold=frozenset())
            answers += [_told(rival, one, hits, _number), _told(rival, without, rest, _number)]
        yield Row(language, written, rival.name, figures(answers))


def _number(passage: Passage) -> str:
    return str(passage.id)


def _answer(rival: Rival, asked: Asked, place: Place) -> Answer:
    """Return what came of a question, with the time that it took."""
    began = perf_counter()
    why = declined(asked.text)
    hits = rival.ask(asked.text, DEEP)
    took = 1e3 * (perf_counter() - began)
    answer = _told(rival, asked, hits, place)
    if answer.declined is None:
        return replace(answer, milliseconds=took)
    unsure = answer.unsure and not why
    return replace(answer, declined=answer.declined or bool(why), unsure=unsure, milliseconds=took)


def _told(rival: Rival, asked: Asked, hits: Sequence[Hit], place: Place) -> Answer:
    places = tuple(dict.fromkeys(place(one.passage) for one in hits))
    score = max((one.score for one in hits), default=0.0)
    says_no = declines(asked.text, hits)
    unsure = says_no is False and isinstance(rival, Convenor) and rival.doubts(asked, hits)
    return Answer(asked.gold, places, score, says_no, unsure=unsure)


def _tell(what: str) -> None:
    print(what, file=sys.stderr, flush=True)
