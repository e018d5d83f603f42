"""Reading what is written to a bundle: the number of one of its things, and what of it."""

import re
from dataclasses import dataclass

from handlers.commitments.attributes.outcome import option_named
from handlers.commitments.by_word import WORDS
from handlers.commitments.hearing.proposing import language_of, today_of
from handlers.rules.dates import find_dates
from handlers.rules.languages.folding import composed
from handlers.rules.tongue import spoken
from handlers.rules.understanding.intents import Intent
from handlers.rules.understanding.reading import understand
from handlers.rules.wording import fold, plainly
from handlers.turn import Turn
from prompts.catalogue import house
from storage.records.people import Role
from storage.unit import UnitOfWork

SHOW, YES, NO, LATER, HOLDS = "card", "yes", "no", "snooze", "still_yes"
"""What is not among the words for changing a commitment; the last two are actions of buttons as well."""

DRAFT, CALL, HELPER = "draft", "log_call", "ask_helper"
"""What coordinators do beside the bot about somebody else's commitment."""

DEEDS = frozenset({"done", "date", "blocked", "at_risk", YES, NO, LATER, HOLDS})
"""What may be said without a number."""

SHORT = 3
"""So many words say one thing of a commitment, and nothing of anything else."""

_TAKING = frozenset({"done", "at_risk", "resume", "approver", "story", "drop", YES, NO, LATER, HOLDS})
"""What is all that is said; more words behind it may turn it into something else."""

_VERBS = {**WORDS, YES: "bundle.say_yes", NO: "bundle.say_no", LATER: "bundle.say_later"} | {
    HOLDS: "bundle.say_holds"
}
_BESIDE = {DRAFT: "bundle.say_draft", CALL: "bundle.say_call", HELPER: "bundle.say_helper"}
_MEANT = {
    Intent.COMPLETE_COMMITMENT: "done",
    Intent.RESCHEDULE_COMMITMENT: "date",
    Intent.REPORT_BLOCKER: "blocked",
}
_NUMBERED = re.compile(
    r"#?(?P<number>\d{1,2})(?P<sign>\s?[.):,\u2013\uff0e-]|\ufe0f?\u20e3)?(?:\s+(?P<rest>.*))?", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Said:
    """Of which thing (None: no number), what (an action, or ""), and the words behind that.

    It is `clear` where nothing else can be meant, and `marked` where a sign stands behind the number.
    """

    number: int | None
    deed: str = ""
    rest: str = ""
    clear: bool = False
    marked: bool = False


def read(text: str, turn: Turn, uow: UnitOfWork) -> Said:
    """Return what one line says of a thing in a bundle; a day at its beginning is no number."""
    line = " ".join(composed(text).split())
    numbered = _NUMBERED.fullmatch(line)
    if numbered is None or _begins_with_day(line, turn, uow):
        return _of(None, line, turn, uow)
    return _of(int(numbered["number"]), numbered["rest"] or "", turn, uow, marked=bool(numbered["sign"]))


def _begins_with_day(line: str, turn: Turn, uow: UnitOfWork) -> bool:
    found = find_dates(line, today_of(turn, uow), language_of(turn, uow))
    return bool(found) and found[0].start == 0


def _of(number: int | None, words: str, turn: Turn, uow: UnitOfWork, *, marked: bool = False) -> Said:
    plain = plainly(words).strip(" .!")
    if not plain:
        return Said(number, SHOW, clear=True, marked=marked)
    deed, rest = _verb(plain, turn, uow) or _day(plain, turn, uow)
    if deed:
        return Said(number, deed, rest, clear=True, marked=marked)
    understood = understand(plain, "none", spoken(plain, language_of(turn, uow)))
    deed = _MEANT.get(understood.intent, "") if understood.sure else ""
    return Said(number, deed, plain, marked=marked)


def _verb(plain: str, turn: Turn, uow: UnitOfWork) -> tuple[str, str] | None:
    """Return the deed whose words these begin with, and the rest of them; None where they are no deed's."""
    words = plain.split()
    coordinates = turn.actor.member.role is Role.COORDINATOR
    verbs = {**_VERBS, **_BESIDE} if coordinates else _VERBS
    for length in range(min(SHORT, len(words)), 0, -1):
        deed = option_named(" ".join(words[:length]).rstrip(":,"), verbs, turn, uow)
        rest = " ".join(words[length:])
        if deed is not None and not (
            rest and (deed in _TAKING or (deed == "date" and not _is_day(rest, turn, uow)))
        ):
            return deed, rest
    return None


def _is_day(words: str, turn: Turn, uow: UnitOfWork) -> bool:
    return _day(words, turn, uow)[0] != ""


def _day(plain: str, turn: Turn, uow: UnitOfWork) -> tuple[str, str]:
    """Return that a date is named where the words are one day and hardly more; else nothing."""
    found = find_dates(plain, today_of(turn, uow), language_of(turn, uow))
    if len(found) != 1 or found[0].reading.day is None:
        return "", ""
    beside = f"{plain[: found[0].start]} {plain[found[0].end :]}".split()
    if {fold(one) for one in beside} <= _filler(turn, uow):
        return "date", plain[found[0].start : found[0].end]
    return "", ""


def _filler(turn: Turn, uow: UnitOfWork) -> set[str]:
    spoken_here = {language_of(turn, uow), "en"}
    return {fold(word) for one in spoken_here for word in house().sentence("bundle.say_to", one).split("|")}
