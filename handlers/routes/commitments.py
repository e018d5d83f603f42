"""Commitments: heard, kept, and closed."""

from collections.abc import Mapping
from dataclasses import replace

from handlers.commitments import blocking, by_word, deciding, helping, keeping, norms, notes, renegotiating
from handlers.commitments import closing as ending
from handlers.commitments.attributes import holding
from handlers.commitments.attributes.table import BUTTONS as LIVING
from handlers.commitments.attributes.table import DIALOGUES as LIVING_DIALOGUES
from handlers.commitments.dependencies import depending, rippling
from handlers.commitments.following.obstacles import OBSTACLE
from handlers.commitments.following.receipts import ASKED, RECEIPT
from handlers.commitments.following.ripples import RIPPLE
from handlers.commitments.handing_over import handover, offers, successors
from handlers.commitments.hearing import pointing, sources
from handlers.commitments.hearing.asking import KIND as DATE
from handlers.commitments.minutes import agenda, whose
from handlers.commitments.minutes import taking as minutes
from handlers.commitments.minutes.drafts import KIND as MINUTES
from handlers.commitments.pressing import current
from handlers.commitments.reminding import ladder, notices, snoozing, vouching, waiting
from handlers.commitments.showing import filters, listing
from handlers.route import Dialogue, Route, Waker, Where
from handlers.routes.weaving import COORDINATORS, PROMISING, beside, settled
from handlers.rules import access, moves

COMMANDS: Mapping[str, Route] = {
    "commit": Route(sources.commit, roles=PROMISING, takes_words=True, insists=True, hears=True),
    "minutes": replace(
        settled(minutes.begin),
        insists=True,
        takes_files=True,
        reads_files=True,
        hears=True,
        names=whose.names,
    ),
    "agenda": Route(agenda.show, roles=COORDINATORS, where=Where.DIRECT),
    "commitments": Route(listing.show, takes_words=True, insists=filters.is_read),
    "commitment": Route(by_word.commitment, takes_words=True, insists=by_word.is_of_one),
    "progress": Route(
        by_word.progress, takes_words=True, insists=beside(by_word.has_amount, by_word.is_amount)
    ),
    "norms": replace(settled(norms.show), insists=norms.is_read),
    "handover": Route(
        handover.begin,
        where=Where.DIRECT,
        takes_words=True,
        insists=successors.is_read,
        seeks=handover.sought_by_words,
    ),
    "ladder": replace(settled(ladder.ladder), insists=True),
}
"""What is written."""

BUTTONS: Mapping[str, Route] = {
    **LIVING,
    "list": Route(listing.more),
    "norms": Route(norms.press, roles=COORDINATORS),
    "confirm": Route(current(keeping.confirm, access.is_owner)),
    "not_one": Route(current(keeping.not_one, access.is_owner)),
    "done": Route(current(ending.done)),
    "blocked": Route(current(blocking.begin)),
    "unblocked": Route(current(blocking.unblock)),
    "helper": Route(current(blocking.press_helper)),
    "ask_helper": Route(current(helping.ask_helper, access.may_change, helping.shown), roles=COORDINATORS),
    "help_answer": Route(helping.answer),
    "received": Route(ending.received),
    "not_yet": Route(ending.not_yet),
    "at_risk": Route(current(renegotiating.at_risk)),
    "move_reason": Route(current(renegotiating.press_reason, access.is_owner)),
    "move_accept": Route(current(deciding.accept, moves.may_decide, deciding.asked_now)),
    "move_talk": Route(current(deciding.ask_to_talk, moves.may_decide, deciding.asked_now)),
    "move_reply": Route(current(deciding.begin_reply, access.may_see)),
    "handover": Route(current(handover.press_one), seeks=handover.sought_of_one),
    "hand_all": Route(handover.press_all, seeks=handover.sought_of_all),
    "take_over": Route(current(offers.take_over, offers.concerns, offers.shown)),
    "take_not": Route(current(offers.take_not, offers.concerns, offers.shown)),
    "take_all": Route(offers.take_all),
    "needs": Route(current(depending.choose)),
    "needs_not": Route(current(depending.drop)),
    "tell_self": Route(current(rippling.tell_self, shows=rippling.shown)),
    "tell_bot": Route(current(rippling.tell_bot, shows=rippling.shown)),
    "keep_date": Route(current(rippling.keep_date, access.is_owner)),
    "snooze": Route(current(snoozing.snooze, access.is_owner)),
    "still_yes": Route(current(snoozing.holds, access.is_owner)),
    "vouch": Route(vouching.press),
    "change_date": Route(current(renegotiating.change_date)),
    "date": Route(current(renegotiating.press_date)),
    MINUTES: Route(minutes.press, roles=COORDINATORS),
    pointing.OTHERS: Route(pointing.others),
    "draft": Route(current(notes.draft), roles=COORDINATORS),
    "log_call": Route(current(notes.log_call), roles=COORDINATORS),
}
"""What is pressed."""

DIALOGUES: Mapping[str, Dialogue] = {
    vouching.KIND: vouching.DIALOGUE,
    **LIVING_DIALOGUES,
    DATE: renegotiating.DIALOGUE,
    deciding.KIND: deciding.TALK,
    ending.KIND: ending.DIALOGUE,
    blocking.KIND: blocking.DIALOGUE,
    helping.KIND: helping.WORDING,
    depending.KIND: depending.DIALOGUE,
    MINUTES: minutes.DIALOGUE,
    notes.KIND: notes.DIALOGUE,
}
"""What is answered."""

WAKES: Mapping[str, Waker] = {
    RECEIPT: ending.close,
    ASKED: ending.was_asked,
    OBSTACLE: helping.raise_obstacle,
    helping.ASKED: helping.was_asked,
    RIPPLE: rippling.come_due,
    holding.HELD: holding.take_up,
    offers.OFFER: offers.end_patience,
    waiting.NOTICE: notices.give_notice,
}
"""What the clock and the deliverers tell."""
