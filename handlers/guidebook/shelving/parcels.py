"""Which files a coordinator sent, and which guidebook they are for."""

from dataclasses import replace
from datetime import timedelta

from handlers.guidebook.shelving import managing
from handlers.guidebook.shelving.placing import OWN, own_guidebook
from handlers.rules.file_kinds import is_readable
from handlers.rules.shelf_words import named_in, names_guidebook
from handlers.turn import Turn
from storage.errors import Refused
from storage.records.conversations import Answer, Conversation, ConversationId, Question, Script
from storage.records.events import File
from storage.records.guidebook import Guidebook, GuidebookId, GuidebookKind
from storage.records.people import Role
from storage.unit import NEW, UnitOfWork

KIND = "shelving"
"""The dialogue in which a coordinator sends files, or names a new guidebook for those that were sent."""

ALBUM = timedelta(seconds=10)
"""Files that come so soon after another were sent together; the caption stands beside one of them."""

FILES = Script(KIND, (Question("files", "shelf.send", optional=False),))
"""Asks for the files: their ids and names are its answers once they came."""

NAME = Script(KIND, (Question("name", "shelf.name", optional=False),))
"""Asks what the guidebook is called that is to be made for them."""

INTO = "guidebook"
"""The answer that names the guidebook which the files are for, by its id."""


def means_it(turn: Turn, uow: UnitOfWork) -> bool:
    """Say whether a coordinator sends files with words that say they are for the guidebook."""
    return (
        turn.actor.member.role is Role.COORDINATOR
        and bool(turn.event.files)
        and names_guidebook(turn.event.text)
    )


def sent(turn: Turn, uow: UnitOfWork) -> tuple[File, ...]:
    """Return the files that came, once it is clear which guidebook they are for."""
    clear = len(managing.own(uow)) < 2 or meant(turn, uow) or into(turn.conversation, uow)
    return turn.event.files if clear else ()


def offered(turn: Turn, uow: UnitOfWork) -> tuple[File, ...]:
    """Return the files that a button stands under, once it is clear which guidebook they are for."""
    return files_in(offer(turn, uow)) if turn.extra or len(managing.own(uow)) < 2 else ()


def awaited(turn: Turn, uow: UnitOfWork) -> tuple[File, ...]:
    """Return the files that a dialogue is about: those that come now, or those that wait for a name."""
    asked = turn.conversation
    if asked is None:
        return ()
    if asked.script == NAME:
        return files_in(asked) if turn.text.strip() else ()
    return sent(turn, uow)


def together(turn: Turn, uow: UnitOfWork) -> tuple[File, ...]:
    """Return the files of a message without words that was sent together with one for a guidebook."""
    return turn.event.files if album(turn, uow) is not None else ()


def meant(turn: Turn, uow: UnitOfWork) -> Guidebook | None:
    """Return the guidebook that the words beside the files name; the first bears no name of its own."""
    named = {one.name: one for one in managing.own(uow) if one.name != OWN}
    return named.get(named_in(turn.event.text, named) or "")


def only(uow: UnitOfWork) -> Guidebook | None:
    """Return the partnership's own guidebook, made if there is none yet; None where there are several."""
    return None if len(managing.own(uow)) > 1 else own_guidebook(uow)


def chosen(turn: Turn, uow: UnitOfWork) -> Guidebook | None:
    """Return the guidebook of the button that was pressed, or the only one; None where it is to be asked."""
    if not turn.extra:
        return only(uow)
    guidebook = uow.guidebooks.get(GuidebookId(managing.number_in(turn.extra)))
    if guidebook.kind is not GuidebookKind.OWN:
        raise Refused("shelf.not_own", {"guidebook": guidebook.name})
    return guidebook


def offer(turn: Turn, uow: UnitOfWork) -> Conversation:
    """Return what was noted of the files under a button. Raises `Refused` where somebody else sent them."""
    kept = uow.conversations.get(ConversationId(turn.subject))
    if kept.kind != KIND or kept.member_id != turn.actor.id:
        raise Refused("refused.button_not_yours")
    return kept


def album(turn: Turn, uow: UnitOfWork) -> Guidebook | None:
    """Return the guidebook for which a file was sent a moment ago, where this one came with it."""
    if turn.text.strip() or not turn.event.direct or turn.actor.member.role is not Role.COORDINATOR:
        return None
    last = uow.conversations.latest_of(turn.actor.id, KIND)
    if last is None or not any(is_readable(one.name) for one in turn.event.files):
        return None
    return into(last, uow) if timedelta() <= turn.event.sent_at - last.opened_at <= ALBUM else None


def into(conversation: Conversation | None, uow: UnitOfWork) -> Guidebook | None:
    """Return the guidebook that a dialogue's files are for; None where it is of another kind, or open."""
    if conversation is None or conversation.kind != KIND:
        return None
    number = next((one.value or "" for one in conversation.answers if one.question == INTO), "")
    return uow.guidebooks.get(GuidebookId(int(number))) if number else None


def noted(turn: Turn, files: tuple[File, ...], uow: UnitOfWork) -> Conversation:
    """Note which files were sent, for the button that comes with them."""
    return opened(turn, FILES, tuple(Answer(one.id, one.name) for one in files), uow, closed=True)


def files_in(noted: Conversation) -> tuple[File, ...]:
    """Return the files that were noted in a conversation."""
    return tuple(File(one.question, "document", one.value or "") for one in noted.answers)


def opened(
    turn: Turn, script: Script, answers: tuple[Answer, ...], uow: UnitOfWork, *, closed: bool = False
) -> Conversation:
    """Return a new conversation with the actor about files, with what is known of them as its answers."""
    begun = Conversation(ConversationId(NEW), turn.actor.id, KIND, 0, script, turn.event.sent_at, answers)
    return uow.conversations.add(replace(begun, closed_at=turn.now) if closed else begun)
