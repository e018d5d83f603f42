"""The steps of setting up, and the conversation in which the place and all that was said are kept."""

from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from handlers.turn import Button, Message, Turn
from prompts.phrase import Phrase, Values
from storage.errors import Refused
from storage.records.conversations import (
    Answer,
    Conversation,
    ConversationId,
    Question,
    QuestionType,
    Script,
)
from storage.unit import NEW, UnitOfWork

KIND = "setup"
"""The kind of conversation, and the action of its buttons."""


class Step(StrEnum):
    """What is settled one after the other; each can be settled anew."""

    WELCOME = "welcome"
    CARD = "card"
    LIST = "list"
    MINUTES = "minutes"
    RHYTHM = "rhythm"
    QUESTIONS = "questions"
    PREVIEW = "preview"
    AUDIENCE = "audience"
    LETTERS = "letters"
    READY = "ready"


STEPS = tuple(Step)

WORDED = frozenset({Step.LIST, Step.MINUTES, Step.RHYTHM, Step.PREVIEW})
"""The steps that take words. At the others a sentence that begins like a command is that command."""


def _script(worded: frozenset[Step]) -> Script:
    types = ((one, QuestionType.TEXT if one in worded else QuestionType.CHOICE) for one in STEPS)
    return Script(KIND, tuple(Question(one, "setup.step", type_) for one, type_ in types))


SCRIPT = _script(WORDED)
ASKING = _script(WORDED | {Step.CARD})
"""While a part of the card is being changed: a name may begin like a command."""

Rows = tuple[tuple[Button, ...], ...]


# --- where somebody is


def latest(turn: Turn, uow: UnitOfWork) -> Conversation | None:
    """Return the member's last setting up, also one that is closed; None if there was none."""
    return uow.conversations.about(KIND, turn.actor.id)


def begin(turn: Turn, uow: UnitOfWork) -> Conversation:
    """Return the member's setting up where they left it; a new one where there was none or it is done."""
    before = latest(turn, uow)
    if before is not None and before.stage < len(STEPS):
        return reopened(before, uow)
    stage = 0 if before is None else STEPS.index(Step.CARD)
    new = Conversation(ConversationId(NEW), turn.actor.id, KIND, turn.actor.id, SCRIPT, turn.now, stage=stage)
    return uow.conversations.add(new)


def pressed(turn: Turn, uow: UnitOfWork) -> Conversation:
    """Return the setting up that a button belongs to. Raises `Refused` where it is not theirs or old."""
    conversation = uow.conversations.get(turn.subject)
    if conversation.kind != KIND or conversation.member_id != turn.actor.id:
        raise Refused("refused.button_not_yours")
    newest = latest(turn, uow)
    if newest is None or newest.id != conversation.id:
        raise Refused("refused.button_old")
    return conversation


def step_of(conversation: Conversation) -> Step:
    """Return the step that is open; the last one once all are done."""
    return STEPS[min(conversation.stage, len(STEPS) - 1)]


def at(conversation: Conversation, step: Step, uow: UnitOfWork) -> Conversation:
    """Go to a step, for which nothing is asked in particular yet."""
    place = STEPS.index(step)
    if conversation.stage == place and conversation.closed_at is None and not kept(conversation, "asks"):
        return conversation
    moved = replace(conversation, stage=place, closed_at=None)
    return uow.conversations.save(_with(moved, "asks", ""))


def reopened(conversation: Conversation, uow: UnitOfWork) -> Conversation:
    """Let what somebody writes go to the setting up again."""
    if conversation.closed_at is None:
        return conversation
    return uow.conversations.save(replace(conversation, closed_at=None))


def finish(conversation: Conversation, now: datetime, uow: UnitOfWork) -> Conversation:
    """Close a setting up that is done; the next one begins anew. The list, with its addresses, is let go."""
    if conversation.closed_at is not None and conversation.stage == len(STEPS):
        return conversation
    return uow.conversations.save(replace(conversation, stage=len(STEPS), closed_at=now, answers=()))


def neighbour(step: Step, distance: int) -> Step:
    """Return the step so many places further on, or the first or last one."""
    return STEPS[max(0, min(len(STEPS) - 1, STEPS.index(step) + distance))]


# --- what was said


def kept(conversation: Conversation, name: str) -> str:
    """Return what was kept under a name; "" where nothing was."""
    return next((one.value or "" for one in conversation.answers if one.question == name), "")


def keep(conversation: Conversation, name: str, value: str, uow: UnitOfWork) -> Conversation:
    """Keep something under a name, in the place of what was kept there."""
    return uow.conversations.save(_with(conversation, name, value))


def _with(conversation: Conversation, name: str, value: str) -> Conversation:
    rest = tuple(one for one in conversation.answers if one.question != name)
    answers = (*rest, Answer(name, value)) if value else rest
    asks = any(one.question == "asks" for one in answers)
    return replace(conversation, answers=answers, script=ASKING if asks else SCRIPT)


# --- what is shown


def button(conversation: Conversation, label: str | Phrase, word: str, *, primary: bool = False) -> Button:
    """Return a button of the open step; its word is what it does."""
    told = Phrase(label) if isinstance(label, str) else label
    return Button(told, KIND, conversation.id, f"{step_of(conversation)}.{word}", primary=primary)


def ways(conversation: Conversation) -> tuple[Button, ...]:
    """Return the ways out of each step: back, and later."""
    return (
        button(conversation, "setup.button_back", "back"),
        button(conversation, "setup.button_later", "later"),
    )


def screen(conversation: Conversation, key: str, values: Values, rows: Rows) -> Message:
    """Return the open step as a message: its place, its words, its buttons."""
    place = Phrase("setup.step", {"number": conversation.stage, "total": len(STEPS) - 1})
    return Message(conversation.member_id, Phrase(key, {"step": place, **values}), rows)
