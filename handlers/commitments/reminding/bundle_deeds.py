"""Doing what is written to a bundle of one of its things, as the thing's button does it."""

from collections.abc import Mapping
from dataclasses import replace

from handlers.commitments import blocking, by_word, helping, notes, renegotiating
from handlers.commitments.pressing import Pressed, current
from handlers.commitments.reminding import snoozing
from handlers.commitments.reminding.bundle_words import CALL, DRAFT, HELPER, HOLDS, LATER, NO, Said
from handlers.rules import access
from handlers.turn import Message, Turn
from storage.records.commitments import Commitment
from storage.unit import UnitOfWork


def act(said: Said, commitment: int, version: str, turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Do it as its button does: to the version that the reader saw, for who may."""

    def do(pressed: Turn, meant: Commitment, uow: UnitOfWork) -> list[Message]:
        asking = replace(pressed, extra="", text=said.rest)
        deed = _DEEDS.get(said.deed)
        if deed is None:
            return by_word.act(said.deed, meant, said.rest, asking, uow)
        return deed(asking, meant, uow)

    own = said.deed in {LATER, HOLDS}
    pressed = current(do, access.is_owner if own else access.may_see)
    return pressed(replace(turn, subject=commitment, extra=f"{version}."), uow)


def _blocked_by(turn: Turn, meant: Commitment, uow: UnitOfWork) -> list[Message]:
    """Take what is in the way along with the word that something is."""
    asked = blocking.begin(turn, meant, uow)
    if not turn.text:
        return asked
    opened = uow.conversations.open_of(turn.actor.id, blocking.KIND)[-1:]
    if not opened or opened[0].subject != meant.id or opened[0].stage:
        return asked
    return blocking.DIALOGUE.answer(replace(turn, conversation=opened[0]), uow)


def _call(turn: Turn, meant: Commitment, uow: UnitOfWork) -> list[Message]:
    """Take what was said in a call along with the word for it; ask for it where nothing stands behind."""
    asked = notes.log_call(turn, meant, uow)
    if not turn.text:
        return asked
    [opened] = uow.conversations.open_of(turn.actor.id, notes.KIND)
    return notes.DIALOGUE.answer(replace(turn, conversation=opened), uow)


_DEEDS: Mapping[str, Pressed] = {
    NO: renegotiating.change_date,
    LATER: snoozing.snooze,
    HOLDS: snoozing.holds,
    DRAFT: notes.draft,
    CALL: _call,
    HELPER: helping.ask_helper,
    "blocked": _blocked_by,
}
"""What is done otherwise than where it is written behind a commitment's name."""
