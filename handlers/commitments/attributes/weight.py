"""How much a commitment weighs: an institution's word, an action point, or an intention."""

from handlers.commitments.attributes.attribute import Attribute
from handlers.commitments.attributes.outcome import changed, option_named
from handlers.commitments.buttons import button
from handlers.rules import standing
from handlers.turn import Message, Turn
from prompts.phrase import Phrase
from storage.errors import Refused
from storage.records.commitments import Commitment, Weight
from storage.records.people import Profile
from storage.unit import UnitOfWork

_WORDS = {
    Weight.INSTITUTIONAL.value: "commitment.words_institutional",
    Weight.ACTION.value: "commitment.words_action",
    Weight.INTENTION.value: "commitment.words_intention",
}


def _asks(commitment: Commitment, reader: Profile, uow: UnitOfWork) -> Message:
    rows = tuple((button(standing.weight(one), "weight", commitment, one.value),) for one in Weight)
    return Message(reader.id, Phrase("commitment.weight_question", {"title": commitment.title}), rows)


def _choose(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    if turn.extra not in set(Weight):
        raise Refused("refused.button_old")
    return _set(turn, commitment, uow, Weight(turn.extra))


def _take(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    named = option_named(turn.text, _WORDS, turn, uow)
    if named is None:
        raise Refused("commitment.weight_unknown", {"text": turn.text})
    return _set(turn, commitment, uow, Weight(named))


def _set(turn: Turn, commitment: Commitment, uow: UnitOfWork, weight: Weight) -> list[Message]:
    said = Phrase("commitment.weight_set", {"weight": standing.weight(weight)})
    return changed(turn, commitment, uow, said, weight=weight)


WEIGHT = Attribute("weight", "word.weight", _asks, _take, _choose)
