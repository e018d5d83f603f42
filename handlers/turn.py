"""What a handler is given and what it returns."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from handlers.rules.promises import Promise
from prompts.phrase import Phrase, Value
from storage.records.conversations import Conversation
from storage.records.events import InboundEvent
from storage.records.guidebook import GapId, Outcome, Passage
from storage.records.messages import FieldType, Picture
from storage.records.people import Door, Group, Invitation, MemberId, Person, Profile, Role
from storage.unit import UnitOfWork


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
    `gap` is the open gap that the question is like. Where no question was asked, `cited` are the
    passages that share most with the words that were sought.
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


@dataclass(frozen=True, slots=True)
class Content:
    """A file as it was fetched from its platform; or `failure`, why it could not be, in one word."""

    body: bytes = b""
    media_type: str = ""
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """Something that a member did.

    `text` is what they wrote, without the command's word. `subject` and `extra` are the pressed button's.
    `conversation` is the question that is open, if any. `finding` is there where the route asked for it.
    `doors` are the ways in that an invitation can name. `values` is what was filled into a form, by field.
    `contents` are the files of the event by their ids, where the route takes files and they are downloaded.
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
    """

    to: MemberId | Group | None
    text: Phrase
    buttons: tuple[tuple[Button, ...], ...] = ()
    card: str | None = None
    report: Report | None = None
    key: str | None = None
    form: FormSheet | None = None
    picture: Picture | None = None
    quiet: bool = False


class Where(StrEnum):
    """Where a command may be used. What is asked in a group and answered to one member goes to them alone."""

    ANYWHERE = "anywhere"
    DIRECT = "direct"
    GROUP = "group"


Handler = Callable[[Turn, UnitOfWork], list[Message]]
Reads = Callable[[Turn, UnitOfWork], bool]
Names = Callable[[UnitOfWork], Collection[str]]
Waker = Callable[[Wake, UnitOfWork], list[Message]]


@dataclass(frozen=True, slots=True)
class Route:
    """Which handler, for which roles (none: every member), where.

    `finds` has the guidebook read first; `seeks` has those passages found that share most with the
    words that it returns, where it returns any. `takes_words` says that what follows the plain word belongs
    to the command; without it, a sentence that begins with the word is a sentence. `insists` says
    that they do so even while a question is open: always, as no answer begins like that, or where it says so
    of the turn with what follows the word. Of a `sealed` one neither the button nor what was filled in is
    kept once it is handled. One that `takes_files` has the event's files fetched first, where the settings
    say that they are downloaded; one that `reads_files` has so in any case, as it reads them and keeps none.
    One that `answers` is about the question that is open, and so about the partnership that asked it. One
    that `hears` has a language model listen for promises first, where one is configured; `names` tells who
    may be promised for besides the speaker.
    """

    handle: Handler
    roles: frozenset[Role] = frozenset()
    where: Where = Where.ANYWHERE
    finds: bool = False
    seeks: Callable[[Turn, UnitOfWork], str] | None = None
    takes_words: bool = False
    insists: bool | Reads = False
    sealed: bool = False
    takes_files: bool = False
    reads_files: bool = False
    answers: bool = False
    hears: bool = False
    names: Names | None = None


@dataclass(frozen=True, slots=True)
class Dialogue:
    """What answers a kind of conversation, and what asks its open question (again).

    `takes_questions` says that a question is an answer too, and does not go to the guidebook,
    `takes_files` that a picture or document is an answer, with words or without, and `reads_files`
    that it is read and not kept, `hears` that promises are listened for, `names` for whom besides
    the speaker.
    """

    answer: Handler
    ask: Callable[[Conversation, UnitOfWork], Message]
    takes_questions: bool = False
    takes_files: bool = False
    reads_files: bool = False
    hears: bool = False
    names: Names | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One notice for a person's bundle of the day: the record it is of, its words, and its buttons.

    `line` says what is asked, `why` the rest where it stands alone. The least `rank` is said first.
    """

    subject: int
    rank: int
    line: Phrase
    why: Phrase
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True)
class Numbered:
    """An item in its place in a bundle, counted from 1; None for one that is all there is."""

    number: int | None
    item: Item


@dataclass(frozen=True, slots=True)
class Bundled:
    """How notices come into the one message that a person is sent on a day, over all their partnerships.

    The subject of a wake is the reader, as a member of the unit's partnership. `wakes` is the kind of
    timer that has their day looked at, and `reports` that of the message's outcome, whose subject is the
    bundle. `gather` returns what there is to say now; `tell` one partnership's part of it, and how many
    more there are; `settle` notes which were said in which bundle; `outcome` is a waker for each partnership.
    `speaks_of` returns the actor's last bundle (0: none), and whether their words name something of it.
    """

    wakes: str
    reports: str
    gather: Callable[[Wake, UnitOfWork], list[Item]]
    tell: Callable[[MemberId, Sequence[Numbered], int, UnitOfWork], Message]
    settle: Callable[[Wake, Sequence[Numbered], int, UnitOfWork], None]
    outcome: Waker
    speaks_of: Callable[[Turn, UnitOfWork], tuple[int, bool]]


@dataclass(frozen=True, slots=True)
class Meanings:
    """What plain words to the bot lead to that are no command.

    `read` returns the word of what they mean, in `leads`; "" where they are read as ever: as an
    answer, as a promise, as a question. A button of `action` stands for one of several meanings, its word;
    `recall` returns the words that it was offered for, and the route is taken with them.
    """

    read: Callable[[Turn, UnitOfWork], str]
    recall: Callable[[Turn, UnitOfWork], str]
    leads: Mapping[str, Route]
    action: str


@dataclass(frozen=True, slots=True)
class Routes:
    """The whole table of the house. `words` are the catalogue keys of the plain words for each command.

    `files` takes a picture or document that answers no open question; without it, `text` does.
    `recognises` are sentences that mean one thing whatever is open; one that `insists` is looked for also
    where any words may be an answer.
    `desk` is what people are told once a day. `meanings` are of plain words that no command is made of.
    """

    commands: Mapping[str, Route]
    buttons: Mapping[str, Route]
    forms: Mapping[str, Route]
    dialogues: Mapping[str, Dialogue]
    wakes: Mapping[str, Waker]
    text: Route
    question: Route
    edited: Handler
    join: Callable[[Knock, UnitOfWork], list[Message]]
    link: Callable[[Knock, UnitOfWork], list[Message]]
    words: Mapping[str, str] = field(default_factory=dict)
    recognises: Sequence[tuple[Callable[[Turn, UnitOfWork], bool], Route]] = ()
    files: Route | None = None
    desk: Bundled | None = None
    meanings: Meanings | None = None
