"""The smallest behaviour there is: says what was said."""

from dataclasses import replace

from handlers.turn import Knock, Message, Turn
from prompts.phrase import Phrase
from storage.records.people import Member, MemberId
from storage.unit import NEW, UnitOfWork


def echo(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Say it back."""
    return [Message(turn.actor.id, Phrase("other.empty"))]


def welcome(knock: Knock, uow: UnitOfWork) -> list[Message]:
    """Let them in."""
    member = uow.members.add(Member(MemberId(NEW), knock.person.id, None, knock.invitation.role, knock.now))
    uow.invitations.save(replace(knock.invitation, used_by=member.id))
    return [Message(member.id, Phrase("other.empty"))]
