"""One partner's part in one round: the only place where its outcome changes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from handlers.rules import outcomes
from handlers.rules.calendar import local_day
from handlers.rules.outcomes import Happening
from handlers.turn import Message
from prompts import scripts
from prompts.phrase import Phrase, Values
from storage.records.checkins import Outcome, Response, RoundId
from storage.records.lanes import partnership_lane
from storage.records.schedules import Voice
from storage.unit import UnitOfWork

ROUND = "checkin.round"
"""The wake of a round: one timer, at the least moment at which any of its parts asks for something."""

_THEMSELVES = frozenset({Happening.FINISHED, Happening.FINISHED_LATE})
_SPEAK = _THEMSELVES | {Happening.RECORDED}


def happen(
    response: Response, happening: Happening, now: datetime, uow: UnitOfWork, **changes: Any
) -> Response:
    """Store what happened to a part, with other `changes` of it; return it as it is now.

    What a finished part no longer waits for is let go, a check-in that waited for this one comes
    next, and where one voice speaks for an organisation its other delegates are done too: have
    `colleagues` told, who may be waiting with an open question.
    """
    outcome = outcomes.after(response.outcome, happening)
    changed = replace(response, outcome=outcome, **changes)
    if happening in _THEMSELVES:
        changed = replace(changed, answered_by=None)
    saved = save(_waiting(changed, happening, now), uow)
    if happening in _SPEAK:
        for other in _silenced(saved, uow):
            speaker = saved.answered_by or saved.member_id
            happen(other, Happening.COLLEAGUE, now, uow, answered_by=speaker)
    if saved.due_at is None:
        _next_in_line(saved, now, uow)
    _close_if_over(saved, now, uow)
    return saved


def put(response: Response, zone: str, now: datetime) -> Response:
    """Return a part as it is once its question is put; it is stored with the others of its batch.

    Nobody is reminded on the day on which they were asked, as it is in their `zone`.
    """
    today = local_day(now, zone)
    left = tuple(one for one in response.reminders if local_day(one, zone) > today)
    outcome = outcomes.after(response.outcome, Happening.PUT)
    changed = replace(response, outcome=outcome, asked_at=now, reminders=left)
    return replace(changed, due_at=next_moment(changed))


def colleagues(response: Response, uow: UnitOfWork) -> list[Message]:
    """Tell those whose organisation has spoken through this part who did, and that nothing is left to do."""
    told = [
        one
        for one in _of_the_same_voice(response, uow)
        if one.outcome is Outcome.BY_COLLEAGUE and one.asked_at is not None
    ]
    if not told:
        return []
    speaker = uow.members.profile(response.answered_by or response.member_id)
    opened = uow.rounds.get(response.round_id)
    values: Values = {
        "who": speaker.name,
        "organisation": speaker.organisation or uow.members.profile(response.member_id).organisation,
        "title": Phrase(scripts.load(opened.kind).title_key),
    }
    return [
        Message(
            one.member_id,
            Phrase("checkin.colleague_answered", values),
            key=f"response:{one.id}:colleague",
        )
        for one in told
    ]


def save(response: Response, uow: UnitOfWork) -> Response:
    """Store a part whose next moment may have come nearer, and have its round woken in time."""
    saved = uow.responses.save(response)
    if saved.due_at is not None:
        wake_round(saved.round_id, saved.due_at, uow)
    return saved


def save_all(responses: Sequence[Response], uow: UnitOfWork) -> None:
    """Store many parts as `save` stores one, in batches, and wake each round once."""
    due: dict[RoundId, datetime] = {}
    for one in uow.responses.save_all(responses):
        if one.due_at is not None:
            due[one.round_id] = min(one.due_at, due.get(one.round_id, one.due_at))
    for round_id, at in due.items():
        wake_round(round_id, at, uow)


def postpone(response: Response, until: datetime, uow: UnitOfWork) -> Response:
    """Ask again at `until` (aware UTC), and remind of nothing before."""
    left = tuple(one for one in response.reminders if one > until)
    return save(replace(response, due_at=until, reminders=(until, *left)), uow)


def stop_reminding(response: Response, uow: UnitOfWork) -> Response:
    """Remind no more of this round; it stays open until it closes."""
    return save(replace(response, quiet=True, reminders=(), due_at=response.closes_at), uow)


def next_moment(response: Response) -> datetime | None:
    """Return the next moment at which an open part asks for something; None where nothing is left."""
    if response.outcome not in outcomes.OPEN:
        return None
    if response.outcome is Outcome.PLANNED:
        return response.opens_at
    return min([*response.reminders[:1], response.closes_at])


def wake_round(round_id: RoundId, at: datetime, uow: UnitOfWork) -> None:
    """Wake a round at `at` (aware UTC) at the latest."""
    uow.timers.hasten(ROUND, round_id, at, partnership_lane(uow.partnership.id))


def _waiting(response: Response, happening: Happening, now: datetime) -> Response:
    """Return a part with the moment that it waits for after something happened to it.

    Who has begun to answer and goes away is left in peace until the round closes.
    """
    if response.outcome not in outcomes.OPEN or happening is Happening.CLOSED:
        return replace(response, due_at=None, reminders=())
    if happening is Happening.WENT_AWAY:
        return replace(response, due_at=response.closes_at, reminders=())
    if response.due_at is None and now < response.closes_at:
        return replace(response, due_at=next_moment(response))
    return response


def _of_the_same_voice(response: Response, uow: UnitOfWork) -> Sequence[Response]:
    """Return the parts that this one speaks for too: its organisation's, and who is asked in whose place.

    What is kept as information speaks for nobody, and stands beside what others say.
    """
    if response.informs:
        return []
    opened = uow.rounds.get(response.round_id)
    found = uow.responses.in_place_of(response.round_id, response.member_id)
    if opened.terms.voice is not Voice.EACH and response.organisation_id is not None:
        found += uow.responses.of_organisation(response.round_id, response.organisation_id)
    if response.stands_for is not None:
        found += uow.responses.in_round(response.round_id, response.stands_for)
    others = {one.id: one for one in found if one.id != response.id and one.about == response.about}
    return [one for one in others.values() if not one.informs]


def _silenced(response: Response, uow: UnitOfWork) -> list[Response]:
    return [one for one in _of_the_same_voice(response, uow) if one.outcome not in outcomes.HEARD]


def _next_in_line(done: Response, now: datetime, uow: UnitOfWork) -> None:
    """Have the check-in that waited for this one put at once."""
    for one in uow.responses.open_of(done.member_id):
        waits = one.due_at is not None and one.due_at > now
        if waits and one.outcome is Outcome.PLANNED and one.opens_at <= now:
            save(replace(one, due_at=now), uow)


def _close_if_over(response: Response, now: datetime, uow: UnitOfWork) -> None:
    """Wake a round that waits for nobody any more, so that it is closed."""
    if response.due_at is None and uow.responses.next_due(response.round_id) is None:
        wake_round(response.round_id, now, uow)
