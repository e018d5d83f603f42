"""The first steps: what this is, and the partnership's name, language, place and working week."""

from dataclasses import replace

from handlers.rules import places, week
from handlers.rules.calendar import local_day
from handlers.setup import steps
from handlers.setup.needs import Needs
from handlers.setup.steps import button, kept, screen, ways
from handlers.turn import Message, Turn
from prompts.catalogue import house
from prompts.phrase import City, ClockIn, Phrase, Tongue
from storage.errors import Refused
from storage.records.conversations import Conversation
from storage.records.people import Partnership
from storage.unit import UnitOfWork

LONGEST_NAME = 80
"""The most characters of a partnership's name."""

IN_A_ROW = 3
"""So many buttons of languages or places stand side by side."""


def welcome(conversation: Conversation, turn: Turn, uow: UnitOfWork, needs: Needs) -> Message:
    """Say what this is and where the data live."""
    row = (
        button(conversation, "setup.button_begin", "go", primary=True),
        button(conversation, "setup.button_later", "later"),
    )
    return screen(conversation, "setup.welcome", {"partnership": uow.partnership.name}, (row,))


def show(conversation: Conversation, turn: Turn, uow: UnitOfWork, needs: Needs) -> Message:
    """Show the partnership as it is known, or ask for the part of it that is being changed."""
    match kept(conversation, "asks"):
        case "name":
            return screen(conversation, "setup.ask_name", {}, (ways(conversation),))
        case "place":
            return screen(conversation, "setup.ask_place", {}, (ways(conversation),))
        case "language":
            return screen(conversation, "setup.ask_language", {}, _languages(conversation))
    home = uow.partnership
    first, last = week.told(local_day(turn.now, home.zone), home.zone)
    rows = (
        (
            button(conversation, "setup.button_right", "go", primary=True),
            button(conversation, "setup.button_name", "ask.name"),
            button(conversation, "setup.button_language", "ask.language"),
        ),
        (button(conversation, "setup.button_place", "ask.place"), *ways(conversation)),
    )
    return screen(
        conversation,
        "setup.card",
        {
            "name": home.name,
            "language": Tongue(home.language),
            "city": City(home.zone),
            "clock": ClockIn(home.zone),
            "first": first,
            "last": last,
        },
        rows,
    )


def press(conversation: Conversation, word: str, turn: Turn, uow: UnitOfWork, needs: Needs) -> list[Message]:
    """Ask for another name, language or place, or take the one whose button was pressed."""
    match word.split(".", 1):
        case ["ask", what]:
            return [show(steps.keep(conversation, "asks", what, uow), turn, uow, needs)]
        case ["language", tag] if tag in house().languages:
            _change(replace(uow.partnership, language=tag), uow)
            return _again(conversation, turn, uow, needs)
        case ["zone", zone] if places.is_zone(zone):
            return _move(conversation, zone, turn, uow, needs)
    raise Refused("refused.button_old")


def answer(conversation: Conversation, turn: Turn, uow: UnitOfWork, needs: Needs) -> list[Message]:
    """Take the name or the place that was written."""
    said = " ".join(turn.text.split())
    match kept(conversation, "asks"):
        case "name":
            if len(said) > LONGEST_NAME:
                raise Refused("setup.name_long", {"most": LONGEST_NAME})
            _change(replace(uow.partnership, name=said), uow)
            return _again(conversation, turn, uow, needs)
        case "place":
            return _place(conversation, said, turn, uow, needs)
    return [Message(turn.actor.id, Phrase("setup.press")), show(conversation, turn, uow, needs)]


def _place(conversation: Conversation, said: str, turn: Turn, uow: UnitOfWork, needs: Needs) -> list[Message]:
    zones = places.zones_of(said, house().languages)
    if not zones:
        unknown = Phrase("join.zone_unknown", {"text": said[:LONGEST_NAME]})
        return [Message(turn.actor.id, unknown, (ways(conversation),))]
    if len(zones) == 1:
        return _move(conversation, zones[0], turn, uow, needs)
    offered = [
        button(
            conversation,
            Phrase("join.zone_option", {"city": City(one), "clock": ClockIn(one)}),
            f"zone.{one}",
        )
        for one in zones
    ]
    rows = tuple(tuple(offered[n : n + IN_A_ROW]) for n in range(0, len(offered), IN_A_ROW))
    return [Message(turn.actor.id, Phrase("join.zone_several"), rows)]


def _move(conversation: Conversation, zone: str, turn: Turn, uow: UnitOfWork, needs: Needs) -> list[Message]:
    _change(replace(uow.partnership, zone=zone), uow)
    return [*needs.moved(turn, uow), *_again(conversation, turn, uow, needs)]


def _change(changed: Partnership, uow: UnitOfWork) -> None:
    """Store the partnership as it is now. Raises `Refused` where another one has its name."""
    saved = uow.home.save(changed)
    if saved is None:
        raise Refused("setup.name_taken", {"name": changed.name})
    uow.partnership = saved


def _again(conversation: Conversation, turn: Turn, uow: UnitOfWork, needs: Needs) -> list[Message]:
    return [show(steps.keep(conversation, "asks", "", uow), turn, uow, needs)]


def _languages(conversation: Conversation) -> steps.Rows:
    offered = [
        button(conversation, Phrase("join.language_option", {"language": Tongue(tag)}), f"language.{tag}")
        for tag in house().languages
    ]
    rows = tuple(tuple(offered[n : n + IN_A_ROW]) for n in range(0, len(offered), IN_A_ROW))
    return (*rows, ways(conversation)) if len(rows) == 1 else rows
