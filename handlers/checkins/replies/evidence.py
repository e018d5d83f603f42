"""Evidence: pictures, documents and links that belong to an answer."""

from handlers.rules.evidence import kind_of, links_in
from handlers.turn import Turn
from prompts.catalogue import house
from storage.records.checkins import Evidence, EvidenceId, EvidenceKind, Update
from storage.records.events import EventKind, File
from storage.unit import NEW, UnitOfWork

_UNNAMED = {EvidenceKind.PHOTO: "evidence.photo", EvidenceKind.DOCUMENT: "evidence.document"}


def attach(turn: Turn, update: Update, uow: UnitOfWork, caption: str = "") -> None:
    """Keep the files of the event with an update: what they hold where it was downloaded, else the reference.

    A `caption` that is no answer itself is kept with the file's name. A message that is edited
    brings its files again; they are known by then.
    """
    if turn.event.kind is EventKind.EDITED:
        return
    for file in turn.event.files:
        content = turn.contents.get(file.id)
        kept = uow.contents.kept(content.body) if content is not None and content.body else None
        uow.evidence.add(
            Evidence(
                EvidenceId(NEW),
                update.id,
                kind_of(file),
                name_of(file, turn, uow, caption),
                turn.event.channel,
                turn.event.account,
                file.id,
                turn.event.sent_at,
                file.media_type or (content.media_type if content is not None else ""),
                len(content.body) if content is not None and content.body else file.size,
                kept,
                (content.failure or None) if content is not None else None,
            )
        )


def note_links(turn: Turn, update: Update, uow: UnitOfWork) -> None:
    """Keep the links in an update's words as evidence, and none that stood there before."""
    uow.evidence.drop_links(update.id)
    for link in links_in(update.text):
        uow.evidence.add(
            Evidence(
                EvidenceId(NEW),
                update.id,
                EvidenceKind.LINK,
                link,
                turn.event.channel,
                turn.event.account,
                link,
                turn.event.sent_at,
            )
        )


def name_of(file: File, turn: Turn, uow: UnitOfWork, caption: str = "") -> str:
    """Return what a file is called; one without a name is called what it is, in its sender's language."""
    language = turn.actor.person.language or uow.partnership.language
    name = file.name or house().sentence(_UNNAMED[kind_of(file)], language)
    return f"{name}: {caption}" if caption else name


def names_of(turn: Turn, uow: UnitOfWork, caption: str = "") -> tuple[str, ...]:
    """Return what the files of the event are called."""
    return tuple(name_of(one, turn, uow, caption) for one in turn.event.files)
