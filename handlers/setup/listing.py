"""The list of organisations and people: read as it was pasted, put right in words, noted when it is right."""

from collections.abc import Iterable

from handlers.rules import roster
from handlers.rules.roster import Roster, Unclear
from handlers.rules.roster_entries import Listed, key
from handlers.rules.roster_lines import Reason
from handlers.setup import people, steps
from handlers.setup.files import text_of
from handlers.setup.needs import Needs
from handlers.setup.steps import button, kept, screen, ways
from handlers.turn import Message, Turn
from prompts.phrase import Phrase, Values
from storage.errors import Refused
from storage.records.conversations import Conversation
from storage.unit import UnitOfWork

SHOWN = 12
"""The most organisations, and the most unclear lines, that one screen shows."""

LONGEST_LINE = 60
"""So much of an unclear line is shown."""

NO_ACCOUNT = "*"
"""What stands behind the names of those without an account."""

_REASONS = {
    Reason.NAME: "setup.unclear_name",
    Reason.ORGANISATION: "setup.unclear_organisation",
    Reason.TWICE: "setup.unclear_twice",
    Reason.EITHER: "setup.unclear_either",
}


def roster_of(conversation: Conversation) -> Roster:
    """Return what the list says, with all corrections so far."""
    known = roster.read(kept(conversation, "list"))
    for said in kept(conversation, "fixes").splitlines():
        corrected = roster.correct(known, said)
        known = corrected[0] if corrected else known
    return known


def show(conversation: Conversation, turn: Turn, uow: UnitOfWork, needs: Needs) -> Message:
    """Ask for the list, or show how it was understood."""
    if not kept(conversation, "list"):
        skip = button(conversation, "setup.button_no_list", "skip")
        return screen(conversation, "setup.ask_list", {}, ((skip,), ways(conversation)))
    known = roster_of(conversation)
    rows = (
        (
            button(conversation, "setup.button_right", "go", primary=True),
            button(conversation, "setup.button_new_list", "new"),
        ),
        ways(conversation),
    )
    values: Values = {
        **counts(known),
        "mark": NO_ACCOUNT,
        "listed": _capped(_organisation(name, known) for name in known.organisations),
        "unclear_lines": _unclear(known),
    }
    return screen(conversation, "setup.list", values, rows)


def counts(known: Roster) -> Values:
    """Return how many there are of everything, each as a phrase."""
    return {
        "organisations": Phrase("setup.count_organisations", {"count": len(known.organisations)}),
        "people": Phrase("setup.count_people", {"count": len(known.people)}),
        "unclear": Phrase("setup.count_unclear", {"count": len(known.unclear)}),
        "without": Phrase("setup.count_without", {"count": len(known.without_account)}),
    }


def press(conversation: Conversation, word: str, turn: Turn, uow: UnitOfWork, needs: Needs) -> list[Message]:
    """Forget the list, to begin it anew. Raises `Refused` for any other word."""
    if word != "new":
        raise Refused("refused.button_old")
    conversation = steps.keep(conversation, "fixes", "", uow)
    return [show(steps.keep(conversation, "list", "", uow), turn, uow, needs)]


def answer(conversation: Conversation, turn: Turn, uow: UnitOfWork, needs: Needs) -> list[Message]:
    """Take a list, more lines of it, or words that put it right. Raises `Refused` where it is too long."""
    said = text_of(turn).strip()
    before = kept(conversation, "list")
    if before and "\n" not in said:
        return _correct(conversation, turn, uow, needs)
    pasted = f"{before}\n{said}" if before else said
    if len(pasted) > roster.LONGEST_TEXT or pasted.count("\n") >= roster.MOST_LINES:
        limits: Values = {"characters": roster.LONGEST_TEXT, "lines": roster.MOST_LINES}
        raise Refused("setup.list_long", limits)
    found = roster.read(pasted)
    if not found.people and not found.organisations and not found.unclear:
        raise Refused("setup.list_empty")
    return [show(steps.keep(conversation, "list", pasted, uow), turn, uow, needs)]


def note(conversation: Conversation, turn: Turn, uow: UnitOfWork) -> Conversation:
    """Store what the list says as it was put right, in the place of what it said before."""
    known = roster_of(conversation)
    people.note(known, kept(conversation, "noted").splitlines(), turn, uow)
    return steps.keep(conversation, "noted", "\n".join(key(one.name) for one in known.people), uow)


def _correct(conversation: Conversation, turn: Turn, uow: UnitOfWork, needs: Needs) -> list[Message]:
    said = text_of(turn).strip()
    corrected = roster.correct(roster_of(conversation), said)
    if corrected is None:
        raise Refused("setup.fix_unclear")
    fixes = [*kept(conversation, "fixes").splitlines(), said]
    return [show(steps.keep(conversation, "fixes", "\n".join(fixes), uow), turn, uow, needs)]


def _organisation(name: str, known: Roster) -> Phrase:
    people = tuple(_person(one) for one in known.people if one.organisation == name)
    if not people:
        return Phrase("setup.organisation_alone", {"organisation": name})
    return Phrase("setup.organisation", {"organisation": name, "people": people})


def _person(one: Listed) -> str:
    return one.name if one.account else f"{one.name}{NO_ACCOUNT}"


def _unclear(known: Roster) -> tuple[Phrase, ...]:
    if not known.unclear:
        return ()
    return (Phrase("setup.unclear", {"lines": _capped(_why(one) for one in known.unclear)}),)


def _why(one: Unclear) -> Phrase:
    shown = one.text if len(one.text) <= LONGEST_LINE else f"{one.text[:LONGEST_LINE]}…"
    return Phrase(
        "setup.unclear_line", {"line": one.line, "text": shown, "why": Phrase(_REASONS[one.reason])}
    )


def _capped(lines: Iterable[Phrase]) -> tuple[Phrase, ...]:
    every = tuple(lines)
    rest = len(every) - SHOWN
    more = (Phrase("digest.more", {"count": rest}),) if rest > 0 else ()
    return (*every[:SHOWN], *more)
