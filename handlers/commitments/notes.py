"""What a coordinator does beside the bot: a note that it drafts and they send, a call written down."""

from dataclasses import replace

from handlers.commitments import ledger
from handlers.commitments.author import author
from handlers.commitments.buttons import button
from handlers.commitments.reminding.waiting import zone_of
from handlers.commitments.showing.cards import said
from handlers.route import Dialogue
from handlers.rules import naming
from handlers.rules.calendar import local_day
from handlers.rules.due import due_day
from handlers.turn import Message, Turn
from prompts.phrase import Phrase, Values
from storage.errors import Refused
from storage.records.commitments import Commitment
from storage.records.conversations import Conversation, ConversationId, Question, Script
from storage.records.people import Profile
from storage.unit import NEW, UnitOfWork

KIND = "call"
"""The kind of conversation in which a call is written down."""

NOTHING = "nothing"
"""The word of the button by which nothing is noted."""

_SCRIPT = Script(KIND, (Question("said", "notes.ask_call"),))


def draft(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    """Draft a note to the owner's side, in the owner's language, for the coordinator to send as their own."""
    owner = uow.members.profile(commitment.owner_id)
    language = owner.person.language or uow.partnership.language
    values: Values = {
        "name": owner.name,
        "title": commitment.title,
        "due": due_day(commitment),
        "partnership": uow.partnership.name,
        "writer": turn.actor.name,
    }
    note = Phrase(_draft(commitment, owner, turn, uow), values, language)
    about: Values = {"who": naming.who(owner), "note": note}
    return [Message(turn.actor.id, Phrase("notes.drafted", about))]


def _draft(commitment: Commitment, owner: Profile, turn: Turn, uow: UnitOfWork) -> str:
    """Return the key of a note on a day that is to come, on one that is over, or on none yet."""
    if commitment.due_on is None:
        return "notes.draft_undated"
    today = local_day(turn.now, zone_of(owner, uow))
    return "notes.draft_past" if commitment.due_on < today else "notes.draft"


def log_call(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    """Ask what was said; the next words go into the commitment's history, unless nothing is to be noted."""
    for one in uow.conversations.open_of(turn.actor.id, KIND):
        uow.conversations.save(replace(one, closed_at=turn.now))
    if turn.extra == NOTHING:
        return [Message(turn.actor.id, Phrase("notes.nothing_noted", {"title": commitment.title}))]
    asked = Conversation(ConversationId(NEW), turn.actor.id, KIND, commitment.id, _SCRIPT, turn.now)
    return [_ask(uow.conversations.add(asked), uow)]


def _ask(conversation: Conversation, uow: UnitOfWork) -> Message:
    commitment = uow.commitments.get(conversation.subject)
    owner = uow.members.profile(commitment.owner_id)
    values: Values = {"who": naming.who(owner), "title": commitment.title}
    nothing = button(Phrase("notes.button_nothing"), "log_call", commitment, NOTHING)
    return Message(conversation.member_id, Phrase("notes.ask_call", values), ((nothing,),))


def _take(turn: Turn, uow: UnitOfWork) -> list[Message]:
    conversation = turn.conversation
    if conversation is None:
        raise Refused("checkin.none_open")
    uow.conversations.save(replace(conversation, closed_at=turn.now))
    commitment = uow.commitments.get(conversation.subject)
    ledger.remark(commitment, author(turn), uow, turn.text)
    noted = Phrase("notes.call_noted", {"title": commitment.title})
    return [said(noted, commitment, turn.actor, uow)]


DIALOGUE = Dialogue(_take, _ask, takes_questions=True)
