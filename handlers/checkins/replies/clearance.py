"""Clearance: what somebody says is a draft until their approver clears it, or returns it with a comment."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from handlers.checkins.questions import asking
from handlers.checkins.rounds import parts, summaries
from handlers.checkins.rounds.addressees import zone_of
from handlers.checkins.rounds.thanks import thank
from handlers.route import Dialogue
from handlers.rules import absence, naming, talk
from handlers.rules.calendar import local_day
from handlers.rules.outcomes import Happening
from handlers.turn import Button, Message, Turn
from prompts.phrase import Phrase, Values
from storage.errors import Refused
from storage.records.checkins import Clearance, Response, Update
from storage.records.conversations import Conversation, ConversationId, Question, Script
from storage.records.people import Profile, Role
from storage.unit import NEW, UnitOfWork

KIND = "return"
"""The kind of conversation that asks an approver for their comment, about a response."""

_SCRIPT = Script(KIND, (Question("comment", "clearance.comment_question"),))


def submit(turn: Turn, uow: UnitOfWork, conversation: Conversation) -> list[Message]:
    """Hand what was answered to the approver; until they have decided, nobody is reminded of anything."""
    response = uow.responses.get(conversation.subject)
    corrected = response.clearance is Clearance.WAITING and response.answered_at is not None
    handed = parts.happen(
        response,
        Happening.BEGUN,
        turn.now,
        uow,
        clearance=Clearance.WAITING,
        answered_at=response.answered_at if corrected else turn.event.sent_at,
    )
    if handed.due_at is not None:
        parts.save(replace(handed, due_at=handed.closes_at), uow)
    approvers = deciding(turn.actor, turn.now, uow)
    names = naming.names(approvers)
    edit = Button(Phrase("checkin.button_edit"), "edit", conversation.id)
    return [
        Message(turn.actor.id, Phrase("clearance.submitted", {"who": names}), ((edit,),)),
        *(_question(handed, turn.actor, one, uow) for one in approvers),
    ]


def clear(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Let others read what was answered. A second press says nothing new."""
    response, writer = _decided(turn, uow)
    if response.clearance is Clearance.CLEARED:
        return []
    updates = _answers(response, uow)
    if turn.extra != _edition(updates):
        return [replace(_question(response, writer, turn.actor, uow), key=None)]
    for one in updates:
        if one.draft:
            uow.updates.save(replace(one, draft=False, changed_at=turn.now))
    late = response.answered_at is not None and response.answered_at > response.closes_at
    happening = Happening.FINISHED_LATE if late else Happening.FINISHED
    done = parts.happen(response, happening, turn.now, uow, clearance=Clearance.CLEARED)
    messages = [Message(turn.actor.id, Phrase("clearance.cleared", {"who": writer.name}))]
    if writer.member.left_at is None:
        released = Phrase("clearance.released", {"who": turn.actor.name})
        edit = Button(Phrase("checkin.button_edit"), "edit", updates[0].conversation_id or 0)
        messages.append(Message(writer.id, thank(done, uow, released), ((edit,),)))
    return [*messages, *parts.colleagues(done, uow), *summaries.refresh(done.round_id, uow)]


def press_return(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Ask for the comment with which an update goes back. The next message is read as that."""
    response, _ = _decided(turn, uow)
    if response.clearance is not Clearance.WAITING:
        raise Refused("clearance.decided")
    asked = Conversation(ConversationId(NEW), turn.actor.id, KIND, response.id, _SCRIPT, turn.now)
    uow.conversations.close(turn.actor.id, KIND, turn.now)
    return [ask(uow.conversations.add(asked), uow)]


def ask(conversation: Conversation, uow: UnitOfWork) -> Message:
    """Return the question for a comment."""
    writer = uow.members.profile(uow.responses.get(conversation.subject).member_id)
    return Message(conversation.member_id, Phrase("clearance.comment_question", {"who": writer.name}))


def take_comment(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Return an update to its writer with a comment, its answers open again from the first question on."""
    asked = turn.conversation
    if asked is None:
        raise Refused("checkin.none_open")
    uow.conversations.save(replace(asked, closed_at=turn.now, stage=1))
    response = uow.responses.get(asked.subject)
    writer = uow.members.profile(response.member_id)
    if response.clearance is not Clearance.WAITING:
        return [Message(turn.actor.id, Phrase("clearance.decided"))]
    left = tuple(one for one in response.reminders if one > turn.now)
    returned = replace(response, clearance=Clearance.RETURNED, answered_at=None, reminders=left)
    if returned.due_at is not None:
        returned = replace(returned, due_at=parts.next_moment(returned))
    parts.save(returned, uow)
    told = Message(turn.actor.id, Phrase("clearance.returned", {"who": writer.name}))
    if writer.member.left_at is not None:
        return [told]
    return [told, *_given_back(turn, response, writer, uow)]


def hand_over(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Have the coordinators decide on what waits for an approver who has just left or gone away."""
    messages: list[Message] = []
    for response, writer in _waiting(uow):
        others = deciding(writer, turn.now, uow)
        if writer.member.approver_id != turn.actor.id or turn.actor.id in {one.id for one in others}:
            continue
        messages += [_question(response, writer, one, uow) for one in others]
        values: Values = {"who": turn.actor.name, "others": naming.names(others)}
        messages.append(Message(writer.id, Phrase("clearance.handed_over", values)))
    return messages


def follow_approver(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Put what waits before whoever decides now that a coordinator has settled it; nobody is asked twice."""
    return [
        _question(response, writer, one, uow)
        for response, writer in _waiting(uow)
        for one in deciding(writer, turn.now, uow)
    ]


def _waiting(uow: UnitOfWork) -> list[tuple[Response, Profile]]:
    """Return what waits for an approver, each with its writer, unless they have left."""
    waiting = uow.responses.with_approver()
    writers = uow.members.profiles(uow.members.some({one.member_id for one in waiting}))
    found = [(one, writers[one.member_id]) for one in waiting]
    return [(one, writer) for one, writer in found if writer.member.left_at is None]


def _given_back(turn: Turn, response: Response, writer: Profile, uow: UnitOfWork) -> list[Message]:
    """Tell the writer of the comment, and put the first question again, after any that is open."""
    conversation = uow.conversations.about(asking.KIND, response.id)
    comment: Values = {"who": turn.actor.name, "comment": turn.text}
    messages = [Message(writer.id, Phrase("clearance.given_back", comment))]
    if conversation is None:
        return messages
    first = talk.path(conversation)[0]
    stage = conversation.script.questions.index(first)
    opened = uow.conversations.save(replace(conversation, stage=stage, closed_at=None))
    if uow.conversations.open_of(writer.id)[-1].id == opened.id:
        messages.append(asking.ask(opened, uow))
    return messages


def _decided(turn: Turn, uow: UnitOfWork) -> tuple[Response, Profile]:
    """Return the part of the button and its writer; only their approver and coordinators may press it."""
    response = uow.responses.get(turn.subject)
    writer = uow.members.profile(response.member_id)
    may = turn.actor.id == writer.member.approver_id or turn.actor.member.role is Role.COORDINATOR
    if not may or turn.actor.id == writer.id:
        raise Refused("refused.button_not_yours")
    if response.clearance is Clearance.RETURNED:
        raise Refused("clearance.decided")
    return response, writer


def deciding(writer: Profile, now: datetime, uow: UnitOfWork) -> list[Profile]:
    """Return who decides: the approver, or the coordinators where the approver has left or is away."""
    chosen = writer.member.approver_id
    if chosen is not None:
        approver = uow.members.profile(chosen)
        if approver.member.left_at is None and not _is_away(approver, now, uow):
            return [approver]
    others = [one for one in uow.members.coordinators() if one.id != writer.id]
    return [one for one in others if not _is_away(one, now, uow)] or others


def _is_away(profile: Profile, now: datetime, uow: UnitOfWork) -> bool:
    return absence.is_away(profile.person, local_day(now, zone_of(profile, uow)))


def _question(response: Response, writer: Profile, approver: Profile, uow: UnitOfWork) -> Message:
    """Return the whole update with the buttons that settle it; a correction of it takes its place."""
    conversation = uow.conversations.about(asking.KIND, response.id)
    if conversation is None:
        raise Refused("refused.gone")
    updates = uow.updates.of_conversation(conversation.id)
    names = tuple(one.name for one in uow.evidence.of_updates(one.id for one in updates))
    values: Values = {
        "partnership": uow.partnership.name,
        "title": asking.title_of(conversation.script.kind),
        "who": naming.who(writer),
        "answers": _told(response, conversation, updates, uow),
        "evidence": (Phrase("clearance.evidence", {"names": names}),) if names else (),
    }
    edition = _edition(updates)
    buttons = (
        Button(Phrase("clearance.button_clear"), "clear", response.id, edition, primary=True),
        Button(Phrase("clearance.button_return"), "return", response.id),
    )
    return Message(
        approver.id,
        Phrase("clearance.question", values),
        (buttons,),
        card=f"clearance:{response.id}:{_returns(response, uow)}:{response.answered_at:%Y%m%d%H%M%S}",
        key=f"response:{response.id}:clearance:{edition}:{approver.id}",
    )


def _returns(response: Response, uow: UnitOfWork) -> int:
    """Return how often a part went back: what comes anew is a new message, for an edit rings no bell."""
    return sum(one.stage for one in uow.conversations.about_any(KIND, [response.id]))


def _told(
    response: Response, conversation: Conversation, updates: Sequence[Update], uow: UnitOfWork
) -> tuple[Phrase, ...]:
    """Return each question with its answer, and with the comment beside it where there is one."""
    about = asking.commitment(response, uow)
    told = []
    for question in conversation.script.questions:
        for one in updates:
            if one.question.partition(".")[0] != question.key:
                continue
            is_answer = one.question == question.key
            values: Values = {
                "question": asking.text_of(question, about),
                "answer": (asking.answer_of(conversation, question) if is_answer else None) or one.text,
                "seen": asking.seen_by(replace(conversation, audience=one.audience)),
            }
            told.append(Phrase("clearance.answer", values))
    return tuple(told)


def _answers(response: Response, uow: UnitOfWork) -> list[Update]:
    conversation = uow.conversations.about(asking.KIND, response.id)
    return uow.updates.of_conversation(conversation.id) if conversation is not None else []


def _edition(updates: Sequence[Update]) -> str:
    """Return what names the words of an update: whoever clears them has seen these."""
    newest = max((one.changed_at for one in updates), default=None)
    versions = sum(one.version for one in updates)
    return "" if newest is None else f"{newest.timestamp() * 1000:.0f}.{versions}"


DIALOGUE = Dialogue(take_comment, ask, takes_questions=True)
