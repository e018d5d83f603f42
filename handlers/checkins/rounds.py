"""Rounds: opened when one is due, put to each partner where they live, reminded of once, and closed."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from handlers.checkins import asking
from handlers.rules import cadence
from handlers.rules.calendar import decent_from, local_day
from handlers.rules.reasons import reason
from handlers.turn import Knock, Message, Report, Turn, Wake
from prompts.phrase import Phrase, Values
from storage.records.checkins import Outcome, Response, ResponseId, Round, RoundId, Schedule, ScheduleId
from storage.records.conversations import Conversation, ConversationId
from storage.records.lanes import partnership_lane, person_lane
from storage.records.people import Partnership, Profile, Role
from storage.unit import NEW, UnitOfWork

ROUND = "checkin.round"
RESPONSE = "checkin.response"
DELIVERED = "checkin.delivered"

EVERY_WEEKS = 2
"""The rhythm of a check-in unless a coordinator sets another."""


def begin(partnership: Partnership, now: datetime, uow: UnitOfWork) -> None:
    """Set the first progress check-in: on the next Monday where the partnership is at home."""
    first = cadence.first_occurrence(local_day(now, partnership.zone))
    schedule = uow.schedules.add(Schedule(ScheduleId(NEW), "progress", EVERY_WEEKS, cadence.OPENS, first))
    _wait_for(schedule, uow)


def open_round(wake: Wake, uow: UnitOfWork) -> list[Message]:
    """Open the round that is due, for all who are partners now. Nobody hears of it before their own morning.

    Occurrences that passed while the bot was away are coalesced into the last one, and left
    out if nobody could answer that in time any more. A wake before the first morning has come only waits.
    """
    schedule = uow.schedules.get(wake.subject)
    if wake.now < _first_morning(schedule, uow):
        _wait_for(schedule, uow)
        return []
    occurs_on = _latest(schedule, local_day(wake.now, uow.partnership.zone))
    partners = uow.members.profiles(uow.members.active(Role.PARTNER)).values()
    plans = {one.id: cadence.plan(occurs_on, schedule.at, zone_of(one, uow)) for one in partners}
    if any(one.closes_at > wake.now for one in plans.values()):
        opened = uow.rounds.add(Round(RoundId(NEW), schedule.kind, occurs_on, wake.now))
        uow.responses.add_all(
            [
                Response(ResponseId(NEW), opened.id, member, plan.opens_at, plan.remind_at, plan.closes_at)
                for member, plan in plans.items()
            ]
        )
        people = {one.id: one.person.id for one in partners}
        for response in uow.responses.of_round(opened.id):
            uow.timers.set(RESPONSE, response.id, response.opens_at, person_lane(people[response.member_id]))
    following = cadence.next_occurrence(occurs_on, schedule.every_weeks, schedule.next_on)
    _wait_for(uow.schedules.save(replace(schedule, next_on=following)), uow)
    return []


def attend(wake: Wake, uow: UnitOfWork) -> list[Message]:
    """Do what a partner's part in a round asks for now: put the question, remind, or close it.

    What an outage held back waits for a decent hour where they live.
    """
    response = uow.responses.get(wake.subject)
    profile = uow.members.profile(response.member_id)
    if profile.member.left_at is not None or profile.member.role is not Role.PARTNER:
        return []
    messages: list[Message] = []
    if wake.now >= response.closes_at:
        return _close(response, profile, wake.now, uow)
    decent = decent_from(wake.now, zone_of(profile, uow))
    if decent > wake.now:
        waits_until = min(decent, response.closes_at)
        uow.timers.set(RESPONSE, response.id, waits_until, person_lane(profile.person.id))
        return []
    if response.outcome is Outcome.PLANNED and wake.now >= response.opens_at:
        response, messages = _put(response, profile, wake.now, uow)
    elif response.remind_at and response.reminded_at is None and wake.now >= response.remind_at:
        response, messages = _remind(response, profile, wake.now, uow)
    uow.timers.set(RESPONSE, response.id, _next(response), person_lane(profile.person.id))
    return messages


def delivered(wake: Wake, uow: UnitOfWork) -> list[Message]:
    """Note whether a check-in reached its partner; coordinators hear at once of one that did not."""
    response = uow.responses.get(wake.subject)
    if wake.failure is None:
        reached = response.outcome is Outcome.NOT_DELIVERED and wake.now < response.closes_at
        outcome = Outcome.ASKED if reached else response.outcome
        uow.responses.save(replace(response, outcome=outcome, delivered_at=wake.now, failure=None))
        return []
    outcome = Outcome.NOT_DELIVERED if response.outcome is Outcome.ASKED else response.outcome
    uow.responses.save(replace(response, outcome=outcome, failure=wake.failure))
    who = uow.members.profile(response.member_id)
    phrase = Phrase("checkin.not_delivered", {"who": who.name, "reason": reason(wake.failure)})
    key = f"response:{response.id}:not_delivered"
    return [Message(one.id, phrase, key=f"{key}:{one.id}") for one in uow.members.active(Role.COORDINATOR)]


def follow_zone(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Move what was planned for a person to their new zone. A round asks each person once all the same."""
    _wait_for_all(uow)
    response = uow.responses.latest_of(turn.actor.id)
    if response is None or response.outcome is not Outcome.PLANNED:
        return []
    opened = uow.rounds.get(response.round_id)
    zone = zone_of(uow.members.profile(turn.actor.id), uow)
    schedule = uow.schedules.of_kind(opened.kind)
    plan = cadence.plan(opened.occurs_on, schedule.at if schedule else cadence.OPENS, zone)
    moved = replace(response, opens_at=plan.opens_at, remind_at=plan.remind_at, closes_at=plan.closes_at)
    uow.responses.save(moved)
    uow.timers.set(RESPONSE, moved.id, moved.opens_at, person_lane(turn.actor.person.id))
    return []


def enrol(knock: Knock, uow: UnitOfWork) -> list[Message]:
    """Let the next round begin with the morning of somebody who joined, where theirs is the first."""
    _wait_for_all(uow)
    return []


def zone_of(profile: Profile, uow: UnitOfWork) -> str:
    """Return the zone that a person's days are judged in."""
    return profile.person.zone or uow.partnership.zone


def _put(
    response: Response, profile: Profile, now: datetime, uow: UnitOfWork
) -> tuple[Response, list[Message]]:
    """Put the first question; what was open of earlier rounds is closed by it.

    Nobody is reminded on the day on which they were asked, which an outage may have put off.
    """
    for old in uow.conversations.open_of(response.member_id, asking.KIND):
        uow.conversations.save(replace(old, closed_at=now))
    opened = uow.rounds.get(response.round_id)
    conversation = uow.conversations.add(
        Conversation(
            ConversationId(NEW),
            response.member_id,
            asking.KIND,
            response.id,
            asking.script_of(opened.kind),
            now,
        )
    )
    zone = zone_of(profile, uow)
    reminds = response.remind_at is not None and local_day(response.remind_at, zone) > local_day(now, zone)
    remind_at = response.remind_at if reminds else None
    asked = uow.responses.save(replace(response, outcome=Outcome.ASKED, asked_at=now, remind_at=remind_at))
    values: Values = {
        "partnership": uow.partnership.name,
        "title": asking.title_of(opened.kind),
        "purpose": asking.purpose_of(opened.kind),
        "closes": response.closes_at,
        "question": Phrase(asking.open_question(conversation).text),
    }
    message = Message(
        response.member_id,
        Phrase("checkin.opening", values),
        asking.buttons(conversation),
        report=Report(DELIVERED, response.id),
        key=f"response:{response.id}:asked",
    )
    return asked, [message]


def _remind(
    response: Response, profile: Profile, now: datetime, uow: UnitOfWork
) -> tuple[Response, list[Message]]:
    """Remind once, and only somebody whom the question reached and who has not finished."""
    reminded = uow.responses.save(replace(response, reminded_at=now))
    conversation = uow.conversations.about(asking.KIND, response.id)
    if response.outcome not in {Outcome.ASKED, Outcome.HALF} or profile.unreachable:
        return reminded, []
    if conversation is None or conversation.closed_at is not None:
        return reminded, []
    values: Values = {
        "partnership": uow.partnership.name,
        "title": asking.title_of(conversation.script.kind),
        "closes": response.closes_at,
        "question": Phrase(asking.open_question(conversation).text),
    }
    phrase = Phrase("checkin.reminder", values)
    if response.outcome is Outcome.HALF:
        total = len(conversation.script.questions)
        answered = sum(one.value is not None for one in conversation.answers)
        half: Values = values | {"answered": answered, "total": total}
        phrase = Phrase("checkin.reminder_half", half)
    key = f"response:{response.id}:reminded"
    return reminded, [Message(response.member_id, phrase, asking.buttons(conversation), key=key)]


def _close(response: Response, profile: Profile, now: datetime, uow: UnitOfWork) -> list[Message]:
    """Close one partner's part: what was not answered is silent, half-finished or never reached them."""
    ends = {Outcome.PLANNED: Outcome.NOT_DELIVERED, Outcome.ASKED: Outcome.SILENT}
    failure = "missed" if response.outcome is Outcome.PLANNED else response.failure
    uow.responses.save(
        replace(response, outcome=ends.get(response.outcome, response.outcome), failure=failure)
    )
    _close_round_if_over(response.round_id, now, uow)
    if response.outcome is not Outcome.HALF:
        return []
    opened = uow.rounds.get(response.round_id)
    schedule = uow.schedules.of_kind(opened.kind)
    following = schedule.next_on if schedule else opened.occurs_on + timedelta(weeks=EVERY_WEEKS)
    values: Values = {
        "partnership": uow.partnership.name,
        "title": asking.title_of(opened.kind),
        "next": following,
    }
    phrase = Phrase("checkin.closed_half", values)
    return [Message(profile.id, phrase, key=f"response:{response.id}:closed")]


def _close_round_if_over(round_id: RoundId, now: datetime, uow: UnitOfWork) -> None:
    opened = uow.rounds.get(round_id)
    if opened.closed_at is None and not uow.responses.unfinished(round_id, now):
        uow.rounds.save(replace(opened, closed_at=now))


def _next(response: Response) -> datetime | None:
    """Return the next moment at which a partner's part asks for something."""
    if response.outcome is Outcome.PLANNED:
        return response.opens_at
    if response.remind_at and response.reminded_at is None:
        return response.remind_at
    return response.closes_at


def _latest(schedule: Schedule, today: date) -> date:
    """Return the last occurrence that has come by `today`, or the next one where none has."""
    occurs_on = schedule.next_on
    while (following := occurs_on + timedelta(weeks=schedule.every_weeks)) <= today:
        occurs_on = following
    return occurs_on


def _wait_for(schedule: Schedule, uow: UnitOfWork) -> None:
    """Wake when the first partner's morning of the next occurrence comes."""
    due_at = _first_morning(schedule, uow)
    uow.timers.set(ROUND, schedule.id, due_at, partnership_lane(uow.partnership.id))


def _wait_for_all(uow: UnitOfWork) -> None:
    for schedule in uow.schedules.find():
        _wait_for(schedule, uow)


def _first_morning(schedule: Schedule, uow: UnitOfWork) -> datetime:
    """Return when the next occurrence opens for whoever it opens for first."""
    partners = uow.members.profiles(uow.members.active(Role.PARTNER)).values()
    zones = {zone_of(one, uow) for one in partners} or {uow.partnership.zone}
    return min(cadence.plan(schedule.next_on, schedule.at, zone).opens_at for zone in zones)
