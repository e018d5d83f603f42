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


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a script.

    `key` names it within its script and `text` is the catalogue key of its sentence.
    `options` are (value, catalogue key) pairs and belong to a choice. `hears` says that
    promises are listened for in the answer.
    """

    key: str
    text: str
    type: QuestionType = QuestionType.TEXT
    options: tuple[tuple[str, str], ...] = ()
    hears: bool = False
    optional: bool = True


@dataclass(frozen=True, slots=True)
class Script:
    """The questions of a conversation, in order, under the name of their kind."""

    kind: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to one question: the words or the option's value; None where it was skipped."""

    question: str
    value: str | None


@dataclass(frozen=True, slots=True)
class Conversation:
    """One row a conversation. `subject` is the id of what it is about (a response, a commitment ...).

    `subject_version` is the version of that record when the question was put, where a change
    meanwhile matters.
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
    version: int = 1
