"""How long an entry of the guidebook holds, and when somebody is asked about it."""

from datetime import date, datetime, time, timedelta

from handlers.rules.calendar import at_wall_time, local_day
from handlers.rules.speaking import Calendar, calendar_of, speak_from
from storage.records.guidebook import Document
from storage.records.lanes import person_lane
from storage.records.people import Profile, Role
from storage.unit import UnitOfWork

REVIEW = "guidebook.review"
"""The moment at which a member is asked about entries whose day has come."""

HOLDS_FOR = timedelta(days=365)
"""After so long it is asked whether an entry holds."""

PATIENCE = timedelta(days=30)
"""After so long it is asked about entries that nobody said anything about."""


def review_day(author: Profile, now: datetime, uow: UnitOfWork) -> date:
    """Return the day on which somebody is asked whether an entry of today holds, where they live."""
    return local_day(now, _calendar(author, now, uow).zone) + HOLDS_FOR


def due_by(reader: Profile, now: datetime, uow: UnitOfWork) -> list[Document]:
    """Return the entries that a member is to be asked about now: their own, and those nobody looks after.

    What its author does not look after any more, for they left or do not coordinate, is every coordinator's.
    """
    active = {one.id for one in uow.guidebooks.active()}
    come = uow.documents.to_review(_calendar(reader, now, uow).day(now))
    found = [one for one in come if one.guidebook_id in active]
    authors = {one.author_id for one in found if one.author_id is not None}
    caring = {
        one.id for one in uow.members.some(authors) if one.left_at is None and one.role is Role.COORDINATOR
    }
    return [one for one in found if one.author_id == reader.id or one.author_id not in caring]


def looks_after(author: Profile) -> bool:
    """Say whether somebody can be asked about what they wrote."""
    return author.member.left_at is None and author.member.role is Role.COORDINATOR


def await_review(author: Profile, now: datetime, uow: UnitOfWork, *, asked: bool = False) -> None:
    """Have an author asked on the day of their next entry, at a moment at which they can be spoken to.

    `asked` says that they were just asked about those whose day has come, or others in their place.
    """
    calendar = _calendar(author, now, uow)
    days = [one.review_on for one in uow.documents.by([author.id]) if one.review_on is not None]
    if asked:
        days = [one if one > calendar.day(now) else calendar.day(now + PATIENCE) for one in days]
    lane = person_lane(author.person.id)
    if not days:
        uow.timers.clear(REVIEW, author.id)
        return
    begins = at_wall_time(min(days), time(0), calendar.zone)
    uow.timers.set(REVIEW, author.id, speak_from(max(now, begins), calendar), lane)


def hand_on(now: datetime, uow: UnitOfWork) -> None:
    """Have every coordinator asked about what nobody looks after."""
    for one in uow.members.coordinators():
        moment = speak_from(now, _calendar(one, now, uow))
        uow.timers.hasten(REVIEW, one.id, moment, person_lane(one.person.id))


def free_moment(reader: Profile, now: datetime, uow: UnitOfWork) -> datetime:
    """Return the first moment (aware UTC) from `now` on at which somebody may be asked.

    That is on no day on which they have been sent their bundle of notices.
    """

    def is_taken(day: date) -> bool:
        return uow.desk.bundle_on(reader.person.id, day) is not None

    return speak_from(now, _calendar(reader, now, uow), is_taken)


def _calendar(reader: Profile, now: datetime, uow: UnitOfWork) -> Calendar:
    quiet = uow.quiet_periods.ahead(now.date() - timedelta(days=1))
    return calendar_of(reader.person, uow.partnership.zone, tuple(quiet))
