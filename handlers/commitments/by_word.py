"""Changing a commitment in one line: which one, what of it, and to what."""

from dataclasses import replace
from functools import partial

from handlers.commitments import blocking, choosing, closing, renegotiating
from handlers.commitments.attributes import clearance
from handlers.commitments.attributes.attribute import take_words
from handlers.commitments.attributes.outcome import option_named
from handlers.commitments.attributes.progress import PROGRESS
from handlers.commitments.attributes.table import ATTRIBUTES
from handlers.commitments.choosing import Section, own_list, the_one
from handlers.commitments.hearing.proposing import language_of, today_of
from handlers.commitments.pressing import Pressed
from handlers.commitments.showing import story
from handlers.commitments.showing.cards import card
from handlers.commitments.showing.listing import show
from handlers.rules import access
from handlers.rules.dates import read_date
from handlers.rules.progress import read_progress
from handlers.rules.wording import fold
from handlers.turn import Message, Turn
from prompts.catalogue import house
from storage.errors import Refused
from storage.records.commitments import Commitment
from storage.unit import UnitOfWork

LONGEST = 3
"""The most words that name what is to be changed."""

WORDS = {
    **{one.action: one.word for one in ATTRIBUTES},
    "resume": "word.resume",
    "approver": "word.approver",
    "story": "word.story",
    "done": "word.done",
    "date": "word.date",
    "blocked": "word.blocked",
    "at_risk": "word.at_risk",
}
"""By action, the catalogue's key of its words."""

_TAKES: dict[str, Pressed] = {one.action: partial(take_words, one) for one in ATTRIBUTES}


def commitment(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Show a commitment by its number in one's list or words of its title; or change what is written behind.

    "2", "2 progress 60%", "pump list on hold until 1 January". Without words: the list.
    """
    if not turn.text:
        return show(turn, uow)
    named = choosing.named(turn.text, turn, uow)
    if len(named) == 1:
        return [card(named[0], turn.actor, uow)]
    which, action, rest = _parted(turn, uow)
    if not action:
        return [card(the_one(which, turn, uow), turn.actor, uow)]
    return act(action, the_one(which, turn, uow), rest, turn, uow)


def is_of_one(turn: Turn, uow: UnitOfWork) -> bool:
    """Say whether the words behind the command name a commitment, so that they answer no question."""
    which, _, _ = _parted(turn, uow)
    if which.rstrip(".:)").isdecimal() or len(choosing.named(turn.text, turn, uow)) == 1:
        return True
    try:
        the_one(which, turn, uow)
    except Refused:
        return False
    return True


def _parted(turn: Turn, uow: UnitOfWork) -> tuple[str, str, str]:
    """Return which commitment words are about, what is done with it ("" where nothing is), and the rest."""
    words = turn.text.split()
    for at in range(1, len(words)):
        for length in range(min(LONGEST, len(words) - at), 0, -1):
            action = option_named(" ".join(words[at : at + length]), WORDS, turn, uow)
            if action is not None:
                return " ".join(words[:at]).rstrip(":,"), action, " ".join(words[at + length :])
    return turn.text, "", ""


def names_one(turn: Turn, uow: UnitOfWork) -> bool:
    """Say whether words are the command's and then those of one title, which answers no question."""
    return len(choosing.named(_behind_word(turn, uow), turn, uow)) == 1


def named_one(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Show the one commitment that the words behind the command name."""
    return commitment(replace(turn, text=_behind_word(turn, uow)), uow)


def _behind_word(turn: Turn, uow: UnitOfWork) -> str:
    """Return what stands behind the command's word, in the member's language or English; "" without it."""
    said = fold(turn.text)
    phrases = (
        phrase
        for language in (language_of(turn, uow), "en")
        for phrase in house().sentence("command.commitment", language).split("|")
    )
    return next(
        (said.removeprefix(f"{one} ") for one in map(fold, phrases) if said.startswith(f"{one} ")), ""
    )


def progress(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Take how far one's commitment is: the only one, or that whose number stands first ("2: 60%").

    A sentence without an amount may be about anything: then it is asked. Raises `Refused` where it
    is not said of which of several.
    """
    mine = [one.commitment for one in own_list(turn.actor.member, uow) if one.section is Section.MINE]
    first, _, rest = turn.text.partition(" ")
    number = first.rstrip(":.)")
    if number.isdecimal() and rest and 0 < int(number) <= len(mine) and not _goes_on(rest):
        return take_words(PROGRESS, replace(turn, text=rest), mine[int(number) - 1], uow)
    if len(mine) != 1:
        raise Refused("commitment.progress_of_which" if mine else "commitment.list_empty")
    said = read_progress(turn.text)
    amount = said is None or said.percent is not None
    return take_words(PROGRESS, turn if amount else replace(turn, text=""), mine[0], uow)


def has_amount(turn: Turn, uow: UnitOfWork) -> bool:
    """Say whether the words behind the command say how far something is: "60%, the pumps are in"."""
    said = read_progress(_behind_number(turn.text))
    return said is not None and said.percent is not None


def is_amount(turn: Turn, uow: UnitOfWork) -> bool:
    """Say whether the words behind the command do so and are no sentence: "60%", "2: 60% of the pumps"."""
    said = read_progress(_behind_number(turn.text))
    numbered = _behind_number(turn.text) != turn.text
    return said is not None and said.percent is not None and (numbered or not said.note)


def _behind_number(text: str) -> str:
    """Return the words behind the number of a commitment; all of them where none stands first."""
    first, _, rest = text.partition(" ")
    return rest if rest and first.rstrip(":.)").isdecimal() and not _goes_on(rest) else text


def _goes_on(rest: str) -> bool:
    """Say whether a number is no place in a list, but the amount that goes on: "12 of 20", "60 %"."""
    return rest[:1] in "%/٪" or (rest.split(maxsplit=1)[0].casefold() in {"of", "sur", "de", "из", "percent"})


def act(action: str, meant: Commitment, words: str, turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Do what the words behind one of `WORDS` ask for. Raises `Refused` for who may not."""
    said = replace(turn, text=words, extra="")
    if action in _TAKES:
        return _TAKES[action](said, meant, uow)
    if action == "story":
        return story.press(said, meant, uow)
    if not access.may_change(meant, turn.actor.member):
        who = uow.members.profile(meant.owner_id).name
        raise Refused("commitment.not_yours", {"title": meant.title, "who": who})
    return _ACTS[action](said, meant, uow)


def _new_date(turn: Turn, meant: Commitment, uow: UnitOfWork) -> list[Message]:
    if not turn.text:
        return renegotiating.change_date(turn, meant, uow)
    today = today_of(turn, uow)
    reading = read_date(turn.text, today, language_of(turn, uow))
    if reading.day is None or reading.problem is not None or reading.day < today:
        raise Refused("commitment.date_unread", {"text": turn.text})
    return renegotiating.press_date(replace(turn, extra=f"{reading.day:%Y%m%d}"), meant, uow)


_ACTS: dict[str, Pressed] = {
    "resume": clearance.resume,
    "approver": clearance.give,
    "done": closing.done,
    "date": _new_date,
    "blocked": blocking.begin,
    "at_risk": renegotiating.at_risk,
}
