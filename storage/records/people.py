"""People, the addresses they write from, and their membership in partnerships."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import NewType

PartnershipId = NewType("PartnershipId", int)
OrganisationId = NewType("OrganisationId", int)
PersonId = NewType("PersonId", int)
AddressId = NewType("AddressId", int)
MemberId = NewType("MemberId", int)
InvitationId = NewType("InvitationId", int)
GroupId = NewType("GroupId", int)
QuietPeriodId = NewType("QuietPeriodId", int)


class Role(StrEnum):
    """What a member is in one partnership.

    Partners are asked; coordinators also see and steer; observers read, and are never asked nor counted.
    """

    PARTNER = "partner"
    NEWCOMER = "newcomer"
    COORDINATOR = "coordinator"
    OBSERVER = "observer"


@dataclass(frozen=True, slots=True)
class Partnership:
    """A group of organisations that work together. `zone` is an IANA name, `language` a BCP 47 tag."""

    id: PartnershipId
    name: str
    zone: str
    language: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Organisation:
    """A partner organisation within one partnership."""

    id: OrganisationId
    name: str


@dataclass(frozen=True, slots=True)
class Person:
    """A human being, whatever partnerships they are in. Language and zone are None until known.

    They are away from `away_from` through `away_until`, days where they live. Nothing is sent to
    them unasked before `hours_from` or after `hours_until`, wall times there (None: as everybody).
    """

    id: PersonId
    name: str
    language: str | None = None
    zone: str | None = None
    away_from: date | None = None
    away_until: date | None = None
    hours_from: time | None = None
    hours_until: time | None = None
    version: int = 1

    @property
    def hours(self) -> tuple[time, time] | None:
        """The hours in which they may be written to unasked, in wall times; None where they named none."""
        if self.hours_from is None or self.hours_until is None:
            return None
        return self.hours_from, self.hours_until


@dataclass(frozen=True, slots=True)
class Address:
    """Where a person can be written to: a user of one account of one channel, and their direct chat.

    `chat` is None until the platform has told it. `unreachable` holds the reason why the
    last message could not be delivered, until the person writes again.
    """

    id: AddressId
    person_id: PersonId
    channel: str
    account: str
    user: str
    chat: str | None
    heard_at: datetime
    unreachable: str | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A person's place in one partnership, for an organisation, with a role.

    `focal` says that they are their organisation's focal point.
    `alternate_id` is asked where they stay silent, `stand_in_id` while they are away, and
    `approver_id` clears what they say before others read it.
    """

    id: MemberId
    person_id: PersonId
    organisation_id: OrganisationId | None
    role: Role
    joined_at: datetime
    left_at: datetime | None = None
    digest_seen_at: datetime | None = None
    focal: bool = False
    alternate_id: MemberId | None = None
    stand_in_id: MemberId | None = None
    approver_id: MemberId | None = None
    version: int = 1


NO_ACCOUNT = "no_account"
"""Why somebody cannot be reached who has no address."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A member as others speak of them: the membership, the person and the organisation's name."""

    member: Member
    person: Person
    organisation: str
    unreachable: str | None

    @property
    def id(self) -> MemberId:
        """The member's identifier."""
        return self.member.id

    @property
    def name(self) -> str:
        """The name the person chose."""
        return self.person.name

    @property
    def without_account(self) -> bool:
        """Whether there is no address at all: they are reached through their coordinator."""
        return self.unreachable == NO_ACCOUNT


@dataclass(frozen=True, slots=True)
class Invitation:
    """A code by which somebody may join until it expires (aware UTC).

    One with a `person_id` brings that member in from another platform, and nobody else.
    """

    id: InvitationId
    code: str
    role: Role
    organisation_id: OrganisationId | None
    created_by: MemberId | None
    expires_at: datetime
    used_by: MemberId | None = None
    person_id: PersonId | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class QuietPeriod:
    """Days on which nobody of the partnership is asked or reminded: first and last, local dates."""

    id: QuietPeriodId
    first_on: date
    last_on: date
    name: str


@dataclass(frozen=True, slots=True)
class Door:
    """A channel's way in: the bot's name there, and a link with "{code}" in it, or "" where it is typed."""

    bot: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A group chat or channel that is tied to a partnership."""

    id: GroupId
    channel: str
    account: str
    chat: str
    bound_by: MemberId
    bound_at: datetime
