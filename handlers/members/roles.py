"""Roles by the words that people have for them."""

from handlers.rules.naming import ROLES
from handlers.rules.wording import fold
from prompts.catalogue import house
from storage.records.people import Role


def words(language: str) -> dict[str, Role]:
    """Return the roles by their folded words in a language and in English."""
    own = {fold(house().sentence(key, language)): role for role, key in ROLES.items()}
    return own | {role.value: role for role in Role}


def first(text: str, language: str) -> tuple[Role, str] | None:
    """Return the role that the text begins with and what follows it; None where it begins with none."""
    said = text.split()
    for word, role in words(language).items():
        length = len(word.split())
        if fold(" ".join(said[:length])) == word:
            return role, " ".join(said[length:])
    return None
