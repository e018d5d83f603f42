"""Words beside a file that say it is for the guidebook, in six languages."""

import re
from collections.abc import Collection

from handlers.rules.wording import fold

LONGEST = 10
"""So many words, at the most, has a caption that says where a file belongs and not what it shows."""

_NOUN = (
    r"guide ?-?books?|hand ?books?"
    r"|guide|manuel"
    r"|guia|manual"
    r"|руководств\w*|справочник\w*|путеводител\w*"
    r"|指南|手册|手冊"
    r"|ال?دليل|لل?دليل"
)
_NOUNS = re.compile(rf"(?<![^\W_])(?:{_NOUN})(?![^\W_])|(?:指南|手册|手冊)")
_ADD = re.compile(
    r"^(?:please )?(?:add|new|upload|put)\b"
    r"|^ajout\w*|^mettre|^nouveau"
    r"|^(?:anade|anadir|agrega|agregar|subir|nuevo)\b"
    r"|^(?:добав\w*|загруз\w*|нов\w*)"
    r"|^(?:请)?(?:添加|加入|上传|增加)"
    r"|^(?:اضف|اضاف[ةه]|ارفع|جديد)"
)


def names_guidebook(caption: str) -> bool:
    """Say whether a caption says that its file is for the guidebook.

    It is short, and the guidebook is its first word or its last, or what something is to be added to.
    """
    text = fold(caption).rstrip("。:：")
    if len(text.split()) > LONGEST:
        return False
    found = list(_NOUNS.finditer(text))
    if not found:
        return False
    return found[0].start() == 0 or found[-1].end() == len(text) or says_add(text)


def named_in(caption: str, names: Collection[str]) -> str | None:
    """Return which guidebook a caption names: the longest name in it, else the only one that it begins.

    It is begun by what stands beside the word for a guidebook. None where that leaves open which is meant.
    """
    said = fold(caption)
    whole = [one for one in names if fold(one) in said]
    if whole:
        return max(whole, key=len)
    beside = " ".join(_NOUNS.sub(" ", said).split()).strip(" :,-")
    begun = [one for one in names if beside and fold(one).startswith(beside)]
    return begun[0] if len(begun) == 1 else None


def says_add(words: str) -> bool:
    """Say whether words behind "guidebook" ask to add something to it."""
    return _ADD.match(fold(words)) is not None
