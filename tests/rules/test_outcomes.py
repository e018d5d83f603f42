"""Outcomes: each part ends as exactly one, whatever happens to it and in whatever order."""

from functools import reduce
from itertools import permutations, product

import pytest

from handlers.rules.outcomes import HEARD, OPEN, OWN, Happening, after
from storage.records.checkins import Outcome

LENGTH = 4
SPOKEN = {Happening.COLLEAGUE, Happening.RECORDED}
DELIVERY = (Happening.PUT, Happening.NOT_DELIVERED, Happening.DELIVERED)
FINISHED = {Happening.FINISHED, Happening.FINISHED_LATE}


def end(happenings: tuple[Happening, ...]) -> Outcome:
    """Return how a part ends to which these things happen, and that is closed then."""
    return after(reduce(after, happenings, Outcome.PLANNED), Happening.CLOSED)


def test_every_order_of_events_ends_as_one_outcome_that_is_an_end() -> None:
    for happenings in product(Happening, repeat=LENGTH):
        assert end(happenings) not in {Outcome.PLANNED, Outcome.ASKED}, happenings


def test_what_they_said_themselves_stands_whatever_else_happens() -> None:
    for happenings in product(Happening, repeat=LENGTH):
        if FINISHED & set(happenings):
            first = next(one for one in happenings if one in FINISHED)
            expected = Outcome.ANSWERED if first is Happening.FINISHED else Outcome.LATE
            assert end(happenings) is expected, happenings


def test_what_was_said_for_them_stands_above_all_but_their_own_words() -> None:
    for happenings in product(Happening, repeat=LENGTH):
        if SPOKEN & set(happenings) and not FINISHED & set(happenings):
            assert end(happenings) in HEARD - OWN, happenings


def test_nobody_is_silent_who_said_anything_at_all() -> None:
    said = {Happening.BEGUN, Happening.EMPTY, Happening.DECLINED} | SPOKEN | FINISHED
    for happenings in product(Happening, repeat=LENGTH):
        if end(happenings) is Outcome.SILENT:
            assert not said & set(happenings), happenings


def test_a_part_that_is_closed_once_is_closed_for_good() -> None:
    for outcome in Outcome:
        closed = after(outcome, Happening.CLOSED)
        assert after(closed, Happening.CLOSED) is closed
        assert closed not in OPEN - {Outcome.HALF}


@pytest.mark.parametrize("order", list(permutations(DELIVERY)))
def test_a_delivery_that_succeeds_in_the_end_leaves_the_question_open(order: tuple[Happening, ...]) -> None:
    outcome = reduce(after, order, Outcome.PLANNED)
    reached = order.index(Happening.DELIVERED) > order.index(Happening.NOT_DELIVERED)
    put = order.index(Happening.PUT) < order.index(Happening.DELIVERED) or reached
    if reached and put:
        assert outcome is Outcome.ASKED


def test_a_failed_delivery_takes_nothing_from_somebody_who_has_begun() -> None:
    assert after(Outcome.HALF, Happening.NOT_DELIVERED) is Outcome.HALF
    assert after(Outcome.NOT_DELIVERED, Happening.BEGUN) is Outcome.HALF
