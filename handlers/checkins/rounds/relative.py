"""Schedules that hang on somebody's own dates: before a commitment is due, or some weeks after joining."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from handlers.checkins.rounds.addressees import is_addressed, zone_of
from handlers.checkins.rounds.enrolling import Planner
from handlers.rules import rhythm
from handlers.rules.calendar import at_wall_time, local_day
from storage.records.checkins import Round
from storage.records.people import Member, MemberId, Profile
from storage.records.schedules import AfterJoining, Schedule
from storage.unit import UnitOfWork

LOOKS_BACK = timedelta(days=7)
"""So long after its day somebody is still asked, where the bot was away or the date came late."""

Turn = tuple[date, Profile, int]
"""When it is whose turn, and about which commitment (0: none)."""


def next_look(schedule: Schedule, now: datetime, uow: UnitOfWork) -> datetime:
    """Return when to look again whose day has come: once a day, at the schedule's hour at home."""
    zone = uow.partnership.zone
    today = local_day(now, zone)
    moment = at_wall_time(today, schedule.at, zone)
    return moment if moment > now else at_wall_time(today + timedelta(days=1), schedule.at, zone)


def next_on(schedule: Schedule, now: datetime, uow: UnitOfWork) -> date | None:
    """Return the next day on which it is anybody's turn, as far as is known now."""
    today = local_day(now, uow.partnership.zone)
    return min((day for day, _, _ in _turns(schedule, uow) if day > today), default=None)


def come(schedule: Schedule, now: datetime, uow: UnitOfWork) -> list[Turn]:
    """Return whose day has come and who was not asked yet."""
    today = local_day(now, uow.partnership.zone)
    asked = {
        (one.member_id, one.about, opened.occurs_on)
        for opened in uow.rounds.of_schedule(schedule.id, LOOKS_BACK.days + 1)
        for one in uow.responses.of_round(opened.id)
    }
    return [
        (day, profile, about)
        for day, profile, about in _turns(schedule, uow)
        if today - LOOKS_BACK < day <= today
        and not any(who == profile.id and what == about and on >= day for who, what, on in asked)
    ]


def everybody(schedule: Schedule, uow: UnitOfWork) -> list[Turn]:
    """Return all whose turn it is ever, whatever their day: each open commitment, or each person, once."""
    found = {(profile.id, about): (day, profile, about) for day, profile, about in _ever(schedule, uow)}
    return list(found.values())


def enrol(opened: Round, turns: list[Turn], uow: UnitOfWork) -> Round:
    """Plan the parts of those whose turn it is, and of nobody else."""
    whole = uow.rounds.save(replace(opened, whole=True))
    planner = Planner(whole, uow)
    uow.responses.add_all([one for _, profile, about in turns for one in planner.parts(profile, about)])
    return whole


def _turns(schedule: Schedule, uow: UnitOfWork) -> Iterator[Turn]:
    return (one for one in _ever(schedule, uow) if one[0] >= schedule.first_on)


def _ever(schedule: Schedule, uow: UnitOfWork) -> Iterator[Turn]:
    terms = schedule.terms
    everybody = uow.members.active()
    members = [one for one in everybody if is_addressed(one, terms)]
    profiles = uow.members.profiles(members)
    for day, member, about in _anchored(schedule, members, profiles, uow):
        yield day, profiles[member.id], about


def _anchored(
    schedule: Schedule, members: list[Member], profiles: dict[MemberId, Profile], uow: UnitOfWork
) -> Iterator[tuple[date, Member, int]]:
    if isinstance(schedule.rhythm, AfterJoining):
        for member in members:
            joined_on = local_day(member.joined_at, zone_of(profiles[member.id], uow))
            for day in rhythm.dates_about(schedule.rhythm, joined_on):
                yield day, member, 0
        return
    known = {member.id: member for member in members}
    for one in uow.commitments.open_of():
        if one.owner_id in known and one.due_on is not None:
            for day in rhythm.dates_about(schedule.rhythm, one.due_on):
                yield day, known[one.owner_id], one.id
