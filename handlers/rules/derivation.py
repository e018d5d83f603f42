"""What a language model heard, held to the words that it heard it in."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from handlers.rules.dates import DateReading, find_dates
from handlers.rules.languages.folding import composed, fold
from handlers.rules.promises import Promise
from handlers.rules.titles import shortened
from handlers.rules.tongue import spoken

SHARED = 0.5
"""So much of a title's words must stand in the message itself."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A promise as a model says that it heard it.

    `words` is the quotation that it was heard in, `owner` "" for the speaker, `due` None where no day
    was named.
    """

    title: str
    words: str
    due: date | None = None
    owner: str = ""


def accepted(
    claims: Iterable[Claim], text: str, today: date, language: str, people: Collection[str] = ()
) -> Iterator[Promise]:
    """Yield the claims that can be derived from the text, as promises; all others are refused.

    The quotation must stand in the text, a date must be one that its words can mean, an owner be one of
    `people`, and the title be made of the text's own words. A claim without a date is refused where the
    quotation names one, and one with a date that may mean several days is asked about.
    """
    known, code = {fold(one): one for one in people}, spoken(text, language)
    words = " ".join(composed(text).split())
    for claim in claims:
        quoted = " ".join(composed(claim.words).split())
        reading = _reading(claim, quoted, today, code)
        titled = bool(claim.title.strip()) and _shared(claim.title, words) >= SHARED
        is_known = not claim.owner or fold(claim.owner) in known
        if quoted and fold(quoted) in fold(words) and titled and is_known and reading is not None:
            owner = known[fold(claim.owner)] if claim.owner else ""
            title = claim.title.strip()
            yield Promise(shortened(title[:1].upper() + title[1:]), reading, quoted, owner)


def _reading(claim: Claim, quoted: str, today: date, language: str) -> DateReading | None:
    """Return the date as the quotation's own words give it; None where they give another one, or none."""
    found = [one.reading for one in find_dates(quoted, today, language)]
    if claim.due is None:
        return None if found else DateReading(None, "", "none")
    for one in found:
        if claim.due == one.day or claim.due in one.candidates:
            return one
    return None


def _shared(title: str, text: str) -> float:
    """Return how much of a title's words, or of its characters where a script has no spaces, the text has."""
    told, said = fold(title), fold(text)
    words = re.findall(r"\w{3,}", told)
    if not words:
        return float(told in said)
    return sum(_stem(one) in said for one in words) / len(words)


def _stem(word: str) -> str:
    """Return the beginning of a word: a title has other endings than the sentence it comes from."""
    return word[: max(3, len(word) - 3)]
