"""What is said when a commitment was changed: a sentence with its card as it is now, and what others hear."""

from collections.abc import Mapping
from typing import Unpack

from handlers.commitments import ledger
from handlers.commitments.author import author
from handlers.commitments.hearing.proposing import language_of
from handlers.commitments.ledger import Fields
from handlers.commitments.showing import cards
from handlers.rules.wording import fold
from handlers.turn import Message, Turn
from prompts.catalogue import house
from prompts.phrase import Phrase
from storage.records.commitments import Commitment
from storage.unit import UnitOfWork


def changed(
    turn: Turn, commitment: Commitment, uow: UnitOfWork, said: Phrase, why: str = "", **fields: Unpack[Fields]
) -> list[Message]:
    """Change a commitment; return `said` with its card, and what others hear. Raises as the ledger does."""
    now, others = ledger.change(commitment, author(turn), uow, why, **fields)
    return [cards.said(said, now, turn.actor, uow), *others]


def option_named(text: str, words: Mapping[str, str], turn: Turn, uow: UnitOfWork) -> str | None:
    """Return the option whose words these are, in the person's language or in English; None for none.

    `words` are the catalogue's keys of the words for each option, variants parted by "|".
    """
    catalogue, said = house(), fold(text)
    languages = {language_of(turn, uow), "en"}
    return next(
        (
            value
            for value, key in words.items()
            for language in sorted(languages)
            if said in {fold(one) for one in catalogue.sentence(key, language).split("|")}
        ),
        None,
    )
