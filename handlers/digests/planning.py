"""When a coordinator's digest comes by itself: on Monday morning, on days of their own, or not at all."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from handlers.rules import rhythm_words
from handlers.rules.calendar import at_wall_time, local_day
from handlers.rules.rhythm import is_relative, next_date
from handlers.rules.wording import fold
from handlers.turn import Message, Turn
from prompts.catalogue import house
from prompts.phrase import Phrase
from storage.errors import Refused
from storage.records.lanes import person_lane
from storage.records.people import Member, PersonId
from storage.records.schedules import DigestPlan, DigestPlanId, Once, Rhythm, Weekly
from storage.unit import NEW, UnitOfWork

WEEKLY = "digest.weekly"
AT = time(8)
"""When the digest comes where a coordinator did not say otherwise, on Mondays where they live."""

DAY = timedelta(days=1)


def plan(turn: Turn, uow: UnitOfWork) -> list[Message] | None:
    """Take the rhythm that the turn's words name; None where they name none."""
    today = local_day(turn.now, _zone(turn.actor.member, uow))
    language = turn.actor.person.language or uow.partnership.language
    if _is_off(turn.text, language):
        _keep(turn.actor.member, Once(), AT, today, uow)
        await_next(turn.actor.member, turn.now, uow)
        return [Message(turn.actor.id, Phrase("digest.off"))]
    try:
        wanted = rhythm_words.read(turn.text, language, today)
    except Refused:
        return None
    if is_relative(wanted.rhythm):
        return None
    _keep(turn.actor.member, wanted.rhythm, wanted.at or AT, wanted.first_on, uow)
    following = await_next(turn.actor.member, turn.now, uow)
    return [Message(turn.actor.id, Phrase("digest.planned", {"on": following or turn.now}))]


def await_next(member: Member, now: datetime, uow: UnitOfWork) -> datetime | None:
    """Set the timer for a coordinator's next digest; return the moment, None where none is to come."""
    zone = _zone(member, uow)
    known = uow.digest_plans.of(member.id)
    rhythm, at, first_on = (
        (known.rhythm, known.at, known.first_on) if known else _mondays(local_day(now, zone))
    )
    due_at = _next(rhythm, at, first_on, now, zone)
    uow.timers.set(WEEKLY, member.id, due_at, person_lane(member.person_id))
    return due_at


def _next(rhythm: Rhythm, at: time, first_on: date, now: datetime, zone: str) -> datetime | None:
    """Return the first moment (aware UTC) of a rhythm after `now`."""
    day: date | None = local_day(now, zone) - DAY
    while day is not None:
        day = next_date(rhythm, first_on, day)
        if day is not None and at_wall_time(day, at, zone) > now:
            return at_wall_time(day, at, zone)
    return None


def _mondays(today: date) -> tuple[Rhythm, time, date]:
    return Weekly(1), AT, today - timedelta(days=today.weekday())


def _keep(member: Member, rhythm: Rhythm, at: time, first_on: date, uow: UnitOfWork) -> None:
    known = uow.digest_plans.of(member.id)
    if known is None:
        uow.digest_plans.add(DigestPlan(DigestPlanId(NEW), member.id, rhythm, at, first_on))
    else:
        uow.digest_plans.save(replace(known, rhythm=rhythm, at=at, first_on=first_on))


def _is_off(words: str, language: str) -> bool:
    catalogue = house()
    every = (catalogue.sentence("digest.off_words", one) for one in dict.fromkeys((language, "en")))
    return fold(words) in {fold(one) for said in every for one in said.split("|")}


def _zone(member: Member, uow: UnitOfWork) -> str:
    return uow.desk.person(PersonId(member.person_id)).zone or uow.partnership.zone
