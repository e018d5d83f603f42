"""Closing has two sides: the owner says it is done, and whoever waits says whether it has arrived."""

from dataclasses import replace

from handlers.commitments import ledger
from handlers.commitments.author import Author, author
from handlers.commitments.buttons import button
from handlers.commitments.following import receipts
from handlers.commitments.following.receipts import RECEIPT, answers, asked, closes_at, question_for
from handlers.commitments.handing_over.offers import withdraw
from handlers.commitments.hearing.asking import close_dates
from handlers.commitments.meanwhile import changed_meanwhile
from handlers.commitments.pressing import Pressed, current
from handlers.commitments.reminding.waiting import zone_of
from handlers.route import Dialogue, Handler
from handlers.rules import access, naming
from handlers.rules.calendar import local_day
from handlers.rules.due import due_day
from handlers.rules.reasons import reason
from handlers.turn import Message, Turn, Wake
from prompts.phrase import Phrase, Values
from storage.errors import Refused
from storage.records.commitments import KEPT, Commitment, CommitmentState
from storage.records.conversations import Conversation, ConversationId, Question, Script
from storage.records.lanes import person_lane
from storage.records.people import MemberId
from storage.unit import NEW, UnitOfWork

KIND = "not_yet"
"""The kind of conversation that asks what has not arrived."""

_SCRIPT = Script(KIND, (Question("reason", "closing.reason_question", optional=False),))
_UNCONFIRMED = frozenset({CommitmentState.DONE, CommitmentState.CLOSED_UNCONFIRMED})


def done(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    """Note that it is done, and ask whoever waits whether it has arrived. A second press says nothing new."""
    if commitment.state in KEPT:
        return []
    close_dates(turn.actor.id, turn.now, uow, [commitment.id])
    kept, others = ledger.change(commitment, author(turn), uow, state=CommitmentState.DONE, offered_to=None)
    return [_noted(turn, kept, uow), *others, *withdraw(commitment, author(turn), uow)]


def _noted(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> Message:
    """Say who was asked; or ask the one who noted it, where it is for them to say."""
    values: Values = {"title": commitment.title}
    people = asked(commitment, uow)
    if any(one.id == turn.actor.id for one in people):
        return Message(turn.actor.id, Phrase("closing.done_ask_you", values), answers(commitment))
    if people:
        return Message(turn.actor.id, Phrase("closing.done", {**values, "who": naming.names(people)}))
    owner = uow.members.profile(commitment.owner_id)
    on = local_day(closes_at(commitment, uow) or turn.now, zone_of(owner, uow))
    return Message(turn.actor.id, Phrase("closing.done_alone", {**values, "on": on}))


# --- whoever waits


def _unless_settled(act: Pressed) -> Handler:
    """Return the handler of a button of who waits: the first word counts, and others hear whose it was.

    What was closed without a word meanwhile is no news to who says it now.
    """
    pressed = current(act, access.may_see, question_for)

    def handle(turn: Turn, uow: UnitOfWork) -> list[Message]:
        commitment = uow.commitments.get(turn.subject)
        if not access.may_see(commitment, turn.actor.member):
            raise Refused("refused.gone")
        _must_wait(commitment, turn, uow)
        if commitment.state not in _UNCONFIRMED:
            return _settled(commitment, turn, uow)
        if commitment.state is CommitmentState.CLOSED_UNCONFIRMED:
            return act(replace(turn, extra=""), commitment, uow)
        return pressed(turn, uow)

    return handle


def _must_wait(commitment: Commitment, turn: Turn, uow: UnitOfWork) -> None:
    """Raise `Refused` for who is not asked. Coordinators speak for who is out of reach."""
    people = asked(commitment, uow)
    if any(one.unreachable for one in people):
        people = [*people, *receipts.others_in_charge(commitment, uow)]
    if all(one.id != turn.actor.id for one in people):
        raise Refused("closing.not_yours", {"title": commitment.title, "who": naming.names(people)})


def _settled(commitment: Commitment, turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Say kindly who was first, and what came of it; nothing to who did it themselves."""
    last = [one for one in uow.changes.of(commitment.id) if one.field == "state"][-1]
    if last.by == turn.actor.id:
        return []
    who = uow.members.profile(last.by).name if last.by is not None else uow.partnership.name
    values: Values = {"title": commitment.title, "who": who, "due": due_day(commitment)}
    received = commitment.state is CommitmentState.RECEIVED
    return [
        Message(turn.actor.id, Phrase("closing.received_already" if received else "closing.opened", values))
    ]


def _receive(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    _close_question(turn.actor.id, commitment, turn, uow)
    received, others = ledger.change(commitment, author(turn), uow, state=CommitmentState.RECEIVED)
    owner = uow.members.profile(commitment.owner_id)
    values: Values = {"title": received.title, "who": owner.name}
    return [Message(turn.actor.id, Phrase("closing.received_by_you", values)), *others]


def _ask_why(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    _close_question(turn.actor.id, commitment, turn, uow)
    opened = uow.conversations.add(
        Conversation(
            ConversationId(NEW),
            turn.actor.id,
            KIND,
            commitment.id,
            _SCRIPT,
            turn.now,
            subject_version=commitment.version,
        )
    )
    return [_ask(opened, uow)]


received = _unless_settled(_receive)
"""Take it that it has arrived, also once it was closed without a word."""

not_yet = _unless_settled(_ask_why)
"""Ask what is missing; the next message is the reason."""


def _ask(conversation: Conversation, uow: UnitOfWork) -> Message:
    commitment = uow.commitments.get(conversation.subject)
    owner = uow.members.profile(commitment.owner_id)
    values: Values = {"title": commitment.title, "who": owner.name}
    return Message(conversation.member_id, Phrase("closing.reason_question", values))


def _take_reason(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Open it for the reason that was written, unless somebody else was first."""
    if turn.conversation is None:
        raise Refused("refused.gone")
    answered = replace(turn.conversation, closed_at=turn.now, stage=1)
    commitment = uow.commitments.get(turn.conversation.subject)
    if commitment.state not in _UNCONFIRMED:
        uow.conversations.save(answered)
        return _settled(commitment, turn, uow)
    news = changed_meanwhile(turn.conversation, commitment, turn, uow)
    if news:
        return news
    uow.conversations.save(answered)
    opened, others = _reopen(commitment, author(turn), uow, turn.text)
    owner = uow.members.profile(commitment.owner_id)
    values: Values = {"title": opened.title, "who": owner.name}
    return [Message(turn.actor.id, Phrase("closing.not_yet_by_you", values)), *others]


def _reopen(
    commitment: Commitment, by: Author, uow: UnitOfWork, why: str
) -> tuple[Commitment, list[Message]]:
    """Open what has not arrived; its owner hears why, and what they can do."""
    opened, others = ledger.change(commitment, by, uow, why, state=CommitmentState.OPEN)
    owner = uow.members.get(opened.owner_id)
    if owner.left_at is not None or by.by == owner.id:
        return opened, others
    values: Values = {"title": opened.title, "who": by.name, "reason": why, "due": due_day(opened)}
    row = (
        button(Phrase("commitment.button_done"), "done", opened),
        button(Phrase("commitment.button_new_date"), "change_date", opened),
    )
    text = Phrase("closing.not_yet" if why else "closing.not_yet_plain", values)
    key = f"commitment:{opened.id}:not_yet:{opened.version}:{owner.id}"
    return opened, [Message(owner.id, text, (row,), key=key), *others]


DIALOGUE = Dialogue(_take_reason, _ask, takes_questions=True)
"""Takes the next message as the reason, also one that is a question."""


# --- silence


def close(wake: Wake, uow: UnitOfWork) -> list[Message]:
    """Close what nobody spoke of as the partnership agreed. Who began to say "not yet" was not silent."""
    commitment = uow.commitments.get(wake.subject)
    due_at = closes_at(commitment, uow)
    if commitment.state is not CommitmentState.DONE or due_at is None:
        return []
    if due_at > wake.now:
        owner = uow.members.get(commitment.owner_id)
        uow.timers.set(RECEIPT, commitment.id, due_at, person_lane(owner.person_id))
        return []
    objecting = _objecting(commitment, wake, uow)
    if objecting is not None:
        name = uow.members.profile(objecting).name
        return _reopen(commitment, Author(objecting, wake.now, name), uow, "")[1]
    silence = uow.agreements.present().norms.silence_receives
    state = CommitmentState.RECEIVED if silence else CommitmentState.CLOSED_UNCONFIRMED
    return ledger.change(commitment, Author(None, wake.now), uow, state=state)[1]


def _objecting(commitment: Commitment, wake: Wake, uow: UnitOfWork) -> MemberId | None:
    """Return who said "not yet" and gave no reason; they are asked for it no longer."""
    found = None
    for one in uow.conversations.about_any(KIND, [commitment.id]):
        if one.closed_at is None:
            uow.conversations.save(replace(one, closed_at=wake.now))
            found = one.member_id
    return found


def when_left(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Ask the coordinators whether what somebody who just left was waiting for has arrived."""
    return [
        Message(reader.id, _ask_instead(one, turn, uow), answers(one))
        for one in uow.commitments.awaited_by(turn.actor.id, CommitmentState.DONE)
        for reader in asked(one, uow)
    ]


def _ask_instead(commitment: Commitment, turn: Turn, uow: UnitOfWork) -> Phrase:
    owner = uow.members.profile(commitment.owner_id)
    values: Values = {"title": commitment.title, "who": naming.who(owner), "name": owner.name}
    return Phrase("closing.ask_left", {**values, "waiting": naming.who(turn.actor)})


def was_asked(wake: Wake, uow: UnitOfWork) -> list[Message]:
    """Tell the coordinators where whoever waits could not be asked, and let them note what they hear."""
    commitment = uow.commitments.get(wake.subject)
    waiting = receipts.who_waits(commitment, uow)
    if wake.failure is None or waiting is None or commitment.state not in _UNCONFIRMED:
        return []
    values: Values = {"who": waiting.name, "title": commitment.title, "reason": reason(wake.failure)}
    return [
        Message(
            one.id,
            Phrase("closing.not_asked", values),
            answers(commitment),
            key=f"commitment:{commitment.id}:not_asked:{commitment.version}:{one.id}",
        )
        for one in receipts.others_in_charge(commitment, uow)
        if one.id != waiting.id
    ]


def _close_question(asked_one: MemberId, commitment: Commitment, turn: Turn, uow: UnitOfWork) -> None:
    for one in uow.conversations.open_of(asked_one, KIND):
        if one.subject == commitment.id:
            uow.conversations.save(replace(one, closed_at=turn.now))
