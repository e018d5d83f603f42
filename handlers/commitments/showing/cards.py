"""The card of one commitment: what it is, where it stands, and the buttons that its reader may press."""

from dataclasses import replace

from handlers.commitments.following.receipts import who_waits
from handlers.commitments.showing.choices import all_choices, choices
from handlers.commitments.showing.details import details
from handlers.rules import naming
from handlers.rules.due import due_day
from handlers.turn import Message, Turn
from prompts.phrase import Phrase
from storage.records.commitments import Commitment
from storage.records.people import Profile
from storage.unit import UnitOfWork

MORE = "more"
"""The word of the button that shows all that can be done with a commitment."""


def card(commitment: Commitment, reader: Profile, uow: UnitOfWork) -> Message:
    """Return a commitment as its reader sees it, with its buttons. Whether they may see it is known."""
    abandoned = commitment.waiting_id is not None and who_waits(commitment, uow) is None
    rows = choices(commitment, reader, MORE, abandoned=abandoned)
    return Message(reader.id, _text(commitment, reader, uow), rows)


def said(what: Phrase, commitment: Commitment, reader: Profile, uow: UnitOfWork) -> Message:
    """Return a sentence about what was done with a commitment, and its card as it is now."""
    shown = card(commitment, reader, uow)
    return replace(shown, text=Phrase("commitment.said_card", {"said": what, "card": shown.text}))


def press(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    """Show the card whose button was pressed, or all that can be done with it."""
    shown = card(commitment, turn.actor, uow)
    if turn.extra == MORE:
        return [replace(shown, buttons=all_choices(commitment, turn.actor) or shown.buttons)]
    return [shown]


def _text(commitment: Commitment, reader: Profile, uow: UnitOfWork) -> Phrase:
    owner = uow.members.profile(commitment.owner_id)
    return Phrase(
        "commitment.card",
        {
            "title": commitment.title,
            "who": naming.who(owner),
            "due": due_day(commitment),
            "details": details(commitment, reader, uow),
        },
    )
