"""One sentence of minutes: who is to do what by when, where it says so."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from handlers.rules.dates import NONE, DateReading, Lead, find_dates, read_date
from handlers.rules.hearing import ear_of
from handlers.rules.languages.folding import fold, fold_pattern
from handlers.rules.minutes_lines import Mark
from handlers.rules.minutes_names import Roll
from handlers.rules.minutes_words import (
    BARE,
    BRACKET,
    DECISION,
    DONE,
    DUTY,
    INFINITIVE,
    NO_DEED,
    NOBODY,
    NOTHING,
    ONCE_AGREED,
    PAST,
    TOLD,
)
from handlers.rules.promises import hear
from handlers.rules.titles import shortened, title_of

UNDATED = DateReading(None, "", NONE)

MOST_HEARD = 600
"""To so many that speak of somebody known, or of a time, is listened as to what people write."""

LONGEST_PHRASE = 60
"""So much of a cell, or behind a label, can be a day."""

_DECISION = re.compile(fold_pattern(DECISION))
_DONE = re.compile(fold_pattern(DONE))
_NO_DEED = re.compile(fold_pattern(rf"\s*(?:{NO_DEED})"))
_NOTHING = re.compile(fold_pattern(NOTHING))
_PAST = re.compile(fold_pattern(PAST))
_NOBODY = re.compile(fold_pattern(rf"^\W*(?:{NOBODY})\s+(?:{DUTY})\s*"))
_EMPTY = re.compile(r"[(\[]\s*[,;./–-]*\s*[)\]]")
_JOINT_LEFT = re.compile(r"\s*[;,]\s*(?:and|or|et|ou|y|o|и)?\s*[;,]?$")
_TOLD = re.compile(TOLD)
_TELLS = re.compile(rf"\s*(?:{BARE})")
_LOOSE = " ,;:.?-–—()[]@>"


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed that is not yet filed under its item; `lead` is what its date makes of itself.

    `besides` are those who are named along with its owner.
    """

    title: str
    owner: str
    reading: DateReading
    lead: Lead | None = None
    besides: tuple[str, ...] = ()


class Sentences:
    """Reads what sentences agree, in one language, for those on a roll.

    `begins` finds a name where it is matched, and `ear` hears that language.
    """

    def __init__(self, today: date, code: str, roll: Roll) -> None:
        self._today, self._code, self._roll = today, code, roll
        self.ear = ear_of(code)
        names = "|".join(re.escape(fold(one)) for one in roll.names) or r"(?!)"
        name = rf"(?P<name>{names})(?!\w)"
        others = rf"(?:\s*(?:/|,|&|\+|and\b|et\b|y\b|и\b)\s*(?:{names})(?!\w))*"
        several = rf"\W*{name}{others}[)\]]?"
        rest = r"(?P<rest>(?:\s+[\w'-]+){0,2}?)(?:\s*\([^)]*\))?[\s,]*"
        self._listens = MOST_HEARD
        self.begins, self._known = re.compile(several), re.compile(names)
        self._duty = {
            mark: re.compile(fold_pattern(rf"{several}{rest}(?P<duty>{duty})\s*"))
            for mark, duty in (
                (Mark.NONE, rf"{DUTY}|{INFINITIVE}"),
                (Mark.DECIDED, rf"{DUTY}|{INFINITIVE}|{ONCE_AGREED}"),
                (Mark.ACTION, rf"{DUTY}|{INFINITIVE}|{ONCE_AGREED}|{BARE}"),
            )
        }
        self._bracket = re.compile(fold_pattern(rf"(?:{BRACKET})@?{name}{others}(?P<after>[^)\]]*)[)\]]?"))
        self._ends = re.compile(rf"\s(?:(?:[>-]+\s+)@?|@){name}\W*$")

    def agreed(self, words: str, mark: Mark, *, listed: bool) -> Iterator[Deed]:
        """Yield what a sentence agrees that bears a mark, or stands in a list."""
        decided = _DECISION.match(fold(words))
        if decided:
            words, mark = words[decided.end() :], max(mark, Mark.DECIDED)
        if _DONE.search(fold(words)):
            return
        own = self.own(words, mark) or self._of_bracket(words, mark, listed=listed)
        if own is not None:
            yield own
            return
        promised = self._heard(words, mark)
        present = None if any(one.owner for one in promised) else self._present(words, mark)
        if present is not None or not promised:
            unowned = present or self._unowned(words, mark, listed=listed)
            promised = [unowned] if unowned else []
        yield from promised

    def _heard(self, words: str, mark: Mark) -> list[Deed]:
        """Return what a sentence promises that speaks of somebody known, or of a time.

        "Lakewatch: survey complete" tells how things stand, where neither a mark nor a day says more.
        """
        told = fold(words)
        speaks = self._known.search(told) or re.search(r"\d", told) or self.ear.calendar.search(told)
        if not speaks or self._listens == 0:
            return []
        self._listens -= 1
        heard = hear(words, self._today, self._code, people=self._roll.names)
        begins = None if mark else self.begins.match(told)
        tells = begins is not None and _TELLS.match(told, begins.end())
        happened = not mark and _TOLD.match(told)
        return [
            Deed(one.title, self._first_of(self._roll.first(one.owner), told), one.reading)
            for one in heard
            if (not tells or one.reading.problem != NONE) and (one.owner or not happened)
        ]

    def _first_of(self, owner: str, told: str) -> str:
        """Return an owner; of several by whom a sentence begins ("Jonas / Omar: check it") the first."""
        begins = self.begins.match(told) if owner else None
        together = begins is not None and fold(owner) in begins[0]
        return self._roll.first(begins["name"]) if begins is not None and together else owner

    def _present(self, words: str, mark: Mark) -> Deed | None:
        """Return "Amina sends the report by Friday", where it was decided or is to be done."""
        told = fold(words)
        begins = self.begins.match(told)
        if (
            not begins
            or mark is Mark.NONE
            or _PAST.match(told)
            or not words[begins.end() :].lstrip()[:1].islower()
        ):
            return None
        deed = self.deed(words[begins.end() :], self._roll.first(begins["name"]))
        return deed if deed and (mark is Mark.ACTION or deed.lead is Lead.BY) else None

    def own(self, words: str, mark: Mark) -> Deed | None:
        """Return "Ministry to submit the permits by Friday"; where it is marked, also "Jonas: call it"."""
        begins = self._duty[mark].match(fold(words))
        if begins is None or not _is_name(words[slice(*begins.span("rest"))]):
            return None
        deed = words[begins.end() :]
        if _NO_DEED.match(fold(deed)) or (begins["duty"] == "to" and deed[:1].isupper()):
            return None
        other = self._of_bracket(deed, Mark.ACTION, listed=True)
        return other or self.deed(deed, self._roll.first(begins["name"]))

    def _of_bracket(self, words: str, mark: Mark, *, listed: bool) -> Deed | None:
        """Return "Submit the permits (Ministry, by Friday)", where that is no remark on who somebody is."""
        told = fold(words)
        found = self._bracket.search(told)
        if found is None and mark is Mark.ACTION:
            dates = find_dates(words, self._today, self._code)
            found = self._ends.search(told[: dates[-1].start].rstrip(" -,") if dates else told)
        if found is None or _PAST.match(told):
            return None
        after = words[slice(*found.span("after"))] if "after" in found.re.groupindex else ""
        deed = self.deed(
            f"{words[: found.start()]} {after} {words[found.end() :]}", self._roll.first(found["name"])
        )
        if deed is None or self._roll.only(deed.title):
            return None
        says_so = mark is Mark.ACTION or bool(find_dates(after, self._today, self._code))
        return deed if says_so or ((listed or mark) and deed.lead is Lead.BY) else None

    def _unowned(self, words: str, mark: Mark, *, listed: bool) -> Deed | None:
        """Return what is to be done by nobody in particular: by all, or by whoever is found for it."""
        told = fold(words)
        if _PAST.match(told) or _NOTHING.fullmatch(told):
            return None
        everybody = _NOBODY.match(told)
        if everybody:
            deed = None if _NO_DEED.match(told, everybody.end()) else self.deed(words[everybody.end() :], "")
            return deed if deed and (listed or mark or deed.lead is Lead.BY) else None
        deed = self.deed(words, "")
        by = deed is not None and deed.lead is Lead.BY
        return deed if mark is Mark.ACTION or (mark is Mark.DECIDED and listed and by) else None

    def deed(self, words: str, owner: str) -> Deed | None:
        """Return the deed that words are, and its day; None where they are none."""
        found = next(iter(find_dates(words, self._today, self._code)), None)
        if found is not None:
            words = f"{words[: found.start]} {words[found.end :]}"
        title = self.title(words)
        if not title or self._roll.only(title) or _NOTHING.fullmatch(fold(title)):
            return None
        return Deed(title, owner, found.reading if found else UNDATED, found.lead if found else None)

    def reading(self, words: str) -> DateReading:
        """Return the day that a cell names, or what stands behind a label."""
        found = next(iter(find_dates(words, self._today, self._code)), None)
        return found.reading if found else read_date(words[:LONGEST_PHRASE], self._today, self._code)

    def title(self, words: str) -> str:
        """Return some words as a title; "" where nothing is left of them."""
        words = _JOINT_LEFT.sub("", " ".join(_EMPTY.sub(" ", words).split()))
        return shortened(title_of(words.strip(_LOOSE), self.ear))


def _is_name(words: str) -> bool:
    """Say whether words behind a name can be the rest of it: a family name that its member does not show."""
    return all(one[:1].isupper() for one in words.split())
