"""Which commitment plain words are about: asked with a button for each, as words alone change none."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from handlers.commitments.buttons import button
from handlers.commitments.hearing.proposing import language_of, today_of
from handlers.rules.dates import find_dates
from handlers.rules.due import due_day
from handlers.rules.titles import ELLIPSIS
from handlers.rules.tongue import spoken
from handlers.rules.understanding.intents import Intent
from handlers.rules.understanding.matching import likely
from handlers.rules.understanding.reading import understand
from handlers.turn import Button, Message, Turn
from prompts.phrase import Phrase
from storage.errors import Refused
from storage.records.commitments import Commitment
from storage.unit import UnitOfWork

OTHERS = "others"
"""The action of the button for another commitment than the one that was guessed."""

OFFERED = 8
"""So many commitments are offered; a phone shows no more."""

LABEL = 48
"""So many characters of a title stand on a button."""

LIKELIEST = 3
"""So many are offered where the words point at some."""

Neither = Callable[[Turn, UnitOfWork], Button]
"""What gives the button for words that were about no commitment."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What somebody may have said about a commitment: the action of its button, a short and a full label.

    `word` is the button's: where the words are kept that somebody said, so that they are not asked for them.
    """

    action: str
    label: str
    titled: str
    word: str = ""


DONE = Deed("done", "guess.button_done", "guess.done_titled")
MOVED = Deed("change_date", "guess.button_date", "guess.date_titled")
BLOCKED = Deed("blocked", "guess.button_blocked", "guess.blocked_titled")
_DEEDS = {one.action: one for one in (DONE, MOVED, BLOCKED)}


def pointing(deed: Deed, neither: Neither) -> Callable[[Turn, UnitOfWork], list[Message]]:
    """Return what asks which commitment was meant; pressing it does the deed, and nothing else does."""

    def ask(turn: Turn, uow: UnitOfWork) -> list[Message]:
        live = uow.commitments.open_of(turn.actor.id)
        if not live:
            return [Message(turn.actor.id, Phrase("guess.none_live"), ((neither(turn, uow),),))]
        way_out = neither(turn, uow)
        meant = replace(deed, word=str(way_out.subject)) if deed is BLOCKED else deed
        found = likely(turn.text, live, lambda one: one.title) or (live if len(live) == 1 else [])
        if len(found) == 1:
            day = _day_named(turn, found[0], uow) if deed is MOVED else None
            named = f"{meant.action}.{meant.word}"
            another = Button(Phrase("guess.button_another"), OTHERS, turn.actor.id, named)
            rest = (*((another,) if len(live) > 1 else ()), way_out)
            return [_is_it_this(turn, found[0], meant, day, rest)]
        return [_which(turn, found[:LIKELIEST] or live, meant, (way_out,))]

    return ask


def told_done(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Ask about the one commitment that an answer names as done; nothing where it names none, or several."""
    language = spoken(turn.text, language_of(turn, uow))
    found = understand(turn.text, "none", language)
    if not found.sure or found.intent is not Intent.COMPLETE_COMMITMENT:
        return []
    named = likely(turn.text, uow.commitments.open_of(turn.actor.id), lambda one: one.title)
    return [_is_it_this(turn, named[0], DONE, None, ())] if len(named) == 1 else []


def others(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Offer all that the member has promised and not done. Raises `Refused` where it is not their button."""
    action, _, word = turn.extra.partition(".")
    deed = _DEEDS.get(action)
    if deed is None or turn.subject != turn.actor.id:
        raise Refused("refused.button_not_yours")
    live = uow.commitments.open_of(turn.actor.id)
    if not live:
        return [Message(turn.actor.id, Phrase("commitment.list_empty"))]
    return [_which(turn, live, replace(deed, word=word), ())]


def _day_named(turn: Turn, one: Commitment, uow: UnitOfWork) -> date | None:
    """Return the day that the words would move a commitment to; None where they name none, or several."""
    today, language = today_of(turn, uow), spoken(turn.text, language_of(turn, uow))
    days = {found.reading.day for found in find_dates(turn.text, today, language)} - {one.due_on}
    return days.pop() if len(days) == 1 else None


def _is_it_this(
    turn: Turn, one: Commitment, deed: Deed, day: date | None, rest: tuple[Button, ...]
) -> Message:
    text = Phrase("guess.is_it_this", {"title": one.title, "due": due_day(one)})
    row = [button(Phrase(deed.label), deed.action, one, deed.word, primary=day is None)]
    if day is not None:
        label = Phrase("guess.button_date_on", {"due": day})
        row.insert(0, button(label, "date", one, f"{day:%Y%m%d}", primary=True))
    return Message(turn.actor.id, text, (tuple(row), *((rest,) if rest else ())))


def _which(turn: Turn, some: list[Commitment], deed: Deed, rest: tuple[Button, ...]) -> Message:
    rows = tuple(
        (button(Phrase(deed.titled, {"title": _short(one.title)}), deed.action, one, deed.word),)
        for one in some[:OFFERED]
    )
    return Message(turn.actor.id, Phrase("guess.which_one"), (*rows, *((rest,) if rest else ())))


def _short(title: str) -> str:
    return title if len(title) <= LABEL else title[: LABEL - 1].rstrip() + ELLIPSIS
