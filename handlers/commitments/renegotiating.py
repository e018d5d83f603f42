"""A date moves before it is over: its owner names a new one and why; by rule, or people decide."""

from dataclasses import replace
from datetime import date

from handlers.commitments import deciding, ledger
from handlers.commitments.author import author
from handlers.commitments.buttons import button
from handlers.commitments.hearing.asking import KIND, close_dates, date_problem, day_on, open_date, proposal
from handlers.commitments.hearing.overhearing import other_promises
from handlers.commitments.hearing.proposing import language_of, today_of
from handlers.commitments.showing.cards import said
from handlers.route import Dialogue
from handlers.rules.dates import read_date
from handlers.rules.due import due_day
from handlers.rules.moves import is_free
from handlers.turn import Button, Message, Turn
from prompts.phrase import Phrase, Values
from storage.errors import Refused
from storage.records.commitments import CLOSED, KEPT, LIVE, Commitment, CommitmentState
from storage.records.conversations import Answer, Conversation, Question, Script
from storage.records.following import Move, MoveId, MoveState
from storage.records.people import MemberId
from storage.unit import NEW, UnitOfWork

MOVE = Script(
    KIND, (Question("due", "commitment.date_question"), Question("reason", "moves.reason_question"))
)
"""What an owner is asked who moves a date: which, and why."""

SKIP, KEEP, ON_TRACK = "skip", "keep", "off"
"""The words of the buttons: no reason; the date stays; on track after all."""


# --- which date


def change_date(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    """Ask for another date. The next message of the person is read as one."""
    if commitment.state in CLOSED | KEPT:
        raise Refused("commitment.closed_meanwhile", {"title": commitment.title})
    return [ask(_open(turn, commitment, uow), uow)]


def at_risk(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    """Note that a date may not hold, and ask its owner which would, and why; or that it holds after all."""
    if commitment.state not in LIVE:
        raise Refused("commitment.closed_meanwhile", {"title": commitment.title})
    if turn.extra == ON_TRACK:
        return _on_track(turn, commitment, uow)
    if turn.extra == KEEP and turn.actor.id == commitment.owner_id:
        return _keep_date(turn, commitment, uow)
    others: list[Message] = []
    if commitment.state is not CommitmentState.AT_RISK:
        commitment, others = ledger.change(commitment, author(turn), uow, state=CommitmentState.AT_RISK)
    if turn.actor.id != commitment.owner_id:
        return _noted_for(turn, commitment, uow) + others
    _open(turn, commitment, uow)
    ways = (
        button(Phrase("moves.button_date_stays"), "at_risk", commitment, KEEP),
        _on_track_button(commitment),
    )
    return [Message(turn.actor.id, Phrase("moves.at_risk", _what(commitment)), (ways,)), *others]


def ask(conversation: Conversation, uow: UnitOfWork) -> Message:
    """Return the question that is open: which date, or why."""
    commitment = uow.commitments.get(conversation.subject)
    if conversation.stage:
        return _why(conversation, commitment, uow)
    text = Phrase("commitment.date_question", {"title": commitment.title})
    return Message(conversation.member_id, text, _ways_out(conversation.member_id, commitment))


def take(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Read what was written as the new date, or as the reason; ask again where it cannot be."""
    conversation = turn.conversation
    if conversation is None:
        raise Refused("checkin.none_open")
    commitment = uow.commitments.get(conversation.subject)
    if commitment.state in CLOSED | KEPT:
        uow.conversations.save(replace(conversation, closed_at=turn.now))
        return [Message(turn.actor.id, Phrase("commitment.closed_meanwhile", {"title": commitment.title}))]
    if conversation.stage:
        return _reasoned(turn, conversation, commitment, uow, turn.text)
    if promised := other_promises(turn, commitment, uow):
        open_now = {one.id for one in uow.conversations.open_of(turn.actor.id, KIND)}
        return [*promised, *([ask(conversation, uow)] if conversation.id in open_now else [])]
    reading = read_date(turn.text, today_of(turn, uow), language_of(turn, uow))
    if reading.day is None or reading.problem is not None:
        problem = date_problem(turn.actor.id, commitment, reading, turn.text)
        return [replace(problem, buttons=(*problem.buttons, *_ways_out(turn.actor.id, commitment)))]
    if commitment.version != conversation.subject_version:
        return [_asked_anew(conversation, commitment, uow)]
    return _named(turn, conversation, commitment, reading.day, uow)


def press_date(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    """Take the day on the button that was pressed, where it can still be kept."""
    day = day_on(turn.extra)
    if day is None or day < today_of(turn, uow):
        raise Refused("refused.button_old")
    if commitment.state in CLOSED | KEPT:
        raise Refused("commitment.closed_meanwhile", {"title": commitment.title})
    return _named(turn, _open(turn, commitment, uow), commitment, day, uow)


def _open(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> Conversation:
    own = turn.actor.id == commitment.owner_id
    if own and commitment.state in LIVE and commitment.due_on is not None:
        return open_date(turn.actor.id, commitment, turn.now, uow, MOVE)
    return open_date(turn.actor.id, commitment, turn.now, uow)


def _asked_anew(conversation: Conversation, commitment: Commitment, uow: UnitOfWork) -> Message:
    """Ask for the date once more: it was changed since."""
    uow.conversations.save(replace(conversation, subject_version=commitment.version, stage=0, answers=()))
    return Message(conversation.member_id, Phrase("commitment.changed_meanwhile", _what(commitment)))


def _named(
    turn: Turn, conversation: Conversation, commitment: Commitment, day: date, uow: UnitOfWork
) -> list[Message]:
    """Take the day: at once where nobody else is to know why, else once the reason is told."""
    if len(conversation.script.questions) == 1:
        uow.conversations.save(replace(conversation, closed_at=turn.now, stage=1))
        return _dated(turn, uow, commitment, day)
    if day == commitment.due_on:
        uow.conversations.save(replace(conversation, closed_at=turn.now))
        return [Message(turn.actor.id, Phrase("moves.same", _what(commitment)))]
    told = replace(conversation, stage=1, answers=(Answer("due", day.isoformat()),))
    return [_why(uow.conversations.save(told), commitment, uow)]


def _dated(turn: Turn, uow: UnitOfWork, commitment: Commitment, day: date) -> list[Message]:
    """Give a commitment its date: a proposal is asked about once more, a live one is moved at once."""
    state = _settled(commitment)
    moved, others = ledger.change(commitment, author(turn), uow, due_on=day, state=state)
    if commitment.state is CommitmentState.PROPOSED:
        return [proposal(moved)]
    if commitment.state is CommitmentState.RECORDED and turn.actor.id == commitment.owner_id:
        return [said(Phrase("commitment.moved", _what(moved)), moved, turn.actor, uow), *others]
    return [Message(turn.actor.id, Phrase("commitment.moved", _what(moved))), *others]


# --- why


def press_reason(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    """Go on without a reason where the rule asks for none, or leave the date as it is."""
    asked = [one for one in uow.conversations.open_of(turn.actor.id, KIND) if one.subject == commitment.id]
    if not asked or commitment.state not in LIVE or (turn.extra != KEEP and not asked[-1].stage):
        raise Refused("refused.button_old")
    if turn.extra == KEEP:
        close_dates(turn.actor.id, turn.now, uow, [commitment.id])
        return [Message(turn.actor.id, Phrase("moves.kept", _what(commitment)))]
    return _reasoned(turn, asked[-1], commitment, uow, "")


def waits_for_reason(conversation: Conversation | None) -> bool:
    """Say whether the open question is why a date moves."""
    return conversation is not None and conversation.kind == KIND and conversation.stage == 1


def skip(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Go on without a reason, by word, where the rule asks for none."""
    if turn.conversation is None:
        raise Refused("checkin.none_open")
    commitment = uow.commitments.get(turn.conversation.subject)
    return _reasoned(turn, turn.conversation, commitment, uow, "")


def _why(conversation: Conversation, commitment: Commitment, uow: UnitOfWork) -> Message:
    """Ask for the reason, with the way past it."""
    wanted = _wanted(conversation)
    label = Phrase("moves.button_no_reason")
    if wanted is None:
        text = Phrase("moves.risk_question", _what(commitment))
    elif _is_free(commitment, wanted, conversation, uow):
        text = Phrase("moves.reason_question", {"title": commitment.title, "due": wanted})
    else:
        asked = deciding.deciders(commitment, uow)
        names = tuple(one.name for one in asked)
        text = Phrase("moves.reason_needed", {"title": commitment.title, "due": wanted, "who": names})
        keep = button(Phrase("moves.button_keep"), "move_reason", commitment, KEEP)
        return Message(conversation.member_id, text, ((keep,),))
    return Message(conversation.member_id, text, ((button(label, "move_reason", commitment, SKIP),),))


def _reasoned(
    turn: Turn, conversation: Conversation, commitment: Commitment, uow: UnitOfWork, reason: str
) -> list[Message]:
    """Move the date for a reason, by rule, or ask those who decide."""
    if commitment.version != conversation.subject_version:
        return [_asked_anew(conversation, commitment, uow)]
    wanted = _wanted(conversation)
    free = wanted is None or _is_free(commitment, wanted, conversation, uow)
    if not free and not reason:
        return [_why(conversation, commitment, uow)]
    uow.conversations.save(replace(conversation, closed_at=turn.now, stage=2))
    if wanted is None:
        return _doubted(turn, commitment, uow, reason)
    move = Move(MoveId(NEW), commitment.id, turn.actor.id, turn.now, commitment.due_on, wanted, reason)
    return _moved(turn, move, commitment, uow) if free else deciding.put(turn, move, commitment, uow)


def _moved(turn: Turn, move: Move, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    """Accept a new date by rule."""
    deciding.withdraw(commitment, turn, uow)
    uow.moves.add(replace(move, state=MoveState.ACCEPTED, decided_at=turn.now))
    changed, others = ledger.change(
        commitment, author(turn), uow, move.reason, due_on=move.wanted_on, state=_settled(commitment)
    )
    return [Message(turn.actor.id, Phrase("commitment.moved", _what(changed))), *others]


def _is_free(commitment: Commitment, wanted: date, conversation: Conversation, uow: UnitOfWork) -> bool:
    """Say whether the date that was named moves by rule; it does where there is nobody to ask."""
    today = _asked_on(conversation.member_id, conversation, uow)
    norms = uow.agreements.present().norms
    if is_free(commitment, wanted, today, uow.moves.of(commitment.id), norms):
        return True
    return not deciding.deciders(commitment, uow)


def _asked_on(owner: MemberId, conversation: Conversation, uow: UnitOfWork) -> date:
    """Return the owner's day on which they began to ask: a reason may come the day after."""
    return deciding.today_of(uow.members.profile(owner), conversation.opened_at, uow)


def _wanted(conversation: Conversation) -> date | None:
    """Return the day that was named; None where the date stays."""
    days = [one.value for one in conversation.answers if one.question == "due" and one.value]
    return date.fromisoformat(days[0]) if days else None


# --- at risk


def _on_track(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    if commitment.state is not CommitmentState.AT_RISK:
        return []
    close_dates(turn.actor.id, turn.now, uow, [commitment.id])
    opened, others = ledger.change(commitment, author(turn), uow, state=CommitmentState.OPEN)
    return [Message(turn.actor.id, Phrase("moves.on_track", _what(opened))), *others]


def _keep_date(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    """Ask what puts a date at risk that stays as it is."""
    opened = open_date(turn.actor.id, commitment, turn.now, uow, MOVE)
    return [_why(uow.conversations.save(replace(opened, stage=1)), commitment, uow)]


def _noted_for(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    """Tell the owner that a coordinator sees their date at risk, with the ways on."""
    new_date = button(Phrase("commitment.button_new_date"), "change_date", commitment)
    ways = ((new_date, _on_track_button(commitment)),)
    messages = [Message(turn.actor.id, Phrase("moves.risk_noted", _what(commitment)), ways)]
    if uow.members.get(commitment.owner_id).left_at is None:
        text = Phrase("moves.risk_noted_for_you", {**_what(commitment), "who": turn.actor.name})
        key = f"commitment:{commitment.id}:at_risk:{commitment.version}:{commitment.owner_id}"
        messages.append(Message(commitment.owner_id, text, ways, key=key))
    return messages


def _doubted(turn: Turn, commitment: Commitment, uow: UnitOfWork, reason: str) -> list[Message]:
    """Keep what puts a date at risk as the owner's last words on it."""
    others: list[Message] = []
    if reason:
        commitment, others = ledger.change(commitment, author(turn), uow, note=reason)
    ways = ((_on_track_button(commitment),),)
    return [Message(turn.actor.id, Phrase("moves.risk_noted", _what(commitment)), ways), *others]


def _ways_out(asked: MemberId, commitment: Commitment) -> tuple[tuple[Button, ...], ...]:
    """Return what an owner may press who names no date."""
    if asked != commitment.owner_id:
        return ()
    if commitment.state is CommitmentState.PROPOSED:
        return ((button(Phrase("commitment.button_not_one"), "not_one", commitment),),)
    if commitment.state is CommitmentState.RECORDED:
        return ((button(Phrase("commitment.button_not_ours"), "drop", commitment),),)
    if commitment.state in LIVE and commitment.due_on is not None:
        return ((button(Phrase("moves.button_keep"), "move_reason", commitment, KEEP),),)
    return ()


def _on_track_button(commitment: Commitment) -> Button:
    return button(Phrase("moves.button_on_track"), "at_risk", commitment, ON_TRACK)


def _settled(commitment: Commitment) -> CommitmentState:
    """Return the state after a new date: it is at risk no longer."""
    return CommitmentState.OPEN if commitment.state is CommitmentState.AT_RISK else commitment.state


def _what(commitment: Commitment) -> Values:
    return {"title": commitment.title, "due": due_day(commitment)}


DIALOGUE = Dialogue(take, ask)
