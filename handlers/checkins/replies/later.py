"""Later: a check-in that is put off to a time that suits, within decent hours and before it closes."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from handlers.checkins.replies import concerned
from handlers.checkins.rounds import parts
from handlers.checkins.rounds.addressees import calendar_of, zone_of
from handlers.rules.calendar import at_wall_time, decent_from, hours_of, local_day, next_free_day
from handlers.turn import Button, Message, Turn
from prompts.phrase import Phrase
from storage.errors import Refused
from storage.records.checkins import Response
from storage.records.conversations import Conversation
from storage.unit import UnitOfWork

MORNING = time(9)
"""When somebody is asked again who put it off to another day; with their own hours, when these begin."""

_LABELS = {
    "hour": "checkin.button_in_an_hour",
    "tomorrow": "checkin.button_tomorrow",
    "working_day": "checkin.button_next_working_day",
}


def press(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Offer the times to which the check-in can be put off, or put it off to the one that was chosen."""
    conversation = concerned.still_open(turn, uow)
    chosen = turn.extra.partition(".")[2]
    return _put_off(turn, conversation, chosen, uow) if chosen else _offer(turn, conversation, uow)


def by_word(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Offer the times to which the open check-in can be put off."""
    return _offer(turn, concerned.of_words(turn, uow), uow)


def quiet(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Remind no more of this round; its question stays open."""
    response = uow.responses.get(turn.subject)
    if response.member_id != turn.actor.id:
        raise Refused("refused.button_not_yours")
    if response.due_at is None:
        raise Refused("refused.button_old")
    if not response.quiet:
        parts.stop_reminding(response, uow)
    return [Message(turn.actor.id, Phrase("checkin.quiet_noted", {"closes": response.closes_at}))]


def _offer(turn: Turn, conversation: Conversation, uow: UnitOfWork) -> list[Message]:
    response = uow.responses.get(conversation.subject)
    offers = _offers(turn, response, uow)
    if not offers:
        key = "checkin.later_any_time" if turn.now < response.closes_at else "checkin.later_closed"
        return [Message(turn.actor.id, Phrase(key, {"closes": response.closes_at}))]
    row = tuple(
        Button(Phrase(_LABELS[name]), "later", conversation.id, f"{conversation.stage}.{name}")
        for name in offers
    )
    phrase = Phrase("checkin.later_question", {"closes": response.closes_at})
    return [Message(turn.actor.id, phrase, (row,))]


def _put_off(turn: Turn, conversation: Conversation, chosen: str, uow: UnitOfWork) -> list[Message]:
    response = uow.responses.get(conversation.subject)
    until = _offers(turn, response, uow).get(chosen)
    if until is None:
        raise Refused("checkin.later_closed", {"closes": response.closes_at})
    parts.postpone(replace(response, quiet=False), until, uow)
    return [Message(turn.actor.id, Phrase("checkin.later_noted", {"until": until}))]


def _offers(turn: Turn, response: Response, uow: UnitOfWork) -> dict[str, datetime]:
    """Return the moments that suit, by name: each in decent hours of a free day, before the round closes."""
    if response.due_at is None:
        return {}
    person = turn.actor.person
    today = local_day(turn.now, zone_of(turn.actor, uow))
    calendar = calendar_of(turn.actor, tuple(uow.quiet_periods.ahead(today)), uow)
    away = None if person.away_until is None else (person.away_from or today, person.away_until)
    morning = MORNING if calendar.hours is None else hours_of(calendar.hours)[0]
    moments = {"hour": turn.now + timedelta(hours=1)}
    free = next_free_day(today, calendar.zone, calendar.quiet, away)
    if free is not None:
        name = "tomorrow" if free == today + timedelta(days=1) else "working_day"
        moments[name] = at_wall_time(free, morning, calendar.zone)
    return {
        name: moment
        for name, moment in moments.items()
        if moment < response.closes_at
        and decent_from(moment, calendar.zone, calendar.hours, calendar.quiet, away) == moment
    }
