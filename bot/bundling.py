"""A person's desk: what all their partnerships filed for them becomes one message a day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from bot.cases import Case
from bot.placing import Occasion
from bot.posting import Part, Postmaster, Together
from bot.reception import Guest
from handlers.route import Bundled, Item, Numbered
from handlers.turn import Report, Turn, Wake
from prompts.phrase import Phrase
from storage.desk import Desk
from storage.errors import Stale
from storage.records.commitments import BundleId
from storage.records.events import EventKind, Receipt
from storage.records.people import Member, PartnershipId, PersonId
from storage.unit import UnitOfWork
from storage.unscoped import Unscoped

MOST = 8
"""So many things are said in one bundle; what has no room waits for the next day's."""


@dataclass(frozen=True, slots=True)
class Worked:
    """What a wake of a desk did: the units that it worked in, and the receipts of what reaches nobody."""

    units: tuple[UnitOfWork, ...] = ()
    receipts: tuple[Receipt, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawer:
    """What one partnership has for a person: their place there, the unit of work, and the items."""

    member: Member
    uow: UnitOfWork
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """What is said of it in this bundle, numbered."""

    drawer: Drawer
    told: tuple[Numbered, ...]


class Bundler:
    """Bundles what is filed for people. It alone goes through the partnerships of one person."""

    def __init__(self, bundled: Bundled | None, postmaster: Postmaster) -> None:
        self._bundled = bundled
        self._postmaster = postmaster

    def wake(self, conn: sa.Connection, occasion: Occasion, kind: str, wake: Wake) -> Worked | None:
        """Do what a wake of this kind asks of a desk; None where it is about none.

        Raises `Refused` where its reader is gone, and `Stale` where the day's bundle was opened meanwhile.
        """
        bundled = self._bundled
        if bundled is not None and kind == bundled.wakes:
            return self._say(conn, bundled, occasion, wake)
        if bundled is not None and kind == bundled.reports:
            return self._note(conn, bundled, occasion, wake)
        return None

    def place_of(self, case: Case, guest: Guest) -> PartnershipId | None:
        """Return the partnership whose part of the last bundle somebody's words name something of, if any."""
        event, several = case.event, len(guest.memberships) > 1
        if self._bundled is None or guest.person is None or guest.address is None or not several:
            return None
        if event.kind is not EventKind.TEXT or not event.direct or event.reply_to:
            return None
        open_now = Desk(case.conn).open_conversation(guest.person.id)
        asked = open_now[1] if open_now is not None else None
        found = []
        for partnership, member in guest.memberships:
            uow = UnitOfWork(case.conn, partnership)
            actor = uow.members.present(member, guest.person)
            turn = Turn(case.now, event, actor, event.text.strip(), conversation=asked)
            said_of = self._bundled.speaks_of(replace(turn, heard_before=guest.address.heard_at), uow)
            found.append((*said_of, partnership.id))
        newest = max((bundle for bundle, _, _ in found), default=0)
        return next((where for bundle, named, where in found if named and bundle == newest), None)

    def _say(self, conn: sa.Connection, bundled: Bundled, occasion: Occasion, wake: Wake) -> Worked:
        """Say what there is to say to one person now, in one message."""
        here = occasion.uow.members.get(wake.subject)
        drawers = []
        for uow, member in _places(conn, here.person_id):
            items = bundled.gather(replace(wake, subject=member.id), uow)
            drawers.append(Drawer(member, uow, tuple(items)))
        units = tuple(one.uow for one in drawers)
        sections = laid_out([one for one in drawers if one.items])
        if not sections:
            return Worked(units)
        bundle = _opened(sections[0].drawer, wake)
        for one in drawers:
            told = [each for part in sections if part.drawer is one for each in part.told]
            bundled.settle(replace(wake, subject=one.member.id), told, bundle, one.uow)
        left = sum(len(one.items) for one in drawers) - sum(len(one.told) for one in sections)
        together = self._together(bundled, sections, left, bundle)
        first = replace(occasion, uow=sections[0].drawer.uow)
        return Worked(units, tuple(self._postmaster.post_together(conn, first, together)))

    def _note(self, conn: sa.Connection, bundled: Bundled, occasion: Occasion, wake: Wake) -> Worked:
        """Have every partnership of a bundle hear what came of it."""
        person = occasion.uow.desk.bundle_of(BundleId(wake.subject))
        units, receipts = [], []
        for uow, _ in _places(conn, person) if person is not None else []:
            there = replace(occasion, uow=uow, key=f"{occasion.key}/{uow.partnership.id}")
            receipts += self._postmaster.post(conn, there, bundled.outcome(wake, uow))
            units.append(uow)
        return Worked(tuple(units), tuple(receipts))

    @staticmethod
    def _together(bundled: Bundled, sections: list[Section], left: int, bundle: BundleId) -> Together:
        """Return the message as its parts; the first line of one about several partnerships names none."""
        *others, last = sections
        parts = [(one, 0) for one in others] + [(last, left)]
        told = sum(len(one.told) for one in sections)
        return Together(
            f"bundle:{bundle}",
            sections[0].drawer.member.id,
            tuple(
                Part(one.drawer.uow, bundled.tell(one.drawer.member.id, one.told, more, one.drawer.uow))
                for one, more in parts
            ),
            Phrase("ladder.opening", {"count": told}) if told > 1 else None,
            Report(bundled.reports, bundle),
        )


def laid_out(drawers: Sequence[Drawer]) -> list[Section]:
    """Return the gravest things as they are told: by partnership, the one with the gravest first."""
    ranked = sorted(
        ((item.rank, place, item) for place, one in enumerate(drawers) for item in one.items),
        key=lambda found: found[:2],
    )[:MOST]
    places = dict.fromkeys(place for _, place, _ in ranked)
    numbers = count(1)
    alone = len(ranked) == 1
    return [
        Section(
            drawers[place],
            tuple(
                Numbered(None if alone else next(numbers), item)
                for _, where, item in ranked
                if where == place
            ),
        )
        for place in places
    ]


def _places(conn: sa.Connection, person: PersonId) -> Iterator[tuple[UnitOfWork, Member]]:
    for partnership, member in Unscoped(conn).memberships(person):
        yield UnitOfWork(conn, partnership), member


def _opened(first: Drawer, wake: Wake) -> BundleId:
    """Return the bundle of the day. Raises `Stale` where another one was opened meanwhile."""
    desk = first.uow.desk
    person = desk.person(first.member.person_id)
    zone = ZoneInfo(person.zone or first.uow.partnership.zone)
    bundle = desk.open_bundle(person.id, wake.now.astimezone(zone).date())
    if bundle is None:
        raise Stale(f"bundle of person {person.id}")
    return bundle
