"""What a finished check-in gives back: whom you wait for, who counts on you, what others finished."""

from datetime import datetime

from handlers.rules import naming
from prompts.phrase import Phrase, ShortDay, Value
from storage.records.checkins import Outcome, Response
from storage.records.commitments import Change, Commitment, CommitmentState
from storage.records.people import MemberId, Profile
from storage.unit import UnitOfWork

SHOWN = 3
"""So many lines of each kind are told; a thank-you is short."""


def thank(response: Response, uow: UnitOfWork) -> Phrase:
    """Return the thanks for a finished check-in, and what it gives back."""
    profiles = uow.members.profiles(uow.members.ever())
    mine = profiles[response.member_id]
    open_now = uow.commitments.open_of()
    values: dict[str, Value] = {
        "waiting_for": _section(
            "checkin.waiting_for", [_theirs(one, profiles) for one in open_now if _names(one, mine)]
        ),
        "waits_for_you": _section(
            "checkin.waits_for_you", [_own(one) for one in open_now if one.owner_id == mine.id]
        ),
        "finished": _section("checkin.finished", _finished(response, profiles, uow)),
    }
    if response.outcome is Outcome.LATE:
        return Phrase("checkin.thanks_after_closing", values | {"closed": response.closes_at})
    return Phrase("checkin.thanks", values)


def _section(key: str, items: list[Phrase]) -> tuple[Phrase, ...]:
    return (Phrase(key, {"items": tuple(items[:SHOWN])}),) if items else ()


def _names(commitment: Commitment, reader: Profile) -> bool:
    """Say whether somebody else's commitment names the reader or their organisation."""
    if commitment.owner_id == reader.id:
        return False
    title = commitment.title.casefold()
    return any(name and name.casefold() in title for name in (reader.name, reader.organisation))


def _theirs(commitment: Commitment, profiles: dict[MemberId, Profile]) -> Phrase:
    who = naming.party(profiles[commitment.owner_id])
    return Phrase("checkin.item", {"who": who, "title": commitment.title, "due": ShortDay(commitment.due_on)})


def _own(commitment: Commitment) -> Phrase:
    return Phrase("checkin.item_mine", {"title": commitment.title, "due": ShortDay(commitment.due_on)})


def _finished(response: Response, profiles: dict[MemberId, Profile], uow: UnitOfWork) -> list[Phrase]:
    """Return what others finished since the round before this one."""
    done = [one for one in uow.changes.since(_round_before(response, uow)) if _is_done(one)]
    found = {one.id: one for one in uow.commitments.of({change.commitment_id for change in done})}
    others = [
        found[one.commitment_id] for one in done if found[one.commitment_id].owner_id != response.member_id
    ]
    return [
        Phrase("checkin.item_done", {"who": naming.party(profiles[one.owner_id]), "title": one.title})
        for one in others
        if one.state is CommitmentState.DONE
    ]


def _round_before(response: Response, uow: UnitOfWork) -> datetime | None:
    earlier = [one for one in uow.responses.of_member(response.member_id, 2) if one.id != response.id]
    return earlier[0].opens_at if earlier else None


def _is_done(change: Change) -> bool:
    return change.field == "state" and change.new == CommitmentState.DONE
