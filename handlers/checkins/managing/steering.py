"""What coordinators see of a round and do about it: outcomes, a nudge, and writing down what was told."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from handlers.checkins.managing import wording
from handlers.checkins.questions import asking
from handlers.checkins.replies import clearance
from handlers.checkins.rounds import parts, reminding, summaries
from handlers.checkins.rounds.addressees import decent_moment
from handlers.rules import naming, whom
from handlers.rules.outcomes import HEARD, OPEN, Happening
from handlers.rules.reasons import reason
from handlers.rules.wording import plainly
from handlers.turn import Button, Message, Turn, Wake
from prompts.phrase import Phrase, ShortDay, Value, Values
from storage.errors import Refused
from storage.records.checkins import Clearance, Outcome, Response, Round, Update, UpdateId
from storage.records.lanes import partnership_lane
from storage.records.people import MemberId, Profile, Role
from storage.records.schedules import ScheduleId
from storage.unit import NEW, UnitOfWork

SHOWN = 30
"""So many people of a round are listed."""

NUDGES = 8
"""So many nudges are offered under one list."""

LOOKED_BACK = 5
"""So many check-ins back one is looked for that somebody's words belong to."""

WEEK = timedelta(days=7)
"""So long a round that closed is shown beside those that are open."""

APART = timedelta(hours=4)
"""So long after one reminder nobody is given another, whoever wants it."""

NUDGE = "checkin.nudge"
"""The wake of a nudge that waits for a decent hour."""

TOLD = "told"
"""The question that an update answers which a coordinator wrote down."""

_OUTCOMES = {
    Outcome.PLANNED: "outcome.planned",
    Outcome.ASKED: "outcome.asked",
    Outcome.ANSWERED: "outcome.answered",
    Outcome.LATE: "outcome.answered_late",
    Outcome.BY_COLLEAGUE: "outcome.answered_by_colleague",
    Outcome.THROUGH_COORDINATOR: "outcome.answered_through_coordinator",
    Outcome.SKIPPED: "outcome.skipped",
    Outcome.DECLINED: "outcome.declined",
    Outcome.AWAY: "outcome.away",
    Outcome.HALF: "outcome.half_finished",
    Outcome.SILENT: "outcome.silent",
    Outcome.NOT_DELIVERED: "outcome.not_delivered",
}
_CLEARANCES = {
    Clearance.WAITING: "round.clearance_waiting",
    Clearance.RETURNED: "round.clearance_returned",
    Clearance.CLEARED: "round.clearance_cleared",
}


def show(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Return how the open rounds stand, person by person, and those that closed this week; else the last."""
    rounds = [*uow.rounds.open_now(), *_just_closed(turn.now, uow)] or uow.rounds.latest()
    if not rounds:
        raise Refused("round.none")
    return [_page(one, turn, uow) for one in rounds]


def _just_closed(now: datetime, uow: UnitOfWork) -> list[Round]:
    """Return the rounds that closed within a week, of each check-in the last."""
    last: dict[ScheduleId, Round] = {}
    for one in uow.rounds.latest(LOOKED_BACK):
        last.setdefault(one.schedule_id, one)
    return [one for one in last.values() if one.closed_at is not None and now - one.closed_at < WEEK]


def log_how(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Say how what a member told the coordinator is written down."""
    who = uow.members.profile(uow.members.get(turn.subject).id).name
    return [Message(turn.actor.id, Phrase("steering.log_how", {"who": who}))]


def nudge(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Put the open question to one person once more, now or at their next decent hour."""
    return _nudge(uow.responses.get(turn.subject), turn, uow)


def nudge_by_name(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Put the open question once more to whoever is named: a long list has no button for each."""
    said = plainly(turn.text)
    many = wording.whole(said, wording.WHOM, wording.language_of(turn, uow))
    if not said or many is not None:
        raise Refused("round.nudge_usage")
    profile = whom.the_one_named(said, uow.members.profiles().values())
    asked = uow.responses.of_member(profile.id, LOOKED_BACK)
    waiting = [one for one in asked if _can_be_nudged(one, profile) and _is_open(one, uow)]
    if not waiting:
        raise Refused("round.nothing_asked", {"who": profile.name})
    return _nudge(waiting[0], turn, uow)


def _nudge(response: Response, turn: Turn, uow: UnitOfWork) -> list[Message]:
    people = _people([response], uow)
    profile = people[response.member_id]
    if not _can_be_nudged(response, profile) or not _is_open(response, uow):
        raise Refused("round.no_nudge", {"who": profile.name, "state": _state(response, people, turn, uow)})
    if response.reminded_at is not None and turn.now - response.reminded_at < APART:
        raise Refused("round.nudged_already", {"who": profile.name, "at": response.reminded_at})
    decent = decent_moment(profile, turn.now, uow, after_absence=True)
    values: Values = {"who": profile.name, "at": decent}
    if decent > turn.now:
        uow.timers.set(NUDGE, response.id, decent, partnership_lane(uow.partnership.id))
        return [Message(turn.actor.id, Phrase("round.nudged_later", values))]
    return [*reminding.nudge(response, turn.now, uow), Message(turn.actor.id, Phrase("round.nudged", values))]


def nudge_now(wake: Wake, uow: UnitOfWork) -> list[Message]:
    """Put the open question once more now that it is a decent hour, unless it was answered meanwhile."""
    response = uow.responses.get(wake.subject)
    profile = uow.members.profile(response.member_id)
    if not _can_be_nudged(response, profile) or not _is_open(response, uow):
        return []
    decent = decent_moment(profile, wake.now, uow, after_absence=True)
    if decent > wake.now:
        uow.timers.set(NUDGE, response.id, decent, partnership_lane(uow.partnership.id))
        return []
    return reminding.nudge(response, wake.now, uow)


def log(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Write down what somebody told the coordinator, by phone or e-mail, in their name.

    Raises `Refused` where it is not said whose words they are.
    """
    name, _, words = turn.text.partition(":")
    if not name.strip() or not words.strip():
        raise Refused("log.usage")
    spoken_for = _whose(name.strip(), uow)
    response = _latest_part(spoken_for.id, uow)
    update = uow.updates.add(
        Update(
            UpdateId(NEW),
            spoken_for.id,
            response.round_id if response else None,
            None,
            TOLD,
            words.strip(),
            turn.event.sent_at,
            turn.now,
            recorded_by=turn.actor.id,
        )
    )
    values: Values = {"who": naming.who(spoken_for), "text": update.text}
    if response is None:
        return [Message(turn.actor.id, Phrase("log.noted", values))]
    saved = parts.happen(response, Happening.RECORDED, turn.now, uow, answered_by=turn.actor.id)
    opened = uow.rounds.get(response.round_id)
    round_values = values | {"title": asking.title_of(opened.kind)}
    noted = Message(turn.actor.id, Phrase("log.noted_in_round", round_values))
    return [noted, *parts.colleagues(saved, uow), *summaries.refresh(opened.id, uow)]


def _whose(name: str, uow: UnitOfWork) -> Profile:
    """Return whose words they are: an organisation goes by who has no account, or its focal point."""
    profiles = list(uow.members.profiles().values())
    organisation = uow.organisations.named(whom.party_named(name, profiles) or name)
    if organisation is None:
        return whom.the_one_named(name, profiles)
    theirs = [
        one
        for one in profiles
        if one.member.organisation_id == organisation.id and one.member.role is Role.PARTNER
    ]
    if not theirs:
        raise Refused("log.nobody", {"organisation": organisation.name})
    return min(theirs, key=lambda one: (not one.without_account, not one.member.focal, one.id))


def _latest_part(member: MemberId, uow: UnitOfWork) -> Response | None:
    """Return the member's part that words may belong to, where nobody has answered it.

    That is the one in the newest round that is open, or else in their last: late answers are welcome too.
    """
    theirs = [(one, uow.rounds.get(one.round_id)) for one in uow.responses.of_member(member, LOOKED_BACK)]
    named = [(one, opened) for one, opened in theirs if not opened.script.anonymous]
    waiting = [one for one, opened in named if opened.closed_at is None and one.outcome not in HEARD]
    latest = [one for one, _ in named[:1] if one.outcome not in HEARD]
    return next(iter([*waiting, *latest]), None)


def _is_open(response: Response, uow: UnitOfWork) -> bool:
    """Say whether the question of a part can be answered."""
    asked = uow.conversations.about(asking.KIND, response.id)
    return asked is not None and asked.closed_at is None


def _page(opened: Round, turn: Turn, uow: UnitOfWork) -> Message:
    every = uow.responses.of_round(opened.id)
    responses = [one for one in every if not one.informs]
    added = [one for one in every if one.informs and (one.outcome in HEARD or one.clearance is not None)]
    people = _people(every, uow)
    ordered = sorted([*responses, *added], key=lambda one: (one.outcome in HEARD, one.id))
    lines = [_line(one, people, turn, uow) for one in ordered[:SHOWN]]
    if len(ordered) > SHOWN:
        lines.append(Phrase("digest.more", {"count": len(ordered) - SHOWN}))
    nudges = [
        (Button(Phrase("round.button_nudge", {"who": people[one.member_id].name}), "nudge", one.id),)
        for one in ordered
        if _can_be_nudged(one, people[one.member_id])
    ]
    values: Values = {
        "title": asking.title_of(opened.kind),
        "on": ShortDay(opened.occurs_on),
        "heard": sum(one.outcome in HEARD for one in responses),
        "asked": sum(one.outcome is not Outcome.PLANNED for one in responses),
        "people": tuple(lines) or (Phrase("round.nobody"),),
    }
    key = "round.page" if opened.closed_at is None else "round.page_closed"
    return Message(turn.actor.id, Phrase(key, values), tuple(nudges[:NUDGES]))


def _people(responses: Sequence[Response], uow: UnitOfWork) -> dict[MemberId, Profile]:
    """Return whose these parts are, and who answered in their place."""
    those = {one.member_id for one in responses}
    others = {one.answered_by for one in responses if one.answered_by is not None}
    return uow.members.profiles(uow.members.some(those | others))


def _line(response: Response, people: Mapping[MemberId, Profile], turn: Turn, uow: UnitOfWork) -> Phrase:
    state = _state(response, people, turn, uow)
    return Phrase("round.line", {"who": naming.who(people[response.member_id]), "state": state})


def _state(response: Response, people: Mapping[MemberId, Profile], turn: Turn, uow: UnitOfWork) -> Phrase:
    """Return how a part stands, in words; whose turn it is where an approver has it."""
    profile = people[response.member_id]
    if response.outcome not in HEARD and response.clearance is not None:
        return Phrase(_CLEARANCES[response.clearance], {"approver": _approver(response, profile, turn, uow)})
    if response.informs:
        return Phrase("round.information")
    if profile.member.left_at is not None and response.outcome is Outcome.SKIPPED:
        return Phrase("outcome.left")
    if response.outcome not in HEARD and profile.member.left_at is not None:
        return Phrase("round.has_left")
    values: dict[str, Value] = {}
    if response.outcome in {Outcome.BY_COLLEAGUE, Outcome.THROUGH_COORDINATOR} and response.answered_by:
        values["by"] = people[response.answered_by].name
    if response.outcome is Outcome.NOT_DELIVERED:
        values["reason"] = reason(response.failure or "unknown")
    if response.outcome is Outcome.PLANNED:
        values["at"] = response.opens_at
    return Phrase(_OUTCOMES[response.outcome], values)


def _approver(response: Response, profile: Profile, turn: Turn, uow: UnitOfWork) -> Value:
    """Return who has decided on a part, or is to."""
    approver = profile.member.approver_id
    if response.clearance is Clearance.WAITING:
        return naming.names(clearance.deciding(profile, turn.now, uow))
    return uow.members.profile(approver).name if approver else ""


def _can_be_nudged(response: Response, profile: Profile) -> bool:
    """Say whether somebody has the question before them, may answer it, and did not ask to be left alone."""
    waits = response.outcome in OPEN | {Outcome.SILENT} and response.asked_at is not None
    return (
        waits
        and not response.informs
        and response.clearance is not Clearance.WAITING
        and not response.quiet
        and profile.unreachable is None
        and profile.member.left_at is None
    )
