"""What the guidebook should say and does not, listed for coordinators."""

from collections.abc import Sequence

from handlers.guidebook.gaps.waiting import open_gaps
from handlers.rules import naming
from handlers.rules.askers import Askers, Waiting
from handlers.rules.digest import excerpt
from handlers.turn import Button, Message, Turn
from prompts.phrase import Phrase, ShortDay, Value
from storage.records.people import MemberId, Profile
from storage.unit import UnitOfWork

LISTED = 5
"""So many questions stand on a page."""

WORDS = 200
"""So many characters of a question are shown."""


def show(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """List the questions that wait for a reply: what most people asked first, then what was asked first."""
    return [_page(turn, 0, uow)]


def more(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Go on with the list, from the button's number on."""
    return [_page(turn, turn.subject, uow)]


def _page(turn: Turn, start: int, uow: UnitOfWork) -> Message:
    found = sorted(open_gaps(uow), key=lambda one: not one.belongs)
    if not found:
        return Message(turn.actor.id, Phrase("gaps.list_empty", {"partnership": uow.partnership.name}))
    page = list(enumerate(found, start=1))[start : start + LISTED]
    named = {member for _, one in page for member in one.askers.named}
    people = uow.members.profiles(uow.members.some(named))
    lines = {
        belongs: tuple(_line(number, one, people) for number, one in page if one.belongs is belongs)
        for belongs in (True, False)
    }
    told = Phrase(
        "gaps.list",
        {
            "partnership": uow.partnership.name,
            "count": len(found),
            "book": _section("gaps.section_book", lines[True]),
            "personal": _section("gaps.section_personal", lines[False]),
        },
    )
    return Message(turn.actor.id, told, (*(_row(*one) for one in page), *_next(start, found)))


def _section(key: str, lines: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    return (Phrase(key, {"items": lines}),) if lines else ()


def _line(number: int, one: Waiting, people: dict[MemberId, Profile]) -> Phrase:
    return Phrase(
        "gaps.item",
        {
            "number": number,
            "question": excerpt(one.question, WORDS),
            "askers": _askers(one.askers, people),
            "since": ShortDay(one.gap.opened_at),
        },
    )


def _askers(of: Askers, people: dict[MemberId, Profile]) -> Value:
    if of.count == 1 and of.named:
        return naming.who(people[of.named[0]])
    return Phrase("gaps.by_unnamed", {"count": of.count})


def _row(number: int, one: Waiting) -> tuple[Button, ...]:
    reply = _button(number, "guidebook.button_reply", "reply", one)
    return (reply, _button(number, "gaps.button_dismiss", "gap_dismiss", one)) if one.belongs else (reply,)


def _button(number: int, label: str, action: str, one: Waiting) -> Button:
    return Button(
        Phrase("gaps.button_numbered", {"number": number, "label": Phrase(label)}), action, one.gap.id
    )


def _next(start: int, found: Sequence[Waiting]) -> tuple[tuple[Button, ...], ...]:
    following = start + LISTED
    if following >= len(found):
        return ()
    return ((Button(Phrase("gaps.button_more"), "gap_list", following),),)
