"""What stays in the way goes to the coordinators, who may let the bot ask who could help, once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from handlers.commitments import ledger
from handlers.commitments.author import author
from handlers.commitments.buttons import button
from handlers.commitments.following.obstacles import look_again
from handlers.commitments.reminding.notices import file_obstacle
from handlers.commitments.showing.cards import card
from handlers.route import Dialogue
from handlers.rules import history, naming
from handlers.rules.due import due_day
from handlers.rules.helping import may_be_asked
from handlers.rules.reasons import reason
from handlers.turn import Button, Message, Report, Turn, Wake
from prompts.phrase import Phrase, ShortDay, Values
from storage.errors import Refused
from storage.records.commitments import Commitment, CommitmentState
from storage.records.conversations import Answer, Conversation, ConversationId, Question, Script
from storage.records.following import Obstacle
from storage.records.people import MemberId, Profile
from storage.unit import NEW, UnitOfWork

KIND = "helper_words"
"""The kind of conversation in which a coordinator writes what the helper will read."""

ASKED = "commitment.helper_asked"
"""The outcome of asking a helper."""

SEND, WORDS = "send", "words"
YES, NO = "yes", "no"

_SCRIPT = Script(KIND, (Question("words", "blocking.words_question", optional=False),))


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of something in the way: what it is, what can be done about it, the buttons for that."""

    line: Phrase
    why: Phrase
    buttons: tuple[Button, ...]


def raise_obstacle(wake: Wake, uow: UnitOfWork) -> list[Message]:
    """Have the coordinators hear, once and in their bundle of a day, what is in a commitment's way."""
    commitment = uow.commitments.get(wake.subject)
    obstacles = uow.obstacles.open_for(commitment.id)
    if commitment.state is not CommitmentState.BLOCKED or not obstacles or obstacles[-1].raised_at:
        return []
    if file_obstacle(obstacles[-1], commitment, wake.now, uow):
        uow.obstacles.save(replace(obstacles[-1], raised_at=wake.now))
    else:
        look_again(commitment, wake.now, uow)
    return []


def ask_helper(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    """Show the coordinator what would be sent; or ask for other words; or send it."""
    obstacle = _open(commitment, uow)
    if obstacle.asked_at is not None:
        raise Refused("blocking.asked_already", {"helper": obstacle.helper})
    if turn.extra == WORDS:
        return [_ask_words(turn, commitment, uow)]
    if turn.extra.startswith(SEND):
        return _send(turn, obstacle, commitment, uow)
    return [_draft(turn.actor, obstacle, commitment, uow, None)]


def shown(commitment: Commitment, reader: Profile, uow: UnitOfWork) -> Message:
    """Return what a coordinator is asked now: whether a helper may be asked; else how it stands."""
    obstacles = uow.obstacles.open_for(commitment.id)
    if not obstacles or obstacles[-1].asked_at is not None:
        return card(commitment, reader, uow)
    return _raised(obstacles[-1], commitment, reader, uow)


def answer(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Bring the helper's answer to the owner and to the coordinator who had them asked, once."""
    obstacle = uow.obstacles.get(turn.subject)
    if obstacle.helper_id != turn.actor.id or obstacle.asked_at is None:
        raise Refused("refused.button_not_yours")
    commitment = uow.commitments.get(obstacle.commitment_id)
    values: Values = {"title": commitment.title, "helper": naming.who(turn.actor)}
    if obstacle.settled_at is not None:
        return [Message(turn.actor.id, Phrase("blocking.thanks_settled", {"title": commitment.title}))]
    can = turn.extra == YES
    count = _remember(history.CAN if can else history.CANNOT, obstacle, turn, uow)
    owner = uow.members.profile(commitment.owner_id)
    thanks = Phrase(
        "blocking.thanks_yes" if can else "blocking.thanks_no", {"who": owner.name} if can else {}
    )
    told = Phrase("blocking.can_help" if can else "blocking.cannot_help", values)
    return [
        Message(turn.actor.id, thanks),
        *(
            Message(one, told, key=f"commitment:{commitment.id}:{turn.extra}:{obstacle.id}.{count}:{one}")
            for one in _hearing(obstacle, owner, uow)
        ),
    ]


def _remember(word: str, obstacle: Obstacle, turn: Turn, uow: UnitOfWork) -> int:
    """Write the helper's answer into the commitment's history, once for each time that it changes.

    Return how many answers there are by now, so that each is told once.
    """
    asked_at = obstacle.asked_at or turn.now
    before = [
        one.new
        for one in uow.changes.of(obstacle.commitment_id)
        if one.field == history.HELP and one.by == turn.actor.id and one.at >= asked_at
    ]
    if before[-1:] == [word]:
        return len(before)
    commitment = uow.commitments.get(obstacle.commitment_id)
    ledger.remark(commitment, author(turn), uow, word, history.HELP)
    return len(before) + 1


def was_asked(wake: Wake, uow: UnitOfWork) -> list[Message]:
    """Tell the coordinator where the helper could not be reached, and why."""
    obstacle = uow.obstacles.get(wake.subject)
    if wake.failure is None or obstacle.asked_by is None:
        return []
    commitment = uow.commitments.get(obstacle.commitment_id)
    values: Values = {
        "helper": obstacle.helper,
        "title": commitment.title,
        "reason": reason(wake.failure),
    }
    key = f"commitment:{commitment.id}:not_reached:{obstacle.id}:{obstacle.asked_by}"
    return [Message(obstacle.asked_by, Phrase("blocking.not_reached", values), key=key)]


def _open(commitment: Commitment, uow: UnitOfWork) -> Obstacle:
    obstacles = uow.obstacles.open_for(commitment.id)
    if commitment.state is not CommitmentState.BLOCKED or not obstacles:
        raise Refused("blocking.settled", {"title": commitment.title})
    return obstacles[-1]


def obstacle_told(obstacle: Obstacle, commitment: Commitment, people: Mapping[MemberId, Profile]) -> Told:
    """Return what is said to a coordinator; `people` has the owner, and the helper where that is a member."""
    owner = people[commitment.owner_id]
    values: Values = {
        "title": commitment.title,
        "who": naming.who(owner),
        "since": ShortDay(obstacle.named_at),
        "what": obstacle.what,
    }
    line = Phrase("blocking.raised", values)
    hold = button(Phrase("blocking.button_hold"), "hold", commitment)
    if not obstacle.helper:
        return Told(line, Phrase("blocking.raised_alone"), (hold,))
    helper: Values = {"helper": obstacle.helper}
    may = obstacle.helper_id is not None and may_be_asked(people[obstacle.helper_id], owner)
    label = Phrase("blocking.button_ask" if may else "blocking.button_draft", helper)
    why = Phrase("blocking.raised_helper" if may else "blocking.raised_draft", helper)
    return Told(line, why, (button(label, "ask_helper", commitment, primary=True), hold))


def _raised(obstacle: Obstacle, commitment: Commitment, reader: Profile, uow: UnitOfWork) -> Message:
    told = obstacle_told(obstacle, commitment, _concerned(obstacle, commitment, uow))
    text = Phrase("ladder.alone", {"line": told.line, "why": told.why})
    return Message(reader.id, text, (told.buttons,))


def _concerned(obstacle: Obstacle, commitment: Commitment, uow: UnitOfWork) -> dict[MemberId, Profile]:
    wanted = {commitment.owner_id, obstacle.helper_id or commitment.owner_id}
    return uow.members.profiles(uow.members.some(wanted))


def _may_ask(obstacle: Obstacle, owner: Profile, uow: UnitOfWork) -> bool:
    """Say whether the bot may write to the helper; never to a name that is no member's."""
    if obstacle.helper_id is None:
        return False
    return may_be_asked(uow.members.profile(obstacle.helper_id), owner)


# --- the words


def _draft(
    asker: Profile, obstacle: Obstacle, commitment: Commitment, uow: UnitOfWork, said: Conversation | None
) -> Message:
    """Show what the helper would read, as they would; or, where a human sends it, as text to send."""
    owner = uow.members.profile(commitment.owner_id)
    values: Values = {
        "helper": obstacle.helper,
        "draft": _request(asker, obstacle, commitment, uow, said),
    }
    if not _may_ask(obstacle, owner, uow):
        return Message(asker.id, Phrase("blocking.draft_to_send", values))
    send = f"{SEND}{said.id}" if said is not None else SEND
    row = (
        button(Phrase("blocking.button_send"), "ask_helper", commitment, send, primary=True),
        button(Phrase("blocking.button_words"), "ask_helper", commitment, WORDS),
    )
    return Message(asker.id, Phrase("blocking.draft", values), (row,))


def _request(
    asker: Profile, obstacle: Obstacle, commitment: Commitment, uow: UnitOfWork, said: Conversation | None
) -> Phrase:
    owner = uow.members.profile(commitment.owner_id)
    values: Values = {
        "asker": asker.name,
        "who": naming.who(owner),
        "name": owner.name,
        "title": commitment.title,
        "due": due_day(commitment),
    }
    language = uow.partnership.language
    if obstacle.helper_id is not None:
        language = uow.members.profile(obstacle.helper_id).person.language or language
    words = said.answers[-1].value if said is not None else None
    if words:
        return Phrase("blocking.request_own", {**values, "words": words}, language)
    return Phrase("blocking.request", {**values, "what": obstacle.what}, language)


def _ask_words(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> Message:
    uow.conversations.close(turn.actor.id, KIND, turn.now)
    opened = uow.conversations.add(
        Conversation(ConversationId(NEW), turn.actor.id, KIND, commitment.id, _SCRIPT, turn.now)
    )
    return _ask(opened, uow)


def _ask(conversation: Conversation, uow: UnitOfWork) -> Message:
    commitment = uow.commitments.get(conversation.subject)
    values: Values = {"title": commitment.title, "helper": _open(commitment, uow).helper}
    return Message(conversation.member_id, Phrase("blocking.words_question", values))


def _take_words(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Show the draft with the coordinator's own words."""
    if turn.conversation is None:
        raise Refused("refused.gone")
    answers = (Answer("words", turn.text),)
    said = uow.conversations.save(replace(turn.conversation, answers=answers, stage=1, closed_at=turn.now))
    commitment = uow.commitments.get(said.subject)
    obstacles = uow.obstacles.open_for(commitment.id)
    if not obstacles:
        return [Message(turn.actor.id, Phrase("blocking.settled", {"title": commitment.title}))]
    return [_draft(turn.actor, obstacles[-1], commitment, uow, said)]


def _send(turn: Turn, obstacle: Obstacle, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    """Ask the helper, in the words that the coordinator saw."""
    owner = uow.members.profile(commitment.owner_id)
    helper = obstacle.helper_id
    if helper is None or not _may_ask(obstacle, owner, uow):
        raise Refused("refused.button_old")
    said = _said(turn, commitment, uow)
    asked = uow.obstacles.save(replace(obstacle, asked_by=turn.actor.id, asked_at=turn.now))
    ways = (
        Button(Phrase("blocking.button_can"), "help_answer", asked.id, YES, primary=True),
        Button(Phrase("blocking.button_cannot"), "help_answer", asked.id, NO),
    )
    key = f"commitment:{commitment.id}:help:{asked.id}:{helper}"
    request = _request(turn.actor, asked, commitment, uow, said)
    sent: Values = {"helper": asked.helper, "name": owner.name}
    return [
        Message(turn.actor.id, Phrase("blocking.sent", sent)),
        Message(helper, request, (ways,), report=Report(ASKED, asked.id), key=key),
    ]


def _said(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> Conversation | None:
    """Return where the coordinator wrote the words that the button is about; None for the bot's own."""
    number = turn.extra.removeprefix(SEND)
    if not number:
        return None
    said = uow.conversations.get(int(number) if number.isdigit() else 0)
    if said.member_id != turn.actor.id or said.kind != KIND or said.subject != commitment.id:
        raise Refused("refused.button_old")
    return said


def _hearing(obstacle: Obstacle, owner: Profile, uow: UnitOfWork) -> list[MemberId]:
    wanted = {owner.id, *([obstacle.asked_by] if obstacle.asked_by is not None else [])}
    return [one.id for one in uow.members.some(wanted) if one.left_at is None]


WORDING = Dialogue(_take_words, _ask, takes_questions=True)
"""Takes the next message as the words for the helper, also one that is a question."""
