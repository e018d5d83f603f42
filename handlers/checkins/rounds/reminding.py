"""Reminders: as many as the terms say, one message for all that waits, and never to no purpose."""

from dataclasses import replace
from datetime import datetime

from handlers.checkins.questions import asking
from handlers.checkins.rounds import parts
from handlers.checkins.rounds.addressees import zone_of
from handlers.checkins.rounds.enrolling import Planner
from handlers.rules import talk
from handlers.rules.calendar import local_day
from handlers.rules.outcomes import OPEN
from handlers.turn import Button, Message
from prompts.phrase import Phrase, ShortDay, Value, Values
from storage.records.checkins import Clearance, Outcome, Response, Round
from storage.records.conversations import Conversation
from storage.records.people import Profile
from storage.records.schedules import Firmness
from storage.unit import UnitOfWork

GRAVITY = (Firmness.ACTIVE, Firmness.STANDARD, Firmness.LIGHT)
"""In this order check-ins are named in one reminder."""

_WORDS = {
    Firmness.LIGHT: "checkin.reminder_light",
    Firmness.STANDARD: "checkin.reminder",
    Firmness.ACTIVE: "checkin.reminder_active",
}


def remind(response: Response, profile: Profile, now: datetime, uow: UnitOfWork) -> list[Message]:
    """Remind a person of all that waits for them, gravest first, in one message.

    Nobody is reminded of what never reached them, of what is with their approver, or of what they
    asked to hear no more of.
    """
    pending = _pending(response, profile, now, uow)
    for one, _ in pending:
        _used(one, profile, now, uow)
    if response.id not in {one.id for one, _ in pending}:
        _used(response, profile, now, uow)
    if profile.unreachable:
        return []
    asked = {one.subject: one for one in uow.conversations.open_of(response.member_id, asking.KIND)}
    left = [(one, opened) for one, opened in pending if one.id in asked]
    if not left:
        return []
    first, opened = left[0]
    others = tuple(_other(one, its) for one, its in left[1:])
    return [_message(first, opened, asked[first.id], (profile, others), uow)]


def nudge(response: Response, now: datetime, uow: UnitOfWork) -> list[Message]:
    """Put the open question to one person once more, because a coordinator asked for it."""
    conversation = uow.conversations.about(asking.KIND, response.id)
    if conversation is None or conversation.closed_at is not None:
        return []
    opened = uow.rounds.get(response.round_id)
    profile = uow.members.profile(response.member_id)
    message = _message(response, opened, conversation, (profile, ()), uow)
    parts.save(replace(response, reminded_at=now), uow)
    return [replace(message, key=f"response:{response.id}:nudged:{response.version}")]


def _pending(
    response: Response, profile: Profile, now: datetime, uow: UnitOfWork
) -> list[tuple[Response, Round]]:
    """Return this part and what else they would be reminded of today, gravest first."""
    zone = zone_of(profile, uow)
    today = local_day(now, zone)
    found = [
        (one, uow.rounds.get(one.round_id))
        for one in uow.responses.open_of(response.member_id)
        if _waits(one) and one.reminders and local_day(one.reminders[0], zone) <= today
    ]
    return sorted(found, key=lambda each: (GRAVITY.index(each[1].terms.firmness), each[0].closes_at))


def _waits(response: Response) -> bool:
    """Say whether the partner has this question before them and may answer it."""
    with_approver = response.clearance is Clearance.WAITING
    asked = response.outcome in OPEN and response.outcome is not Outcome.PLANNED
    return asked and not response.quiet and not with_approver and response.failure is None


def _used(response: Response, profile: Profile, now: datetime, uow: UnitOfWork) -> None:
    """Store that today's reminder of a part was given, or had no purpose."""
    zone = zone_of(profile, uow)
    today = local_day(now, zone)
    left = tuple(one for one in response.reminders if local_day(one, zone) > today)
    changed = replace(response, reminders=left, reminded_at=now)
    parts.save(replace(changed, due_at=parts.next_moment(changed)), uow)


def _message(
    response: Response,
    opened: Round,
    conversation: Conversation,
    addressed: tuple[Profile, tuple[Phrase, ...]],
    uow: UnitOfWork,
) -> Message:
    profile, others = addressed
    question = asking.in_a_line(conversation, uow)
    values: Values = {
        "partnership": uow.partnership.name,
        "title": asking.title_of(opened.kind),
        "closes": response.closes_at,
        "question": question.text,
        "others": others,
        "alternate": _announced(response, opened, profile, uow),
    }
    phrase = Phrase(_WORDS[opened.terms.firmness], values)
    if opened.closed_at is not None:
        phrase = Phrase("checkin.nudge_closed", values)
    elif response.outcome is Outcome.HALF and not opened.script.anonymous:
        answered = sum(one.value is not None for one in conversation.answers)
        half: dict[str, Value] = {"answered": answered, "total": len(talk.path(conversation))}
        phrase = Phrase("checkin.reminder_half", values | half)
    stop = Button(Phrase("checkin.button_quiet"), "quiet", response.id)
    due = response.reminders[0] if response.reminders else response.closes_at
    key = f"response:{response.id}:reminded:{due:%Y%m%d%H%M}"
    return Message(profile.id, phrase, (*question.buttons, (stop,)), key=key)


def _announced(response: Response, opened: Round, profile: Profile, uow: UnitOfWork) -> tuple[Phrase, ...]:
    """Return the line that says, before it happens, that somebody else will be asked; if anybody will."""
    alternate = profile.member.alternate_id
    if alternate is None or response.stands_for is not None or len(response.reminders) > 1:
        return ()
    if Planner(opened, uow).in_place_of(response, alternate, response.closes_at) is None:
        return ()
    name = uow.members.profile(alternate).name
    return (Phrase("checkin.alternate_next", {"name": name, "closes": response.closes_at}),)


def _other(response: Response, opened: Round) -> Phrase:
    values: Values = {"title": asking.title_of(opened.kind), "closes": ShortDay(response.closes_at)}
    return Phrase("checkin.reminder_other", values)
