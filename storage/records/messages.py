"""What leaves the outbox: a message composed in its reader's language, free of any platform's markup."""

from dataclasses import dataclass, replace
from enum import StrEnum


class Style(StrEnum):
    """How a run of words looks."""

    PLAIN = "plain"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of words in one style. The text is literal: no adapter may read markup in it."""

    text: str
    style: Style = Style.PLAIN


class LineKind(StrEnum):
    """What a line is, where a platform can show it."""

    TEXT = "text"
    HEADING = "heading"
    BULLET = "bullet"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a message. One without spans is an empty line."""

    spans: tuple[Span, ...] = ()
    kind: LineKind = LineKind.TEXT

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(span.text for span in self.spans)


class Tone(StrEnum):
    """How much a button should stand out."""

    NEUTRAL = "neutral"
    PRIMARY = "primary"


@dataclass(frozen=True, slots=True)
class Choice:
    """A button: its label and its token (at most 64 ASCII bytes), or a web address to open.

    One that `opens` a form is left out where the channel has none.
    """

    label: str
    token: str = ""
    tone: Tone = Tone.NEUTRAL
    url: str = ""
    opens: bool = False


class FieldType(StrEnum):
    """How a field of a form is filled."""

    TEXT = "text"
    CHOICE = "choice"
    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form: its label, what it holds already, and (value, label) pairs to choose from."""

    key: str
    label: str
    type: FieldType = FieldType.TEXT
    options: tuple[tuple[str, str], ...] = ()
    optional: bool = True
    initial: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A form that fills a view which stands open. `token` comes back with what was filled in."""

    title: str
    token: str
    submit: str
    fields: tuple[Field, ...]
    intro: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG that is kept among the partnership's contents, its file's name, and the words it stands for."""

    content: int
    name: str
    alternative: str


@dataclass(frozen=True, slots=True)
class OutboundMessage:
    """One message to one chat.

    `choices` are rows of buttons. A `card` is a message that is kept up to date: one of the
    same card in the same chat replaces the last. `thread` is the platform's id of the message
    to answer under. `only` is the one user of a group who may see it. `language` is a BCP 47 tag.
    A `form` is shown in the `view` that stands open for its reader, and nothing is sent to the chat.
    A `picture` stands above the buttons; one with a picture is never on a card.
    One that is `shared` by several partnerships is of none of them: an answer to it tells not which.
    """

    channel: str
    account: str
    chat: str
    lines: tuple[Line, ...]
    choices: tuple[tuple[Choice, ...], ...] = ()
    card: str | None = None
    thread: str | None = None
    only: str | None = None
    language: str = "en"
    form: Form | None = None
    view: str | None = None
    shared: bool = False
    picture: Picture | None = None

    @property
    def text(self) -> str:
        """All words, a line each, without style."""
        return "\n".join(line.text for line in self.lines)

    @property
    def in_words(self) -> "OutboundMessage":
        """The same where its picture cannot be shown: the words that it stands for are in its place."""
        if self.picture is None:
            return self
        words = Line((Span(self.picture.alternative, Style.EMPHASIS),))
        return replace(self, lines=(*self.lines, Line(), words), picture=None)


@dataclass(frozen=True, slots=True)
class Sent:
    """The platform's ids of what was sent; several where one message had to be split.

    Where they are `in_doubt`, a change of them may still be on its way to the platform: what is changed
    now could be changed back, so that they are taken away and what is to be shown is sent anew.
    """

    ids: tuple[str, ...]
    in_doubt: bool = False
