"""What the guidebook does not say: it goes to the coordinators, whose one reply answers all who asked."""

from dataclasses import replace

from handlers.guidebook.asking import enquiry_of
from handlers.rules import naming, talk
from handlers.turn import Button, Dialogue, Finding, Message, Turn
from prompts.phrase import Phrase, Value
from storage.errors import Refused
from storage.records.conversations import Conversation, ConversationId, Question, Script
from storage.records.guidebook import Enquiry, Gap, GapId, GapState
from storage.unit import NEW, UnitOfWork

KIND = "reply"
"""The dialogue in which a coordinator writes a reply."""

_SCRIPT = Script(KIND, (Question("reply", "guidebook.reply_question", optional=False),))


def pass_on(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Take a question to every coordinator but its asker, once. Only the asker may have it done."""
    enquiry = uow.enquiries.get(turn.subject)
    if enquiry.member_id != turn.actor.id:
        raise Refused("refused.button_not_yours")
    if enquiry.gap_id is not None:
        gap = uow.gaps.get(enquiry.gap_id)
        if gap.state is GapState.OPEN:
            raise Refused("guidebook.passed_on_already")
        raise Refused("guidebook.replied_already", _replier(gap, uow))
    asked = [one for one in uow.members.coordinators() if one.id != turn.actor.id]
    if not asked:
        raise Refused("guidebook.nobody")
    gap = uow.gaps.add(Gap(GapId(NEW), enquiry.text, enquiry.language, turn.now))
    uow.enquiries.save(replace(enquiry, gap_id=gap.id))
    values: dict[str, Value] = {"who": naming.who(turn.actor), "question": enquiry.text}
    button = Button(Phrase("guidebook.button_reply"), "reply", gap.id, primary=True)
    return [
        Message(turn.actor.id, Phrase("guidebook.passed_on", {"coordinators": naming.names(asked)})),
        *(Message(one.id, Phrase("guidebook.for_coordinator", values), ((button,),)) for one in asked),
    ]


def ask_coordinator(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Take words that ask for a person to every coordinator, once while they wait for a reply."""
    waiting = uow.enquiries.of_gaps(one.id for one in uow.gaps.open())
    if any((one.member_id, one.text) == (turn.actor.id, turn.text) for one in waiting):
        raise Refused("guidebook.passed_on_already")
    asked = uow.enquiries.add(enquiry_of(turn, Finding(), uow))
    return pass_on(replace(turn, subject=asked.id), uow)


def begin_reply(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Ask a coordinator for the reply; their next message is it. Raises `Refused` where one was given."""
    gap = uow.gaps.get(turn.subject)
    if gap.state is not GapState.OPEN:
        raise Refused("guidebook.replied_already", _replier(gap, uow))
    if not _askers(gap, uow):
        raise Refused("guidebook.asker_left", {"who": _first_asker(gap, uow)})
    _close_dialogues(turn, uow)
    opened = uow.conversations.add(
        Conversation(ConversationId(NEW), turn.actor.id, KIND, gap.id, _SCRIPT, turn.now)
    )
    return [_ask(opened, uow)]


def put_off(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Let a reply be for now; the question waits for it."""
    if not uow.conversations.open_of(turn.actor.id, KIND):
        raise Refused("refused.button_old")
    _close_dialogues(turn, uow)
    return [Message(turn.actor.id, Phrase("guidebook.reply_later"))]


def _ask(conversation: Conversation, uow: UnitOfWork) -> Message:
    gap = uow.gaps.get(conversation.subject)
    values: dict[str, Value] = {"question": gap.text, "who": _first_asker(gap, uow)}
    later = Button(Phrase("guidebook.button_later"), "reply_later", gap.id)
    return Message(conversation.member_id, Phrase("guidebook.reply_question", values), ((later,),))


def _answer(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Bring what was written to all who asked, unless another coordinator was first."""
    if turn.conversation is None:
        raise Refused("refused.gone")
    said = talk.advance(turn.conversation, talk.Words(turn.text))
    if said.problem is not None:
        return [Message(turn.actor.id, Phrase("other.empty"))]
    uow.conversations.save(replace(said.conversation, closed_at=turn.now))
    gap = uow.gaps.get(turn.conversation.subject)
    if gap.state is not GapState.OPEN:
        return [Message(turn.actor.id, Phrase("guidebook.replied_already", _replier(gap, uow)))]
    askers = _askers(gap, uow)
    if not askers:
        return [Message(turn.actor.id, Phrase("guidebook.asker_left", {"who": _first_asker(gap, uow)}))]
    answered = replace(gap, state=GapState.ANSWERED, reply=turn.text)
    uow.gaps.save(replace(answered, settled_by=turn.actor.id, settled_at=turn.now))
    values: dict[str, Value] = {"who": naming.who(turn.actor), "reply": turn.text}
    sent = Phrase("guidebook.reply_sent", {"who": _first_asker(gap, uow)})
    replies = [
        Message(one.member_id, Phrase("guidebook.reply", {**values, "question": one.text})) for one in askers
    ]
    return [Message(turn.actor.id, sent), *replies]


REPLY = Dialogue(_answer, _ask, takes_questions=True)
"""Takes the next message as the reply, also one that is a question."""


def _askers(gap: Gap, uow: UnitOfWork) -> list[Enquiry]:
    """Return the questions of those who asked and are members still, one of each."""
    asked = {one.member_id: one for one in uow.enquiries.of_gap(gap.id)}
    return [one for one in asked.values() if uow.members.profile(one.member_id).member.left_at is None]


def _first_asker(gap: Gap, uow: UnitOfWork) -> Value:
    asked = uow.enquiries.of_gap(gap.id)
    return naming.who(uow.members.profile(asked[0].member_id)) if asked else ""


def _close_dialogues(turn: Turn, uow: UnitOfWork) -> None:
    for asked in uow.conversations.open_of(turn.actor.id, KIND):
        uow.conversations.save(replace(asked, closed_at=turn.now))


def _replier(gap: Gap, uow: UnitOfWork) -> dict[str, Value]:
    if gap.settled_by is None:
        raise Refused("refused.gone")
    return {"who": naming.who(uow.members.profile(gap.settled_by))}
