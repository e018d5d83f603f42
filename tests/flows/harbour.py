"""A guidebook about a harbour, and what it does not say of it."""

from tests.flows.devices import add_document
from tests.flows.lakes import Lakes
from tests.house import Partner

QUESTION = "Who insures the boats?"
ALIKE = "who insures the boats"
REPLY = "The port's own insurer does, by the contract that lies in the office."

KNOWN = "Who signs the data agreement?"
SAID = "The ministry signs the data agreement."

THINGS = ("pumps", "fish", "buoys", "nets", "reeds", "gulls", "quays")
"""What the guidebook speaks of, though it does not say who repairs it."""


async def a_guidebook(lakes: Lakes) -> None:
    """Put the guidebook on the partnership's shelf."""
    things = ", ".join(THINGS)
    await add_document(
        lakes.house,
        lakes.ingrid.partnership,
        "Guide",
        Data=SAID,
        Boats="The sampling boats lie in the northern harbour. Each crew cleans its own after every tour.",
        Rounds=f"Every month these are counted and noted down by two people: {things}.",
    )


def repairs(thing: str) -> str:
    """Return the question that the guidebook does not answer about one of its things."""
    return f"Who repairs the {thing}?"


async def zoe_and_ali(lakes: Lakes) -> tuple[Partner, Partner]:
    """Return two who are new, in a partnership whose guidebook is about something else."""
    await a_guidebook(lakes)
    return await lakes.house.newcomer("Zoe Martin", "Lakewatch"), await lakes.house.newcomer("Ali Khan")


async def replies(coordinator: Partner, text: str = REPLY) -> None:
    """Let a coordinator reply to what they were asked last."""
    await coordinator.presses("Reply")
    await coordinator.says(text)
