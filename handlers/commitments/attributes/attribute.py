"""One thing of a commitment that can be changed: its button, its question, and what takes words."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from handlers.commitments.meanwhile import changed_meanwhile
from handlers.commitments.pressing import Pressed, current
from handlers.route import Dialogue, Route
from handlers.rules import access
from handlers.turn import Message, Turn
from prompts.phrase import Phrase
from storage.errors import Refused
from storage.records.commitments import LIVE, Commitment, CommitmentState
from storage.records.conversations import Conversation, ConversationId, Question, Script
from storage.records.people import Member, Profile
from storage.unit import NEW, UnitOfWork

CHANGEABLE = LIVE | {CommitmentState.PROPOSED, CommitmentState.RECORDED}
"""The states in which most of a commitment can be changed."""

_KINDS = "commitment_"

Asks = Callable[[Commitment, Profile, UnitOfWork], Message]
"""Returns the question, with the buttons that answer it, for the one who is asked."""


def not_yours(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    """Refuse what is its owner's to change."""
    who = uow.members.profile(commitment.owner_id).name
    raise Refused("commitment.not_yours", {"title": commitment.title, "who": who})


@dataclass(frozen=True, slots=True)
class Attribute:
    """One thing that can be changed, under the `action` of its button.

    `word` is the catalogue's key of the words for it. Its button asks; a button of the question has
    a word, which `choose` takes. `take` takes what was written in the turn's text. Both raise
    `Refused` for what cannot be meant, and the question stays open; so it does behind a button whose
    word `goes_on`. Who `may` not is told so by `declines`.
    """

    action: str
    word: str
    asks: Asks
    take: Pressed
    choose: Pressed
    may: Callable[[Commitment, Member], bool] = access.may_change
    states: frozenset[CommitmentState] = CHANGEABLE
    takes_files: bool = False
    goes_on: Callable[[str], bool] = lambda _: False
    declines: Pressed = not_yours

    @property
    def kind(self) -> str:
        """The kind of the conversation in which it is asked for."""
        return f"{_KINDS}{self.action}"


def press(attribute: Attribute) -> Pressed:
    """Return what acts on its button: it asks, or takes the word of a button of the question."""

    def act(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
        _must_be_changeable(attribute, commitment)
        if not attribute.may(commitment, turn.actor.member):
            return attribute.declines(turn, commitment, uow)
        if not turn.extra:
            return ask(attribute, turn, commitment, uow)
        if attribute.goes_on(turn.extra):
            _open(attribute, turn, commitment, uow)
        else:
            close(turn, uow)
        return attribute.choose(turn, commitment, uow)

    return act


def ask(attribute: Attribute, turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    """Ask for it, with buttons; the member's next message is read as it."""
    _open(attribute, turn, commitment, uow)
    return [attribute.asks(commitment, turn.actor, uow)]


def _open(attribute: Attribute, turn: Turn, commitment: Commitment, uow: UnitOfWork) -> None:
    close(turn, uow)
    script = Script(attribute.kind, (Question(attribute.action, attribute.word, optional=False),))
    uow.conversations.add(
        Conversation(
            ConversationId(NEW),
            turn.actor.id,
            attribute.kind,
            commitment.id,
            script,
            turn.now,
            subject_version=commitment.version,
        )
    )


def take_words(attribute: Attribute, turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    """Take what was written for it in one line with the commitment's name; ask where nothing was.

    Raises `Refused` ("commitment.not_yours", "commitment.closed_meanwhile").
    """
    if not access.may_change(commitment, turn.actor.member):
        return not_yours(turn, commitment, uow)
    _must_be_changeable(attribute, commitment)
    if not attribute.may(commitment, turn.actor.member):
        return attribute.declines(turn, commitment, uow)
    if not turn.text:
        return ask(attribute, turn, commitment, uow)
    return attribute.take(turn, commitment, uow)


def dialogue(attribute: Attribute) -> Dialogue:
    """Return what takes the answer in words, and asks again."""

    def answer(turn: Turn, uow: UnitOfWork) -> list[Message]:
        if turn.conversation is None:
            raise Refused("checkin.none_open")
        commitment = uow.commitments.get(turn.conversation.subject)
        member = turn.actor.member
        if not (access.may_see(commitment, member) and attribute.may(commitment, member)):
            close(turn, uow)
            return [Message(turn.actor.id, Phrase("refused.gone"))]
        if commitment.state not in attribute.states:
            close(turn, uow)
            return [
                Message(turn.actor.id, Phrase("commitment.closed_meanwhile", {"title": commitment.title}))
            ]
        news = changed_meanwhile(turn.conversation, commitment, turn, uow)
        if news:
            return news
        close(turn, uow)
        return attribute.take(turn, commitment, uow)

    def again(conversation: Conversation, uow: UnitOfWork) -> Message:
        commitment = uow.commitments.get(conversation.subject)
        return attribute.asks(commitment, uow.members.profile(conversation.member_id), uow)

    return Dialogue(answer, again, takes_files=attribute.takes_files)


def buttons(attributes: Iterable[Attribute]) -> dict[str, Route]:
    """Return the routes of their buttons."""
    return {one.action: Route(current(press(one))) for one in attributes}


def dialogues(attributes: Iterable[Attribute]) -> dict[str, Dialogue]:
    """Return what takes the answers to their questions, by kind of conversation."""
    return {one.kind: dialogue(one) for one in attributes}


def close(turn: Turn, uow: UnitOfWork) -> None:
    """Ask the member for nothing of any commitment any longer: one such question is open at a time."""
    for one in uow.conversations.open_of(turn.actor.id):
        if one.kind.startswith(_KINDS):
            uow.conversations.save(replace(one, closed_at=turn.now))


def no_choice(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    """Refuse a button's word where the question has no buttons."""
    raise Refused("refused.button_old")


def _must_be_changeable(attribute: Attribute, commitment: Commitment) -> None:
    if commitment.state not in attribute.states:
        raise Refused("commitment.closed_meanwhile", {"title": commitment.title})
