"""What a digest is made of: what the partnership remembers, read once."""

from dataclasses import dataclass
from datetime import date, datetime

from handlers.rules.calendar import local_day
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
    standings: list[Update]
    commitments: list[Commitment]
    notices: list[Notice]
    updates: list[Update]
    changes: list[Change]
    enquiries: list[Enquiry]

    def who(self, member: MemberId) -> str:
        """Return what a member is called in a digest: their organisation, or their name."""
        profile = self.profiles[member]
        return profile.organisation or profile.name


def gather(reader: Profile, now: datetime, since: datetime | None, uow: UnitOfWork) -> Facts:
    """Return what a digest for this reader is made of; `since` (aware UTC) is when their last one was."""
    latest = uow.rounds.latest()
    everybody = uow.members.ever()
    open_now = uow.commitments.open_of()
    return Facts(
        local_day(now, reader.person.zone or uow.partnership.zone),
        since,
        uow.members.profiles(everybody),
        uow.responses.of_round(latest[0].id) if latest else [],
        uow.updates.standings(latest[0].id) if latest else [],
        open_now,
        uow.notices.of(*(one.id for one in open_now)),
        uow.updates.since(since),
        uow.changes.since(since),
        uow.enquiries.waiting(),
    )
