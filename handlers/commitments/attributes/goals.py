"""Which Sustainable Development Goals and targets a commitment serves, by picker and by word."""

from collections.abc import Sequence

from handlers.commitments import ledger
from handlers.commitments.attributes.attribute import Attribute
from handlers.commitments.attributes.outcome import changed
from handlers.commitments.author import author
from handlers.commitments.buttons import button
from handlers.commitments.hearing.proposing import language_of
from handlers.commitments.showing.cards import said
from handlers.rules.goals import GOALS, TARGETS, goal_of, is_known, ordered, read_goals, toggled
from handlers.turn import Button, Message, Turn
from prompts.catalogue import house
from prompts.phrase import Phrase, Values
from storage.errors import Refused
from storage.records.commitments import Commitment
from storage.records.people import Profile
from storage.unit import UnitOfWork

ACROSS = 5
"""So many numbers stand side by side on a phone."""

FINISHED = "finished"
OTHERS = "others"


def named(text: str, language: str) -> Sequence[str]:
    """Return the goals and targets that words name, in the language given or in English."""
    catalogue = house()
    titles = {
        goal: [catalogue.sentence(key, one) for one in dict.fromkeys((language, "en"))]
        for goal, key in GOALS.items()
    }
    return read_goals(text, titles)


def _asks(commitment: Commitment, reader: Profile, uow: UnitOfWork) -> Message:
    lines = tuple(
        Phrase("commitment.goal_line", {"number": number, "goal": Phrase(key)})
        for number, key in GOALS.items()
    )
    values: Values = {"title": commitment.title, "goals": lines}
    rows = (*_rows(commitment, list(GOALS)), _end(commitment))
    return Message(reader.id, Phrase("commitment.goals_question", values), rows)


def _rows(commitment: Commitment, codes: Sequence[str]) -> tuple[tuple[Button, ...], ...]:
    buttons = [button(_label(one, commitment), "goals", commitment, one) for one in codes]
    return tuple(tuple(buttons[at : at + ACROSS]) for at in range(0, len(buttons), ACROSS))


def _label(code: str, commitment: Commitment) -> Phrase:
    if code in commitment.goals:
        return Phrase("commitment.goal_chosen", {"number": code})
    return Phrase("commitment.goal_number", {"number": code})


def _end(commitment: Commitment) -> tuple[Button, ...]:
    return (button(Phrase("commitment.button_finished"), "goals", commitment, FINISHED),)


def _choose(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    """Take a goal or target in, or out where it was in; then show the targets of that goal."""
    if turn.extra == FINISHED:
        return [said(Phrase("commitment.goals_set"), commitment, turn.actor, uow)]
    if turn.extra == OTHERS:
        return [_asks(commitment, turn.actor, uow)]
    if not is_known(turn.extra):
        raise Refused("refused.button_old")
    wanted = toggled(commitment.goals, turn.extra)
    now, others = ledger.change(commitment, author(turn), uow, goals=wanted)
    goal = goal_of(turn.extra)
    shown = _targets(now, goal, turn.actor) if goal in wanted else _asks(now, turn.actor, uow)
    return [shown, *others]


def _targets(commitment: Commitment, goal: str, reader: Profile) -> Message:
    values: Values = {"title": commitment.title, "number": goal, "goal": Phrase(GOALS[goal])}
    other = button(Phrase("commitment.button_other_goals"), "goals", commitment, OTHERS)
    remove = button(Phrase("commitment.button_goal_out", {"number": goal}), "goals", commitment, goal)
    rows = (*_rows(commitment, TARGETS[goal]), (remove, other), _end(commitment))
    return Message(reader.id, Phrase("commitment.goal_in", values), rows)


def _take(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    """Add the goals and targets that were written."""
    codes = named(turn.text, language_of(turn, uow))
    if not codes:
        raise Refused("commitment.goals_unknown", {"text": turn.text})
    wanted = ordered([*commitment.goals, *codes])
    return changed(turn, commitment, uow, Phrase("commitment.goals_set"), goals=wanted)


GOAL = Attribute("goals", "word.goals", _asks, _take, _choose)
