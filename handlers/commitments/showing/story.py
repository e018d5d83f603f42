"""A commitment's history told as a short story: who changed what, when, and why."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from handlers.commitments.acts import MEMBERS, TITLED, Cast, acts
from handlers.rules import access, history
from handlers.turn import Message, Turn
from prompts.phrase import Phrase, ShortDay, Value, Values
from storage.records.commitments import LIVE, Change, Commitment, CommitmentId
from storage.records.people import MemberId, OrganisationId, Profile, Role
from storage.unit import UnitOfWork

_INNER = frozenset(
    {"progress", "note", "held_until", "snoozed_until", "offered_to", history.HELP, history.NOT_THEIRS}
)

LINES = 12
"""The most lines of a story: a phone shows no more."""


def press(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    """Tell the story of the commitment whose button was pressed."""
    lines = told(uow.changes.of(commitment.id), turn.actor, uow)
    values: Values = {"title": commitment.title, "lines": lines}
    return [Message(turn.actor.id, Phrase("story.of", values))]


def told(changes: Iterable[Change], reader: Profile, uow: UnitOfWork) -> tuple[Phrase, ...]:
    """Return a line for each thing that somebody did, oldest first; what was done at once is one line.

    Of many the last are told, and how many there were before. Words that coordinators wrote down
    are theirs alone, where it stood is for those it concerns, and no title is told to whom may not
    see it.
    """
    seen = _for(reader, changes, uow)
    grouped = [list(group) for _, group in groupby(seen, key=lambda one: (one.at, one.by, one.version))]
    cast = _cast(seen, reader, uow)
    lines = [line for group in grouped for line in _line(group, cast)]
    earlier = len(lines) - LINES
    before = (Phrase("story.earlier", {"count": earlier}),) if earlier > 0 else ()
    return (*before, *lines[-LINES:])


def parts(changes: Iterable[Change], reader: Profile, uow: UnitOfWork) -> tuple[Phrase, ...]:
    """Return what was done at once, a line a part, without who and when; with the reason, if there is one."""
    seen = _for(reader, changes, uow)
    told_of = acts(seen, _cast(seen, reader, uow))
    why = next((one.why for one in seen if one.why), "")
    reason = (Phrase("story.remark", {"words": why}),) if why else ()
    return (*told_of, *reason)


def _for(reader: Profile, changes: Iterable[Change], uow: UnitOfWork) -> list[Change]:
    """Return the changes of one commitment that are a reader's to know; reasons only where those are too."""
    known = [
        one
        for one in changes
        if one.field != history.REMARK or reader.member.role is Role.COORDINATOR or one.by == reader.id
    ]
    if not known or access.may_see_state(uow.commitments.get(known[0].commitment_id), reader.member):
        return known
    return [replace(one, why="") for one in known if not _is_inner(one)]


def _is_inner(change: Change) -> bool:
    """Say whether a change tells where work stands, which is its owner's to tell."""
    if change.field != "state":
        return change.field in _INNER
    states = {one for one in (change.old, change.new) if one}
    return states <= LIVE


def _line(changes: list[Change], cast: Cast) -> list[Phrase]:
    """Return the line of one thing that was done; none where nothing of it is worth telling."""
    told_of = acts(changes, cast)
    if not told_of:
        return []
    what = told_of[-1]
    for before in reversed(told_of[:-1]):
        what = Phrase("story.and", {"first": before, "then": what})
    why = next((one.why for one in changes if one.why), "")
    if why:
        what = Phrase("story.because", {"what": what, "why": why})
    by = changes[0].by
    who: Value = cast.members[by].name if by is not None and by in cast.members else Phrase("story.nobody")
    return [Phrase("story.line", {"on": ShortDay(changes[0].at), "who": who, "what": what})]


def _cast(changes: list[Change], reader: Profile, uow: UnitOfWork) -> Cast:
    """Return all who and what is spoken of in these changes."""
    told_of = [one for one in changes if one.new]
    members = {one.by for one in changes if one.by is not None}
    members |= {MemberId(int(one.new)) for one in told_of if one.field in MEMBERS}
    others = uow.commitments.of(CommitmentId(int(one.new)) for one in told_of if one.field in TITLED)
    organisations = {OrganisationId(int(one.new)) for one in told_of if one.field == "organisation_id"}
    return Cast(
        uow.members.profiles(uow.members.some(members)) if members else {},
        {one.id: one.title for one in others if access.may_see(one, reader.member)},
        uow.organisations.names(organisations),
    )
