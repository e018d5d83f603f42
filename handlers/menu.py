"""The commands that a platform may show in its menu."""

from prompts.catalogue import house

_MENU = {
    "help": "menu.help",
    "commitments": "menu.commitments",
    "commit": "menu.commit",
    "ask": "menu.ask",
    "digest": "menu.digest",
    "setup": "menu.setup",
    "leave": "menu.leave",
}


def menu(language: str) -> list[tuple[str, str]]:
    """Return the commands that a platform may show, with a line on each in a language."""
    return [(word, house().sentence(key, language)) for word, key in _MENU.items()]
