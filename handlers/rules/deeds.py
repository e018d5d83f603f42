"""What a clause promises, if anything."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from handlers.rules.clauses import Clause, spaced, stands_alone
from handlers.rules.dates import Lead
from handlers.rules.hearing import Ear
from handlers.rules.languages.folding import fold
from handlers.rules.topics import LOOSE_ENDS, after_joint, last_thing, named_after, with_its_thing

WORDS_OF_A_DELIVERABLE = 14
LENGTH_OF_A_DELIVERABLE = 110
SOURCES = {"from"}
APPOSED = re.compile(r",[^,]*[^,\s][^,]*, *$")
JOINED_ARTICLE = "ال"
BREAK = re.compile(r" - |[:：] ?")
TWO_COMMAS = re.compile(r"\s*,\s*,\s*")
AGENT = re.compile(
    r"\b(?:by|par|por) (?!us\b|me\b|our\b|my\b|nous\b|nos|notre|moi\b|nuestr|mi\b|mi equipo\b"
    r"|\w+ and (?:me|us)\b|e-?mail|mail|post\b|courrier|courriel|correo|whatsapp|porteur|voie|ecrit|escrito"
    r"|la poste|fax|hand\b|drive|dhl|ici\b|aqui\b|valija|courier)\w"
)


@dataclass(frozen=True, slots=True)
class Deed:
    """The words of what is promised, by whom, and the verb that a next clause may share.

    `owner` is "" for the speaker.
    """

    words: str
    verb: str = ""
    owner: str = ""


def deed_of(clause: Clause, markers: re.Pattern[str], ear: Ear) -> Deed | None:
    """Return what the clause promises; None where it promises nothing.

    `markers` are the beginnings of promises: the ear's own, or those in the name of people.
    """
    marker = _marker(clause, markers, ear) or _shared_verb(clause, ear)
    if marker is not None:
        return _deed_of_marker(clause, marker, ear)
    passive = ear.passives.search(clause.plain, clause.start, clause.end)
    if passive is not None and "timely" in _said(passive) and not _lies_ahead(clause, ear):
        passive = None
    if passive is None and clause.vouched:
        passive = ear.vouched_passives.search(clause.plain, clause.start, clause.end)
    if clause.found is None and (passive is None or "claimed" not in _said(passive)):
        return None
    if passive is not None:
        return _deliverable_that_will_be(clause, passive, ear)
    return _bare_deliverable(clause, ear)


def _marker(clause: Clause, pattern: re.Pattern[str], ear: Ear) -> re.Match[str] | None:
    """Return where the promise of the clause begins: the last place before its date, else the first after.

    A last one that only takes up the thing of the one before ("and send it") is part of that one.
    """
    markers = [
        marker
        for marker in pattern.finditer(clause.plain, clause.start, clause.end)
        if _counts(clause, marker, ear)
    ]
    date_at = clause.found.start if clause.found else clause.end
    before = [marker for marker in markers if marker.start() < date_at]
    if len(before) > 1 and not stands_alone(clause.plain, before[-1], ear):
        spoilt = _is_spoilt(clause, before[-2], before[-2].end(), ear)
        return before[-1] if spoilt else before[-2]
    return before[-1] if before else next(iter(markers), None)


def _shared_verb(clause: Clause, ear: Ear) -> re.Match[str] | None:
    """Return where a verb begins that shares the subject of the promise before: "and share it by Monday"."""
    begin = re.compile(r"[ ,]*").match(clause.plain, clause.start)
    if begin is None or clause.found is None or clause.shares is not True:
        return None
    return begin if ear.deliveries.match(clause.plain, begin.end(), clause.end) else None


def _is_speakers(clause: Clause, marker: re.Match[str], ear: Ear) -> bool:
    """Return whether a verb without a subject is the speaker's: it begins, or "I am on it, will send"."""
    if clause.is_empty(clause.start, marker.start()):
        return clause.shares is not False or ear.own.match(clause.plain) is not None
    before = clause.plain[: marker.start()].rstrip()
    begins = before.endswith((":", "："))
    return begins or (before.endswith((",", "-")) and ear.own.match(clause.plain) is not None)


def _counts(clause: Clause, marker: re.Match[str], ear: Ear) -> bool:
    """Return whether the marker may begin a promise where it stands."""
    said = _said(marker)
    if "bare" in said and not _is_speakers(clause, marker, ear):
        return False
    if "verb" not in said and clause.is_empty(marker.end(), clause.end):
        return False
    if "dated" in said and clause.found is None and not clause.vouched:
        return False
    return "timely" not in said or _lies_ahead(clause, ear)


def _lies_ahead(clause: Clause, ear: Ear) -> bool:
    """Return whether the clause's day lies ahead for sure: a deadline does, "on Friday" may have been."""
    found = clause.found
    if found is None or found.reading.day is None:
        return False
    return found.lead is Lead.BY or ear.to_come.search(fold(found.reading.matched)) is not None


def _said(marker: re.Match[str]) -> Mapping[str, tuple[int, int]]:
    """Return the groups of the marker that matched: a group that comes several times has numbered names."""
    return {
        name.partition("_")[0]: marker.span(name)
        for name, words in marker.groupdict().items()
        if words is not None
    }


def _deed_of_marker(clause: Clause, marker: re.Match[str], ear: Ear) -> Deed | None:
    said = _said(marker)
    end = _tail(clause, marker.end(), ear)
    verb = ear.infinitive(clause.words[slice(*said["verb"])]) if "verb" in said else ""
    rest = re.sub(r"^(\w+):", r"\1", clause.without_date(marker.end(), end))
    rest = TWO_COMMAS.sub(" ", rest)
    whole = spaced(f"{clause.words[slice(*said['object'])]}{verb}" if "object" in said else verb, rest)
    if (
        _is_spoilt(clause, marker, end, ear)
        or ear.idle.match(fold(whole))
        or not _is_placed(clause, marker, end, ear)
    ):
        return None
    deed = with_its_thing(clause, marker, whole, ear)
    if not deed or (clause.found is None and not _is_clear(clause, said, end, (whole, deed), ear)):
        return None
    owner = clause.words[slice(*said["owner"])] if "owner" in said else ""
    return Deed(deed, verb or _verb_of(whole, ear), owner)


def _verb_of(whole: str, ear: Ear) -> str:
    """Return the verb that a deed begins with; "" where its words are but "from me"."""
    pronoun = ear.objectless.fullmatch(fold(whole).rstrip(LOOSE_ENDS))
    groups = pronoun.groupdict().items() if pronoun else ()
    begins = pronoun is None or any(words for name, words in groups if name.startswith(("does", "idle")))
    return whole.partition(" ")[0] if begins else ""


def _is_clear(clause: Clause, said: Collection[str], end: int, deeds: tuple[str, str], ear: Ear) -> bool:
    """Return whether a deed without a date is one that delivers something, and its sentence names no time."""
    whole, deed = deeds
    delivers = "solemn" in said or clause.vouched or ear.deliveries.match(fold(whole)) is not None
    names_thing = ear.objectless.fullmatch(fold(deed).rstrip(LOOSE_ENDS)) is None
    return delivers and names_thing and ear.calendar.search(clause.plain, 0, end) is None


def _deliverable_that_will_be(clause: Clause, passive: re.Match[str], ear: Ear) -> Deed | None:
    """Return "the report ready" for "the report will be ready": who is promised for is not somebody else."""
    said = _said(passive)
    refers = "pronoun" in said or _shares_subject(clause, passive, ear)
    start = _start_of_subject(clause, passive, ear, named=not refers)
    end = _tail(clause, passive.end(), ear)
    subject, rest = APPOSED.sub("", clause.plain[start : passive.start()]), clause.plain[passive.end() : end]
    if _spoils(subject, ear) or _spoils(rest, ear) or ear.finite.search(subject) or AGENT.search(rest):
        return None
    unnamed = clause.is_empty(start, passive.start())
    deed = spaced(clause.without_date(start, passive.start()), clause.without_date(passive.end(), end))
    if refers and (unnamed or "holder" not in said):
        thing = last_thing(clause.words, clause.plain, passive.start(), ear)
        thing = thing or named_after(clause, passive.end(), ear) or clause.mention
        rest = fold(deed).partition(" ")[2]
        deed = spaced(thing, deed) if thing and not ear.finite.search(rest) else ""
    elif unnamed or ("moves" in said and ear.travellers.search(subject)):
        return None
    return Deed(deed) if deed else None


def _shares_subject(clause: Clause, passive: re.Match[str], ear: Ear) -> bool:
    """Return whether the subject is that of the verb before: "is being read and will be sent on Friday"."""
    joints = list(ear.joints.finditer(clause.plain, clause.start, passive.start()))
    if not joints or not joints[-1]["word"] or not clause.is_empty(joints[-1].end(), passive.start()):
        return False
    return ear.finite.search(clause.plain, clause.start, joints[-1].start()) is not None


def _start_of_subject(clause: Clause, passive: re.Match[str], ear: Ear, *, named: bool) -> int:
    """Return where the subject begins: the last place with words after it; at a pronoun the very last."""
    joints = _joints_before(clause, passive.start(), ear)
    early = clause.found is not None and clause.found.start < passive.start()
    breaks = [part.end() for part in BREAK.finditer(clause.plain, clause.start, passive.start())]
    places = [*breaks, *([] if early and named else joints)]
    words = [place for place in places if not (named and clause.is_empty(place, passive.start()))]
    return max([clause.start, *words])


def _joints_before(clause: Clause, place: int, ear: Ear) -> list[int]:
    """Return where the joints before a place end; two commas around an apposition are none."""
    joints = [joint.end() for joint in ear.joints.finditer(clause.plain, clause.start, place)]
    return joints[:-2] if APPOSED.search(clause.plain, clause.start, place) else joints


def _bare_deliverable(clause: Clause, ear: Ear) -> Deed | None:
    """Return the deliverable that stands before or after a deadline; None where there is a verb."""
    found = clause.found
    if found is None or clause.shares is False:
        return None
    if found.lead is not Lead.BY and clause.shares is not True:
        return None
    before = not clause.is_empty(clause.start, found.start)
    end = _tail(clause, found.end, ear) if before else clause.end
    after = not clause.is_empty(found.end, end)
    deed = clause.without_date(clause.start, end)
    if before == after or len(deed) > LENGTH_OF_A_DELIVERABLE or len(deed.split()) > WORDS_OF_A_DELIVERABLE:
        return None
    shared = ear.objectless.match(clause.scope.strip()) if clause.shares else None
    is_noun = shared and shared.groupdict().get("does_one") and not ear.deliveries.match(clause.scope.strip())
    if shared and not is_noun and not clause.scope.strip()[shared.end() :].strip(LOOSE_ENDS):
        return None
    scope = clause.plain[clause.start : end].strip()
    shares_verb = ear.articles.match(fold(deed)) is not None
    finite = {word[0] for word in ear.finite.finditer(scope, shared.end() if shared else 0)}
    if _spoils(clause.scope, ear) or finite - (SOURCES if shares_verb and clause.verb else set()):
        return None
    return Deed(spaced(clause.verb, deed) if shares_verb else deed, clause.verb)


def _tail(clause: Clause, start: int, ear: Ear) -> int:
    """Return where the deed is over: what follows a comma or a "because" after the date is not part of it."""
    after = max(start, clause.found.end) if clause.found else start
    if clause.found and _is_interrupted(clause, start, ear):
        after += len(clause.plain[after:]) - len(clause.plain[after:].lstrip(" ,"))
    tail = ear.tails.search(clause.plain, after, clause.end)
    return clause.end if tail is None else tail.start()


def _is_interrupted(clause: Clause, start: int, ear: Ear) -> bool:
    """Return whether the date stands between a verb and its thing: "we will send, by Friday, the map"."""
    found = clause.found
    before = clause.plain[start : found.start].rstrip() if found else ""
    if found is None or not before.endswith(","):
        return False
    thing = clause.plain[found.end :].lstrip(" ,")
    return before.strip() == "," or ("," not in before[:-1] and ear.articles.match(thing) is not None)


def _is_spoilt(clause: Clause, marker: re.Match[str], end: int, ear: Ear) -> bool:
    """Return whether the promise is doubted or denied; an obstacle counts before it only."""
    plain, begin = clause.plain, marker.start()
    verb = marker.end() if "verb" in _said(marker) else begin
    here = after_joint(clause, begin, ear, commas=True)
    doubtful = after_joint(clause, begin, ear, commas=False)
    if ear.finite.search(plain, doubtful, here) or BREAK.search(plain, doubtful, begin):
        doubtful = here = max([here, *(part.end() for part in BREAK.finditer(plain, here, begin))])
    relative = ear.relatives.search(plain, marker.end(), end)
    end = relative.start() if relative else end
    return any(
        spoiler.search(plain, *span)
        for spoiler, span in (
            (ear.doubts, (doubtful, verb)),
            (ear.hedges, (marker.end(), end)),
            (ear.denials, (here, begin)),
            (ear.denials, (marker.end(), end)),
            (ear.obstacles, (here, begin)),
        )
    )


def _spoils(scope: str, ear: Ear) -> bool:
    return any(spoiler.search(scope) for spoiler in (ear.doubts, ear.denials, ear.obstacles))


def _is_placed(clause: Clause, marker: re.Match[str], end: int, ear: Ear) -> bool:
    """Return whether the date is the deed's and not part of a name: "the Friday meeting" sets no date."""
    found = clause.found
    if found is None or found.lead is not None:
        return True
    if found.end <= marker.end() and clause.is_empty(found.end, marker.start()):
        return True
    if clause.is_empty(found.end, max(end, found.end)) or clause.is_empty(clause.start, found.start):
        return True
    word_before = clause.plain[clause.start : found.start].split()[-1]
    is_article = ear.articles.fullmatch(word_before) and not word_before.startswith(JOINED_ARTICLE)
    return not is_article and clause.plain[found.end] != "的"
