"""What a finished check-in gives back: whom you wait for, who counts on you, what others finished."""

from collections.abc import Collection
from datetime import datetime

from handlers.checkins.questions.asking import KIND
from handlers.rules import naming
from handlers.rules.access import may_see
from handlers.rules.due import short_day
from prompts.phrase import Phrase, Value
from storage.records.checkins import Outcome, Response
from storage.records.commitments import KEPT, Change, Commitment, CommitmentState
from storage.records.conversations import Audience
from storage.records.people import MemberId, Profile
from storage.unit import UnitOfWork

SHOWN = 3
"""So many lines of each kind are told; a thank-you is short."""


def thank(response: Response, uow: UnitOfWork, opening: Phrase | None = None) -> Phrase:
    """Return the thanks for a finished check-in, or another `opening`, and what it gives back."""
    mine = uow.members.profile(response.member_id)
    open_now = uow.commitments.open_of()
    theirs = [one for one in open_now if one.owner_id != mine.id and may_see(one, mine.member)]
    awaited = [one for one in theirs if one.waiting_id == mine.id]
    naming_me = [*awaited, *(one for one in theirs if one not in awaited and _names(one, mine))][:SHOWN]
    finished = [one for one in _finished(response, uow) if may_see(one, mine.member)][:SHOWN]
    owners = uow.members.profiles(uow.members.some(one.owner_id for one in [*naming_me, *finished]))
    values: dict[str, Value] = {
        "opening": opening or _thanks(response, uow),
        "waiting_for": _section("checkin.waiting_for", [_theirs(one, owners) for one in naming_me]),
        "waits_for_you": _section(
            "checkin.waits_for_you", [_own(one) for one in open_now if one.owner_id == mine.id]
        ),
        "finished": _section("checkin.finished", [_done(one, owners) for one in finished]),
    }
    return Phrase("checkin.thanks", values)


def at_hand(asked: Collection[MemberId], uow: UnitOfWork) -> dict[MemberId, tuple[Phrase, ...]]:
    """Return a section with the open commitments of each who is asked and has any."""
    theirs: dict[MemberId, list[Phrase]] = {}
    for one in uow.commitments.open_of(*asked) if asked else []:
        theirs.setdefault(one.owner_id, []).append(_own(one))
    return {member: _section("checkin.at_hand", items) for member, items in theirs.items()}


def _thanks(response: Response, uow: UnitOfWork) -> Phrase:
    if response.outcome is Outcome.LATE:
        return Phrase("checkin.thanks_late", {"closed": response.closes_at})
    conversation = uow.conversations.about(KIND, response.id)
    given = uow.updates.of_conversation(conversation.id) if conversation is not None else []
    shared = any(one.audience is not Audience.COORDINATORS for one in given)
    return Phrase("checkin.thanks_shared" if shared else "checkin.thanks_in_time")


def _section(key: str, items: list[Phrase]) -> tuple[Phrase, ...]:
    return (Phrase(key, {"items": tuple(items[:SHOWN])}),) if items else ()


def _names(commitment: Commitment, reader: Profile) -> bool:
    """Say whether a commitment names the reader or their organisation."""
    title = commitment.title.casefold()
    return any(name and name.casefold() in title for name in (reader.name, reader.organisation))


def _theirs(commitment: Commitment, owners: dict[MemberId, Profile]) -> Phrase:
    who = naming.party(owners[commitment.owner_id])
    return Phrase("checkin.item", {"who": who, "title": commitment.title, "due": short_day(commitment)})


def _own(commitment: Commitment) -> Phrase:
    return Phrase("checkin.item_mine", {"title": commitment.title, "due": short_day(commitment)})


def _done(commitment: Commitment, owners: dict[MemberId, Profile]) -> Phrase:
    who = naming.party(owners[commitment.owner_id])
    return Phrase("checkin.item_done", {"who": who, "title": commitment.title})


def _finished(response: Response, uow: UnitOfWork) -> list[Commitment]:
    """Return what others finished since the round before this one."""
    done = [one for one in uow.changes.since(_round_before(response, uow)) if _is_done(one)]
    found = {one.id: one for one in uow.commitments.of({change.commitment_id for change in done})}
    others = [found[one.commitment_id] for one in done]
    return [one for one in others if one.owner_id != response.member_id and one.state in KEPT]


def _round_before(response: Response, uow: UnitOfWork) -> datetime | None:
    earlier = [one for one in uow.responses.of_member(response.member_id, 2) if one.id != response.id]
    return earlier[0].opens_at if earlier else None


def _is_done(change: Change) -> bool:
    return change.field == "state" and change.new == CommitmentState.DONE
