"""What a member said before: earlier in this check-in, or to the same question in their last ones."""

from collections.abc import Sequence

from handlers.rules import questions
from prompts.phrase import Value
from storage.records.checkins import Response
from storage.records.conversations import Conversation, Question, Script
from storage.unit import UnitOfWork

KIND = "checkin"
"""The kind of conversation that a check-in is."""

SHOWN = 120
"""So many characters of an earlier answer are shown; who wrote more knows how it goes on."""

LOOKED_BACK = 3
"""So many check-ins back an earlier answer is looked for."""


def parts_of(conversation: Conversation, uow: UnitOfWork) -> tuple[Response, list[Response]]:
    """Return the part that a check-in belongs to, and those before it that may hold an earlier answer.

    Of anonymous ones nothing is known, and another commitment has another answer.
    """
    found = uow.responses.of_member(conversation.member_id, LOOKED_BACK + 1)
    mine = next((one for one in found if one.id == conversation.subject), None)
    mine = mine or uow.responses.get(conversation.subject)
    before = [one for one in found if one.id < mine.id and not one.about]
    return mine, [] if mine.about or conversation.script.anonymous else before


def told_in(parts: Sequence[Response], uow: UnitOfWork) -> list[Conversation]:
    """Return the conversations in which a member answered these parts, newest first."""
    return uow.conversations.about_any(KIND, [one.id for one in parts])


def last_said(question: Question, conversations: Sequence[Conversation]) -> Value | None:
    """Return the last answer to this very question, shortened; None where there is none."""
    for one in conversations:
        said = given(one, question)
        if said is not None and _asks(one.script, question):
            return short(questions.told(question, said))
    return None


def short(value: Value) -> Value:
    """Return an answer as it is shown to whoever gave it: its beginning, where it is long."""
    if not isinstance(value, str) or len(value) <= SHOWN:
        return value
    return f"{value[:SHOWN].rstrip()}\u2026"


def given(conversation: Conversation, question: Question) -> str | None:
    """Return the value that was answered to a question so far; None if none was."""
    return next((one.value for one in conversation.answers if one.question == question.key), None)


def _asks(script: Script, question: Question) -> bool:
    """Say whether a script holds this very question, its own conditions aside."""
    meant = (question.key, question.text, question.type, question.options)
    return any((one.key, one.text, one.type, one.options) == meant for one in script.questions)
