"""The one table: commands, buttons, dialogues and wakes -> handler, roles; a file a feature."""

from collections.abc import Mapping

from handlers import groups, guessing
from handlers import help as assistance
from handlers.absences import going
from handlers.checkins.questions import asking
from handlers.checkins.replies import editing, files
from handlers.checkins.rounds import schedules
from handlers.commitments import by_word, keeping
from handlers.commitments.handing_over.apart import Apart
from handlers.commitments.hearing import sources
from handlers.commitments.reminding.bundling import DESK
from handlers.commitments.reminding.replying import Replies
from handlers.digests import sending as digests
from handlers.digests.planning import WEEKLY
from handlers.guidebook.answers.asking import ask
from handlers.guidebook.shelving import parcels, receiving
from handlers.profile import joining
from handlers.route import Route, Routes, Where
from handlers.routes import checkins, commitments
from handlers.routes import guidebook as books
from handlers.routes import people as persons
from handlers.routes.meanings import meanings
from handlers.routes.people import AWAY
from handlers.routes.weaving import COORDINATORS, either, together, waiting_too
from handlers.routes.words import WORDS

_COMMANDS: Mapping[str, Route] = {
    "help": Route(assistance.show),
    "thanks": Route(assistance.welcome),
    "start": Route(assistance.show),
    "join": Route(assistance.show),
    "digest": Route(digests.show, roles=COORDINATORS, takes_words=True, insists=True),
    "more": Route(assistance.more, where=Where.DIRECT),
    "bind": Route(groups.bind, where=Where.GROUP),
}
"""What is written to nobody in particular."""

_BUTTONS: Mapping[str, Route] = {
    "digest_more": Route(digests.more, roles=COORDINATORS),
}
"""What is pressed under what is written to nobody in particular."""


def routes() -> Routes:
    """Return what Convenor answers to."""
    rest = guessing.rest(asking.KIND)
    replies, apart = Replies(rest), Apart(rest, asking.KIND)
    return Routes(
        commands={
            **_COMMANDS,
            **checkins.COMMANDS,
            **commitments.COMMANDS,
            **persons.COMMANDS,
            **books.COMMANDS,
        },
        buttons={
            **_BUTTONS,
            **checkins.BUTTONS,
            **commitments.BUTTONS,
            **persons.BUTTONS,
            **books.BUTTONS,
        },
        forms=checkins.FORMS,
        dialogues={
            **checkins.DIALOGUES,
            **commitments.DIALOGUES,
            **persons.DIALOGUES,
            **books.DIALOGUES,
        },
        wakes={
            **checkins.WAKES,
            **commitments.WAKES,
            **persons.WAKES,
            **books.WAKES,
            WEEKLY: digests.weekly,
        },
        text=Route(either(sources.hear_message, assistance.unclear), hears=True),
        question=Route(ask, finds=True),
        files=Route(receiving.beside(files.receive), takes_files=True, papers=parcels.together),
        edited=together(editing.edited, sources.hear_answer, sources.hear_edited),
        join=together(joining.join, schedules.enrol, keeping.take_up, digests.enrol),
        link=together(joining.linked, schedules.enrol, keeping.take_up),
        recognises=[
            (parcels.means_it, Route(receiving.receive, papers=parcels.sent, insists=True)),
            (replies.means_it, Route(replies.answer, insists=True)),
            (apart.means_it, Route(apart.answer, where=Where.DIRECT, seeks=apart.sought)),
            (going.means_it, Route(AWAY)),
            (by_word.names_one, Route(waiting_too(by_word.named_one))),
        ],
        meanings=meanings(),
        desk=DESK,
        words=WORDS,
    )
