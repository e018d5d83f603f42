"""Whom a slip or a block concerns, how commitments are named to them, and when they may be written to."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from handlers.commitments.reminding.waiting import zone_of
from handlers.rules import access, naming, ripple
from handlers.rules.calendar import decent_from, local_day
from handlers.rules.due import short_day
from prompts.phrase import Phrase
from storage.records.commitments import Commitment
from storage.records.people import Member, MemberId, Profile
from storage.unit import UnitOfWork


def affected(needed: Commitment, uow: UnitOfWork) -> list[Commitment]:
    """Return the live commitments of others that need this one and whose owners are here, nearest first."""
    needing = [one.commitment_id for one in uow.dependencies.on(needed.id)]
    found = ripple.reached(needed, uow.commitments.of(needing))
    owners = uow.members.some(one.owner_id for one in found)
    here = {one.id for one in owners if one.left_at is None}
    return [one for one in found if one.owner_id in here]


def owners_of(commitments: Iterable[Commitment], uow: UnitOfWork) -> dict[MemberId, Profile]:
    """Return whose these are, also those who have left, by id."""
    return uow.members.profiles(uow.members.some({one.owner_id for one in commitments}))


def named(commitment: Commitment, reader: Member, owners: Mapping[MemberId, Profile]) -> Phrase:
    """Return a commitment by title, owner and day; to a reader who may not see it, by its owner alone."""
    if not access.may_see(commitment, reader):
        return titled(commitment, reader, owners)
    values = {"what": titled(commitment, reader, owners), "due": short_day(commitment)}
    return Phrase("ripple.named", values)


def titled(commitment: Commitment, reader: Member, owners: Mapping[MemberId, Profile]) -> Phrase:
    """Return a commitment by title and owner; to a reader who may not see it, by its owner alone."""
    party = naming.party(owners[commitment.owner_id])
    if not access.may_see(commitment, reader):
        return Phrase("ripple.unnamed", {"who": party})
    return Phrase("ripple.titled", {"who": party, "title": commitment.title})


def decent_for(profile: Profile, moment: datetime, uow: UnitOfWork) -> datetime:
    """Return the first moment from `moment` on (aware UTC) at which somebody may be written to unasked."""
    zone = zone_of(profile, uow)
    quiet = uow.quiet_periods.ahead(local_day(moment, zone) - timedelta(days=1))
    return decent_from(moment, zone, profile.person.hours, quiet)
