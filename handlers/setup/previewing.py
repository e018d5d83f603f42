"""A look at exactly what somebody would receive, and who sees what."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from handlers.rules import cadence
from handlers.rules.roster_entries import key
from handlers.setup.foresight import foresee, zone_of
from handlers.setup.needs import Needs
from handlers.setup.people import Party, Standing, everybody
from handlers.setup.rhythm import schedule_of
from handlers.setup.steps import Rows, button, screen, ways
from handlers.turn import Message, Turn
from prompts.phrase import City, Language, Phrase, ShortDay, Value, Values
from storage.errors import Refused
from storage.records.conversations import Conversation
from storage.unit import UnitOfWork

OFFERED = 3
"""So many people have a button; any other is shown when their name is written."""


def show(conversation: Conversation, turn: Turn, uow: UnitOfWork, needs: Needs) -> Message:
    """Ask whose message is to be shown."""
    return screen(conversation, "setup.preview_whose", {}, _rows(conversation, turn, uow, needs))


def show_audience(conversation: Conversation, turn: Turn, uow: UnitOfWork, needs: Needs) -> Message:
    """Say who sees what."""
    go = button(conversation, "setup.button_right", "go", primary=True)
    return screen(conversation, "setup.audience", {}, ((go,), ways(conversation)))


def press(conversation: Conversation, word: str, turn: Turn, uow: UnitOfWork, needs: Needs) -> list[Message]:
    """Show the message of the person whose button was pressed. Raises `Refused` where there is none."""
    for one in _asked(turn, uow, needs):
        if word == f"of.{one.person.id}":
            return _preview(conversation, one, turn, uow, needs)
    raise Refused("refused.button_old")


def answer(conversation: Conversation, turn: Turn, uow: UnitOfWork, needs: Needs) -> list[Message]:
    """Show the message of the person whose name was written. Raises `Refused` where it is not clear who."""
    wanted = set(key(turn.text).split())
    people = _asked(turn, uow, needs)
    exact = [one for one in people if key(one.person.name) == key(turn.text)]
    found = exact or [one for one in people if wanted and wanted <= set(key(one.person.name).split())]
    if len(found) != 1:
        raise Refused("setup.preview_unknown", {"text": turn.text[:60]})
    return _preview(conversation, found[0], turn, uow, needs)


def _preview(
    conversation: Conversation, party: Party, turn: Turn, uow: UnitOfWork, needs: Needs
) -> list[Message]:
    schedule = schedule_of(turn, uow, needs)
    first = foresee(schedule, turn.now, uow)
    plan = (
        next((plan for one, plan in first.plans if one.person.id == party.person.id), None) if first else None
    )
    zone, home = zone_of(party, uow), turn.actor.person.zone or uow.partnership.zone
    plan = plan or cadence.plan(first.on if first else schedule.first_on, schedule.at, zone, schedule.terms)
    closes = plan.closes_at if plan else turn.now
    language = party.person.language or uow.partnership.language
    message = needs.preview(schedule.kind, turn.actor.id, _as_read_in(zone, closes, home), uow)
    opens = (plan.opens_at if plan else turn.now).astimezone(ZoneInfo(zone))
    values: Values = {
        "who": party.person.name,
        "day": ShortDay(opens.date()),
        "time": opens.time(),
        "city": City(zone),
        "language": Language(language),
        "message": Phrase("setup.as_it_reads", {"message": message.text}, language=language),
        "labels": tuple(
            Phrase("setup.label", {"label": each.label}, language=language)
            for row in message.buttons
            for each in row
            if not each.opens
        ),
    }
    told = "setup.preview_letter" if party.standing is Standing.LETTER else "setup.preview"
    return [Message(turn.actor.id, Phrase(told, values), _rows(conversation, turn, uow, needs))]


def _asked(turn: Turn, uow: UnitOfWork, needs: Needs) -> list[Party]:
    """Return all whom the check-in will address; where there is nobody yet, the coordinator for a try."""
    roles = schedule_of(turn, uow, needs).terms.roles
    people = everybody(uow)
    addressed = [one for one in people if one.role in roles]
    return addressed or [one for one in people if one.person.id == turn.actor.person.id]


def _as_read_in(zone: str, moment: datetime, reader: str) -> datetime:
    """Return the moment whose time on the reader's clock is what `moment` is on the clocks of `zone`.

    A phrase is told on the clock of whoever reads it; a preview is read by somebody else.
    """
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=ZoneInfo(reader)).astimezone(UTC)


def _rows(conversation: Conversation, turn: Turn, uow: UnitOfWork, needs: Needs) -> Rows:
    """Return buttons for a few people of different languages, and the way on."""
    people = _asked(turn, uow, needs)
    told: dict[str, Party] = {}
    for one in people:
        told.setdefault(one.person.language or uow.partnership.language, one)
    chosen = [*told.values(), *(one for one in people if one not in told.values())][:OFFERED]
    named: tuple[Value, ...] = tuple(one.person.name for one in chosen)
    offered = tuple(
        button(conversation, Phrase("setup.button_person", {"name": name}), f"of.{one.person.id}")
        for name, one in zip(named, chosen, strict=True)
    )
    go = button(conversation, "setup.button_go_on", "go", primary=True)
    return (offered, (go, *ways(conversation)))
