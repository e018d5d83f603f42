"""Files that coordinators send for a guidebook: which one they are for, and what came of them."""

from dataclasses import replace
from datetime import timedelta

from handlers.guidebook import dialogues
from handlers.guidebook.answers.speech import answer_card
from handlers.guidebook.shelving import managing, telling
from handlers.guidebook.shelving.placing import OWN, guidebook_named, own_guidebook, place
from handlers.route import Dialogue, Handler
from handlers.rules import naming
from handlers.rules.file_kinds import is_readable
from handlers.rules.shelf_words import named_in, names_guidebook, says_add
from handlers.turn import Button, Message, Turn
from prompts.phrase import Phrase, Values
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

MANY = 12
"""So many documents are told of one by one."""

_FILES = Script(KIND, (Question("files", "shelf.send", optional=False),))
_NAME = Script(KIND, (Question("name", "shelf.name", optional=False),))
_INTO = "guidebook"


# --- which files, for which guidebook?


def means_it(turn: Turn, uow: UnitOfWork) -> bool:
    """Say whether a coordinator sends files with words that say they are for the guidebook."""
    return (
        turn.actor.member.role is Role.COORDINATOR
        and bool(turn.event.files)
        and names_guidebook(turn.event.text)
    )


def sent(turn: Turn, uow: UnitOfWork) -> tuple[File, ...]:
    """Return the files that came, once it is clear which guidebook they are for."""
    clear = len(managing.own(uow)) < 2 or _meant(turn, uow) or _into(turn.conversation, uow)
    return turn.event.files if clear else ()


def offered(turn: Turn, uow: UnitOfWork) -> tuple[File, ...]:
    """Return the files that a button stands under, once it is clear which guidebook they are for."""
    return _files(_offer(turn, uow)) if turn.extra or len(managing.own(uow)) < 2 else ()


def awaited(turn: Turn, uow: UnitOfWork) -> tuple[File, ...]:
    """Return the files that a dialogue is about: those that come now, or those that wait for a name."""
    asked = turn.conversation
    if asked is None:
        return ()
    if asked.script == _NAME:
        return _files(asked) if turn.text.strip() else ()
    return sent(turn, uow)


def together(turn: Turn, uow: UnitOfWork) -> tuple[File, ...]:
    """Return the files of a message without words that was sent together with one for a guidebook."""
    return turn.event.files if _album(turn, uow) is not None else ()


# --- what is done with them


def receive(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Put the files that came into the one guidebook that they can be for, or ask for which they are."""
    guidebook = _meant(turn, uow) or _into(turn.conversation, uow) or _only(uow)
    uow.conversations.close(turn.actor.id, KIND, turn.now)
    if guidebook is None:
        return [_which(_noted(turn, turn.event.files, uow), uow)]
    return _shelved(turn, guidebook, uow)


def keep(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Show the shelves, or ask a coordinator who wants to add something for the files."""
    if turn.actor.member.role is not Role.COORDINATOR and (turn.event.files or says_add(turn.text)):
        return [Message(turn.actor.id, _kept(uow))]
    if not says_add(turn.text):
        return managing.show(turn, uow)
    return begin(turn, uow)


def begin(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Ask a coordinator for the files; what they send next is for the guidebook."""
    uow.conversations.close(turn.actor.id, KIND, turn.now)
    opened = _open(turn, _FILES, (), uow)
    return [ask(opened, uow)]


def add(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Put the files under whose message the button stands into a guidebook, or ask for which they are."""
    guidebook = _chosen(turn, uow)
    if guidebook is None:
        return [_which(_offer(turn, uow), uow)]
    return _shelved(turn, guidebook, uow)


def begin_new(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Ask what the new guidebook is called that the files are for."""
    files = _offer(turn, uow).answers
    uow.conversations.close(turn.actor.id, KIND, turn.now)
    return [ask(_open(turn, _NAME, files, uow), uow)]


def begin_empty(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Ask what a new guidebook is called; its files are asked for next."""
    uow.conversations.close(turn.actor.id, KIND, turn.now)
    return [ask(_open(turn, _NAME, (), uow), uow)]


def put_off(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Let it be for now."""
    dialogues.put_off(KIND, turn, uow)
    return [Message(turn.actor.id, Phrase("shelf.put_off"))]


def ask(conversation: Conversation, uow: UnitOfWork) -> Message:
    """Return what asks for the files, or for the new guidebook's name."""
    later = Button(Phrase("guidebook.button_later"), "shelf_later", conversation.id)
    into = _into(conversation, uow)
    text = Phrase(conversation.script.questions[0].text)
    if into is not None:
        text = Phrase("shelf.send_into", {"guidebook": into.name})
    return Message(conversation.member_id, text, ((later,),))


def _answer(turn: Turn, uow: UnitOfWork) -> list[Message]:
    asked = turn.conversation
    if asked is None:
        raise Refused("refused.gone")
    if asked.script == _NAME:
        return _named(turn, asked, uow)
    if not turn.event.files:
        return [ask(asked, uow)]
    return receive(turn, uow)


DIALOGUE = Dialogue(_answer, ask, takes_files=True, papers=awaited)
"""Takes the next files for a guidebook, or the next words as the name of a new one."""


def _named(turn: Turn, asked: Conversation, uow: UnitOfWork) -> list[Message]:
    if not turn.text.strip():
        return [Message(turn.actor.id, Phrase("other.empty"))]
    guidebook = guidebook_named(" ".join(turn.text.split())[:80], uow)
    uow.conversations.close(turn.actor.id, KIND, turn.now)
    if not _files(asked):
        return [ask(_open(turn, _FILES, (Answer(_INTO, str(guidebook.id)),), uow), uow)]
    return _shelved(turn, guidebook, uow)


def beside(receive_files: Handler) -> Handler:
    """Return what also offers a coordinator to put documents into the guidebook, whatever else is done.

    What was sent together with one for a guidebook goes there too. Others are told who keeps it.
    """

    def handle(turn: Turn, uow: UnitOfWork) -> list[Message]:
        album = _album(turn, uow)
        if album is not None:
            return _shelved(turn, album, uow)
        documents = tuple(one for one in turn.event.files if is_readable(one.name))
        if not documents or not turn.event.direct:
            return receive_files(turn, uow)
        if turn.actor.member.role is not Role.COORDINATOR:
            told = [Message(turn.actor.id, _kept(uow))]
            return [*receive_files(turn, uow), *(told if names_guidebook(turn.event.text) else ())]
        done = [one for one in receive_files(turn, uow) if one.text.key != "evidence.nowhere"]
        return [*done, _offered(turn, _noted(turn, documents, uow))]

    return handle


# --- what is said


def _kept(uow: UnitOfWork) -> Phrase:
    """Return who keeps the guidebook, for those who do not."""
    return Phrase("shelf.coordinators_keep", {"coordinators": naming.names(uow.members.coordinators())})


def _offered(turn: Turn, offer: Conversation) -> Message:
    names = tuple(one.value or "" for one in offer.answers)
    button = Button(Phrase("shelf.button_add"), "shelf_add", offer.id)
    return Message(turn.actor.id, Phrase("shelf.offer", {"names": names}), ((button,),))


def _which(offer: Conversation, uow: UnitOfWork) -> Message:
    rows = [
        (Button(Phrase("shelf.button_named", {"name": one.name}), "shelf_in", offer.id, str(one.id)),)
        for one in managing.own(uow)[:MANY]
    ]
    new = Button(Phrase("shelf.button_new"), "shelf_new", offer.id)
    names = tuple(one.value or "" for one in offer.answers)
    return Message(offer.member_id, Phrase("shelf.which", {"names": names}), (*rows, (new,)))


def _shelved(turn: Turn, guidebook: Guidebook, uow: UnitOfWork) -> list[Message]:
    """Put what was read on the shelf; say what came of each, and what can be done next."""
    came = [(one, None if one.refused else place(one, guidebook, uow, turn.now)) for one in turn.papers]
    into = (Answer(_INTO, str(guidebook.id)),)
    _open(turn, _FILES, into, uow, closed=True)
    lines = tuple(telling.told(paper, placed) for paper, placed in came[:MANY])
    if len(came) > MANY:
        lines = (*lines, Phrase("shelf.more", {"count": len(came) - MANY}))
    warnings = tuple(
        telling.warning(paper) for paper, placed in came if placed is not None and paper.warnings
    )
    values: Values = {"guidebook": guidebook.name, "documents": lines, "warnings": warnings[:MANY]}
    card = answer_card(turn.event)
    if not any(placed for _, placed in came):
        return [Message(turn.actor.id, Phrase("shelf.nothing_new", values), card=card)]
    refreshed = uow.guidebooks.get(guidebook.id)
    values |= {"next": managing.readiness(refreshed, uow)}
    return [Message(turn.actor.id, Phrase("shelf.shelved", values), managing.buttons(refreshed), card=card)]


# --- what was sent, and where to


def _meant(turn: Turn, uow: UnitOfWork) -> Guidebook | None:
    """Return the guidebook that the words beside the files name; the first bears no name of its own."""
    named = {one.name: one for one in managing.own(uow) if one.name != OWN}
    return named.get(named_in(turn.event.text, named) or "")


def _only(uow: UnitOfWork) -> Guidebook | None:
    """Return the partnership's own guidebook, made if there is none yet; None where there are several."""
    return None if len(managing.own(uow)) > 1 else own_guidebook(uow)


def _chosen(turn: Turn, uow: UnitOfWork) -> Guidebook | None:
    """Return the guidebook of the button that was pressed, or the only one; None where it is to be asked."""
    if not turn.extra:
        return _only(uow)
    chosen = uow.guidebooks.get(GuidebookId(managing.number_in(turn.extra)))
    if chosen.kind is not GuidebookKind.OWN:
        raise Refused("shelf.not_own", {"guidebook": chosen.name})
    return chosen


def _offer(turn: Turn, uow: UnitOfWork) -> Conversation:
    """Return what was noted of the files under a button. Raises `Refused` where somebody else sent them."""
    offer = uow.conversations.get(ConversationId(turn.subject))
    if offer.kind != KIND or offer.member_id != turn.actor.id:
        raise Refused("refused.button_not_yours")
    return offer


def _album(turn: Turn, uow: UnitOfWork) -> Guidebook | None:
    """Return the guidebook for which a file was sent a moment ago, where this one came with it."""
    if turn.text.strip() or not turn.event.direct or turn.actor.member.role is not Role.COORDINATOR:
        return None
    last = uow.conversations.latest_of(turn.actor.id, KIND)
    if last is None or not any(is_readable(one.name) for one in turn.event.files):
        return None
    return _into(last, uow) if timedelta() <= turn.event.sent_at - last.opened_at <= ALBUM else None


def _into(conversation: Conversation | None, uow: UnitOfWork) -> Guidebook | None:
    """Return the guidebook that a dialogue's files are for; None where it is of another kind, or open."""
    if conversation is None or conversation.kind != KIND:
        return None
    into = next((one.value or "" for one in conversation.answers if one.question == _INTO), "")
    return uow.guidebooks.get(GuidebookId(int(into))) if into else None


def _noted(turn: Turn, files: tuple[File, ...], uow: UnitOfWork) -> Conversation:
    """Note which files were sent, for the button that comes with them."""
    return _open(turn, _FILES, tuple(Answer(one.id, one.name) for one in files), uow, closed=True)


def _files(noted: Conversation) -> tuple[File, ...]:
    return tuple(File(one.question, "document", one.value or "") for one in noted.answers)


def _open(
    turn: Turn, script: Script, answers: tuple[Answer, ...], uow: UnitOfWork, *, closed: bool = False
) -> Conversation:
    begun = Conversation(ConversationId(NEW), turn.actor.id, KIND, 0, script, turn.event.sent_at, answers)
    return uow.conversations.add(replace(begun, closed_at=turn.now) if closed else begun)
