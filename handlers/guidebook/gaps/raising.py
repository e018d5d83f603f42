"""What the guidebook does not say: each such question goes to the coordinators, together with its like."""

from collections.abc import Iterable
from dataclasses import replace

from handlers.guidebook.gaps.waiting import cards, open_gaps, settler, waiting_of
from handlers.rules import naming
from handlers.rules.askers import Waiting, joined
from handlers.rules.wording import fold
from handlers.turn import Message, Turn
from prompts.phrase import Phrase
from storage.errors import Refused
from storage.records.guidebook import Enquiry, EnquiryId, Gap, GapId, GapState, Outcome
from storage.records.people import Group, Profile
from storage.unit import NEW, UnitOfWork


def raise_gap(enquiry: Enquiry, turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Take a question to the coordinators, with the one it is like where that waits; store its gap.

    Returns the card of each coordinator, new or brought up to date: whoever asks what others asked
    before causes no new message. None where nothing on it changes.
    """
    # One at a time: of two who ask the same at this moment, the second joins the first.
    uow.home.hold()
    waiting = open_gaps(uow)
    gap = joined(enquiry, waiting, turn.finding.gap if turn.finding is not None else None)
    before = [] if gap is None else cards(waiting_of(gap, uow), uow)
    if gap is None:
        gap = uow.gaps.add(Gap(GapId(NEW), enquiry.text, enquiry.language, turn.now))
    uow.enquiries.save(replace(enquiry, gap_id=gap.id))
    after = cards(waiting_of(gap, uow), uow)
    return [] if after == before else after


def withdraw(enquiry: Enquiry, turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Take a question back from the coordinators, while it waits; return their cards as they are now."""
    uow.home.hold()
    gap = uow.gaps.get(enquiry.gap_id or 0)
    if gap.state is not GapState.OPEN:
        return []
    uow.enquiries.save(replace(enquiry, gap_id=None))
    left = waiting_of(gap, uow)
    if not left.enquiries:
        gap = uow.gaps.save(replace(gap, state=GapState.DISMISSED, settled_at=turn.now))
    return cards(Waiting(gap, left.enquiries), uow)


def asked_of(turn: Turn, uow: UnitOfWork) -> list[Profile]:
    """Return the coordinators to whom a question of the actor's goes; none where nobody else coordinates."""
    return [one for one in uow.members.coordinators() if one.id != turn.actor.id]


def pass_on(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Take a question to every coordinator but its asker, once. Only the asker may have it done."""
    enquiry = uow.enquiries.get(turn.subject)
    if enquiry.member_id != turn.actor.id:
        raise Refused("refused.button_not_yours")
    if enquiry.gap_id is not None:
        raise _passed_on(uow.gaps.get(enquiry.gap_id), uow)
    asked = asked_of(turn, uow)
    if not asked:
        raise Refused("guidebook.nobody")
    told = raise_gap(enquiry, turn, uow)
    return [Message(turn.actor.id, _said(enquiry, asked, uow), quiet=enquiry.private), *told]


def to_liken(turn: Turn, uow: UnitOfWork) -> str:
    """Return the question that is to be passed on; "" where it was, or others' cannot be like it."""
    enquiry = uow.enquiries.get(turn.subject)
    new = enquiry.gap_id is None and enquiry.outcome is not Outcome.DECLINED
    return enquiry.text if new and enquiry.member_id == turn.actor.id else ""


def ask_coordinator(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Take words that ask for a person to every coordinator, once while they wait for a reply.

    They are for a person and not for the book: neither are they joined with others' nor is the reply kept.
    """
    mine = (one for each in open_gaps(uow) for one in each.enquiries if one.member_id == turn.actor.id)
    if any(fold(one.text) == fold(turn.text) for one in mine):
        raise Refused("guidebook.passed_on_already")
    language = turn.actor.person.language or uow.partnership.language
    asked = Enquiry(
        EnquiryId(NEW), turn.actor.id, turn.text, turn.now, Outcome.DECLINED, turn.event.chat, language
    )
    return pass_on(replace(turn, subject=uow.enquiries.add(asked).id), uow)


def group_of(enquiry: Enquiry, uow: UnitOfWork) -> Group | None:
    """Return the group in which a question was asked before all; None if it was asked alone."""
    return asked_before(enquiry, uow.groups.find())


def asked_before(enquiry: Enquiry, groups: Iterable[Group]) -> Group | None:
    """Return that of these groups in which a question was asked before all; None if it was asked alone.

    What is for a person goes to nobody else, wherever they asked.
    """
    if enquiry.private or enquiry.outcome is Outcome.DECLINED:
        return None
    return next((one for one in groups if one.chat == enquiry.chat), None)


def _said(enquiry: Enquiry, asked: list[Profile], uow: UnitOfWork) -> Phrase:
    key = "guidebook.passed_on" if group_of(enquiry, uow) is None else "gaps.passed_on_group"
    return Phrase(key, {"coordinators": naming.names(asked)})


def _passed_on(gap: Gap, uow: UnitOfWork) -> Refused:
    if gap.state is GapState.ANSWERED:
        return Refused("guidebook.replied_already", {"who": settler(gap, uow)})
    if gap.state is GapState.DISMISSED:
        return Refused("gaps.dismissed", {"who": settler(gap, uow)})
    return Refused("guidebook.passed_on_already")
