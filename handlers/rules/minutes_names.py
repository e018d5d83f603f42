"""Who is meant in minutes: a known name as it stands in the text, in short, in initials, or inflected."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from handlers.rules.languages.folding import fold
from handlers.rules.minutes_words import ARTICLES, ENDINGS, TITLES

SHORTEST_SHARED = 4
"""So many letters a word of a name has at least that can stand for the whole of it."""

MOST_LEADING = 3
"""So many words before a short name are looked at: a title, a first initial."""

_WORD = re.compile(r"[^\W\d_][\w'-]*")
_DEFINED = re.compile(r"\s*\(([^()]{2,60})\)")
_QUOTED = re.compile(r"[\"“«‘']\s*([^\"“”«»‘’']{2,40}?)\s*[\"”»’']")
_INITIAL = re.compile(r"^[^\W\d_]\.$")
_WITH = r"(?:and|or|with|et|ou|avec|y|o|con|и|или)"
_JOINED = re.compile(rf"\s*[/,&+、]\s*(?:{_WITH}\s+)?|\s+{_WITH}\s+", re.IGNORECASE)
_GENITIVE = re.compile(r"\s+(?:of|for|de|du|des|del|da)\s|\s+d['’]")


@dataclass(frozen=True, slots=True)
class Plain:
    """A line in which everybody who is known stands under their name; `written` is how they stood there."""

    words: str
    written: Mapping[str, str]

    def as_written(self, words: str) -> str:
        """Return some words of the line with the names as they stood there."""
        for name, was in self.written.items():
            words = words.replace(name, was)
        return words


class Roll:
    """The names of members and organisations, and what else this text calls them.

    A surname, the first word of an organisation's name ("the Ministry"), initials and what the text
    itself defines ("hereinafter “the Recipient”") stand for a name that nobody else could be.
    """

    def __init__(self, people: Collection[str], text: str) -> None:
        self.names = sorted({one.strip() for one in people if one.strip()}, key=len, reverse=True)
        self._by_fold = {fold(one): one for one in self.names}
        self._full = _any_of(_spelt(one) for one in self.names)
        self._short = self._shorts(text) if self.names else {}
        self._aliases = _any_of(map(re.escape, sorted(self._short, key=len, reverse=True)))

    def plain(self, line: str) -> Plain:
        """Return the line with everybody who is known under their name, titles and articles left out."""
        written: dict[str, str] = {}
        parts: list[str] = []
        reached = 0
        for start, end, name in self._mentions(line):
            begin = _leading(line, reached, start)
            written.setdefault(name, line[begin:end])
            parts += [line[reached:begin], name]
            reached = end
        return Plain("".join((*parts, line[reached:])), written)

    def first(self, words: str) -> str:
        """Return the first known name in some words; "" where none is there."""
        return next((name for _, _, name in self._mentions(words)), "")

    def beside(self, owner: str, words: str) -> list[str]:
        """Return the known names that some words name in one breath with an owner's: "Jonas / Omar"."""
        together: list[list[str]] = []
        reached = 0
        for start, end, name in self._mentions(words):
            between = words[reached : _leading(words, reached, start)]
            if together and _JOINED.fullmatch(between):
                together[-1].append(name)
            else:
                together.append([name])
            reached = end
        named = next((one for one in together if owner in one), [])
        return [one for one in dict.fromkeys(named) if one != owner]

    def mentioned(self, words: str) -> set[str]:
        """Return the known names in some words."""
        return {name for _, _, name in self._mentions(words)}

    def only(self, words: str) -> bool:
        """Say whether some words are nothing but known names."""
        rest = words
        for start, end, _ in reversed(list(self._mentions(words))):
            rest = rest[:start] + rest[end:]
        return rest != words and not _WORD.search(re.sub(r"\b(?:and|et|y|и)\b", "", rest))

    def _mentions(self, line: str) -> list[tuple[int, int, str]]:
        """Return where names stand, the full ones above all, in the order of the line."""
        folded = fold(line)
        full = [(*one.span(), self._name_of(one[0])) for one in self._full.finditer(folded)]
        found = [one for one in full if one[2]]
        taken = [(start, end) for start, end, _ in found]
        for one in self._aliases.finditer(line):
            if not any(start < one.end() and one.start() < end for start, end in taken):
                name = self._short[one[0]]
                found += [(*one.span(), name)] if _stands_alone(line, one.start(), one.end(), name) else []
        return sorted(found)

    def _name_of(self, spelt: str) -> str:
        known = self._by_fold.get(spelt)
        return known or next((one for one in self.names if re.fullmatch(_spelt(one), spelt)), "")

    def _shorts(self, text: str) -> dict[str, str]:
        """Return the short names that the text uses, each of which can be one name only."""
        meant: dict[str, set[str]] = {}
        for name in self.names:
            for short in _shorts_of(name):
                meant.setdefault(short, set()).add(name)
        used = set(re.findall(r"[^\W\d_][\w&-]*", text))
        sole = {
            short: next(iter(names))
            for short, names in meant.items()
            if len(names) == 1 and short in used and fold(short) not in self._by_fold
        }
        return sole | self._defined(text)

    def _defined(self, text: str) -> dict[str, str]:
        """Return what the text says in brackets behind a name that it calls them."""
        found: dict[str, str] = {}
        for one in self._full.finditer(fold(text)):
            bracket = _DEFINED.match(text, one.end())
            name = self._name_of(one[0])
            if bracket is None or not name:
                continue
            quoted = _QUOTED.search(bracket[1])
            short = re.sub(rf"(?i)^(?:{ARTICLES})\s*", "", quoted[1] if quoted else bracket[1])
            known = fold(short) in self._by_fold
            if short[:1].isupper() and not known and (quoted or _abbreviates(short, name)):
                found[short] = name
        return found


def _leading(line: str, reached: int, start: int) -> int:
    """Return where a name begins with the titles, first initials and articles before it."""
    for _ in range(MOST_LEADING):
        before = re.search(
            rf"(?i)(?<!\w)(?:(?:{TITLES})\.?|[^\W\d_]\.|(?:{ARTICLES}))\s*$", line[reached:start]
        )
        if before is None:
            break
        start = reached + before.start()
    return start


def _stands_alone(line: str, start: int, end: int, name: str) -> bool:
    """Say whether a short name is not a part of somebody else's: "Kofi Osei", "the Ministry of Finance"."""
    if _GENITIVE.match(line, end):
        return False
    words = line[:start].split()
    before = words[-1] if words and line[:start].endswith(tuple(" \t\u00a0")) else ""
    if _INITIAL.match(before) and before[0] not in {name[0], "M"}:
        return False
    is_title = re.fullmatch(rf"(?i)(?:{TITLES})\.?|(?:{ARTICLES})", before) or _INITIAL.match(before)
    return bool(is_title) or not (before[:1].isupper() and before.isalpha())


def _shorts_of(name: str) -> Iterator[str]:
    """Yield what a name of several words can be called: its last and first word, and its initials."""
    words = _WORD.findall(name)
    if len(words) < 2:
        return
    yield from (one for one in {words[0], words[-1]} if len(one) >= SHORTEST_SHARED and one[0].isupper())
    every, capitals = "".join(one[0] for one in words), "".join(one[0] for one in words if one[0].isupper())
    yield from {one for one in (every, capitals) if len(one) > 1 and one[0].isupper()}


def _abbreviates(short: str, name: str) -> bool:
    """Say whether some capitals can stand for a name: its letters, in their order."""
    letters = iter(fold(name))
    return (
        sum(map(str.isupper, short)) > 1 and " " not in short and all(one in letters for one in fold(short))
    )


def _spelt(name: str) -> str:
    """Return a pattern for a name in folded text; a Slavic one with its endings."""
    return r"\s+".join(_word(one) for one in fold(name).split())


def _word(word: str) -> str:
    stem = re.fullmatch(r"([а-яё]{3,}?)(?:ии|ия|ие|ый|ий|ая|ое|ые|ых|их|[аеийоуьыюя])?", word)
    return rf"{re.escape(stem[1])}(?:{ENDINGS})?" if stem else re.escape(word)


def _any_of(patterns: Iterator[str]) -> re.Pattern[str]:
    every = "|".join(patterns)
    return re.compile(rf"(?<!\w)(?:{every})(?!\w)" if every else r"(?!)")
