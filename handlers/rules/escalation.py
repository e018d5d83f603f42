"""The ladder that a commitment climbs: which notice is due next, when, and to whom, as it was agreed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from handlers.rules.calendar import DAY, add_working_days
from handlers.rules.speaking import Calendar, speak_from
from storage.records.agreements import Ladder
from storage.records.commitments import Commitment, CommitmentState, Notice, NoticeKind
from storage.records.people import MemberId

SPOKEN_OF = frozenset({CommitmentState.OPEN, CommitmentState.AT_RISK, CommitmentState.BLOCKED})
"""The states in which somebody is asked; in all others the ladder rests where it is."""

FOR_OTHERS = frozenset({NoticeKind.ALTERNATE, NoticeKind.ESCALATED, NoticeKind.OBSTACLE})
"""What somebody else than the owner is asked."""

GRAVEST_FIRST = (
    NoticeKind.ESCALATED,
    NoticeKind.OBSTACLE,
    NoticeKind.ALTERNATE,
    NoticeKind.PRENOTICE,
    NoticeKind.OVERDUE,
    NoticeKind.BEFORE,
    NoticeKind.STILL_ON_IT,
)
"""In which order the notices of a day are said."""

MOOT = "moot"
"""Why a notice was never said that was filed: its commitment, date or owner had changed meanwhile."""


@dataclass(frozen=True, slots=True)
class Climb:
    """All that the ladder of one commitment depends on.

    `notices` are those about it, of any date. `calendar` is its owner's. `alternate` is who is asked before
    the coordinators, `coordinated` says whether there are any besides the owner who were not told in vain.
    `risky_since` is when it came to be at risk, `blocked_since` when what blocks it was named (aware UTC).
    `held` says that a new date is asked for and nobody has answered; `resumes_on` is the day until which
    somebody who did would like to talk about it.
    """

    commitment: Commitment
    notices: Sequence[Notice]
    ladder: Ladder
    calendar: Calendar
    alternate: MemberId | None = None
    coordinated: bool = True
    risky_since: datetime | None = None
    held: bool = False
    resumes_on: date | None = None
    blocked_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Rung:
    """A notice that is due from `at` (aware UTC) on; `step` as in `Notice`."""

    kind: NoticeKind
    step: int
    at: datetime


def next_rung(climb: Climb, now: datetime) -> Rung | None:
    """Return the next notice about the present date, and when it is due, from `now` on; None for none.

    What is said to the owner is due when they may be spoken to: not before the day until which it is
    snoozed, nor while they are away; what is said to others waits for neither, as its owner was told.
    Before the date, a rung is for commitments made at least twice as long ahead, it comes on a working
    day, and what an outage held back is one notice: the nearest. After it, nobody is told to whom
    no reminder was delivered, nor before the pre-notice was; each keeps its working days from the one before.
    Who put it off is asked anew, and hears anew that somebody else will be. What coordinators were told
    is in the way is theirs: nothing is asked beside it until it is over.
    """
    commitment = climb.commitment
    if commitment.due_on is None or commitment.state not in SPOKEN_OF:
        return None
    if climb.held or commitment.offered_to is not None or _is_raised(climb):
        return None
    begins = now if climb.resumes_on is None else max(now, climb.calendar.at(climb.resumes_on))
    ahead = _Ahead(climb, commitment.due_on, begins)
    due = [one for one in (ahead.after(), ahead.before(), ahead.still()) if one is not None]
    return min(due, key=lambda one: (one.at, GRAVEST_FIRST.index(one.kind)), default=None)


def is_due(climb: Climb, notice: Notice, now: datetime) -> bool:
    """Say whether a notice that was filed is what is to be said at `now`."""
    others = notice.kind in FOR_OTHERS
    if notice.kind is NoticeKind.ALTERNATE and notice.reader_id != climb.alternate:
        return False
    if not others and notice.reader_id != climb.commitment.owner_id:
        return False
    before = [one for one in climb.notices if not (others and one.kind is notice.kind)]
    rung = next_rung(replace(climb, notices=before), now)
    if rung is None or rung.at > now or climb.commitment.due_on != notice.due_on:
        return False
    return rung.kind is notice.kind and rung.step == notice.step


def is_about(notice: Notice, blocked_since: datetime) -> bool:
    """Say whether a notice tells of what is in the way since a moment, and not of something before it."""
    return notice.kind is NoticeKind.OBSTACLE and notice.filed_at >= blocked_since


def asked_next(climb: Climb) -> NoticeKind | None:
    """Return who is asked after the pre-notice, as the kind of what they hear; None where nobody is."""
    if climb.alternate is not None and not _given(climb, NoticeKind.ALTERNATE):
        return NoticeKind.ALTERNATE
    return NoticeKind.ESCALATED if climb.coordinated else None


def told_on(climb: Climb, announced: date) -> date:
    """Return the day on which somebody else is asked, where its owner hears of it on `announced`."""
    return add_working_days(announced, max(climb.ladder.patience, 1), climb.calendar.zone)


@dataclass(frozen=True, slots=True)
class _Ahead:
    """What lies ahead of one date at one moment."""

    climb: Climb
    due_on: date
    now: datetime

    def before(self) -> Rung | None:
        """Return the next rung before the date."""
        if self.climb.commitment.state is CommitmentState.BLOCKED:
            return None
        rungs = self._applying()
        for place, (days, moment) in enumerate(rungs):
            at = self._said_from(moment)
            is_last = place + 1 == len(rungs)
            if (is_last or rungs[place + 1][1] > at) and self._day(at) <= self.due_on:
                return Rung(NoticeKind.BEFORE, days, at)
        return None

    def after(self) -> Rung | None:
        """Return the next rung after the date."""
        climb, ladder = self.climb, self.climb.ladder
        if not ladder.overdue:
            return None
        asked = self._last(NoticeKind.OVERDUE)
        if asked is None:
            day = add_working_days(self.due_on, ladder.overdue, climb.calendar.zone)
            return self._to_owner(NoticeKind.OVERDUE, day)
        following = asked_next(climb)
        if not ladder.escalates or following is None or _given(climb, NoticeKind.ESCALATED):
            return None
        announced = self._last(NoticeKind.PRENOTICE)
        if announced is None:
            heard = self._heard_on(asked)
            return heard if heard is None else self._announced(heard)
        heard = self._heard_on(announced)
        return heard if heard is None else self._to_others(following, heard)

    def still(self) -> Rung | None:
        """Return when somebody whose date is at risk is asked about it, some days after the last word."""
        climb, days = self.climb, self.climb.ladder.still_on_it
        if climb.commitment.state is not CommitmentState.AT_RISK or climb.risky_since is None or not days:
            return None
        said = [one.said_at for one in self._to_this_owner() if one.said_at is not None]
        day = self._day(max([climb.risky_since, *said])) + DAY * days
        return self._to_owner(NoticeKind.STILL_ON_IT, day)

    def _applying(self) -> list[tuple[int, datetime]]:
        """Return the rungs before the date that were not said, each with its moment, the farthest first."""
        climb = self.climb
        calendar, dated_at = climb.calendar, climb.commitment.dated_at
        length = (self.due_on - self._day(dated_at)).days
        said = [one.step for one in self._to_this_owner() if one.kind is NoticeKind.BEFORE]
        left = [
            days for days in sorted(set(climb.ladder.before), reverse=True) if not said or days < min(said)
        ]
        timed = [(days, calendar.at(calendar.working_day_by(self.due_on - DAY * days))) for days in left]
        return [(days, at) for days, at in timed if length >= max(2 * days, 1) and dated_at < at]

    def _announced(self, heard: date) -> Rung:
        """Return when the owner hears that somebody else will be asked."""
        day = add_working_days(heard, max(self.climb.ladder.notice, 1), self.climb.calendar.zone)
        return self._to_owner(NoticeKind.PRENOTICE, day)

    def _to_others(self, kind: NoticeKind, heard: date) -> Rung:
        """Return when somebody else is asked: the alternate first, the coordinators as many days later."""
        asked = [
            self._day(one.said_at or one.filed_at)
            for one in _given(self.climb, NoticeKind.ALTERNATE)
            if kind is NoticeKind.ESCALATED
        ]
        day = told_on(self.climb, max([heard, *asked]))
        return Rung(kind, 0, max(self.now, self.climb.calendar.at(day)))

    def _to_owner(self, kind: NoticeKind, day: date) -> Rung:
        step = sum(one.kind is kind for one in self._to_this_owner())
        return Rung(kind, step, self._said_from(self.climb.calendar.at(day)))

    def _said_from(self, moment: datetime) -> datetime:
        snoozed = self.climb.commitment.snoozed_until
        earliest = [self.climb.calendar.at(snoozed)] if snoozed is not None else []
        return speak_from(max([self.now, moment, *earliest]), self.climb.calendar)

    def _last(self, kind: NoticeKind) -> Notice | None:
        """Return what was said last to the owner of a kind, unless they put it off since."""
        snoozed = self.climb.commitment.snoozed_until or date.min
        said = [one for one in self._to_this_owner() if one.kind is kind]
        last = max(said, key=lambda one: one.step, default=None)
        if last is None or last.said_at is None or self._day(last.said_at) < snoozed:
            return None
        return last

    def _to_this_owner(self) -> list[Notice]:
        """Return what was said to the present owner about the present date."""
        owner = self.climb.commitment.owner_id
        return [one for one in _about(self.climb) if one.reader_id == owner and one.said_at is not None]

    def _heard_on(self, notice: Notice) -> date | None:
        """Return the day on which a notice reached its reader; None where it did not, or not yet."""
        if notice.delivered_at is None or notice.failure is not None or notice.said_at is None:
            return None
        return self._day(max(notice.said_at, notice.delivered_at))

    def _day(self, moment: datetime) -> date:
        return self.climb.calendar.day(moment)


def _about(climb: Climb) -> list[Notice]:
    commitment = climb.commitment
    return [
        one for one in climb.notices if one.commitment_id == commitment.id and one.due_on == commitment.due_on
    ]


def _given(climb: Climb, kind: NoticeKind) -> list[Notice]:
    """Return what others were told, or will be when their day has room for it.

    An alternate who could not be reached was asked; the coordinators follow. They are the last: where none
    of them was reached, none was told.
    """
    told = kind is not NoticeKind.ESCALATED
    return [
        one
        for one in _about(climb)
        if one.kind is kind and (one.failure is None or (told and one.said_at is not None))
    ]


def _is_raised(climb: Climb) -> bool:
    """Say whether coordinators were told what is in the way, or will be when their day has room for it."""
    since = climb.blocked_since
    return since is not None and any(one.failure is None and is_about(one, since) for one in climb.notices)
