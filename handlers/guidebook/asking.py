"""Asking the guidebook: a question is answered where it was asked, by quoting or with citations."""

from handlers.guidebook.saying import answers, said
from handlers.turn import Button, Finding, Message, Turn
from prompts.phrase import Phrase
from storage.records.guidebook import Enquiry, EnquiryId
from storage.records.people import Role
from storage.unit import NEW, UnitOfWork


def ask(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Answer a question from what was found in the guidebook, where it was asked; keep the question."""
    to = turn.actor.id if turn.event.direct else None
    if not turn.text:
        return [Message(to, Phrase("guidebook.usage"))]
    finding = turn.finding or Finding()
    enquiry = uow.enquiries.add(enquiry_of(turn, finding, uow))
    if all(one.id == turn.actor.id for one in uow.members.active(Role.COORDINATOR)):
        return [Message(to, said(finding, uow, alone=True))]
    button = Button(Phrase("guidebook.button_ask"), "ask_coordinator", enquiry.id)
    return [Message(to, said(finding, uow), ((button,),))]


def enquiry_of(turn: Turn, finding: Finding, uow: UnitOfWork) -> Enquiry:
    """Return the question with what was said to it, to be stored."""
    return Enquiry(
        EnquiryId(NEW),
        turn.actor.id,
        turn.text,
        turn.now,
        finding.outcome,
        turn.event.chat,
        finding.language or turn.actor.person.language or uow.partnership.language,
        said=finding.written or finding.quote,
        cited=tuple(one.id for one in finding.cited) if answers(finding) else (),
    )
