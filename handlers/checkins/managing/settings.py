"""The terms of a check-in, set in words: "reminders 2 active", "window 3 days", "ask Amina, Jonas"."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from handlers.checkins.managing import finding, wording
from handlers.checkins.managing.wording import Subject, Whom
from handlers.rules.languages import language_of
from handlers.rules.wording import fold
from prompts.phrase import Phrase
from storage.errors import Refused
from storage.records.people import Role
from storage.records.schedules import Posting, Terms, Voice
from storage.unit import UnitOfWork

MOST_REMINDERS = 3
SHORTEST_WINDOW, LONGEST_WINDOW = 4, 24 * 28
"""How many hours a round stays open, at the least and at the most."""

LONGEST_OBJECTION = 24 * 7
"""The most hours that a summary waits for those who may object."""

_FIGURE = re.compile(r"\d{1,4}(?!\d)")


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be set to what, in whose words."""

    subject: Subject
    said: str
    language: str


def changed(terms: Terms, wish: Wish, uow: UnitOfWork) -> Terms:
    """Return the terms as they are wished. Raises `Refused` with what would work."""
    return _SETTERS[wish.subject](terms, wish, uow)


def with_posting(terms: Terms, posting: Posting) -> Terms:
    """Return the terms with a summary posted so; without one nobody has to be waited for."""
    kept = terms.objection_hours if is_posted(posting) else 0
    return replace(terms, posting=posting, objection_hours=kept)


def is_posted(posting: Posting) -> bool:
    """Say whether anything is posted where others read."""
    return posting is not Posting.NEVER


def understood(said: str, language: str) -> Wish | None:
    """Return the wish that words begin with; None if they are about no setting."""
    found = wording.meant(said, wording.SUBJECTS, language)
    return None if found is None else Wish(found[0], found[1].strip(), language)


def usage(subject: Subject) -> Phrase:
    """Return what can be written about a setting."""
    return Phrase(_USAGES[subject])


def _reminders(terms: Terms, wish: Wish, uow: UnitOfWork) -> Terms:
    count, rest = _counted(wish)
    firmness = wording.whole(rest, wording.FIRMNESS, wish.language) if rest else None
    if (rest and firmness is None) or (count is None and firmness is None):
        raise refused(wish)
    if count is not None and count > MOST_REMINDERS:
        raise refused(wish)
    return replace(
        terms,
        reminders=terms.reminders if count is None else count,
        firmness=firmness or terms.firmness,
    )


def _window(terms: Terms, wish: Wish, uow: UnitOfWork) -> Terms:
    hours = _hours(wish)
    if not hours or not SHORTEST_WINDOW <= hours <= LONGEST_WINDOW:
        raise refused(wish)
    return replace(terms, window_hours=hours)


def _objection(terms: Terms, wish: Wish, uow: UnitOfWork) -> Terms:
    hours = _hours(wish)
    if hours is None or hours > LONGEST_OBJECTION:
        raise refused(wish)
    return replace(terms, objection_hours=hours)


def _time(terms: Terms, wish: Wish, uow: UnitOfWork) -> Terms:
    return replace(terms, clock=_one_of(wording.CLOCKS, wish))


def _weekends(terms: Terms, wish: Wish, uow: UnitOfWork) -> Terms:
    return replace(terms, off_day=_one_of(wording.OFF_DAYS, wish))


def _away(terms: Terms, wish: Wish, uow: UnitOfWork) -> Terms:
    return replace(terms, when_away=_one_of(wording.OFF_DAYS, wish))


def _summary(terms: Terms, wish: Wish, uow: UnitOfWork) -> Terms:
    return with_posting(terms, _one_of(wording.POSTINGS, wish))


def _ask(terms: Terms, wish: Wish, uow: UnitOfWork) -> Terms:
    """Return whom to ask: a role, one voice per organisation, or people by name."""
    if not wish.said:
        raise refused(wish)
    voice = wording.whole(wish.said, wording.VOICES, wish.language)
    if voice is not None:
        return replace(terms, voice=voice)
    whom = wording.whole(wish.said, wording.WHOM, wish.language)
    if whom is Whom.OBSERVERS:
        raise Refused("schedule.observers_never")
    roles = _roles(wish)
    if roles:
        return replace(terms, roles=roles, chosen=())
    return replace(terms, chosen=finding.people_of(wish.said, uow), voice=Voice.EACH)


def _roles(wish: Wish) -> tuple[Role, ...]:
    """Return the roles that are named, "partners and newcomers"; none where anything else is."""
    named = [
        wording.whole(one, wording.WHOM, wish.language) for one in finding.BETWEEN.split(wish.said) if one
    ]
    if not all(one in wording.ROLES for one in named):
        return ()
    return tuple(dict.fromkeys(role for one in named if one for role in wording.ROLES[one]))


def _one_of(table: dict[wording.Meaning, str], wish: Wish) -> wording.Meaning:
    found = wording.whole(wish.said, table, wish.language)
    if found is None:
        raise refused(wish)
    return found


def _counted(wish: Wish) -> tuple[int | None, str]:
    """Return the number that the words begin with, and what follows; 0 for "none"."""
    if (nothing := wording.meant(wish.said, wording.NONE, wish.language)) is not None:
        return nothing
    if (figure := _FIGURE.match(wish.said)) is not None:
        return int(figure[0]), wish.said[figure.end() :].strip()
    word, _, rest = wish.said.partition(" ")
    numbers = dict(language_of(wish.language).dates.numbers)
    count = numbers.get(fold(word))
    return (count, rest.strip()) if count is not None else (None, wish.said)


def _hours(wish: Wish) -> int | None:
    """Return how many hours the words name; hours where they name no unit. None where they name none."""
    count, rest = _counted(wish)
    if count is None:
        return None
    if not rest:
        return count
    worth = wording.whole(rest, wording.HOURS, wish.language)
    return None if worth is None else count * worth


def refused(wish: Wish) -> Refused:
    """Return the refusal of a wish, with what would work."""
    if not wish.said:
        return Refused(_USAGES[wish.subject])
    return Refused("schedule.setting_unclear", {"said": wish.said[:60], "usage": usage(wish.subject)})


_SETTERS: dict[Subject, Callable[[Terms, Wish, UnitOfWork], Terms]] = {
    Subject.REMINDERS: _reminders,
    Subject.WINDOW: _window,
    Subject.ASK: _ask,
    Subject.TIME: _time,
    Subject.WEEKENDS: _weekends,
    Subject.AWAY: _away,
    Subject.SUMMARY: _summary,
    Subject.OBJECTION: _objection,
}

_USAGES = {
    Subject.REMINDERS: "schedule.usage_reminders",
    Subject.WINDOW: "schedule.usage_window",
    Subject.ASK: "schedule.usage_ask",
    Subject.TIME: "schedule.usage_time",
    Subject.WEEKENDS: "schedule.usage_weekends",
    Subject.AWAY: "schedule.usage_away",
    Subject.SUMMARY: "schedule.usage_summary",
    Subject.OBJECTION: "schedule.usage_objection",
    Subject.SEEN: "schedule.usage_seen",
}
