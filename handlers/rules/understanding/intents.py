"""Intents: what somebody may want who writes to us."""

from dataclasses import dataclass
from enum import StrEnum


class Intent(StrEnum):
    """What a message is for."""

    ANSWER_CHECKIN = "answer_checkin"
    ASK_GUIDEBOOK = "ask_guidebook"
    LIST_MY_COMMITMENTS = "list_my_commitments"
    ADD_COMMITMENT = "add_commitment"
    COMPLETE_COMMITMENT = "complete_commitment"
    RESCHEDULE_COMMITMENT = "reschedule_commitment"
    REPORT_BLOCKER = "report_blocker"
    REQUEST_DIGEST = "request_digest"
    PAUSE_CHECKINS = "pause_checkins"
    CHANGE_LANGUAGE = "change_language"
    GREET = "greet"
    HELP = "help"
    TALK_TO_COORDINATOR = "talk_to_coordinator"
    UNCLEAR = "unclear"


CHANGING = frozenset(
    {
        Intent.ADD_COMMITMENT,
        Intent.COMPLETE_COMMITMENT,
        Intent.RESCHEDULE_COMMITMENT,
        Intent.REPORT_BLOCKER,
    }
)
"""The intents that change a commitment, which words alone never do."""

TOLD = frozenset({Intent.ADD_COMMITMENT, Intent.COMPLETE_COMMITMENT, Intent.REPORT_BLOCKER})
"""The intents that are told: a question is none of them, an answer to a check-in often sounds like one."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What a message is most likely for, and what it might be for instead (None: nothing else).

    `sure` is false where the two are too close, or where little speaks for the first.
    """

    intent: Intent
    second: Intent | None = None
    sure: bool = False
