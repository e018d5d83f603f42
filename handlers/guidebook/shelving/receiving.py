"""Receiving the files that coordinators send for a guidebook, and saying what came of them."""

from handlers.guidebook import dialogues
from handlers.guidebook.shelving import managing, parcels, telling
from handlers.guidebook.shelving.placing import guidebook_named, place
from handlers.route import Dialogue, Handler
from handlers.rules import naming
from handlers.rules.file_kinds import is_readable
from handlers.rules.shelf_words import names_guidebook, says_add
from handlers.turn import Button, Message, Turn
from prompts.phrase import Phrase, Values
from storage.errors import Refused
from storage.records.conversations import Answer, Conversation
from storage.records.guidebook import Guidebook
from storage.records.people import Role
from storage.unit import UnitOfWork

MANY = 12
"""So many documents are told of one by one."""


# --- what is done with them


def receive(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Put the files that came into the one guidebook that they can be for, or ask for which they are."""
    guidebook = parcels.meant(turn, uow) or parcels.into(turn.conversation, uow) or parcels.only(uow)
    uow.conversations.close(turn.actor.id, parcels.KIND, turn.now)
    if guidebook is None:
        return [_which(parcels.noted(turn, turn.event.files, uow), uow)]
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
    uow.conversations.close(turn.actor.id, parcels.KIND, turn.now)
    return [ask(parcels.opened(turn, parcels.FILES, (), uow), uow)]


def add(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Put the files under whose message the button stands into a guidebook, or ask for which they are."""
    guidebook = parcels.chosen(turn, uow)
    if guidebook is None:
        return [_which(parcels.offer(turn, uow), uow)]
    return _shelved(turn, guidebook, uow)


def begin_new(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Ask what the new guidebook is called that the files are for."""
    files = parcels.offer(turn, uow).answers
    uow.conversations.close(turn.actor.id, parcels.KIND, turn.now)
    return [ask(parcels.opened(turn, parcels.NAME, files, uow), uow)]


def begin_empty(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Ask what a new guidebook is called; its files are asked for next."""
    uow.conversations.close(turn.actor.id, parcels.KIND, turn.now)
    return [ask(parcels.opened(turn, parcels.NAME, (), uow), uow)]


def put_off(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Put the files off until they are sent or asked for again."""
    dialogues.put_off(parcels.KIND, turn, uow)
    return [Message(turn.actor.id, Phrase("shelf.put_off"))]


def ask(conversation: Conversation, uow: UnitOfWork) -> Message:
    """Return what asks for the files, or for the new guidebook's name."""
    later = Button(Phrase("guidebook.button_later"), "shelf_later", conversation.id)
    guidebook = parcels.into(conversation, uow)
    text = Phrase(conversation.script.questions[0].text)
    if guidebook is not None:
        text = Phrase("shelf.send_into", {"guidebook": guidebook.name})
    return Message(conversation.member_id, text, ((later,),))


def _answer(turn: Turn, uow: UnitOfWork) -> list[Message]:
    asked = turn.conversation
    if asked is None:
        raise Refused("refused.gone")
    if asked.script == parcels.NAME:
        return _named(turn, asked, uow)
    if not turn.event.files:
        return [ask(asked, uow)]
    return receive(turn, uow)


DIALOGUE = Dialogue(_answer, ask, takes_files=True, papers=parcels.awaited)
"""Takes the next files for a guidebook, or the next words as the name of a new one."""


def _named(turn: Turn, asked: Conversation, uow: UnitOfWork) -> list[Message]:
    if not turn.text.strip():
        return [Message(turn.actor.id, Phrase("other.empty"))]
    guidebook = guidebook_named(" ".join(turn.text.split())[:80], uow)
    uow.conversations.close(turn.actor.id, parcels.KIND, turn.now)
    if not parcels.files_in(asked):
        into = (Answer(parcels.INTO, str(guidebook.id)),)
        return [ask(parcels.opened(turn, parcels.FILES, into, uow), uow)]
    return _shelved(turn, guidebook, uow)


def beside(receive_files: Handler) -> Handler:
    """Return what also offers a coordinator to put documents into the guidebook, whatever else is done.

    What was sent together with one for a guidebook goes there too. Others are told who keeps it.
    """

    def handle(turn: Turn, uow: UnitOfWork) -> list[Message]:
        guidebook = parcels.album(turn, uow)
        if guidebook is not None:
            return _shelved(turn, guidebook, uow)
        documents = tuple(one for one in turn.event.files if is_readable(one.name))
        if not documents or not turn.event.direct:
            return receive_files(turn, uow)
        if turn.actor.member.role is not Role.COORDINATOR:
            told = [Message(turn.actor.id, _kept(uow))]
            return [*receive_files(turn, uow), *(told if names_guidebook(turn.event.text) else ())]
        done = [one for one in receive_files(turn, uow) if one.text.key != "evidence.nowhere"]
        return [*done, _offered(turn, parcels.noted(turn, documents, uow))]

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
    parcels.opened(turn, parcels.FILES, (Answer(parcels.INTO, str(guidebook.id)),), uow, closed=True)
    lines = tuple(telling.told(paper, placed) for paper, placed in came[:MANY])
    if len(came) > MANY:
        lines = (*lines, Phrase("shelf.more", {"count": len(came) - MANY}))
    warnings = tuple(
        telling.warning(paper) for paper, placed in came if placed is not None and paper.warnings
    )
    values: Values = {"guidebook": guidebook.name, "documents": lines, "warnings": warnings[:MANY]}
    if not any(placed for _, placed in came):
        return [Message(turn.actor.id, Phrase("shelf.nothing_new", values))]
    refreshed = uow.guidebooks.get(guidebook.id)
    values |= {"next": managing.readiness(refreshed, uow)}
    return [Message(turn.actor.id, Phrase("shelf.shelved", values), managing.buttons(refreshed))]
