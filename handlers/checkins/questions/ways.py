"""The buttons under a question of a check-in: its options, and the ways out."""

from handlers.rules import questions, talk
from handlers.turn import Button, Message
from prompts.phrase import Phrase
from storage.errors import Refused
from storage.records.conversations import Audience, Conversation, Question, QuestionType

Rows = tuple[tuple[Button, ...], ...]

PASSED = ""
"""What stands for an option in an anonymous vote that is passed."""

_AUDIENCES = {
    Audience.COORDINATORS: "checkin.button_for_coordinators",
    Audience.PARTNERS: "checkin.button_for_partners",
    Audience.PUBLIC: "checkin.button_for_public",
}


def buttons(conversation: Conversation) -> Rows:
    """Return a row for each option of the open question, then the ways out, two rows at most.

    An anonymous one is answered by "vote", whose word is the stage and the value, as for "answer"; without a
    value the question is passed. It has no way back, as nothing is kept that could be shown.
    Raises `Refused` when the script is done.
    """
    question = talk.open_question(conversation)
    if question is None:
        raise Refused(talk.FINISHED)
    action = "vote" if conversation.script.anonymous else "answer"
    options = (
        (Button(_label(question, label), action, conversation.id, f"{conversation.stage}.{value}"),)
        for value, label in question.options
    )
    rows = _anonymous_ways(conversation, question) if conversation.script.anonymous else ()
    rows = rows or (_first_ways(conversation, question) if _is_first(conversation) else ())
    rows = rows or _later_ways(conversation, question)
    return (*options, *(row for row in rows if row))


def more(conversation: Conversation) -> Message:
    """Return the ways that are not shown under the first question, for who asks for them."""
    rows: Rows = (
        (_way(conversation, "checkin.button_all_at_once", "all_at_once"),),
        (_way(conversation, "checkin.button_decline", "decline"),),
        _audience(conversation),
    )
    shown = tuple(row for row in rows if row)
    return Message(conversation.member_id, Phrase("checkin.more_ways"), shown)


def _is_first(conversation: Conversation) -> bool:
    return conversation.stage == 0


def _first_ways(conversation: Conversation, question: Question) -> Rows:
    """Return quick ways out first; "nothing new" answers a question for words only."""
    nothing_new = question.type is QuestionType.TEXT
    return (
        (
            *((_way(conversation, "checkin.button_nothing_new", "nothing_new"),) if nothing_new else ()),
            *_skip(conversation, question),
            _way(conversation, "checkin.button_later", "later"),
        ),
        (*_form(conversation), _way(conversation, "checkin.button_ways", "ways")),
    )


def _later_ways(conversation: Conversation, question: Question) -> Rows:
    return (
        (
            *_skip(conversation, question),
            _way(conversation, "checkin.button_back", "back"),
            _way(conversation, "checkin.button_finish", "finish"),
        ),
        _audience(conversation),
    )


def _anonymous_ways(conversation: Conversation, question: Question) -> Rows:
    passing = f"{conversation.stage}.{PASSED}"
    skip = Button(Phrase("checkin.button_skip"), "vote", conversation.id, passing)
    if not _is_first(conversation):
        return ((skip,),) if question.optional else ((_way(conversation, "checkin.button_later", "later"),),)
    return (
        (*((skip,) if question.optional else ()), _way(conversation, "checkin.button_later", "later")),
        (*_form(conversation), _way(conversation, "checkin.button_decline", "decline")),
    )


def _form(conversation: Conversation) -> tuple[Button, ...]:
    """Return the button that opens the whole check-in as a form, where it is long enough for one."""
    enough = 0 < conversation.script.form_from <= len(talk.path(conversation))
    if not enough:
        return ()
    return (Button(Phrase("checkin.button_form"), "form", conversation.id, primary=True, opens=True),)


def _skip(conversation: Conversation, question: Question) -> tuple[Button, ...]:
    return (_way(conversation, "checkin.button_skip", "skip"),) if question.optional else ()


def _audience(conversation: Conversation) -> tuple[Button, ...]:
    if not conversation.script.audience_free:
        return ()
    present = conversation.audience or conversation.script.audience
    return (_way(conversation, _AUDIENCES[present], "audience"),)


def _way(conversation: Conversation, label: str, action: str) -> Button:
    return Button(Phrase(label), action, conversation.id, str(conversation.stage))


def _label(question: Question, label: str) -> Phrase:
    return Phrase("checkin.own_words", {"words": label}) if questions.literal(question) else Phrase(label)
