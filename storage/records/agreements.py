"""What a partnership agreed on how its commitments are kept: reminders, moves, receipts."""

from dataclasses import dataclass, field
from typing import NewType

from storage.records.commitments import Weight
from storage.records.conversations import Audience

AgreementId = NewType("AgreementId", int)


@dataclass(frozen=True, slots=True)
class Ladder:
    """When a commitment is spoken of. All days are counted where its owner lives.

    `before` are calendar days before the date, `overdue` working days after it until its owner is asked.
    `notice` working days after that they hear that somebody else will be asked, who is so
    `patience` working days later: the alternate, then, as many days later, the coordinators. Where
    `escalates` is False nobody but the owner is asked. One at risk is asked about every `still_on_it`
    days. Where `overdue` or `still_on_it` is 0, that is never asked.
    """

    before: tuple[int, ...]
    overdue: int = 1
    notice: int = 1
    patience: int = 1
    escalates: bool = True
    still_on_it: int = 7


LADDERS = {
    Weight.INSTITUTIONAL: Ladder((28, 14, 7, 2, 0), notice=2, patience=2),
    Weight.ACTION: Ladder((28, 14, 7, 2, 0)),
    Weight.INTENTION: Ladder((7,), overdue=2, escalates=False, still_on_it=14),
}
"""The ladders that a partnership begins with."""


@dataclass(frozen=True, slots=True)
class Norms:
    """What was agreed.

    A new date is accepted at once where it lies at most `free_days` after the old one, is asked for
    before the old one is over, nobody waits by name, and the date moved less than `free_moves` times.
    Done and no word from whoever waits for `receipt_days` days closes it: as received where
    `silence_receives`, else as receipt unconfirmed.
    `audience` is who may see a new commitment besides those it concerns.
    """

    ladders: dict[Weight, Ladder] = field(default_factory=lambda: dict(LADDERS))
    free_days: int = 14
    free_moves: int = 2
    receipt_days: int = 7
    silence_receives: bool = False
    audience: Audience = Audience.PARTNERS


@dataclass(frozen=True, slots=True)
class Agreement:
    """The norms of one partnership; at most one row each."""

    id: AgreementId
    norms: Norms
    version: int = 1
