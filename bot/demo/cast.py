"""Who plays in the demonstration, and what they had promised before it begins."""

import hashlib
import tomllib
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from importlib.resources import files

import sqlalchemy as sa
from pydantic import BaseModel, ConfigDict

from bot.channels.playground.channel import NAME
from bot.guidebook.paper import paper_of
from bot.guidebook.reading.markdown import read_markdown
from bot.guidebook.reading.passages import Reading, pack
from handlers.checkins.rounds import schedules
from handlers.commitments.reminding.waiting import wait_for_notice
from handlers.digests.planning import await_next
from handlers.guidebook.shelving.placing import own_guidebook, place
from storage.records.commitments import Commitment, CommitmentId, CommitmentState
from storage.records.people import (
    Member,
    MemberId,
    Organisation,
    OrganisationId,
    Partnership,
    Role,
)
from storage.unit import NEW, UnitOfWork
from storage.unscoped import Unscoped


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Home(_Part):
    """The partnership that is played."""

    name: str
    zone: str
    language: str


class Player(_Part):
    """Somebody who plays. `user` is their name on the page, `approver` that of who clears what they say."""

    user: str
    name: str
    organisation: str
    role: Role
    zone: str
    language: str
    approver: str = ""


class Promise(_Part):
    """What somebody had promised."""

    user: str
    title: str
    due_on: date


class Cast(_Part):
    """The whole play. `begins` is aware UTC."""

    begins: datetime
    partnership: Home
    people: tuple[Player, ...]
    commitments: tuple[Promise, ...]


@cache
def cast() -> Cast:
    """Return the play as its file tells it."""
    return Cast.model_validate(tomllib.loads(files("prompts").joinpath("demo.toml").read_text("utf-8")))


def enter(conn: sa.Connection) -> Partnership:
    """Return the partnership of the play; where it is not there yet, everybody enters first."""
    play, unscoped = cast(), Unscoped(conn)
    home = play.partnership
    known = unscoped.partnership_named(home.name)
    if known is not None:
        return known
    partnership = unscoped.add_partnership(home.name, home.zone, home.language, play.begins)
    uow = UnitOfWork(conn, partnership)
    members = {one.user: _join(one, unscoped, uow, play.begins) for one in play.people}
    uow.members.save_all(
        [
            replace(members[one.user], approver_id=members[one.approver].id)
            for one in play.people
            if one.approver
        ]
    )
    for promise in play.commitments:
        _promise(promise, members[promise.user].id, uow, play.begins)
    _lay_out_guidebook(uow, play.begins)
    schedules.begin(partnership, play.begins, uow)
    return partnership


def _join(player: Player, unscoped: Unscoped, uow: UnitOfWork, now: datetime) -> Member:
    person = unscoped.add_person(player.name, player.language, player.zone)
    unscoped.add_address(person.id, (NAME, NAME, player.user), player.user, now)
    organisation = uow.organisations.named(player.organisation) or uow.organisations.add(
        Organisation(OrganisationId(NEW), player.organisation)
    )
    member = Member(MemberId(NEW), person.id, organisation.id, player.role, now)
    joined = uow.members.add(member)
    if joined.role is Role.COORDINATOR:
        await_next(joined, now, uow)
    return joined


def _promise(promise: Promise, owner: MemberId, uow: UnitOfWork, now: datetime) -> None:
    made = uow.commitments.add(
        Commitment(
            CommitmentId(NEW), owner, promise.title, promise.due_on, CommitmentState.OPEN, now, dated_at=now
        )
    )
    wait_for_notice(made, now, uow)


def _lay_out_guidebook(uow: UnitOfWork, now: datetime) -> None:
    source = files("prompts").joinpath("demo.md").read_text("utf-8")
    title, blocks = read_markdown(source)
    digest = hashlib.sha256(source.encode()).hexdigest()
    book = paper_of("guidebook", digest, Reading(title, pack(blocks), None))
    place(book, own_guidebook(uow), uow, now)
