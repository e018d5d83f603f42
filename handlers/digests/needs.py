"""What needs the coordinator: each with what they need to know, and the buttons that settle it."""

from collections.abc import Iterable, Iterator

from handlers.digests import owning
from handlers.digests.doubts import Doubt
from handlers.digests.facts import Facts
from handlers.digests.need import NEW_DATE, Need, Way, way
from handlers.rules import access
from handlers.rules import digest as rules
from handlers.rules.askers import Waiting
from handlers.rules.digest import Silence, excerpt
from handlers.rules.due import short_day
from handlers.rules.reasons import reason
from prompts.phrase import Phrase, ShortDay, Values
from storage.records.checkins import Standing, Update
from storage.records.commitments import LIVE, Commitment, CommitmentId, CommitmentState
from storage.records.people import MemberId

WORDS = 90
"""So many characters of an update are told; the whole is one tap away."""

AFFECTED = 2
"""So many of those who build on something are named with it."""

STATE = "state"
OBSTACLES = ("state_why", "in_the_way")
"""The questions of a check-in that a digest reads: where it stands, and why, the first that was answered."""

_STANDINGS = {
    Standing.NEEDS_DECISION: ("digest.need_decision", "digest.need_decision_why"),
    Standing.NEEDS_ATTENTION: ("digest.need_attention", "digest.need_attention_why"),
}


def needs(facts: Facts) -> Iterable[Need]:
    """Return what needs the coordinator, gravest first; one commitment stands in it once."""
    told: set[int] = set()
    for commitment, need in _of_commitments(facts):
        if commitment.id not in told:
            told.add(commitment.id)
            yield need
    yield from _standings(facts)
    for response in facts.responses:
        if rules.silence(response) is Silence.NOT_DELIVERED:
            why = reason(response.failure or "unknown")
            values: Values = {"who": facts.who(response.member_id), "reason": why}
            ways = (Way("digest.button_log_call", "log_with", response.member_id),)
            yield Need("digest.need_undelivered", values, ways=ways)
    for one in (each for each in facts.gaps if each.is_asked_by_another(facts.reader.id)):
        yield _question(facts, one)


def _question(facts: Facts, one: Waiting) -> Need:
    """Return what waits for a coordinator's reply, with who asks, but for whoever did so privately."""
    askers, asked = one.askers, {"text": excerpt(one.question, WORDS)}
    ways = (Way("guidebook.button_reply", "reply", one.gap.id),)
    if askers.count > 1:
        return Need("digest.need_question_several", {**asked, "count": askers.count}, ways=ways)
    if not askers.named:
        return Need("digest.need_question_unnamed", {**asked}, ways=ways)
    return Need("digest.need_question", {**asked, "who": facts.who(askers.named[0])}, ways=ways)


def _of_commitments(facts: Facts) -> Iterator[tuple[Commitment, Need]]:
    others = [one for one in facts.commitments if one.owner_id != facts.reader.id]
    left = [one for one in facts.unconfirmed if one.owner_id in facts.gone]
    answerable = _answerable(facts)
    for one in rules.handed_over([*others, *left], facts.notices, facts.gone, facts.today):
        if one.id not in answerable:
            yield one, _handed_over(facts, one)
    yield from owning.needs(facts)
    known = {one.id: one for one in others}
    for move in facts.moves:
        if (moving := known.get(move.commitment_id)) is not None:
            values: Values = {
                **_what(facts, moving),
                "wanted": ShortDay(move.wanted_on),
                "reason": excerpt(move.reason, WORDS) if move.reason else Phrase("digest.no_reason"),
            }
            ways = (
                way("moves.button_accept", "move_accept", moving, str(move.id)),
                way("moves.button_talk", "move_talk", moving, str(move.id)),
            )
            yield moving, Need("digest.need_move", values, _affected(facts, moving), ways)
    for obstacle in facts.obstacles:
        if obstacle.raised_at is not None and (blocked := known.get(obstacle.commitment_id)) is not None:
            yield blocked, _blocked(facts, blocked, obstacle.what, obstacle.helper_id)
    for doubt in (each for each in facts.doubts if each.commitment.id in known):
        yield doubt.commitment, _doubt(facts, doubt)
    for one in facts.done:
        if access.may_receive(one, facts.reader.member, abandoned=one.waiting_id in facts.gone):
            ways = (
                way("closing.button_received", "received", one),
                way("closing.button_not_yet", "not_yet", one),
            )
            yield one, Need("digest.need_receipt", _what(facts, one), ways=ways)


def _answerable(facts: Facts) -> set[CommitmentId]:
    """Return what asks the coordinators something of its own, so that its date alone would say too little."""
    raised = {one.commitment_id for one in facts.obstacles if one.raised_at is not None}
    about = raised | {one.commitment_id for one in facts.moves}
    return {one.id for one in facts.commitments if one.id in about and one.owner_id not in facts.gone}


def _handed_over(facts: Facts, one: Commitment) -> Need:
    """Return a commitment that coordinators were asked about, with what they need to act."""
    is_over = one.due_on is not None and one.due_on < facts.today
    key = "digest.need_commitment" if is_over else "digest.need_ahead"
    details = (*_why(facts, one), *_affected(facts, one))
    if one.owner_id in facts.gone:
        reassign = way("digest.button_reassign", "handover", one)
        ways = (reassign, way(*NEW_DATE, one)) if one.state in LIVE else (reassign,)
        return Need(key, _what(facts, one), details, ways)
    theirs = (
        way(*NEW_DATE, one),
        way("digest.button_draft", "draft", one),
        way("digest.button_log_call", "log_call", one),
        way("digest.button_hold", "hold", one),
    )
    return Need(key, _what(facts, one), details, theirs)


def _why(facts: Facts, one: Commitment) -> Iterator[Phrase]:
    """Yield why nothing is asked of its owner now: that they left, were not reached, or wait for approval."""
    if one.owner_id in facts.gone:
        yield Phrase("digest.owner_left")
        return
    failure = rules.not_delivered(one, facts.notices)
    if failure is not None:
        yield Phrase("digest.owner_not_reached", {"reason": reason(failure)})
    if one.state is CommitmentState.AWAITING_CLEARANCE:
        yield Phrase("digest.paused")


def _blocked(facts: Facts, one: Commitment, what: str, helper: MemberId | None) -> Need:
    values: Values = {**_what(facts, one), "what": excerpt(what, WORDS)}
    ways = [way("digest.button_hold", "hold", one), way("digest.button_log_call", "log_call", one)]
    if helper is not None:
        ways.insert(0, way("digest.button_ask_helper", "ask_helper", one))
    return Need("digest.need_blocked", values, _affected(facts, one), tuple(ways))


def _doubt(facts: Facts, doubt: Doubt) -> Need:
    """Return what an owner said of a promise's date, before its day."""
    one = doubt.commitment
    if doubt.disowned:
        ways = (way("digest.button_reassign", "handover", one),)
        return Need("digest.need_not_theirs", _what(facts, one), ways=ways)
    if doubt.day is None:
        return Need("digest.need_may_move", _what(facts, one), ways=(way(*NEW_DATE, one),))
    values: Values = {**_what(facts, one), "day": ShortDay(doubt.day)}
    return Need("digest.need_other_day", values, ways=(way(*NEW_DATE, one),))


def _affected(facts: Facts, needed: Commitment) -> tuple[Phrase, ...]:
    """Return a line for each of the nearest that build on a commitment."""
    found = [one for one in facts.commitments if (one.id, needed.id) in facts.needing]
    return tuple(
        Phrase("digest.needed_by", {"who": facts.who(one.owner_id), "due": short_day(one)})
        for one in found[:AFFECTED]
    )


def _standings(facts: Facts) -> Iterator[Need]:
    for standing in _STANDINGS:
        for update in facts.said:
            if update.question == STATE and update.text == standing:
                yield _standing(facts, update)


def _standing(facts: Facts, update: Update) -> Need:
    """Return where a partner's part stands, with what they said is in the way."""
    plain, explained = _STANDINGS[Standing(update.text)]
    values: Values = {"who": facts.who(update.member_id)}
    ways = (Way("digest.button_log_call", "log_with", update.member_id),)
    theirs = [one for one in facts.said if one.member_id == update.member_id and not facts.says_nothing(one)]
    for question in OBSTACLES:
        for one in theirs:
            if one.question == question and one.round_id == update.round_id:
                return Need(explained, {**values, "why": excerpt(one.text, WORDS)}, ways=ways)
    return Need(plain, values, ways=ways)


def _what(facts: Facts, one: Commitment) -> Values:
    return {"who": facts.who(one.owner_id), "title": one.title, "due": short_day(one)}
