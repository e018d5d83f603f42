"""How far a commitment is, in percent and in its owner's words."""

from handlers.commitments.attributes.attribute import Attribute
from handlers.commitments.attributes.outcome import changed
from handlers.commitments.buttons import button
from handlers.rules.progress import Progress, read_progress
from handlers.turn import Message, Turn
from prompts.phrase import Phrase
from storage.errors import Refused
from storage.records.commitments import Commitment
from storage.records.people import Profile
from storage.unit import UnitOfWork

STEPS = (25, 50, 75, 90)
"""The percentages that have a button."""

WHOLE = 100
"""Where whoever says so is asked whether it is done."""


def _asks(commitment: Commitment, reader: Profile, uow: UnitOfWork) -> Message:
    row = tuple(
        button(Phrase("commitment.percent", {"percent": one}), "progress", commitment, str(one))
        for one in STEPS
    )
    return Message(reader.id, Phrase("commitment.progress_question", {"title": commitment.title}), (row,))


def _choose(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    if turn.extra not in {str(one) for one in STEPS}:
        raise Refused("refused.button_old")
    return _set(turn, commitment, uow, Progress(int(turn.extra), ""))


def _take(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    said = read_progress(turn.text)
    if said is None:
        raise Refused("commitment.progress_unclear", {"text": turn.text})
    return _set(turn, commitment, uow, said)


def _set(turn: Turn, commitment: Commitment, uow: UnitOfWork, progress: Progress) -> list[Message]:
    """Keep what was said. Words alone leave the percentage as it is: nobody said that it changed."""
    percent = commitment.progress if progress.percent is None else progress.percent
    key = "commitment.progress_whole" if progress.percent == WHOLE else "commitment.progress_set"
    return changed(turn, commitment, uow, Phrase(key), progress=percent, note=progress.note)


PROGRESS = Attribute("progress", "word.progress", _asks, _take, _choose)
