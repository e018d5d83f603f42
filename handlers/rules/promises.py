"""Hearing the promises in what a partner writes."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date

from handlers.rules.afterthoughts import Spoken, spoken_sentences
from handlers.rules.clauses import Clause, stretches
from handlers.rules.dates import NONE, PAST, DateReading, FoundDate, Lead
from handlers.rules.deeds import Deed, deed_of
from handlers.rules.hearing import Ear, ear_of, markers_of
from handlers.rules.languages import LANGUAGES, language_of
from handlers.rules.languages.folding import fold
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
        for said in spoken_sentences(text, self.today, self.code, self.ear):
            yield from self._heard_in(said, mention)
            mention = self._mention(said.heard.words, said.plain)

    def _heard_in(self, said: Spoken, mention: str) -> Iterator[Promise]:
        heard, plain = said.heard, said.plain
        named = markers_of(self.code, self.people) if self.people else None
        markers = named if named and named.search(plain) else self.ear.markers
        reported = markers.sub("", plain) if markers is named else plain
        if heard.asks or self.ear.sentence_spoilers.search(reported):
            return
        shares = heard.fate
        verb = ""
        for start, end, found in stretches(plain, said.dates, markers, self.ear):
            begin = _past_courtesies(plain, start, found)
            clause = Clause(
                heard.words, plain, begin, end, found, shares, verb, mention, vouched=said.vouched
            )
            names = markers is named and markers.search(plain, begin, end)
            deed = deed_of(clause, markers if names else self.ear.markers, self.ear)
            shares, verb = deed is not None, deed.verb if deed else ""
            if deed and (promise := self._promise(clause, self._owned(deed))):
                yield promise

    def _promise(self, clause: Clause, deed: Deed) -> Promise | None:
        found = clause.found
        title = title_of(deed.words, self.ear) if found is None or self._can_be_due(found, deed) else ""
        words = clause.words[clause.start : clause.end].strip(" ,;，；،؛")
        return Promise(title, found.reading if found else UNDATED, words, deed.owner) if title else None

    def _owned(self, deed: Deed) -> Deed:
        """Return a deed that names its owner first or last as theirs: "Ana the photos", "venue: Ana"."""
        if deed.owner or not self.people:
            return deed
        names = "|".join(re.escape(fold(name)) for name in self.people)
        plain = fold(deed.words)
        found = re.match(rf"(?P<owner>{names})(?: ?[:,-])? ", plain)
        if found is None or self.ear.articles.match(plain, found.end()) is None:
            found = re.search(rf" ?(?:[:(]| -) ?(?P<owner>{names})\W*$", plain)
        if found is None:
            return deed
        rest = deed.words[: found.start()] or deed.words[found.end() :]
        return replace(deed, words=rest, owner=deed.words[slice(*found.span("owner"))])

    def _can_be_due(self, found: FoundDate, deed: Deed) -> bool:
        """Return whether a deed can be due then: not "until Friday", nor "what we did yesterday"."""
        if found.lead is Lead.UNTIL and self.ear.till.match(fold(deed.words)) is None:
            return False
        return found.lead is Lead.BY or found.reading.problem != PAST

    def _mention(self, words: str, plain: str) -> str:
        """Return the thing that a sentence speaks of first, for the next one's "it"."""
        finite = self.ear.finite.search(plain)
        thing = (words[: finite.start()] if finite else words).strip(" ,.:;?!¿¡-–—？。：")
        is_thing = self.ear.articles.match(fold(thing)) or finite is None
        short = 0 < len(thing.split()) <= WORDS_OF_A_MENTION and len(thing) < len(words.strip())
        if is_thing and short and not self.ear.markers.search(plain):
            return thing
        return last_thing(words, plain, len(plain), self.ear)


def _past_courtesies(plain: str, start: int, found: FoundDate | None) -> int:
    """Return where a clause begins after its "thanks, ", at its date at the latest."""
    begin = len(plain) - len(plain[start:].lstrip(" ,"))
    return min(begin, found.start) if found else begin
