"""What the table of the house is made of: which handler, for whom, where, and what it needs first."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from handlers.turn import Button, Knock, Leaf, Message, Turn, Wake
from prompts.phrase import Phrase
from storage.records.conversations import Conversation
from storage.records.events import File
from storage.records.people import MemberId, Role
from storage.unit import UnitOfWork


class Where(StrEnum):
    """Where a command may be used. What is asked in a group and answered to one member goes to them alone."""

    ANYWHERE = "anywhere"
    DIRECT = "direct"
    GROUP = "group"


Handler = Callable[[Turn, UnitOfWork], list[Message]]
Reads = Callable[[Turn, UnitOfWork], bool]
Names = Callable[[UnitOfWork], Collection[str]]
Papers = Callable[[Turn, UnitOfWork], tuple[File, ...]]
Draws = Callable[[Turn, UnitOfWork], Leaf | None]
Likens = Callable[[Turn, UnitOfWork], str]
Waker = Callable[[Wake, UnitOfWork], list[Message]]


@dataclass(frozen=True, slots=True)
class Route:
    """Which handler, for which roles (none: every member), where.

    `finds` has the guidebooks read first, and what is `alone` is for nobody but the asker; `seeks` has
    those passages found that share most with the words that it returns, where it returns any, and `likens`
    the open gap that asks the same as the question that it returns. `takes_words` says that what follows
    the plain word belongs to the command; without it, a sentence that begins with the word is a sentence.
    `insists` says that they do so even while a question is open: always, as no answer begins like that, or
    where it says so of the turn with what follows the word. Of a `sealed` one neither the button nor what
    was filled in is kept once it is handled. One that `takes_files` has the event's files fetched first,
    where the settings say that they are downloaded; one that `reads_files` has so in any case, as it reads
    them and keeps none. `papers` returns the files that are to be read first as documents of a guidebook,
    if any, and `draws` the page that is to be drawn. One that `answers` is about the question that is open,
    and so about the partnership that asked it. One that `hears` has a language model listen for promises
    first, where one is configured; `names` tells who may be promised for besides the speaker.
    """

    handle: Handler
    roles: frozenset[Role] = frozenset()
    where: Where = Where.ANYWHERE
    finds: bool = False
    alone: bool = False
    seeks: Callable[[Turn, UnitOfWork], str] | None = None
    likens: Likens | None = None
    takes_words: bool = False
    insists: bool | Reads = False
    sealed: bool = False
    takes_files: bool = False
    reads_files: bool = False
    papers: Papers | None = None
    draws: Draws | None = None
    answers: bool = False
    hears: bool = False
    names: Names | None = None


@dataclass(frozen=True, slots=True)
class Dialogue:
    """What answers a kind of conversation, and what asks its open question (again).

    `takes_questions` says that a question is an answer too, and does not go to the guidebook,
    `takes_files` that a picture or document is an answer, with words or without, and `reads_files`
    that it is read and not kept, `papers` which files are read as documents of a guidebook, `hears` that
    promises are listened for, `names` for whom besides the speaker.
    """

    answer: Handler
    ask: Callable[[Conversation, UnitOfWork], Message]
    takes_questions: bool = False
    takes_files: bool = False
    reads_files: bool = False
    papers: Papers | None = None
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
