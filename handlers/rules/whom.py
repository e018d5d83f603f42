"""Whom somebody means by a name: in any case, without accents, by the first name alone where it is enough."""

from collections.abc import Iterable

from handlers.rules.naming import who
from handlers.rules.wording import fold
from prompts.phrase import Phrase
from storage.errors import Refused
from storage.records.people import Profile

SHORTEST = 3
"""So many letters of a name's beginning stand for the name."""

LISTED = 10
"""The most people that a refusal names."""


def named(words: str, people: Iterable[Profile]) -> tuple[Profile, ...]:
    """Return who may be meant: those of exactly this name, else those of whose name these words are part.

    The organisation may be named along ("Kofi (Lakewatch)"), and a name may be cut short.
    """
    said = _words(words)
    if not said:
        return ()
    everybody = tuple(people)
    for fits in (_exactly, _in_name, _in_name_or_organisation, _begins):
        found = tuple(one for one in everybody if fits(said, one))
        if found:
            return found
    return ()


def the_one_named(words: str, people: Iterable[Profile]) -> Profile:
    """Return the one who is meant. Raises `Refused`, saying who there is, where it is nobody or several."""
    everybody = tuple(people)
    found = named(words, everybody)
    if not found:
        raise Refused("people.unknown", {"text": " ".join(words.split()), "people": listed(everybody)})
    if len(found) > 1:
        raise Refused("people.several", {"text": " ".join(words.split()), "people": listed(found)})
    return found[0]


def party_named(words: str, people: Iterable[Profile]) -> str | None:
    """Return the one organisation of which these words are part; None where it is none or several."""
    said = set(_words(words))
    found = {one.organisation for one in people if said and said <= set(_words(one.organisation))}
    return found.pop() if len(found) == 1 else None


def listed(people: Iterable[Profile]) -> tuple[Phrase, ...]:
    """Return a line for each, by name; of many the first, and how many more there are."""
    ordered = sorted(people, key=lambda one: fold(one.name))
    rest = len(ordered) - LISTED
    more = (Phrase("digest.more", {"count": rest}),) if rest > 0 else ()
    return (*(Phrase("people.name", {"who": who(one)}) for one in ordered[:LISTED]), *more)


def _words(text: str) -> list[str]:
    kept = (sign if sign.isalnum() or sign in "'-" else " " for sign in fold(text))
    return "".join(kept).split()


def _exactly(said: list[str], one: Profile) -> bool:
    return said == _words(one.name)


def _in_name(said: list[str], one: Profile) -> bool:
    return set(said) <= set(_words(one.name))


def _in_name_or_organisation(said: list[str], one: Profile) -> bool:
    name = set(_words(one.name))
    return bool(name & set(said)) and set(said) <= name | set(_words(one.organisation))


def _begins(said: list[str], one: Profile) -> bool:
    name = _words(one.name)
    return all(len(word) >= SHORTEST and any(part.startswith(word) for part in name) for word in said)
