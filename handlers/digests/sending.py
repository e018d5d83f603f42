"""When a digest is sent: on demand, and by itself as its coordinator planned it."""

from dataclasses import replace
from datetime import UTC, datetime

from handlers.digests import focus
from handlers.digests.facts import gather
from handlers.digests.focus import EVERYTHING, Focus
from handlers.digests.page import Page
from handlers.digests.planning import WEEKLY, await_next, plan
from handlers.turn import Knock, Message, Turn, Wake
from storage.records.people import Member, Role
from storage.unit import UnitOfWork


def enrol(knock: Knock, uow: UnitOfWork) -> list[Message]:
    """Have the digest sent to somebody who joined as a coordinator."""
    member = uow.members.of_person(knock.person.id)
    if member is not None and member.role is Role.COORDINATOR:
        await_next(member, knock.now, uow)
    return []


def enrol_all(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Have the digest sent to every coordinator, also those who became one without joining."""
    for member in uow.members.active(Role.COORDINATOR):
        if uow.timers.due_at(WEEKLY, member.id) is None:
            await_next(member, turn.now, uow)
    return []


def show(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Return the digest that a coordinator asked for, of all or of what they named; or plan when it comes."""
    planned = plan(turn, uow) if turn.text else None
    if planned is not None:
        return planned
    return _digest(turn.actor.member, turn.now, uow, focus.read(turn, uow))


def show_meant(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Return the digest that a sentence asks for, of all or of what it names at its end."""
    return _digest(turn.actor.member, turn.now, uow, focus.within(turn, uow))


def more(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Return what the first screen of a digest had no room for."""
    moment, _, word = turn.extra.partition(".")
    since = datetime.fromtimestamp(int(moment), UTC) if moment.isdigit() and len(moment) < 12 else None
    profile = uow.members.profile(turn.actor.id)
    page = Page(gather(profile, turn.now, since, uow, focus.of_word(word, uow)), profile, uow)
    return [Message(turn.actor.id, page.rest(), page.rest_buttons())]


def weekly(wake: Wake, uow: UnitOfWork) -> list[Message]:
    """Send a coordinator their digest, and wait for the next; one line where there is nothing to tell."""
    member = uow.members.get(wake.subject)
    if member.left_at is not None or member.role is not Role.COORDINATOR:
        return []
    await_next(member, wake.now, uow)
    messages = _digest(member, wake.now, uow, EVERYTHING, asked=False)
    return [replace(one, key=f"digest:{member.id}:{wake.due_at:%Y%m%d%H%M}") for one in messages]


def follow_zone(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Send the digest at its hour where a coordinator lives now."""
    if turn.actor.member.role is Role.COORDINATOR:
        await_next(turn.actor.member, turn.now, uow)
    return []


def _digest(
    member: Member, now: datetime, uow: UnitOfWork, about: Focus, *, asked: bool = True
) -> list[Message]:
    profile = uow.members.profile(member.id)
    page = Page(gather(profile, now, about.since or member.digest_seen_at, uow, about), profile, uow)
    if about == EVERYTHING:
        uow.members.save(replace(uow.members.get(member.id), digest_seen_at=now))
    if page.is_quiet and not asked:
        return [Message(member.id, page.in_a_line(), page.buttons())]
    return [Message(member.id, page.first(), page.buttons())]
