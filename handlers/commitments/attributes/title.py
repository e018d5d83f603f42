"""What a commitment is called."""

from handlers.commitments.attributes.attribute import Attribute, no_choice
from handlers.commitments.attributes.outcome import changed
from handlers.rules.titles import shortened
from handlers.turn import Message, Turn
from prompts.phrase import Phrase
from storage.errors import Refused
from storage.records.commitments import Commitment
from storage.records.people import Profile
from storage.unit import UnitOfWork

SHORTEST = 2
"""The fewest letters of a title: two signs say something in Chinese."""


def _asks(commitment: Commitment, reader: Profile, uow: UnitOfWork) -> Message:
    return Message(reader.id, Phrase("commitment.title_question", {"title": commitment.title}))


def _take(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    title = " ".join(turn.text.split())
    if sum(map(str.isalpha, title)) < SHORTEST:
        raise Refused("commitment.title_none")
    title = shortened(title[:1].upper() + title[1:])
    said = Phrase("commitment.title_set", {"title": commitment.title})
    return changed(turn, commitment, uow, said, title=title)


TITLE = Attribute("title", "word.title", _asks, _take, no_choice)
