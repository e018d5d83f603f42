"""A round is attended to in batches: people are enrolled, asked, reminded, and their parts closed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from handlers.checkins.questions import asking
from handlers.checkins.rounds import closing, enrolling, opening, parts, reminding
from handlers.checkins.rounds.addressees import calendar_of, is_addressed, zone_of
from handlers.checkins.rounds.enrolling import Planner
from handlers.rules import absence
from handlers.rules.calendar import DAY, at_wall_time, decent_from, local_day
from handlers.rules.outcomes import OPEN, Happening, after
from handlers.rules.reasons import reason
from handlers.turn import Button, Message, Turn, Wake
from prompts.phrase import Phrase, Values
from storage.records.checkins import Outcome, Response, Round, RoundId
from storage.records.commitments import LIVE, Commitment, CommitmentId, Notice
from storage.records.people import Member, MemberId, PersonId, Profile, QuietPeriod, Role
from storage.unit import UnitOfWork

BATCH = 100
"""So many parts are attended to in one transaction."""

ONE_AT_A_TIME = timedelta(hours=24)
"""So long a check-in waits for an answer to the one that was put before it."""

TRIES_AGAIN = timedelta(hours=1)
"""When a check-in that waits for another is looked at again, where nothing else wakes it."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What a batch of parts is handled with, read once for all of them."""

    opened: Round
    profiles: dict[MemberId, Profile]
    quiet: tuple[QuietPeriod, ...]
    busy: set[PersonId]
    absent: dict[MemberId, Member]
    commitments: dict[int, Commitment]
    bundled: Sequence[Notice]
    now: datetime


def attend(wake: Wake, uow: UnitOfWork) -> list[Message]:
    """Do what is due in a round, as much as fits into one transaction, and wake for the rest.

    Parts that were taken up again after their round was closed are seen to their end all the same.
    """
    opened = uow.rounds.get(wake.subject)
    if not opened.whole:
        opened = enrolling.enrol(opened, uow)
    due = uow.responses.due(opened.id, wake.now, BATCH)
    messages = _handle(due, opened, wake.now, uow)
    return messages + _wait(opened, wake.now, uow)


def delivered(wake: Wake, uow: UnitOfWork) -> list[Message]:
    """Note whether a check-in reached its partner; coordinators hear at once of one that did not."""
    response = uow.responses.get(wake.subject)
    if wake.failure is not None:
        return _not_delivered(response, wake.failure, wake.now, uow)
    if wake.now < response.closes_at:
        parts.happen(response, Happening.DELIVERED, wake.now, uow, delivered_at=wake.now, failure=None)
    else:
        uow.responses.save(replace(response, delivered_at=wake.now, failure=None))
    return []


def _not_delivered(response: Response, failure: str, now: datetime, uow: UnitOfWork) -> list[Message]:
    """Note that a check-in did not arrive, and tell; who answers all the same has it."""
    if after(response.outcome, Happening.NOT_DELIVERED) is not Outcome.NOT_DELIVERED:
        return []
    parts.happen(response, Happening.NOT_DELIVERED, now, uow, failure=failure)
    who = uow.members.profile(response.member_id)
    phrase = Phrase("checkin.not_delivered", {"who": who.name, "reason": reason(failure)})
    key = f"response:{response.id}:not_delivered"
    return [Message(one.id, phrase, key=f"{key}:{one.id}") for one in uow.members.active(Role.COORDINATOR)]


def _handle(due: list[Response], opened: Round, now: datetime, uow: UnitOfWork) -> list[Message]:
    if not due:
        return []
    batch = _read(due, opened, now, uow)
    asked: dict[PersonId, Response] = {}
    seen: set[MemberId] = set()
    messages: list[Message] = []
    for one in due:
        # Who has several parts may have been done with all of them at the first.
        response = uow.responses.get(one.id) if one.member_id in seen else one
        seen.add(one.member_id)
        profile = batch.profiles[one.member_id]
        if response.due_at is None or response.due_at > now:
            continue
        if now >= response.closes_at:
            messages += closing.close(response, opened, profile, now, uow)
        elif profile.person.id in asked:
            _put_off(response, now + TRIES_AGAIN, uow)
        elif _may_be_asked(response, profile, batch, uow):
            if response.outcome is Outcome.PLANNED:
                asked[profile.person.id] = response
            elif response.reminders and response.reminders[0] <= now:
                messages += reminding.remind(response, profile, now, uow)
    return messages + opening.put(list(asked.values()), opened, batch.profiles, now, uow)


def _read(due: list[Response], opened: Round, now: datetime, uow: UnitOfWork) -> Batch:
    profiles = uow.members.profiles(uow.members.some({one.member_id for one in due}))
    people = {profiles[one.member_id].person.id for one in due if one.outcome is Outcome.PLANNED}
    return Batch(
        opened,
        profiles,
        tuple(uow.quiet_periods.ahead(local_day(now, "UTC") - timedelta(days=1))),
        uow.desk.asked_since(people, asking.KIND, now - ONE_AT_A_TIME) if people else set(),
        {one.id: one for one in uow.members.some({one.stands_for for one in due if one.stands_for})},
        {one.id: one for one in uow.commitments.some({one.about for one in due if one.about})},
        _bundled(due, uow),
        now,
    )


def _bundled(due: list[Response], uow: UnitOfWork) -> list[Notice]:
    """Return what people were told, in their bundles of a day, of the commitments that are asked about."""
    told = uow.notices.of(*(CommitmentId(one.about) for one in due if one.about))
    return [one for one in told if one.bundle_id is not None]


def _may_be_asked(response: Response, profile: Profile, batch: Batch, uow: UnitOfWork) -> bool:
    """Say whether this is a moment to write to somebody; where it is not, their part waits or ends."""
    now = batch.now
    calendar = calendar_of(profile, batch.quiet, uow)
    if not _is_meant(response, profile, batch):
        begun = response.outcome is Outcome.HALF
        parts.happen(response, Happening.CLOSED if begun else Happening.PASSED_OVER, now, uow)
        return False
    if absence.is_away(profile.person, local_day(now, calendar.zone)):
        closing.step_aside(response, batch.opened, profile, now, uow)
        return False
    decent = decent_from(now, calendar.zone, calendar.hours, batch.quiet)
    if decent > now:
        _put_off(response, decent, uow)
        return False
    if _was_told_today(response, calendar.zone, batch):
        tomorrow = at_wall_time(local_day(now, calendar.zone) + DAY, time.min, calendar.zone)
        _put_off(response, decent_from(tomorrow, calendar.zone, calendar.hours, batch.quiet), uow)
        return False
    waits = response.outcome is Outcome.PLANNED and now - response.opens_at < ONE_AT_A_TIME
    if waits and profile.person.id in batch.busy:
        _put_off(response, now + TRIES_AGAIN, uow)
        return False
    return True


def _was_told_today(response: Response, zone: str, batch: Batch) -> bool:
    """Say whether the one who is to be asked about a commitment heard of it from its ladder on this day."""
    about, today = (response.about, response.member_id), local_day(batch.now, zone)
    return any(
        (one.commitment_id, one.reader_id) == about
        and one.said_at is not None
        and local_day(one.said_at, zone) == today
        for one in batch.bundled
    )


def _is_meant(response: Response, profile: Profile, batch: Batch) -> bool:
    """Say whether a part is still its member's: people leave, come back and hand things over meanwhile."""
    if response.about:
        commitment = batch.commitments[response.about]
        owner = response.stands_for or response.member_id
        if commitment.state not in LIVE or commitment.owner_id != owner:
            return False
    if response.stands_for is None:
        return is_addressed(profile.member, batch.opened.terms)
    absent = batch.absent[response.stands_for]
    named = profile.id in {absent.stand_in_id, absent.alternate_id}
    return profile.member.left_at is None and (named or response.outcome is not Outcome.PLANNED)


def _put_off(response: Response, until: datetime, uow: UnitOfWork) -> None:
    later = tuple(max(one, until) for one in response.reminders[:1]) + response.reminders[1:]
    if response.outcome is Outcome.PLANNED:
        later = response.reminders
    uow.responses.save(replace(response, due_at=min(until, response.closes_at), reminders=later))


def _wait(opened: Round, now: datetime, uow: UnitOfWork) -> list[Message]:
    """Wake when the next part asks for something; a round of which none does any more is closed."""
    following = now if not opened.whole else uow.responses.next_due(opened.id)
    if following is not None:
        parts.wake_round(opened.id, max(following, now), uow)
        return []
    if opened.closed_at is not None:
        return []
    return closing.close_round(opened, now, uow)


def step_aside(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """End the open parts of somebody who has just gone away, and ask who stands in for them.

    Whom they name only afterwards is asked then.
    """
    profile = uow.members.profile(turn.actor.id)
    if not absence.is_away(profile.person, local_day(turn.now, zone_of(profile, uow))):
        return []
    for opened in uow.rounds.open_now():
        for one in uow.responses.in_round(opened.id, profile.id):
            # Read again: when one part is done, the next of the same person is brought forward.
            response = uow.responses.get(one.id)
            if response.due_at is not None or response.outcome is Outcome.AWAY:
                aside = closing.step_aside(response, opened, profile, turn.now, uow)
                _close_question(aside, turn.now, uow)
    return []


def come_back(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Offer somebody who is back early what they were asked before they went and can still answer.

    Whoever was asked in their place is reminded no more.
    """
    messages: list[Message] = []
    for opened in uow.rounds.open_now():
        for response in uow.responses.in_round(opened.id, turn.actor.id):
            for other in uow.responses.in_place_of(opened.id, turn.actor.id):
                if other.outcome in OPEN and other.asked_at is not None:
                    parts.stop_reminding(other, uow)
            messages += _still_open(response, opened, turn, uow)
    return messages


def _still_open(response: Response, opened: Round, turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Return the way back into a check-in that somebody left when they went away."""
    asked = uow.conversations.about(asking.KIND, response.id)
    if response.outcome is not Outcome.AWAY or asked is None or turn.now >= response.closes_at:
        return []
    values: Values = {"title": asking.title_of(opened.kind), "closes": response.closes_at}
    after_all = Button(Phrase("checkin.button_reopen"), "reopen", asked.id)
    return [Message(turn.actor.id, Phrase("checkin.open_after_all", values), ((after_all,),))]


def _close_question(response: Response, now: datetime, uow: UnitOfWork) -> None:
    """Close the question of somebody who is away; what was begun stays open for their return."""
    asked = uow.conversations.about(asking.KIND, response.id)
    if response.outcome is Outcome.AWAY and asked is not None and asked.closed_at is None:
        uow.conversations.save(replace(asked, closed_at=now))


def follow_zone(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Move what was planned for a person to their new zone. A round asks each person once all the same."""
    profile = uow.members.profile(turn.actor.id)
    _plan_anew(uow.responses.open_of(turn.actor.id), {profile.id: profile}, turn.now, uow)
    return []


def replan(uow: UnitOfWork, now: datetime) -> None:
    """Plan the parts of open rounds anew that nobody was asked for yet: a quiet period came or went."""
    for opened in uow.rounds.open_now():
        planned = [one for one in uow.responses.of_round(opened.id) if one.outcome is Outcome.PLANNED]
        profiles = uow.members.profiles(uow.members.some({one.member_id for one in planned}))
        _plan_anew(planned, profiles, now, uow)


def _plan_anew(
    responses: list[Response], profiles: dict[MemberId, Profile], now: datetime, uow: UnitOfWork
) -> None:
    planners: dict[RoundId, Planner] = {}
    changed: list[Response] = []
    skipped: list[Response] = []
    for response in responses:
        if response.outcome is not Outcome.PLANNED:
            continue
        if response.round_id not in planners:
            planners[response.round_id] = Planner(uow.rounds.get(response.round_id), uow)
        moved = planners[response.round_id].replanned(response, profiles[response.member_id])
        if moved is None:
            skipped.append(response)
        elif moved != response:
            changed.append(moved)
    parts.save_all(changed, uow)
    for response in skipped:
        # Read again for the same reason as in `step_aside`.
        parts.happen(uow.responses.get(response.id), Happening.PASSED_OVER, now, uow)
