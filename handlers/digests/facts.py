"""What a digest is made of: what the partnership remembers, read once."""

from dataclasses import dataclass
from datetime import date, datetime

from handlers.rules import naming
from handlers.rules.calendar import local_day
from handlers.rules.digest import HEARD
from storage.records.checkins import Response, Update
from storage.records.commitments import Change, Commitment, Notice
from storage.records.guidebook import Enquiry
from storage.records.people import MemberId, Profile
from storage.unit import UnitOfWork


@dataclass(frozen=True, slots=True)
class Facts:
    """What the partnership remembers, read once for one digest."""

    today: date
    since: datetime | None
    profiles: dict[MemberId, Profile]
    responses: list[Response]
    said: list[Update]
    commitments: list[Commitment]
    notices: list[Notice]
    updates: list[Update]
    changes: list[Change]
    enquiries: list[Enquiry]

    @property
    def gone(self) -> set[MemberId]:
        """The members who have left."""
        return {number for number, one in self.profiles.items() if one.member.left_at is not None}

    def who(self, member: MemberId) -> str:
        """Return what a member is called in a digest: their organisation, or their name."""
        return naming.party(self.profiles[member])


def gather(reader: Profile, now: datetime, since: datetime | None, uow: UnitOfWork) -> Facts:
    """Return what a digest for this reader is made of; `since` (aware UTC) is when their last one was."""
    latest = uow.rounds.latest()
    profiles = uow.members.profiles(uow.members.ever())
    responses = uow.responses.of_round(latest[0].id) if latest else []
    open_now = uow.commitments.open_of()
    return Facts(
        local_day(now, reader.person.zone or uow.partnership.zone),
        since,
        profiles,
        [one for one in responses if profiles[one.member_id].member.left_at is None or one.outcome in HEARD],
        uow.updates.of_round(latest[0].id) if latest else [],
        open_now,
        uow.notices.of(*(one.id for one in open_now)),
        uow.updates.since(since),
        uow.changes.since(since),
        uow.enquiries.waiting(),
    )
