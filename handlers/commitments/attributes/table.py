"""All that can be changed of a commitment here, and the routes of it."""

from collections.abc import Mapping

from handlers.commitments.attributes import clearance
from handlers.commitments.attributes.attribute import Attribute, buttons, dialogues
from handlers.commitments.attributes.audience import AUDIENCE
from handlers.commitments.attributes.dropping import DROP
from handlers.commitments.attributes.evidence import EVIDENCE
from handlers.commitments.attributes.goals import GOAL
from handlers.commitments.attributes.holding import HOLD
from handlers.commitments.attributes.progress import PROGRESS
from handlers.commitments.attributes.superseding import SUPERSEDE
from handlers.commitments.attributes.title import TITLE
from handlers.commitments.attributes.waiters import WAITING
from handlers.commitments.attributes.weight import WEIGHT
from handlers.commitments.pressing import current
from handlers.commitments.showing import cards, story
from handlers.route import Route
from handlers.rules import access

ATTRIBUTES: tuple[Attribute, ...] = (
    PROGRESS,
    WAITING,
    GOAL,
    EVIDENCE,
    WEIGHT,
    AUDIENCE,
    TITLE,
    HOLD,
    DROP,
    SUPERSEDE,
)
"""Each thing that can be changed, in the order of the buttons."""

BUTTONS: Mapping[str, Route] = {
    **buttons(ATTRIBUTES),
    "card": Route(current(cards.press, access.may_see)),
    "story": Route(current(story.press, access.may_see)),
    "resume": Route(current(clearance.resume)),
    "approver": Route(current(clearance.give, access.is_owner)),
}
"""The routes of their buttons, and of the card, the story, and the ways back on track."""

DIALOGUES = dialogues(ATTRIBUTES)
"""What takes their answers, by kind of conversation."""
