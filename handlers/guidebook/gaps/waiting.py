"""Questions that wait for a coordinator, and the card by which each coordinator knows of one."""

from handlers.rules import askers, naming
from handlers.rules.askers import Askers, Waiting
from handlers.rules.calendar import local_day
from handlers.rules.digest import excerpt
from handlers.turn import Button, Message
from prompts.phrase import Phrase, Value, Values
from storage.records.guidebook import Enquiry, Gap, GapState, Outcome
from storage.records.people import Profile, Role
from storage.unit import UnitOfWork

ANSWERED = 400
"""So many characters of an answer that did not help are shown with its question."""


def open_gaps(uow: UnitOfWork) -> list[Waiting]:
    """Return what waits for a coordinator's reply: what most people asked, then the oldest, first."""
    gaps = uow.gaps.open()
    return askers.waiting(gaps, uow.enquiries.of_gaps(one.id for one in gaps))


def waiting_of(gap: Gap, uow: UnitOfWork) -> Waiting:
    """Return a gap with its questions."""
    return askers.waiting([gap], uow.enquiries.of_gap(gap.id))[0]


def cards(one: Waiting, uow: UnitOfWork) -> list[Message]:
    """Return the card of a gap for each coordinator, as it stands; for none about their own question alone.

    Nothing in it tells who asked privately, where they belong, or how they put what others asked too.
    """
    told = _told(one, uow)
    buttons = _buttons(one)
    return [
        Message(reader.id, told, buttons, card=f"gap:{one.gap.id}")
        for reader in uow.members.active(Role.COORDINATOR)
        if one.is_asked_by_another(reader.id) or not one.enquiries
    ]


def told_askers(of: Askers, uow: UnitOfWork) -> Phrase:
    """Return who asks, as the beginning of what they ask."""
    people = _people(of, uow)
    if not people:
        return Phrase("gaps.asked_unnamed", {"count": of.privately})
    if of.count == 1:
        return Phrase("gaps.asked_one", {"who": naming.who(people[0])})
    names: Values = {"names": naming.names(people)}
    if not of.privately:
        return Phrase("gaps.asked_several", {**names, "count": of.count})
    return Phrase("gaps.asked_mixed", {**names, "total": of.count, "count": of.privately})


def reached(of: Askers, uow: UnitOfWork) -> Value:
    """Return who asked, within a sentence: the one who did so by name, or how many they are."""
    people = _people(of, uow)
    if people and of.count == 1:
        return naming.who(people[0])
    return Phrase("gaps.those_who_asked", {"count": of.count})


def settler(gap: Gap, uow: UnitOfWork) -> Value:
    """Return the coordinator who replied to a gap, or decided that it is none for the guidebook."""
    return "" if gap.settled_by is None else naming.who(uow.members.profile(gap.settled_by))


def _people(of: Askers, uow: UnitOfWork) -> list[Profile]:
    profiles = uow.members.profiles(uow.members.some(of.named)) if of.named else {}
    return [profiles[one] for one in of.named]


def _told(one: Waiting, uow: UnitOfWork) -> Phrase:
    values: Values = {
        "asked": told_askers(one.askers, uow) if one.enquiries else (),
        "question": one.question,
        "wordings": tuple(Phrase("gaps.wording", {"text": text}) for text in one.wordings),
        "answered": _answered(one, uow),
        "outcome": _outcome(one, uow),
    }
    return Phrase("gaps.card", values)


def _answered(one: Waiting, uow: UnitOfWork) -> tuple[Phrase, ...]:
    """Return what was answered and did not help; of a private question only what any reader would be told.

    A coordinator's reply is told as theirs, with its day. What was written for somebody is in their
    language, and would tell who they are.
    """
    for asked in reversed(one.enquiries):
        shown = not asked.private or asked.outcome is Outcome.QUOTED
        if asked.helpful is False and asked.said and shown:
            told: Values = {"text": excerpt(asked.said, ANSWERED)}
            replied = _replied(asked, uow) if asked.outcome is Outcome.QUOTED else {}
            return (Phrase("gaps.was_replied" if replied else "gaps.was_answered", {**told, **replied}),)
    return ()


def _replied(asked: Enquiry, uow: UnitOfWork) -> Values:
    """Return which coordinator's reply was quoted, and of which day; nothing where it was none."""
    stand = uow.passages.some(asked.cited)
    for entry in uow.documents.some(one.document_id for one in stand):
        if entry.author_id is not None:
            author = uow.members.profile(entry.author_id)
            return {"who": naming.who(author), "on": local_day(entry.added_at, uow.partnership.zone)}
    return {}


def _outcome(one: Waiting, uow: UnitOfWork) -> Phrase:
    gap = one.gap
    if not one.enquiries:
        return Phrase("gaps.withdrawn")
    if gap.state is GapState.ANSWERED:
        return Phrase("gaps.settled", {"who": settler(gap, uow), "reply": gap.reply or ""})
    if gap.state is GapState.DISMISSED:
        return Phrase("gaps.dismissed", {"who": settler(gap, uow)})
    if one.belongs:
        return Phrase("gaps.for_all")
    return Phrase("gaps.for_one", {"who": reached(one.askers, uow)})


def _buttons(one: Waiting) -> tuple[tuple[Button, ...], ...]:
    if not one.enquiries or one.gap.state is GapState.ANSWERED:
        return ()
    reply = Button(Phrase("guidebook.button_reply"), "reply", one.gap.id, primary=True)
    dismiss = Button(Phrase("gaps.button_dismiss"), "gap_dismiss", one.gap.id)
    return ((reply, dismiss),) if one.belongs and one.gap.state is GapState.OPEN else ((reply,),)
