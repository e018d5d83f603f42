"""Which commitments a list shows: of an organisation, a person, a goal, in a state, or all."""

from collections.abc import Callable, Mapping

from handlers.commitments.attributes.goals import named as goals_named
from handlers.commitments.attributes.outcome import option_named
from handlers.commitments.hearing.proposing import language_of
from handlers.rules import access, standing
from handlers.rules.goals import GOALS, goal_of, is_known
from handlers.rules.whom import named, party_named
from handlers.turn import Turn
from prompts.phrase import Phrase
from storage.errors import Refused
from storage.records.commitments import KEPT, LIVE, Commitment, CommitmentState
from storage.records.people import Member
from storage.unit import UnitOfWork

ALL = "all"
DONE = "done"
UNCONFIRMED = "unconfirmed"

_STATES: Mapping[str, CommitmentState] = {
    one.value: one
    for one in (
        CommitmentState.AT_RISK,
        CommitmentState.BLOCKED,
        CommitmentState.AWAITING_CLEARANCE,
        CommitmentState.SUSPENDED,
    )
}
_WORDS = {
    ALL: "commitment.words_all",
    DONE: "commitment.words_done",
    UNCONFIRMED: "commitment.words_unconfirmed",
    CommitmentState.AT_RISK.value: "commitment.words_at_risk",
    CommitmentState.BLOCKED.value: "commitment.words_blocked",
    CommitmentState.AWAITING_CLEARANCE.value: "commitment.words_clearance",
    CommitmentState.SUSPENDED.value: "commitment.words_suspended",
}
_ORGANISATION, _MEMBER, _GOAL = "o", "m", "g"


def read(turn: Turn, uow: UnitOfWork) -> str:
    """Return the filter that the turn's words name, as a word for a button.

    Raises `Refused`, saying what is understood, where they name none.
    """
    option = option_named(turn.text, _WORDS, turn, uow)
    if option is not None:
        return option
    people = list(uow.members.profiles(uow.members.ever()).values())
    party = party_named(turn.text, people)
    organisation = uow.organisations.named(party or turn.text)
    if organisation is not None:
        return f"{_ORGANISATION}{organisation.id}"
    members = named(turn.text, people)
    if len(members) == 1:
        return f"{_MEMBER}{members[0].id}"
    goals = goals_named(turn.text, language_of(turn, uow))
    if goals:
        return f"{_GOAL}{goals[-1]}"
    raise Refused("commitment.filter_unknown", {"text": turn.text})


def is_read(turn: Turn, uow: UnitOfWork) -> bool:
    """Say whether the turn's words name a filter."""
    try:
        read(turn, uow)
    except Refused:
        return False
    return True


def chosen(word: str, reader: Member, uow: UnitOfWork) -> list[Commitment]:
    """Return what a reader may see of what fits, by date; what is done, the last first.

    Raises `Refused` ("refused.button_old") for a word that is no filter.
    """
    may = access.may_see_state if word in _STATES else access.may_see
    found = [one for one in _stored(word, uow) if may(one, reader)]
    if word == DONE:
        found.sort(key=lambda one: (one.done_at is not None, one.done_at or one.created_at), reverse=True)
    return found


def name(word: str, uow: UnitOfWork) -> Phrase:
    """Return what the filter is called, above its list."""
    if word in _STATES:
        return Phrase(standing.STATES[_STATES[word]])
    if word == UNCONFIRMED:
        return Phrase("commitment.filter_unconfirmed")
    if word == DONE:
        return Phrase("commitment.filter_done")
    kind, rest = word[:1], word[1:]
    if kind == _ORGANISATION:
        return Phrase("commitment.name", {"name": uow.organisations.get(int(rest)).name})
    if kind == _MEMBER:
        return Phrase("commitment.name", {"name": uow.members.profile(uow.members.get(int(rest)).id).name})
    return Phrase("commitment.goal_named", {"number": rest, "goal": Phrase(GOALS[goal_of(rest)])})


def _stored(word: str, uow: UnitOfWork) -> list[Commitment]:
    live, done = sorted(LIVE), sorted(KEPT)
    states: Mapping[str, tuple[CommitmentState, ...]] = {
        ALL: tuple(live),
        DONE: tuple(done),
        UNCONFIRMED: (CommitmentState.PROPOSED, CommitmentState.RECORDED),
        **{one: (state,) for one, state in _STATES.items()},
    }
    if word in states:
        return uow.commitments.in_state(*states[word])
    fits = _fits(word, uow)
    return [one for one in uow.commitments.open_of() if fits(one)]


def _fits(word: str, uow: UnitOfWork) -> Callable[[Commitment], bool]:
    """Return what says whether a commitment fits: it stays its organisation's when its owner goes elsewhere.

    One that was promised for none is that of the organisation which its owner is of by now.
    """
    kind, rest = word[:1], word[1:]
    if kind == _GOAL and is_known(rest):
        return lambda one: rest in one.goals
    if kind == _ORGANISATION and rest.isdigit():
        number = int(rest)
        people = {one.id for one in uow.members.ever() if one.organisation_id == number}
        return lambda one: one.organisation_id == number if one.organisation_id else one.owner_id in people
    if kind == _MEMBER and rest.isdigit():
        return lambda one: one.owner_id == int(rest)
    raise Refused("refused.button_old")
