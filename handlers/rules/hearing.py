"""An ear for one language: its promise words compiled, and texts taken apart into sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from handlers.rules.languages import language_of
from handlers.rules.languages.folding import fold
from handlers.rules.languages.table import DateWords, PromiseWords

BULLET = re.compile(r"^(?:[\s\-–—*•·+]|\[[ x]?\]|\d{1,2}[.)](?=\s)|[a-z]\)(?=\s))+")
QUOTED = re.compile(r"^\s*(?:>|&gt;)")
STOP = re.compile(r"[.!?…]+[\"'”’»)]*(?=\s+[^\sa-zà-ÿ])|;(?=\s)")


@dataclass(frozen=True, slots=True)
class Ear:
    """A language's promise words as compiled patterns over folded text."""

    words: PromiseWords
    months: frozenset[str]
    markers: re.Pattern[str]
    passives: re.Pattern[str]
    idle: re.Pattern[str]
    doubts: re.Pattern[str]
    denials: re.Pattern[str]
    finite: re.Pattern[str]
    sentence_spoilers: re.Pattern[str]
    joints: re.Pattern[str]
    tails: re.Pattern[str]
    trim: re.Pattern[str]
    articles: re.Pattern[str]

    def joint_between(self, plain: str, start: int, end: int) -> re.Match[str] | None:
        """Return the joint at which the words between two dates part; None where they are one clause.

        It is the one right after the first date, else the last.
        """
        joints = list(self.joints.finditer(plain, start, end))
        if joints and not plain[start : joints[0].start()].strip():
            return joints[0]
        return joints[-1] if joints else None

    def infinitive(self, verb: str) -> str:
        """Return a verb as a title has it: `enverrons` is `envoyer`; one that is so already stays."""
        known = self.words.infinitives
        stem = re.sub(r"(?<=r)(?:ons|ai|a)$", "", verb.lower())
        if known_as := known.get(fold(verb)) or known.get(fold(stem)):
            return known_as
        endings = (stem[: -len(end)] + whole for end, whole in self.words.endings if stem.endswith(end))
        return next(endings, verb)


@dataclass(frozen=True, slots=True)
class Heard:
    """A sentence, single-spaced, and whether it stands in a list of what is doubted or waited for."""

    words: str
    doubted: bool


@lru_cache(maxsize=16)
def ear_of(code: str) -> Ear:
    """Return the ear for a language."""
    language = language_of(code)
    words = language.promises
    return Ear(
        words=words,
        months=frozenset(_shortened(language.dates)),
        markers=_whole(words.markers),
        passives=_whole(words.passives, end=""),
        idle=_whole(words.idle),
        doubts=_whole(words.doubts),
        denials=_whole(words.denials),
        finite=_whole(words.finite),
        sentence_spoilers=_whole(f"{words.conditions}|{words.reports}"),
        joints=re.compile(rf" ?,? (?P<word>{words.joints})(?= )| ?[;,](?= )| [+&](?= )"),
        tails=re.compile(words.tails),
        articles=_whole("|".join((words.articles, *language.dates.numbers))),
        trim=re.compile(rf"(?:{words.trim})(?![\w'])[\s,:;.-]*"),
    )


def sentences(text: str, ear: Ear) -> Iterator[Heard]:
    """Yield the sentences of a text in composed form; quoted lines are somebody else's and left out."""
    doubted = False
    for line in text.splitlines():
        if QUOTED.match(line):
            continue
        bullet = BULLET.match(line)
        body = " ".join(line[bullet.end() if bullet else 0 :].split())
        doubted = doubted and bullet is not None
        for words in _split(body, ear):
            yield Heard(words, doubted)
        if body.endswith(":"):
            plain = fold(body)
            doubted = any(
                spoiler.search(plain) for spoiler in (ear.doubts, ear.denials, ear.sentence_spoilers)
            )


def _split(line: str, ear: Ear) -> Iterator[str]:
    start = 0
    for stop in STOP.finditer(line):
        word = fold(line[start : stop.start()]).split(" ")[-1].strip("(\"'")
        following = line[stop.end() :].lstrip()[:1]
        if word in ear.words.abbreviations or (word in ear.months and following.isdecimal()):
            continue
        yield line[start : stop.end()].strip()
        start = stop.end()
    if line[start:].strip():
        yield line[start:].strip()


def _shortened(dates: DateWords) -> Iterator[str]:
    yield from dates.months
    yield from dates.short_weekdays


def _whole(pattern: str, end: str = r"(?![\w'])") -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'])(?:{pattern}){end}")
