"""Check-ins for those without an account: the questions as text for an e-mail that a coordinator sends."""

from handlers.checkins.questions import asking
from handlers.rules import naming
from handlers.turn import Message
from prompts.phrase import Phrase, Value
from storage.records.checkins import Response, Round
from storage.records.people import Profile, Role
from storage.unit import UnitOfWork


def to_coordinators(response: Response, opened: Round, profile: Profile, uow: UnitOfWork) -> list[Message]:
    """Return the letter, with how to write down what is answered, to each coordinator."""
    values: dict[str, Value] = {
        "who": naming.who(profile),
        "party": naming.party(profile),
        "letter": letter(opened, response, profile, uow),
    }
    key = f"response:{response.id}:letter"
    return [
        Message(one.id, Phrase("checkin.letter_for", values), key=f"{key}:{one.id}")
        for one in uow.members.active(Role.COORDINATOR)
    ]


def letter(opened: Round, response: Response, profile: Profile, uow: UnitOfWork) -> Phrase:
    """Return the questions as text, in the language of whoever answers them."""
    about = asking.commitment(response, uow)
    numbered = tuple(
        Phrase("checkin.letter_question", {"number": number, "question": asking.text_of(question, about)})
        for number, question in enumerate(opened.script.questions, start=1)
        if question.when is None
    )
    values: dict[str, Value] = {
        "name": profile.name,
        "partnership": uow.partnership.name,
        "purpose": asking.purpose_of(opened.kind),
        "questions": numbered,
        "closes": response.closes_at,
    }
    language = profile.person.language or uow.partnership.language
    return Phrase("checkin.letter", values, language=language)
