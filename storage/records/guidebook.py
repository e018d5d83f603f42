"""The guidebooks: documents, their passages, the questions people ask of them, and what they do not say."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from storage.records.checkins import ContentId
from storage.records.conversations import Audience
from storage.records.people import MemberId

GuidebookId = NewType("GuidebookId", int)
DocumentId = NewType("DocumentId", int)
EmbeddingId = NewType("EmbeddingId", int)
PassageId = NewType("PassageId", int)
EnquiryId = NewType("EnquiryId", int)
GapId = NewType("GapId", int)


class GuidebookKind(StrEnum):
    """Where a guidebook comes from: the partnership, the starter that ships, coordinators' replies."""

    OWN = "own"
    STARTER = "starter"
    ANSWERS = "answers"


@dataclass(frozen=True, slots=True)
class Guidebook:
    """A shelf of documents under one name.

    `audience` is who of the partnership is answered from it. One that is `shared` also answers other
    partnerships, unless it is for coordinators. Of one that is not `active` nothing is read.
    """

    id: GuidebookId
    name: str
    kind: GuidebookKind = GuidebookKind.OWN
    audience: Audience = Audience.PARTNERS
    shared: bool = False
    active: bool = True
    version: int = 1


@dataclass(frozen=True, slots=True)
class Document:
    """One version of a document, known by `name` in its guidebook. Only a current one is read from.

    `language` is a BCP 47 tag, `pages` is None where it has none, and `content_id` is its source, kept
    where pages can be shown. A coordinator's reply has an `author_id`, and is theirs to look at again
    when `review_on` comes.
    """

    id: DocumentId
    guidebook_id: GuidebookId
    name: str
    title: str
    digest: str
    added_at: datetime
    language: str = "en"
    pages: int | None = None
    content_id: ContentId | None = None
    author_id: MemberId | None = None
    review_on: date | None = None
    current: bool = True
    version: int = 1


@dataclass(frozen=True, slots=True)
class Embedding:
    """How far a document is embedded by a model: so many of its pieces have a vector."""

    id: EmbeddingId
    document_id: DocumentId
    model: str
    done: int
    pieces: int
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


class Outcome(StrEnum):
    """What came of a question: an answer, or that it is off the topic, not in the book, or not for a bot."""

    QUOTED = "quoted"
    WRITTEN = "written"
    SILENT = "silent"
    OFF_TOPIC = "off_topic"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Enquiry:
    """A question that somebody asked, what was said to it, and from which passages of which versions.

    `chat` is where it was asked, and in which `thread` if any, `language` what it is written in. Of a
    `private` one nobody is told who asked. `context` stood before what was `said`; `card` is the message
    that holds it ("": none). `helpful` is what its asker thought of the answer, if they said. `gap_id` is
    what the book lacks to answer it.
    """

    id: EnquiryId
    member_id: MemberId
    text: str
    asked_at: datetime
    outcome: Outcome
    chat: str = ""
    language: str = "en"
    private: bool = False
    said: str = ""
    context: str = ""
    cited: tuple[PassageId, ...] = ()
    card: str = ""
    helpful: bool | None = None
    gap_id: GapId | None = None
    thread: str | None = None
    version: int = 1


class GapState(StrEnum):
    """Whether the coordinators have yet to reply, did so, or decided that the book need not say it."""

    OPEN = "open"
    ANSWERED = "answered"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class Gap:
    """What the guidebook should say and does not: a question, which several people may have asked alike.

    `answer_id` is the entry that a coordinator's reply became.
    """

    id: GapId
    text: str
    language: str
    opened_at: datetime
    state: GapState = GapState.OPEN
    answer_id: DocumentId | None = None
    reply: str | None = None
    settled_by: MemberId | None = None
    settled_at: datetime | None = None
    version: int = 1
