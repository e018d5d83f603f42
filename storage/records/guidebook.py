"""The guidebook: documents, their passages, and the questions people ask of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from storage.records.people import MemberId

DocumentId = NewType("DocumentId", int)
PassageId = NewType("PassageId", int)
EnquiryId = NewType("EnquiryId", int)


@dataclass(frozen=True, slots=True)
class Document:
    """One version of a document, known by `name`. Only a current one is read from."""

    id: DocumentId
    name: str
    title: str
    digest: str
    added_at: datetime
    current: bool = True
    version: int = 1


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a document that can be quoted: where it stands (section path, page from 1) and its text."""

    id: PassageId
    document_id: DocumentId
    ordinal: int
    section: str
    page: int | None
    text: str


class EnquiryState(StrEnum):
    """What became of a question."""

    ANSWERED = "answered"
    UNANSWERED = "unanswered"
    ASKED = "asked"
    REPLIED = "replied"


@dataclass(frozen=True, slots=True)
class Enquiry:
    """A question that somebody asked the guidebook, and a coordinator's reply where there was one."""

    id: EnquiryId
    member_id: MemberId
    text: str
    asked_at: datetime
    state: EnquiryState
    passage_id: PassageId | None = None
    reply: str | None = None
    replied_by: MemberId | None = None
    version: int = 1
