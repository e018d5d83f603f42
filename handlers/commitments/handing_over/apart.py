"""A handover whose words stand apart: "hand the report over to Berta"; "give it to Berta" is asked about."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from handlers.commitments.buttons import button
from handlers.commitments.handing_over import handover, successors
from handlers.commitments.hearing.proposing import language_of
from handlers.rules import naming, whom
from handlers.rules.due import due_day
from handlers.rules.titles import shortened
from handlers.rules.wording import fold, plainly
from handlers.turn import Button, Message, Turn
from prompts.catalogue import house
from prompts.phrase import Phrase
from storage.errors import Refused
from storage.records.commitments import Commitment
from storage.records.people import Profile
from storage.unit import UnitOfWork

GAP = "#"
"""What stands in a phrase of the catalogue for what is handed over."""

LONGEST = 200
"""Longer words than these many characters say more than that."""

_SURE, _GUESSED, _OF_IT = "handover.say_apart", "handover.say_give", "handover.say_it_to"

Rest = Callable[[Turn, UnitOfWork], tuple[Button, ...]]
"""What gives the buttons for words that were about something else."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is handed over ("": "it") to whom, as it was written; it is a guess where it is not `sure`."""

    what: str
    taker: str
    sure: bool

    def as_command(self, turn: Turn) -> Turn:
        """Return the turn with what would be written behind the command."""
        return replace(turn, text=f"{self.what} to {self.taker}")


class Apart:
    """Takes such words. `checkin` is the kind of conversation in which they may be an answer instead."""

    def __init__(self, rest: Rest, checkin: str) -> None:
        self._rest, self._checkin = rest, checkin

    def means_it(self, turn: Turn, uow: UnitOfWork) -> bool:
        """Say whether the words hand something over that is known here, or may do so."""
        said = None if turn.event.files else _said(turn, uow)
        if said is None:
            return False
        asked = turn.conversation
        if said.sure:
            somebody = asked is None and whom.named(said.taker, uow.members.profiles().values())
            return bool(somebody) or successors.is_read(said.as_command(turn), uow)
        return (asked is None or asked.kind == self._checkin) and _guessed(said, turn, uow) is not None

    def answer(self, turn: Turn, uow: UnitOfWork) -> list[Message]:
        """Offer it as the command does; where the words may say something else, ask for a tap first."""
        said = _said(turn, uow)
        if said is None:
            raise Refused("handover.usage")
        if said.sure:
            return handover.begin(said.as_command(turn), uow)
        guessed = _guessed(said, turn, uow)
        if guessed is None:
            raise Refused("handover.usage")
        return [self._asked(*guessed, turn, uow)]

    def sought(self, turn: Turn, uow: UnitOfWork) -> str:
        """Return the words of what is handed over; "" where it is only asked about."""
        said = _said(turn, uow)
        return handover.sought_by_words(said.as_command(turn), uow) if said and said.sure else ""

    def _asked(
        self, some: Sequence[Commitment], takers: Sequence[Profile], turn: Turn, uow: UnitOfWork
    ) -> Message:
        rest = self._rest(turn, uow)
        if len(some) == 1:
            [one] = some
            text = Phrase("guess.is_it_this", {"title": one.title, "due": due_day(one)})
            ways = tuple((_to(who, one),) for who in takers[: handover.SHOWN])
            return Message(turn.actor.id, text, (*ways, rest))
        word = str(takers[0].id) if len(takers) == 1 else ""
        rows = tuple((_titled(one, word),) for one in some[: handover.SHOWN])
        return Message(turn.actor.id, Phrase("guess.which_one"), (*rows, rest))


def _said(turn: Turn, uow: UnitOfWork) -> Said | None:
    """Return what such words say; None where they are others."""
    words = fold(plainly(turn.text)) if len(turn.text) <= LONGEST else ""
    for key in (_OF_IT, _SURE, _GUESSED):
        for language in dict.fromkeys((language_of(turn, uow), "en")):
            for phrase in house().sentence(key, language).split("|"):
                begin, gap, end = (re.escape(fold(one)) for one in phrase.partition(GAP))
                pattern = rf"{begin}\s+(?P<what>.+?)\s+{end}" if gap else rf"{begin}(?P<what>)"
                found = re.fullmatch(rf"{pattern}\s+(?P<taker>.+)", words)
                if found:
                    return Said(found["what"], found["taker"], key == _SURE)
    return None


def _guessed(said: Said, turn: Turn, uow: UnitOfWork) -> tuple[list[Commitment], Sequence[Profile]] | None:
    """Return what may be handed over and to whom; None where nothing and nobody that is known is named."""
    try:
        wanted = successors.read(said.as_command(turn), uow)
    except Refused:
        return None
    if said.what:
        return ([wanted.what], wanted.successors) if wanted.what is not None else None
    own = uow.commitments.owned_by(turn.actor.id, *handover.OPEN)
    return (own, wanted.successors) if own else None


def _to(who: Profile, one: Commitment) -> Button:
    return button(Phrase("handover.button_to", {"who": naming.who(who)}), "handover", one, str(who.id))


def _titled(one: Commitment, word: str) -> Button:
    return button(Phrase("handover.button_titled", {"title": shortened(one.title)}), "handover", one, word)
