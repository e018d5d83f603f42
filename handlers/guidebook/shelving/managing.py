"""The shelves in chat: what stands on them, who is answered from it, and what is taken away."""

from collections.abc import Container, Sequence

from handlers.guidebook.shelves import documents
from handlers.guidebook.shelving import inventory, keeping
from handlers.guidebook.shelving.inventory import Shelf
from handlers.guidebook.shelving.placing import take_away
from handlers.rules import naming
from handlers.rules.marks import stamp
from handlers.turn import Button, Message, Turn
from prompts.phrase import Language, Phrase, Value, Values
from storage.errors import Refused
from storage.records.conversations import Audience
from storage.records.guidebook import Document, DocumentId, Guidebook, GuidebookId, GuidebookKind
from storage.records.people import Role
from storage.unit import UnitOfWork

SHOWN = 20
"""So many documents are told of a guidebook; of more, how many there are."""

A_PAGE = 8
"""So many documents have a button at a time."""

AUDIENCES = {
    Audience.COORDINATORS: "shelf.for_coordinators",
    Audience.PARTNERS: "shelf.for_partners",
    Audience.PUBLIC: "shelf.for_partners",
}
KINDS = {GuidebookKind.STARTER: "shelf.starter", GuidebookKind.ANSWERS: "shelf.answers"}


def own(uow: UnitOfWork) -> list[Guidebook]:
    """Return the guidebooks that coordinators can add documents to, but for those that were taken away."""
    found = uow.guidebooks.of_kind(GuidebookKind.OWN)
    return [one for one in found if one.active or uow.documents.on(one.id)]


def show(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Return what stands on the shelves; to coordinators with a button for each guidebook."""
    if turn.actor.member.role is not Role.COORDINATOR:
        return [_read_along(turn, uow)]
    shelves = inventory.shelves(uow)
    named = [one for one in shelves if one.guidebook.name.casefold() == turn.text.strip().casefold()]
    if named:
        return [_card(turn, named[0])]
    lines = tuple(_line(one) for one in shelves)
    rows = tuple(
        (Button(Phrase("shelf.button_named", {"name": one.guidebook.name}), "shelf", one.guidebook.id),)
        for one in shelves[:SHOWN]
    )
    add = Button(Phrase("shelf.button_add_file"), "shelf_begin", turn.actor.id, primary=True)
    new = Button(Phrase("shelf.button_new"), "shelf_make", turn.actor.id)
    gaps = Button(Phrase("shelf.button_gaps"), "gap_list", 0)
    said = Phrase("shelf.shelves", {"guidebooks": lines})
    return [Message(turn.actor.id, said, (*rows, (add, new), (gaps,)))]


def open_one(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Return a guidebook with its documents and what can be done with it; on its card, if a button was."""
    return [_card(turn, inventory.shelf(_guidebook(turn, uow), uow))]


def share(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Open a guidebook to all partnerships, or keep it to this one again."""
    keeping.share(_guidebook(turn, uow), uow, shared=_word(turn) == "yes")
    return open_one(turn, uow)


def offer_to(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Say who of the partnership is answered from a guidebook."""
    keeping.offer_to(_guidebook(turn, uow), Audience(_known(_word(turn), AUDIENCES)), uow)
    return open_one(turn, uow)


def read_from(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Put a guidebook away, or have it read once more."""
    keeping.read_from(_guidebook(turn, uow), uow, active=_word(turn) == "yes")
    return open_one(turn, uow)


def choose_document(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Return a button for each document that can be taken away, some at a time."""
    shelf = inventory.shelf(_guidebook(turn, uow), uow)
    first = number_in(turn.extra or "0")
    page = shelf.holdings[first : first + A_PAGE]
    if not page:
        raise Refused("refused.button_old")
    rows = [
        (Button(Phrase("shelf.button_named", {"name": one.document.title}), "shelf_remove", one.document.id),)
        for one in page
    ]
    if shelf.holdings[first + A_PAGE :]:
        more = Button(Phrase("shelf.button_more"), "shelf_choose", turn.subject, str(first + A_PAGE))
        rows.append((more,))
    return [Message(turn.actor.id, Phrase("shelf.which_document"), tuple(rows))]


def remove(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Take a document away; what it answered can still be traced, and a button brings it back."""
    document = _document(turn, uow)
    if not document.current:
        raise Refused("refused.button_old")
    take_away(document, uow)
    back = Button(Phrase("shelf.button_back"), "shelf_back", document.id)
    return [Message(turn.actor.id, Phrase("shelf.removed", {"title": document.title}), ((back,),))]


def put_back(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Have a document read that was taken away."""
    document = _document(turn, uow)
    keeping.put_back(document, uow)
    return [Message(turn.actor.id, Phrase("shelf.back", {"title": document.title}))]


# --- what a guidebook looks like


def buttons(guidebook: Guidebook, mark: str = "") -> tuple[tuple[Button, ...], ...]:
    """Return the buttons that say who is answered from a guidebook, each for what is not so yet.

    On the card of a `mark` they change that card; elsewhere they show a new one.
    """
    if not guidebook.active or guidebook.kind is GuidebookKind.STARTER:
        return ()
    for_coordinators = guidebook.audience is Audience.COORDINATORS
    whom = (
        Button(Phrase("shelf.button_everyone"), "shelf_for", guidebook.id, _marked(Audience.PARTNERS, mark))
        if for_coordinators
        else Button(
            Phrase("shelf.button_coordinators"),
            "shelf_for",
            guidebook.id,
            _marked(Audience.COORDINATORS, mark),
        )
    )
    if for_coordinators or (guidebook.kind is GuidebookKind.ANSWERS and not guidebook.shared):
        return ((whom,),)
    shared = (
        Button(Phrase("shelf.button_private"), "shelf_share", guidebook.id, _marked("no", mark))
        if guidebook.shared
        else Button(Phrase("shelf.button_share"), "shelf_share", guidebook.id, _marked("yes", mark))
    )
    return ((shared,), (whom,))


def readiness(guidebook: Guidebook, uow: UnitOfWork) -> Phrase:
    """Return from when on what was added answers: at once by its words, by meaning when it is embedded."""
    if not guidebook.active:
        return Phrase("shelf.ready_when_read")
    by_words = uow.embeddings.begun()
    if guidebook.audience is Audience.COORDINATORS:
        return Phrase("shelf.ready_by_words_coordinators" if by_words else "shelf.ready_coordinators")
    return Phrase("shelf.ready_by_words" if by_words else "shelf.ready")


def _card(turn: Turn, shelf: Shelf) -> Message:
    guidebook, mark = shelf.guidebook, turn.extra.partition(".")[2] or stamp(turn.event.key)
    lines = tuple(_document_line(one.document, one.passages) for one in shelf.holdings[:SHOWN])
    if len(shelf.holdings) > SHOWN:
        lines = (*lines, Phrase("shelf.more", {"count": len(shelf.holdings) - SHOWN}))
    rows = [*buttons(guidebook, mark)]
    if guidebook.active:
        rows.append((Button(Phrase("shelf.button_off"), "shelf_read", guidebook.id, _marked("no", mark)),))
    else:
        rows.append((Button(Phrase("shelf.button_on"), "shelf_read", guidebook.id, _marked("yes", mark)),))
    if shelf.holdings and guidebook.kind is not GuidebookKind.STARTER:
        rows.append((Button(Phrase("shelf.button_remove"), "shelf_choose", guidebook.id),))
    text = Phrase("shelf.card", {**_facts(shelf), "documents": lines})
    return Message(turn.actor.id, text, tuple(rows), card=f"shelf:{guidebook.id}:{mark}")


def _line(shelf: Shelf) -> Phrase:
    return Phrase("shelf.line", _facts(shelf))


def _facts(shelf: Shelf) -> Values:
    guidebook = shelf.guidebook
    embedded = shelf.embedded
    meaning = (Phrase("shelf.by_meaning", {"share": embedded}),) if embedded is not None else ()
    return {
        "guidebook": guidebook.name,
        "holds": Phrase("shelf.holds", {"count": len(shelf.holdings)}),
        "passages": Phrase("shelf.passages", {"count": shelf.passages}),
        "whom": _whom(guidebook),
        "kind": (Phrase(KINDS[guidebook.kind]),) if guidebook.kind in KINDS else (),
        "meaning": meaning,
    }


def _whom(guidebook: Guidebook) -> Phrase:
    if not guidebook.active:
        return Phrase("shelf.put_away")
    if guidebook.shared and guidebook.audience is not Audience.COORDINATORS:
        return Phrase("shelf.for_all")
    return Phrase(AUDIENCES[guidebook.audience])


def _document_line(document: Document, passages: int) -> Phrase:
    facts: Values = {
        "title": document.title,
        "passages": Phrase("shelf.passages", {"count": passages}),
        "language": Language(document.language),
    }
    if document.pages is None:
        return Phrase("shelf.document", facts)
    return Phrase(
        "shelf.document_pages", {**facts, "pages": Phrase("shelf.pages", {"count": document.pages})}
    )


def _read_along(turn: Turn, uow: UnitOfWork) -> Message:
    """Return what a member can be answered from, and who keeps it."""
    active = uow.guidebooks.active()
    mine = {one.id for one in uow.documents.current()}
    open_here = {one.id: one.name for one in active if one.audience is not Audience.COORDINATORS}
    held: dict[Value, list[str]] = {}
    for one in documents(uow):
        if one.guidebook_id in open_here:
            held.setdefault(open_here[one.guidebook_id], []).append(one.title)
        elif one.id not in mine:
            held.setdefault(Phrase("shelf.from_others"), []).append(one.title)
    keepers = naming.names(uow.members.coordinators())
    if not held:
        return Message(turn.actor.id, Phrase("shelf.nothing_to_read", {"coordinators": keepers}))
    lines = tuple(_sampled(name, titles) for name, titles in list(held.items())[:SHOWN])
    if len(held) > SHOWN:
        lines = (*lines, Phrase("shelf.more", {"count": len(held) - SHOWN}))
    return Message(turn.actor.id, Phrase("shelf.to_read", {"guidebooks": lines, "coordinators": keepers}))


def _sampled(guidebook: Value, titles: Sequence[str]) -> Phrase:
    """Return a guidebook with how many documents it has, and what the first two of them are about."""
    facts: Values = {
        "guidebook": guidebook,
        "holds": Phrase("shelf.holds", {"count": len(titles)}),
        "first": titles[0],
    }
    if len(titles) == 1:
        return Phrase("shelf.read_one", facts)
    return Phrase("shelf.read_several", {**facts, "second": titles[1]})


def _marked(word: str, mark: str) -> str:
    return f"{word}.{mark}" if mark else word


def _word(turn: Turn) -> str:
    """Return the word of the pressed button, without the mark of the card that it stands on."""
    return turn.extra.partition(".")[0]


def number_in(extra: str) -> int:
    """Return the number that a button carries. Raises `Refused` where it is none: it was not ours."""
    if not extra.isdecimal():
        raise Refused("refused.button_old")
    return int(extra)


def _known(word: str, words: Container[str]) -> str:
    if word not in words:
        raise Refused("refused.button_old")
    return word


def _guidebook(turn: Turn, uow: UnitOfWork) -> Guidebook:
    return uow.guidebooks.get(GuidebookId(turn.subject))


def _document(turn: Turn, uow: UnitOfWork) -> Document:
    return uow.documents.get(DocumentId(turn.subject))
