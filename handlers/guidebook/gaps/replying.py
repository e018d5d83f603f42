"""Replying to a gap: one reply answers everybody who asked, and the guidebook says it from then on."""

from dataclasses import replace

from handlers.guidebook.entries import editing
from handlers.guidebook.entries.writing import keep, language_of
from handlers.guidebook.gaps.bringing import Said, brought, present
from handlers.guidebook.gaps.waiting import cards, reached, settler, waiting_of
from handlers.route import Dialogue
from handlers.rules import naming, talk
from handlers.rules.askers import Waiting
from handlers.turn import Button, Message, Turn
from prompts.phrase import Phrase, Values
from storage.errors import Refused
from storage.records.conversations import Conversation, ConversationId, Question, Script
from storage.records.guidebook import Gap, GapId, GapState
from storage.unit import NEW, UnitOfWork

KIND = "reply"
"""The dialogue in which a coordinator writes a reply."""

_SCRIPT = Script(KIND, (Question("reply", "guidebook.reply_question", optional=False),))


def begin_reply(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Ask a coordinator for the reply; their next message is it. Raises `Refused` where one was given."""
    gap = uow.gaps.get(turn.subject)
    if gap.state is GapState.ANSWERED:
        raise Refused("guidebook.replied_already", {"who": settler(gap, uow)})
    one = waiting_of(gap, uow)
    if not one.belongs and not present(one, uow):
        raise Refused("gaps.nobody_waits")
    editing.close_dialogues(turn, uow, KIND)
    opened = uow.conversations.add(
        Conversation(ConversationId(NEW), turn.actor.id, KIND, gap.id, _SCRIPT, turn.now)
    )
    return [_ask(opened, uow)]


def put_off(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Let a reply be for now; the question waits for it."""
    if not uow.conversations.open_of(turn.actor.id, KIND):
        raise Refused("refused.button_old")
    editing.close_dialogues(turn, uow, KIND)
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
        entry = keep(gap, one.question, uow.members.profile(gap.settled_by), turn.now, uow)
        put = Phrase("gaps.put_back", {"question": entry.title})
        return [Message(turn.actor.id, put, (editing.ways(entry),))]
    return editing.put_back(replace(turn, subject=gap.answer_id), uow)


def _ask(conversation: Conversation, uow: UnitOfWork) -> Message:
    one = waiting_of(uow.gaps.get(conversation.subject), uow)
    values: Values = {"question": one.question, "who": reached(one.askers, uow)}
    later = Button(Phrase("guidebook.button_later"), "reply_later", one.gap.id)
    return Message(conversation.member_id, Phrase("guidebook.reply_question", values), ((later,),))


def _answer(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Bring what was written to all who asked, unless another coordinator was first."""
    if turn.conversation is None:
        raise Refused("refused.gone")
    said = talk.advance(turn.conversation, talk.Words(turn.text))
    if said.problem is not None:
        return [Message(turn.actor.id, Phrase("other.empty"))]
    # Whoever asks the same at this moment is among those who are answered, or opens a gap of their own.
    uow.home.hold()
    uow.conversations.save(replace(said.conversation, closed_at=turn.now))
    gap = uow.gaps.get(GapId(turn.conversation.subject))
    if gap.state is GapState.ANSWERED:
        who = settler(gap, uow)
        return [Message(turn.actor.id, Phrase("guidebook.replied_already", {"who": who}))]
    one = waiting_of(gap, uow)
    asked = present(one, uow, turn.actor.id)
    if not asked and not one.belongs:
        return [Message(turn.actor.id, Phrase("gaps.nobody_waits"))]
    answered = _settled(replace(gap, reply=turn.text), GapState.ANSWERED, turn, uow)
    reply = Said(turn.actor, turn.text, language_of(turn.text, turn.actor, uow))
    told = brought(reply, asked, uow)
    settled = replace(one, gap=answered)
    return [_done(turn, settled, uow), *told, *cards(settled, uow)]


def _done(turn: Turn, one: Waiting, uow: UnitOfWork) -> Message:
    """Return what is said to whoever replied, and put the reply into the guidebook where it belongs."""
    who: Values = {"who": reached(one.askers, uow)}
    if not one.belongs:
        put = Button(Phrase("gaps.button_back"), "gap_keep", one.gap.id)
        return Message(turn.actor.id, Phrase("guidebook.reply_sent", who), ((put,),))
    entry = keep(one.gap, one.question, turn.actor, turn.now, uow)
    sent = bool(present(one, uow, turn.actor.id))
    kept = Phrase("gaps.kept", who) if sent else Phrase("gaps.kept_only")
    return Message(turn.actor.id, kept, (editing.ways(entry),))


def _settled(gap: Gap, state: GapState, turn: Turn, uow: UnitOfWork) -> Gap:
    return uow.gaps.save(replace(gap, state=state, settled_by=turn.actor.id, settled_at=turn.now))


REPLY = Dialogue(_answer, _ask, takes_questions=True)
"""Takes the next message as the reply, also one that is a question."""
