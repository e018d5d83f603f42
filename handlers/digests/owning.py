"""What a coordinator owns besides: it needs them as it would any partner, and nobody else tells them."""

from collections.abc import Iterator

from handlers.digests.facts import Facts
from handlers.digests.need import NEW_DATE, Need, Way, way
from handlers.rules import digest as rules
from handlers.rules.due import short_day
from prompts.phrase import Values
from storage.records.commitments import Commitment


def needs(facts: Facts) -> Iterator[tuple[Commitment, Need]]:
    """Yield what the reader promised for a day that is over, has to confirm, or may take over.

    What they said is not theirs needs somebody else.
    """
    for one in rules.gone_by(facts.commitments, facts.reader.id, facts.today):
        yield one, Need("digest.need_own", _what(one), ways=(_done(one), way(*NEW_DATE, one)))
    for one in facts.unconfirmed:
        if one.owner_id != facts.reader.id or one.offered_to is not None:
            continue
        if one.id in facts.disowned:
            yield one, Need("digest.need_disowned", _what(one), ways=_ways_off(one))
        else:
            yield one, Need("digest.need_confirming", _what(one), ways=_answers(one))
    for one in facts.offered:
        values: Values = {**_what(one), "who": facts.who(one.owner_id)}
        ways = (
            way("handover.button_take_it", "take_over", one),
            way("handover.button_not_it", "take_not", one),
        )
        yield one, Need("digest.need_taking_over", values, ways=ways)


def _done(one: Commitment) -> Way:
    return way("commitment.button_done", "done", one)


def _answers(one: Commitment) -> tuple[Way, ...]:
    return (
        way("commitment.button_confirm", "confirm", one),
        way("commitment.button_not_ours", "drop", one),
    )


def _ways_off(one: Commitment) -> tuple[Way, ...]:
    return (
        way("handover.button_hand_over", "handover", one),
        way("commitment.button_drop", "drop", one),
    )


def _what(one: Commitment) -> Values:
    return {"title": one.title, "due": short_day(one)}
