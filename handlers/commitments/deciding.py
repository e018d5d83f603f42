"""A new date beyond the rule: whoever waits for it, or a coordinator, accepts it or asks to talk."""

from dataclasses import replace
from datetime import date, datetime

from handlers.commitments import ledger
from handlers.commitments.author import author
from handlers.commitments.buttons import button
from handlers.commitments.following.receipts import others_in_charge, who_waits
from handlers.commitments.following.told import MOVED
from handlers.commitments.reminding import lately
from handlers.commitments.reminding.waiting import zone_of
from handlers.commitments.showing.cards import card
from handlers.route import Dialogue
from handlers.rules import naming
from handlers.rules.calendar import local_day
from handlers.rules.due import due_day
from handlers.turn import Button, Message, Turn
from prompts.phrase import Phrase, Values
from storage.errors import Refused
from storage.records.commitments import Commitment, CommitmentState
from storage.records.conversations import Conversation, ConversationId, Question, Script
from storage.records.following import Move, MoveState
from storage.records.people import MemberId, Profile
from storage.unit import NEW, UnitOfWork

KIND = "talk"
"""The kind of conversation in which somebody writes about a date to the other who spoke of it."""

SPOKEN_OF = "talk_asked"
"""The kind of the row that keeps that the two were told of each other's wish to talk."""

_SCRIPT = Script(KIND, (Question("words", "moves.talk_question", optional=False),))


def deciders(commitment: Commitment, uow: UnitOfWork) -> list[Profile]:
    """Return who may accept a new date: who waits by name first, then coordinators; never its owner."""
    waiting = who_waits(commitment, uow)
    named = [] if waiting is None else [waiting]
    return [*named, *(one for one in others_in_charge(commitment, uow) if one not in named)]


def put(turn: Turn, move: Move, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    """Ask those who decide; the one asked before is withdrawn, and the old date stands."""
    withdraw(commitment, turn, uow)
    asked = uow.moves.add(move)
    people = deciders(commitment, uow)
    names = naming.names(people)
    values: Values = {**_what(commitment), "wanted": move.wanted_on, "who": names}
    return [
        Message(turn.actor.id, Phrase("moves.asked", values)),
        *(_request(asked, commitment, one, uow) for one in people),
    ]


def withdraw(commitment: Commitment, turn: Turn, uow: UnitOfWork) -> None:
    """Ask no longer for the date that was asked for before."""
    before = uow.moves.open_for(commitment.id)
    if before is not None:
        uow.moves.save(
            replace(before, state=MoveState.WITHDRAWN, decided_by=turn.actor.id, decided_at=turn.now)
        )


def asked_now(commitment: Commitment, reader: Profile, uow: UnitOfWork) -> Message:
    """Return what a reader is asked now: whether the date that is open suits; else how it stands."""
    move = uow.moves.open_for(commitment.id)
    return card(commitment, reader, uow) if move is None else _request(move, commitment, reader, uow)


def accept(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    """Move the date that was asked for; the owner and the others who were asked hear it."""
    move = _open_move(turn.extra, commitment, uow)
    owner = uow.members.profile(commitment.owner_id)
    if move.wanted_on < today_of(owner, turn.now, uow):
        raise Refused("moves.day_gone", {"title": commitment.title, "wanted": move.wanted_on})
    uow.moves.save(replace(move, state=MoveState.ACCEPTED, decided_by=turn.actor.id, decided_at=turn.now))
    state = CommitmentState.OPEN if commitment.state is CommitmentState.AT_RISK else commitment.state
    moved, others = ledger.change(
        commitment, author(turn), uow, move.reason, due_on=move.wanted_on, state=state
    )
    told = [one for one in others if one.text.key != MOVED]
    return [
        Message(turn.actor.id, Phrase("moves.accepted_by_you", {**_what(moved), "who": owner.name})),
        *_heard_of(move, moved, turn.actor, uow),
        *told,
    ]


def ask_to_talk(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    """Let the owner know that somebody would like to talk about the date, which stands meanwhile."""
    move = _open_move(turn.extra, commitment, uow)
    if move.state is MoveState.TALK and move.decided_by == turn.actor.id:
        return []
    uow.moves.save(replace(move, state=MoveState.TALK, decided_by=turn.actor.id, decided_at=turn.now))
    values: Values = {**_what(commitment), "who": turn.actor.name}
    owner = uow.members.profile(commitment.owner_id)
    for one in (turn.actor, owner):
        lately.note(one.id, (SPOKEN_OF, move.id), max(turn.now, turn.event.sent_at), uow)
    row = (_answer(move, commitment), button(Phrase("commitment.button_new_date"), "change_date", commitment))
    key = f"commitment:{commitment.id}:talk:{move.id}:{turn.actor.id}"
    messages = [
        Message(
            turn.actor.id,
            Phrase("moves.talk_noted", {**values, "who": owner.name}),
            ((_answer(move, commitment),),),
        )
    ]
    if owner.member.left_at is None:
        messages.append(Message(owner.id, Phrase("moves.talk", values), (row,), key=key))
    return messages


# --- words that are passed on


def begin_reply(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    """Ask for the words that go to the other who spoke of the date."""
    move = uow.moves.get(int(turn.extra) if turn.extra.isdigit() else 0)
    if move.commitment_id != commitment.id or _other(move, commitment, turn.actor.id) is None:
        raise Refused("refused.button_old")
    for one in uow.conversations.open_of(turn.actor.id, KIND):
        uow.conversations.save(replace(one, closed_at=turn.now))
    opened = uow.conversations.add(
        Conversation(ConversationId(NEW), turn.actor.id, KIND, move.id, _SCRIPT, turn.now)
    )
    return [_ask(opened, uow)]


def _ask(conversation: Conversation, uow: UnitOfWork) -> Message:
    move = uow.moves.get(conversation.subject)
    commitment = uow.commitments.get(move.commitment_id)
    other = _other(move, commitment, conversation.member_id)
    who = uow.members.profile(other).name if other is not None else ""
    return Message(
        conversation.member_id, Phrase("moves.talk_question", {"title": commitment.title, "who": who})
    )


def _pass_on(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Bring what was written to the other, and keep it in the commitment's history."""
    if turn.conversation is None:
        raise Refused("refused.gone")
    uow.conversations.save(replace(turn.conversation, closed_at=turn.now, stage=1))
    return _bring(turn, uow.moves.get(turn.conversation.subject), uow)


def listener(turn: Turn, uow: UnitOfWork) -> str:
    """Return the name of the other who spoke of a date, where that was the last thing somebody was told."""
    row = lately.told(SPOKEN_OF, turn, uow)
    if row is None or not lately.is_last(row, turn, uow):
        return ""
    move = uow.moves.get(row.subject)
    other = _other(move, uow.commitments.get(move.commitment_id), turn.actor.id)
    return uow.members.profile(other).name if other is not None and _is_open(move) else ""


def pass_on(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Bring words that came without "Answer" to the other, once their writer has said so."""
    row = uow.conversations.latest_of(turn.actor.id, SPOKEN_OF)
    if row is None:
        raise Refused("refused.button_old")
    return _bring(turn, uow.moves.get(row.subject), uow)


def _bring(turn: Turn, move: Move, uow: UnitOfWork) -> list[Message]:
    commitment = uow.commitments.get(move.commitment_id)
    to = _other(move, commitment, turn.actor.id)
    if to is None:
        return [Message(turn.actor.id, Phrase("moves.settled", _what(commitment)))]
    other = uow.members.profile(to)
    if other.member.left_at is not None:
        return [Message(turn.actor.id, Phrase("guidebook.asker_left", {"who": naming.who(other)}))]
    ledger.remark(commitment, author(turn), uow, turn.text)
    values: Values = {"title": commitment.title, "who": naming.who(turn.actor), "words": turn.text}
    lately.note(other.id, (SPOKEN_OF, move.id), max(turn.now, turn.event.sent_at), uow)
    row = [_answer(move, commitment)]
    if to != commitment.owner_id and _is_open(move):
        row.insert(0, button(Phrase("moves.button_accept"), "move_accept", commitment, str(move.id)))
    return [
        Message(turn.actor.id, Phrase("moves.passed_on", {"who": other.name})),
        Message(other.id, Phrase("moves.words", values), (tuple(row),)),
    ]


def _other(move: Move, commitment: Commitment, speaker: MemberId) -> MemberId | None:
    """Return who the words of one of the two go to; None for anybody else."""
    if speaker == commitment.owner_id:
        return move.decided_by
    return commitment.owner_id if speaker == move.decided_by else None


def today_of(owner: Profile, moment: datetime, uow: UnitOfWork) -> date:
    """Return the day that it is at a moment where an owner lives."""
    return local_day(moment, zone_of(owner, uow))


def _open_move(word: str, commitment: Commitment, uow: UnitOfWork) -> Move:
    """Return the date that is asked for. Raises `Refused` where it is not the one on the button."""
    move = uow.moves.open_for(commitment.id)
    if move is None or str(move.id) != word:
        raise Refused("moves.settled", _what(commitment))
    return move


def _request(move: Move, commitment: Commitment, reader: Profile, uow: UnitOfWork) -> Message:
    owner = uow.members.profile(commitment.owner_id)
    values: Values = {
        **_what(commitment),
        "who": naming.who(owner),
        "name": owner.name,
        "wanted": move.wanted_on,
        "reason": move.reason,
    }
    accept_it = button(Phrase("moves.button_accept"), "move_accept", commitment, str(move.id), primary=True)
    talk = button(Phrase("moves.button_talk"), "move_talk", commitment, str(move.id))
    key = f"commitment:{commitment.id}:move:{move.id}:{reader.id}"
    return Message(reader.id, Phrase("moves.request", values), ((accept_it, talk),), key=key)


def _heard_of(move: Move, commitment: Commitment, by: Profile, uow: UnitOfWork) -> list[Message]:
    """Tell the owner, and the others who were asked; who waits by name hears the new date in any case."""
    owner = uow.members.profile(commitment.owner_id)
    values: Values = {**_what(commitment), "by": by.name, "who": owner.name}
    key = f"commitment:{commitment.id}:accepted:{move.id}"
    people = [one for one in deciders(commitment, uow) if one.id not in {by.id, commitment.waiting_id}]
    messages = [Message(one.id, Phrase("moves.accepted_by", values), key=f"{key}:{one.id}") for one in people]
    if owner.member.left_at is None:
        messages.insert(0, Message(owner.id, Phrase("moves.accepted", values), key=f"{key}:{owner.id}"))
    return messages


def _is_open(move: Move) -> bool:
    return move.state in {MoveState.ASKED, MoveState.TALK}


def _answer(move: Move, commitment: Commitment) -> Button:
    return button(Phrase("moves.button_answer"), "move_reply", commitment, str(move.id))


def _what(commitment: Commitment) -> Values:
    return {"title": commitment.title, "due": due_day(commitment)}


TALK = Dialogue(_pass_on, _ask, takes_questions=True)
"""Takes the next message as words for the other, also one that is a question."""
