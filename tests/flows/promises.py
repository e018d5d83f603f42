"""Commitments in the stories: noted by their owner, and what is stored of them."""

from storage.records.commitments import Commitment
from tests.flows.lakes import Lakes
from tests.house import Partner


async def noted(
    lakes: Lakes, words: str = "water quality report by 18 December", who: Partner | None = None
) -> Commitment:
    """Let somebody (Amina, unless it is another) note a commitment; return it as it is stored."""
    owner = who or lakes.amina
    await owner.command("commit", words)
    await owner.presses(owner.last.labels[0])
    return (await commitments(lakes))[-1]


async def commitments(lakes: Lakes) -> list[Commitment]:
    """Return all commitments as they are stored, the oldest first."""
    return await lakes.house.look(lambda uow: uow.commitments.find())


async def now(lakes: Lakes, commitment: Commitment) -> Commitment:
    """Return a commitment as it is stored now."""
    return await lakes.house.look(lambda uow: uow.commitments.get(commitment.id))
