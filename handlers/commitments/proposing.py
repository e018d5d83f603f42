"""How a promise is proposed back: nothing stands in somebody's name without their tap."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from handlers.commitments.asking import close_dates, date_problem, open_date, other_ways, proposal
from handlers.rules.calendar import local_day
from handlers.rules.dates import find_dates, read_date
from handlers.rules.languages.folding import composed
from handlers.rules.promises import Promise, hear
from handlers.rules.titles import shortened
from handlers.turn import Message, Turn
from storage.errors import Refused
from storage.records.checkins import Update, UpdateId
from storage.records.commitments import Commitment, CommitmentId, CommitmentState
from storage.unit import NEW, UnitOfWork


def hear_answer(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Propose what was promised in the answers that were just stored, where their questions listen.

    Of an answer that is given anew, what it promised before is not proposed once more; what it
    no longer promises, unconfirmed, is withdrawn. What an approver has yet to clear is not heard.
    """
    if turn.event.token:
        stored = [one for one in uow.updates.changed_by(turn.actor.id, turn.now) if one.message is None]
    else:
        said = uow.updates.said_in(turn.actor.id, turn.event.message or "")
        stored = [one for one in said if one.changed_at == turn.now]
    return [message for one in stored if not one.draft for message in _hear(turn, one, uow)]


def hear_cleared(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Propose to its writer what is promised in an update that was just cleared, a response's."""
    writer = uow.members.profile(uow.responses.get(turn.subject).member_id)
    messages: list[Message] = []
    for one in uow.updates.changed_by(writer.id, turn.now):
        if not one.draft:
            said = replace(turn, actor=writer, event=replace(turn.event, sent_at=one.said_at))
            messages += _hear(said, one, uow)
    return messages


def _hear(turn: Turn, update: Update, uow: UnitOfWork) -> list[Message]:
    if update.conversation_id is None:
        return []
    script = uow.conversations.get(update.conversation_id).script
    if not any(one.key == update.question and one.hears for one in script.questions):
        return []
    heard = {_meant(one, turn, uow): one for one in _heard(turn, update.text, uow)}
    known = {(one.title, one.due_on): one for one in uow.commitments.heard_in(update.id)}
    _withdraw([one for meant, one in known.items() if meant not in heard], turn, uow)
    return _propose(turn, uow, [one for meant, one in heard.items() if meant not in known], update.id)


def commit(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Propose what was written behind the command: what, by when."""
    if not turn.text:
        raise Refused("commitment.usage")
    heard = _heard(turn, turn.text, uow) or _read(turn, uow)
    return _propose(turn, uow, heard, None)


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
    words = " ".join(composed(turn.text).split())
    today, language = today_of(turn, uow), language_of(turn, uow)
    found = next(iter(find_dates(words, today, language)), None)
    reading = found.reading if found else read_date(words, today, language)
    rest = words[: found.start] + words[found.end :] if found else words.replace(reading.matched, " ")
    title = " ".join(rest.split()).strip(" ,.;:") if reading.matched else ""
    if not title:
        raise Refused("commitment.usage")
    return [Promise(shortened(title[:1].upper() + title[1:]), reading, turn.text)]


def _meant(promise: Promise, turn: Turn, uow: UnitOfWork) -> tuple[str, date]:
    """Return a promise's title and day; where the day has to be asked for, that it was made on."""
    return promise.title, promise.reading.day or today_of(turn, uow)


def _withdraw(commitments: Sequence[Commitment], turn: Turn, uow: UnitOfWork) -> None:
    """Forget what was only proposed, and what was asked about it."""
    proposals = [one.id for one in commitments if one.state is CommitmentState.PROPOSED]
    close_dates(turn.actor.id, turn.now, uow, proposals)
    uow.commitments.withdraw(proposals)


def _propose(
    turn: Turn, uow: UnitOfWork, promises: Sequence[Promise], update: UpdateId | None
) -> list[Message]:
    """Propose each promise. Where a day has to be asked for, the next message is read as one."""
    messages = []
    for promise in promises:
        title, day = _meant(promise, turn, uow)
        proposed = uow.commitments.add(
            Commitment(
                CommitmentId(NEW),
                turn.actor.id,
                title,
                day,
                CommitmentState.PROPOSED,
                turn.now,
                turn.now,
                update,
            )
        )
        if promise.reading.problem is None:
            messages.append(proposal(proposed))
            continue
        problem = date_problem(proposed.owner_id, proposed.id, promise.reading, promise.words)
        messages.append(replace(problem, buttons=(*problem.buttons, other_ways(proposed.id))))
        open_date(turn.actor.id, proposed, turn.now, uow)
    return messages
