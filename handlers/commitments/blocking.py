"""Blocked: a commitment's owner names what is in the way, and who could help; nobody is asked by that."""

from dataclasses import replace

from handlers.commitments import ledger
from handlers.commitments.author import author
from handlers.commitments.buttons import button
from handlers.commitments.following.obstacles import raised_at
from handlers.commitments.hearing.asking import close_dates
from handlers.commitments.hearing.proposing import today_of
from handlers.commitments.reminding.waiting import zone_of
from handlers.route import Dialogue
from handlers.rules import naming, whom
from handlers.rules.calendar import local_day
from handlers.rules.due import due_day
from handlers.turn import Button, Message, Turn
from prompts.phrase import Phrase, ShortDay, Values
from storage.errors import Refused
from storage.records.commitments import LIVE, Commitment, CommitmentState
from storage.records.conversations import Conversation, ConversationId, Question, Script
from storage.records.following import Obstacle, ObstacleId
from storage.records.people import MemberId, Profile, Role
from storage.unit import NEW, UnitOfWork

KIND = "obstacle"
"""The kind of conversation that asks what is in the way, and who could help."""

_SCRIPT = Script(
    KIND,
    (
        Question("what", "blocking.what_question", optional=False),
        Question("helper", "blocking.helper_question"),
    ),
)

OFFERED = 5
"""So many members are offered by name; anybody else can be written."""

NOBODY = "nobody"


def begin(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    """Ask what is in the way, or take the words that came with it.

    Where that is known, say it, with the button for its end.
    """
    if commitment.state not in LIVE:
        raise Refused("commitment.closed_meanwhile", {"title": commitment.title})
    if commitment.state is CommitmentState.BLOCKED:
        return [_known(commitment, turn.actor.id, uow)]
    close_dates(turn.actor.id, turn.now, uow, [commitment.id])
    _close(turn, uow)
    opened = uow.conversations.add(
        Conversation(ConversationId(NEW), turn.actor.id, KIND, commitment.id, _SCRIPT, turn.now)
    )
    words = _said_before(turn, uow)
    if not words:
        return [_ask(opened, uow)]
    return _block(replace(turn, text=words), opened, commitment, uow)


def _said_before(turn: Turn, uow: UnitOfWork) -> str:
    """Return the words behind a command, or those that the bot asked about; "" where there are none."""
    if not turn.extra.isdecimal():
        return turn.text.strip()
    kept = uow.conversations.get(int(turn.extra))
    if kept.member_id != turn.actor.id:
        raise Refused("refused.button_not_yours")
    return next((one.value or "" for one in kept.answers), "")


def unblock(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    """Let a commitment go on. A second press says nothing new."""
    if commitment.state is not CommitmentState.BLOCKED:
        return []
    _close(turn, uow, commitment)
    opened, others = ledger.change(commitment, author(turn), uow, state=CommitmentState.OPEN)
    values: Values = {"title": opened.title, "due": due_day(opened)}
    if opened.due_on is not None and opened.due_on < today_of(turn, uow):
        new_date = button(Phrase("commitment.button_new_date"), "change_date", opened)
        done = button(Phrase("commitment.button_done"), "done", opened)
        return [Message(turn.actor.id, Phrase("blocking.goes_on_past", values), ((new_date, done),)), *others]
    return [Message(turn.actor.id, Phrase("blocking.goes_on", values)), *others]


def press_helper(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    """Note the member who could help, or nobody."""
    if commitment.state is not CommitmentState.BLOCKED:
        raise Refused("refused.button_old")
    _close(turn, uow, commitment)
    if asked := _asked_since(turn, commitment, uow):
        return asked
    if turn.extra == NOBODY:
        return [_nobody(turn, commitment)]
    chosen = [one for one in _possible(commitment, uow) if str(one.id) == turn.extra]
    if not chosen:
        raise Refused("refused.button_old")
    return _helped_by(turn, commitment, uow, chosen[0].name, chosen[0].id)


def _ask(conversation: Conversation, uow: UnitOfWork) -> Message:
    commitment = uow.commitments.get(conversation.subject)
    values: Values = {"title": commitment.title}
    if not conversation.stage:
        return Message(conversation.member_id, Phrase("blocking.what_question", values))
    asked = Phrase("blocking.helper_question", values)
    return Message(conversation.member_id, asked, _helpers(_offered(commitment, uow), commitment))


def _take(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Take what was written: what is in the way, then who could help."""
    conversation = turn.conversation
    if conversation is None:
        raise Refused("refused.gone")
    commitment = uow.commitments.get(conversation.subject)
    expected = LIVE if not conversation.stage else {CommitmentState.BLOCKED}
    if commitment.state not in expected:
        uow.conversations.save(replace(conversation, closed_at=turn.now))
        why = "commitment.closed_meanwhile" if commitment.state not in LIVE else "talk.let_go"
        return [Message(turn.actor.id, Phrase(why, {"title": commitment.title}))]
    if conversation.stage:
        return _take_helper(turn, conversation, commitment, uow)
    return _block(turn, conversation, commitment, uow)


def _block(turn: Turn, conversation: Conversation, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    """Note what is in the way, and ask who could help. Somebody else's words on it stand."""
    if commitment.state is CommitmentState.BLOCKED:
        uow.conversations.save(replace(conversation, closed_at=turn.now))
        return [_known(commitment, turn.actor.id, uow)]
    uow.conversations.save(replace(conversation, stage=1))
    uow.obstacles.add(Obstacle(ObstacleId(NEW), commitment.id, turn.text, turn.now))
    blocked, others = ledger.change(commitment, author(turn), uow, turn.text, state=CommitmentState.BLOCKED)
    owner = uow.members.profile(blocked.owner_id)
    zone = zone_of(owner, uow)
    on = local_day(raised_at(turn.now, zone), zone)
    noted = Phrase("blocking.noted", {"title": blocked.title, "what": turn.text, "on": on})
    messages = [Message(turn.actor.id, noted, _helpers(_offered(blocked, uow), blocked)), *others]
    if owner.id != turn.actor.id and owner.member.left_at is None:
        values: Values = {"title": blocked.title, "who": turn.actor.name, "what": turn.text}
        key = f"commitment:{blocked.id}:blocked:{blocked.version}:{owner.id}"
        messages.append(Message(owner.id, Phrase("blocking.for_you", values), _goes_on(blocked), key=key))
    return messages


def _take_helper(
    turn: Turn, conversation: Conversation, commitment: Commitment, uow: UnitOfWork
) -> list[Message]:
    """Note who was written: the member of that name, or the name alone; of several, ask who is meant."""
    if asked := _asked_since(turn, commitment, uow):
        uow.conversations.save(replace(conversation, closed_at=turn.now))
        return asked
    found = whom.named(turn.text, _possible(commitment, uow))
    if len(found) > 1:
        text = Phrase("blocking.helper_several", {"text": turn.text})
        return [Message(turn.actor.id, text, _helpers(list(found[:OFFERED]), commitment))]
    uow.conversations.save(replace(conversation, closed_at=turn.now, stage=2))
    if found:
        return _helped_by(turn, commitment, uow, found[0].name, found[0].id)
    return _helped_by(turn, commitment, uow, turn.text, None)


def _helped_by(
    turn: Turn, commitment: Commitment, uow: UnitOfWork, name: str, member: MemberId | None
) -> list[Message]:
    obstacles = uow.obstacles.open_for(commitment.id)
    if not obstacles:
        raise Refused("refused.button_old")
    uow.obstacles.save(replace(obstacles[-1], helper=name, helper_id=member))
    values: Values = {"title": commitment.title, "helper": name}
    return [Message(turn.actor.id, Phrase("blocking.helper_noted", values), _goes_on(commitment))]


def _asked_since(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    """Tell that somebody was asked meanwhile, whom no other name takes the place of; nothing before that."""
    obstacle = next(iter(uow.obstacles.open_for(commitment.id)[-1:]), None)
    if obstacle is None or obstacle.asked_at is None:
        return []
    asker = uow.members.profile(obstacle.asked_by).name if obstacle.asked_by is not None else ""
    values: Values = {
        "title": commitment.title,
        "helper": obstacle.helper,
        "who": asker,
        "on": ShortDay(obstacle.asked_at),
    }
    return [Message(turn.actor.id, Phrase("blocking.asked_since", values), _goes_on(commitment))]


def _nobody(turn: Turn, commitment: Commitment) -> Message:
    text = Phrase("blocking.nobody_noted", {"title": commitment.title})
    return Message(turn.actor.id, text, _goes_on(commitment))


def _known(commitment: Commitment, reader: MemberId, uow: UnitOfWork) -> Message:
    """Say what is in the way already."""
    obstacles = uow.obstacles.open_for(commitment.id)
    values: Values = {"title": commitment.title}
    text = Phrase("blocking.already_plain", values)
    if obstacles:
        text = Phrase("blocking.already", {**values, "what": obstacles[-1].what})
    return Message(reader, text, _goes_on(commitment))


def _possible(commitment: Commitment, uow: UnitOfWork) -> list[Profile]:
    """Return who can be named: every member but its owner; observers are not asked for anything."""
    return [
        one
        for one in uow.members.profiles().values()
        if one.id != commitment.owner_id and one.member.role is not Role.OBSERVER
    ]


def _offered(commitment: Commitment, uow: UnitOfWork) -> list[Profile]:
    """Return a few members of other organisations: who waits for it and focal points first, then by name."""
    others = [
        one
        for one in _possible(commitment, uow)
        if one.member.organisation_id is not None and one.member.organisation_id != commitment.organisation_id
    ]
    waiting = commitment.waiting_id
    others.sort(key=lambda one: (one.id != waiting, not one.member.focal, one.name.casefold()))
    return others[:OFFERED]


def _helpers(people: list[Profile], commitment: Commitment) -> tuple[tuple[Button, ...], ...]:
    named = tuple(
        (button(Phrase("people.name", {"who": naming.who(one)}), "helper", commitment, str(one.id)),)
        for one in people
    )
    return (*named, (button(Phrase("blocking.button_nobody"), "helper", commitment, NOBODY),))


def _goes_on(commitment: Commitment) -> tuple[tuple[Button, ...], ...]:
    return ((button(Phrase("blocking.button_unblocked"), "unblocked", commitment),),)


def _close(turn: Turn, uow: UnitOfWork, commitment: Commitment | None = None) -> None:
    """Ask the one who acts no longer what is in the way, of one commitment or of any."""
    for one in uow.conversations.open_of(turn.actor.id, KIND):
        if commitment is None or one.subject == commitment.id:
            uow.conversations.save(replace(one, closed_at=turn.now))


DIALOGUE = Dialogue(_take, _ask)
