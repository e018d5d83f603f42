"""The last step: what would happen, without anything happening, and Start."""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from handlers.rules import rhythm_words
from handlers.rules.cadence import Plan
from handlers.setup import steps
from handlers.setup.foresight import First, foresee, zone_of
from handlers.setup.needs import Needs
from handlers.setup.people import Party, Standing
from handlers.setup.rhythm import schedule_of
from handlers.setup.steps import button, screen, ways
from handlers.turn import Button, Message, Turn
from prompts.phrase import City, Phrase, ShortDay, Value, Values
from storage.errors import Refused
from storage.records.conversations import Conversation
from storage.records.schedules import ScheduleState
from storage.unit import UnitOfWork

LISTED = 20
"""The most people that one part of a dry run names."""


def show(conversation: Conversation, turn: Turn, uow: UnitOfWork, needs: Needs) -> Message:
    """Say when the first message goes out, and to how many."""
    schedule = schedule_of(turn, uow, needs)
    if schedule.state is ScheduleState.RUNNING:
        again: Values = {"rhythm": rhythm_words.describe(schedule)}
        return screen(conversation, "setup.running", again, (_first_row(conversation), ways(conversation)))
    first = foresee(schedule, turn.now, uow)
    if first is None:
        return screen(conversation, "setup.never", {}, (ways(conversation),))
    start = button(conversation, "setup.button_start", "start", primary=True)
    return screen(
        conversation,
        "setup.ready",
        {"first": _first(first, turn, uow), "others": _others(first)},
        ((*_first_row(conversation), start), ways(conversation)),
    )


def press(conversation: Conversation, word: str, turn: Turn, uow: UnitOfWork, needs: Needs) -> list[Message]:
    """Rehearse, or start. Raises `Refused` for any other word, and where there is nothing to start."""
    match word:
        case "dry":
            return [_rehearse(conversation, turn, uow, needs)]
        case "start":
            return [_start(conversation, turn, uow, needs)]
    raise Refused("refused.button_old")


def _start(conversation: Conversation, turn: Turn, uow: UnitOfWork, needs: Needs) -> Message:
    """Start the check-in. A second press only says that it runs."""
    schedule = schedule_of(turn, uow, needs)
    first = foresee(schedule, turn.now, uow)
    if schedule.state is not ScheduleState.RUNNING:
        if first is None:
            raise Refused("setup.never_starts")
        schedule = needs.start(schedule, turn.now, uow)
    done = steps.finish(conversation, turn.now, uow)
    values: Values = {"rhythm": rhythm_words.describe(schedule), "others": _others(first) if first else ()}
    return Message(done.member_id, Phrase("setup.started", values))


def _rehearse(conversation: Conversation, turn: Turn, uow: UnitOfWork, needs: Needs) -> Message:
    schedule = schedule_of(turn, uow, needs)
    first = foresee(schedule, turn.now, uow)
    if first is None:
        raise Refused("setup.never_starts")
    asked = first.of(Standing.JOINED)
    values: Values = {
        "asked": _capped(_line(one, plan, uow) for one, plan in asked) or (Phrase("setup.dry_nobody"),),
        "letters": _section("setup.dry_letters", first, Standing.LETTER),
        "waiting": _section("setup.dry_waiting", first, Standing.INVITED),
        "reminders": Phrase("setup.dry_reminders", {"count": schedule.terms.reminders}),
    }
    message = show(conversation, turn, uow, needs)
    return Message(conversation.member_id, Phrase("setup.dry", values), message.buttons)


def _first(first: First, turn: Turn, uow: UnitOfWork) -> Phrase:
    """Return when the first message goes out, on the clock of whoever it goes to first."""
    asked = first.of(Standing.JOINED)
    opens = [(one, plan) for one, plan in asked if plan is not None]
    if not opens:
        return Phrase("setup.first_nobody", {"day": ShortDay(first.on)})
    party, plan = opens[0]
    here = plan.opens_at.astimezone(ZoneInfo(zone_of(party, uow)))
    values: Values = {"day": ShortDay(here.date()), "time": here.time(), "count": len(opens)}
    return Phrase("setup.first", values)


def _others(first: First) -> tuple[Phrase, ...]:
    """Return how many are asked once they have joined, and how many through their coordinator."""
    counted = (
        ("setup.once_joined", len(first.of(Standing.INVITED))),
        ("setup.through_you", len(first.of(Standing.LETTER))),
    )
    return tuple(Phrase(key, {"count": count}) for key, count in counted if count)


def _line(party: Party, plan: Plan | None, uow: UnitOfWork) -> Phrase:
    if plan is None:
        return Phrase("setup.dry_skipped", {"who": _who(party)})
    zone = zone_of(party, uow)
    here = plan.opens_at.astimezone(ZoneInfo(zone))
    values: Values = {
        "who": _who(party),
        "day": ShortDay(here.date()),
        "time": here.time(),
        "city": City(zone),
    }
    return Phrase("setup.dry_line", values)


def _who(party: Party) -> Value:
    if not party.organisation:
        return party.person.name
    return Phrase("member.of_organisation", {"name": party.person.name, "organisation": party.organisation})


def _section(key: str, first: First, standing: Standing) -> tuple[Phrase, ...]:
    people = first.of(standing)
    if not people:
        return ()
    lines = _capped(Phrase("setup.dry_person", {"who": _who(one)}) for one, _ in people)
    return (Phrase(key, {"people": lines}),)


def _capped(lines: Iterable[Phrase]) -> tuple[Phrase, ...]:
    every = tuple(lines)
    rest = len(every) - LISTED
    more = (Phrase("digest.more", {"count": rest}),) if rest > 0 else ()
    return (*every[:LISTED], *more)


def _first_row(conversation: Conversation) -> tuple[Button, ...]:
    return (button(conversation, "setup.button_dry", "dry"),)
