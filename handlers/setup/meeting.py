"""The last meeting's minutes: pasted or attached, and put right where minutes are; or left out."""

from handlers.setup import steps
from handlers.setup.needs import Needs
from handlers.setup.steps import Step, button, screen, ways
from handlers.turn import Message, Turn
from storage.records.conversations import Conversation
from storage.unit import UnitOfWork


def show(conversation: Conversation, turn: Turn, uow: UnitOfWork, needs: Needs) -> Message:
    """Ask for the minutes."""
    skip = button(conversation, "setup.button_no_minutes", "skip")
    return screen(conversation, "setup.ask_minutes", {}, ((skip,), ways(conversation)))


def taken(conversation: Conversation, turn: Turn, uow: UnitOfWork, needs: Needs) -> bool:
    """Say whether minutes came since setting up began, also by their own command: "Minutes of the ..."."""
    latest = uow.conversations.about(needs.minutes_kind, turn.actor.id)
    return latest is not None and latest.id > conversation.id


def answer(conversation: Conversation, turn: Turn, uow: UnitOfWork, needs: Needs) -> list[Message]:
    """Take the minutes. Their proposals are a talk of its own; once it has ended, the next step goes on.

    Raises `Refused` where nothing can be read in them: then this step stays open.
    """
    found = needs.minutes(turn, uow)
    steps.at(conversation, steps.neighbour(Step.MINUTES, 1), uow)
    return found
