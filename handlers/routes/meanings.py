"""What plain words lead to when they are no command."""

from handlers import guessing
from handlers import help as assistance
from handlers.checkins.questions import asking
from handlers.checkins.replies import answering
from handlers.commitments import deciding
from handlers.commitments.attributes.audience import AUDIENCE
from handlers.commitments.attributes.goals import GOAL
from handlers.commitments.attributes.waiters import WAITING
from handlers.commitments.attributes.weight import WEIGHT
from handlers.commitments.hearing import pointing, sources
from handlers.commitments.hearing.asking import KIND as DATE
from handlers.commitments.showing import listing
from handlers.digests import sending as digests
from handlers.guidebook.answers import asking as guidebook
from handlers.guidebook.gaps import raising
from handlers.profile import card
from handlers.route import Meanings, Route
from handlers.routes.weaving import either, heard, together, waiting_too
from storage.records.people import Role


def meanings() -> Meanings:
    """Return what plain words lead to: a look-up at once, a change no further than to its button."""
    named = frozenset({GOAL.kind, WAITING.kind, WEIGHT.kind, AUDIENCE.kind})
    guesser = guessing.Guesser(asking.KIND, DATE, named, asking.fits, deciding.listener)
    listed = guessing.bare(listing.show)
    leads = {
        "list_my_commitments": Route(waiting_too(listed)),
        "request_digest": Route(
            waiting_too(
                guessing.by_role(digests.show_meant, Role.COORDINATOR, together(guessing.own_only, listed))
            )
        ),
        "help": Route(waiting_too(guessing.bare(assistance.show))),
        "greet": Route(waiting_too(guessing.greet)),
        "change_language": Route(waiting_too(guessing.naming(card.name_language))),
        "talk_to_coordinator": Route(waiting_too(raising.ask_coordinator)),
        "ask_guidebook": Route(waiting_too(guidebook.ask), finds=True),
        "complete_commitment": Route(
            together(pointing.pointing(pointing.DONE, guessing.neither), sources.hear_message), hears=True
        ),
        "reschedule_commitment": Route(pointing.pointing(pointing.MOVED, guessing.neither)),
        "report_blocker": Route(
            together(pointing.pointing(pointing.BLOCKED, guessing.neither), sources.hear_message), hears=True
        ),
        "pause_checkins": Route(guessing.pause),
        "add_commitment": Route(
            waiting_too(either(sources.hear_message, guessing.something_else)), hears=True
        ),
        "answer_checkin": Route(guessing.to_its_question(heard(answering.answer)), hears=True),
        guessing.TALK: Route(waiting_too(deciding.pass_on)),
        "unclear": Route(guessing.something_else),
        guessing.OFFER: Route(guesser.offer),
    }
    return Meanings(guesser.means, guessing.recall, leads, guessing.KIND)
