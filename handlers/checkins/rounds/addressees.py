"""Whom a round addresses, one voice for each organisation or all, and what their days are judged by."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from handlers.rules.calendar import decent_from, local_day
from storage.records.people import Member, MemberId, OrganisationId, Profile, QuietPeriod
from storage.records.schedules import Clock, Terms, Voice
from storage.unit import UnitOfWork


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a person's days are judged by: their zone, their hours, and the partnership's quiet periods."""

    zone: str
    hours: tuple[time, time] | None
    quiet: tuple[QuietPeriod, ...]


def zone_of(profile: Profile, uow: UnitOfWork) -> str:
    """Return the zone that a person's days are judged in."""
    return profile.person.zone or uow.partnership.zone


def calendar_of(profile: Profile, quiet: tuple[QuietPeriod, ...], uow: UnitOfWork) -> Calendar:
    """Return what a person's days are judged by."""
    return Calendar(zone_of(profile, uow), profile.person.hours, quiet)


def decent_moment(
    profile: Profile, now: datetime, uow: UnitOfWork, *, after_absence: bool = False
) -> datetime:
    """Return the first moment from `now` on (aware UTC) at which somebody may be written to unasked.

    Their own absence is waited for only where that is asked for.
    """
    return decent_moments([profile], now, uow, after_absence=after_absence)[profile.id]


def decent_moments(
    profiles: Iterable[Profile], now: datetime, uow: UnitOfWork, *, after_absence: bool = False
) -> dict[MemberId, datetime]:
    """Return the `decent_moment` of each of these people."""
    quiet = tuple(uow.quiet_periods.ahead(local_day(now, uow.partnership.zone) - timedelta(days=1)))
    found: dict[MemberId, datetime] = {}
    for one in profiles:
        calendar, away = calendar_of(one, quiet, uow), None
        if after_absence and one.person.away_until is not None:
            away = (one.person.away_from or local_day(now, calendar.zone), one.person.away_until)
        found[one.id] = decent_from(now, calendar.zone, calendar.hours, quiet, away)
    return found


def clock_zone(terms: Terms, uow: UnitOfWork) -> str | None:
    """Return the zone whose wall time the check-in goes by; None where each person's own is."""
    return uow.partnership.zone if terms.clock is Clock.PARTNERSHIP else None


def addressed(terms: Terms, uow: UnitOfWork, after: MemberId | None = None, limit: int = 200) -> list[Member]:
    """Return a page of the members whom the terms address, by id, from behind `after` on."""
    if terms.chosen:
        return uow.members.page(after, limit, ids=terms.chosen)
    return uow.members.page(after, limit, roles=terms.roles)


def speak_for_themselves(members: list[Member], terms: Terms, uow: UnitOfWork) -> list[Member]:
    """Return those of a page who are asked: all of them, or only the focal point of each organisation.

    An organisation without a named focal point speaks through the member who has been there longest.
    """
    if terms.voice is not Voice.FOCAL:
        return members
    focal = focal_points(terms, uow)
    return [one for one in members if one.organisation_id is None or focal[one.organisation_id] == one.id]


def focal_points(terms: Terms, uow: UnitOfWork) -> dict[OrganisationId, MemberId]:
    """Return who speaks for each organisation among those whom the terms address."""
    found: dict[OrganisationId, Member] = {}
    for one in uow.members.in_organisations(terms.roles, terms.chosen):
        if one.organisation_id is None:
            continue
        known = found.setdefault(one.organisation_id, one)
        if one.focal and not known.focal:
            found[one.organisation_id] = one
    return {organisation: member.id for organisation, member in found.items()}


def is_addressed(member: Member, terms: Terms) -> bool:
    """Say whether the terms address a member, who may have left or changed their role meanwhile."""
    if member.left_at is not None:
        return False
    return member.id in terms.chosen if terms.chosen else member.role in terms.roles
