"""Which check-in, which kind and which people a coordinator means."""

import re

from handlers.checkins.questions import asking
from handlers.rules import whom
from handlers.rules.wording import fold
from prompts import scripts
from prompts.catalogue import house
from storage.errors import Refused
from storage.records.people import MemberId, Profile, Role
from storage.records.schedules import Schedule
from storage.unit import UnitOfWork

_NUMBER = re.compile(r"^#?(?P<number>\d{1,4})[.):]?(?:\s+|$)")
BETWEEN = re.compile(r"\s*[,;\n]\s*|\s+(?:and|et)\s+", re.IGNORECASE)
"""What stands between the names of a list."""

_NAMES = {
    "progress": "schedule.kind_progress",
    "milestone": "schedule.kind_milestone",
    "health": "schedule.kind_health",
    "joining": "schedule.kind_joining",
}
"""What the kinds that come with us are called in a few words."""


def numbered(uow: UnitOfWork) -> dict[int, Schedule]:
    """Return the check-ins that are there, by the numbers that coordinators know them by."""
    return dict(enumerate(uow.schedules.present(), start=1))


def number_of(schedule: Schedule, uow: UnitOfWork) -> int:
    """Return the number of a check-in in the list. Raises `Refused` ("refused.gone") if it is not there."""
    for number, one in numbered(uow).items():
        if one.id == schedule.id:
            return number
    raise Refused("refused.gone")


def schedule_of(said: str, language: str, uow: UnitOfWork) -> tuple[Schedule, str]:
    """Return the check-in that words begin with, by number or kind, and what follows.

    Where there is only one, it need not be named. Raises `Refused` where there is none, or where
    several are of that kind.
    """
    known = numbered(uow)
    if not known:
        raise Refused("schedule.list_empty", {"partnership": uow.partnership.name})
    if (found := _NUMBER.match(said)) is not None:
        number = int(found["number"])
        if number not in known:
            raise Refused("schedule.no_such", {"number": number, "total": len(known)})
        return known[number], said[found.end() :]
    kind, rest = kind_of(said, language)
    if kind is None and len(known) == 1:
        return known[1], said
    if kind is None:
        raise Refused("schedule.which", {"said": said[:60]})
    alike = [one for one in known.values() if one.kind == kind]
    if len(alike) != 1:
        key = "schedule.several_of_kind" if alike else "schedule.none_of_kind"
        raise Refused(key, {"title": asking.title_of(kind)})
    return alike[0], rest


def kind_of(said: str, language: str) -> tuple[str | None, str]:
    """Return the kind whose name words begin with, and what follows; None if they name none.

    A kind goes by the name of its file, by its short names, by its title, and by the first words of
    that where they are its own.
    """
    names, words = _kinds(language), said.split()
    for end in range(min(len(words), 8), 0, -1):
        kind = names.get(fold(" ".join(words[:end]).strip(",;:")))
        if kind is not None:
            return kind, said.split(maxsplit=end)[end] if len(words) > end else ""
    return None, said


def name_of(kind: str, language: str) -> str:
    """Return the word by which somebody calls a kind."""
    return house().sentence(_NAMES[kind], language).split("|")[0] if kind in _NAMES else kind


def titles(language: str) -> tuple[str, ...]:
    """Return the words that name the kinds of check-in in a language, each with its title."""
    known = house()
    return tuple(
        f"{name_of(kind, language)} ({known.sentence(scripts.load(kind).title_key, language)})"
        for kind in scripts.kinds()
    )


def people_of(said: str, uow: UnitOfWork) -> tuple[MemberId, ...]:
    """Return whom a list of names means: members, or all of an organisation.

    Raises `Refused` where a name is nobody's, an observer's, or could be several people's.
    """
    profiles = list(uow.members.profiles().values())
    chosen = [one for name in BETWEEN.split(said.strip()) if name for one in _called(name, profiles)]
    return tuple(dict.fromkeys(one.id for one in chosen))


def _called(name: str, profiles: list[Profile]) -> list[Profile]:
    party = [one for one in profiles if one.organisation and fold(one.organisation) == fold(name)]
    found = party or [whom.the_one_named(name, profiles)]
    asked = [one for one in found if one.member.role is not Role.OBSERVER]
    if not asked:
        raise Refused("schedule.observers_never")
    return asked


def _kinds(language: str) -> dict[str, str]:
    """Return the kinds by every name, folded, that means one of them alone."""
    owners: dict[str, set[str]] = {}
    for kind in scripts.kinds():
        title_key = scripts.load(kind).title_key
        for spoken in (language, "en"):
            words = fold(house().sentence(title_key, spoken)).split()
            called = house().sentence(_NAMES[kind], spoken).split("|") if kind in _NAMES else []
            titled = [" ".join(words[:end]) for end in range(1, len(words) + 1)]
            for name in (*map(fold, called), *titled):
                owners.setdefault(name, set()).add(kind)
    alone = {name: next(iter(kinds)) for name, kinds in owners.items() if len(kinds) == 1}
    return alone | {kind: kind for kind in scripts.kinds()}
