"""Digests: where everybody stands, for coordinators; on demand, and on Monday morning by itself."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from handlers.rules import digest
from handlers.rules.calendar import at_wall_time, local_day
from handlers.rules.digest import Silence, Split, excerpt, split
from handlers.rules.reasons import reason
from handlers.turn import Button, Knock, Message, Turn, Wake
from prompts import scripts
from prompts.phrase import Phrase, ShortDay, Value, Values
from storage.records.checkins import Response, Standing, Update
from storage.records.commitments import Change, Commitment, CommitmentState
from storage.records.guidebook import Enquiry
from storage.records.lanes import person_lane
from storage.records.people import Member, MemberId, PersonId, Profile, Role
from storage.unit import UnitOfWork

WEEKLY = "digest.weekly"
AT = time(8)
"""When the weekly digest comes, on Mondays where the coordinator lives."""

WORDS = 90
"""So many characters of an update are told; the whole is one tap away."""

_STANDINGS = {
    Standing.NEEDS_DECISION: "digest.need_decision",
    Standing.NEEDS_ATTENTION: "digest.need_attention",
}
_CHANGES = {CommitmentState.DONE: "digest.new_done", CommitmentState.DROPPED: "digest.new_dropped"}


@dataclass(frozen=True, slots=True)
class _Need:
    """Something that needs the reader: a sentence without its number, and the button that settles it."""

    key: str
    values: Values
    button: tuple[str, str, int] | None = None


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the partnership remembers, read once for one digest."""

    today: date
    since: datetime | None
    profiles: dict[MemberId, Profile]
    responses: list[Response]
    commitments: list[Commitment]
    updates: list[Update]
    changes: list[Change]
    enquiries: list[Enquiry]


def enrol(knock: Knock, uow: UnitOfWork) -> list[Message]:
    """Have the weekly digest sent to somebody who joined as a coordinator."""
    member = uow.members.of_person(knock.person.id)
    if member is not None and member.role is Role.COORDINATOR:
        wait_for_monday(member, knock.now, uow)
    return []


def show(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Return the digest that a coordinator asked for."""
    return _digest(turn.actor.member, turn.now, uow)


def more(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Return what the first screen of a digest had no room for."""
    since = datetime.fromtimestamp(int(turn.extra), UTC) if turn.extra.isdigit() else None
    profile = uow.members.profile(turn.actor.id)
    page = _Page(_gather(profile, turn.now, since, uow), profile, uow)
    return [Message(turn.actor.id, page.rest())]


def weekly(wake: Wake, uow: UnitOfWork) -> list[Message]:
    """Send a coordinator their Monday digest, and wait for the next."""
    member = uow.members.get(wake.subject)
    if member.left_at is not None or member.role is not Role.COORDINATOR:
        return []
    wait_for_monday(member, wake.now, uow)
    messages = _digest(member, wake.now, uow)
    return [replace(one, key=f"digest:{member.id}:{wake.due_at:%Y%m%d}") for one in messages]


def follow_zone(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Send the weekly digest on Monday morning where a coordinator lives now."""
    if turn.actor.member.role is Role.COORDINATOR:
        wait_for_monday(turn.actor.member, turn.now, uow)
    return []


def _digest(member: Member, now: datetime, uow: UnitOfWork) -> list[Message]:
    profile = uow.members.profile(member.id)
    page = _Page(_gather(profile, now, member.digest_seen_at, uow), profile, uow)
    uow.members.save(replace(uow.members.get(member.id), digest_seen_at=now))
    return [Message(member.id, page.first(), page.buttons())]


def _gather(reader: Profile, now: datetime, since: datetime | None, uow: UnitOfWork) -> _Facts:
    latest = uow.rounds.latest()
    everybody = uow.members.find(limit=10_000)
    return _Facts(
        local_day(now, reader.person.zone or uow.partnership.zone),
        since,
        uow.members.profiles(everybody),
        uow.responses.of_round(latest[0].id) if latest else [],
        uow.commitments.open_of(),
        uow.updates.since(since),
        uow.changes.since(since),
        uow.enquiries.waiting(),
    )


class _Page:
    """One coordinator's digest, in sections; each is parted where the first screen ends."""

    def __init__(self, facts: _Facts, reader: Profile, uow: UnitOfWork) -> None:
        self._facts = facts
        self._reader = reader
        self._uow = uow
        self._needs = split(list(_needs(facts, uow)))
        self._new = split([*_new_changes(facts, uow), *_new_updates(facts), *_new_members(facts)])
        self._unheard = split(list(_unheard(facts)))
        self._ahead = split(_ahead(facts, uow))

    def first(self) -> Phrase:
        """Return the first screen."""
        parts = {
            "needing": self._section(
                "digest.section_needing", self._numbered(self._needs.first, 1), self._needs
            ),
            "new": self._news(self._new.first, self._new),
            "unheard": self._section("digest.section_unheard", self._unheard.first, self._unheard),
            "ahead": self._section("digest.section_ahead", self._ahead.first, self._ahead),
        }
        return Phrase(
            "digest.page", {**self._head(), "heard": self._heard(), "needs": self._count(), **parts}
        )

    def rest(self) -> Phrase:
        """Return what the first screen had no room for."""
        begin = len(self._needs.first) + 1
        parts = {
            "needing": self._section("digest.section_needing", self._numbered(self._needs.rest, begin)),
            "new": self._news(self._new.rest),
            "unheard": self._section("digest.section_unheard", self._unheard.rest),
            "ahead": self._section("digest.section_ahead", self._ahead.rest),
        }
        return Phrase("digest.rest", {**self._head(), **parts})

    def buttons(self) -> tuple[tuple[Button, ...], ...]:
        """Return a button for each numbered need that one settles, and More where there is more."""
        rows = [
            (Button(_labelled(number, need.button[0]), need.button[1], need.button[2]),)
            for number, need in enumerate(self._needs.first, start=1)
            if need.button is not None
        ]
        if any(one.rest for one in (self._needs, self._new, self._unheard, self._ahead)):
            since = self._facts.since
            extra = str(int(since.timestamp())) if since else ""
            rows.append((Button(Phrase("digest.button_more"), "digest_more", self._reader.id, extra),))
        return tuple(rows)

    def _head(self) -> Values:
        return {"partnership": self._uow.partnership.name, "on": ShortDay(self._facts.today)}

    def _heard(self) -> Phrase:
        answered, asked = digest.heard(self._facts.responses)
        if not asked:
            return Phrase("digest.heard_none")
        return Phrase("digest.heard", {"answered": answered, "asked": asked})

    def _count(self) -> Phrase:
        count = len(self._needs.first) + len(self._needs.rest)
        return Phrase("digest.needs", {"count": count}) if count else Phrase("digest.needs_none")

    def _numbered(self, needs: Iterable[_Need], begin: int) -> tuple[Phrase, ...]:
        return tuple(
            Phrase(one.key, {"number": number, **one.values}) for number, one in enumerate(needs, start=begin)
        )

    def _news(self, items: tuple[Phrase, ...], whole: Split[Phrase] | None = None) -> tuple[Phrase, ...]:
        if self._facts.since is None:
            return self._section("digest.section_new", items, whole)
        zone = self._reader.person.zone or self._uow.partnership.zone
        since = ShortDay(local_day(self._facts.since, zone))
        return self._section("digest.section_new_since", items, whole, since)

    @staticmethod
    def _section(
        key: str,
        items: tuple[Phrase, ...],
        whole: Split[_Need] | Split[Phrase] | None = None,
        since: ShortDay | None = None,
    ) -> tuple[Phrase, ...]:
        """Return a section with its heading, and how many more there are; nothing where it is empty."""
        if not items:
            return ()
        left = len(whole.rest) if whole else 0
        told = (*items, Phrase("digest.more", {"count": left})) if left else items
        values: dict[str, Value] = {"items": told}
        return (Phrase(key, values | ({"since": since} if since else {})),)


def _needs(facts: _Facts, uow: UnitOfWork) -> Iterable[_Need]:
    """Return what needs the coordinator, gravest first."""
    for one in digest.past(facts.commitments, facts.today):
        values: Values = {"who": _who(facts, one.owner_id), "title": one.title, "due": ShortDay(one.due_on)}
        yield _Need("digest.need_commitment", values, ("commitment.button_new_date", "change_date", one.id))
    for update in _standings(facts, uow):
        standing = Standing(update.text)
        if standing in _STANDINGS:
            yield _Need(_STANDINGS[standing], {"who": _who(facts, update.member_id)})
    for response in facts.responses:
        if digest.silence(response) is Silence.NOT_DELIVERED:
            why = reason(response.failure or "unknown")
            yield _Need("digest.need_undelivered", {"who": _who(facts, response.member_id), "reason": why})
    for enquiry in facts.enquiries:
        asked: Values = {"who": _who(facts, enquiry.member_id), "text": excerpt(enquiry.text, WORDS)}
        yield _Need("digest.need_question", asked, ("guidebook.button_reply", "reply", enquiry.id))


def _standings(facts: _Facts, uow: UnitOfWork) -> list[Update]:
    """Return where partners said they stand in the latest round."""
    latest = uow.rounds.latest()
    return uow.updates.standings(latest[0].id) if latest else []


def _new_changes(facts: _Facts, uow: UnitOfWork) -> Iterable[Phrase]:
    """Return what happened to commitments, each once, as it stands now."""
    found = {one.id: one for one in uow.commitments.of({change.commitment_id for change in facts.changes})}
    for one in found.values():
        fields = {change.field for change in facts.changes if change.commitment_id == one.id}
        values: Values = {
            "who": _who(facts, one.owner_id),
            "title": one.title,
            "due": ShortDay(one.due_on),
        }
        if one.state in _CHANGES:
            yield Phrase(_CHANGES[one.state], values)
        elif one.state is CommitmentState.OPEN:
            yield Phrase("digest.new_date" if "state" not in fields else "digest.new_commitment", values)


def _new_updates(facts: _Facts) -> Iterable[Phrase]:
    for one in facts.updates:
        if one.question != "state":
            values: Values = {"who": _who(facts, one.member_id), "text": excerpt(one.text, WORDS)}
            yield Phrase("digest.new_update", values)


def _new_members(facts: _Facts) -> Iterable[Phrase]:
    for one in facts.profiles.values():
        if one.member.left_at is None and facts.since is not None and one.member.joined_at > facts.since:
            yield Phrase("digest.new_member", {"who": one.name})


def _unheard(facts: _Facts) -> Iterable[Phrase]:
    for one in facts.responses:
        who = {"who": _who(facts, one.member_id)}
        match digest.silence(one):
            case Silence.NOT_DELIVERED:
                why = reason(one.failure or "unknown")
                yield Phrase("digest.unheard_not_delivered", {**who, "reason": why})
            case Silence.HALF:
                yield Phrase("digest.unheard_half", who)
            case Silence.SILENT:
                yield Phrase("digest.unheard_silent", who)
            case None:
                continue


def _ahead(facts: _Facts, uow: UnitOfWork) -> list[Phrase]:
    """Return what comes in the next two weeks, day by day."""
    coming: list[tuple[date, Phrase]] = []
    for one in uow.schedules.find():
        if one.next_on <= facts.today + digest.AHEAD:
            title = Phrase(scripts.load(one.kind).title_key)
            phrase = Phrase("digest.ahead_checkin", {"on": ShortDay(one.next_on), "title": title})
            coming.append((one.next_on, phrase))
    for due in digest.ahead(facts.commitments, facts.today):
        values: Values = {"due": ShortDay(due.due_on), "who": _who(facts, due.owner_id), "title": due.title}
        coming.append((due.due_on, Phrase("digest.ahead_commitment", values)))
    return [phrase for _, phrase in sorted(coming, key=lambda dated: dated[0])]


def _who(facts: _Facts, member: MemberId) -> str:
    profile = facts.profiles[member]
    return profile.organisation or profile.name


def _labelled(number: int, label: str) -> Phrase:
    return Phrase("digest.button_need", {"number": number, "label": Phrase(label)})


def wait_for_monday(member: Member, now: datetime, uow: UnitOfWork) -> None:
    """Set the timer for the next Monday 08:00 where the coordinator lives."""
    zone = uow.desk.person(PersonId(member.person_id)).zone or uow.partnership.zone
    today = local_day(now, zone)
    monday = today - timedelta(days=today.weekday())
    due_at = at_wall_time(monday, AT, zone)
    if due_at <= now:
        due_at = at_wall_time(monday + timedelta(days=7), AT, zone)
    uow.timers.set(WEEKLY, member.id, due_at, person_lane(member.person_id))
