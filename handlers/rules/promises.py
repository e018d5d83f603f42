"""Hearing the promises in what a partner writes."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date

from handlers.rules.clauses import Clause, stretches
from handlers.rules.dates import NONE, PAST, DateReading, FoundDate, Lead, find_dates
from handlers.rules.deeds import Deed, deed_of
from handlers.rules.hearing import Ear, ear_of, markers_of
from handlers.rules.languages import LANGUAGES, language_of
from handlers.rules.languages.folding import fold
from handlers.rules.sentences import Heard, sentences
from handlers.rules.titles import title_of
from handlers.rules.tongue import spoken
from handlers.rules.topics import last_thing

WORDS_OF_A_MENTION = 6
UNDATED = DateReading(None, "", NONE)


@dataclass(frozen=True, slots=True)
class Promise:
    """What somebody said they will do, and by when.

    `title` is the deed in their own words, `reading` the date (its problem set where it has
    to be asked for: "none" where none was named), `words` the clause it was heard in. `owner` is
    the name of whom it was promised for, as written; "" is the speaker.
    """

    title: str
    reading: DateReading
    words: str
    owner: str = ""


def hear(text: str, today: date, language: str, *, people: Collection[str] = ()) -> tuple[Promise, ...]:
    """Return the promises that a message makes, in its order.

    A promise is a first person's future, a deliverable that will be ready, or a bare
    deliverable with its deadline; without a date it is one only where the writer says that
    they will deliver something. Past deeds, hopes, questions, denials, conditions, what
    others promised and what is waited for are not heard: a promise missed can be typed, one
    that was never made offends. `today` is the writer's day, `language` the BCP 47 tag of the
    language to read in where the text itself does not show another. In minutes, `people` are
    those who may be promised for.
    """
    code = spoken(text, language_of(language).code)
    listener = _Listener(ear_of(code), code, today, frozenset(filter(None, map(str.strip, people))))
    return tuple(listener.promises(text))


def warm() -> None:
    """Make ready to hear in every language: the first sentence of one costs some tenths of a second."""
    for code in LANGUAGES:
        hear("…", date.min, code)


@dataclass(frozen=True, slots=True)
class _Listener:
    ear: Ear
    code: str
    today: date
    people: frozenset[str]

    def promises(self, text: str) -> Iterator[Promise]:
        mention = ""
        for heard in sentences(text, self.ear):
            dates = find_dates(heard.words, self.today, self.code)
            plain = _blanked(heard.words, dates)
            courtesies = [said.span() for said in self.ear.courtesies.finditer(plain)]
            plain, words = _without(plain, courtesies), _without(heard.words, courtesies)
            yield from self._heard_in(replace(heard, words=words), plain, dates, mention)
            mention = self._mention(words, plain)

    def _heard_in(
        self, heard: Heard, plain: str, dates: tuple[FoundDate, ...], mention: str
    ) -> Iterator[Promise]:
        named = markers_of(self.code, self.people) if self.people else None
        markers = named if named and named.search(plain) else self.ear.markers
        reported = markers.sub("", plain) if markers is named else plain
        if heard.asks or self.ear.sentence_spoilers.search(reported):
            return
        shares = heard.fate
        verb = ""
        for start, end, found in stretches(plain, dates, markers, self.ear):
            begin = _past_courtesies(plain, start, found)
            clause = Clause(heard.words, plain, begin, end, found, shares, verb, mention)
            deed = deed_of(clause, markers, self.ear)
            shares, verb = deed is not None, deed.verb if deed else ""
            if deed and (promise := self._promise(clause, deed)):
                yield promise

    def _promise(self, clause: Clause, deed: Deed) -> Promise | None:
        found = clause.found
        title = title_of(deed.words, self.ear) if found is None or _can_be_due(found) else ""
        words = clause.words[clause.start : clause.end].strip(" ,;，；،؛")
        return Promise(title, found.reading if found else UNDATED, words, deed.owner) if title else None

    def _mention(self, words: str, plain: str) -> str:
        """Return the thing that a sentence speaks of first, for the next one's "it"."""
        finite = self.ear.finite.search(plain)
        thing = (words[: finite.start()] if finite else words).strip(" ,.:;?!-–—？。：")
        is_thing = self.ear.articles.match(fold(thing)) or finite is None
        short = 0 < len(thing.split()) <= WORDS_OF_A_MENTION and len(thing) < len(words.strip())
        if is_thing and short and not self.ear.markers.search(plain):
            return thing
        return last_thing(words, plain, len(plain), self.ear)


def _blanked(words: str, dates: tuple[FoundDate, ...]) -> str:
    plain = fold(words)
    for found in dates:
        plain = plain[: found.start] + " " * (found.end - found.start) + plain[found.end :]
    return plain


def _without(words: str, places: list[tuple[int, int]]) -> str:
    """Return the words with what stands in these places blanked out, all but its commas."""
    for start, end in places:
        words = words[:start] + re.sub(r"[^,，،]", " ", words[start:end]) + words[end:]
    return words


def _past_courtesies(plain: str, start: int, found: FoundDate | None) -> int:
    """Return where a clause begins after its "thanks, ", at its date at the latest."""
    begin = len(plain) - len(plain[start:].lstrip(" ,"))
    return min(begin, found.start) if found else begin


def _can_be_due(found: FoundDate) -> bool:
    """Return whether a deed can be due then: not "until Friday", nor "what we did yesterday"."""
    return found.lead is not Lead.UNTIL and (found.lead is Lead.BY or found.reading.problem != PAST)
