"""An alternate says where somebody's commitment stands; its owner and the coordinators hear it."""

from dataclasses import replace

from handlers.commitments import ledger
from handlers.commitments.author import author
from handlers.commitments.reminding.waiting import others_coordinating
from handlers.route import Dialogue
from handlers.rules.due import due_day
from handlers.rules.versions import seen
from handlers.turn import Message, Turn
from prompts.phrase import Phrase, Values
from storage.errors import Refused
from storage.records.commitments import LIVE, Commitment, NoticeKind
from storage.records.conversations import Conversation, ConversationId, Question, Script
from storage.records.people import MemberId
from storage.unit import NEW, UnitOfWork

KIND = "vouch"
"""The kind of conversation in which somebody says where another's commitment stands."""

_SCRIPT = Script(KIND, (Question("where", "ladder.vouch_question"),))


def press(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Ask whoever was asked as an alternate for their words. Raises `Refused` to anybody else."""
    commitment = uow.commitments.get(turn.subject)
    _must_be_asked(commitment, turn.actor.id, uow)
    if commitment.state not in LIVE:
        raise Refused("commitment.closed_meanwhile", {"title": commitment.title})
    version, _ = seen(turn.extra)
    uow.conversations.close(turn.actor.id, KIND, turn.now)
    conversation = Conversation(
        ConversationId(NEW),
        turn.actor.id,
        KIND,
        commitment.id,
        _SCRIPT,
        turn.now,
        subject_version=version or commitment.version,
    )
    return [ask(uow.conversations.add(conversation), uow)]


def ask(conversation: Conversation, uow: UnitOfWork) -> Message:
    """Return the question where it stands, or who could say so."""
    commitment = uow.commitments.get(conversation.subject)
    return Message(conversation.member_id, Phrase("ladder.vouch_question", _what(commitment)))


def take(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Write the alternate's words into the history; tell its owner and the coordinators."""
    conversation = turn.conversation
    if conversation is None:
        raise Refused("checkin.none_open")
    commitment = uow.commitments.get(conversation.subject)
    uow.conversations.save(replace(conversation, closed_at=turn.now, stage=1))
    if commitment.state not in LIVE:
        return [Message(turn.actor.id, Phrase("commitment.closed_meanwhile", {"title": commitment.title}))]
    ledger.remark(commitment, author(turn), uow, turn.text)
    values: Values = {**_what(commitment), "who": turn.actor.name, "text": turn.text}
    owner = uow.members.get(commitment.owner_id)
    readers = [one.id for one in others_coordinating(owner.id, uow) if one.id != turn.actor.id]
    if owner.left_at is None:
        readers.append(owner.id)
    told = Phrase("ladder.vouched", values)
    return [
        Message(turn.actor.id, Phrase("ladder.vouch_thanks", _what(commitment))),
        *(
            Message(one, told, key=f"commitment:{commitment.id}:vouched:{conversation.id}:{one}")
            for one in readers
        ),
    ]


def _must_be_asked(commitment: Commitment, member: MemberId, uow: UnitOfWork) -> None:
    asked = any(
        one.kind is NoticeKind.ALTERNATE and one.reader_id == member and one.said_at is not None
        for one in uow.notices.of(commitment.id)
    )
    if not asked:
        raise Refused("refused.gone")


def _what(commitment: Commitment) -> Values:
    return {"title": commitment.title, "due": due_day(commitment)}


DIALOGUE = Dialogue(take, ask, takes_questions=True)
