"""Notices: what is said about a date, once each, and to its owner before anybody else is told."""

from dataclasses import replace
from datetime import date, datetime

from handlers.rules import escalation, naming
from handlers.rules.calendar import local_day
from handlers.rules.reasons import reason
from handlers.turn import Button, Message, Report, Wake
from prompts.phrase import Phrase, Values
from storage.records.commitments import Commitment, CommitmentState, Notice, NoticeId, NoticeKind
from storage.records.lanes import person_lane
from storage.records.people import Profile
from storage.unit import NEW, UnitOfWork

NOTICE = "commitment.notice"
DELIVERED = "commitment.delivered"

_SENTENCES = {NoticeKind.DUE_SOON: "commitment.due_soon", NoticeKind.OVERDUE: "commitment.after_date"}


def wait_for_notice(commitment: Commitment, now: datetime, uow: UnitOfWork) -> None:
    """Set the timer for the next notice that the commitment can earn; clear it where there is none."""
    owner = uow.members.profile(commitment.owner_id)
    due_at = None
    if owner.member.left_at is None:
        due_at = escalation.wake_at(commitment, uow.notices.of(commitment.id), now, zone_of(owner, uow))
    uow.timers.set(NOTICE, commitment.id, due_at, person_lane(owner.person.id))


def is_warned(commitment: Commitment, uow: UnitOfWork) -> bool:
    """Say whether the commitment's next notice is the one before its day."""
    owner = uow.members.profile(commitment.owner_id)
    upcoming = escalation.next_notice(commitment, uow.notices.of(commitment.id), zone_of(owner, uow))
    return upcoming is not None and upcoming[0] is NoticeKind.DUE_SOON


def give_notice(wake: Wake, uow: UnitOfWork) -> list[Message]:
    """Say the one notice that is due, and wait for the next."""
    commitment = uow.commitments.get(wake.subject)
    owner = uow.members.profile(commitment.owner_id)
    kind = escalation.notice_due(commitment, uow.notices.of(commitment.id), wake.now, zone_of(owner, uow))
    messages: list[Message] = []
    if kind is not None and owner.member.left_at is None:
        notice = uow.notices.add(Notice(NoticeId(NEW), commitment.id, commitment.due_on, kind, wake.now))
        messages = _say(notice, commitment, owner, uow)
    wait_for_notice(commitment, wake.now, uow)
    return messages


def delivered(wake: Wake, uow: UnitOfWork) -> list[Message]:
    """Note that a notice was delivered; or tell coordinators at once that it could not be, and why."""
    notice = uow.notices.get(wake.subject)
    commitment = uow.commitments.get(notice.commitment_id)
    owner = uow.members.profile(commitment.owner_id)
    if wake.failure is None:
        uow.notices.save(replace(notice, delivered_at=wake.now))
        wait_for_notice(commitment, wake.now, uow)
        return []
    uow.notices.save(replace(notice, failure=wake.failure))
    wait_for_notice(commitment, wake.now, uow)
    if commitment.state is not CommitmentState.OPEN or commitment.due_on != notice.due_on:
        return []
    values: Values = {
        "who": owner.name,
        "title": commitment.title,
        "due": commitment.due_on,
        "reason": reason(wake.failure),
    }
    phrase = Phrase("commitment.not_delivered", values)
    return [
        Message(one.id, phrase, key=f"notice:{notice.id}:not_delivered:{one.id}")
        for one in _coordinators(owner, uow)
    ]


def _say(notice: Notice, commitment: Commitment, owner: Profile, uow: UnitOfWork) -> list[Message]:
    what: Values = {"title": commitment.title, "due": commitment.due_on}
    match notice.kind:
        case NoticeKind.DUE_SOON | NoticeKind.OVERDUE:
            phrase = Phrase(_SENTENCES[notice.kind], what)
        case NoticeKind.PRENOTICE:
            asked = _coordinators(owner, uow)
            if not asked:
                return []
            values: Values = {
                **what,
                "coordinators": naming.names(asked),
                "on": _tomorrow(notice, owner, uow),
            }
            phrase = Phrase("commitment.prenotice", values)
        case NoticeKind.ESCALATED:
            return _escalate(notice, commitment, owner, uow)
    return [
        Message(
            owner.id,
            phrase,
            _ways(commitment),
            report=Report(DELIVERED, notice.id),
            key=f"commitment:{commitment.id}:{notice.kind}:{commitment.due_on}",
        )
    ]


def _escalate(notice: Notice, commitment: Commitment, owner: Profile, uow: UnitOfWork) -> list[Message]:
    """Ask the coordinators for help, with what they need to act."""
    values: Values = {"who": owner.name, "title": commitment.title, "due": commitment.due_on}
    return [
        Message(
            one.id,
            Phrase("commitment.escalated", values),
            _ways(commitment),
            key=f"commitment:{commitment.id}:{notice.kind}:{commitment.due_on}:{one.id}",
        )
        for one in _coordinators(owner, uow)
    ]


def _ways(commitment: Commitment) -> tuple[tuple[Button, ...], ...]:
    return (
        (
            Button(Phrase("commitment.button_done"), "done", commitment.id),
            Button(Phrase("commitment.button_new_date"), "change_date", commitment.id),
        ),
    )


def _coordinators(owner: Profile, uow: UnitOfWork) -> list[Profile]:
    """Return whom to tell: coordinators, but nobody about their own commitment."""
    return [one for one in uow.members.coordinators() if one.id != owner.id]


def _tomorrow(notice: Notice, owner: Profile, uow: UnitOfWork) -> date:
    """Return the day on which the coordinators will be asked, if all stays as it is."""
    commitment = uow.commitments.get(notice.commitment_id)
    said = uow.notices.of(commitment.id)
    arrived = [replace(one, delivered_at=one.delivered_at or notice.said_at) for one in said]
    zone = zone_of(owner, uow)
    upcoming = escalation.wake_at(commitment, arrived, notice.said_at, zone)
    return local_day(upcoming or notice.said_at, zone)


def zone_of(owner: Profile, uow: UnitOfWork) -> str:
    """Return the zone that the owner's days are judged in."""
    return owner.person.zone or uow.partnership.zone
