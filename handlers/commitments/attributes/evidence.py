"""What shows that a commitment is kept: links, pictures and documents that are sent along with it."""

from handlers.commitments import ledger
from handlers.commitments.attributes.attribute import CHANGEABLE, Attribute, no_choice
from handlers.commitments.author import author
from handlers.commitments.hearing.proposing import language_of
from handlers.commitments.showing.cards import said
from handlers.rules import history
from handlers.rules.evidence import kind_of, links_in
from handlers.turn import Message, Turn
from prompts.catalogue import house
from prompts.phrase import Phrase, Values
from storage.errors import Refused
from storage.records.checkins import Evidence, EvidenceId, EvidenceKind
from storage.records.commitments import KEPT, Commitment
from storage.records.events import File
from storage.records.people import Profile
from storage.unit import NEW, UnitOfWork

_UNNAMED = {
    EvidenceKind.PHOTO: "commitment.evidence_photo",
    EvidenceKind.DOCUMENT: "commitment.evidence_document",
}


def _asks(commitment: Commitment, reader: Profile, uow: UnitOfWork) -> Message:
    known = uow.evidence.of_commitment(commitment.id)
    names = tuple(Phrase("commitment.evidence_item", {"name": one.name}) for one in known)
    values: Values = {"title": commitment.title, "evidence": names}
    return Message(reader.id, Phrase("commitment.evidence_question", values))


def _take(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    """Keep each file of the message, and each link in its words that is not kept yet."""
    known = {one.file for one in uow.evidence.of_commitment(commitment.id)}
    links = [_link(one, turn, commitment) for one in links_in(turn.text) if one not in known]
    files = [_file(one, turn, commitment, uow) for one in turn.event.files]
    if not files and not links_in(turn.text):
        raise Refused("commitment.evidence_none")
    for one in (*files, *links):
        uow.evidence.add(one)
        ledger.remark(commitment, author(turn), uow, one.name, history.EVIDENCE)
    names = tuple(one.name for one in (*files, *links))
    what = (
        Phrase("commitment.evidence_added", {"names": names})
        if names
        else Phrase("commitment.evidence_known")
    )
    return [said(what, commitment, turn.actor, uow)]


def _link(link: str, turn: Turn, commitment: Commitment) -> Evidence:
    return Evidence(
        EvidenceId(NEW),
        None,
        EvidenceKind.LINK,
        link,
        turn.event.channel,
        turn.event.account,
        link,
        turn.event.sent_at,
        commitment_id=commitment.id,
    )


def _file(file: File, turn: Turn, commitment: Commitment, uow: UnitOfWork) -> Evidence:
    content = turn.contents.get(file.id)
    body = content.body if content is not None else b""
    return Evidence(
        EvidenceId(NEW),
        None,
        kind_of(file),
        _name(file, turn, uow),
        turn.event.channel,
        turn.event.account,
        file.id,
        turn.event.sent_at,
        file.media_type or (content.media_type if content is not None else ""),
        len(body) or file.size,
        uow.contents.kept(body) if body else None,
        (content.failure or None) if content is not None else None,
        commitment.id,
    )


def _name(file: File, turn: Turn, uow: UnitOfWork) -> str:
    """Return what a file is called; one without a name is called what it is, in its sender's language."""
    return file.name or house().sentence(_UNNAMED[kind_of(file)], language_of(turn, uow))


EVIDENCE = Attribute(
    "evidence", "word.evidence", _asks, _take, no_choice, states=CHANGEABLE | KEPT, takes_files=True
)
