"""What a successor is given: what is open, what was said last, what the guidebook holds, and who is who."""

import textwrap
from collections.abc import Sequence
from zlib import crc32

from handlers.commitments.buttons import button
from handlers.commitments.reminding.waiting import zone_of
from handlers.rules import access, history, naming, standing
from handlers.rules.answers import best_sentences
from handlers.rules.due import short_day
from handlers.turn import Button, Finding, Message
from prompts.phrase import Phrase, ShortDay, Values
from storage.records.commitments import Commitment, CommitmentState
from storage.records.conversations import Audience
from storage.records.guidebook import Passage
from storage.records.people import Member, MemberId, Profile, Role
from storage.unit import UnitOfWork

UPDATES = 3
"""So many of the last updates are told."""

SHOWN = 8
"""So many commitments have their buttons at once; the next come when these are settled."""

QUOTED = 240
"""So many characters of a passage or an update are told."""

_SHARED = frozenset({Audience.PARTNERS, Audience.PUBLIC})


def background(
    predecessor: Profile,
    successor: Profile,
    commitments: Sequence[Commitment],
    finding: Finding | None,
    uow: UnitOfWork,
) -> Phrase:
    """Return what a successor should know: updates that they may read, passages, and who is who."""
    values: Values = {
        "who": naming.who(predecessor),
        "updates": _updates(predecessor.id, successor.member, uow),
        "passages": _passages(commitments, finding, uow),
        "people": _people(predecessor, successor, commitments, uow),
    }
    return Phrase("handover.background", values)


def offers(heading: Phrase, commitments: Sequence[Commitment], reader: MemberId, uow: UnitOfWork) -> Message:
    """Return what is offered, item by item with its buttons, and all of one predecessor at once."""
    shown = commitments[:SHOWN]
    rest = len(commitments) - len(shown)
    more = (Phrase("handover.more", {"count": rest}),) if rest else ()
    items = (*(_item(number, one, uow) for number, one in enumerate(shown, 1)), *more)
    rows = [_ways(number, one) for number, one in enumerate(shown, 1)]
    if len({one.owner_id for one in commitments}) == 1 < len(commitments):
        all_of_them = Phrase("handover.button_all", {"count": len(commitments)})
        rows.append((Button(all_of_them, "take_all", commitments[0].owner_id, seen(commitments)),))
    text = Phrase("handover.offers", {"heading": heading, "items": items})
    return Message(reader, text, tuple(rows))


def seen(commitments: Sequence[Commitment]) -> str:
    """Return a word that differs once any of these commitments, or which they are, has changed."""
    versions = sorted((one.id, one.version) for one in commitments)
    return f"{len(commitments)}.{crc32(repr(versions).encode()):x}"


def titles(commitments: Sequence[Commitment]) -> tuple[Phrase, ...]:
    """Return a line for each, with its day."""
    return tuple(Phrase("handover.title", {"title": one.title, "due": short_day(one)}) for one in commitments)


def parted(
    commitments: Sequence[Commitment], owner: MemberId, uow: UnitOfWork
) -> tuple[list[Commitment], list[Commitment]]:
    """Return what is an owner's, and what was recorded for them that they said is not theirs."""
    disowned = history.disowned(uow.changes.of(*(one.id for one in commitments)), owner)
    disowned &= {one.id for one in commitments if one.state is CommitmentState.RECORDED}
    return (
        [one for one in commitments if one.id not in disowned],
        [one for one in commitments if one.id in disowned],
    )


def _item(number: int, commitment: Commitment, uow: UnitOfWork) -> Phrase:
    known = [commitment.waiting_id] if commitment.waiting_id is not None else []
    values: Values = {
        "number": number,
        "title": commitment.title,
        "due": short_day(commitment),
        "state": standing.state(commitment, zone_of(uow.members.profile(commitment.owner_id), uow)),
        "waits": standing.waiter(commitment, uow.members.profiles(uow.members.some(known))),
    }
    return Phrase("handover.item", values)


def _ways(number: int, commitment: Commitment) -> tuple[Button, ...]:
    return (
        button(Phrase("handover.button_take", {"number": number}), "take_over", commitment),
        button(Phrase("handover.button_not", {"number": number}), "take_not", commitment),
    )


def _updates(writer: MemberId, reader: Member, uow: UnitOfWork) -> tuple[Phrase, ...]:
    audiences = frozenset(Audience) if reader.role is Role.COORDINATOR else _SHARED
    said = uow.updates.latest_of(writer, audiences, UPDATES)
    if not said:
        return (Phrase("handover.no_update"),)
    return tuple(
        Phrase("handover.update", {"on": ShortDay(one.said_at), "text": _short(one.text)}) for one in said
    )


def _passages(
    commitments: Sequence[Commitment], finding: Finding | None, uow: UnitOfWork
) -> tuple[Phrase, ...]:
    """Return a quote of each passage that was found; else which documents there are to ask."""
    documents = {one.id: one.title for one in uow.documents.current()}
    sought = words(commitments)
    found = [one for one in (finding.cited if finding else ()) if one.document_id in documents]
    if found:
        return tuple(_passage(one, documents[one.document_id], sought) for one in found)
    if documents:
        return (Phrase("handover.documents", {"titles": tuple(documents.values())}),)
    return (Phrase("handover.no_passage"),)


def words(commitments: Sequence[Commitment]) -> str:
    """Return the words that the guidebook is searched by."""
    return " ".join(f"{one.title} {one.note}" for one in commitments).strip()


def _passage(passage: Passage, document: str, sought: str) -> Phrase:
    values: Values = {"quote": _short(best_sentences(sought, passage.text)), "document": document}
    if not passage.section:
        return Phrase("handover.passage", values)
    return Phrase("handover.passage_section", {**values, "section": passage.section})


def _people(
    predecessor: Profile, successor: Profile, commitments: Sequence[Commitment], uow: UnitOfWork
) -> tuple[Phrase, ...]:
    """Return a line for each coordinator, each member who waits for something, and each alternate."""
    wanted = [one.waiting_id for one in commitments if access.may_see(one, successor.member)]
    both = (predecessor.member.alternate_id, successor.member.alternate_id)
    ids = {one for one in (*wanted, *both) if one is not None}
    known = uow.members.profiles(one for one in uow.members.some(ids) if one.left_at is None)
    known.pop(successor.id, None)
    lines = [Phrase("handover.coordinator", {"who": naming.who(one)}) for one in uow.members.coordinators()]
    lines += [
        Phrase("handover.waits", {"who": naming.who(known[one])})
        for one in dict.fromkeys(wanted)
        if one in known
    ]
    lines += [
        Phrase("handover.alternate", {"who": naming.who(known[one]), "of": of.name})
        for of, one in zip((predecessor, successor), both, strict=True)
        if one in known
    ]
    return tuple(lines)


def _short(text: str) -> str:
    return textwrap.shorten(text, QUOTED, placeholder="…") or text[:QUOTED]
