"""The ways in that an invitation can name."""

from collections.abc import Iterable

from prompts.phrase import Phrase
from storage.records.people import Door, Invitation


def ways_in(invitation: Invitation, doors: Iterable[Door]) -> tuple[Phrase, ...]:
    """Return a line for each door: its link to open, or the code to type."""
    return tuple(
        Phrase("invite.way_link", {"url": link(door, invitation)})
        if door.link
        else Phrase("invite.way_code", {"bot": door.bot, "code": invitation.code})
        for door in doors
    )


def link(door: Door, invitation: Invitation) -> str:
    """Return the link that opens the door, or the code where it is typed."""
    return door.link.replace("{code}", invitation.code) if door.link else invitation.code


def briefly(invitation: Invitation, doors: Iterable[Door]) -> str:
    """Return all links, or the code, on one line."""
    return " · ".join(dict.fromkeys(link(door, invitation) for door in doors)) or invitation.code
