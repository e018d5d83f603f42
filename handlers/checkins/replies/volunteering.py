"""Delegates speak up by themselves: where the focal point's reply counts, theirs is kept as information."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from handlers.checkins.questions import asking
from handlers.checkins.replies import finishing
from handlers.checkins.rounds import opening, parts
from handlers.checkins.rounds.addressees import is_addressed
from handlers.rules import rhythm
from handlers.turn import Button, Message, Turn
from prompts.phrase import Phrase, Value, Values
from storage.records.checkins import Outcome, Response, ResponseId, Round
from storage.records.conversations import Conversation
from storage.records.people import Role
from storage.records.schedules import Voice
from storage.unit import NEW, UnitOfWork


def answer(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Put the question that somebody may answer now; where there is none, say how things stand.

    Their own that is open comes first, then what they may add as information to the newest round.
    """
    ways: Sequence[Callable[[Turn, UnitOfWork], Message | None]] = (_put_again, _volunteer, _done, _late)
    found = (way(turn, uow) for way in ways)
    return [next((one for one in found if one is not None), None) or _not_now(turn, uow)]


def _put_again(turn: Turn, uow: UnitOfWork) -> Message | None:
    """Return their open question of a round that is open."""
    for one in _open_questions(turn, uow):
        if uow.rounds.get(uow.responses.get(one.subject).round_id).closed_at is None:
            return _ask(one, turn, uow)
    return None


def _volunteer(turn: Turn, uow: UnitOfWork) -> Message | None:
    """Open a part that informs, in the newest round that leaves room for one, and put its first question."""
    for opened in _open_rounds(uow):
        speaking = _speaks_for(opened, turn, uow)
        if speaking is not None:
            return _open_part(opened, speaking, turn, uow)
    return None


def _done(turn: Turn, uow: UnitOfWork) -> Message | None:
    """Return the way back into what they are done with, or when their questions come."""
    for opened in _open_rounds(uow):
        for one in uow.responses.in_round(opened.id, turn.actor.id):
            told = _standing(one, opened, turn, uow)
            if told is not None:
                return told
    return None


def _late(turn: Turn, uow: UnitOfWork) -> Message | None:
    """Return their open question of a round that is closed: late answers are taken too."""
    return next((_ask(one, turn, uow) for one in _open_questions(turn, uow)), None)


def _not_now(turn: Turn, uow: UnitOfWork) -> Message:
    """Return when the next check-in comes that they belong to; or that none is put to them."""
    member = turn.actor.member
    theirs = [one for one in uow.schedules.running() if is_addressed(member, one.terms)]
    if not theirs and member.role is not Role.PARTNER:
        return Message(turn.actor.id, Phrase("answer.not_asked"))
    planned = [
        (one.next_on, one.kind)
        for one in theirs
        if one.next_on is not None and not rhythm.is_relative(one.rhythm)
    ]
    if not planned:
        return Message(turn.actor.id, Phrase("checkin.none_open"))
    on, kind = min(planned)
    return Message(turn.actor.id, Phrase("answer.next", {"title": asking.title_of(kind), "on": on}))


def _speaks_for(opened: Round, turn: Turn, uow: UnitOfWork) -> Response | None:
    """Return the part of whoever speaks for their organisation, where they may add to it."""
    member = turn.actor.member
    if opened.terms.voice is not Voice.FOCAL or not is_addressed(member, opened.terms):
        return None
    if member.organisation_id is None or uow.responses.in_round(opened.id, member.id):
        return None
    theirs = [
        one
        for one in uow.responses.of_organisation(opened.id, member.organisation_id)
        if not one.informs and not one.about and turn.now < one.closes_at
    ]
    return theirs[-1] if theirs else None


def _open_part(opened: Round, speaking: Response, turn: Turn, uow: UnitOfWork) -> Message:
    """Add a part that closes with their organisation's, and put it. Nobody is reminded of it."""
    mine = uow.responses.add(
        Response(
            ResponseId(NEW),
            opened.id,
            turn.actor.id,
            turn.now,
            speaking.closes_at,
            due_at=speaking.closes_at,
            organisation_id=speaking.organisation_id,
            informs=True,
        )
    )
    parts.wake_round(opened.id, mine.closes_at, uow)
    [question] = opening.put([mine], opened, {turn.actor.id: turn.actor}, turn.now, uow)
    values: Values = {
        "focal": uow.members.profile(speaking.member_id).name,
        "organisation": turn.actor.organisation,
        "question": question.text,
    }
    return replace(question, text=Phrase("answer.as_information", values))


def _standing(response: Response, opened: Round, turn: Turn, uow: UnitOfWork) -> Message | None:
    """Return how their part in an open round stands, with the button that changes it where one does."""
    values: dict[str, Value] = {"title": asking.title_of(opened.kind)}
    if response.outcome is Outcome.PLANNED:
        return Message(turn.actor.id, Phrase("answer.to_come", values | {"at": response.opens_at}))
    asked = uow.conversations.about(asking.KIND, response.id)
    if asked is None:
        return None
    if any(one.value is not None for one in asked.answers):
        return Message(turn.actor.id, Phrase("answer.answered", values), finishing.edit_buttons(asked))
    if turn.now >= response.closes_at:
        return None
    after_all = Button(Phrase("checkin.button_reopen"), "reopen", asked.id)
    open_yet = Phrase("checkin.open_after_all", values | {"closes": response.closes_at})
    return Message(turn.actor.id, open_yet, ((after_all,),))


def _ask(conversation: Conversation, turn: Turn, uow: UnitOfWork) -> Message:
    finishing.close_letter(conversation, turn.now, uow)
    return asking.ask(conversation, uow)


def _open_questions(turn: Turn, uow: UnitOfWork) -> list[Conversation]:
    """Return their check-ins in progress, newest first."""
    return uow.conversations.open_of(turn.actor.id, asking.KIND)[::-1]


def _open_rounds(uow: UnitOfWork) -> list[Round]:
    """Return the rounds that are open and not anonymous, newest first."""
    return [one for one in uow.rounds.open_now() if not one.script.anonymous][::-1]
