"""Replying to a gap: one reply answers everybody who asked, and the guidebook says it from then on."""

from dataclasses import replace

from handlers.guidebook import dialogues
from handlers.guidebook.entries import editing
from handlers.guidebook.entries.writing import keep, written_in
from handlers.guidebook.gaps.bringing import Said, brought, present
from handlers.guidebook.gaps.waiting import cards, reached, settler, waiting_of
from handlers.route import Dialogue
from handlers.rules import naming
from handlers.rules.askers import Waiting
from handlers.turn import Button, Message, Turn
from prompts.phrase import Phrase, Values
from storage.errors import Refused
from storage.records.conversations import Conversation, Question, Script
from storage.records.guidebook import Gap, GapId, GapState
from storage.unit import UnitOfWork

KIND = "reply"
"""The dialogue in which a coordinator writes a reply."""

_WORDS = "reply"
_SCRIPT = Script(KIND, (Question(_WORDS, "guidebook.reply_question", optional=False),))


def begin_reply(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Ask a coordinator for the reply; their next message is it. Raises `Refused` where one was given."""
    gap = uow.gaps.get(turn.subject)
    if gap.state is GapState.ANSWERED:
        raise Refused("guidebook.replied_already", {"who": settler(gap, uow)})
    one = waiting_of(gap, uow)
    if not one.belongs and not present(one, uow):
        raise Refused("gaps.nobody_waits")
    return [_ask(dialogues.begun(_SCRIPT, gap.id, turn, uow, seen=gap.version), uow)]


def put_off(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Put a reply off; the question waits for it."""
    dialogues.put_off(KIND, turn, uow)
    return [Message(turn.actor.id, Phrase("guidebook.reply_later"))]


def dismiss(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Decide that the guidebook need not say it; tell those who asked, and whom they can turn to."""
    uow.home.hold()
    gap = uow.gaps.get(turn.subject)
    if gap.state is GapState.ANSWERED:
        raise Refused("guidebook.replied_already", {"who": settler(gap, uow)})
    if gap.state is GapState.DISMISSED:
        raise Refused("gaps.dismissed_already", {"who": settler(gap, uow)})
    dismissed = _settled(gap, GapState.DISMISSED, turn, uow)
    one = waiting_of(dismissed, uow)
    told = [
        Message(
            asked.member_id,
            Phrase("gaps.not_covered", {"question": asked.text, "who": naming.who(turn.actor)}),
        )
        for asked in present(one, uow, turn.actor.id)
    ]
    done = Phrase("gaps.dismissed_done", {"who": reached(one.askers, uow)})
    return [
        Message(turn.actor.id, done if told else Phrase("gaps.dismissed_only")),
        *told,
        *cards(one, uow),
    ]


def keep_reply(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Have the guidebook say what was replied to one person."""
    uow.home.hold()
    gap = uow.gaps.get(turn.subject)
    if gap.state is not GapState.ANSWERED or gap.settled_by is None:
        raise Refused("refused.button_old")
    if gap.answer_id is None:
        one = waiting_of(gap, uow)
        entry = keep(one, uow.members.profile(gap.settled_by), turn.now, uow)
        put = Phrase("gaps.put_back", {"question": entry.title})
        return [Message(turn.actor.id, put, (editing.ways(entry),))]
    return editing.put_back(replace(turn, subject=gap.answer_id), uow)


def _ask(conversation: Conversation, uow: UnitOfWork) -> Message:
    one = waiting_of(uow.gaps.get(conversation.subject), uow)
    values: Values = {"question": one.question, "who": reached(one.askers, uow)}
    later = Button(Phrase("guidebook.button_later"), "reply_later", one.gap.id)
    return Message(conversation.member_id, Phrase("guidebook.reply_question", values), ((later,),))


def send_all_the_same(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Bring what was written to all who asked, though it was decided meanwhile that they get no reply."""
    dialogue = uow.conversations.get(turn.subject)
    if dialogue.member_id != turn.actor.id:
        raise Refused("refused.button_not_yours")
    words = next((one.value for one in dialogue.answers if one.question == _WORDS), None)
    if dialogue.kind != KIND or not words:
        raise Refused("refused.button_old")
    uow.home.hold()
    return _bring(replace(turn, text=words), uow.gaps.get(dialogue.subject), uow)


def _answer(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Take what was written as the reply; it waits for a second word if the question was dismissed since."""
    # Whoever asks the same at this moment is among those who are answered, or opens a gap of their own.
    dialogue = dialogues.taken(turn, uow)
    if dialogue is None:
        return [Message(turn.actor.id, Phrase("other.empty"))]
    gap = uow.gaps.get(GapId(dialogue.subject))
    if gap.state is GapState.DISMISSED and gap.settled_by and gap.version != dialogue.subject_version:
        send = Button(Phrase("gaps.button_send"), "reply_send", dialogue.id)
        told = Phrase("gaps.dismissed_meanwhile", {"who": settler(gap, uow)})
        return [Message(turn.actor.id, told, ((send,),))]
    return _bring(turn, gap, uow)


def _bring(turn: Turn, gap: Gap, uow: UnitOfWork) -> list[Message]:
    """Bring a reply to all who asked, unless another coordinator was first."""
    if gap.state is GapState.ANSWERED:
        who = settler(gap, uow)
        return [Message(turn.actor.id, Phrase("guidebook.replied_already", {"who": who}))]
    one = waiting_of(gap, uow)
    asked = present(one, uow, turn.actor.id)
    if not asked and not one.belongs:
        return [Message(turn.actor.id, Phrase("gaps.nobody_waits"))]
    answered = _settled(replace(gap, reply=turn.text), GapState.ANSWERED, turn, uow)
    reply = Said(turn.actor, turn.text, written_in(turn.text, turn.actor, uow))
    told = brought(reply, asked, uow)
    settled = replace(one, gap=answered)
    return [_done(turn, settled, uow), *told, *cards(settled, uow)]


def _done(turn: Turn, one: Waiting, uow: UnitOfWork) -> Message:
    """Return what is said to whoever replied, and put the reply into the guidebook where it belongs."""
    who: Values = {"who": reached(one.askers, uow)}
    if not one.belongs:
        put = Button(Phrase("gaps.button_back"), "gap_keep", one.gap.id)
        return Message(turn.actor.id, Phrase("guidebook.reply_sent", who), ((put,),))
    entry = keep(one, turn.actor, turn.now, uow)
    sent = bool(present(one, uow, turn.actor.id))
    kept = Phrase("gaps.kept", who) if sent else Phrase("gaps.kept_only")
    return Message(turn.actor.id, kept, (editing.ways(entry),))


def _settled(gap: Gap, state: GapState, turn: Turn, uow: UnitOfWork) -> Gap:
    return uow.gaps.save(replace(gap, state=state, settled_by=turn.actor.id, settled_at=turn.now))


REPLY = Dialogue(_answer, _ask, takes_questions=True)
"""Takes the next message as the reply, also one that is a question."""
