"""In which language a question is answered, and on which card."""

from dataclasses import replace

from handlers.rules.tongue import spoken
from handlers.turn import Button, Message, Turn
from prompts.catalogue import house
from storage.records.events import InboundEvent
from storage.unit import UnitOfWork


def answer_card(event: InboundEvent) -> str:
    """Return the card of the answer to what was asked: what was shown of it while it was written goes."""
    return f"answer:{event.key}"


def asked_in(turn: Turn, found: str, uow: UnitOfWork) -> str:
    """Return the language of the question (BCP 47), where it was not `found` already."""
    return found or spoken(turn.text, _reads(turn, uow))


def tongue_of(turn: Turn, found: str, uow: UnitOfWork) -> str:
    """Return the language to answer in: the question's where there are words in it, else its asker's."""
    asked = asked_in(turn, found, uow)
    return asked if house().spoken(asked) == asked else _reads(turn, uow)


def told_in(language: str, message: Message) -> Message:
    """Return a message with all its words in one language, whoever reads it."""
    rows = tuple(tuple(_labelled(one, language) for one in row) for row in message.buttons)
    return replace(message, text=replace(message.text, language=language), buttons=rows)


def _labelled(button: Button, language: str) -> Button:
    return replace(button, label=replace(button.label, language=language))


def _reads(turn: Turn, uow: UnitOfWork) -> str:
    return turn.actor.person.language or uow.partnership.language
