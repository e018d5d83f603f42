"""Commitments that stand open in the stories of the ladder, and what is said about them."""

from dataclasses import replace
from datetime import date
from typing import Any

from handlers.commitments import ledger
from handlers.commitments.author import Author
from storage.records.commitments import Commitment, CommitmentId, CommitmentState
from storage.records.people import Partnership
from storage.unit import NEW, UnitOfWork
from tests.flows.lakes import Lakes
from tests.house import Partner

FRIDAY = date(2026, 12, 4)


async def promise(
    lakes: Lakes, who: Partner, title: str, due_on: date, where: Partnership | None = None, **changed: Any
) -> CommitmentId:
    """Have somebody's commitment stand open, dated now."""
    home = where or lakes.ingrid.partnership
    address = await lakes.house.address_of(who)
    now = lakes.house.clock.now()

    def record(uow: UnitOfWork) -> CommitmentId:
        owner = uow.members.of_person(address.person_id)
        assert owner is not None
        author = Author(owner.id, now)
        new = Commitment(CommitmentId(NEW), owner.id, title, due_on, CommitmentState.PROPOSED, now, now)
        made, _ = ledger.record(replace(new, **changed), author, uow)
        return ledger.change(made, author, uow, state=CommitmentState.OPEN)[0].id

    return await lakes.house.change(record, home)


async def becomes(lakes: Lakes, which: CommitmentId, state: CommitmentState) -> None:
    """Bring a commitment into another state."""
    author = Author(None, lakes.house.clock.now())
    await lakes.house.change(
        lambda uow: ledger.change(uow.commitments.get(which), author, uow, state=state),
        lakes.ingrid.partnership,
    )


def about(who: Partner, title: str) -> list[str]:
    """Return what somebody was told of a commitment by name: check-ins and digests list it without quotes."""
    return [text for text in who.heard if f"“{title}”" in text]
