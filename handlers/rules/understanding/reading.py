"""Reading what a message is for."""

import re
from datetime import date

from handlers.rules import promises
from handlers.rules.understanding.intents import CHANGING, TOLD, Intent, Understood
from handlers.rules.understanding.signs import CLEAR, HINT, LIKELY, ORDER, PLAIN, Listener, listener_of
from handlers.rules.wording import QUESTION_MARKS, is_question

ANSWERING = 3.9
"""What a statement weighs as the answer to a check-in's open question: only what is plain outweighs it."""

MARKED, OPENED = 2.0, 2.5
"""What a question mark, and a word that questions begin with, weigh as a question to the guidebook."""

LEAST, MARGIN, CERTAIN = 1.5, 1.0, 2.5
"""Under `LEAST` nothing is understood; one is sure of at least `CERTAIN`, with `MARGIN` over the next."""

READ = 300
"""So many characters of a message are read; what somebody wants stands at its beginning."""

_SENTENCE_END = re.compile(r"(?<=[.!。！\n])\s*(?=\S)")

_ABOUT = {Intent.COMPLETE_COMMITMENT, Intent.RESCHEDULE_COMMITMENT, Intent.REPORT_BLOCKER}
"""What somebody may want with a commitment that is spoken of."""

_SOME_DAY = date(2001, 1, 1)
"""A day to hear promises on, where it only matters that there is one."""


def understand(text: str, context: str, language: str) -> Understood:
    """Return what a message is for, in a context and a language (a BCP 47 tag).

    Each intent has the weight of its strongest sign (6: an order to the bot, 5: all that is said, 4: plain,
    3: clear, 2: likely, 1: a hint), 0.4 for each of at most two more that agree, and two less where
    something speaks against it. A promise that is heard weighs as `add_commitment` does where it is
    clear. A question mark or a word that questions begin with weighs for the guidebook, and against
    what can only be told.

    `context` is "none", or what is open between us with what is asked after a colon: while a question of
    a check-in is ("checkin_open:moved"), all but a message that is one question answers it unless it is
    plainly something else; what begins as a question and asks for another date may be both; while a
    commitment is spoken of ("commitment_open:..."), what leans towards changing it is clear. The heaviest
    is the intent: surely so, if it weighs enough and leads by a margin, or is plain beside an answer, or
    clear beside its being a question; `unclear`, if all weigh little, also once its words are put right
    where they are spelt nearly like words that are known. So is what says nothing: a laugh, a picture.
    """
    listener = listener_of(language)
    read = text[:READ]
    if listener.says_nothing(read):
        return Understood(Intent.UNCLEAR)
    found = _understood(read, listener.bare(read), context, listener, language)
    if found.intent is not Intent.UNCLEAR:
        return found
    return _understood(read, listener.corrected(listener.bare(read)), context, listener, language)


def _understood(text: str, plain: str, context: str, listener: Listener, language: str) -> Understood:
    weights = listener.loudness(plain)
    open_now = context.partition(":")[0]
    ends = text.strip(" \n\"'»”)")[-1:]
    marked = is_question(text) if open_now == "checkin_open" else ends != "" and ends in QUESTION_MARKS
    opens = listener.opens_question(plain)
    if marked and not opens and weights.keys() <= {Intent.ASK_GUIDEBOOK}:
        opens = listener.opens_question(listener.bare(_SENTENCE_END.split(text.strip())[-1]))
    asked = _asked(opens=opens, marked=marked)
    if asked:
        told = {one: weights[one] - LIKELY for one in TOLD & weights.keys() if weights[one] < PLAIN}
        weights |= {**told, Intent.ASK_GUIDEBOOK: max(asked, weights.get(Intent.ASK_GUIDEBOOK, 0.0))}
    elif promises.hear(text, _SOME_DAY, language):
        weights[Intent.ADD_COMMITMENT] = max(CLEAR + HINT / 2, weights.get(Intent.ADD_COMMITMENT, 0.0))
    if open_now == "checkin_open" and text.strip():
        if asked and not marked and weights.get(Intent.RESCHEDULE_COMMITMENT, 0.0) >= CLEAR:
            return _chosen({Intent.RESCHEDULE_COMMITMENT: CLEAR, Intent.ANSWER_CHECKIN: CERTAIN})
        return _chosen(_answering(weights, HINT if marked else ANSWERING))
    if open_now == "commitment_open":
        weights |= {one: weights[one] + HINT for one in _ABOUT & weights.keys()}
    return _chosen(weights)


def _asked(*, opens: bool, marked: bool) -> float:
    """Return how much a text is a question: by its mark, by its first word, by both, or not at all."""
    if marked:
        return CLEAR if opens else MARKED
    return OPENED if opens else 0.0


def _answering(weights: dict[Intent, float], answer: float) -> dict[Intent, float]:
    """Return the weights while a check-in's question is open: what is told of commitments answers it."""
    told = {one: min(weights[one], CLEAR) for one in CHANGING & weights.keys() if weights[one] < ORDER}
    return {**weights, **(told if answer > CLEAR else {}), Intent.ANSWER_CHECKIN: answer}


def _chosen(weights: dict[Intent, float]) -> Understood:
    ranked = sorted((one for one in weights if weights[one] >= LEAST), key=lambda one: -weights[one])
    if not ranked:
        return Understood(Intent.UNCLEAR)
    best, second = ranked[0], ranked[1] if len(ranked) > 1 else None
    lead = weights[best] - (weights[second] if second else 0.0)
    is_plain = weights[best] >= PLAIN and second is Intent.ANSWER_CHECKIN
    is_asked = weights[best] > CLEAR and second is Intent.ASK_GUIDEBOOK
    return Understood(best, second, weights[best] >= CERTAIN and (lead >= MARGIN or is_plain or is_asked))
