"""Commitments that build on each other in the stories, and the buttons that are pressed about them."""

from dataclasses import replace
from datetime import date

from bot.tokens import Token
from storage.records.commitments import Commitment, CommitmentId, CommitmentState
from storage.records.conversations import Audience
from storage.records.following import Ripple
from storage.unit import NEW, UnitOfWork
from tests.flows.devices import taps
from tests.flows.lakes import Lakes
from tests.house import Partner


async def promised(
    lakes: Lakes,
    who: Partner,
    title: str,
    day: int,
    *,
    state: CommitmentState = CommitmentState.OPEN,
    audience: Audience = Audience.PARTNERS,
) -> Commitment:
    """Return a commitment of somebody's for a day of December 2026, which all members may see."""
    owner = await who.member()

    def add(uow: UnitOfWork) -> Commitment:
        at = lakes.house.clock.now()
        made = Commitment(CommitmentId(NEW), owner.id, title, date(2026, 12, day), state, at, at)
        return uow.commitments.add(replace(made, organisation_id=owner.organisation_id, audience=audience))

    return await lakes.house.change(add)


async def as_stored(lakes: Lakes, commitment: Commitment) -> Commitment:
    """Return a commitment as it is now."""
    return await lakes.house.look(lambda uow: uow.commitments.get(commitment.id))


async def presses(lakes: Lakes, who: Partner, action: str, commitment: Commitment, word: str = "") -> None:
    """Let somebody press a button about a commitment as it is now."""
    home, now = lakes.house.home, await as_stored(lakes, commitment)
    assert home
    await taps(who, str(Token(action, home.id, now.id, f"{now.version}.{word}")))
    await lakes.house.settle()


async def builds_on(lakes: Lakes, who: Partner, commitment: Commitment, needed: Commitment) -> None:
    """Let somebody say that a commitment needs another one."""
    await presses(lakes, who, "needs", commitment, str(needed.id))


async def moves(lakes: Lakes, who: Partner, commitment: Commitment, day: int) -> None:
    """Let somebody move a commitment to another day of December 2026."""
    await presses(lakes, who, "change_date", commitment)
    await who.says(f"{day} December 2026")
    await who.says("The boat is in repair")


async def becomes(lakes: Lakes, who: Partner, commitment: Commitment, state: CommitmentState) -> None:
    """Let a commitment be in another state, behind its owner's back and without any follow-up."""
    now = await as_stored(lakes, commitment)
    await lakes.house.change(lambda uow: uow.commitments.save(replace(now, state=state)))


async def ripples(lakes: Lakes) -> list[Ripple]:
    """Return all ripples, the oldest first."""
    return await lakes.house.look(lambda uow: uow.ripples.find())
