"""What a card says of a commitment below its title and date, a line each."""

from collections.abc import Iterable, Iterator

from handlers.commitments.minutes.reviewing import source
from handlers.commitments.reminding.waiting import zone_of
from handlers.rules import access, naming, standing
from handlers.rules.due import short_day
from handlers.rules.goals import GOALS, goal_of
from prompts.phrase import Phrase, Value
from storage.records.commitments import CLOSED, Commitment, CommitmentId, CommitmentState, Weight
from storage.records.people import Profile
from storage.unit import UnitOfWork

SHOWN = 3
"""So many of what it needs, and of what needs it, are named on a card."""


def details(commitment: Commitment, reader: Profile, uow: UnitOfWork) -> tuple[Phrase, ...]:
    """Return the lines of a card for a reader, who sees no title there that they may not see."""
    return tuple(
        line
        for lines in (
            _standing(commitment, reader, uow),
            _progress(commitment, reader, uow),
            _work(commitment, uow),
            _neighbours(commitment, reader, uow),
            origin(commitment, uow),
        )
        for line in lines
    )


def goals(codes: Iterable[str]) -> tuple[Phrase, ...]:
    """Return a line for each goal, with its targets behind it."""
    known = list(codes)
    return tuple(
        _goal(code, [one for one in known if one != code and goal_of(one) == code])
        for code in known
        if goal_of(code) == code
    )


def _goal(code: str, targets: list[str]) -> Phrase:
    values: dict[str, Value] = {"number": code, "goal": Phrase(GOALS[code])}
    if not targets:
        return Phrase("commitment.card_goal", values)
    return Phrase("commitment.card_goal_targets", {**values, "targets": tuple(targets)})


def _standing(commitment: Commitment, reader: Profile, uow: UnitOfWork) -> Iterator[Phrase]:
    known = [one for one in (commitment.waiting_id, commitment.offered_to) if one is not None]
    profiles = uow.members.profiles(uow.members.some(known)) if known else {}
    zone = zone_of(uow.members.profile(commitment.owner_id), uow)
    yield Phrase("commitment.card_state", {"state": standing.state(commitment, zone, reader.member)})
    yield Phrase("commitment.card_waits", {"who": standing.waiter(commitment, profiles)})
    if commitment.offered_to in profiles:
        yield Phrase("commitment.card_offered", {"who": naming.who(profiles[commitment.offered_to])})
    if commitment.weight is not Weight.ACTION:
        yield Phrase("commitment.card_weight", {"weight": standing.weight(commitment.weight)})


def _progress(commitment: Commitment, reader: Profile, uow: UnitOfWork) -> Iterator[Phrase]:
    """Yield how far it is and what is in its way, to those it concerns."""
    if not access.may_see_state(commitment, reader.member):
        return
    if commitment.progress is not None and commitment.note:
        values: dict[str, Value] = {"percent": commitment.progress, "note": commitment.note}
        yield Phrase("commitment.card_progress_note", values)
    elif commitment.progress is not None:
        yield Phrase("commitment.card_progress", {"percent": commitment.progress})
    elif commitment.note:
        yield Phrase("commitment.card_note", {"note": commitment.note})
    if commitment.state is CommitmentState.BLOCKED:
        for one in uow.obstacles.open_for(commitment.id):
            yield Phrase("commitment.card_obstacle", {"what": one.what})
    move = uow.moves.open_for(commitment.id) if commitment.state not in CLOSED else None
    if move is not None:
        key = "commitment.card_move" if move.reason else "commitment.card_move_plain"
        yield Phrase(key, {"due": move.wanted_on, "reason": move.reason})


def _work(commitment: Commitment, uow: UnitOfWork) -> Iterator[Phrase]:
    yield from goals(commitment.goals)
    evidence = len(uow.evidence.of_commitment(commitment.id))
    if evidence:
        yield Phrase("commitment.card_evidence", {"count": evidence})


def _neighbours(commitment: Commitment, reader: Profile, uow: UnitOfWork) -> Iterator[Phrase]:
    needs = [one.needs_id for one in uow.dependencies.of(commitment.id)]
    needed = [one.commitment_id for one in uow.dependencies.on(commitment.id)]
    for one in _visible(needs, reader, uow):
        yield Phrase("commitment.card_needs", {"title": one.title, "due": short_day(one)})
    for one in _visible(needed, reader, uow):
        yield Phrase("commitment.card_needed", {"title": one.title, "due": short_day(one)})
    successor = [commitment.superseded_by] if commitment.superseded_by is not None else []
    for one in _visible(successor, reader, uow):
        yield Phrase("commitment.card_successor", {"title": one.title, "due": short_day(one)})


def _visible(ids: Iterable[CommitmentId], reader: Profile, uow: UnitOfWork) -> list[Commitment]:
    return [one for one in uow.commitments.of(ids) if access.may_see(one, reader.member)][:SHOWN]


def origin(commitment: Commitment, uow: UnitOfWork) -> Iterator[Phrase]:
    """Yield from which minutes it was taken, if it was."""
    if commitment.minutes_id is None:
        return
    minutes = uow.minutes.get(commitment.minutes_id)
    yield Phrase(
        "commitment.card_source", {"source": source(minutes.title, minutes.held_on, commitment.item)}
    )
