"""Check-ins: what is asked, answered and steered."""

from collections.abc import Mapping
from dataclasses import replace

from handlers.checkins.managing import commands as managing
from handlers.checkins.managing import questionnaires, quiet, steering
from handlers.checkins.questions import asking
from handlers.checkins.replies import (
    anonymous,
    answering,
    atonce,
    clearance,
    editing,
    forms,
    later,
    quick,
    volunteering,
)
from handlers.checkins.rounds import attending, closing, opening, parts, results, schedules, summaries
from handlers.commitments.hearing import sources
from handlers.route import Dialogue, Route, Waker, Where
from handlers.routes.weaving import COORDINATORS, heard, passed, settled, together

COMMANDS: Mapping[str, Route] = {
    "health": Route(results.show, roles=COORDINATORS, where=Where.DIRECT),
    "round": Route(steering.show, roles=COORDINATORS, where=Where.DIRECT),
    "log": replace(settled(steering.log), insists=True),
    "nudge": replace(settled(steering.nudge_by_name), insists=True),
    "checkins": replace(settled(managing.manage), insists=True),
    "questions": settled(questionnaires.edit),
    "preview": settled(questionnaires.preview),
    "quiet": settled(quiet.quiet),
    "answer": Route(volunteering.answer, where=Where.DIRECT, answers=True),
    "skip": Route(passed(answering.skip), where=Where.DIRECT, answers=True),
    "back": Route(answering.back, where=Where.DIRECT, answers=True),
    "later": Route(later.by_word, where=Where.DIRECT, answers=True),
    "finish": Route(quick.finish_by_word, where=Where.DIRECT, answers=True),
}
"""What is written."""

BUTTONS: Mapping[str, Route] = {
    "answer": Route(answering.press),
    "vote": Route(anonymous.vote, sealed=True),
    "skip": Route(answering.press_skip),
    "back": Route(answering.press_back),
    "edit": Route(editing.press),
    "reopen": Route(editing.reopen),
    "audience": Route(editing.audience),
    "ways": Route(quick.more),
    "nothing_new": Route(quick.nothing_new),
    "finish": Route(quick.finish),
    "decline": Route(quick.decline),
    "later": Route(later.press),
    "quiet": Route(later.quiet),
    "all_at_once": Route(atonce.press),
    "one_by_one": Route(atonce.one_by_one),
    "form": Route(forms.press),
    "clear": Route(together(clearance.clear, sources.hear_cleared)),
    "return": Route(clearance.press_return),
    "nudge": Route(steering.nudge, roles=COORDINATORS),
    "schedule": Route(managing.press, roles=COORDINATORS),
    "questions": Route(questionnaires.press, roles=COORDINATORS),
    "quiet_off": Route(quiet.remove, roles=COORDINATORS),
    "object": Route(summaries.object_to),
    "agree": Route(summaries.agree),
    "log_with": Route(steering.log_how, roles=COORDINATORS),
}
"""What is pressed."""

FORMS: Mapping[str, Route] = {
    "checkin_form": Route(heard(forms.submit)),
    "ballot": Route(anonymous.ballot, sealed=True),
}
"""What is filled in."""

DIALOGUES: Mapping[str, Dialogue] = {
    asking.KIND: replace(answering.DIALOGUE, answer=heard(answering.answer), hears=True),
    atonce.KIND: replace(atonce.DIALOGUE, answer=heard(atonce.answer), hears=True),
    clearance.KIND: clearance.DIALOGUE,
}
"""What is answered."""

WAKES: Mapping[str, Waker] = {
    schedules.SCHEDULE: schedules.come_due,
    parts.ROUND: attending.attend,
    opening.DELIVERED: attending.delivered,
    closing.HALF: closing.tell_of_half,
    steering.NUDGE: steering.nudge_now,
    summaries.POSTING: summaries.post,
    summaries.OBJECTION: summaries.ask_for_objection,
}
"""What the clock and the deliverers tell."""
