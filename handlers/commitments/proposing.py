"""How a promise is proposed back: nothing stands in somebody's name without their tap."""

from collections.abc import Sequence
from datetime import date

from handlers.rules.calendar import local_day
from handlers.rules.dates import DateReading, read_date
from handlers.rules.promises import Promise, hear
from handlers.rules.titles import shortened
from handlers.turn import Button, Message, Turn
from prompts.phrase import Phrase
from storage.errors import Refused
from storage.records.checkins import UpdateId
from storage.records.commitments import Commitment, CommitmentId, CommitmentState
from storage.records.people import MemberId
from storage.unit import NEW, UnitOfWork

STAMP = "%Y%m%d"
"""How a date travels on a button."""


def hear_answer(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Propose what was promised in the answer that was just stored, where its question listens."""
    update = uow.updates.said_in(turn.actor.id, turn.event.message or "")
    if update is None:
        return []
    script = uow.conversations.get(update.conversation_id).script
    if not any(one.key == update.question and one.hears for one in script.questions):
        return []
    return _propose(turn, uow, _heard(turn, update.text, uow), update.id)


def hear_again(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Propose anew what an edited answer promises; what it no longer says, unconfirmed, is withdrawn."""
    update = uow.updates.said_in(turn.actor.id, turn.event.message or "")
    if update is None or update.edited_at != turn.now:
        return []
    waiting = [one for one in uow.commitments.heard_in(update.id) if one.state is CommitmentState.PROPOSED]
    heard = _heard(turn, update.text, uow)
    if [(one.title, one.due_on) for one in waiting] == [(one.title, one.reading.day) for one in heard]:
        return []
    uow.commitments.withdraw([one.id for one in waiting])
    return _propose(turn, uow, heard, update.id)


def commit(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Propose what was written behind the command: what, by when."""
    if not turn.text:
        raise Refused("commitment.usage")
    heard = _heard(turn, turn.text, uow) or _read(turn, uow)
    return _propose(turn, uow, heard, None)


def proposal(commitment: Commitment) -> Message:
    """Ask the owner whether to note it, with the date in words."""
    return Message(
        commitment.owner_id,
        Phrase("commitment.proposal", {"title": commitment.title, "due": commitment.due_on}),
        (
            (Button(Phrase("commitment.button_confirm"), "confirm", commitment.id, primary=True),),
            (
                Button(Phrase("commitment.button_change_date"), "change_date", commitment.id),
                Button(Phrase("commitment.button_not_one"), "not_one", commitment.id),
            ),
        ),
    )


def date_problem(owner: MemberId, commitment: CommitmentId, reading: DateReading, text: str) -> Message:
    """Say why a date cannot be taken, and offer the days that may be meant."""
    words = reading.matched or text
    match reading.problem:
        case "ambiguous":
            return Message(
                owner,
                Phrase("commitment.date_ambiguous", {"text": words}),
                tuple((_day(commitment, day),) for day in reading.candidates),
            )
        case "impossible":
            return Message(owner, Phrase("commitment.date_impossible", {"text": words}))
        case "past" if reading.candidates:
            return Message(owner, Phrase("commitment.date_past", {"due": reading.candidates[0]}))
        case _:
            return Message(owner, Phrase("commitment.date_none", {"text": words}))


def today_of(turn: Turn, uow: UnitOfWork) -> date:
    """Return the day on which the person wrote, where they live."""
    return local_day(turn.event.sent_at, turn.actor.person.zone or uow.partnership.zone)


def language_of(turn: Turn, uow: UnitOfWork) -> str:
    """Return the language the person writes in."""
    return turn.actor.person.language or uow.partnership.language


def _heard(turn: Turn, text: str, uow: UnitOfWork) -> Sequence[Promise]:
    return hear(text, today_of(turn, uow), language_of(turn, uow))


def _read(turn: Turn, uow: UnitOfWork) -> Sequence[Promise]:
    """Take the words of a command as they are: what stands around the date is the promise."""
    reading = read_date(turn.text, today_of(turn, uow), language_of(turn, uow))
    title = (
        " ".join(turn.text.replace(reading.matched, " ").split()).strip(" ,.;:") if reading.matched else ""
    )
    if not title:
        raise Refused("commitment.usage")
    return [Promise(shortened(title[:1].upper() + title[1:]), reading, turn.text)]


def _propose(
    turn: Turn, uow: UnitOfWork, promises: Sequence[Promise], update: UpdateId | None
) -> list[Message]:
    messages = []
    for promise in promises:
        reading = promise.reading
        proposed = uow.commitments.add(
            Commitment(
                CommitmentId(NEW),
                turn.actor.id,
                promise.title,
                reading.day or today_of(turn, uow),
                CommitmentState.PROPOSED,
                turn.now,
                turn.now,
                update,
            )
        )
        if reading.problem is None:
            messages.append(proposal(proposed))
        else:
            messages.append(_ask_date(proposed, reading, promise))
    return messages


def _ask_date(proposed: Commitment, reading: DateReading, promise: Promise) -> Message:
    """Ask which day is meant, with a way to name another or none."""
    problem = date_problem(proposed.owner_id, proposed.id, reading, promise.words)
    ways = (
        Button(Phrase("commitment.button_change_date"), "change_date", proposed.id),
        Button(Phrase("commitment.button_not_one"), "not_one", proposed.id),
    )
    return Message(problem.to, problem.text, (*problem.buttons, ways))


def _day(commitment: CommitmentId, day: date) -> Button:
    return Button(Phrase("commitment.date_option", {"due": day}), "date", commitment, day.strftime(STAMP))
