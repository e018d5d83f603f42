"""The ladders of a partnership: shown in words, and changed by coordinators in words."""

from dataclasses import replace

from handlers.commitments.hearing.proposing import language_of
from handlers.commitments.reminding.waiting import NOTICE
from handlers.rules.ladder_words import describe, read
from handlers.turn import Message, Turn
from prompts.phrase import Phrase
from storage.records.commitments import Weight
from storage.records.lanes import person_lane
from storage.unit import UnitOfWork


def ladder(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Show when commitments are spoken of, by weight, or change it for one. Raises `Refused` as `read`."""
    if not turn.text.strip():
        return [Message(turn.actor.id, Phrase("ladder.shown", {"ladders": _all(uow)}))]
    agreement = uow.agreements.present()
    ladders = agreement.norms.ladders
    weight, changed = read(turn.text, language_of(turn, uow), ladders)
    norms = replace(agreement.norms, ladders={**ladders, weight: changed})
    uow.agreements.keep(replace(agreement, norms=norms))
    _look_again(weight, turn, uow)
    return [Message(turn.actor.id, Phrase("ladder.changed", {"ladder": describe(weight, changed)}))]


def _all(uow: UnitOfWork) -> tuple[Phrase, ...]:
    ladders = uow.agreements.present().norms.ladders
    return tuple(describe(weight, ladders[weight]) for weight in Weight)


def _look_again(weight: Weight, turn: Turn, uow: UnitOfWork) -> None:
    """Have each live commitment of that weight look for its next rung, in the lane of its owner."""
    live = [one for one in uow.commitments.open_of() if one.weight is weight and one.due_on is not None]
    owners = uow.members.people({one.owner_id for one in live})
    lanes: dict[int, str] = {one.id: person_lane(owners[one.owner_id].id) for one in live}
    uow.timers.hasten_all(NOTICE, lanes, turn.now)
