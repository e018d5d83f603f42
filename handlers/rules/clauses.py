"""Sentences cut into clauses: a stretch around one date, or one that has none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from handlers.rules.dates import FoundDate, Lead
from handlers.rules.hearing import Ear
from handlers.rules.languages.folding import fold


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence around at most one date.

    `words` is the whole sentence; `plain` is the same folded, with its dates blanked out. The
    clause runs from `start` to `end`. `shares` is the fate of the clause before: whether it
    was a promise, None for the first; `verb` is that promise's verb, which it may share too.
    `mention` is the thing that the sentence before spoke of; `vouched`: its writer answers for it.
    """

    words: str
    plain: str
    start: int
    end: int
    found: FoundDate | None
    shares: bool | None = None
    verb: str = ""
    mention: str = ""
    vouched: bool = False

    @property
    def scope(self) -> str:
        """The clause's own words, folded."""
        return self.plain[self.start : self.end]

    def is_empty(self, start: int, end: int) -> bool:
        """Return whether there are no words between two places."""
        return re.search(r"\w", self.plain[start:end]) is None

    def without_date(self, start: int, end: int) -> str:
        """Return the words between two places, the date left out."""
        if self.found is None or end <= self.found.start or start >= self.found.end:
            return self.words[start:end].strip()
        return spaced(self.words[start : self.found.start], self.words[self.found.end : end])


def spaced(*parts: str) -> str:
    """Return the parts as one text: a space between them, none between Chinese characters."""
    whole = " ".join(part.strip() for part in parts if part.strip())
    return re.sub(r"(?<=[\u4e00-\u9fff，、]) (?=[\u4e00-\u9fff])", "", whole)


def stretches(
    plain: str, dates: tuple[FoundDate, ...], markers: re.Pattern[str], ear: Ear
) -> Iterator[tuple[int, int, FoundDate | None]]:
    """Yield each clause's place and date, in order. Dates that no joint parts are left out."""
    for start, end in _pieces(plain, markers, ear):
        within = tuple(found for found in dates if start <= found.start < end)
        if within:
            yield from _around(plain, (start, max(end, within[-1].end)), within, ear)
        else:
            yield start, end, None


def _pieces(plain: str, markers: re.Pattern[str], ear: Ear) -> Iterator[tuple[int, int]]:
    """Yield the stretches that have a promise of their own: cut at the joints that a new one follows."""
    start = 0
    for joint in ear.joints.finditer(plain):
        begins = markers.match(plain, _word_after(plain, joint.end()))
        if (
            begins is None
            or not stands_alone(plain, begins, ear)
            or not plain[start : joint.start()].strip(" ,")
        ):
            continue
        if _is_bare(begins) and not (joint["word"] and ear.own.match(plain)):
            continue
        if joint["word"] or markers.search(plain, start, joint.start()):
            yield start, joint.start()
            start = joint.end()
    yield start, len(plain)


def stands_alone(plain: str, marker: re.Match[str], ear: Ear) -> bool:
    """Return whether what follows a marker names a thing: "and I'll send it" takes up the one before."""
    joint = ear.joints.search(plain, marker.end())
    rest = " ".join(plain[marker.end() : joint.start() if joint else len(plain)].split())
    verbs = [words for name, words in marker.groupdict().items() if words and name.startswith("verb")]
    deed = fold(spaced(*map(ear.infinitive, verbs), rest)).rstrip(" .!")
    return deed != "" and ear.objectless.fullmatch(deed) is None


def _word_after(plain: str, place: int) -> int:
    """Return where the next word begins; a date that stands there is blank."""
    return len(plain) - len(plain[place:].lstrip(" ,，،"))


def _is_bare(marker: re.Match[str]) -> bool:
    return any(words is not None for name, words in marker.groupdict().items() if name.startswith("bare"))


def _around(
    plain: str, piece: tuple[int, int], dates: tuple[FoundDate, ...], ear: Ear
) -> Iterator[tuple[int, int, FoundDate]]:
    start, end = piece
    group: list[FoundDate] = []
    for place, found in enumerate(dates):
        group.append(found)
        last = place + 1 == len(dates)
        joint = None if last else ear.joint_between(plain, found.end, dates[place + 1].start)
        if not last and joint is None:
            continue
        chosen = _deadline(group)
        if chosen is not None:
            yield start, joint.start() if joint else end, chosen
        start, group = joint.end() if joint else end, []


def _deadline(dates: list[FoundDate]) -> FoundDate | None:
    """Return the only date, or the only one of several that is a deadline; None where none is."""
    deadlines = [found for found in dates if found.lead is Lead.BY]
    only = dates if len(dates) == 1 else deadlines
    return only[0] if len(only) == 1 else None
