"""The commands that a platform may show in its menu."""

from prompts.catalogue import house

_MENU = {
    "help": "menu.help",
    "commitments": "menu.commitments",
    "commit": "menu.commit",
    "commitment": "menu.commitment",
    "progress": "menu.progress",
    "handover": "menu.handover",
    "ask": "menu.ask",
    "guidebook": "menu.guidebook",
    "gaps": "menu.gaps",
    "digest": "menu.digest",
    "minutes": "menu.minutes",
    "agenda": "menu.agenda",
    "ladder": "menu.ladder",
    "norms": "menu.norms",
    "setup": "menu.setup",
    "leave": "menu.leave",
}


def menu(language: str) -> list[tuple[str, str]]:
    """Return the commands that a platform may show, with a line on each in a language."""
    return [(word, house().sentence(key, language)) for word, key in _MENU.items()]
