"""Sharing an answer that one person got with everybody in the partnership's group."""

from handlers.guidebook import shelves
from handlers.guidebook.answers.saying import answer
from handlers.rules import naming
from handlers.turn import Button, Finding, Message, Turn
from prompts.phrase import Phrase
from storage.errors import Refused
from storage.records.guidebook import Enquiry, EnquiryId, Outcome
from storage.records.people import Group
from storage.unit import UnitOfWork


def button(enquiry: Enquiry, turn: Turn, uow: UnitOfWork) -> tuple[Button, ...]:
    """Return the button that shares an answer, where there is one group for it and it may be heard there."""
    if (not enquiry.private and not turn.event.direct) or _group(enquiry, turn, uow) is None:
        return ()
    if not _may_be_heard(enquiry, uow):
        return ()
    return (Button(Phrase("guidebook.button_share"), "share", enquiry.id),)


def share(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Post an answer with its source into the group, and say who shared it. Only its asker may."""
    enquiry = uow.enquiries.get(EnquiryId(turn.subject))
    if enquiry.member_id != turn.actor.id:
        raise Refused("refused.button_not_yours")
    group = _group(enquiry, turn, uow)
    if group is None:
        raise Refused("guidebook.no_group")
    if not _may_be_heard(enquiry, uow):
        raise Refused("guidebook.not_here")
    told = answer(found_again(enquiry, uow), uow.partnership.language, uow)
    shared = Phrase(
        "guidebook.shared", {"who": naming.who(turn.actor), "question": enquiry.text, "answer": (told,)}
    )
    posted = Message(group, shared, card=f"shared:{enquiry.id}")
    if not turn.event.direct:
        return [posted]
    return [posted, Message(turn.actor.id, Phrase("guidebook.shared_now"))]


def _group(enquiry: Enquiry, turn: Turn, uow: UnitOfWork) -> Group | None:
    """Return the group that a question was asked in, else the only one there is."""
    bound = uow.groups.find()
    here = [one for one in bound if one.channel == turn.event.channel and one.chat == enquiry.chat]
    found = here or bound
    return found[0] if len(found) == 1 else None


def _may_be_heard(enquiry: Enquiry, uow: UnitOfWork) -> bool:
    """Say whether it is an answer, and all that it stands on may be read out where any member listens."""
    if not enquiry.said or not enquiry.cited:
        return False
    cited = shelves.documents_of(shelves.passages(enquiry.cited, uow), uow)
    return shelves.may_all_be_read(cited.values(), shelves.OPEN, uow)


def found_again(enquiry: Enquiry, uow: UnitOfWork) -> Finding:
    """Return what was found, as it was said."""
    cited = shelves.passages(enquiry.cited, uow)
    if enquiry.outcome is Outcome.WRITTEN:
        return Finding(Outcome.WRITTEN, written=enquiry.said, cited=cited)
    return Finding(Outcome.QUOTED, enquiry.said, enquiry.context, passage=cited[0], cited=cited)
