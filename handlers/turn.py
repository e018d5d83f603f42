"""What a handler is given and what it returns: a turn or a wake, and messages; `route` says which handler."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from handlers.rules.instructions import Warned
from handlers.rules.promises import Promise
from prompts.phrase import Phrase, Value
from storage.records.checkins import ContentId
from storage.records.conversations import Conversation
from storage.records.events import InboundEvent
from storage.records.guidebook import DocumentId, GapId, Outcome, Passage
from storage.records.messages import FieldType
from storage.records.people import Door, Group, Invitation, MemberId, Person, Profile


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question that was asked before this one in the same chat, and what was said to it."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What the guidebooks say to a question.

    `quote` is taken word for word from `passage`, where it stands after `context`. `written` is a
    model's answer that cites `cited` by number. `others` are the next best passages. `language` is what
    the question is written in. `declined` says in a word why a question is none for a guidebook.
    `gap` is the open gap that the question is like. Not `sure` is an answer that comes nearest and may
    be none. Where no question was asked, `cited` are the passages that share most with the words that
    were sought.
    """

    outcome: Outcome = Outcome.SILENT
    quote: str = ""
    context: str = ""
    passage: Passage | None = None
    written: str = ""
    cited: tuple[Passage, ...] = ()
    others: tuple[Passage, ...] = ()
    language: str = ""
    declined: str = ""
    gap: GapId | None = None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Content:
    """A file as it was fetched from its platform; or `failure`, why it could not be, in one word."""

    body: bytes = b""
    media_type: str = ""
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A document as it was read, to be put into a guidebook; or `refused`, why it cannot be.

    `name` is what its earlier version is known by, `digest` the SHA-256 of its `source` in hexadecimal.
    The source is there where pages can be shown from it. The `passages` have no ids yet.
    """

    name: str
    title: str = ""
    digest: str = ""
    language: str = "en"
    pages: int | None = None
    passages: tuple[Passage, ...] = ()
    warnings: tuple[Warned, ...] = ()
    source: bytes | None = None
    refused: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of a document (from 1) that is to be shown as it looks."""

    document: DocumentId
    page: int


@dataclass(frozen=True, slots=True)
class Plate:
    """A PNG that is kept among the partnership's contents, its file's name, and the words it stands for."""

    content: ContentId
    name: str
    alternative: Phrase


@dataclass(frozen=True, slots=True)
class Turn:
    """Something that a member did.

    `text` is what they wrote, without the command's word. `subject` and `extra` are the pressed button's.
    `conversation` is the question that is open, if any. `finding` is there where the route asked for it.
    `doors` are the ways in that an invitation can name. `values` is what was filled into a form, by field.
    `contents` are the files of the event by their ids, where the route takes files and they are downloaded.
    `papers` are the documents that the route had read, `drawn` the page that it asked for as a PNG, empty
    where that cannot be drawn.
    `promises` are those that a language model heard; None where none is configured, or it failed.
    `heard_before` is when something last came from their address before this (aware UTC), where known.
    """

    now: datetime
    event: InboundEvent
    actor: Profile
    text: str = ""
    subject: int = 0
    extra: str = ""
    conversation: Conversation | None = None
    finding: Finding | None = None
    doors: tuple[Door, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    contents: Mapping[str, Content] = field(default_factory=dict)
    papers: tuple[Paper, ...] = ()
    drawn: bytes = b""
    promises: tuple[Promise, ...] | None = None
    heard_before: datetime | None = None


@dataclass(frozen=True, slots=True)
class Knock:
    """Somebody came with an invitation. `person` was made for them if they were new."""

    now: datetime
    event: InboundEvent
    person: Person
    invitation: Invitation


@dataclass(frozen=True, slots=True)
class Wake:
    """A moment came that a record waited for, or the outcome of a message: `failure` says why it failed."""

    now: datetime
    subject: int
    due_at: datetime
    failure: str | None = None


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message. It carries the id of a record, and at most one word more; never data.

    One that `opens` a form is left out where the reader's channel has no forms.
    """

    label: Phrase
    action: str
    subject: int
    extra: str = ""
    primary: bool = False
    opens: bool = False


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of a form; see `storage.records.messages.Field`. Labels of options are told like any text."""

    key: str
    label: Phrase
    type: FieldType = FieldType.TEXT
    options: tuple[tuple[str, Value], ...] = ()
    optional: bool = True
    initial: str = ""
    hint: Phrase | None = None


@dataclass(frozen=True, slots=True)
class FormSheet:
    """A form to fill: title, what stands above the fields, and the action that takes what was filled in."""

    title: Phrase
    intro: Phrase
    submit: Phrase
    action: str
    subject: int
    fields: tuple[FormField, ...]
    extra: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """Who is to be woken with the message's outcome: a kind of wake and a record's id."""

    kind: str
    subject: int


@dataclass(frozen=True, slots=True)
class Message:
    """What is to be said, by catalogue key, to a member, a group, or (None) where the event came from.

    A `form` is shown in the view that stands open since the button was pressed. `key` names a
    record, a meaning and what makes it new; without one it is a reply of this turn. A `quiet` one is for
    the one who acts alone, where they act if the platform can show it to one, else in their direct chat.
    `thread` is the platform's id of the message in a group that it answers.
    """

    to: MemberId | Group | None
    text: Phrase
    buttons: tuple[tuple[Button, ...], ...] = ()
    card: str | None = None
    report: Report | None = None
    key: str | None = None
    form: FormSheet | None = None
    picture: Plate | None = None
    quiet: bool = False
    thread: str | None = None
