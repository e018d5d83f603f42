"""Small guidebooks of our own, and the public corpora where they are to be had."""

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

import numpy as np
import pytest

from bot.guidebook.finding.embedder import Embedder, Floats, Scale, Traits, packed
from bot.guidebook.finding.index import Index
from bot.guidebook.finding.pieces import digest_of, is_entry, pieces_of
from bot.guidebook.reading.document import read_document
from bot.guidebook.reading.limits import Limits
from storage.records.guidebook import Document, DocumentId, GuidebookId, Passage, PassageId
from storage.records.people import MemberId
from storage.vectors import Vector

CORPORA = Path(os.environ.get("CONVENOR_CORPORA") or Path(__file__).parents[3] / "shared" / "corpora")

LAKE = (
    ("Samples", "Water samples are taken on the first Monday of each month. Two people go out in the boat."),
    (
        "Samples › Laboratory",
        "The university's laboratory tests every sample within ten days. It charges nothing.",
    ),
    ("Pumps", "The company maintains the pumps. Villages report a broken pump to the ministry's hotline."),
    ("Decisions", "The steering committee meets each quarter. The ministry takes the chair."),
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question of XQuAD, the number of the paragraph that answers it, and of the article that holds it."""

    text: str
    paragraph: int
    article: int


class Concepts:
    """Stands in for a model: a text means the concepts that it names, in whatever language."""

    name = "concepts-1"
    traits = Traits(words=0.5, same=Scale(0, 0.2, 0.5), other=Scale(0, 0.2, 0.5), alike=0.9)
    quick = None
    named = (
        "water eau agua вода 水",
        "boat bateau barco лодка 船",
        "money argent dinero деньги 钱",
        "chair préside",
    )

    def query(self, text: str) -> Floats:
        """Return which concepts a question names, as a vector of length 1."""
        return self._vector(text, [True, False])

    def passages(self, texts: Sequence[str]) -> list[Floats]:
        """Return the same for each text. One that names none is like no question."""
        return [self._vector(text, [False, True]) for text in texts]

    def _vector(self, text: str, otherwise: Sequence[bool]) -> Floats:
        said = [any(word in text.casefold() for word in words.split()) for words in self.named]
        vector = np.array([*said, *(not any(said) and each for each in otherwise)], np.float32)
        return vector / np.float32(np.linalg.norm(vector))


def passages(texts: Sequence[tuple[str, str]], document: int = 1) -> list[Passage]:
    """Return passages of one document from pairs of section and text."""
    return [
        Passage(PassageId(document * 1_000 + number), DocumentId(document), number, section, None, text)
        for number, (section, text) in enumerate(texts)
    ]


def document(number: int = 1, language: str = "en", title: str = "") -> Document:
    """Return a document of a language."""
    added = datetime(2026, 3, 2, 9, tzinfo=UTC)
    return Document(DocumentId(number), GuidebookId(1), f"{number}", title, f"{number}", added, language)


def entry(number: int, question: str, reply: str) -> tuple[Document, list[Passage]]:
    """Return a coordinator's reply as the document that it became."""
    written = replace(document(number, title=question), author_id=MemberId(7))
    return written, passages([(question, reply)], number)


def vectors(embedder: Embedder, of: Document, texts: Sequence[Passage]) -> dict[str, Vector]:
    """Return the vectors of a document's passages by their digests."""
    pieces = [piece for text in texts for piece in pieces_of(text, entry=is_entry(of))]
    digests = [digest_of(embedder.name, piece) for piece in pieces]
    made = zip(digests, embedder.passages(pieces), strict=True)
    return {digest: Vector(digest, *packed(vector)) for digest, vector in made}


def index_of(
    texts: Sequence[Passage],
    documents: Sequence[Document] | None = None,
    embedder: Embedder | None = None,
) -> Index:
    """Return an index of these passages; their documents are in English unless they are given."""
    index = Index(embedder)
    known = {one.id: one for one in documents or ()}
    for number, group in groupby(texts, key=lambda one: one.document_id):
        held = list(group)
        of = known.get(number) or document(number)
        index.add(of, held, vectors(embedder, of, held) if embedder else {})
    return index


def corpus(*parts: str) -> Path:
    """Return a place in the public corpora; skip the test where it is missing."""
    place = CORPORA.joinpath(*parts)
    if not place.exists():
        pytest.skip(f"the public corpora are not here: set CONVENOR_CORPORA ({'/'.join(parts)} is missing)")
    return place


def read(files: Sequence[Path], embedder: Embedder | None = None) -> tuple[Index, dict[DocumentId, str]]:
    """Return an index of these documents and their titles."""
    found: list[Passage] = []
    documents = []
    for number, file in enumerate(files, start=1):
        reading = read_document(file, Limits())
        documents.append(document(number, reading.language, reading.title))
        for draft in reading.passages:
            place = PassageId(len(found) + 1), DocumentId(number), len(found)
            found.append(Passage(*place, draft.section, draft.page, draft.text))
    return index_of(found, documents, embedder), {one.id: one.title for one in documents}


def playbook_pages() -> list[Path]:
    """Return the playbook's Markdown pages."""
    return sorted(corpus("18f-partnership-playbook").glob("[0-9i]*.md"))


def playbook_print() -> Path:
    """Return the playbook's printed edition."""
    return corpus("18f-partnership-playbook", "18FPartnershipPlaybook.pdf")


def xquad(language: str = "en") -> tuple[list[Passage], list[Question]]:
    """Return XQuAD's paragraphs, an article a document, and its questions."""
    articles = json.loads(corpus("xquad", f"xquad.{language}.json").read_text(encoding="utf-8"))["data"]
    found: list[Passage] = []
    questions = []
    for article, content in enumerate(articles):
        for paragraph in content["paragraphs"]:
            number = len(found)
            found.append(
                Passage(PassageId(number), DocumentId(article), number, "", None, paragraph["context"])
            )
            questions += [Question(each["question"], number, article) for each in paragraph["qas"]]
    return found, questions
