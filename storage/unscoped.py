"""What must be known before a partnership is: for `bot` alone, never for handlers."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.desk import Desk
from storage.records.events import Tick
from storage.records.guidebook import DocumentId
from storage.records.people import (
    Address,
    AddressId,
    Invitation,
    Member,
    Partnership,
    PartnershipId,
    Person,
    PersonId,
)
from storage.rows import DIALECTS, columns, record
from storage.tables import (
    addresses,
    documents,
    embeddings,
    facts,
    groups,
    guidebooks,
    invitations,
    members,
    partnerships,
    timers,
)

Place = tuple[str, str, str]
"""A channel, an account on it, and a user or a chat there."""


@dataclass(frozen=True, slots=True)
class Due:
    """A timer that has come, or will."""

    tick: Tick
    lane: str


_ADDRESS = sa.select(*columns(addresses, Address)).where(
    addresses.c.channel == sa.bindparam("on"),
    addresses.c.account == sa.bindparam("at"),
    addresses.c.user == sa.bindparam("who"),
)
_HEARD_FROM = (
    sa.update(addresses)
    .where(addresses.c.id == sa.bindparam("address"))
    .values(
        heard_at=sa.bindparam("now"),
        unreachable=sa.case((sa.bindparam("in_chat", type_=sa.Text).is_(None), addresses.c.unreachable)),
        chat=sa.func.coalesce(sa.bindparam("in_chat", type_=sa.Text), addresses.c.chat),
    )
)
_MEMBERSHIPS = (
    sa.select(*columns(partnerships, Partnership), *columns(members, Member))
    .join(members, members.c.partnership_id == partnerships.c.id)
    .where(members.c.person_id == sa.bindparam("person"), members.c.left_at.is_(None))
    .order_by(members.c.id)
)
_IN_SEVERAL = (
    sa.select(members.c.person_id)
    .where(members.c.person_id.in_(sa.bindparam("people", expanding=True)), members.c.left_at.is_(None))
    .group_by(members.c.person_id)
    .having(sa.func.count() > 1)
)
_TAKEN = sa.delete(timers).where(
    timers.c.partnership_id == sa.bindparam("of"),
    timers.c.kind == sa.bindparam("what"),
    timers.c.subject == sa.bindparam("whom"),
)


class Unscoped:
    """The questions of the machine: who is this, where do they belong, what is due."""

    def __init__(self, conn: sa.Connection) -> None:
        self._conn = conn

    # --- people

    def address(self, place: Place) -> Address | None:
        """Return the address of (channel, account, user); None for somebody unknown."""
        channel, account, user = place
        row = self._conn.execute(_ADDRESS, {"on": channel, "at": account, "who": user}).one_or_none()
        return None if row is None else record(Address, row)

    def persons_at(self, places: list[Place]) -> dict[Place, PersonId]:
        """Return who writes from these places (channel, account, user), as far as they are known."""
        a = addresses.c
        place = (a.channel, a.account, a.user)
        # Each column for itself as well: for a list of places alone SQLite would read all addresses.
        near = [
            one.in_(sorted(set(parts))) for one, parts in zip(place, zip(*places, strict=True), strict=True)
        ]
        wanted = sa.select(*place, a.person_id).where(*near, sa.tuple_(*place).in_(places))
        rows = self._conn.execute(wanted)
        return {(row[0], row[1], row[2]): PersonId(row[3]) for row in rows}

    def add_person(self, name: str, language: str | None = None, zone: str | None = None) -> Person:
        """Store a new person."""
        return Desk(self._conn).add_person(name, language, zone)

    def add_address(self, person: PersonId, place: Place, chat: str | None, now: datetime) -> Address:
        """Store where a person writes from."""
        channel, account, user = place
        row = {
            "person_id": person,
            "channel": channel,
            "account": account,
            "user": user,
            "chat": chat,
            "heard_at": now,
        }
        created = self._conn.execute(sa.insert(addresses).values(row).returning(addresses.c.id)).scalar_one()
        return Address(AddressId(created), person, channel, account, user, chat, now)

    def heard_from(self, address: Address, chat: str | None, now: datetime) -> None:
        """Note that somebody wrote; in a direct `chat`, that they can be reached (again) there."""
        self._conn.execute(_HEARD_FROM, {"address": address.id, "now": now, "in_chat": chat})

    def cannot_reach(self, place: Place, reason: str) -> None:
        """Note that nothing reaches the direct chat (channel, account, chat) until its person writes."""
        channel, account, chat = place
        a = addresses.c
        where = (a.channel == channel, a.account == account, a.chat == chat)
        self._conn.execute(sa.update(addresses).where(*where).values(unreachable=reason))

    # --- partnerships

    def add_partnership(self, name: str, zone: str, language: str, now: datetime) -> Partnership:
        """Store a new partnership. Raises `IntegrityError` if there is one of that name."""
        row = {"name": name, "zone": zone, "language": language, "created_at": now}
        created = self._conn.execute(
            sa.insert(partnerships).values(row).returning(partnerships.c.id)
        ).scalar_one()
        return Partnership(PartnershipId(created), name, zone, language, now)

    def partnership(self, partnership: int) -> Partnership | None:
        """Return a partnership; None if there is none of that id."""
        statement = sa.select(*columns(partnerships, Partnership)).where(partnerships.c.id == partnership)
        row = self._conn.execute(statement).one_or_none()
        return None if row is None else record(Partnership, row)

    def partnership_named(self, name: str) -> Partnership | None:
        """Return the partnership of that name, whatever its case; None if there is none."""
        folded = name.strip().casefold()
        return next((one for one in self.partnerships() if one.name.casefold() == folded), None)

    def partnerships(self) -> list[Partnership]:
        """Return all partnerships by name."""
        statement = sa.select(*columns(partnerships, Partnership)).order_by(partnerships.c.name)
        return [record(Partnership, row) for row in self._conn.execute(statement)]

    def memberships(self, person: PersonId) -> list[tuple[Partnership, Member]]:
        """Return where a person belongs now, oldest membership first."""
        width = len(fields(Partnership))
        rows = self._conn.execute(_MEMBERSHIPS, {"person": person})
        return [(record(Partnership, row), record(Member, row, width)) for row in rows]

    def in_several(self, people: Iterable[PersonId]) -> set[PersonId]:
        """Return those of these people who belong to more than one partnership now."""
        return set(self._conn.scalars(_IN_SEVERAL, {"people": sorted(people)}))

    def partnership_of_group(self, place: Place) -> PartnershipId | None:
        """Return what the chat (channel, account, chat) is tied to; None for one that is not."""
        channel, account, chat = place
        g = groups.c
        where = (g.channel == channel, g.account == account, g.chat == chat)
        return self._conn.execute(sa.select(g.partnership_id).where(*where)).scalar_one_or_none()

    def invitation(self, code: str) -> tuple[PartnershipId, Invitation] | None:
        """Return the invitation with this code, also one that is used or expired; None if there is none.

        Codes are made in small letters; phones like to begin with a capital.
        """
        statement = sa.select(invitations.c.partnership_id, *columns(invitations, Invitation))
        row = self._conn.execute(statement.where(invitations.c.code.in_([code, code.lower()]))).first()
        return None if row is None else (PartnershipId(row[0]), record(Invitation, row, 1))

    def move_group(self, place: Place, chat: str) -> None:
        """Follow a group to the new id that the platform gave it."""
        channel, account, old = place
        g = groups.c
        where = (g.channel == channel, g.account == account, g.chat == old)
        self._conn.execute(sa.update(groups).where(*where).values(chat=chat))

    def forget_group(self, place: Place) -> None:
        """Untie a chat (channel, account, chat) that we were removed from."""
        channel, account, chat = place
        g = groups.c
        self._conn.execute(
            sa.delete(groups).where(g.channel == channel, g.account == account, g.chat == chat)
        )

    # --- timers

    def take_due(self, now: datetime, limit: int) -> list[Due]:
        """Take the timers that have come, the earliest first. Put their ticks into the inbox, then commit."""
        due = sa.select(timers).where(timers.c.due_at <= now).order_by(timers.c.due_at).limit(limit)
        taken = [_due(row) for row in self._conn.execute(due.with_for_update(skip_locked=True))]
        ticks = [one.tick for one in taken]
        if ticks:
            # One by one, by its key: for a list of keys SQLite would read all timers that there are.
            keys = [{"of": one.partnership, "what": one.kind, "whom": one.subject} for one in ticks]
            self._conn.execute(_TAKEN, keys)
        return taken

    def next_due(self) -> Due | None:
        """Return the timer that comes next; None when nothing waits."""
        row = self._conn.execute(sa.select(timers).order_by(timers.c.due_at).limit(1)).one_or_none()
        return None if row is None else _due(row)

    # --- guidebooks

    def documents_to_embed(
        self, model: str, limit: int, but: Iterable[DocumentId] = (), *, newest: bool = False
    ) -> list[tuple[PartnershipId, DocumentId]]:
        """Return documents that are read from and not embedded by this model yet, oldest (or newest) first.

        Those of `but` are left out.
        """
        d = documents.c
        chosen = _to_embed(model, d.partnership_id, d.id).where(d.id.not_in(sorted(but)))
        statement = chosen.order_by(d.id.desc() if newest else d.id).limit(limit)
        return [(PartnershipId(row[0]), DocumentId(row[1])) for row in self._conn.execute(statement)]

    def still_to_embed(self, model: str, of: Iterable[DocumentId]) -> set[DocumentId]:
        """Return those of these documents that are read from and not embedded by this model yet."""
        d, wanted = documents.c, sorted(of)
        chosen = _to_embed(model, d.id).where(d.id.in_(wanted))
        return {DocumentId(one) for one in self._conn.scalars(chosen)} if wanted else set()

    def count_to_embed(self, model: str) -> int:
        """Return how many documents are read from and not embedded by this model yet."""
        return int(self._conn.scalar(_to_embed(model, sa.func.count())) or 0)

    def embedded(self, model: str) -> tuple[int, int]:
        """Return how many pieces of documents that are read from this model embedded, and of how many.

        Documents that nobody has begun with do not count: it is not known how many pieces they have.
        """
        d, e, g = documents.c, embeddings.c, guidebooks.c
        statement = (
            sa.select(sa.func.coalesce(sa.func.sum(e.done), 0), sa.func.coalesce(sa.func.sum(e.pieces), 0))
            .join(documents, (d.id == e.document_id) & (d.partnership_id == e.partnership_id))
            .join(guidebooks, (g.id == d.guidebook_id) & (g.partnership_id == d.partnership_id))
            .where(e.model == model, d.current.is_(True), g.active.is_(True))
        )
        done, pieces = self._conn.execute(statement).one()
        return int(done), int(pieces)

    # --- facts

    def fact(self, name: str) -> str | None:
        """Return something that the machine wrote down for itself."""
        return self._conn.execute(sa.select(facts.c.value).where(facts.c.name == name)).scalar_one_or_none()

    def note(self, name: str, value: str) -> None:
        """Write something down for the machine itself."""
        statement = DIALECTS[self._conn.dialect.name](facts).values(name=name, value=value)
        self._conn.execute(
            statement.on_conflict_do_update(index_elements=[facts.c.name], set_={"value": value})
        )


def _to_embed(model: str, *what: Any) -> sa.Select[Any]:
    """Select this of the documents that are read from and not embedded by this model yet."""
    d, e = documents.c, embeddings.c
    # With the partnership, by which alone there is an index: without it each document reads all embeddings.
    whole = (
        e.partnership_id == d.partnership_id,
        e.document_id == d.id,
        e.model == model,
        e.done == e.pieces,
    )
    shelves = (guidebooks.c.partnership_id == d.partnership_id) & (guidebooks.c.id == d.guidebook_id)
    return (
        sa.select(*what)
        .select_from(documents.join(guidebooks, shelves))
        .where(d.current.is_(True), guidebooks.c.active.is_(True))
        .where(~sa.select(e.id).where(*whole).exists())
    )


def _due(row: sa.Row[Any]) -> Due:
    return Due(Tick(row.partnership_id, row.kind, row.subject, row.due_at), row.lane)
