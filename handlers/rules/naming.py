"""How members are spoken of."""

from collections.abc import Iterable

from prompts.phrase import Phrase
from storage.records.people import Profile


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
