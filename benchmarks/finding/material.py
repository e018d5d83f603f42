"""What is searched and asked: XQuAD, the 18F playbook, a team's own folder, and made-up text."""

import asyncio
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from bot.guidebook.reading.limits import Limits
from bot.guidebook.uploading import Manner, read
from handlers.turn import Paper
from storage.records.guidebook import Document, DocumentId, GuidebookId, Passage, PassageId

DATA = Path(__file__).parent.parent / "data"
BOOKS = Path(__file__).parents[2] / "prompts" / "guidebook"
CORPORA = Path(os.environ.get("CONVENOR_CORPORA") or Path(__file__).parents[3] / "shared" / "corpora")
PLAYBOOK = CORPORA / "18f-partnership-playbook"
BESIDE = r"LICENSE\.md|.*\.pdf"
"""What of it is not searched: how it may be used, and an earlier edition of the same."""
LANGUAGES = ("en", "es", "ru", "zh", "ar")

SENTENCES, MADE_UP = 4, 0.25
"""A made-up passage is so many sentences, with so much of its words exchanged for others."""
VOCABULARY = 60_000
"""So many words are made up, the first of them used far more than the last."""


class BadLine(Exception):
    """A line of questions that is none, with its number and why."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Documents and the passages of each, in reading order."""

    documents: tuple[Document, ...]
    passages: Mapping[DocumentId, Sequence[Passage]]

    @property
    def names(self) -> dict[DocumentId, str]:
        """Return what each document is called."""
        return {one.id: one.name for one in self.documents}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the names of the places that answer it: none where the book does not say."""

    id: str
    text: str
    gold: frozenset[str]
    language: str = ""


def questions(file: Path) -> list[Asked]:
    """Return the questions of a file of JSON lines. Raises `BadLine` at the first that is none."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return [_question(number, line) for number, line in enumerate(lines, 1) if line.strip()]


def _question(number: int, line: str) -> Asked:
    try:
        said = json.loads(line)
        gold = said.get("gold", [])
        name, text, language = str(said["id"]), said["question"], said.get("lang", "")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadLine(f"line {number}: {type(error).__name__}: {error}") from error
    if not isinstance(text, str) or not isinstance(gold, list) or not all(isinstance(p, str) for p in gold):
        raise BadLine(f"line {number}: question must be a text, and gold a list of paths")
    return Asked(name, text, frozenset(map(_path, gold)), language)


def _path(name: str) -> str:
    return Path(name).as_posix()


def folder(place: Path, leave: str = "") -> Shelf:
    """Return the documents of a folder or archive, known by their paths, as they are read for a guidebook.

    What is refused is named on stderr; those whose path matches `leave` are left out.
    """
    papers = asyncio.run(_papers(place))
    for one in papers:
        if one.refused is not None:
            print(f"{one.name}: refused ({one.refused.key})", file=sys.stderr)
    return _shelf(one for one in papers if one.refused is None and not re.fullmatch(leave, one.name))


async def _papers(place: Path) -> list[Paper]:
    return [one async for one in read(place, Manner(Limits(), "en"))]


def playbook() -> Shelf:
    """Return the 18F playbook's Markdown pages."""
    return folder(PLAYBOOK, BESIDE)


def _shelf(papers: Iterable[Paper]) -> Shelf:
    documents, passages = [], {}
    count = 0
    for number, paper in enumerate(papers, 1):
        document = _document(number, paper.name, paper.title, paper.language)
        documents.append(document)
        passages[document.id] = [
            replace(one, id=PassageId(count + at), document_id=document.id)
            for at, one in enumerate(paper.passages)
        ]
        count += len(paper.passages)
    return Shelf(tuple(documents), passages)


def _document(number: int, name: str, title: str, language: str) -> Document:
    added = datetime(2026, 1, 1, tzinfo=UTC)
    return Document(DocumentId(number), GuidebookId(1), name, title, name, added, language=language)


def xquad(language: str) -> tuple[Shelf, list[Asked]]:
    """Return XQuAD's articles in a language, and its questions; a place is a paragraph's number."""
    source = CORPORA / "xquad" / f"xquad.{language}.json"
    articles = json.loads(source.read_text(encoding="utf-8"))["data"]
    documents, passages, asked = [], {}, []
    number = 0
    for article, content in enumerate(articles, 1):
        document = _document(article, str(article), "", language)
        documents.append(document)
        held = passages[document.id] = list[Passage]()
        for paragraph in content["paragraphs"]:
            number += 1
            held.append(Passage(PassageId(number), document.id, len(held), "", None, paragraph["context"]))
            gold = frozenset({str(number)})
            asked += [Asked(one["id"], one["question"], gold, language) for one in paragraph["qas"]]
    return Shelf(tuple(documents), passages), asked


def made_up(count: int, each: int = 100) -> Iterator[tuple[Document, list[Passage]]]:
    """Yield documents of `each` passages, `count` passages in all: our own sentences with made-up words."""
    chance = np.random.default_rng(1)
    sentences = np.array(_sentences())
    weights = np.cumsum(1 / np.arange(10, VOCABULARY + 10))
    for start in range(0, count, each):
        document = _document(1 + start, f"made-up-{start}", "", "en")
        held = list[Passage]()
        for number in range(start, min(start + each, count)):
            words = " ".join(chance.choice(sentences, SENTENCES)).split()
            other = np.searchsorted(weights, chance.random(len(words)) * weights[-1])
            swapped = chance.random(len(words)) < MADE_UP
            text = " ".join(
                f"w{new}x" if swap else word
                for word, new, swap in zip(words, other.tolist(), swapped.tolist(), strict=True)
            )
            held.append(Passage(PassageId(number + 1), document.id, number - start, "", None, text))
        yield document, held


def _sentences() -> list[str]:
    """Return the sentences of the guidebook that ships with the bot."""
    text = " ".join(file.read_text(encoding="utf-8") for file in sorted(BOOKS.glob("*.md")))
    return [f"{one.strip()}." for one in text.split(". ") if 5 < len(one.split()) < 40]
