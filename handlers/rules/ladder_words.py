"""Ladders in words: told to coordinators, and read from what they write."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from handlers.rules.languages import primary
from handlers.rules.languages.folding import fold
from prompts.phrase import Phrase, Values
from storage.errors import Refused
from storage.records.agreements import LADDERS, Ladder
from storage.records.commitments import Weight

WEEK, WORKING_WEEK = 7, 5
FURTHEST, MOST = 365, 8
"""A rung is at most so many days before the date; a ladder has at most so many of them."""

LONGEST = 20
"""At most so many working days lie between one rung after the date and the next."""

OFF = Ladder((), overdue=0, escalates=False, still_on_it=0)
"""The ladder of what nobody is asked about."""

_SPANS = ("overdue", "notice", "patience")
"""What is counted in working days: fields of `Ladder`, and of `LadderWords`."""

_WEIGHTS = {
    Weight.INSTITUTIONAL: "ladder.institutional",
    Weight.ACTION: "ladder.action",
    Weight.INTENTION: "ladder.intention",
}


@dataclass(frozen=True, slots=True)
class LadderWords:
    """How a language speaks of ladders: folded patterns of whole phrases; `<n>` is a number of days or weeks.

    `weights` begin a sentence. `off`, `default`, `owner`, `others` and `same_day` stand alone; `before`,
    `overdue`, `notice`, `patience` and `still` hold a number.
    """

    weights: Mapping[Weight, str]
    numbers: tuple[str, ...]
    days: str
    weeks: str
    same_day: str
    off: str
    default: str
    owner: str
    others: str
    before: str
    overdue: str
    notice: str
    patience: str
    still: str
    joints: str


_EN = LadderWords(
    weights={
        Weight.INSTITUTIONAL: r"institutional(?: commitments?)?",
        Weight.ACTION: r"actions?(?: points?)?",
        Weight.INTENTION: r"intentions?",
    },
    numbers=("one|a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    days=r"(?:working |calendar )?days?",
    weeks=r"weeks?",
    same_day=r"(?:on )?(?:the |that )?(?:same )?day(?: itself)?",
    off=r"off|none|never|nothing",
    default=r"default|as before|as at first|reset",
    owner=r"(?:only the )?owner(?: only)?|nobody else",
    others=r"then (?:the )?others|escalates?",
    before=r"<n>(?: before(?: the date)?)?",
    overdue=r"after(?: the date)?[:,]? <n>(?: later)?",
    notice=r"notice:?(?: of)? <n>",
    patience=r"(?:patience|wait|waits?):? <n>",
    still=r"(?:at risk:? )?every <n>",
    joints=r"\s*(?:(?<!after the date),|[;.]|\band\b|\bthen\b(?! (?:the )?others))\s*",
)
_FR = LadderWords(
    weights={
        Weight.INSTITUTIONAL: r"(?:engagements? )?institutionnels?",
        Weight.ACTION: r"(?:points? d'|les )?actions?",
        Weight.INTENTION: r"intentions?",
    },
    numbers=("une?", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"),
    days=r"jours?(?: ouvres?| ouvrables?| calendaires?)?",
    weeks=r"semaines?",
    same_day=r"(?:le )?jour (?:meme|j)|le jour",
    off=r"aucune?|jamais|rien|desactivee?s?",
    default=r"par defaut|comme avant|comme au debut",
    owner=r"(?:seulement )?(?:le |la )?responsable(?: seule?(?:ment)?)?|personne d'autre",
    others=r"puis les autres|escalade",
    before=r"<n>(?: avant(?: la date)?)?",
    overdue=r"apres(?: la date)? ?[:,]? ?<n>(?: plus tard)?",
    notice=r"preavis(?: de\b| d')? ?:? ?<n>",
    patience=r"(?:patience|attendre|attente)(?: de\b| d')? ?:? ?<n>",
    still=r"(?:a risque ?:? ?)?tou(?:s|tes) les <n>",
    joints=r"\s*(?:(?<!apres la date),|[;.]|\bet\b|\bpuis\b(?! les autres))\s*",
)
_WORDS = {"en": _EN, "fr": _FR}


def read(text: str, language: str, present: Mapping[Weight, Ladder]) -> tuple[Weight, Ladder]:
    """Return whose ladder a sentence changes, and the ladder then; what it names no rung of stays as it is.

    "action 2 weeks, 3 days, on the day; after 2 days". It is read in `language` (BCP 47), or another
    that is known. Raises `Refused` ("ladder.unclear") where any of it was not understood, and
    ("ladder.too_far") where a number is out of all measure.
    """
    own = primary(language)
    for code in dict.fromkeys((own, *_WORDS)):
        words = _WORDS.get(code)
        found = None if words is None else _read(fold(" ".join(text.split())), words, present)
        if found is not None:
            return found
    raise Refused("ladder.unclear", {"words": text})


def describe(weight: Weight, ladder: Ladder) -> Phrase:
    """Return a ladder in words: "Action points: 4 weeks, 2 weeks and on the day; after the date ..."."""
    values: Values = {
        "weight": Phrase(_WEIGHTS[weight]),
        "before": _told_before(ladder),
        "after": _told_after(ladder),
        "risk": _told_risk(ladder),
    }
    return Phrase("ladder.told", values)


def _told_before(ladder: Ladder) -> Phrase:
    rungs = sorted(set(ladder.before), reverse=True)
    ahead = _listed([_told_days(days) for days in rungs if days])
    if ahead is None:
        return Phrase("ladder.told_same_day" if rungs else "ladder.told_never")
    return Phrase("ladder.told_before_and_day" if 0 in rungs else "ladder.told_before", {"rungs": ahead})


def _told_after(ladder: Ladder) -> Phrase:
    if not ladder.overdue:
        return Phrase("ladder.told_off")
    asked = Phrase("ladder.told_overdue", {"count": ladder.overdue})
    if not ladder.escalates:
        return Phrase("ladder.told_owner_only", {"asked": asked})
    values: Values = {
        "asked": asked,
        "notice": Phrase("ladder.told_working_days", {"count": ladder.notice}),
        "patience": Phrase("ladder.told_working_days", {"count": ladder.patience}),
    }
    return Phrase("ladder.told_escalates", values)


def _told_risk(ladder: Ladder) -> tuple[Phrase, ...]:
    if not ladder.still_on_it:
        return ()
    return (Phrase("ladder.told_still", {"every": _told_days(ladder.still_on_it)}),)


def _told_days(days: int) -> Phrase:
    if days % WEEK == 0:
        return Phrase("ladder.told_weeks", {"count": days // WEEK})
    return Phrase("ladder.told_days", {"count": days})


def _listed(words: Sequence[Phrase]) -> Phrase | None:
    """Return words with commas between them; None for no words."""
    if not words:
        return None
    *others, told = words
    for one in reversed(others):
        told = Phrase("ladder.told_list", {"one": one, "rest": told})
    return told


def _read(text: str, words: LadderWords, present: Mapping[Weight, Ladder]) -> tuple[Weight, Ladder] | None:
    """Return what a folded sentence says in one language; None where it says something else, too."""
    for weight, said in words.weights.items():
        begins = re.match(rf"(?:{said})\b[ :,]*", text)
        if begins is None:
            continue
        parts = [one for one in re.split(words.joints, text[begins.end() :].strip(" .!")) if one]
        if not parts:
            return None
        ladder = _changed(parts, words, present[weight], weight)
        return None if ladder is None else (weight, ladder)
    return None


def _changed(parts: Sequence[str], words: LadderWords, ladder: Ladder, weight: Weight) -> Ladder | None:
    if len(parts) == 1 and re.fullmatch(words.off, parts[0]):
        return OFF
    if len(parts) == 1 and re.fullmatch(words.default, parts[0]):
        return LADDERS[weight]
    if not ladder.overdue:
        ladder = replace(LADDERS[weight], before=ladder.before)
    before: list[int] = []
    for part in parts:
        if re.fullmatch(words.same_day, part):
            before.append(0)
        elif (days := _number(words.before, part, words, WEEK)) is not None:
            before.append(_within(days, FURTHEST))
        else:
            changed = _after(part, words, ladder)
            if changed is None:
                return None
            ladder = changed
    rungs = tuple(sorted(set(before), reverse=True))
    if len(rungs) > MOST:
        raise Refused("ladder.too_many", {"most": MOST})
    return replace(ladder, before=rungs) if rungs else ladder


def _after(part: str, words: LadderWords, ladder: Ladder) -> Ladder | None:
    """Return the ladder with what a part says of the time after the date; None where it says nothing."""
    if re.fullmatch(words.owner, part) or re.fullmatch(words.others, part):
        return replace(ladder, escalates=re.fullmatch(words.owner, part) is None)
    every = _number(words.still, part, words, WEEK)
    if every is not None:
        return replace(ladder, still_on_it=_within(every, FURTHEST))
    spans = {name: _number(getattr(words, name), part, words, WORKING_WEEK) for name in _SPANS}
    said = {name: _within(days, LONGEST) for name, days in spans.items() if days is not None}
    if not said:
        return None
    return replace(
        ladder,
        overdue=said.get("overdue", ladder.overdue),
        notice=said.get("notice", ladder.notice),
        patience=said.get("patience", ladder.patience),
    )


def _number(pattern: str, part: str, words: LadderWords, week: int) -> int | None:
    """Return the days that a part names by a pattern, a week being so many; None where it does not fit."""
    names = "|".join(f"(?:{one})" for one in words.numbers)
    span = rf"(?P<n>\d{{1,4}}|{names}) (?:(?P<weeks>{words.weeks})|{words.days})"
    said = re.fullmatch(pattern.replace("<n>", span), part)
    if said is None:
        return None
    number = int(said["n"]) if said["n"].isdigit() else _place(said["n"], words)
    return number * (week if said["weeks"] else 1)


def _place(word: str, words: LadderWords) -> int:
    return next(n for n, same in enumerate(words.numbers, start=1) if re.fullmatch(same, word))


def _within(days: int, most: int) -> int:
    if not 1 <= days <= most:
        raise Refused("ladder.too_far", {"most": most})
    return days
