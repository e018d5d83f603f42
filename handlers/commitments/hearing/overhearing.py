"""A promise that is made while a date is asked for: it is proposed too, and is not taken for that date."""

from handlers.commitments.author import author
from handlers.commitments.hearing.proposing import propose
from handlers.commitments.hearing.speech import speech_of
from handlers.rules.terms import informative
from handlers.turn import Message, Turn
from storage.records.commitments import Commitment
from storage.unit import UnitOfWork


def other_promises(turn: Turn, asked: Commitment, uow: UnitOfWork) -> list[Message]:
    """Propose what is promised in words that came where the date of a commitment was asked for.

    Nothing where they are about that commitment ("We will send it by Friday", or by its title).
    """
    speech = speech_of(turn, uow.partnership, turn.text)
    others = [one for one in speech.heard() if not _is_about(one.title, asked.title)]
    return propose(speech, others, author(turn), uow)


def _is_about(promised: str, title: str) -> bool:
    """Say whether a promise is of what a title names: behind its verb it names nothing else."""
    deliverable = informative(promised)[1:]
    return not deliverable or not set(deliverable).isdisjoint(informative(title))
