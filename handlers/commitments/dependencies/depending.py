"""What a commitment needs to be kept first: chosen by button or by word, and never in a circle."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.commitments import ledger
from handlers.commitments.author import author
from handlers.commitments.buttons import button
from handlers.commitments.dependencies.affected import named, owners_of
from handlers.route import Dialogue
from handlers.rules import access, dependencies, history, naming
from handlers.rules.due import due_day, short_day
from handlers.rules.wording import fold
from handlers.turn import Button, Message, Turn
from prompts.phrase import Phrase, Values
from storage.errors import Refused
from storage.records.commitments import LIVE, Commitment, CommitmentId
from storage.records.conversations import Conversation, ConversationId, Question, Script
from storage.records.following import Dependency, DependencyId
from storage.records.people import Member
from storage.unit import NEW, UnitOfWork

KIND = "needs"
"""The kind of conversation that asks what a commitment needs."""

SHOWN = 6
"""So many commitments are offered at once; a phone shows no more."""

PAGE = "p"
"""What begins the word of a button that turns the page."""

_SCRIPT = Script(KIND, (Question("needs", "needs.question"),))


def choose(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    """Offer what a commitment may need, a page of it, or note the one that was chosen.

    Raises `Refused` where the commitment is not live, or the one that was chosen cannot be needed.
    """
    _must_be_live(commitment)
    if turn.extra.isdigit():
        uow.conversations.close(turn.actor.id, KIND, turn.now)
        return _note(turn, commitment, uow.commitments.get(int(turn.extra)), uow)
    page = turn.extra.removeprefix(PAGE)
    _open(turn, commitment, uow)
    return [_offer(commitment, turn.actor.member, uow, page=int(page) if page.isdigit() else 0)]


def drop(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> list[Message]:
    """Have a commitment no longer need the one of the button. A second press says nothing new."""
    needed = uow.commitments.get(int(turn.extra) if turn.extra.isdigit() else 0)
    if not any(one.needs_id == needed.id for one in uow.dependencies.of(commitment.id)):
        return []
    uow.dependencies.drop(commitment.id, needed.id)
    ledger.remark(commitment, author(turn), uow, str(needed.id), history.NEEDS_NOT)
    what = named(needed, turn.actor.member, owners_of([needed], uow))
    return [Message(turn.actor.id, Phrase("needs.dropped", {"title": commitment.title, "what": what}))]


def take(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Read what was written as the title or owner of what is needed; offer what fits where it is several."""
    asked = turn.conversation
    if asked is None:
        raise Refused("checkin.none_open")
    commitment = uow.commitments.get(asked.subject)
    if commitment.state not in LIVE:
        uow.conversations.save(replace(asked, closed_at=turn.now))
        return [Message(turn.actor.id, Phrase("commitment.closed_meanwhile", {"title": commitment.title}))]
    found = _meant(turn.text, commitment, turn.actor.member, uow)
    if not found:
        return [Message(turn.actor.id, Phrase("needs.unknown", {"title": commitment.title}))]
    if len(found) > 1:
        return [_listed(Phrase("needs.several"), commitment, found, turn.actor.member, uow)]
    uow.conversations.save(replace(asked, closed_at=turn.now))
    return _note(turn, commitment, found[0], uow)


def ask(conversation: Conversation, uow: UnitOfWork) -> Message:
    """Return the question what a commitment needs, with its first page."""
    commitment = uow.commitments.get(conversation.subject)
    return _offer(commitment, uow.members.get(conversation.member_id), uow)


# --- noting it


def _note(turn: Turn, commitment: Commitment, needed: Commitment, uow: UnitOfWork) -> list[Message]:
    """Store that one needs the other, and let the owner of the other know once."""
    uow.home.hold()
    present = uow.dependencies.all()
    _must_be_possible(commitment, needed, turn.actor.member, uow)
    _must_close_no_circle(commitment, needed, turn.actor.member, present, uow)
    owners = owners_of([commitment, needed], uow)
    values: Values = {"title": commitment.title, "what": named(needed, turn.actor.member, owners)}
    if not any((one.commitment_id, one.needs_id) == (commitment.id, needed.id) for one in present):
        added = Dependency(DependencyId(NEW), commitment.id, needed.id, turn.actor.id, turn.now)
        uow.dependencies.add(added)
        ledger.remark(commitment, author(turn), uow, str(needed.id), history.NEEDS)
    noted = Message(turn.actor.id, Phrase("needs.noted", values), (_undo(commitment, needed),))
    owner = owners[needed.owner_id]
    if owner.id in {turn.actor.id, commitment.owner_id} or owner.member.left_at is not None:
        return [noted]
    told: Values = {
        "what": named(commitment, owner.member, owners),
        "title": needed.title,
        "due": due_day(needed),
    }
    key = f"commitment:{needed.id}:needed:{commitment.id}:{owner.id}"
    return [noted, Message(owner.id, Phrase("needs.told", told), key=key)]


def _undo(commitment: Commitment, needed: Commitment) -> tuple[Button, ...]:
    return (button(Phrase("needs.button_undo"), "needs_not", commitment, str(needed.id)),)


def _must_be_live(commitment: Commitment) -> None:
    if commitment.state not in LIVE:
        raise Refused("needs.not_live", {"title": commitment.title})


def _must_be_possible(commitment: Commitment, needed: Commitment, reader: Member, uow: UnitOfWork) -> None:
    if not access.may_see(needed, reader):
        raise Refused("refused.gone")
    _must_be_live(commitment)
    _must_be_live(needed)
    if needed.id == commitment.id:
        raise Refused("needs.itself", {"title": commitment.title})


def _must_close_no_circle(
    commitment: Commitment,
    needed: Commitment,
    reader: Member,
    present: Sequence[Dependency],
    uow: UnitOfWork,
) -> None:
    """Raise `Refused`, naming the circle as far as the reader may see it, where one would close."""
    closed = dependencies.circle(commitment.id, needed.id, present)
    if not closed:
        return
    known = {one.id: one for one in uow.commitments.of(closed)}
    owners = owners_of(known.values(), uow)
    steps = [
        Phrase(
            "needs.step",
            {
                "what": named(known[one], reader, owners),
                "needs": named(known[following], reader, owners),
            },
        )
        for one, following in zip(closed, (*closed[1:], closed[0]), strict=True)
    ]
    values: Values = {"title": commitment.title, "needed": needed.title, "steps": tuple(steps[1:])}
    raise Refused("needs.circle", values)


# --- offering what there is


def _offer(commitment: Commitment, reader: Member, uow: UnitOfWork, page: int = 0) -> Message:
    """Return the question with what is needed already and a page of what may be."""
    found = _candidates(commitment, reader, uow)
    shown = found[page * SHOWN :] or found
    needs = _needed(commitment, uow)
    owners = owners_of(needs, uow)
    now = tuple(Phrase("needs.present", {"what": named(one, reader, owners)}) for one in needs)
    values: Values = {"title": commitment.title, "due": due_day(commitment), "present": now}
    question = Phrase("needs.question" if found else "needs.question_none", values)
    asked = _listed(question, commitment, shown, reader, uow)
    return replace(asked, buttons=(*asked.buttons, *_rest(commitment, needs, len(found), page)))


def _listed(
    question: Phrase, commitment: Commitment, found: Sequence[Commitment], reader: Member, uow: UnitOfWork
) -> Message:
    """Return a question with the first of the commitments that were found, and a button for each."""
    owners = owners_of(found[:SHOWN], uow)
    items = tuple(
        Phrase("needs.item", {"number": number, "what": named(one, reader, owners)})
        for number, one in enumerate(found[:SHOWN], 1)
    )
    row = tuple(
        button(Phrase("needs.button_number", {"number": number}), "needs", commitment, str(one.id))
        for number, one in enumerate(found[:SHOWN], 1)
    )
    text = Phrase("needs.list", {"question": question, "items": items})
    return Message(reader.id, text, (row,) if row else ())


def _rest(
    commitment: Commitment, needs: Sequence[Commitment], count: int, page: int
) -> tuple[tuple[Button, ...], ...]:
    """Return the buttons that turn the page, and those that take back what is needed now."""
    more = button(Phrase("needs.button_more"), "needs", commitment, f"{PAGE}{page + 1}")
    drops = tuple(
        (
            button(
                Phrase("needs.button_drop", {"title": one.title, "due": short_day(one)}),
                "needs_not",
                commitment,
                str(one.id),
            ),
        )
        for one in needs
    )
    return (*(((more,),) if count > (page + 1) * SHOWN else ()), *drops)


def _needed(commitment: Commitment, uow: UnitOfWork) -> list[Commitment]:
    return uow.commitments.of(one.needs_id for one in uow.dependencies.of(commitment.id))


def _candidates(commitment: Commitment, reader: Member, uow: UnitOfWork) -> list[Commitment]:
    """Return the live commitments that the reader may see and that it can need, the nearest date first."""
    present = uow.dependencies.all()
    barred: set[CommitmentId] = dependencies.leading_to(commitment.id, present)
    barred |= {one.needs_id for one in present if one.commitment_id == commitment.id}
    return [one for one in uow.commitments.open_of() if one.id not in barred and access.may_see(one, reader)]


def _meant(text: str, commitment: Commitment, reader: Member, uow: UnitOfWork) -> list[Commitment]:
    """Return the live ones whose title holds the words that were written, or whose owner they name.

    One that would close a circle is among them: that it would is better said than passed over.
    """
    seen = [one for one in uow.commitments.open_of() if access.may_see(one, reader)]
    others = [one for one in seen if one.id != commitment.id]
    said = fold(text)
    exactly = [one for one in others if fold(one.title) == said]
    words = set(said.split())
    titled = exactly or [one for one in others if words and words <= set(fold(one.title).split())]
    if titled:
        return titled
    owners = owners_of(others, uow)
    return [
        one
        for one in others
        if said in {fold(naming.party(owners[one.owner_id])), fold(owners[one.owner_id].name)}
    ]


# --- asking in words


def _open(turn: Turn, commitment: Commitment, uow: UnitOfWork) -> None:
    """Read the member's next message as what the commitment needs."""
    uow.conversations.close(turn.actor.id, KIND, turn.now)
    uow.conversations.add(
        Conversation(
            ConversationId(NEW),
            turn.actor.id,
            KIND,
            commitment.id,
            _SCRIPT,
            turn.now,
            subject_version=commitment.version,
        )
    )


DIALOGUE = Dialogue(take, ask)
