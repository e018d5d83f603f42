"""Whose part in a round is planned, and when: page by page, a transaction each."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from handlers.checkins.rounds.addressees import (
    addressed,
    clock_zone,
    is_addressed,
    speak_for_themselves,
    zone_of,
)
from handlers.rules import absence, cadence, rhythm
from handlers.rules.cadence import Plan
from handlers.rules.calendar import local_day
from storage.records.checkins import Outcome, Response, ResponseId, Round
from storage.records.people import Member, MemberId, Profile, Role
from storage.records.schedules import OffDay
from storage.unit import NEW, UnitOfWork

PAGE = 250
"""So many members are enrolled in one transaction."""

DAY = timedelta(days=1)


def enrol(opened: Round, uow: UnitOfWork) -> Round:
    """Plan the parts of the next page of members; return the round, `whole` where none are left."""
    page = addressed(opened.terms, uow, opened.enrolled, PAGE)
    planner = Planner(opened, uow)
    profiles = uow.members.profiles(speak_for_themselves(page, opened.terms, uow)).values()
    uow.responses.add_all([part for one in profiles for part in planner.parts(one)])
    last = page[-1].id if page else opened.enrolled
    return uow.rounds.save(replace(opened, enrolled=last, whole=len(page) < PAGE))


def instead_of(member: Member) -> MemberId | None:
    """Return who is asked while a member is away: whom they named, or else their alternate."""
    return member.stand_in_id or member.alternate_id


class Planner:
    """Plans the parts of one round by the calendars of the people in it."""

    def __init__(self, opened: Round, uow: UnitOfWork) -> None:
        self._opened = opened
        self._uow = uow
        schedule = uow.schedules.get(opened.schedule_id)
        self._at = schedule.at
        self._before = rhythm.next_date(schedule.rhythm, schedule.first_on, opened.occurs_on)
        self._quiet = tuple(uow.quiet_periods.ahead(opened.occurs_on - DAY))
        self._known: dict[object, Plan | None] = {}

    def plan(self, profile: Profile, day: date | None = None, off_day: OffDay | None = None) -> Plan | None:
        """Return a person's moments of the round, on its own day or another; None: skipped by rule.

        `off_day` is what becomes of a day off, where that is not as the terms say.
        """
        on, zone, hours = day or self._opened.occurs_on, zone_of(profile, self._uow), profile.person.hours
        terms = self._opened.terms if off_day is None else replace(self._opened.terms, off_day=off_day)
        key = on, zone, hours, terms.off_day
        if key not in self._known:
            self._known[key] = cadence.plan(
                on,
                self._at,
                zone,
                terms,
                quiet=self._quiet,
                hours=hours,
                clock_zone=clock_zone(terms, self._uow),
                before=self._before,
            )
        return self._known[key]

    def parts(self, profile: Profile, about: int = 0) -> list[Response]:
        """Return a member's part as the calendar has it: to be asked, skipped by rule, or away.

        Who stands in for somebody away is asked in their place. `about` is the commitment asked about.
        """
        return [replace(one, about=about) for one in self._parts(profile, about)]

    def _parts(self, profile: Profile, about: int) -> list[Response]:
        plan = self.plan(profile)
        if plan is None:
            now = self._opened.opened_at
            return [self._part(profile, Plan(now, (), now), Outcome.SKIPPED)]
        if not self._is_away(profile, plan.opens_at):
            return [self._part(profile, plan)]
        later = self._after_absence(profile)
        if later is not None:
            return [self._part(profile, later)]
        away = self._part(profile, plan, Outcome.AWAY)
        other = instead_of(profile.member)
        stand_in = self._instead(other, profile.id, self._opened.occurs_on, about)
        return [away] if stand_in is None else [away, stand_in]

    def replanned(self, response: Response, profile: Profile) -> Response | None:
        """Return a planned part as the calendar has it now; None where it is skipped by rule.

        Who is asked in another's place keeps the day on which that came about.
        """
        if response.stands_for is not None:
            day = local_day(response.opens_at, zone_of(profile, self._uow))
            return _moved(response, self.plan(profile, day, OffDay.MOVE))
        plan = self.plan(profile)
        if plan is not None and self._is_away(profile, plan.opens_at):
            plan = self._after_absence(profile) or plan
        return _moved(response, plan)

    def after_absence(self, response: Response, profile: Profile) -> Response | None:
        """Return a part that waits for its person's return; None where the terms leave it out."""
        return _moved(response, self._after_absence(profile))

    def _after_absence(self, profile: Profile) -> Plan | None:
        until = profile.person.away_until
        moves = self._opened.terms.when_away is OffDay.MOVE
        return self.plan(profile, until + DAY) if moves and until is not None else None

    def in_place_of(self, response: Response, other: MemberId | None, now: datetime) -> Response | None:
        """Return the part of whoever is asked from `now` on because this one is away or silent."""
        if other is None:
            return None
        today = local_day(now, zone_of(self._uow.members.profile(other), self._uow))
        for day in (today, today + DAY):
            part = self._instead(other, response.member_id, day, response.about)
            if part is not None and part.opens_at >= now:
                return replace(part, about=response.about)
        return None

    def _instead(self, other: MemberId | None, absent: MemberId, day: date, about: int) -> Response | None:
        """Return a part in another's place; None where they have one of their own, or cannot be asked.

        A day off moves it even where the terms skip such days: nobody else is asked for this one.
        """
        if other is None or self._asked_anyway(other, about):
            return None
        profile = self._uow.members.profile(other)
        plan = self.plan(profile, day, OffDay.MOVE)
        member = profile.member
        if member.left_at is not None or member.role is Role.OBSERVER:
            return None
        if plan is None or self._is_away(profile, plan.opens_at):
            return None
        organisation = self._uow.members.get(absent).organisation_id
        return replace(self._part(profile, plan), stands_for=absent, organisation_id=organisation)

    def _asked_anyway(self, member_id: MemberId, about: int) -> bool:
        """Say whether a member has a part about the same in the round, or will once all are enrolled."""
        if any(one.about == about for one in self._uow.responses.in_round(self._opened.id, member_id)):
            return True
        member, terms = self._uow.members.get(member_id), self._opened.terms
        meant = is_addressed(member, terms)
        return meant and not self._opened.whole and bool(speak_for_themselves([member], terms, self._uow))

    def _is_away(self, profile: Profile, moment: datetime) -> bool:
        return absence.is_away(profile.person, local_day(moment, zone_of(profile, self._uow)))

    def _part(self, profile: Profile, plan: Plan, outcome: Outcome = Outcome.PLANNED) -> Response:
        waits = outcome is Outcome.PLANNED
        return Response(
            ResponseId(NEW),
            self._opened.id,
            profile.id,
            plan.opens_at,
            plan.closes_at,
            due_at=plan.opens_at if waits else None,
            reminders=plan.reminders if waits else (),
            organisation_id=profile.member.organisation_id,
            outcome=outcome,
        )


def _moved(response: Response, plan: Plan | None) -> Response | None:
    """Return a part with other moments; None where there are none."""
    if plan is None:
        return None
    return replace(
        response,
        opens_at=plan.opens_at,
        due_at=plan.opens_at,
        closes_at=plan.closes_at,
        reminders=plan.reminders,
    )
