"""What is people's own across partnerships: who they are, where they are reached, what they were asked."""

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date, datetime

import sqlalchemy as sa

from storage.errors import Refused, Stale
from storage.records.commitments import BundleId
from storage.records.conversations import Conversation
from storage.records.people import Address, PartnershipId, Person, PersonId
from storage.rows import DIALECTS, columns, record
from storage.tables import addresses, bundles, conversations, members, persons

_PEOPLE = sa.select(*columns(persons, Person)).where(persons.c.id.in_(sa.bindparam("wanted", expanding=True)))
_HELD = (
    sa.select(persons.c.id)
    .where(persons.c.id.in_(sa.bindparam("wanted", expanding=True)))
    .order_by(persons.c.id)
    .with_for_update(key_share=True)
)
_ADDRESSES = (
    sa.select(*columns(addresses, Address))
    .where(addresses.c.person_id.in_(sa.bindparam("wanted", expanding=True)))
    .order_by(addresses.c.heard_at.desc(), addresses.c.id)
)
_ASKED_SINCE = (
    sa.select(members.c.person_id)
    .distinct()
    .join(
        conversations,
        (members.c.partnership_id == conversations.c.partnership_id)
        & (members.c.id == conversations.c.member_id),
    )
    .where(
        members.c.person_id.in_(sa.bindparam("wanted", expanding=True)),
        members.c.left_at.is_(None),
        conversations.c.kind == sa.bindparam("kind"),
        conversations.c.closed_at.is_(None),
        conversations.c.opened_at > sa.bindparam("since"),
    )
)
_OPEN_CONVERSATION = (
    sa.select(conversations.c.partnership_id, *columns(conversations, Conversation))
    .join(
        members,
        (members.c.partnership_id == conversations.c.partnership_id)
        & (members.c.id == conversations.c.member_id),
    )
    .where(
        members.c.person_id == sa.bindparam("person"),
        members.c.left_at.is_(None),
        conversations.c.closed_at.is_(None),
    )
    .order_by(conversations.c.id.desc())
    .limit(1)
)

_TOLD_AT = (
    sa.select(sa.func.max(conversations.c.opened_at))
    .join(
        members,
        (members.c.partnership_id == conversations.c.partnership_id)
        & (members.c.id == conversations.c.member_id),
    )
    .where(
        members.c.person_id == sa.bindparam("person"),
        conversations.c.kind == sa.bindparam("kind"),
        conversations.c.subject == sa.bindparam("subject"),
    )
)


class Desk:
    """People as themselves. A desk hands out nothing of any partnership but which question is open."""

    def __init__(self, conn: sa.Connection) -> None:
        self._conn = conn

    def person(self, person_id: PersonId) -> Person:
        """Return a person. Raises `Refused` ("refused.gone") if there is none."""
        found = self.people([person_id])
        if not found:
            raise Refused("refused.gone")
        return found[person_id]

    def people(self, ids: Iterable[PersonId]) -> dict[PersonId, Person]:
        """Return those people that exist, by id."""
        rows = self._conn.execute(_PEOPLE, {"wanted": sorted(set(ids))})
        return {row.id: record(Person, row) for row in rows}

    def add_person(self, name: str, language: str | None = None, zone: str | None = None) -> Person:
        """Store somebody new who has no address yet; return them with their id."""
        row = {"name": name, "language": language, "zone": zone, "version": 1}
        created = self._conn.execute(sa.insert(persons).values(row).returning(persons.c.id)).scalar_one()
        return Person(PersonId(created), name, language, zone)

    def save(self, person: Person) -> Person:
        """Store what changed of a person. Raises `Stale` if it changed meanwhile."""
        changed = replace(person, version=person.version + 1)
        values = {one.name: getattr(changed, one.name) for one in fields(Person) if one.name != "id"}
        known = persons.c.id == person.id, persons.c.version == person.version
        if self._conn.execute(sa.update(persons).where(*known).values(values)).rowcount != 1:
            raise Stale(f"person {person.id}")
        return changed

    def addresses(self, ids: Iterable[PersonId]) -> dict[PersonId, list[Address]]:
        """Return where each person can be written to, the place they last wrote from first."""
        found: dict[PersonId, list[Address]] = {}
        for row in self._conn.execute(_ADDRESSES, {"wanted": sorted(set(ids))}):
            found.setdefault(row.person_id, []).append(record(Address, row))
        return found

    def asked_since(self, ids: Iterable[PersonId], kind: str, since: datetime) -> set[PersonId]:
        """Return who of these was asked in any partnership after `since`, by a conversation that is open.

        Until the end of the transaction nobody else is told the same of them: where two partnerships
        come due at the same moment, the second sees what the first has asked.
        """
        wanted = sorted(set(ids))
        self._conn.execute(_HELD, {"wanted": wanted})
        found = self._conn.execute(_ASKED_SINCE, {"wanted": wanted, "kind": kind, "since": since})
        return set(found.scalars())

    def open_conversation(self, person_id: PersonId) -> tuple[PartnershipId, Conversation] | None:
        """Return what the person was asked last and has not answered, and in which partnership."""
        row = self._conn.execute(_OPEN_CONVERSATION, {"person": person_id}).one_or_none()
        return None if row is None else (PartnershipId(row[0]), record(Conversation, row, 1))

    def told_at(self, person_id: PersonId, kind: str, subject: int) -> datetime | None:
        """Return when a person was last told something of this kind and record, in whichever partnership."""
        here = {"person": person_id, "kind": kind, "subject": subject}
        found: datetime | None = self._conn.execute(_TOLD_AT, here).scalar_one()
        return found

    def person_at(self, channel: str, account: str, user: str) -> PersonId | None:
        """Return who writes from there; None for somebody unknown."""
        a = addresses.c
        here = sa.select(a.person_id).where(a.channel == channel, a.account == account, a.user == user)
        return self._conn.execute(here).scalar_one_or_none()

    # --- one bundle of notices a day

    def bundle_on(self, person_id: PersonId, day: date) -> BundleId | None:
        """Return the bundle that a person was sent on a day where they live; None if there was none."""
        b = bundles.c
        found = sa.select(b.id).where(b.person_id == person_id, b.said_on == day)
        return self._conn.execute(found).scalar_one_or_none()

    def open_bundle(self, person_id: PersonId, day: date) -> BundleId | None:
        """Return a new bundle for a person and a day where they live; None if they had one on it."""
        insert = DIALECTS[self._conn.dialect.name]
        row = {"person_id": person_id, "said_on": day}
        made = insert(bundles).values(row).on_conflict_do_nothing().returning(bundles.c.id)
        return self._conn.execute(made).scalar_one_or_none()

    def bundle_of(self, bundle: BundleId) -> PersonId | None:
        """Return whose bundle it is; None if there is none of that id."""
        found = sa.select(bundles.c.person_id).where(bundles.c.id == bundle)
        return self._conn.execute(found).scalar_one_or_none()
