"""Sentences as they are heard: their dates found, and with them what only adds a date or an oath."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from handlers.rules.dates import FoundDate, Lead, find_dates
from handlers.rules.hearing import Ear
from handlers.rules.languages.folding import fold
from handlers.rules.sentences import Heard, sentences

EDGES = re.compile(r"^\W+|\W+$")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence with its dates; `plain` is it folded, and without them.

    Courtesies and oaths are blanked out of it; `vouched` says that there was an oath: "that's on me".
    """

    heard: Heard
    plain: str
    dates: tuple[FoundDate, ...]
    vouched: bool = False


def spoken_sentences(text: str, today: date, code: str, ear: Ear) -> Iterator[Spoken]:
    """Yield the sentences of a text, each with the afterthoughts that follow it.

    "I'll do the slides. Friday at the latest. Count on it." is one sentence with a date and an oath.
    """
    held: Spoken | None = None
    for heard in sentences(text, ear):
        one = _spoken(heard, today, code, ear)
        if held is not None and _adds_to(held, one, ear):
            held = _with(held, one)
            continue
        if held is not None:
            yield held
        held = one
    if held is not None:
        yield held


def _spoken(heard: Heard, today: date, code: str, ear: Ear) -> Spoken:
    dates = find_dates(heard.words, today, code)
    plain = fold(heard.words)
    for found in dates:
        plain = plain[: found.start] + " " * (found.end - found.start) + plain[found.end :]
    courtesies = [said.span() for said in ear.courtesies.finditer(plain)]
    oaths = [said.span() for said in ear.vouched.finditer(_without(plain, courtesies))]
    words = _without(heard.words, courtesies + oaths)
    pledged = bool(oaths) or ear.pledges.search(fold(heard.words)) is not None
    own = replace(heard, words=words, fate=True if heard.fate is None and pledged else heard.fate)
    return Spoken(own, _without(plain, courtesies + oaths), dates, bool(oaths))


def _adds_to(first: Spoken, second: Spoken, ear: Ear) -> bool:
    """Return whether a sentence says but when, or that its writer answers for it."""
    if first.heard.asks or second.heard.asks or second.heard.words.endswith((":", "：")):
        return False
    if second.dates and first.dates:
        return False
    rest = EDGES.sub("", second.plain)
    says_no_more = not rest or ear.datelines.fullmatch(" ".join(rest.split())) is not None
    return says_no_more and (len(second.dates) == 1 or (second.vouched and not second.dates))


def _with(first: Spoken, second: Spoken) -> Spoken:
    """Return both as one sentence; the date of the second is a deadline, its other words are blanked."""
    offset = len(first.heard.words) + 1
    blank = "".join(
        sign if any(found.start <= place < found.end for found in second.dates) else " "
        for place, sign in enumerate(second.heard.words)
    )
    dates = (
        replace(found, start=found.start + offset, end=found.end + offset, lead=Lead.BY)
        for found in second.dates
    )
    return Spoken(
        replace(first.heard, words=f"{first.heard.words} {blank}"),
        f"{first.plain} {' ' * len(second.plain)}",
        (*first.dates, *dates),
        first.vouched or second.vouched,
    )


def _without(words: str, places: list[tuple[int, int]]) -> str:
    """Return the words with what stands in these places blanked out, all but its commas."""
    for start, end in places:
        words = words[:start] + re.sub(r"[^,，،]", " ", words[start:end]) + words[end:]
    return words
