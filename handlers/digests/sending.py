"""When a digest is sent: on demand, and on Monday morning by itself."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from handlers.digests.facts import gather
from handlers.digests.page import Page
from handlers.rules.calendar import at_wall_time, local_day
from handlers.turn import Knock, Message, Turn, Wake
from storage.records.lanes import person_lane
from storage.records.people import Member, PersonId, Role
from storage.unit import UnitOfWork

WEEKLY = "digest.weekly"
AT = time(8)
"""When the weekly digest comes, on Mondays where the coordinator lives."""


def enrol(knock: Knock, uow: UnitOfWork) -> list[Message]:
    """Have the weekly digest sent to somebody who joined as a coordinator."""
    member = uow.members.of_person(knock.person.id)
    if member is not None and member.role is Role.COORDINATOR:
        wait_for_monday(member, knock.now, uow)
    return []


def enrol_all(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Have the weekly digest sent to every coordinator, also those who became one without joining."""
    for member in uow.members.active(Role.COORDINATOR):
        if uow.timers.due_at(WEEKLY, member.id) is None:
            wait_for_monday(member, turn.now, uow)
    return []


def show(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Return the digest that a coordinator asked for."""
    return _digest(turn.actor.member, turn.now, uow)


def more(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Return what the first screen of a digest had no room for."""
    since = (
        datetime.fromtimestamp(int(turn.extra), UTC)
        if turn.extra.isdigit() and len(turn.extra) < 12
        else None
    )
    profile = uow.members.profile(turn.actor.id)
    page = Page(gather(profile, turn.now, since, uow), profile, uow)
    return [Message(turn.actor.id, page.rest(), page.rest_buttons())]


def weekly(wake: Wake, uow: UnitOfWork) -> list[Message]:
    """Send a coordinator their Monday digest, and wait for the next."""
    member = uow.members.get(wake.subject)
    if member.left_at is not None or member.role is not Role.COORDINATOR:
        return []
    wait_for_monday(member, wake.now, uow)
    messages = _digest(member, wake.now, uow)
    return [replace(one, key=f"digest:{member.id}:{wake.due_at:%Y%m%d}") for one in messages]


def follow_zone(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Send the weekly digest on Monday morning where a coordinator lives now."""
    if turn.actor.member.role is Role.COORDINATOR:
        wait_for_monday(turn.actor.member, turn.now, uow)
    return []


def _digest(member: Member, now: datetime, uow: UnitOfWork) -> list[Message]:
    profile = uow.members.profile(member.id)
    page = Page(gather(profile, now, member.digest_seen_at, uow), profile, uow)
    uow.members.save(replace(uow.members.get(member.id), digest_seen_at=now))
    return [Message(member.id, page.first(), page.buttons())]


def wait_for_monday(member: Member, now: datetime, uow: UnitOfWork) -> None:
    """Set the timer for the next Monday 08:00 where the coordinator lives."""
    zone = uow.desk.person(PersonId(member.person_id)).zone or uow.partnership.zone
    today = local_day(now, zone)
    monday = today - timedelta(days=today.weekday())
    due_at = at_wall_time(monday, AT, zone)
    if due_at <= now:
        due_at = at_wall_time(monday + timedelta(days=7), AT, zone)
    uow.timers.set(WEEKLY, member.id, due_at, person_lane(member.person_id))
