"""Why something was not delivered, in words for coordinators."""

from prompts.phrase import Phrase

_SENTENCES = {
    "blocked": "reason.blocked",
    "forbidden": "reason.forbidden",
    "missed": "reason.missed",
    "no_account": "reason.no_account",
    "no_chat": "reason.no_chat",
    "rejected": "reason.rejected",
    "unknown": "reason.unknown",
    "unknown_user": "reason.unknown_user",
}


def reason(failure: str) -> Phrase:
    """Return the sentence for a reason, in one word, that a channel or a rule gave."""
    return Phrase(_SENTENCES.get(failure, "reason.unknown"))
