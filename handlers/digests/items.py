"""The items of a digest: a sentence each, and the button that settles it where there is one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from handlers.digests.doubts import Doubt
from handlers.digests.facts import Facts
from handlers.rules import digest as rules
from handlers.rules import questions
from handlers.rules.digest import Silence, excerpt
from handlers.rules.reasons import reason
from handlers.rules.wording import fold
from prompts import scripts
from prompts.catalogue import house
from prompts.phrase import Phrase, ShortDay, Values
from storage.records.checkins import Response, Standing, Update
from storage.records.commitments import CommitmentState
from storage.unit import UnitOfWork

WORDS = 90
"""So many characters of an update are told; the whole is one tap away."""

STATE = "state"
OBSTACLES = ("state_why", "in_the_way")
"""The questions of a check-in that a digest reads: where it stands, and why, the first that was answered."""

_STANDINGS = {
    Standing.NEEDS_DECISION: ("digest.need_decision", "digest.need_decision_why"),
    Standing.NEEDS_ATTENTION: ("digest.need_attention", "digest.need_attention_why"),
}
_CHANGES = {CommitmentState.DONE: "digest.new_done", CommitmentState.DROPPED: "digest.new_dropped"}


@dataclass(frozen=True, slots=True)
class Need:
    """Something that needs the reader: a sentence without its number, and the button that settles it."""

    key: str
    values: Values
    button: tuple[str, str, int] | None = None


def needs(facts: Facts) -> Iterable[Need]:
    """Return what needs the coordinator, gravest first."""
    for one in rules.handed_over(facts.commitments, facts.notices, facts.gone, facts.today):
        values: Values = {"who": facts.who(one.owner_id), "title": one.title, "due": ShortDay(one.due_on)}
        yield Need("digest.need_commitment", values, ("commitment.button_new_date", "change_date", one.id))
    for doubt in facts.doubts:
        yield _doubt(facts, doubt)
    for standing in _STANDINGS:
        for update in facts.said:
            if update.question == STATE and update.text == standing:
                yield _standing(facts, update)
    for response in facts.responses:
        if rules.silence(response) is Silence.NOT_DELIVERED:
            why = reason(response.failure or "unknown")
            yield Need("digest.need_undelivered", {"who": facts.who(response.member_id), "reason": why})
    for enquiry in facts.enquiries:
        asked: Values = {"who": facts.who(enquiry.member_id), "text": excerpt(enquiry.text, WORDS)}
        yield Need("digest.need_question", asked, ("guidebook.button_reply", "reply", enquiry.id))


def _doubt(facts: Facts, doubt: Doubt) -> Need:
    """Return what an owner said of a promise's date, before its day."""
    one = doubt.commitment
    values: Values = {"who": facts.who(one.owner_id), "title": one.title, "due": ShortDay(one.due_on)}
    if doubt.disowned:
        return Need("digest.need_not_theirs", values)
    button = ("commitment.button_new_date", "change_date", one.id)
    if doubt.day is None:
        return Need("digest.need_may_move", values, button)
    return Need("digest.need_other_day", {**values, "day": ShortDay(doubt.day)}, button)


def _standing(facts: Facts, update: Update) -> Need:
    """Return where a partner's part stands, with what they said is in the way."""
    plain, explained = _STANDINGS[Standing(update.text)]
    values: Values = {"who": facts.who(update.member_id)}
    theirs = [one for one in facts.said if one.member_id == update.member_id and not _says_nothing(one)]
    for question in OBSTACLES:
        for one in theirs:
            if one.question == question and one.round_id == update.round_id:
                return Need(explained, {**values, "why": excerpt(one.text, WORDS)})
    return Need(plain, values)


def new_changes(facts: Facts, uow: UnitOfWork) -> Iterable[Phrase]:
    """Return what happened to commitments, each once, as it stands now.

    A new one whose day is near stands under what is ahead, and one whose day is over is no news.
    """
    found = {one.id: one for one in uow.commitments.of({change.commitment_id for change in facts.changes})}
    for one in found.values():
        fields = {change.field for change in facts.changes if change.commitment_id == one.id}
        values: Values = {
            "who": facts.who(one.owner_id),
            "title": one.title,
            "due": ShortDay(one.due_on),
        }
        if one.state in _CHANGES:
            yield Phrase(_CHANGES[one.state], values)
        elif one.state is CommitmentState.OPEN and "state" not in fields:
            yield Phrase("digest.new_date", values)
        elif one.state is CommitmentState.OPEN and one.due_on > facts.today + rules.AHEAD:
            yield Phrase("digest.new_commitment", values)


def new_updates(facts: Facts) -> Iterable[Phrase]:
    """Return what partners said since the last digest, but for what became a commitment or says nothing."""
    promised = {one.update_id for one in facts.commitments}
    for one in facts.updates:
        if one.question != STATE and one.id not in promised and not _says_nothing(one):
            yield _said(facts, one)


def _said(facts: Facts, update: Update) -> Phrase:
    """Return an answer, after its question where it says nothing without."""
    question = facts.questions.get((update.round_id, update.question))
    who = facts.who(update.member_id)
    if question is None:
        return Phrase("digest.new_update", {"who": who, "text": excerpt(update.text, WORDS)})
    words = question.text if question.own else Phrase(question.text)
    values: Values = {"who": who, "question": words, "answer": questions.told(question, update.text)}
    return Phrase("digest.new_answer", values)


def _says_nothing(update: Update) -> bool:
    """Say whether an answer is only "no" or the like, in any of our languages."""
    catalogue = house()
    every = (catalogue.sentence("digest.nothing_words", one) for one in catalogue.languages)
    said = fold(update.text)
    return len(said) < 2 or said in {fold(word) for words in every for word in words.split("|")}


def new_members(facts: Facts) -> Iterable[Phrase]:
    """Return who joined since the last digest."""
    for one in facts.profiles.values():
        if one.member.left_at is None and facts.since is not None and one.member.joined_at > facts.since:
            yield Phrase("digest.new_member", {"who": one.name})


_UNHEARD = {
    Silence.NO_ACCOUNT: "digest.unheard_no_account",
    Silence.HALF: "digest.unheard_half",
    Silence.DECLINED: "digest.unheard_declined",
    Silence.NOTHING: "digest.unheard_nothing",
    Silence.SILENT: "digest.unheard_silent",
}


def unheard(facts: Facts) -> Iterable[Phrase]:
    """Return who was not heard in the latest round, and why."""
    for one in facts.responses:
        silence = rules.silence(one)
        if silence is not None:
            yield _unheard(one, silence, facts)


def _unheard(response: Response, silence: Silence, facts: Facts) -> Phrase:
    who: Values = {"who": facts.who(response.member_id)}
    if silence is Silence.NOT_DELIVERED:
        why = reason(response.failure or "unknown")
        return Phrase("digest.unheard_not_delivered", {**who, "reason": why})
    if silence is Silence.WITH_APPROVER and response.answered_at is not None:
        since = ShortDay(response.answered_at)
        return Phrase("digest.unheard_with_approver", {**who, "since": since})
    if silence is Silence.AWAY:
        until = facts.profiles[response.member_id].person.away_until
        if until is None or until < facts.today:
            return Phrase("digest.unheard_away_open", who)
        return Phrase("digest.unheard_away", {**who, "until": ShortDay(until)})
    return Phrase(_UNHEARD.get(silence, "digest.unheard_half"), who)


def ahead(facts: Facts, uow: UnitOfWork) -> list[Phrase]:
    """Return what comes in the next two weeks, day by day, after what its owner was asked about."""
    coming: list[tuple[date, Phrase]] = []
    for late in rules.asked(facts.commitments, facts.notices, facts.today):
        about: Values = {"due": ShortDay(late.due_on), "who": facts.who(late.owner_id), "title": late.title}
        coming.append((late.due_on, Phrase("digest.ahead_asked", about)))
    for one in uow.schedules.running():
        if one.next_on is not None and one.next_on <= facts.today + rules.AHEAD:
            title = Phrase(scripts.load(one.kind).title_key)
            phrase = Phrase("digest.ahead_checkin", {"on": ShortDay(one.next_on), "title": title})
            coming.append((one.next_on, phrase))
    for due in rules.ahead(facts.commitments, facts.today):
        values: Values = {"due": ShortDay(due.due_on), "who": facts.who(due.owner_id), "title": due.title}
        coming.append((due.due_on, Phrase("digest.ahead_commitment", values)))
    return [phrase for _, phrase in sorted(coming, key=lambda dated: dated[0])]
