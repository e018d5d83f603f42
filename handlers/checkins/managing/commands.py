"""`check-ins` and `check-in 1 ...`: what coordinators write about check-ins, and the buttons under them."""

from dataclasses import replace

from handlers.checkins.managing import (
    acting,
    cards,
    dials,
    drafting,
    finding,
    questionnaires,
    settings,
    wording,
)
from handlers.checkins.managing.dials import Dial
from handlers.checkins.managing.settings import Wish
from handlers.checkins.managing.wording import Subject, Verb
from handlers.checkins.questions import asking
from handlers.checkins.rounds import schedules
from handlers.rules import rhythm_words
from handlers.rules.calendar import local_day
from handlers.rules.marks import stamp
from handlers.rules.rhythm_words import Planned
from handlers.rules.wording import plainly
from handlers.turn import Button, Message, Turn
from prompts.phrase import Phrase, Value
from storage.errors import Refused
from storage.records.schedules import Posting, Schedule, ScheduleState, Terms
from storage.unit import UnitOfWork

APPLIES = Phrase("schedule.applies_next")
"""When a change takes effect: a round that is open keeps the terms it began with."""


def manage(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """List the check-ins, or do with one of them what the words ask for.

    Raises `Refused` with what would work.
    """
    said, language = plainly(turn.text), wording.language_of(turn, uow)
    if not said:
        return [cards.listing(turn, uow)]
    new = wording.meant(said, wording.NEW, language)
    if new is not None:
        return _draft(new[1], turn, language, uow)
    verb, named = wording.meant(said, wording.VERBS, language) or (None, "")
    if verb is not None and named.strip():
        schedule, rest = finding.schedule_of(named, language, uow)
        if not rest.strip():
            return _do(verb, schedule, turn, stamp(turn.event.key), uow)
    schedule, wish = finding.schedule_of(said, language, uow)
    return _one(schedule, wish.strip(), turn, language, uow)


def press(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Do what a button under a check-in says; its card is kept up to date."""
    schedule = uow.schedules.get(turn.subject)
    if schedule.state is ScheduleState.ENDED:
        raise Refused("refused.gone")
    word, _, mark = turn.extra.partition(".")
    mark = mark or stamp(turn.event.key)
    if word in set(Dial):
        return _turn_dial(Dial(word), schedule, turn, mark, uow)
    if word not in set(Verb) and word not in set(Posting):
        raise Refused("refused.button_old")
    if word in set(Posting):
        agreed = settings.with_posting(schedule.terms, Posting(word))
        return [cards.card(_with_terms(schedule, agreed, turn, uow), turn, mark, uow, APPLIES)]
    return _do(Verb(word), schedule, turn, mark, uow)


def _draft(said: str, turn: Turn, language: str, uow: UnitOfWork) -> list[Message]:
    if not said.strip():
        raise Refused("schedule.new_usage", {"titles": finding.titles(language)})
    made = drafting.draft(said, turn, language, uow)
    notes = (Phrase("schedule.drafted"), *drafting.outside_hours(made))
    return [cards.card(made, turn, stamp(turn.event.key), uow, *notes)]


def _one(schedule: Schedule, said: str, turn: Turn, language: str, uow: UnitOfWork) -> list[Message]:
    """Do with one check-in what the words after it say."""
    mark = stamp(turn.event.key)
    verb = wording.whole(said, wording.VERBS, language) if said else Verb.OPEN
    if verb is not None:
        return _do(verb, schedule, turn, mark, uow)
    wish = settings.understood(said, language)
    if wish is not None:
        return _set(schedule, wish, turn, mark, uow)
    at = rhythm_words.read_time(said, language, local_day(turn.now, uow.partnership.zone))
    if at is not None:
        changed = drafting.at_time(schedule, at, turn, uow)
    else:
        changed = drafting.replan(schedule, _rhythm(said, turn, language, uow), turn, uow)
    notes = (Phrase("schedule.rhythm_changed"), *drafting.outside_hours(changed))
    return [cards.card(changed, turn, mark, uow, *notes)]


def _rhythm(said: str, turn: Turn, language: str, uow: UnitOfWork) -> Planned:
    """Return the rhythm that words name; what is no rhythm either is told all that could be written."""
    try:
        return rhythm_words.read(said, language, local_day(turn.now, uow.partnership.zone))
    except Refused:
        raise Refused("schedule.not_understood", {"said": said[:60]}) from None


def _do(verb: Verb, schedule: Schedule, turn: Turn, mark: str, uow: UnitOfWork) -> list[Message]:
    match verb:
        case Verb.OPEN | Verb.BACK | Verb.NOT_AGREED:
            return [cards.card(schedule, turn, mark, uow)]
        case Verb.SETTINGS:
            return [dials.sheet(schedule, turn, mark, uow)]
        case Verb.CHANGE:
            number = finding.number_of(schedule, uow)
            return [
                cards.card(schedule, turn, mark, uow, Phrase("schedule.how_to_change", {"number": number}))
            ]
        case Verb.DELETE:
            return [_confirm_deletion(schedule, turn, mark)]
        case Verb.DELETE_YES:
            acting.end(schedule, turn, uow)
            values = {"title": asking.title_of(schedule.kind)}
            name = cards.card_name(schedule, mark)
            return [Message(turn.actor.id, Phrase("schedule.deleted", values), card=name)]
        case _:
            done = acting.act(verb, schedule, turn, uow)
            fresh = mark if done.schedule.id == schedule.id else stamp(turn.event.key)
            return [cards.card(done.schedule, turn, fresh, uow, done.note)]


def _confirm_deletion(schedule: Schedule, turn: Turn, mark: str) -> Message:
    buttons = tuple(
        Button(Phrase(key), cards.ACTION, schedule.id, f"{verb}.{mark}")
        for key, verb in (
            ("schedule.button_delete_yes", Verb.DELETE_YES),
            ("schedule.button_keep", Verb.OPEN),
        )
    )
    values: dict[str, Value] = {
        "title": asking.title_of(schedule.kind),
        "rhythm": rhythm_words.describe(schedule),
    }
    name = cards.card_name(schedule, mark)
    return Message(turn.actor.id, Phrase("schedule.delete_question", values), (buttons,), card=name)


def _set(schedule: Schedule, wish: Wish, turn: Turn, mark: str, uow: UnitOfWork) -> list[Message]:
    """Set what is wished; a summary where others read only after a coordinator said that it was agreed."""
    if wish.subject is Subject.SEEN:
        audience = wording.whole(wish.said, wording.AUDIENCES, wish.language)
        if audience is None:
            raise settings.refused(wish)
        questionnaires.show_to(schedule.kind, audience, turn, uow)
        return [cards.card(schedule, turn, mark, uow, APPLIES)]
    terms = settings.changed(schedule.terms, wish, uow)
    if _needs_agreement(schedule, terms):
        return [_ask_agreement(schedule, terms.posting, turn, mark)]
    changed = _with_terms(schedule, terms, turn, uow)
    return [cards.card(changed, turn, mark, uow, APPLIES)]


def _turn_dial(dial: Dial, schedule: Schedule, turn: Turn, mark: str, uow: UnitOfWork) -> list[Message]:
    terms = dials.turned(schedule.terms, dial)
    if _needs_agreement(schedule, terms):
        return [_ask_agreement(schedule, terms.posting, turn, mark)]
    return [dials.sheet(_with_terms(schedule, terms, turn, uow), turn, mark, uow)]


def _needs_agreement(schedule: Schedule, terms: Terms) -> bool:
    return settings.is_posted(terms.posting) and not settings.is_posted(schedule.terms.posting)


def _ask_agreement(schedule: Schedule, posting: Posting, turn: Turn, mark: str) -> Message:
    buttons = (
        Button(
            Phrase("schedule.button_agreed"), cards.ACTION, schedule.id, f"{posting}.{mark}", primary=True
        ),
        Button(Phrase("schedule.button_not_agreed"), cards.ACTION, schedule.id, f"{Verb.NOT_AGREED}.{mark}"),
    )
    values: dict[str, Value] = {"title": asking.title_of(schedule.kind)}
    name = cards.card_name(schedule, mark)
    return Message(turn.actor.id, Phrase("schedule.agreement_question", values), (buttons,), card=name)


def _with_terms(schedule: Schedule, terms: Terms, turn: Turn, uow: UnitOfWork) -> Schedule:
    """Return the check-in on other terms; the round that is open keeps its own."""
    if terms == schedule.terms:
        return schedule
    return schedules.wait_for(uow.schedules.save(replace(schedule, terms=terms)), turn.now, uow)
