"""What a promise is about, where that stands before its verb or in the sentence before."""

import re

from handlers.rules.clauses import Clause, spaced
from handlers.rules.hearing import Ear
from handlers.rules.languages.folding import fold

WORDS_OF_A_TOPIC = 8
CYRILLIC_WORD = re.compile("[А-Я][а-я]")
BREAK = re.compile(" - ")
COMMA = re.compile(r"\s*,\s*")
LOOSE_ENDS = " .,!;:"


def with_its_thing(clause: Clause, marker: re.Match[str], deed: str, ear: Ear) -> str:
    """Return the deed with the thing it is about, where that stands before the verb: "the map I'll send".

    Empty where it is but "do" and nothing says what.
    """
    deed = deed.lstrip(" ,،，")
    joint = ear.joints.search(fold(deed))
    head, rest = (deed[: joint.start()], deed[joint.start() :]) if joint else (deed, "")
    objectless = ear.objectless.fullmatch(fold(head).rstrip(LOOSE_ENDS))
    taken_up = ear.taken_up.match(fold(deed))
    found = objectless or taken_up
    if found is None:
        return deed
    if objectless is None and "before" in found.groupdict():
        return spaced(_topic(clause, marker, ear), deed)
    thing = _topic(clause, marker, ear) or last_thing(
        clause.words, clause.plain, _end_before_verb(marker), ear
    )
    thing = thing or named_after(clause, marker.end(), ear) or clause.mention
    thing = thing or _subject(clause, marker, ear)
    groups = found.groupdict()
    if objectless is None:
        begin, end = found.span("does")
        return spaced(deed[begin:end], _lowered(thing, ear), deed[found.end() :]) if thing else deed[begin:]
    if not thing:
        return "" if groups["idle"] is not None else deed
    if groups.get("takes") is not None:
        return f"{deed.rstrip(LOOSE_ENDS)} ({_lowered(thing, ear)})"
    does = [name for name, words in groups.items() if words and name.startswith("does")]
    verb = deed[slice(*found.span(does[0]))] if does else ""
    return (
        spaced(thing, deed) if groups.get("before") is not None else spaced(verb, _lowered(thing, ear)) + rest
    )


def last_thing(words: str, plain: str, end: int, ear: Ear) -> str:
    """Return the last thing that is spoken of before a place: "I owe you the map" has "the map"."""
    places = (
        thing.span("thing" if thing.groupdict().get("thing") else 0)
        for thing in ear.things.finditer(plain, 0, end)
    )
    things = [words[slice(*place)].strip() for place in places]
    return things[-1] if things else ""


def _subject(clause: Clause, marker: re.Match[str], ear: Ear) -> str:
    """Return what the sentence begins with: "Report's nearly done, you'll have it tomorrow" has "Report"."""
    finite = ear.finite.search(clause.plain, 0, marker.start())
    if finite is None:
        return ""
    end = finite.start() + max(0, finite[0].find("'"))
    subject = clause.words[:end].strip(" ,.:;-")
    return subject if 0 < len(subject.split()) <= WORDS_OF_A_TOPIC else ""


def named_after(clause: Clause, place: int, ear: Ear) -> str:
    """Return the thing that is named after a comma: "I'll send it tomorrow, the map" has "the map"."""
    place = max(place, clause.found.end) if clause.found else place
    comma = COMMA.match(clause.plain, place, clause.end)
    thing = ear.things.match(clause.plain, comma.end(), clause.end) if comma else None
    ends = thing is not None and not clause.plain[thing.end() : clause.end].strip(" .!")
    return clause.words[slice(*thing.span())].strip() if thing and ends else ""


def _end_before_verb(marker: re.Match[str]) -> int:
    """Return how far words reach that may name the thing: a marker with its verb may look like one."""
    has_verb = any(words for name, words in marker.groupdict().items() if name.startswith("verb"))
    return marker.start() if has_verb else marker.end()


def after_joint(clause: Clause, start: int, ear: Ear, *, commas: bool) -> int:
    """Return where the words that can spoil a promise begin: "and" stops a doubt, a comma a denial."""
    joints = ear.joints.finditer(clause.plain, clause.start, start)
    return max([clause.start, *(joint.end() for joint in joints if commas or joint["word"])])


def _lowered(thing: str, ear: Ear) -> str:
    """Return the thing as it stands within a sentence: only what is plainly no name loses its capital."""
    plain = ear.articles.match(fold(thing)) or CYRILLIC_WORD.match(thing)
    return thing[0].lower() + thing[1:] if plain else thing


def _topic(clause: Clause, marker: re.Match[str], ear: Ear) -> str:
    """Return the words for a thing that stand before the promise: "the report I'll send by Friday"."""
    start = after_joint(clause, marker.start(), ear, commas=True)
    if clause.is_empty(start, marker.start()):
        start = after_joint(clause, marker.start(), ear, commas=False)
    breaks = (part.end() for part in BREAK.finditer(clause.plain, start, marker.start()))
    start = max([start, *(place for place in breaks if not clause.is_empty(place, marker.start()))])
    colon = clause.plain.rfind(": ", start, marker.start()) + 1
    start = start if clause.is_empty(colon, marker.start()) else max(start, colon)
    topic = clause.without_date(start, marker.start())
    plain = clause.plain[start : marker.start()]
    apart = plain.rstrip().endswith((",", "،", "，")) or (
        plain.rstrip().endswith("-") and (" " not in topic.strip(" -") or ear.own.match(plain) is not None)
    )
    loose = ear.trim.match(fold(topic))
    if apart and not ear.articles.match(fold(topic)) and loose is None:
        return ""
    if ear.finite.search(plain) or len(topic.split()) > WORDS_OF_A_TOPIC:
        return ""
    return topic[loose.end() if loose else 0 :].strip(" ,:-،，")
