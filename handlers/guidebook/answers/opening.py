"""Opening what an answer stands on: the passage, the whole section as text, the page as it looks."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.guidebook import shelves
from handlers.guidebook.answers.saying import marked, source
from handlers.guidebook.answers.speech import told_in
from handlers.rules.calendar import local_day
from handlers.rules.digest import excerpt
from handlers.turn import Button, Leaf, Message, Plate, Turn
from prompts.phrase import Phrase, Values
from storage.errors import Refused
from storage.records.guidebook import Document, Passage, PassageId
from storage.records.people import MemberId
from storage.unit import UnitOfWork

LABEL = 30
"""So many characters of a section's name stand on a button."""

SHOWN = 2400
"""So many characters of a section are shown at a time, unless one passage has more."""

_ALONE, _ON = "alone", "on"


@dataclass(frozen=True, slots=True)
class Opened:
    """A passage that may be read out to the one who opened it, its document, and whether to them alone."""

    passage: Passage
    document: Document
    alone: bool


def doors(passage: Passage, document: Document, *, alone: bool, section: bool = True) -> tuple[Button, ...]:
    """Return the buttons to a passage's section and page, as far as there are any."""
    extra = _ALONE if alone else ""
    row: list[Button] = []
    if section and document.author_id is None:
        row.append(Button(Phrase("guidebook.button_section"), "section", passage.id, extra))
    if document.content_id is not None and document.pages is not None and passage.page is not None:
        label = Phrase("guidebook.button_page", {"page": passage.page})
        row.append(Button(label, "page", passage.id, extra))
    return tuple(row)


def others(
    beside: Passage | None, near: Sequence[Passage], uow: UnitOfWork, *, alone: bool
) -> tuple[tuple[Button, ...], ...]:
    """Return a row for each passage that is near: its section, or its words where that tells nothing new."""
    taken = {beside.section} if beside is not None else set()
    rows = []
    for one in near:
        known = one.section and one.section not in taken
        last = one.section.rpartition(" › ")[2] or shelves.document_of(one, uow).title
        taken.add(one.section)
        label = Phrase("guidebook.button_passage", {"label": excerpt(last if known else one.text, LABEL)})
        rows.append((Button(label, "passage", one.id, _ALONE if alone else ""),))
    return tuple(rows)


def open_passage(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Show a passage word for word, with its source."""
    opened = _opened(turn, uow)
    rows = (doors(opened.passage, opened.document, alone=opened.alone),)
    return [_message(turn, opened, (opened.passage,), rows, uow)]


def open_section(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Show the section that a passage stands in, as much as one message holds; a button leads on."""
    opened = _opened(turn, uow)
    section = shelves.section(opened.passage, uow)
    first = section.index(opened.passage) if _ON in turn.extra.split("-") else 0
    shown, left = 0, SHOWN
    for one in section[first:]:
        if shown and len(one.text) > left:
            break
        shown, left = shown + 1, left - len(one.text)
    part, rest = section[first : first + shown], section[first + shown :]
    row: tuple[Button, ...] = ()
    if rest:
        extra = "-".join([_ALONE, _ON] if opened.alone else [_ON])
        row = (Button(Phrase("guidebook.button_next"), "section", rest[0].id, extra),)
    row = (*row, *doors(part[0], opened.document, alone=opened.alone, section=False))
    return [_message(turn, opened, part, (row,), uow)]


def page_wanted(turn: Turn, uow: UnitOfWork) -> Leaf | None:
    """Return the page to be drawn; None where its document is not kept or has none. Raises `Refused`."""
    opened = _opened(turn, uow)
    kept = opened.document.content_id is not None and opened.document.pages is not None
    page = opened.passage.page
    return Leaf(opened.document.id, page) if kept and page is not None else None


def show_page(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Show the page that a passage stands on as it looks; its text can be opened where it cannot be drawn."""
    opened = _opened(turn, uow)
    passage, document = opened.passage, opened.document
    if not turn.drawn or passage.page is None:
        raise Refused("guidebook.page_not_shown", {"page": passage.page or 1})
    values: Values = {"page": passage.page, "document": document.title}
    alternative = Phrase("guidebook.page_alternative", values)
    name = f"{document.name.rpartition('/')[2].rpartition('.')[0] or document.id}-{passage.page}.png"
    plate = Plate(uow.contents.kept(turn.drawn), name, alternative)
    told = Phrase("guidebook.page", {**values, "newer": _newer(document, uow)})
    return [Message(_to(turn, opened), told, picture=plate, quiet=opened.alone)]


def _opened(turn: Turn, uow: UnitOfWork) -> Opened:
    """Return what the pressed button opens. Raises `Refused` where it may not be read out to them here."""
    alone = _ALONE in turn.extra.split("-")
    passage = shelves.passage(PassageId(turn.subject), uow)
    document = shelves.document_of(passage, uow)
    if not shelves.may_be_read(document, shelves.audiences(turn, alone=alone), uow):
        raise Refused("guidebook.not_here")
    return Opened(passage, document, alone and not turn.event.direct)


def _message(
    turn: Turn,
    opened: Opened,
    passages: Sequence[Passage],
    rows: tuple[tuple[Button, ...], ...],
    uow: UnitOfWork,
) -> Message:
    document, reads = opened.document, turn.actor.person.language or uow.partnership.language
    values: Values = {
        "marked": marked(document, reads),
        "text": tuple(Phrase("guidebook.passage", {"text": one.text}) for one in passages),
        "source": source(passages[0], document, uow),
        "newer": _newer(document, uow),
    }
    told = Phrase("guidebook.opened", values)
    message = Message(_to(turn, opened), told, tuple(filter(None, rows)), quiet=opened.alone)
    return told_in(reads, message)


def _to(turn: Turn, opened: Opened) -> MemberId | None:
    return turn.actor.id if turn.event.direct or opened.alone else None


def _newer(document: Document, uow: UnitOfWork) -> tuple[Phrase, ...]:
    """Return that a version is not the one that is read from today, where it is not."""
    now = shelves.newest(document, uow)
    if now is not None and now.id == document.id:
        return ()
    key = "guidebook.newer" if now is not None else "guidebook.withdrawn"
    return (Phrase(key, {"added": local_day(document.added_at, uow.partnership.zone)}),)
