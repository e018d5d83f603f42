"""What is asked about a promise: whether to note it, and which day is meant."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime

from handlers.commitments.buttons import button
from handlers.rules.dates import DateReading
from handlers.rules.due import due_day
from handlers.rules.titles import shortened
from handlers.turn import Button, Message
from prompts.phrase import Phrase
from storage.records.commitments import Commitment, CommitmentId
from storage.records.conversations import Conversation, ConversationId, Question, Script
from storage.records.people import MemberId
from storage.unit import NEW, UnitOfWork

KIND = "date"
"""The kind of conversation that asks for a date."""

DATE = Script(KIND, (Question("due", "commitment.date_question"),))
"""What is asked where the day is all there is to say."""


def proposal(commitment: Commitment) -> Message:
    """Ask the owner whether to note it, with the date in words."""
    return Message(
        commitment.owner_id,
        Phrase("commitment.proposal", {"title": commitment.title, "due": due_day(commitment)}),
        (
            (button(Phrase("commitment.button_confirm"), "confirm", commitment, primary=True),),
            other_ways(commitment),
        ),
    )


def other_ways(commitment: Commitment) -> tuple[Button, ...]:
    """Return the buttons that name another day, or none."""
    return (
        button(Phrase("commitment.button_change_date"), "change_date", commitment),
        button(Phrase("commitment.button_not_one"), "not_one", commitment),
    )


def open_date(
    asked: MemberId, commitment: Commitment, now: datetime, uow: UnitOfWork, script: Script = DATE
) -> Conversation:
    """Read the member's next message as a date for the commitment, and for no other that was asked about."""
    close_dates(asked, now, uow)
    return uow.conversations.add(
        Conversation(
            ConversationId(NEW),
            asked,
            KIND,
            commitment.id,
            script,
            now,
            subject_version=commitment.version,
        )
    )


def close_dates(
    asked: MemberId, now: datetime, uow: UnitOfWork, about: Collection[CommitmentId] | None = None
) -> None:
    """Ask the member no longer for a date for these commitments, or for any."""
    for one in uow.conversations.open_of(asked, KIND):
        if about is None or one.subject in about:
            uow.conversations.save(replace(one, closed_at=now))


def date_problem(asked: MemberId, commitment: Commitment, reading: DateReading, text: str) -> Message:
    """Say why a date cannot be taken, and offer the days that may be meant."""
    words, title = shortened(reading.matched or text), commitment.title
    match reading.problem:
        case "ambiguous":
            return Message(
                asked,
                Phrase("commitment.date_ambiguous", {"text": words, "title": title}),
                tuple((_day(commitment, day),) for day in reading.candidates),
            )
        case "impossible":
            return Message(asked, Phrase("commitment.date_impossible", {"text": words, "title": title}))
        case "past" if reading.candidates:
            return Message(
                asked, Phrase("commitment.date_past", {"due": reading.candidates[0], "title": title})
            )
        case _:
            return Message(asked, Phrase("commitment.date_none", {"text": words}))


def day_on(button: str) -> date | None:
    """Return the day that a button of `date_problem` carries; None where it carries none."""
    try:
        return date.fromisoformat(button)
    except ValueError:
        return None


def _day(commitment: Commitment, day: date) -> Button:
    return button(Phrase("commitment.date_option", {"due": day}), "date", commitment, f"{day:%Y%m%d}")
