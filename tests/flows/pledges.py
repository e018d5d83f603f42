"""Commitments that stories begin with, and presses on buttons that no message shows yet."""

from dataclasses import replace
from datetime import date
from typing import Any

from handlers.commitments import ledger
from handlers.commitments.author import Author
from storage.records.commitments import Change, Commitment, CommitmentId, CommitmentState
from storage.records.following import Move
from storage.unit import NEW, UnitOfWork
from tests.flows.devices import taps
from tests.flows.lakes import Lakes
from tests.house import Partner

SURVEY = "Lake survey"
FRIDAY = date(2026, 12, 4)


async def promises(
    lakes: Lakes, owner: Partner, due: date | None = FRIDAY, title: str = SURVEY, **changed: Any
) -> Commitment:
    """Let somebody have promised something and confirmed it; return it."""
    member, now = await owner.member(), lakes.house.clock.now()
    state, place = CommitmentState.PROPOSED, member.organisation_id
    proposed = Commitment(
        CommitmentId(NEW), member.id, title, due, state, now, now, organisation_id=place, **changed
    )

    def make(uow: UnitOfWork) -> Commitment:
        author = Author(member.id, now)
        recorded, _ = ledger.record(proposed, author, uow)
        return ledger.change(recorded, author, uow, state=CommitmentState.OPEN)[0]

    return await lakes.house.change(make)


async def as_it_is(lakes: Lakes, commitment: Commitment) -> Commitment:
    """Return a commitment as it is stored now."""
    return await lakes.house.look(lambda uow: uow.commitments.get(commitment.id))


async def story_of(lakes: Lakes, commitment: Commitment) -> list[Change]:
    """Return its history, oldest first."""
    return await lakes.house.look(lambda uow: uow.changes.of(commitment.id))


async def moves_of(lakes: Lakes, commitment: Commitment) -> list[Move]:
    """Return what was asked for its date, oldest first."""
    return await lakes.house.look(lambda uow: uow.moves.of(commitment.id))


async def does(lakes: Lakes, who: Partner, action: str, commitment: Commitment, word: str = "") -> None:
    """Let somebody press a button of a commitment that they see as it is now; all that follows happens."""
    seen = await as_it_is(lakes, commitment)
    await taps(who, f"{action}:{who.partnership.id}:{seen.id}:{seen.version}.{word}")
    await lakes.house.settle()


async def agrees(lakes: Lakes, **changed: Any) -> None:
    """Let the partnership agree on something else."""

    def agree(uow: UnitOfWork) -> None:
        present = uow.agreements.present()
        uow.agreements.keep(replace(present, norms=replace(present.norms, **changed)))

    await lakes.house.change(agree)
