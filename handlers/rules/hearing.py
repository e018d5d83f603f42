"""An ear for one language: its promise words compiled."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from handlers.rules.languages import language_of
from handlers.rules.languages.folding import fold, fold_pattern
from handlers.rules.languages.table import DateWords, PromiseWords

SEPARATORS = r" ?[;,](?= )| [+&](?= )"
SEPARATORS_WITHOUT_SPACES = r" ?[;,、]"
ENDING = r"(?!\w{3})"
SHORTEST_NAME = 4
SHORTEST_UNIT = 3


@dataclass(frozen=True, slots=True)
class Ear:
    """A language's promise words as compiled patterns over folded text.

    `months` are the short names after which a full stop may end nothing; `calendar` are the words
    for days that say that a sentence speaks of time.
    """

    words: PromiseWords
    months: frozenset[str]
    calendar: re.Pattern[str]
    markers: re.Pattern[str]
    passives: re.Pattern[str]
    deliveries: re.Pattern[str]
    objectless: re.Pattern[str]
    idle: re.Pattern[str]
    doubts: re.Pattern[str]
    hedges: re.Pattern[str]
    relatives: re.Pattern[str]
    denials: re.Pattern[str]
    obstacles: re.Pattern[str]
    finite: re.Pattern[str]
    sentence_spoilers: re.Pattern[str]
    lists: re.Pattern[str]
    courtesies: re.Pattern[str]
    joints: re.Pattern[str]
    tails: re.Pattern[str]
    trim: re.Pattern[str]
    articles: re.Pattern[str]
    things: re.Pattern[str]
    taken_up: re.Pattern[str]
    own: re.Pattern[str]
    vouched: re.Pattern[str]
    vouched_passives: re.Pattern[str]
    datelines: re.Pattern[str]
    till: re.Pattern[str]
    pledges: re.Pattern[str]
    to_come: re.Pattern[str]
    travellers: re.Pattern[str]
    infinitives: Mapping[str, str]

    def joint_between(self, plain: str, start: int, end: int) -> re.Match[str] | None:
        """Return the joint at which the words between two dates part; None where they are one clause.

        It is the one right after the first date, else the last.
        """
        joints = [joint for joint in self.joints.finditer(plain, start) if joint.end() <= end]
        if joints and not plain[start : joints[0].start()].strip():
            return joints[0]
        return joints[-1] if joints else None

    def infinitive(self, verb: str) -> str:
        """Return a verb as a title has it: `enverrons` is `envoyer`; one that is so already stays."""
        stem = re.sub(r"(?<=r)(?:ons|ont|ai|a)$", "", verb.lower())
        if known_as := self.infinitives.get(fold(verb)) or self.infinitives.get(fold(stem)):
            return known_as
        endings = (stem[: -len(end)] + whole for end, whole in self.words.endings if stem.endswith(end))
        return next(endings, verb)


@lru_cache(maxsize=16)
def ear_of(code: str) -> Ear:
    """Return the ear for a language."""
    language = language_of(code)
    words = language.promises
    separators = SEPARATORS if words.after else SEPARATORS_WITHOUT_SPACES

    def whole(pattern: str, after: str = words.after) -> re.Pattern[str]:
        return _compiled(rf"{words.before}(?:{pattern}){after}")

    return Ear(
        words=words,
        months=frozenset({*language.dates.months, *language.dates.short_weekdays}),
        calendar=whole(
            "|".join(map(re.escape, _names_of_time(language.dates))), ENDING if words.after else ""
        ),
        markers=whole(words.markers),
        passives=whole(words.passives, after=""),
        deliveries=whole(words.deliveries),
        objectless=_compiled(words.objectless),
        idle=whole(words.idle),
        doubts=whole(words.doubts),
        hedges=whole(words.hedges or words.doubts),
        relatives=whole(words.relatives),
        denials=whole(words.denials),
        obstacles=whole(words.obstacles),
        finite=whole(words.finite),
        sentence_spoilers=whole(f"{words.conditions}|{words.reports}"),
        lists=whole(words.lists),
        courtesies=whole(words.courtesies),
        joints=_compiled(f"{words.joined % words.joints}|{separators}"),
        tails=_compiled(words.tails),
        articles=whole("|".join((words.articles, *language.dates.numbers))),
        things=whole(words.things, after=""),
        taken_up=_compiled(words.taken_up),
        own=_compiled(words.own),
        vouched=whole(words.vouched, after=""),
        vouched_passives=whole(words.vouched_passives),
        datelines=_compiled(words.datelines),
        till=whole(words.till),
        pledges=whole(words.pledges),
        to_come=whole(words.to_come, after=""),
        travellers=whole(words.travellers),
        infinitives={fold(form): infinitive for form, infinitive in words.infinitives.items()},
        trim=_compiled(rf"(?:{words.trim}){words.after}[\s,:;.-]*"),
    )


@lru_cache(maxsize=16)
def markers_of(code: str, people: frozenset[str]) -> re.Pattern[str]:
    """Return the pattern of a promise in the name of one of these people, the name in a group `owner`."""
    words = language_of(code).promises
    names = "|".join(re.escape(fold(name)) for name in sorted(people, key=len, reverse=True))
    places = iter(range(len(words.others)))
    others = re.sub("%s", lambda _: f"(?P<owner_{next(places)}>{names})", words.others)
    return _compiled(f"{words.before}(?:{others}){words.after}")


def _compiled(pattern: str) -> re.Pattern[str]:
    """Return the pattern over folded words, so that the tables spell them as people do."""
    return re.compile(fold_pattern(pattern))


def _names_of_time(dates: DateWords) -> Iterator[str]:
    """Yield the names of days, months and stretches of time; short Latin ones mean too much else."""
    for name in (*dates.weekdays, *dates.months, *dates.units, *dates.named):
        if (
            len(name) >= SHORTEST_NAME
            or (name in dates.units and len(name) >= SHORTEST_UNIT)
            or not name.isascii()
        ):
            yield name
