"""Results of anonymous check-ins: told once a round is closed and enough have answered, beside the last."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime

from handlers.checkins.questions import asking
from handlers.rules import survey
from handlers.rules.outcomes import OWN
from handlers.rules.survey import QUORUM, Trend
from handlers.turn import Message, Turn
from prompts.phrase import Phrase, Value, Values
from storage.errors import Refused
from storage.records.checkins import Outcome, Round
from storage.records.conversations import Question, QuestionType
from storage.records.people import Role
from storage.records.schedules import Posting
from storage.unit import UnitOfWork

LOOKED_BACK = 10
"""So many rounds back the last results are looked for."""

_MOVED = {
    Trend.UP: "health.block_up",
    Trend.DOWN: "health.block_down",
    Trend.SAME: "health.block_same",
}


@dataclass(frozen=True, slots=True)
class Block:
    """What one question came to. `agree` is the share of a hundred, None where too few answered it.

    `votes` are by value; `remarks` stand in no order and under no name.
    """

    question: Question
    votes: dict[str, int]
    agree: int | None
    remarks: tuple[str, ...]

    @property
    def total(self) -> int:
        """How many chose something."""
        return sum(self.votes.values())


@dataclass(frozen=True, slots=True)
class Results:
    """What a round came to, question by question."""

    opened: Round
    answered: int
    blocks: tuple[Block, ...]


def results(opened: Round, uow: UnitOfWork) -> Results | None:
    """Return what an anonymous round came to; None while it is open, and where too few have answered."""
    if not opened.script.anonymous or opened.closed_at is None:
        return None
    answered = sum(one.outcome in OWN for one in uow.responses.of_round(opened.id))
    if answered < QUORUM:
        return None
    votes: dict[str, dict[str, int]] = defaultdict(dict)
    for tally in uow.tallies.of_round(opened.id):
        votes[tally.question][tally.value] = tally.count
    said: dict[str, list[str]] = defaultdict(list)
    for remark in uow.remarks.of_round(opened.id):
        said[remark.question].append(remark.text)
    blocks = (_block(one, votes[one.key], said[one.key]) for one in opened.script.questions)
    return Results(opened, answered, tuple(blocks))


def last_time(opened: Round, uow: UnitOfWork) -> dict[str, int]:
    """Return last time's shares by question: those of the schedule's round before this that had results."""
    for one in uow.rounds.of_schedule(opened.schedule_id, LOOKED_BACK):
        before = results(one, uow) if one.occurs_on < opened.occurs_on else None
        if before is not None:
            return {block.question.key: block.agree for block in before.blocks if block.agree is not None}
    return {}


def summary(opened: Round, uow: UnitOfWork, *, remarks: bool = False) -> Phrase:
    """Return a round's results in words, with the remarks for those who read them; or why there are none."""
    values: Values = {"title": asking.title_of(opened.kind), "on": opened.occurs_on, "quorum": QUORUM}
    if opened.closed_at is None:
        return Phrase("health.open", values | _taken(opened, uow))
    found = results(opened, uow)
    if found is None:
        return Phrase("health.too_few", values)
    before = last_time(opened, uow)
    told = tuple(
        line for one in found.blocks for line in _told(one, before.get(one.question.key), remarks=remarks)
    )
    return Phrase("health.page", values | {"count": found.answered, "blocks": told})


def show(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Tell a coordinator what the latest anonymous check-in came to, or how far it is."""
    anonymous = (one for one in uow.rounds.latest(LOOKED_BACK) if one.script.anonymous)
    opened = next(anonymous, None)
    if opened is None:
        raise Refused("health.none")
    return [Message(turn.actor.id, summary(opened, uow, remarks=True))]


def closed(opened: Round, now: datetime, uow: UnitOfWork) -> list[Message]:
    """Blend what was counted in a round that closes, and tell what it came to.

    Coordinators read the remarks too; the groups, where the partnership agreed to that, the figures.
    """
    uow.tallies.blend(opened.id)
    uow.remarks.blend(opened.id)
    phrase = summary(opened, uow, remarks=True)
    key = f"round:{opened.id}:results"
    told = [Message(one.id, phrase, key=f"{key}:{one.id}") for one in uow.members.active(Role.COORDINATOR)]
    if opened.terms.posting is Posting.NEVER or results(opened, uow) is None:
        return told
    uow.rounds.save(replace(opened, posted_at=now))
    page = summary(opened, uow)
    return told + [Message(one, page, key=f"{key}:group:{one.id}") for one in uow.groups.find()]


def _taken(opened: Round, uow: UnitOfWork) -> Values:
    parts = uow.responses.of_round(opened.id)
    asked = [one for one in parts if one.outcome is not Outcome.PLANNED]
    return {"answered": sum(one.outcome in OWN for one in asked), "asked": len(asked)}


def _block(question: Question, votes: dict[str, int], said: list[str]) -> Block:
    options = [value for value, _ in question.options]
    is_scale = question.type is QuestionType.SCALE
    agree = survey.agreement(votes, options) if is_scale else None
    return Block(question, votes, agree, tuple(said))


def _told(block: Block, before: int | None, *, remarks: bool) -> list[Phrase]:
    """Return the lines on one question."""
    values: dict[str, Value] = {"question": asking.text_of(block.question), "count": block.total}
    lines = [_line(block, before, values)]
    if remarks:
        lines += [Phrase("health.remark", {"text": text}) for text in block.remarks]
    return lines


def _line(block: Block, before: int | None, values: Values) -> Phrase:
    if block.total < QUORUM:
        return Phrase("health.block_few", values)
    if block.agree is None:
        return Phrase("health.block_chosen", values | {"options": _options(block)})
    moved = survey.trend(before, block.agree)
    if before is None or moved is None:
        return Phrase("health.block", values | {"agree": block.agree})
    return Phrase(_MOVED[moved], values | {"agree": block.agree, "before": before})


def _options(block: Block) -> tuple[Phrase, ...]:
    """Return how often each option of a question that is no scale was chosen."""
    return tuple(
        Phrase(
            "health.option",
            {"label": asking.told(block.question, value), "count": block.votes.get(value, 0)},
        )
        for value, _ in block.question.options
    )
