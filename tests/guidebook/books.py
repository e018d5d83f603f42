"""Small guidebooks of our own, and the public corpora where they are to be had."""

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.guidebook.finding.index import Index
from bot.guidebook.reading.child import Limits, read_document
from storage.records.guidebook import DocumentId, Passage, PassageId

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


def passages(texts: Sequence[tuple[str, str]]) -> list[Passage]:
    """Return passages of one document from pairs of section and text."""
    return [
        Passage(PassageId(number), DocumentId(1), number, section, None, text)
        for number, (section, text) in enumerate(texts, start=1)
    ]


def corpus(*parts: str) -> Path:
    """Return a place in the public corpora; skip the test where it is missing."""
    place = CORPORA.joinpath(*parts)
    if not place.exists():
        pytest.skip(f"the public corpora are not here: set CONVENOR_CORPORA ({'/'.join(parts)} is missing)")
    return place


def read(files: Sequence[Path]) -> tuple[Index, dict[DocumentId, str]]:
    """Return an index of these documents and their titles."""
    found: list[Passage] = []
    titles = {}
    for number, file in enumerate(files, start=1):
        reading = read_document(file, Limits())
        titles[DocumentId(number)] = reading.title
        for draft in reading.passages:
            place = PassageId(len(found) + 1), DocumentId(number), len(found)
            found.append(Passage(*place, draft.section, draft.page, draft.text))
    return Index(found, titles), titles


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
