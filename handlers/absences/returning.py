"""Coming back: an absence ends on its day or earlier, and what was missed is handed back in five lines."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from handlers.absences.standing import released
from handlers.rules import naming
from handlers.rules.access import may_see
from handlers.rules.calendar import at_wall_time, decent_from, local_day, next_working_day
from handlers.rules.due import short_day
from handlers.rules.outcomes import OWN
from handlers.turn import Message, Turn, Wake
from prompts.phrase import Phrase, Values
from storage.errors import Refused
from storage.records.checkins import Response
from storage.records.commitments import KEPT, CommitmentState
from storage.records.conversations import Audience
from storage.records.lanes import person_lane
from storage.records.people import Member, MemberId, Person, Profile, Role
from storage.unit import UnitOfWork

RETURN = "away.return"
"""The wake on the first working day after somebody's absence; its subject is the member."""

AHEAD = timedelta(days=7)
"""So near a date is told to somebody who is back."""


def wait_for_return(member: Member, person: Person, uow: UnitOfWork) -> None:
    """Wake at the beginning of the first working day after the absence, where the person lives."""
    if person.away_until is None:
        uow.timers.clear(RETURN, member.id)
        return
    zone = zone_of(person, uow)
    day = next_working_day(person.away_until, zone)
    due_at = decent_from(at_wall_time(day, time(), zone), zone, person.hours)
    uow.timers.set(RETURN, member.id, due_at, person_lane(person.id))


def returned(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """End an absence early, or take back one that has not begun."""
    person = turn.actor.person
    if person.away_until is None or person.away_until < today_of(person, turn.now, uow):
        return [Message(turn.actor.id, Phrase("away.none_noted"))]
    return _end(turn.actor, turn.now, uow)


def press_not_away(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Take back what was noted. Only whose absence it is may."""
    if turn.subject != turn.actor.id:
        raise Refused("refused.button_not_yours")
    return returned(turn, uow)


def come_back(wake: Wake, uow: UnitOfWork) -> list[Message]:
    """Hand back to somebody whose absence is over; one that was made longer meanwhile goes on."""
    member = uow.members.get(wake.subject)
    person = uow.desk.person(member.person_id)
    if member.left_at is not None or person.away_until is None:
        return []
    decent = decent_from(wake.now, zone_of(person, uow), person.hours)
    if person.away_until >= today_of(person, wake.now, uow):
        wait_for_return(member, person, uow)
        return []
    if decent > wake.now:
        uow.timers.set(RETURN, member.id, decent, person_lane(person.id))
        return []
    handed = _end(uow.members.profile(member.id), wake.now, uow)
    return [replace(one, key=f"away:{member.id}:{person.away_until}:{one.to}") for one in handed]


def _end(profile: Profile, now: datetime, uow: UnitOfWork) -> list[Message]:
    """End the absence; what was missed is handed back where it had begun."""
    person, stand_in = profile.person, profile.member.stand_in_id
    first = person.away_from or person.away_until
    uow.desk.save(replace(person, away_from=None, away_until=None))
    uow.members.save(replace(profile.member, stand_in_id=None))
    uow.timers.clear(RETURN, profile.id)
    told = [] if stand_in is None else released(profile, stand_in, uow)
    if first is None or first > today_of(person, now, uow):
        return [Message(profile.id, Phrase("away.taken_back")), *told]
    return [Message(profile.id, _handed_back(profile, first, now, uow)), *told]


# --- what was missed


def _handed_back(profile: Profile, first: date, now: datetime, uow: UnitOfWork) -> Phrase:
    since = at_wall_time(first, time(), zone_of(profile.person, uow))
    lines = (
        *_rounds(profile, since, now, uow),
        *_dates(profile, now, uow),
        *_finished(profile, since, uow),
        *_updates(profile, since, uow),
    )
    values: Values = {"partnership": uow.partnership.name, "first": first}
    if not lines:
        return Phrase("away.back_nothing", values)
    return Phrase("away.back", values | {"lines": lines})


def _rounds(profile: Profile, since: datetime, now: datetime, uow: UnitOfWork) -> tuple[Phrase, ...]:
    """Return how many check-ins went by, and who answered in their place; one still open has not."""
    missed = [
        one
        for one in uow.responses.of_member(profile.id)
        if one.opens_at >= since and one.outcome not in OWN and one.stands_for is None
        if one.closes_at <= now or _who_answered(one, uow)
    ]
    if not missed:
        return ()
    spoke = [who for one in missed for who in _who_answered(one, uow)]
    values: Values = {"count": len({one.round_id for one in missed})}
    if not spoke:
        return (Phrase("away.back_rounds", values),)
    names = naming.names(uow.members.profiles(uow.members.get(one) for one in dict.fromkeys(spoke)).values())
    return (Phrase("away.back_rounds_answered", values | {"people": names}),)


def _who_answered(part: Response, uow: UnitOfWork) -> list[MemberId]:
    """Return who spoke in somebody's place: a colleague, a coordinator, or who was asked instead."""
    if part.answered_by is not None:
        return [part.answered_by]
    instead = uow.responses.in_place_of(part.round_id, part.member_id)
    return [one.member_id for one in instead if one.outcome in OWN]


def _dates(profile: Profile, now: datetime, uow: UnitOfWork) -> tuple[Phrase, ...]:
    """Return the member's own dates that have gone by or are near."""
    near = today_of(profile.person, now, uow) + AHEAD
    due = [
        one for one in uow.commitments.open_of(profile.id) if one.due_on is not None and one.due_on <= near
    ]
    if not due:
        return ()
    values: Values = {"count": len(due), "title": due[0].title, "due": short_day(due[0])}
    return (Phrase("away.back_dates", values),)


def _finished(profile: Profile, since: datetime, uow: UnitOfWork) -> tuple[Phrase, ...]:
    """Return what others finished meanwhile."""
    done = {
        one.commitment_id
        for one in uow.changes.since(since)
        if one.field == "state" and one.new == CommitmentState.DONE
    }
    others = [
        one
        for one in uow.commitments.of(done)
        if one.owner_id != profile.id and one.state in KEPT and may_see(one, profile.member)
    ]
    if not others:
        return ()
    last = others[-1]
    owner = uow.members.profile(last.owner_id)
    values: Values = {"count": len(others), "title": last.title, "who": naming.party(owner)}
    return (Phrase("away.back_finished", values),)


def _updates(profile: Profile, since: datetime, uow: UnitOfWork) -> tuple[Phrase, ...]:
    """Return how many updates came in that the member may read."""
    sees_all = profile.member.role is Role.COORDINATOR
    count = sum(
        one.member_id != profile.id and (sees_all or one.audience is not Audience.COORDINATORS)
        for one in uow.updates.since(since)
    )
    return (Phrase("away.back_updates", {"count": count}),) if count else ()


# --- where they live


def zone_of(person: Person, uow: UnitOfWork) -> str:
    """Return the zone that a person's days are judged in."""
    return person.zone or uow.partnership.zone


def today_of(person: Person, now: datetime, uow: UnitOfWork) -> date:
    """Return the day that it is where a person lives."""
    return local_day(now, zone_of(person, uow))
