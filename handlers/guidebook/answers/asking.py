"""Asking the guidebook: a question is answered where it was asked, by quoting or with citations."""

from dataclasses import dataclass, replace

from handlers.guidebook import shelves
from handlers.guidebook.answers import feedback, opening, sharing
from handlers.guidebook.answers.saying import DECLINED, answer, answers, silent, sources
from handlers.guidebook.answers.speech import answer_card, asked_in, told_in, tongue_of
from handlers.guidebook.gaps import raising
from handlers.turn import Button, Finding, Message, Turn
from prompts.phrase import Phrase
from storage.records.conversations import Audience
from storage.records.guidebook import Enquiry, EnquiryId, Outcome, Passage
from storage.records.people import MemberId
from storage.unit import NEW, UnitOfWork

NEXT_BEST = 2
"""So many other passages are offered with an answer."""

Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Asking:
    """A question with what was found, as it is to be answered; `alone`: to its asker and nobody else."""

    turn: Turn
    finding: Finding
    enquiry: Enquiry
    language: str
    alone: bool

    @property
    def to(self) -> MemberId | None:
        """Whom the answer is for; None: whoever is where it was asked."""
        return self.turn.actor.id if self.turn.event.direct or self.alone else None

    @property
    def whispered(self) -> bool:
        """Whether others are about who are not to hear the answer."""
        return self.alone and not self.turn.event.direct


def ask(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Answer a question where it was asked, for all to hear who are there."""
    return _ask(turn, uow, alone=False)


def ask_alone(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Answer a question for its asker alone: nobody is told who asked."""
    return _ask(turn, uow, alone=True)


def _ask(turn: Turn, uow: UnitOfWork, *, alone: bool) -> list[Message]:
    heard = shelves.audiences(turn, alone=alone)
    finding = _as_of_now(turn.finding or Finding(), heard, uow)
    language = tongue_of(turn, finding.language, uow)
    if not turn.text:
        to = turn.actor.id if turn.event.direct or alone else None
        return [Message(to, Phrase("guidebook.usage"), quiet=alone)]
    unread = not answers(finding) and not finding.declined and not shelves.has_any(uow, heard)
    found = replace(finding, outcome=Outcome.SILENT) if unread else finding
    enquiry = uow.enquiries.add(_enquiry(turn, found, uow, alone=alone))
    asked = Asking(turn, found, enquiry, language, alone)
    text, rows, beside = _unread(asked, uow) if unread else _said(asked, uow)
    message = Message(asked.to, text, rows, card=answer_card(turn.event), quiet=alone)
    return [told_in(language, message), *beside]


def _as_of_now(finding: Finding, heard: frozenset[Audience], uow: UnitOfWork) -> Finding:
    """Return what was found, without what may not be read out any more since it was looked for."""
    stand = sources(finding)
    kept = shelves.read_today((*stand, *finding.others), heard, uow)
    others = tuple(one for one in finding.others if one in kept)
    if all(one in kept for one in stand):
        return replace(finding, others=others)
    return Finding(Outcome.SILENT, others=others, language=finding.language)


def _enquiry(turn: Turn, finding: Finding, uow: UnitOfWork, *, alone: bool) -> Enquiry:
    """Return the question with what was said to it, to be stored."""
    return Enquiry(
        EnquiryId(NEW),
        turn.actor.id,
        turn.text,
        turn.now,
        finding.outcome,
        turn.event.chat,
        asked_in(turn, finding.language, uow),
        private=alone,
        said=finding.written or finding.quote,
        context="" if finding.written else finding.context,
        cited=tuple(one.id for one in sources(finding)) if answers(finding) else (),
        card=answer_card(turn.event),
        thread=turn.event.thread,
    )


def _said(asked: Asking, uow: UnitOfWork) -> tuple[Phrase, Rows, list[Message]]:
    """Return what is said, the buttons under it, and what others hear of it."""
    if answers(asked.finding):
        return answer(asked.finding, asked.language, uow), _answer_rows(asked, uow), []
    match asked.finding.outcome:
        case Outcome.DECLINED:
            return _declined(asked, uow)
        case Outcome.OFF_TOPIC:
            return Phrase("guidebook.off_topic"), _person(asked, uow), []
        case _:
            return _silent(asked, uow)


def _answer_rows(asked: Asking, uow: UnitOfWork) -> Rows:
    finding = asked.finding
    first, *more = sources(finding)
    document = shelves.document_of(first, uow)
    near = _different((*more, *finding.others), first)[:NEXT_BEST]
    rows = (
        opening.doors(first, document, alone=asked.whispered),
        *opening.others(first, near, uow, alone=asked.whispered),
        *_verdict(asked, uow),
    )
    return tuple(row for row in rows if row)


def _verdict(asked: Asking, uow: UnitOfWork) -> Rows:
    """Return what can be made of an answer: said whether it helped, and shared.

    One that is not sure goes to a coordinator as well, and is shared once it has helped.
    """
    said = feedback.buttons(asked.enquiry)
    if asked.finding.sure:
        return said, sharing.button(asked.enquiry, asked.turn, uow)
    person = _person(asked, uow)
    return ((*said[:1], *person[0]) if person else said,)


def _silent(asked: Asking, uow: UnitOfWork) -> tuple[Phrase, Rows, list[Message]]:
    """Say that the book does not say, and have the coordinators asked."""
    told = raising.raise_gap(asked.enquiry, asked.turn, uow)
    near = asked.finding.others
    text = silent(raising.asked_of(asked.turn, uow), unnamed=asked.alone, near=bool(near))
    return text, opening.others(None, near, uow, alone=asked.whispered), told


def _declined(asked: Asking, uow: UnitOfWork) -> tuple[Phrase, Rows, list[Message]]:
    """Say kindly why this is none for a guidebook; a coordinator can be asked where one may help."""
    why = asked.finding.declined
    helps = why in {"private", "legal"}
    return Phrase(DECLINED[why]), _person(asked, uow) if helps else (), []


def _unread(asked: Asking, uow: UnitOfWork) -> tuple[Phrase, Rows, list[Message]]:
    """Say that there is no guidebook to answer from; a coordinator can be asked."""
    rows = _person(asked, uow)
    key = "guidebook.none" if rows else "guidebook.none_alone"
    return Phrase(key, {"partnership": uow.partnership.name}), rows, []


def _person(asked: Asking, uow: UnitOfWork) -> Rows:
    """Return the button that takes the question to a coordinator; none where nobody else coordinates."""
    if not raising.asked_of(asked.turn, uow):
        return ()
    return ((Button(Phrase("guidebook.button_ask"), "ask_coordinator", asked.enquiry.id),),)


def _different(passages: tuple[Passage, ...], than: Passage) -> tuple[Passage, ...]:
    return tuple({one.id: one for one in passages if one.id != than.id}.values())
