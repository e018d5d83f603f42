"""A press on a button about a commitment: who may, and whether it is still what they saw."""

from collections.abc import Callable
from dataclasses import replace

from handlers.commitments.showing import story
from handlers.commitments.showing.cards import card
from handlers.route import Handler
from handlers.rules import access
from handlers.rules.versions import seen
from handlers.turn import Message, Turn
from prompts.phrase import Phrase
from storage.errors import Refused
from storage.records.commitments import Change, Commitment
from storage.records.people import Member, Profile
from storage.unit import UnitOfWork

Pressed = Callable[[Turn, Commitment, UnitOfWork], list[Message]]
"""What acts on a press; `extra` of its turn is the button's word."""


def current(
    handle: Pressed,
    may: Callable[[Commitment, Member], bool] = access.may_change,
    shows: Callable[[Commitment, Profile, UnitOfWork], Message] = card,
) -> Handler:
    """Return the handler of a button: it acts for those who may, on what they saw.

    Where somebody else changed the commitment since, it acts on nothing: it tells what changed, and
    `shows` what to press now. Raises `Refused`: "refused.gone" for who may not see it,
    "commitment.not_yours" for who may not do this to it.
    """

    def act(turn: Turn, uow: UnitOfWork) -> list[Message]:
        commitment = uow.commitments.get(turn.subject)
        version, word = seen(turn.extra)
        _must_be_theirs(commitment, turn.actor.member, may, uow)
        news = _news(commitment, version, turn, uow)
        if news:
            return _asked_again(shows(commitment, turn.actor, uow), news, turn, uow)
        return handle(replace(turn, extra=word), commitment, uow)

    return act


def _must_be_theirs(
    commitment: Commitment, member: Member, may: Callable[[Commitment, Member], bool], uow: UnitOfWork
) -> None:
    sees = access.may_see(commitment, member)
    if sees and may(commitment, member):
        return
    if member.left_at is None and _was_offered(commitment, member, uow):
        raise Refused("handover.settled")
    if not sees:
        raise Refused("refused.gone")
    who = uow.members.profile(commitment.owner_id).name
    raise Refused("commitment.not_yours", {"title": commitment.title, "who": who})


def _was_offered(commitment: Commitment, member: Member, uow: UnitOfWork) -> bool:
    """Say whether it was offered to a member once, who may have its buttons from then."""
    offered = [one.new for one in uow.changes.of(commitment.id) if one.field == "offered_to"]
    return str(member.id) in offered


def _news(commitment: Commitment, version: int, turn: Turn, uow: UnitOfWork) -> list[Change]:
    """Return what others changed since the version that was seen."""
    if version in {0, commitment.version}:
        return []
    later = [one for one in uow.changes.of(commitment.id) if one.version > version]
    return [one for one in later if one.by != turn.actor.id]


def _asked_again(shown: Message, news: list[Change], turn: Turn, uow: UnitOfWork) -> list[Message]:
    lines = story.told(news, turn.actor, uow)
    text = Phrase("commitment.changed_since", {"changes": lines, "card": shown.text})
    return [replace(shown, text=text, key=None)]
