"""People: how they come and go, what is their own, and how a partnership is set up."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from handlers.absences import going, returning, standing
from handlers.checkins.questions import asking, rehearsing
from handlers.checkins.replies import clearance
from handlers.checkins.rounds import attending, schedules
from handlers.commitments import closing, keeping
from handlers.commitments.handing_over import handover, offers
from handlers.commitments.minutes import taking as minutes
from handlers.commitments.minutes.drafts import KIND as MINUTES
from handlers.digests import sending as digests
from handlers.members import adding, inviting, leaving, people, settings
from handlers.profile import card, joining
from handlers.route import Dialogue, Route, Waker, Where
from handlers.routes.weaving import COORDINATORS, settled, together
from handlers.setup.needs import Needs
from handlers.setup.steps import KIND as SETUP
from handlers.setup.wizard import Wizard
from storage.records.schedules import Schedule, ScheduleState
from storage.unit import UnitOfWork

MOVED = together(schedules.follow_zone, attending.follow_zone, keeping.follow_zone, digests.follow_zone)
"""What follows when somebody's zone or hours change."""

AWAY = together(going.begin, attending.step_aside, clearance.hand_over)
"""What follows when somebody goes away."""


def _draft(now: datetime, uow: UnitOfWork) -> Schedule:
    """Return the first check-in, planned and not started."""
    return schedules.begin(uow.partnership, now, uow, ScheduleState.DRAFT)


WIZARD = Wizard(
    Needs(
        draft=_draft,
        start=schedules.start,
        preview=rehearsing.opening,
        title=asking.title_of,
        questions=rehearsing.questions,
        moved=MOVED,
        minutes=minutes.begin,
        minutes_kind=MINUTES,
    )
)
"""What leads a coordinator from nothing to the first check-in."""


COMMANDS: Mapping[str, Route] = {
    "profile": Route(card.show, where=Where.DIRECT),
    "language": Route(card.name_language, where=Where.DIRECT, takes_words=True),
    "zone": Route(together(card.name_place, MOVED), where=Where.DIRECT, takes_words=True),
    "hours": Route(together(card.name_hours, MOVED), where=Where.DIRECT, takes_words=True),
    "away": Route(AWAY, where=Where.DIRECT, takes_words=True),
    "returned": Route(
        together(returning.returned, attending.come_back, keeping.follow_zone), where=Where.DIRECT
    ),
    "people": Route(people.show, roles=COORDINATORS, where=Where.DIRECT, takes_words=True),
    "focal": settled(settings.name_focal),
    "alternate": settled(settings.name_alternate),
    "approver": settled(together(settings.name_approver, clearance.follow_approver)),
    "role": settled(together(settings.change_role, digests.enrol_all)),
    "member": settled(together(adding.add, schedules.follow_zone)),
    "invite": Route(inviting.invite, roles=COORDINATORS, where=Where.DIRECT, takes_words=True),
    "link": Route(inviting.link, where=Where.DIRECT),
    "leave": Route(leaving.ask_leave, where=Where.DIRECT),
    "setup": Route(WIZARD.begin, roles=COORDINATORS, where=Where.DIRECT),
}
"""What is written."""

BUTTONS: Mapping[str, Route] = {
    "language": Route(joining.choose_language),
    "zone": Route(together(joining.choose_zone, MOVED, WIZARD.offer)),
    "set_up": Route(WIZARD.begin, roles=COORDINATORS),
    SETUP: Route(WIZARD.press, roles=COORDINATORS),
    "zone_other": Route(joining.ask_for_place),
    "my_languages": Route(card.ask_language),
    "my_language": Route(card.press_language),
    "my_place": Route(card.ask_place),
    "my_zone": Route(together(card.press_place, MOVED)),
    "my_clock": Route(card.ask_hours),
    "my_hours": Route(together(card.press_hours, MOVED)),
    "away_right": Route(going.agree),
    "away_change": Route(going.change),
    "away_not": Route(together(returning.press_not_away, attending.come_back, keeping.follow_zone)),
    "away_ask": Route(together(going.choose_stand_in, attending.step_aside)),
    "away_fine": Route(standing.accept),
    "away_cannot": Route(standing.decline),
    "leave": Route(
        together(leaving.leave, clearance.hand_over, handover.when_left, offers.when_left, closing.when_left)
    ),
    "stay": Route(leaving.stay),
}
"""What is pressed."""

DIALOGUES: Mapping[str, Dialogue] = {
    joining.KIND: replace(joining.ZONE, answer=together(joining.ZONE.answer, MOVED, WIZARD.offer)),
    SETUP: WIZARD.dialogue,
    card.KIND: replace(card.ZONE, answer=together(card.ZONE.answer, MOVED)),
}
"""What is answered."""

WAKES: Mapping[str, Waker] = {returning.RETURN: returning.come_back}
"""What the clock and the deliverers tell."""
