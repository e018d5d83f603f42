"""How a promise is proposed back: nothing stands in somebody's name without their tap."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from handlers.commitments import ledger
from handlers.commitments.author import Author
from handlers.commitments.buttons import button
from handlers.commitments.hearing.asking import close_dates, date_problem, open_date, other_ways, proposal
from handlers.commitments.hearing.speech import Speech
from handlers.rules.calendar import local_day
from handlers.rules.promises import Promise
from handlers.turn import Message, Turn
from prompts.phrase import Phrase
from storage.records.commitments import Commitment, CommitmentId, CommitmentState
from storage.unit import NEW, UnitOfWork

UNDATED = "none"
"""The problem of a promise in which no day was named."""


def propose(speech: Speech, promises: Sequence[Promise], author: Author, uow: UnitOfWork) -> list[Message]:
    """Propose each promise to its speaker. Where a day is asked for, their next message is read as one."""
    messages = []
    for promise in promises:
        proposed, _ = ledger.record(_new(speech, promise, author, uow), author, uow)
        if promise.reading.problem is None:
            messages.append(proposal(proposed))
            continue
        messages.append(_by_when(proposed, promise))
        open_date(proposed.owner_id, proposed, author.at, uow)
    return messages


def withdraw(commitments: Sequence[Commitment], author: Author, uow: UnitOfWork) -> None:
    """Forget what was only proposed, and what was asked about it."""
    proposals = [one for one in commitments if one.state is CommitmentState.PROPOSED]
    for one in proposals:
        close_dates(one.owner_id, author.at, uow, [one.id])
    uow.commitments.withdraw(one.id for one in proposals)


def today_of(turn: Turn, uow: UnitOfWork) -> date:
    """Return the day on which the person wrote, where they live."""
    return local_day(turn.event.sent_at, turn.actor.person.zone or uow.partnership.zone)


def language_of(turn: Turn, uow: UnitOfWork) -> str:
    """Return the language the person writes in."""
    return turn.actor.person.language or uow.partnership.language


def _new(speech: Speech, promise: Promise, author: Author, uow: UnitOfWork) -> Commitment:
    return Commitment(
        CommitmentId(NEW),
        speech.speaker.id,
        promise.title,
        promise.reading.day,
        CommitmentState.PROPOSED,
        author.at,
        author.at,
        speech.update,
        speech.speaker.member.organisation_id,
        audience=uow.agreements.present().norms.audience,
    )


def _by_when(proposed: Commitment, promise: Promise) -> Message:
    """Ask for the day: which one is meant, or by when where none was named, which may stay open."""
    if promise.reading.problem == UNDATED:
        undated = button(Phrase("commitment.button_no_date"), "confirm", proposed)
        not_one = button(Phrase("commitment.button_not_one"), "not_one", proposed)
        text = Phrase("commitment.by_when", {"title": proposed.title})
        return Message(proposed.owner_id, text, ((undated, not_one),))
    problem = date_problem(proposed.owner_id, proposed, promise.reading, promise.words)
    return replace(problem, buttons=(*problem.buttons, other_ways(proposed)))
