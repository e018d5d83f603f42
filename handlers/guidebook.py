"""The guidebook: questions are answered by quoting it, or taken to a coordinator who replies."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from handlers.rules import naming, talk
from handlers.turn import Button, Dialogue, Finding, Message, Turn
from prompts.phrase import Phrase, Value
from storage.errors import Refused
from storage.records.conversations import Conversation, ConversationId, Question, Script
from storage.records.guidebook import DocumentId, Enquiry, EnquiryId, EnquiryState, Passage, PassageId
from storage.records.people import Role
from storage.unit import NEW, UnitOfWork

KIND = "reply"
"""The dialogue in which a coordinator writes a reply."""

_SCRIPT = Script(KIND, (Question("reply", "guidebook.reply_question", optional=False),))


# --- asking the book


def ask(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Answer a question from what was found in the guidebook, where it was asked; keep the question."""
    to = turn.actor.id if turn.event.direct else None
    if not turn.text:
        return [Message(to, Phrase("guidebook.usage"))]
    finding = turn.finding or Finding()
    titles = {one.id: one.title for one in uow.documents.current()}
    enquiry = uow.enquiries.add(_enquiry(turn, finding))
    if all(one.id == turn.actor.id for one in uow.members.active(Role.COORDINATOR)):
        return [Message(to, _said(finding, titles, uow, alone=True))]
    button = Button(Phrase("guidebook.button_ask"), "ask_coordinator", enquiry.id)
    return [Message(to, _said(finding, titles, uow), ((button,),))]


def _enquiry(turn: Turn, finding: Finding) -> Enquiry:
    passage = _source_of(finding)
    state = EnquiryState.UNANSWERED if passage is None else EnquiryState.ANSWERED
    return Enquiry(EnquiryId(NEW), turn.actor.id, turn.text, turn.now, state, passage)


def _source_of(finding: Finding) -> PassageId | None:
    """Return the passage that answers; None where nothing does."""
    passages = [finding.passage] if finding.passage else list(finding.cited)
    answered = bool(finding.quote or finding.written)
    return passages[0].id if passages and answered else None


def _said(
    finding: Finding, titles: Mapping[DocumentId, str], uow: UnitOfWork, *, alone: bool = False
) -> Phrase:
    if _source_of(finding) is None:
        if not titles:
            key = "guidebook.none_alone" if alone else "guidebook.none"
            return Phrase(key, {"partnership": uow.partnership.name})
        return Phrase("guidebook.silent_alone" if alone else "guidebook.silent")
    passages = finding.cited if finding.written else _one(finding.passage)
    missing = {one.document_id for one in passages} - titles.keys()
    known = {**titles, **{number: uow.documents.get(number).title for number in missing}}
    sources = [_source(one, known[one.document_id]) for one in passages]
    if finding.written:
        return Phrase("guidebook.written", {"text": finding.written, "sources": _numbered(sources)})
    return Phrase("guidebook.answer", {"quote": finding.quote, "source": sources[0]})


def _one(passage: Passage | None) -> tuple[Passage, ...]:
    return () if passage is None else (passage,)


def _numbered(sources: Iterable[Phrase]) -> tuple[Phrase, ...]:
    return tuple(
        Phrase("guidebook.source_numbered", {"number": number, "source": source})
        for number, source in enumerate(sources, 1)
    )


def _source(passage: Passage, document: str) -> Phrase:
    """Return where a passage stands: its document, and section and page where there are any."""
    where: dict[str, Value] = {"document": document}
    if passage.section and passage.page is not None:
        return Phrase("guidebook.source", {**where, "section": passage.section, "page": passage.page})
    if passage.section:
        return Phrase("guidebook.source_section", {**where, "section": passage.section})
    if passage.page is not None:
        return Phrase("guidebook.source_page", {**where, "page": passage.page})
    return Phrase("guidebook.source_document", where)


# --- asking a person


def pass_on(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Take a question to every coordinator but its asker, once. Only the asker may have it done."""
    enquiry = uow.enquiries.get(turn.subject)
    if enquiry.member_id != turn.actor.id:
        raise Refused("refused.button_not_yours")
    if enquiry.state is EnquiryState.REPLIED:
        raise Refused("guidebook.replied_already", _replier(enquiry, uow))
    if enquiry.state is EnquiryState.ASKED:
        raise Refused("guidebook.passed_on_already")
    asked = [one for one in uow.members.coordinators() if one.id != turn.actor.id]
    if not asked:
        raise Refused("guidebook.nobody")
    uow.enquiries.save(replace(enquiry, state=EnquiryState.ASKED))
    values: dict[str, Value] = {"who": naming.who(turn.actor), "question": enquiry.text}
    button = Button(Phrase("guidebook.button_reply"), "reply", enquiry.id, primary=True)
    return [
        Message(turn.actor.id, Phrase("guidebook.passed_on", {"coordinators": naming.names(asked)})),
        *(Message(one.id, Phrase("guidebook.for_coordinator", values), ((button,),)) for one in asked),
    ]


def ask_coordinator(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Take words that ask for a person to every coordinator, once while they wait for a reply."""
    waiting = uow.enquiries.waiting()
    if any((one.member_id, one.text) == (turn.actor.id, turn.text) for one in waiting):
        raise Refused("guidebook.passed_on_already")
    asked = uow.enquiries.add(_enquiry(turn, Finding()))
    return pass_on(replace(turn, subject=asked.id), uow)


def begin_reply(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Ask a coordinator for the reply; their next message is it. Raises `Refused` where one was given."""
    enquiry = uow.enquiries.get(turn.subject)
    if enquiry.state is EnquiryState.REPLIED:
        raise Refused("guidebook.replied_already", _replier(enquiry, uow))
    asker = uow.members.profile(enquiry.member_id)
    if asker.member.left_at is not None:
        raise Refused("guidebook.asker_left", {"who": naming.who(asker)})
    _close_dialogues(turn, uow)
    opened = uow.conversations.add(
        Conversation(ConversationId(NEW), turn.actor.id, KIND, enquiry.id, _SCRIPT, turn.now)
    )
    return [_ask(opened, uow)]


def put_off(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Let a reply be for now; the question waits for it."""
    if not uow.conversations.open_of(turn.actor.id, KIND):
        raise Refused("refused.button_old")
    _close_dialogues(turn, uow)
    return [Message(turn.actor.id, Phrase("guidebook.reply_later"))]


def _ask(conversation: Conversation, uow: UnitOfWork) -> Message:
    enquiry = uow.enquiries.get(conversation.subject)
    asker = uow.members.profile(enquiry.member_id)
    values: dict[str, Value] = {"question": enquiry.text, "who": naming.who(asker)}
    later = Button(Phrase("guidebook.button_later"), "reply_later", enquiry.id)
    return Message(conversation.member_id, Phrase("guidebook.reply_question", values), ((later,),))


def _answer(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Bring what was written to the asker, unless another coordinator was first."""
    if turn.conversation is None:
        raise Refused("refused.gone")
    said = talk.advance(turn.conversation, talk.Words(turn.text))
    if said.problem is not None:
        return [Message(turn.actor.id, Phrase("other.empty"))]
    uow.conversations.save(replace(said.conversation, closed_at=turn.now))
    enquiry = uow.enquiries.get(turn.conversation.subject)
    if enquiry.state is EnquiryState.REPLIED:
        return [Message(turn.actor.id, Phrase("guidebook.replied_already", _replier(enquiry, uow)))]
    asker = uow.members.profile(enquiry.member_id)
    if asker.member.left_at is not None:
        return [Message(turn.actor.id, Phrase("guidebook.asker_left", {"who": naming.who(asker)}))]
    uow.enquiries.save(
        replace(enquiry, state=EnquiryState.REPLIED, reply=turn.text, replied_by=turn.actor.id)
    )
    values: dict[str, Value] = {
        "question": enquiry.text,
        "who": naming.who(turn.actor),
        "reply": turn.text,
    }
    return [
        Message(turn.actor.id, Phrase("guidebook.reply_sent", {"who": naming.who(asker)})),
        Message(asker.id, Phrase("guidebook.reply", values)),
    ]


REPLY = Dialogue(_answer, _ask, takes_questions=True)
"""Takes the next message as the reply, also one that is a question."""


def _close_dialogues(turn: Turn, uow: UnitOfWork) -> None:
    for asked in uow.conversations.open_of(turn.actor.id, KIND):
        uow.conversations.save(replace(asked, closed_at=turn.now))


def _replier(enquiry: Enquiry, uow: UnitOfWork) -> dict[str, Value]:
    if enquiry.replied_by is None:
        raise Refused("refused.gone")
    return {"who": naming.who(uow.members.profile(enquiry.replied_by))}
