"""Texts taken apart into the sentences that are the writer's own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from handlers.rules.hearing import Ear
from handlers.rules.languages.folding import composed, fold

BULLET = re.compile(r"^(?:[\s\-–—*•·+▪◦●➤✅☐☑]|\[[ x]?\]|\d{1,2}[.)](?=\s)|[a-z]\)(?=\s)|\d{1,2}[、．)）])+")
QUOTED = re.compile(r"^\s*(?:>|&gt;)")
FORWARDED = re.compile(
    r"(?i)^\s*(?:-{2,}.*(?:original|forwarded|transf|reenv|пересыл|исходн)|begin forwarded message)"
)
UNQUOTED = r"[^\"“„”«»「」『』]"
QUOTATION = re.compile(
    rf"[\"“„«「『](?:{UNQUOTED}{{10,}}+|{UNQUOTED}{{0,5}}[\u4e00-\u9fff]{{4}}{UNQUOTED}{{0,5}})[\"”“»」』]"
)
POINT = re.compile(r"(?:^|(?<=[\s:：;；,，]))(?:\(?[1-9][)）]|[①-⑨])\s*")
HEADING = re.compile(r"[^:：,，.]{2,60}[:：](?!\d|//) *(?=\S)")
YEAR = re.compile(r"\d{4} г$")
STOP = re.compile(r"(?<![.!?…؟])[.!?…؟]++[\"')”’»]*+(?=\s)|;(?=\s)|؛|[。！？；]+[”’」』）]*")
QUESTION = re.compile(r"[?？؟][\s\W]*$")
SHORTEST_LAST_WORD = 2
LONGEST_LAST_WORD = 40
"""So many characters before a stop are looked at: no abbreviation, month or year is longer."""

LONGEST_SENTENCE = 1000


@dataclass(frozen=True, slots=True)
class Heard:
    """A sentence, single-spaced; `fate` is that of the list it stands in.

    True: what will be done. False: what is doubted or waited for. None: it stands in no such list.
    """

    words: str
    fate: bool | None

    @property
    def asks(self) -> bool:
        """Whether it is a question."""
        return QUESTION.search(self.words) is not None or self.words.startswith("¿")


def sentences(text: str, ear: Ear) -> Iterator[Heard]:
    """Yield the sentences of a text in composed form; what is quoted is somebody else's and left out.

    So is what runs on for longer than anybody's sentence does: a pasted file promises nothing.
    """
    fate: bool | None = None
    for line in _own_lines(composed(text), ear):
        bullet = BULLET.match(line)
        begin = bullet.end() if bullet and not POINT.search(line, bullet.end()) else 0
        body = " ".join(line[begin:].split())
        fate = fate if bullet is not None else None
        does = bullet is not None and fate is None and ear.deliveries.match(fold(body)) is not None
        said = True if does else fate
        for words in _split(body, ear):
            yield from (one for one in _points(Heard(words, said), ear) if len(one.words) <= LONGEST_SENTENCE)
        if body.endswith((":", "：")):
            fate = _fate(fold(body), ear)


def _points(sentence: Heard, ear: Ear) -> Iterator[Heard]:
    """Yield a sentence, or each point of one that counts them: "From us: 1) the map by Friday 2) a quote"."""
    words, fate = sentence.words, sentence.fate
    heading = HEADING.match(words)
    if heading and not ear.markers.search(fold(heading[0])):
        promised = _fate(fold(heading[0]), ear) is True
        words, fate = (words[heading.end() :], True) if promised else (words, fate)
    points = POINT.split(words) if len(POINT.findall(words)) > 1 else [words]
    yield from (Heard(point.strip(" ,;"), fate) for point in points if point.strip(" ,;"))


def _fate(heading: str, ear: Ear) -> bool | None:
    """Return what a heading makes of the list below it."""
    spoilers = (ear.doubts, ear.denials, ear.obstacles, ear.sentence_spoilers)
    if any(spoiler.search(heading) for spoiler in spoilers):
        return False
    return True if ear.lists.search(heading) else None


def _own_lines(text: str, ear: Ear) -> Iterator[str]:
    for line in text.splitlines():
        if FORWARDED.match(line):
            return
        if not QUOTED.match(line):
            yield QUOTATION.sub(lambda said: " " if ear.markers.search(fold(said[0])) else said[0], line)


def _split(line: str, ear: Ear) -> Iterator[str]:
    start = 0
    for stop in STOP.finditer(line):
        if _is_within(line, start, stop, ear):
            continue
        yield line[start : stop.end()].strip()
        start = stop.end()
    if line[start:].strip():
        yield line[start:].strip()


def _is_within(line: str, start: int, stop: re.Match[str], ear: Ear) -> bool:
    """Return whether the stop ends an abbreviation and not the sentence."""
    if stop[0] not in {".", "..."}:
        return False
    begin = max(start, stop.start() - LONGEST_LAST_WORD)
    word = fold(line[begin : stop.start()]).split(" ")[-1].strip("(\"'")
    following = line[stop.end() : stop.end() + 2].lstrip()[:1]
    if YEAR.search(line, begin, stop.start()) and following.isupper():
        return False
    if word in ear.words.abbreviations or (word in ear.months and following.isdecimal()):
        return True
    return following.islower() and (word in ear.months or len(word) < SHORTEST_LAST_WORD)
