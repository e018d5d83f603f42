"""The heading of minutes, or of an agreement: what the meeting is called, and its day."""

import re
from collections.abc import Sequence
from datetime import date

from handlers.rules.dates import FoundDate, Lead, find_dates, read_date
from handlers.rules.languages.folding import fold, fold_pattern
from handlers.rules.minutes_words import (
    AGREEMENTS,
    GATHERINGS,
    HELD,
    ITEM,
    KINDS,
    OF_MEETING,
    ON_DAY,
    PARTIES,
    PRESENT,
    SUBJECT,
)

LONGEST_NAME = 90
HEAD = 8
"""So many lines of a text can be its heading."""

LONGEST_LINE = 160
"""A longer line is none of a heading."""

MOST_WORDS = 12
"""From so many words on a day is looked for."""

_KIND = re.compile(fold_pattern(rf"^\W*(?:{KINDS})(?!\w){OF_MEETING}"))
_KIND_ALONE = re.compile(fold_pattern(rf"^\W*(?:{KINDS})\W*$"))
_KIND_LAST = re.compile(fold_pattern(rf"(?<=\w)\W+(?:{KINDS})\W*$"))
_AGREEMENT = re.compile(fold_pattern(rf"^\W*(?:{AGREEMENTS})"))
_PARTIES = re.compile(fold_pattern(rf"^\W*(?:{PARTIES})"))
_GATHERING = re.compile(fold_pattern(rf"\b(?:{GATHERINGS})|会议|委员会|小组"))
_SUBJECT = re.compile(fold_pattern(rf"^\W*(?:{SUBJECT})"))
_ON_DAY = re.compile(fold_pattern(rf"^\W*(?:{ON_DAY})"))
_CUT = re.compile(fold_pattern(r"^\s*(?:of|from|de|du|del|заседания)\s+(?:(?:the|la|el|le|l')\s*)?(?=\w)"))
_OF = re.compile(
    fold_pattern(
        r"^\W*(?:(?:meeting|session) of (?:the )?|reunion (?:du|de la|del) |(?:заседания|совещания) )"
    )
)
_HELD = re.compile(fold_pattern(HELD))
_PRESENT = re.compile(fold_pattern(PRESENT))
_PART = re.compile(r"\s+[–—|-]\s+|\s*[|]\s*|(?<=\w):\s+")
_IN_COLUMNS = re.compile(r"\t.*\S.*\t|\|.*\S.*\|")
_YEAR = re.compile(r"\d{4}|\d{1,2}[./]\d{1,2}[./]\d{2}")
_LOOSE_END = re.compile(r"[\s,;:.–—|#*(-]+(?:of|on|held on|held|du|le|del|от|в|في|于|г)?[\s,;:.–—|#*()-]*$")


def heading(lines: Sequence[str], today: date, code: str) -> tuple[str, date | None]:
    """Return the meeting's name without its day, and the day, from the first lines that tell them.

    The first may lack its first word, "Minutes of the Board", where that is the command that it came with.
    """
    reader = _Heading(today, code)
    for place, line in enumerate(_head(lines)):
        begun = None if place else _CUT.match(fold(line))
        reader.announced = reader.announced or begun is not None
        reader.take(line[begun.end() :] if begun else line)
    return (reader.name, reader.day) if reader.announced else ("", None)


def _head(lines: Sequence[str]) -> list[str]:
    """Return the lines above the first item, and above who was there."""
    found: list[str] = []
    for line in (one.replace("**", "").strip(" #_\t") for one in lines):
        is_listed = re.match(ITEM, line) or line.startswith(("- ", "• ", "→", "[ ]"))
        if len(found) == HEAD or is_listed or _IN_COLUMNS.search(line) or _PRESENT.match(fold(line)):
            break
        found += [line] if 0 < len(line) <= LONGEST_LINE else []
    return found


class _Heading:
    """What the lines of a heading have told so far."""

    def __init__(self, today: date, code: str) -> None:
        self.today, self.code = today, code
        self.name = self.above = ""
        self.day: date | None = None
        self.announced = self.is_agreement = False

    def take(self, line: str) -> None:
        """Take one more line."""
        told = fold(line)
        if labelled := _SUBJECT.match(told):
            self.announced = True
            self._called(line[labelled.end() :])
        elif labelled := _ON_DAY.match(told):
            self._undated(line[labelled.end() :])
        elif _AGREEMENT.match(told) and not self.name:
            self.announced = self.is_agreement = True
            self._called(line)
        elif self.is_agreement:
            self._agreed(line, told)
        elif _KIND.match(told) or _KIND_LAST.search(told) or any(map(_KIND_ALONE.match, self._parts(told))):
            self._announced(line)
        elif self.announced:
            self._goes_on(line)
        elif _GATHERING.search(told):
            self._unannounced(line)

    def _agreed(self, line: str, told: str) -> None:
        """Take a line below an agreement's name: its parties, or its day."""
        if _PARTIES.match(told) and not _PARTIES.search(fold(self.name)):
            self.name = _tidy(re.sub(r"\([^()]*\)", " ", f"{self.name} {line}"))
        self._undated(line)

    def _announced(self, line: str) -> None:
        """Take "Minutes of the Board, 5 May", "Action log – Board – 5 May", or "Board minutes, 5 May"."""
        self.announced = True
        rest = self._undated(line)
        parts = [one for one in self._parts(rest) if not _KIND_ALONE.match(fold(one))]
        rest = " – ".join(one.strip(" ,;:.-–—|") for one in parts if one.strip(" ,;:.-–—|"))
        begins, ends = _KIND.match(fold(rest)), _KIND_LAST.search(fold(rest))
        rest = rest[begins.end() :] if begins else rest[: ends.start()] if ends else rest
        self._called(rest)
        if not self.name and self.above:
            self.name = self.above

    def _goes_on(self, line: str) -> None:
        """Take a line below the one that says what this is: the name, or the day."""
        rest = self._undated(line)
        if not self.name or (_GATHERING.search(fold(rest)) and not _GATHERING.search(fold(self.name))):
            before, self.name = self.name, ""
            self._called(rest)
            self.name = self.name or before

    def _unannounced(self, line: str) -> None:
        """Take a line that names a gathering: its minutes where it has a day too, or where more says so."""
        found = self._day_of(line)
        if found is not None and found.lead is not Lead.BY:
            self.announced = True
            self._called(self._undated(line))
        else:
            self.above = _tidy(line)

    def _called(self, words: str) -> None:
        rest = self._undated(re.sub(r"\([^()]*\)", " ", words) if self.is_agreement else words)
        rest = rest[of.end() :] if (of := _OF.match(fold(rest))) else rest
        ends = None if self.is_agreement else _KIND_LAST.search(fold(rest).rstrip(" ,;:.-"))
        rest = rest[: ends.start()] if ends else rest
        held = _HELD.search(fold(rest))
        self.name = self.name or _tidy(rest[: held.start()] if held else rest)

    def _undated(self, words: str) -> str:
        """Return the words without a day, and keep the day, where none is known yet."""
        words = " ".join(words.split())
        found = self._day_of(words)
        if found is None:
            return words
        held = _HELD.search(fold(words))
        start = min(held.start(), found.start) if held else found.start
        self.day = self.day or self._meant(found)
        rest = "" if held else words[found.end :]
        return f"{words[:start]} {rest}" if rest.strip(" ,;.)") else words[:start]

    def _day_of(self, words: str) -> FoundDate | None:
        """Return the day that some words tell: as they are, else read from each word on."""
        every = (find_dates(words, self.today, code) for code in dict.fromkeys((self.code, "en")))
        found = next((one[0] for one in every if one), None)
        if found is not None or not re.search(r"\d", words):
            return found
        places = [one.start() for one in re.finditer(r"\S+", words)][:MOST_WORDS]
        for place in places:
            reading = read_date(words[place:], self.today, self.code)
            if reading.matched and (reading.day or reading.candidates):
                start = words.find(reading.matched, place)
                return FoundDate(reading, start, start + len(reading.matched), None) if start >= 0 else None
        return None

    def _meant(self, found: FoundDate) -> date | None:
        """Return the day of a meeting: one that has been, as minutes are written afterwards."""
        days = [found.reading.day] if found.reading.day else list(found.reading.candidates)
        if not days:
            return None
        day = next((one for one in days if one <= self.today), days[0])
        far = (day - self.today).days > 31
        if far and not _YEAR.search(found.reading.matched) and (day.month, day.day) != (2, 29):
            return day.replace(year=day.year - 1)
        return day

    @staticmethod
    def _parts(line: str) -> list[str]:
        return _PART.split(line)


def _tidy(name: str) -> str:
    name = " ".join(name.split()).replace(" ,", ",").strip(" ,;:.-–—|#*()")
    return _LOOSE_END.sub("", f"{name} ").strip()[:LONGEST_NAME].strip()
