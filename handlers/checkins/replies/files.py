"""Pictures and documents: they answer the open question, or belong to what was answered last."""

from datetime import timedelta

from handlers.checkins.questions import asking
from handlers.checkins.replies import answers, clearance, evidence, finishing, taking
from handlers.rules import talk
from handlers.rules.talk import Words
from handlers.turn import Message, Turn
from prompts.phrase import Phrase
from storage.errors import Refused
from storage.records.checkins import Response, Update
from storage.records.conversations import Conversation, QuestionType
from storage.records.events import EventKind
from storage.unit import UnitOfWork

ALBUM = timedelta(seconds=10)
"""Files that come so soon after another were sent together, each as a message of its own."""

_SPOKEN = frozenset({"voice", "audio", "video_note"})
"""What channels call the messages that are only heard."""

_TAKE_FILES = frozenset({QuestionType.TEXT, QuestionType.EVIDENCE})


def answer(turn: Turn, uow: UnitOfWork, conversation: Conversation) -> list[Message]:
    """Take files as the answer to the open question where it can be answered so, else add them to the last.

    Raises `Refused` where nothing was answered that they could belong to, for a voice note, which
    nobody would read, and for an anonymous question, whose answers have no files.
    """
    if conversation.script.anonymous:
        raise Refused("health.buttons_only")
    if _is_spoken(turn):
        raise Refused("other.voice")
    question = asking.open_question(conversation)
    last = _last(conversation, uow)
    if last is not None and not turn.text.strip() and _is_one_album(turn, last, uow):
        return [_added(turn, last, uow)]
    words = turn.text.strip()
    if not words and question.type in _TAKE_FILES:
        words = ", ".join(evidence.names_of(turn, uow))
    how = asking.reading(question, turn.actor, turn.event.sent_at, uow)
    if talk.value_of(question, Words(words), how)[0] is not None:
        names = Phrase("evidence.added", {"names": evidence.names_of(turn, uow)})
        return [Message(turn.actor.id, names), *taking.take(turn, uow, conversation, Words(words))]
    if last is None:
        raise Refused("evidence.answer_first")
    return [_added(turn, last, uow), asking.ask(conversation, uow)]


def receive(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Add files to what was answered last while its round is open; say where they can go otherwise."""
    if not turn.event.direct:
        return [Message(None, Phrase("other.file"))]
    conversation = uow.conversations.latest_of(turn.actor.id, asking.KIND)
    if _is_spoken(turn):
        return [Message(turn.actor.id, Phrase("other.voice"))]
    if conversation is None:
        return [Message(turn.actor.id, Phrase("evidence.nowhere"))]
    if conversation.closed_at is None:
        return answer(turn, uow, conversation)
    response = uow.responses.get(conversation.subject)
    last = _last(conversation, uow)
    if last is None or turn.event.sent_at > response.closes_at:
        return [Message(turn.actor.id, Phrase("evidence.nowhere"))]
    added = _added(turn, last, uow)
    return [added, *_corrected(turn, response, conversation, uow)]


def _corrected(turn: Turn, response: Response, conversation: Conversation, uow: UnitOfWork) -> list[Message]:
    """Return what others hear now that something was added to a finished check-in."""
    if response.answered_at is not None and answers.needs_clearance(turn.actor):
        return clearance.submit(turn, uow, conversation)
    return finishing.told(response, uow)


def _added(turn: Turn, update: Update, uow: UnitOfWork) -> Message:
    """Keep the files with an update, and the words beside them; say so."""
    caption = turn.text.strip()
    answers.touch(turn, update, uow)
    evidence.attach(turn, update, uow, caption)
    return Message(turn.actor.id, Phrase("evidence.added", {"names": evidence.names_of(turn, uow, caption)}))


def _last(conversation: Conversation, uow: UnitOfWork) -> Update | None:
    """Return what was answered last."""
    given = uow.updates.of_conversation(conversation.id)
    return max(given, key=lambda one: (one.changed_at, one.id), default=None)


def _is_spoken(turn: Turn) -> bool:
    """Say whether it is a voice note: sound, and not a word beside it."""
    spoken = turn.event.kind is EventKind.OTHER and turn.event.text in _SPOKEN
    return not turn.text.strip() and (
        spoken or any(one.media_type.startswith("audio/") for one in turn.event.files)
    )


def _is_one_album(turn: Turn, update: Update, uow: UnitOfWork) -> bool:
    """Say whether the files came together with those that an update has already."""
    return any(turn.event.sent_at - one.added_at <= ALBUM for one in uow.evidence.of_updates([update.id]))
