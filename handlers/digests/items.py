"""What a digest tells besides what needs the reader: what is new, who was not heard, what is ahead."""

from collections.abc import Iterable, Iterator
from datetime import date

from handlers.digests.facts import Facts
from handlers.digests.needs import STATE, WORDS
from handlers.rules import digest as rules
from handlers.rules import questions, standing
from handlers.rules.calendar import opening_day
from handlers.rules.digest import Silence, excerpt
from handlers.rules.due import short_day
from handlers.rules.reasons import reason
from handlers.rules.rhythm import is_relative
from prompts import scripts
from prompts.phrase import Phrase, ShortDay, Values
from storage.records.checkins import Response, Update
from storage.records.commitments import Change, Commitment, CommitmentId, CommitmentState
from storage.records.people import MemberId
from storage.records.schedules import Schedule
from storage.unit import UnitOfWork

_ENDS = {
    CommitmentState.DONE: "digest.new_done",
    CommitmentState.RECEIVED: "digest.new_received",
    CommitmentState.CLOSED_UNCONFIRMED: "digest.new_unconfirmed",
    CommitmentState.DROPPED: "digest.new_dropped",
    CommitmentState.SUPERSEDED: "digest.new_superseded",
}
_ONLY_PROPOSED = frozenset({"", CommitmentState.PROPOSED})


def new_changes(facts: Facts, uow: UnitOfWork) -> Iterator[Phrase]:
    """Return what happened to commitments, each once, as it stands now.

    What was only proposed and withdrawn is no news, nor is a new one whose day is near, as it stands
    under what is ahead, or is over.
    """
    by_commitment: dict[CommitmentId, list[Change]] = {}
    for change in facts.changes:
        by_commitment.setdefault(change.commitment_id, []).append(change)
    for one in uow.commitments.of(by_commitment):
        told = _change(one, by_commitment[one.id], facts) if facts.focus.holds(one) else None
        if told is not None:
            yield told


def _change(one: Commitment, changes: list[Change], facts: Facts) -> Phrase | None:
    values: Values = {"who": facts.who(one.owner_id), "title": one.title, "due": short_day(one)}
    states = [change for change in changes if change.field == "state"]
    is_new = any(change.old in _ONLY_PROPOSED for change in states)
    if one.state is CommitmentState.PROPOSED or (one.state is CommitmentState.DROPPED and is_new):
        return None
    if one.state in _ENDS:
        return Phrase(_ENDS[one.state], values)
    return _live_change(one, changes, values, facts)


def _live_change(one: Commitment, changes: list[Change], values: Values, facts: Facts) -> Phrase | None:
    states = [change for change in changes if change.field == "state"]
    is_new = any(change.old in _ONLY_PROPOSED for change in states)
    if any(change.field == "due_on" and change.old for change in changes) and not is_new:
        return Phrase("digest.new_date", values)
    if states and one.state in _TOLD_STATES:
        return Phrase("digest.new_state", {**values, "state": Phrase(standing.STATES[one.state])})
    if is_new:
        is_far = (one.due_on or date.max) > facts.today + rules.AHEAD
        return Phrase("digest.new_commitment", values) if is_far else None
    if one.progress is not None and any(change.field == "progress" for change in changes):
        return Phrase("digest.new_progress", {**values, "percent": one.progress})
    return None


_TOLD_STATES = frozenset(
    {
        CommitmentState.AT_RISK,
        CommitmentState.BLOCKED,
        CommitmentState.AWAITING_CLEARANCE,
        CommitmentState.SUSPENDED,
        CommitmentState.RECORDED,
    }
)


def new_updates(facts: Facts) -> Iterable[Phrase]:
    """Return what partners said since the last digest, but for what became a commitment or says nothing."""
    promised = {one.update_id for one in facts.commitments}
    for one in facts.updates:
        if one.question != STATE and one.id not in promised and not facts.says_nothing(one):
            yield _said(facts, one)


def _said(facts: Facts, update: Update) -> Phrase:
    """Return an answer, after its question where it says nothing without."""
    question = facts.questions.get((update.round_id, update.question))
    who = facts.who(update.member_id)
    if question is None:
        return Phrase("digest.new_update", {"who": who, "text": excerpt(update.text, WORDS)})
    words = question.text if question.own else Phrase(question.text)
    values: Values = {"who": who, "question": words, "answer": questions.told(question, update.text)}
    return Phrase("digest.new_answer", values)


def new_members(facts: Facts) -> Iterable[Phrase]:
    """Return who joined since the last digest."""
    others = (one for one in facts.profiles.values() if one.id != facts.reader.id)
    for one in others:
        if one.member.left_at is None and facts.since is not None and one.member.joined_at > facts.since:
            yield Phrase("digest.new_member", {"who": one.name})


_UNHEARD = {
    Silence.NO_ACCOUNT: "digest.unheard_no_account",
    Silence.HALF: "digest.unheard_half",
    Silence.DECLINED: "digest.unheard_declined",
    Silence.NOTHING: "digest.unheard_nothing",
    Silence.SILENT: "digest.unheard_silent",
}


def unheard(facts: Facts) -> Iterable[Phrase]:
    """Return who was not heard in the latest round, and why."""
    for one in facts.responses:
        silence = rules.silence(one)
        if silence is not None:
            yield _unheard(one, silence, facts)


def _unheard(response: Response, silence: Silence, facts: Facts) -> Phrase:
    who: Values = {"who": facts.who(response.member_id)}
    if silence is Silence.NOT_DELIVERED:
        why = reason(response.failure or "unknown")
        return Phrase("digest.unheard_not_delivered", {**who, "reason": why})
    if silence is Silence.WITH_APPROVER and response.answered_at is not None:
        since = ShortDay(response.answered_at)
        return Phrase("digest.unheard_with_approver", {**who, "since": since})
    if silence is Silence.AWAY:
        until = facts.profiles[response.member_id].person.away_until
        if until is None or until < facts.today:
            return Phrase("digest.unheard_away_open", who)
        return Phrase("digest.unheard_away", {**who, "until": ShortDay(until)})
    return Phrase(_UNHEARD.get(silence, "digest.unheard_half"), who)


def asked(facts: Facts) -> Iterator[Phrase]:
    """Return the commitments that somebody was asked about, and no coordinator yet.

    Their owner was asked where they stand, a successor whether they take them over, or their owner
    whether they hold: but what was recorded since the last digest stands with what is new.
    """
    others = [one for one in facts.commitments if one.owner_id != facts.reader.id]
    for one in rules.asked(others, facts.notices, facts.today):
        values: Values = {"due": short_day(one), "who": facts.who(one.owner_id), "title": one.title}
        until = one.snoozed_until
        if until is not None and until > facts.today:
            yield Phrase("digest.put_off", {**values, "until": ShortDay(until)})
        else:
            yield Phrase("digest.asked", values)
    elsewhere = {one.commitment_id for one in facts.moves}
    for one in rules.unspoken(others, facts.notices, facts.today):
        if one.owner_id not in facts.gone and one.id not in elsewhere:
            told: Values = {"due": short_day(one), "who": facts.who(one.owner_id), "title": one.title}
            yield Phrase("digest.unspoken", told)
    for one in (each for each in facts.commitments if each.offered_to not in {None, facts.reader.id}):
        offered: Values = {"due": short_day(one), "who": facts.who(one.owner_id), "title": one.title}
        yield Phrase("digest.offered", {**offered, "to": facts.profiles[MemberId(one.offered_to or 0)].name})
    for one in facts.unconfirmed:
        known = facts.since is not None and one.created_at <= facts.since
        if known and one.owner_id not in {facts.reader.id, *facts.gone}:
            what: Values = {"due": short_day(one), "who": facts.who(one.owner_id), "title": one.title}
            yield Phrase("digest.asked_to_confirm", what)


def ahead(facts: Facts, uow: UnitOfWork) -> list[Phrase]:
    """Return what comes in the next two weeks, day by day."""
    coming: list[tuple[date, Phrase]] = []
    for schedule in uow.schedules.running() if not facts.focus.word else ():
        day = _opens_on(schedule, facts, uow)
        if day is not None and day <= facts.today + rules.AHEAD:
            title = Phrase(scripts.load(schedule.kind).title_key)
            coming.append((day, Phrase("digest.ahead_checkin", {"on": ShortDay(day), "title": title})))
    for due in rules.ahead(facts.commitments, facts.today):
        values: Values = {"due": short_day(due), "who": facts.who(due.owner_id), "title": due.title}
        coming.append((due.due_on or facts.today, Phrase("digest.ahead_commitment", values)))
    return [phrase for _, phrase in sorted(coming, key=lambda dated: dated[0])]


def _opens_on(schedule: Schedule, facts: Facts, uow: UnitOfWork) -> date | None:
    """Return the day on which a check-in opens next at home: not on a quiet day, nor on a day off."""
    if schedule.next_on is None or is_relative(schedule.rhythm):
        return schedule.next_on
    quiet = uow.quiet_periods.ahead(facts.today)
    return opening_day(schedule.next_on, schedule.terms.off_day, uow.partnership.zone, quiet)
