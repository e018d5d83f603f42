"""One entry of a pasted list: a person's name, and what is written beside it."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from handlers.rules import roster_words as words
from handlers.rules.wording import fold
from storage.records.people import Role

LONGEST = 120
"""The most characters of a name."""

_MAIL = re.compile(r"(?:mailto:)?([^\s<>()\[\],;:|]+@[^\s<>()\[\],;:|]+\.[^\s<>()\[\],;:|.]+)", re.IGNORECASE)
_PHONE = re.compile(r"(?:\b(?:tel|phone|mob|mobile|t)\b[.:]*\s*)?\+?\(?\d[\d\s()./-]{6,}\d", re.IGNORECASE)
_HANDLE = re.compile(r"(?<![\w.])@([\w.]{2,32})")
_ASIDE = re.compile(r"[(\[<]([^()\[\]<>]*)[)\]>]")
_QUOTES = " \t\"'“”«»‘’`*_"
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Listed:
    """A person as a list names them. What it does not say is empty or None.

    `organisation` is as it was written, `line` counts from 1. `account` is False where the list
    says that they have none on any platform.
    """

    name: str
    organisation: str = ""
    role: Role | None = None
    focal: bool = False
    mail: str = ""
    handle: str = ""
    phone: str = ""
    language: str | None = None
    account: bool = True
    line: int = 0


def read(text: str) -> Listed:
    """Return what a piece of a line says of one person; the name is empty where it holds none."""
    found, rest = _contacts(Listed(""), text)
    for aside in _ASIDE.findall(rest):
        found = remark(found, aside) or found
    name = _ASIDE.sub(" ", rest)
    name = re.sub(r"[<>()\[\]]", " ", name)
    name = clean(name)
    return replace(found, name=name if _is_name(name) else "")


def remark(listed: Listed, text: str) -> Listed | None:
    """Return the person with what a remark says of them; None where it says nothing that is known."""
    found, rest = _contacts(listed, text)
    said = fold(rest.strip(_QUOTES + "-–—,;:()"))
    if not said:
        return found if found != listed else None
    told = _told(found, said)
    return found if told is None and words.JOBS.intersection(said.split()) else told


def _told(listed: Listed, said: str) -> Listed | None:
    """Return the person with one folded remark of the known ones; None for any other."""
    if words.NO_ACCOUNT.fullmatch(said):
        return replace(listed, account=False)
    if said in words.ROLES:
        return replace(listed, role=words.ROLES[said])
    if said in words.FOCAL:
        return replace(listed, focal=True)
    if said in words.languages():
        return replace(listed, language=words.languages()[said])
    return None


def clean(text: str) -> str:
    """Return a name without what stands around it, its inner blanks single."""
    return " ".join(text.split()).strip(_QUOTES + ",;:–—-|·•").strip()


def key(name: str) -> str:
    """Return what two spellings of one name have in common: no case, accents, titles or order of marks."""
    said = [one for one in re.split(r"[\s.,'’-]+", fold(name)) if one]
    bare = [one for one in said if one not in words.TITLES]
    return " ".join(bare or said)


def is_body(text: str) -> bool:
    """Say whether a name holds a word that only organisations have, or is an acronym."""
    said = [one for one in re.split(r"[\s.,'’/&()-]+", fold(text)) if one]
    if words.BODIES.intersection(said) or words.BODY_PARTS.search(text):
        return True
    tokens = text.split()
    if len(tokens) == 1:
        token = tokens[0]
        inner = any(sign.isupper() for sign in token[1:])
        return len(token) > 1 and inner and not _HAN.search(token)
    return any(sign in text for sign in "&/") or any(one.isdigit() for one in said)


def is_person(text: str) -> bool:
    """Say whether a name is built as people's are: two to six capitalised words, or one with a title."""
    if is_body(text) or not text or len(text) > LONGEST or any(sign.isdigit() for sign in text):
        return False
    if _HAN.search(text):
        return 2 <= len(text.replace(" ", "").replace("·", "")) <= 4
    tokens = [one for one in re.split(r"[\s]+", text) if one]
    titled = fold(tokens[0]).rstrip(".") in words.TITLES
    bare = [one for one in tokens if fold(one).rstrip(".") not in words.TITLES]
    capital = [one for one in bare if _is_capitalised(one)]
    small = [one for one in bare if not _is_capitalised(one)]
    if any(fold(one).strip("-'") not in words.PARTICLES for one in small):
        return False
    return len(capital) >= (1 if titled else 2) and len(bare) <= 6


def titled(text: str) -> bool:
    """Say whether a name begins with a person's title."""
    first = text.split(maxsplit=1)
    return len(first) == 2 and fold(first[0]).rstrip(".") in words.TITLES


def is_degree(text: str) -> bool:
    """Say whether this is a degree, which belongs to the name before it."""
    return fold(text).replace(".", "") in words.DEGREES


def merged(one: Listed, other: Listed) -> Listed:
    """Return what two entries say of the same person together; the first is believed where they differ."""
    return replace(
        one,
        role=one.role or other.role,
        focal=one.focal or other.focal,
        mail=one.mail or other.mail,
        handle=one.handle or other.handle,
        phone=one.phone or other.phone,
        language=one.language or other.language,
        account=one.account and other.account,
    )


def named(name: str, people: Iterable[Listed]) -> list[Listed]:
    """Return the people whom a name may mean: the whole of it, or a part such as the first name."""
    wanted = key(name)
    everybody = list(people)
    exact = [one for one in everybody if key(one.name) == wanted]
    parts = set(wanted.split())
    return exact or [one for one in everybody if parts and parts <= set(key(one.name).split())]


def _contacts(listed: Listed, text: str) -> tuple[Listed, str]:
    """Return the person with address, handle and number of the text, and the text without them."""
    if mail := _MAIL.search(text):
        listed = replace(listed, mail=mail[1].rstrip("."))
        text = text.replace(mail[0], " ")
    if handle := _HANDLE.search(text):
        listed = replace(listed, handle=handle[1])
        text = text.replace(handle[0], " ")
    if phone := _PHONE.search(text):
        listed = replace(listed, phone=phone[0].strip())
        text = text.replace(phone[0], " ")
    return listed, text


def _is_name(text: str) -> bool:
    return len(text) <= LONGEST and any(sign.isalpha() for sign in text)


def _is_capitalised(token: str) -> bool:
    first = next((sign for sign in token if sign.isalpha()), "")
    # Letters of scripts without capitals (Arabic, Chinese) are as good as capitals.
    return bool(first) and unicodedata.category(first) != "Ll"
