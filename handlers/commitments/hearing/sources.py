"""Where promises are heard: in answers, in messages to the bot, and in those that a command is given on."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from handlers.commitments.author import author
from handlers.commitments.buttons import button
from handlers.commitments.hearing.proposing import propose, withdraw
from handlers.commitments.hearing.speech import Speech, speech_of
from handlers.rules.dates import find_dates, read_date
from handlers.rules.languages.folding import composed
from handlers.rules.promises import Promise
from handlers.rules.titles import shortened
from handlers.turn import Message, Turn
from prompts.phrase import Phrase, Values
from storage.errors import Refused
from storage.records.checkins import Update
from storage.records.commitments import LIVE, Commitment, CommitmentState
from storage.records.events import Quoted
from storage.records.people import Profile, Role
from storage.unit import UnitOfWork


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
    heard = [(one, speech_of(turn, uow.partnership, one.text, one.id)) for one in stored if not one.draft]
    return [message for one, speech in heard for message in _hear(turn, one, speech, uow)]


def hear_cleared(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Propose to its writer what is promised in an update that was just cleared, a response's."""
    writer = uow.members.profile(uow.responses.get(turn.subject).member_id)
    messages: list[Message] = []
    for one in uow.updates.changed_by(writer.id, turn.now):
        if not one.draft:
            speech = Speech(writer, one.text, one.said_at, uow.partnership, one.id)
            messages += _hear(turn, one, speech, uow)
    return messages


def hear_message(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Propose what is promised in a message to the bot; nothing where nothing is."""
    if turn.actor.member.role is Role.OBSERVER:
        return []
    speech = speech_of(turn, uow.partnership, turn.text)
    return propose(speech, speech.heard(), author(turn), uow)


def hear_edited(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Offer the new date where somebody edits a message to the bot in which they promised something.

    What an answer promises is `hear_answer`'s.
    """
    event = turn.event
    if not event.direct or not turn.text.strip() or uow.updates.said_in(turn.actor.id, event.message or ""):
        return []
    states = (*LIVE, CommitmentState.PROPOSED)
    own = {one.title: one for one in uow.commitments.owned_by(turn.actor.id, *states)}
    heard = speech_of(turn, uow.partnership, turn.text).heard()
    return [
        _moves(own[one.title], one.reading.day)
        for one in heard
        if one.title in own and one.reading.day not in {None, own[one.title].due_on}
    ]


def commit(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Propose what was written behind the command, or in the message that it was given on."""
    if turn.event.quoted is not None and not turn.text:
        return _commit_quoted(turn, turn.event.quoted, uow)
    if not turn.text:
        raise Refused("commitment.usage")
    speech = speech_of(turn, uow.partnership, turn.text)
    promises = speech.heard() or [_as_it_is(speech)]
    return propose(speech, promises, author(turn), uow)


def _commit_quoted(turn: Turn, quoted: Quoted, uow: UnitOfWork) -> list[Message]:
    """Ask whoever wrote a message whether to note what it says; the one who asked hears that they were."""
    event = turn.event
    member = uow.members.at(event.channel, event.account, quoted.user) if quoted.user else None
    if member is None or member.role is Role.OBSERVER:
        raise Refused("commitment.quoted_stranger")
    speaker = uow.members.profile(member.id)
    speech = Speech(speaker, quoted.text, quoted.sent_at, uow.partnership, promises=turn.promises)
    promises = speech.heard() or [_as_it_is(speech)]
    proposals = propose(speech, promises, author(turn), uow)
    if member.id == turn.actor.id:
        return proposals
    told = [_introduced(one, turn.actor) for one in proposals]
    return [*told, Message(turn.actor.id, Phrase("commitment.quoted_asked", {"who": speaker.name}))]


def _introduced(proposed: Message, asker: Profile) -> Message:
    """Return a proposal that says who asked for it."""
    values: Values = {"who": asker.name, "proposal": proposed.text}
    return replace(proposed, text=Phrase("commitment.quoted_proposal", values))


def _hear(turn: Turn, update: Update, speech: Speech, uow: UnitOfWork) -> list[Message]:
    if update.conversation_id is None:
        return []
    script = uow.conversations.get(update.conversation_id).script
    if not any(one.key == update.question and one.hears for one in script.questions):
        return []
    heard = {(one.title, one.reading.day): one for one in speech.heard()}
    known = {(one.title, one.due_on): one for one in uow.commitments.heard_in(update.id)}
    news = [one for meant, one in heard.items() if meant not in known]
    gone = [one for meant, one in known.items() if meant not in heard]
    withdraw(gone, author(turn), uow)
    return _reconciled(news, [one for one in gone if one.state in LIVE], speech, turn, uow)


def _reconciled(
    news: Sequence[Promise], confirmed: Sequence[Commitment], speech: Speech, turn: Turn, uow: UnitOfWork
) -> list[Message]:
    """Propose what is new in words that were changed; what was confirmed is only offered its new date."""
    changed = list(zip(news, confirmed, strict=False))
    moved = [
        _moves(one, promise.reading.day)
        for promise, one in changed
        if promise.reading.day is not None and promise.reading.day != one.due_on
    ]
    return [*moved, *propose(speech, news[len(changed) :], author(turn), uow)]


def _moves(commitment: Commitment, day: date) -> Message:
    text = Phrase("commitment.words_changed", {"title": commitment.title, "due": day})
    label = Phrase("commitment.date_option", {"due": day})
    other = button(Phrase("commitment.button_new_date"), "change_date", commitment)
    return Message(commitment.owner_id, text, ((button(label, "date", commitment, f"{day:%Y%m%d}"), other),))


def _as_it_is(speech: Speech) -> Promise:
    """Take the words of a command as they are: what stands around the date is the promise."""
    words = " ".join(composed(speech.text).split())
    found = next(iter(find_dates(words, speech.today, speech.language)), None)
    reading = found.reading if found else read_date(words, speech.today, speech.language)
    rest = words[: found.start] + words[found.end :] if found else words.replace(reading.matched or "\0", " ")
    title = " ".join(rest.split()).strip(" ,.;:")
    if not title:
        raise Refused("commitment.usage")
    return Promise(shortened(title[:1].upper() + title[1:]), reading, speech.text)
