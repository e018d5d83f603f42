"""How members are spoken of."""

from collections.abc import Iterable

from prompts.phrase import Phrase
from storage.records.people import Profile, Role

ROLES = {
    Role.PARTNER: "role.partner",
    Role.NEWCOMER: "role.newcomer",
    Role.COORDINATOR: "role.coordinator",
    Role.OBSERVER: "role.observer",
}
"""The catalogue's keys for what roles are called."""


def who(profile: Profile) -> str | Phrase:
    """Return a member's name, with their organisation where they stand for one."""
    if not profile.organisation:
        return profile.name
    return Phrase("member.of_organisation", {"name": profile.name, "organisation": profile.organisation})


def party(profile: Profile) -> str:
    """Return the organisation that a member stands for, or their name where they stand for none."""
    return profile.organisation or profile.name


def names(profiles: Iterable[Profile]) -> tuple[str, ...]:
    """Return the names alone, for a list in a sentence."""
    return tuple(profile.name for profile in profiles)


def role(of: Role) -> Phrase:
    """Return what a role is called."""
    return Phrase(ROLES[of])
