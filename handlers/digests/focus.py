"""What a digest is about: everything, or one organisation, person, goal, or the time since a day."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from handlers.rules.calendar import at_wall_time, local_day
from handlers.rules.dates import read_date
from handlers.rules.goals import GOALS, goal_of, read_goals
from handlers.rules.whom import named, party_named
from handlers.rules.wording import QUESTION_MARKS, fold, plainly
from handlers.turn import Turn
from prompts.catalogue import house
from prompts.phrase import Phrase
from storage.errors import Refused
from storage.records.commitments import Commitment
from storage.records.people import Member, MemberId, Organisation, Profile
from storage.unit import UnitOfWork

BACK = (timedelta(), timedelta(days=8), timedelta(days=367))
"""So far back the words of a day are read, where it is yet to come: "Monday" a week ago, "May" a year."""

LONGEST = 8
"""So many words at a sentence's end may be what it is about."""

_ELIDED = re.compile(r"^[dlDL]['’]")


@dataclass(frozen=True, slots=True)
class Focus:
    """Whose and which things are told. `word` names it on a button ("o12", "m5", "g6"); "" is everything.

    `since` (aware UTC) is from when on something is new; None: since the reader's last digest. `people` are
    the members of an organisation by now, also those who have left.
    """

    word: str = ""
    name: str | Phrase = ""
    since: datetime | None = None
    people: frozenset[MemberId] = frozenset()

    def holds(self, commitment: Commitment) -> bool:
        """Say whether a commitment is in it.

        One that was promised for no organisation is that of the organisation which its owner is of by now.
        """
        kind, number = self.word[:1], self.word[1:]
        match kind:
            case "o" if commitment.organisation_id is None:
                return commitment.owner_id in self.people
            case "o":
                return commitment.organisation_id == int(number)
            case "m":
                return commitment.owner_id == int(number)
            case "g":
                return any(one == number or goal_of(one) == number for one in commitment.goals)
            case _:
                return True

    def speaks_of(self, member: Member) -> bool:
        """Say whether a member's own words and silence are in it."""
        kind, number = self.word[:1], self.word[1:]
        match kind:
            case "o":
                return member.organisation_id == int(number)
            case "m":
                return member.id == int(number)
            case _:
                return kind != "g"


EVERYTHING = Focus()


def read(turn: Turn, uow: UnitOfWork) -> Focus:
    """Return the focus that the turn's words name. Raises `Refused`, saying what can be named."""
    words = turn.text.strip()
    if not words:
        return EVERYTHING
    since = _since(words, turn, uow)
    if since is not None:
        return Focus(since=since)
    people = list(uow.members.profiles(uow.members.ever()).values())
    return _party(words, people, uow) or _person(words, people) or _goal(words, turn, uow)


def within(turn: Turn, uow: UnitOfWork) -> Focus:
    """Return the focus that a sentence ends with ("an overview of Lakewatch"); everything where with none.

    A goal is named by its number; by words of its title only where nothing stands before them but what
    a digest is called.
    """
    words = plainly(turn.text.strip(QUESTION_MARKS + " .!")).split()
    people = list(uow.members.profiles(uow.members.ever()).values())
    for begin in range(max(len(words) - LONGEST, 0), len(words)):
        end = _ELIDED.sub("", " ".join(words[begin:]))
        found = _ends_with(end, people, turn, uow)
        if found is not None:
            return found
    if words and fold(words[0]) in _said("digest.say_digest", turn, uow):
        try:
            return _goal(" ".join(words[1:]), turn, uow)
        except Refused:
            return EVERYTHING
    return EVERYTHING


def _ends_with(words: str, people: list[Profile], turn: Turn, uow: UnitOfWork) -> Focus | None:
    """Return the focus that words are which end a sentence; a name that is cut short is none."""
    try:
        since = _since(words, turn, uow)
    except Refused:
        since = None
    if since is not None:
        return Focus(since=since)
    whole = [one for one in people if set(fold(words).split()) <= set(fold(one.name).split())]
    found = _party(words, people, uow) or _person(words, whole)
    if found is not None or fold(words).split()[0] not in _said("word.goals", turn, uow):
        return found
    try:
        return _goal(words, turn, uow)
    except Refused:
        return None


def of_word(word: str, uow: UnitOfWork) -> Focus:
    """Return the focus that a button names. Raises `Refused` where what it named is no longer there."""
    kind, number = word[:1], word[1:]
    match kind:
        case "o" if number.isdigit():
            return _of_party(uow.organisations.get(int(number)), uow)
        case "m" if number.isdigit():
            return Focus(word, uow.members.profile(uow.members.get(int(number)).id).name)
        case "g" if number in GOALS:
            return Focus(word, Phrase("digest.goal", {"number": number, "goal": Phrase(GOALS[number])}))
        case "":
            return EVERYTHING
        case _:
            raise Refused("refused.button_old")


def _party(words: str, people: Iterable[Profile], uow: UnitOfWork) -> Focus | None:
    found = uow.organisations.named(party_named(words, people) or words)
    return _of_party(found, uow) if found is not None else None


def _of_party(party: Organisation, uow: UnitOfWork) -> Focus:
    people = frozenset(one.id for one in uow.members.ever() if one.organisation_id == party.id)
    return Focus(f"o{party.id}", party.name, people=people)


def _person(words: str, people: Iterable[Profile]) -> Focus | None:
    found = named(words, people)
    return Focus(f"m{found[0].id}", found[0].name) if len(found) == 1 else None


def _goal(words: str, turn: Turn, uow: UnitOfWork) -> Focus:
    catalogue = house()
    languages = dict.fromkeys((turn.actor.person.language or uow.partnership.language, "en"))
    titles = {one: [catalogue.sentence(key, each) for each in languages] for one, key in GOALS.items()}
    found = read_goals(words, titles)
    if not found:
        raise Refused("digest.unknown", {"text": words})
    number = goal_of(found[0])
    return Focus(f"g{number}", Phrase("digest.goal", {"number": number, "goal": Phrase(GOALS[number])}))


def _since(words: str, turn: Turn, uow: UnitOfWork) -> datetime | None:
    """Return the moment at which a day began that stands behind "since"; None where nothing such was said."""
    language = turn.actor.person.language or uow.partnership.language
    begins = _said("digest.since_words", turn, uow)
    said = next((words[len(one) :] for one in begins if fold(words).startswith(f"{one} ")), None)
    if said is None:
        return None
    zone = turn.actor.person.zone or uow.partnership.zone
    today = local_day(turn.now, zone)
    day = _past_day(said.strip(), today, language)
    if day is None:
        raise Refused("digest.unknown", {"text": words})
    return at_wall_time(day, time(0), zone)


def _said(key: str, turn: Turn, uow: UnitOfWork) -> list[str]:
    """Return the words of the catalogue for something, folded, in the reader's language and English."""
    languages = dict.fromkeys((turn.actor.person.language or uow.partnership.language, "en"))
    return [fold(one) for each in languages for one in house().sentence(key, each).split("|")]


def _past_day(words: str, today: date, language: str) -> date | None:
    """Return the last such day as words name; None where they name none, or one ahead of any day."""
    ahead = read_date(words, today, language).day
    for back in BACK:
        reading = read_date(words, today - back, language)
        past = [one for one in (reading.day, *reading.candidates) if one is not None and one <= today]
        moves_along = back and ahead is not None and past and past[0] + back == ahead
        if past and not moves_along:
            return past[0]
    return None
