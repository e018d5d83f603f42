"""Parts and rounds end: silence is noted, an alternate is asked, and a round that is over is closed."""

from dataclasses import replace
from datetime import datetime

from handlers.checkins.questions import asking
from handlers.checkins.rounds import parts, results, summaries
from handlers.checkins.rounds.addressees import decent_moment
from handlers.checkins.rounds.enrolling import Planner, instead_of
from handlers.rules.outcomes import OWN, Happening
from handlers.turn import Message, Wake
from prompts.phrase import Phrase, Values
from storage.records.checkins import Clearance, Outcome, Response, Round
from storage.records.lanes import partnership_lane
from storage.records.people import MemberId, Profile
from storage.records.schedules import ScheduleState
from storage.unit import UnitOfWork

HALF = "checkin.closed_half"
"""The wake at which somebody who was half through hears that the round is closed."""


def close(
    response: Response, opened: Round, profile: Profile, now: datetime, uow: UnitOfWork
) -> list[Message]:
    """Close one partner's part; who stayed silent and has an alternate is not the last who is asked.

    Whoever came by themselves and left it at that was not silent.
    """
    failure = "missed" if response.outcome is Outcome.PLANNED else response.failure
    silent = response.outcome is Outcome.ASKED
    happening = Happening.PASSED_OVER if silent and response.informs else Happening.CLOSED
    closed = parts.happen(response, happening, now, uow, due_at=None, reminders=(), failure=failure)
    if silent and not response.informs and response.stands_for is None:
        _ask_instead(closed, opened, profile.member.alternate_id, now, uow)
    return _tell_of_half(closed, opened, profile, now, uow) if closed.outcome is Outcome.HALF else []


def tell_of_half(wake: Wake, uow: UnitOfWork) -> list[Message]:
    """Tell somebody that the round closed which they began to answer, now that it is a decent hour."""
    response = uow.responses.get(wake.subject)
    profile = uow.members.profile(response.member_id)
    if response.outcome is not Outcome.HALF or profile.member.left_at is not None:
        return []
    return _tell_of_half(response, uow.rounds.get(response.round_id), profile, wake.now, uow)


def step_aside(
    response: Response, opened: Round, profile: Profile, now: datetime, uow: UnitOfWork
) -> Response:
    """End the part of somebody who is away, and ask who stands in for them; return it as it is now.

    Who was not asked yet is asked on their return where the terms say so.
    """
    if response.outcome is Outcome.PLANNED:
        later = Planner(opened, uow).after_absence(response, profile)
        if later is not None and later.opens_at > now:
            return parts.save(later, uow)
    aside = parts.happen(response, Happening.WENT_AWAY, now, uow)
    instead = uow.responses.in_place_of(opened.id, profile.id)
    covered = any(one.about == response.about for one in instead)
    if aside.outcome is Outcome.AWAY and not covered and not response.informs:
        return _ask_instead(aside, opened, instead_of(profile.member), now, uow)
    return aside


def close_round(opened: Round, now: datetime, uow: UnitOfWork) -> list[Message]:
    """Close a round of which no part asks for anything any more."""
    closed = uow.rounds.save(replace(opened, closed_at=now))
    return results.closed(closed, now, uow) if opened.script.anonymous else summaries.closed(closed, now, uow)


def _ask_instead(
    response: Response, opened: Round, other: MemberId | None, now: datetime, uow: UnitOfWork
) -> Response:
    """Plan the part of whoever is asked in this one's place, unless they have one of their own.

    What they have added as information already is said in its place from now on. Returns the part
    in whose place they are asked as it is now.
    """
    for one in uow.responses.in_round(opened.id, other) if other is not None else []:
        if one.informs and one.about == response.about and one.outcome in OWN:
            uow.responses.save(replace(one, informs=False, stands_for=response.member_id))
            return parts.happen(response, Happening.COLLEAGUE, now, uow, answered_by=other)
    part = Planner(opened, uow).in_place_of(response, other, now)
    if part is not None:
        parts.wake_round(uow.responses.add(part).round_id, part.opens_at, uow)
    return response


def _tell_of_half(
    response: Response, opened: Round, profile: Profile, now: datetime, uow: UnitOfWork
) -> list[Message]:
    """Tell that what was begun is kept, now or at the next decent hour; an approver tells of the rest."""
    if response.clearance is Clearance.WAITING:
        return []
    decent = decent_moment(profile, now, uow, after_absence=True)
    if decent > now:
        uow.timers.set(HALF, response.id, decent, partnership_lane(uow.partnership.id))
        return []
    values: Values = {
        "partnership": uow.partnership.name,
        "title": asking.title_of(opened.kind),
        "next": _next(opened, uow),
    }
    key = "checkin.closed_half_anonymous" if opened.script.anonymous else "checkin.closed_half"
    return [Message(profile.id, Phrase(key, values), key=f"response:{response.id}:closed")]


def _next(opened: Round, uow: UnitOfWork) -> tuple[Phrase, ...]:
    """Return until when the rest is welcome, where a next round is planned."""
    schedule = uow.schedules.get(opened.schedule_id)
    if schedule.next_on is None or schedule.state is not ScheduleState.RUNNING:
        return ()
    return (Phrase("checkin.until_next", {"next": schedule.next_on}),)
