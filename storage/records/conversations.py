"""A conversation in progress: the script as it was when it began, the answers so far, the place in it."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NewType

from storage.records.people import MemberId

ConversationId = NewType("ConversationId", int)


class QuestionType(StrEnum):
    """How a question is answered."""

    TEXT = "text"
    CHOICE = "choice"
    STATE = "state"
    SCALE = "scale"
    NUMBER = "number"
    DATE = "date"
    EVIDENCE = "evidence"


CHOSEN = frozenset({QuestionType.CHOICE, QuestionType.STATE, QuestionType.SCALE})
"""The types that are answered by one of a question's options."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A question is put only where an earlier one, `question`, was answered with one of `values`."""

    question: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a script.

    `key` names it within its script and `text` is the catalogue key of its sentence; where it is
    the partnership's `own`, `text` and the labels of `options` are words as somebody wrote them.
    `options` are (value, catalogue key) pairs and belong to the types of `CHOSEN`. A NUMBER may
    have a `unit` (in words) and a `target`. `hears` says that promises are listened for in the
    answer, `comment` that a SCALE takes a remark beside it where the channel has forms. `when`
    is None for a question that is put to everybody.
    """

    key: str
    text: str
    type: QuestionType = QuestionType.TEXT
    options: tuple[tuple[str, str], ...] = ()
    hears: bool = False
    optional: bool = True
    unit: str = ""
    target: float | None = None
    comment: bool = False
    when: Condition | None = None
    own: bool = False


class Audience(StrEnum):
    """Who may read an answer: coordinators alone, all members, or anybody."""

    COORDINATORS = "coordinators"
    PARTNERS = "partners"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Script:
    """The questions of a conversation, in order, under the name of their kind.

    A form is offered from `form_from` questions on (0: never). Of an `anonymous` one no answer is
    ever stored with its person. `audience` is who reads the answers unless somebody says otherwise,
    which they can, answer by answer, where it is `audience_free`.
    """

    kind: str
    questions: tuple[Question, ...]
    form_from: int = 0
    anonymous: bool = False
    audience: Audience = Audience.COORDINATORS
    audience_free: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to one question; None where it was skipped.

    It is the words, the option's value, a number in plain decimal, or a date in ISO 8601.
    """

    question: str
    value: str | None


@dataclass(frozen=True, slots=True)
class Conversation:
    """One row a conversation. `subject` is the id of what it is about (a response, a commitment ...).

    `subject_version` is the version of that record when the question was put, where a change
    meanwhile matters.
    `audience` is who may read the answer to the open question, where its person chose.
    `stage` is the index of the question that is open; equal to the number of questions
    when the script is done. `closed_at` is aware UTC, None while it is open.
    """

    id: ConversationId
    member_id: MemberId
    kind: str
    subject: int
    script: Script
    opened_at: datetime
    answers: tuple[Answer, ...] = field(default=())
    stage: int = 0
    closed_at: datetime | None = None
    subject_version: int = 0
    audience: Audience | None = None
    version: int = 1
