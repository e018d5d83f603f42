"""Hearing the promises with a date in what a partner writes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from handlers.rules.dates import PAST, DateReading, FoundDate, Lead, find_dates
from handlers.rules.hearing import Ear, ear_of, sentences
from handlers.rules.languages import language_of
from handlers.rules.languages.folding import composed, fold
from handlers.rules.titles import title_of

WORDS_OF_A_DELIVERABLE = 14


@dataclass(frozen=True, slots=True)
class Promise:
    """What somebody said they will do, and by when.

    `title` is the deed in their own words, `reading` the date (its problem set where it has
    to be asked for), `words` the clause it was heard in.
    """

    title: str
    reading: DateReading
    words: str


@dataclass(frozen=True, slots=True)
class _Clause:
    """A stretch of a sentence around one date.

    `words` is the whole sentence; `plain` is the same folded, with its dates blanked out. The
    clause runs from `start` to `end`. `shares` is the fate of the clause before: whether it
    was a promise, None for the first; `verb` is that promise's verb, which it may share too.
    """

    words: str
    plain: str
    start: int
    end: int
    found: FoundDate
    shares: bool | None
    verb: str

    def is_empty(self, start: int, end: int) -> bool:
        """Return whether there are no words between two places."""
        return re.search(r"\w", self.plain[start:end]) is None


@dataclass(frozen=True, slots=True)
class _Deed:
    """The words of what is promised, and the verb that a next clause may share ("and the map by Monday")."""

    words: str
    verb: str = ""


def hear(text: str, today: date, language: str) -> tuple[Promise, ...]:
    """Return the promises with a date that a message makes, in its order.

    A promise is a first person's future, a deliverable that will be ready, or a bare
    deliverable with its deadline. Past deeds, hopes, questions, denials, conditions, what
    others promised and what is waited for are not heard: a promise missed can be typed, one
    that was never made offends. `today` is the writer's day, `language` a BCP 47 tag.
    """
    ear = ear_of(language_of(language).code)
    return tuple(
        promise
        for heard in sentences(composed(text), ear)
        for promise in _heard_in(
            heard.words, find_dates(heard.words, today, language), ear, doubted=heard.doubted
        )
    )


def _heard_in(words: str, dates: tuple[FoundDate, ...], ear: Ear, *, doubted: bool) -> Iterator[Promise]:
    plain = fold(words)
    for found in dates:
        plain = plain[: found.start] + " " * (found.end - found.start) + plain[found.end :]
    if words.endswith("?") or ear.sentence_spoilers.search(plain):
        return
    shares: bool | None = False if doubted else None
    verb = ""
    for start, end, found in _stretches(plain, dates, ear):
        deed = _deed(_Clause(words, plain, start, end, found, shares, verb), ear)
        shares, verb = deed is not None, deed.verb if deed else ""
        title = title_of(deed.words, ear) if deed and _can_be_due(found) else ""
        if title:
            yield Promise(title, found.reading, words[start:end].strip(" ,;"))


def _stretches(plain: str, dates: tuple[FoundDate, ...], ear: Ear) -> Iterator[tuple[int, int, FoundDate]]:
    """Yield each date with the stretch that is its own. Dates that no joint parts are left out."""
    start = 0
    for place, found in enumerate(dates):
        if place + 1 == len(dates):
            yield start, len(plain), found
            return
        joint = ear.joint_between(plain, found.end, dates[place + 1].start)
        if joint is None:
            return
        yield start, joint.start(), found
        start = joint.end()


def _can_be_due(found: FoundDate) -> bool:
    """Return whether a deed can be due then: not "until Friday", nor "what we did yesterday"."""
    return found.lead is not Lead.UNTIL and (found.lead is Lead.BY or found.reading.problem != PAST)


def _deed(clause: _Clause, ear: Ear) -> _Deed | None:
    """Return what the clause promises; None where it promises nothing."""
    marker = _marker(clause, ear)
    if marker is not None:
        return _deed_of_marker(clause, marker, ear)
    passive = ear.passives.search(clause.plain, clause.start, clause.end)
    if passive is not None:
        return _deliverable_that_will_be(clause, passive, ear)
    return _bare_deliverable(clause, ear)


def _marker(clause: _Clause, ear: Ear) -> re.Match[str] | None:
    """Return where the promise of the clause begins: the last place before its date, else the first after."""
    markers = [
        marker
        for marker in ear.markers.finditer(clause.plain, clause.start, clause.end)
        if not marker.groupdict().get("bare")
        or (clause.shares is not False and clause.is_empty(clause.start, marker.start()))
    ]
    before = [marker for marker in markers if marker.start() < clause.found.start]
    return before[-1] if before else next(iter(markers), None)


def _deed_of_marker(clause: _Clause, marker: re.Match[str], ear: Ear) -> _Deed | None:
    end = _tail(clause, marker.end(), ear)
    rest = _without_date(clause, marker.end(), end)
    deed = re.sub(r"^(\w+):", r"\1", f"{_verb_within(clause, marker, ear)} {rest}".strip())
    doubted = ear.doubts.search(clause.plain, _after_joint(clause, marker.start(), ear, commas=False), end)
    denied = ear.denials.search(clause.plain, _after_joint(clause, marker.start(), ear, commas=True), end)
    idle = ear.idle.match(fold(deed))
    return (
        None
        if doubted or denied or idle or not _is_placed(clause, end)
        else _Deed(deed, deed.partition(" ")[0])
    )


def _verb_within(clause: _Clause, marker: re.Match[str], ear: Ear) -> str:
    """Return the verb that the marker ends with, as a title has it, after its object: "les envoyer"."""
    spans = {name.partition("_")[0]: marker.span(name) for name, words in marker.groupdict().items() if words}
    verb = ear.infinitive(clause.words[slice(*spans["verb"])]) if "verb" in spans else ""
    return clause.words[slice(*spans["object"])] + verb if "object" in spans else verb


def _deliverable_that_will_be(clause: _Clause, passive: re.Match[str], ear: Ear) -> _Deed | None:
    """Return "the report ready" for "the report will be ready": who is promised for is not somebody else."""
    joints = [joint.end() for joint in ear.joints.finditer(clause.plain, clause.start, passive.start())]
    start = clause.start if clause.found.start < passive.start() else max([clause.start, *joints])
    end = _tail(clause, passive.end(), ear)
    subject = clause.plain[start : passive.start()]
    deed = f"{_without_date(clause, start, passive.start())} {_without_date(clause, passive.end(), end)}"
    spoilt = _is_spoilt(clause.plain[start:end], ear) or ear.finite.search(subject)
    agent = re.search(r"\b(?:by|par) \w", clause.plain[passive.end() : end])
    return None if spoilt or agent or clause.is_empty(start, passive.start()) else _Deed(deed)


def _bare_deliverable(clause: _Clause, ear: Ear) -> _Deed | None:
    """Return the deliverable that stands before or after a deadline; None where there is a verb."""
    found = clause.found
    has_deadline = found.lead is Lead.BY or (clause.shares is True and found.lead is not None)
    if clause.shares is False or not has_deadline:
        return None
    before = not clause.is_empty(clause.start, found.start)
    after = not clause.is_empty(found.end, clause.end)
    deed = _without_date(clause, clause.start, clause.end)
    scope = clause.plain[clause.start : clause.end]
    if before == after or len(deed.split()) > WORDS_OF_A_DELIVERABLE:
        return None
    if _is_spoilt(scope, ear) or ear.finite.search(scope):
        return None
    shares_verb = ear.articles.match(fold(deed)) is not None
    return _Deed(f"{clause.verb} {deed}" if shares_verb else deed, clause.verb)


def _tail(clause: _Clause, start: int, ear: Ear) -> int:
    """Return where the deed is over: what follows a comma or a "because" after the date is not part of it."""
    tail = ear.tails.search(clause.plain, max(start, clause.found.end), clause.end)
    return clause.end if tail is None else tail.start()


def _after_joint(clause: _Clause, start: int, ear: Ear, *, commas: bool) -> int:
    """Return where the words that can spoil a promise begin: "and" stops a doubt, a comma a denial."""
    joints = ear.joints.finditer(clause.plain, clause.start, start)
    return max([clause.start, *(joint.end() for joint in joints if commas or joint["word"])])


def _is_spoilt(scope: str, ear: Ear) -> bool:
    return ear.doubts.search(scope) is not None or ear.denials.search(scope) is not None


def _is_placed(clause: _Clause, end: int) -> bool:
    """Return whether the date is the deed's and not part of a name: "the Friday meeting" sets no date."""
    found = clause.found
    edges = clause.is_empty(found.end, max(end, found.end)) or clause.is_empty(clause.start, found.start)
    return found.lead is not None or edges


def _without_date(clause: _Clause, start: int, end: int) -> str:
    """Return the words between two places, the date left out."""
    found = clause.found
    before = clause.words[start : max(start, min(end, found.start))]
    after = clause.words[max(start, found.end) : max(start, end, found.end)] if end > found.end else ""
    if end <= found.start:
        return clause.words[start:end].strip()
    return f"{before.strip()} {after.strip()}".strip()
