"""Feedback: whoever asked says whether an answer helped; one that did not goes to the coordinators."""

from dataclasses import replace

from handlers.guidebook import shelves
from handlers.guidebook.answers import opening, sharing
from handlers.guidebook.answers.saying import answer, sources
from handlers.guidebook.answers.sharing import found_again
from handlers.guidebook.answers.speech import told_in, tongue_of
from handlers.guidebook.gaps.raising import asked_of, group_of, raise_gap, withdraw
from handlers.guidebook.gaps.waiting import cards, settler, waiting_of
from handlers.rules import naming
from handlers.turn import Button, Message, Turn
from prompts.phrase import Phrase
from storage.errors import Refused
from storage.records.guidebook import Enquiry, GapState, Outcome
from storage.unit import UnitOfWork

YES, NO = "yes", "no"
"""The words of the two buttons."""


def buttons(enquiry: Enquiry) -> tuple[Button, ...]:
    """Return what its asker can say of an answer, less what they said; none where there was no answer."""
    if enquiry.outcome not in {Outcome.QUOTED, Outcome.WRITTEN}:
        return ()
    yes = Button(Phrase("feedback.button_yes"), "feedback", enquiry.id, YES)
    no = Button(Phrase("feedback.button_no"), "feedback", enquiry.id, NO)
    return tuple(one for one, said in ((yes, True), (no, False)) if enquiry.helpful is not said)


def to_liken(turn: Turn, uow: UnitOfWork) -> str:
    """Return the question whose answer did not help; "" where its asker presses anything else."""
    enquiry = uow.enquiries.get(turn.subject)
    return enquiry.text if turn.extra == NO and enquiry.member_id == turn.actor.id else ""


def press(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Note what the asker thinks of an answer, who may change their mind; a second press says nothing new."""
    enquiry = uow.enquiries.get(turn.subject)
    if enquiry.member_id != turn.actor.id:
        raise Refused("refused.button_not_yours")
    helpful = turn.extra == YES
    if enquiry.helpful is helpful:
        return []
    noted = uow.enquiries.save(replace(enquiry, helpful=helpful))
    return _thanked(noted, turn, uow) if helpful else _taken_on(noted, turn, uow)


def _thanked(enquiry: Enquiry, turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Say thanks where the answer stands; nobody need look for another one."""
    told = [] if enquiry.gap_id is None else withdraw(enquiry, turn, uow)
    if enquiry.private and not turn.event.direct:
        # What is whispered to one of a group cannot be changed.
        return [Message(turn.actor.id, Phrase("feedback.thanks"), quiet=True), *told]
    return [_answer(enquiry, turn, uow), *told]


def _answer(enquiry: Enquiry, turn: Turn, uow: UnitOfWork) -> Message:
    """Return the answer as it was given, in its place, with thanks and the buttons that it has by now."""
    language = tongue_of(turn, enquiry.language, uow)
    found = found_again(enquiry, uow)
    first = sources(found)[0]
    rows = (
        opening.doors(first, shelves.document_of(first, uow), alone=False),
        buttons(enquiry),
        sharing.button(enquiry, turn, uow),
    )
    told = Phrase("feedback.thanked", {"answer": answer(found, language, uow)})
    to = turn.actor.id if turn.event.direct else None
    return told_in(language, Message(to, told, tuple(filter(None, rows)), card=enquiry.card or None))


def _taken_on(enquiry: Enquiry, turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Take the question to the coordinators; tell its asker, kindly."""
    if enquiry.gap_id is not None:
        gap = uow.gaps.get(enquiry.gap_id)
        if gap.state is GapState.ANSWERED:
            values = {"who": settler(gap, uow), "reply": gap.reply or ""}
            return [_noted(enquiry, Phrase("feedback.replied", values))]
        if gap.state is GapState.OPEN:
            passed_on = _noted(enquiry, Phrase("guidebook.passed_on_already"))
            return [passed_on, *cards(waiting_of(gap, uow), uow)]
    told = raise_gap(enquiry, turn, uow)
    asked = asked_of(turn, uow)
    if not asked:
        return [_noted(enquiry, Phrase("feedback.kept")), *told]
    return [_noted(enquiry, Phrase(_told(enquiry, uow), {"coordinators": naming.names(asked)})), *told]


def _noted(enquiry: Enquiry, text: Phrase) -> Message:
    """Return what its asker is told: of what they asked privately, nobody else that anything was said."""
    return Message(enquiry.member_id, text, quiet=enquiry.private)


def _told(enquiry: Enquiry, uow: UnitOfWork) -> str:
    """Return the key of what says that a question has gone to the coordinators, and where the reply comes."""
    if enquiry.private:
        return "feedback.passed_on_unnamed"
    return "feedback.passed_on" if group_of(enquiry, uow) is None else "feedback.passed_on_group"
