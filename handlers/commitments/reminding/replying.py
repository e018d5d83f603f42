"""Answering a bundle in words: by the number of a thing, or without one where there is no doubt."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from handlers.commitments.buttons import button
from handlers.commitments.hearing.proposing import language_of, today_of
from handlers.commitments.reminding import lately
from handlers.commitments.reminding.bundle_deeds import act
from handlers.commitments.reminding.bundle_words import (
    CALL,
    DEEDS,
    DRAFT,
    HELPER,
    HOLDS,
    LATER,
    NO,
    SHORT,
    SHOW,
    YES,
    Said,
    read,
)
from handlers.commitments.showing.cards import card
from handlers.route import Numbered
from handlers.rules import access
from handlers.rules.dates import read_date
from handlers.rules.due import due_day
from handlers.turn import Button, Message, Turn
from prompts.phrase import Phrase
from storage.errors import Refused
from storage.records.commitments import KEPT, Commitment
from storage.records.conversations import Answer, Conversation
from storage.records.people import MemberId
from storage.unit import UnitOfWork

KIND = "bundle"
"""The kind of the row that keeps what somebody was told of in a bundle, by number."""

GUESSES = 2
"""So many things are offered where a word says of none what is meant."""

LONGEST = 400
"""Longer words than these many characters say more than what a bundle asks."""

ALONE = 0
"""What stands for the number of the only thing that was told."""

Rest = Callable[[Turn, UnitOfWork], tuple[Button, ...]]
"""What gives the buttons for words that were about something else."""

_LABELS = {
    "done": "guess.button_done",
    "blocked": "guess.button_blocked",
    "change_date": "guess.button_date",
    "at_risk": "commitment.button_at_risk",
    LATER: "ladder.button_later",
    HOLDS: "ladder.button_holds",
    "hold": "ladder.button_hold",
    DRAFT: "ladder.button_draft",
    CALL: "ladder.button_call",
}
_ACTIONS = {"date": "change_date", NO: "change_date"}
_COORDINATING = frozenset({DRAFT, HELPER, "hold"})
"""With one of these begins what a coordinator is told of somebody else's commitment."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing in a bundle: its number, the commitment, and the likeliest button as it was sent."""

    number: int
    commitment: int
    action: str
    extra: str
    label: str


def note(reader: MemberId, told: Sequence[Numbered], bundle: int, now: datetime, uow: UnitOfWork) -> None:
    """Keep what a member is told of in a bundle, so that their words find it."""
    parts = [
        Answer(str(one.number or ALONE), f"{first.subject}:{first.action}:{first.extra}:{first.label.key}")
        for one in told
        for first in one.item.buttons[:1]
    ]
    if parts:
        lately.note(reader, (KIND, bundle), now, uow, parts)


def things(row: Conversation) -> dict[int, Thing]:
    """Return what a member was told of in a bundle, by number."""
    found = {}
    for one in row.answers:
        commitment, action, extra, label = (one.value or "").split(":", 3)
        number = int(one.question)
        found[number] = Thing(number, int(commitment), action, extra, label)
    return found


def speaks_of(turn: Turn, uow: UnitOfWork) -> tuple[int, bool]:
    """Return the last bundle that the member was told of, and whether the words name something of it."""
    row = lately.told(KIND, turn, uow)
    if row is None:
        return 0, False
    known = things(row)
    said = _heard(row, turn, uow)
    return row.subject, bool(said) and all(_named(one, known) is not None for one in said)


class Replies:
    """Takes what is written to a bundle; `rest` are the buttons for words that were for something else."""

    def __init__(self, rest: Rest) -> None:
        self._rest = rest

    def means_it(self, turn: Turn, uow: UnitOfWork) -> bool:
        """Say whether the words are about something in the last bundle."""
        row = lately.told(KIND, turn, uow) if not turn.event.files else None
        return row is not None and _heard(row, turn, uow) != ()

    def answer(self, turn: Turn, uow: UnitOfWork) -> list[Message]:
        """Do what a number and clear words say, in their order; of all else, ask which thing is meant.

        Where one of several lines leads to a question, the lines behind it wait until it is answered.
        """
        row = lately.told(KIND, turn, uow)
        if row is None:
            raise Refused("refused.gone")
        heard, known = _heard(row, turn, uow), things(row)
        asked_before = len(uow.conversations.open_of(turn.actor.id))
        last = lately.is_last(row, turn, uow)
        lately.go_on(row, turn, uow)
        messages: list[Message] = []
        for at, said in enumerate(heard):
            messages += self._of_one(said, known, turn, uow, last=last)
            left = len(heard) - at - 1
            if left and len(uow.conversations.open_of(turn.actor.id)) > asked_before:
                return [
                    *messages[:-1],
                    Message(turn.actor.id, Phrase("bundle.left", {"count": left})),
                    messages[-1],
                ]
        return messages

    def _of_one(
        self, said: Said, known: Mapping[int, Thing], turn: Turn, uow: UnitOfWork, *, last: bool
    ) -> list[Message]:
        thing = _named(said, known)
        if thing is None and said.number is not None:
            raise Refused("bundle.no_such_number", {"number": said.number, "count": max(1, *known)})
        if thing is None:
            return [self._which(said, known, turn, uow)]
        meant = uow.commitments.get(thing.commitment)
        said = _settled(said, thing)
        if said.deed == SHOW:
            return [_shown(thing, meant, turn, uow)]
        asked = said.deed in {LATER, HOLDS, NO, "blocked", "at_risk"} and not turn.event.reply_to
        numbered = said.number is not None or asked
        if not (said.clear and last and numbered) or not access.may_change(meant, turn.actor.member):
            return [self._is_it_this(said, thing, meant, turn, uow)]
        if meant.state in KEPT:
            raise Refused("commitment.closed_meanwhile", {"title": meant.title})
        return act(said, thing.commitment, thing.extra.partition(".")[0], turn, uow)

    def _is_it_this(
        self, said: Said, thing: Thing, meant: Commitment, turn: Turn, uow: UnitOfWork
    ) -> Message:
        """Ask with a button whether it is this that was meant."""
        text = Phrase("guess.is_it_this", {"title": meant.title, "due": due_day(meant)})
        ways = _ways(said, thing, meant, turn, uow)
        return Message(turn.actor.id, text, (ways, self._rest(turn, uow)))

    def _which(self, said: Said, known: Mapping[int, Thing], turn: Turn, uow: UnitOfWork) -> Message:
        """Ask which thing was meant; of a bare "yes", the two that are gravest are offered."""
        bare = said.deed in {YES, NO}
        rows = []
        for thing in list(known.values())[: GUESSES if bare else None]:
            meant = uow.commitments.get(thing.commitment)
            way = _ways(_settled(said, thing), thing, meant, turn, uow)[0]
            label = Phrase("ladder.button_numbered", {"number": thing.number, "label": way.label})
            rows.append((replace(way, label=label),))
        text = Phrase("guess.offer" if bare else "guess.which_one")
        return Message(turn.actor.id, text, (*rows, self._rest(turn, uow)))


def _heard(row: Conversation, turn: Turn, uow: UnitOfWork) -> tuple[Said, ...]:
    """Return what the lines say of the bundle's things; nothing where they may be about anything else."""
    last, near = lately.is_last(row, turn, uow), lately.is_near(row, turn)
    if not (last or near) or len(turn.text) > LONGEST:
        return ()
    said = tuple(read(line, turn, uow) for line in turn.text.splitlines() if line.strip())
    if len(said) > 1:
        return said if last and all(_is_plain(one) for one in said) else ()
    return said if said and _is_about(said[0], turn, last=last, near=near) else ()


def _named(said: Said, known: Mapping[int, Thing]) -> Thing | None:
    """Return the thing of a number; without one, the only thing that was told."""
    return known.get(said.number or ALONE) or (known.get(ALONE) if said.number == 1 else None)


def _is_plain(said: Said) -> bool:
    return said.number is not None and said.clear and said.deed != SHOW


def _is_about(said: Said, turn: Turn, *, last: bool, near: bool) -> bool:
    if said.number is None:
        few = said.clear or len(turn.text.split()) <= SHORT
        return last and said.deed in DEEDS and few
    if said.deed and said.deed != SHOW:
        return last or (near and said.clear)
    return last and (said.deed == SHOW or said.marked)


def _settled(said: Said, thing: Thing) -> Said:
    """Return what words are to what was asked of a thing: "yes" may be that its date holds, or nothing."""
    asks = thing.action == HOLDS
    match said.deed:
        case "":
            return replace(said, deed=SHOW)
        case "yes" | "still_yes":
            return replace(said, deed=HOLDS) if asks else replace(said, deed=YES, clear=False)
        case "resume" if asks:
            return replace(said, deed=HOLDS)
        case "no":
            return said if asks else replace(said, clear=False)
        case "draft" | "log_call" | "ask_helper":
            return replace(said, deed=_beside(said.deed, thing))
        case _:
            return said


def _beside(deed: str, thing: Thing) -> str:
    """Return what a coordinator's word is where it has a button; else that the thing is shown.

    Where who could help can be asked, what is drafted is the words for them.
    """
    if thing.action == HELPER and deed == DRAFT:
        return HELPER
    fits = thing.action == HELPER if deed == HELPER else thing.action in _COORDINATING
    return deed if fits else SHOW


def _shown(thing: Thing, meant: Commitment, turn: Turn, uow: UnitOfWork) -> Message:
    """Return the card of a thing; who is asked about somebody else's can answer from there."""
    shown = card(meant, turn.actor, uow)
    there = {one.action for row in shown.buttons for one in row}
    coordinates = thing.action in _COORDINATING and thing.action not in there
    if access.may_change(meant, turn.actor.member) and not coordinates:
        return shown
    return replace(shown, buttons=((_likeliest(thing),), *shown.buttons))


def _ways(said: Said, thing: Thing, meant: Commitment, turn: Turn, uow: UnitOfWork) -> tuple[Button, ...]:
    """Return the buttons that do what may have been said of a thing."""
    if not access.may_change(meant, turn.actor.member) or said.deed == YES:
        return (_likeliest(thing),)
    action = _ACTIONS.get(said.deed, said.deed)
    if action not in _LABELS:
        return (_likeliest(thing),)
    way = button(Phrase(_LABELS[action]), action, meant)
    day = _day(said, turn, uow)
    if day is None:
        return (way,)
    named = button(Phrase("guess.button_date_on", {"due": day}), "date", meant, f"{day:%Y%m%d}", primary=True)
    return named, way


def _likeliest(thing: Thing) -> Button:
    label = "digest.button_ask_helper" if thing.action == HELPER else thing.label
    return Button(Phrase(label), thing.action, thing.commitment, thing.extra)


def _day(said: Said, turn: Turn, uow: UnitOfWork) -> date | None:
    if said.deed != "date" or not said.rest:
        return None
    return read_date(said.rest, today_of(turn, uow), language_of(turn, uow)).day
