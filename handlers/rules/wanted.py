"""What kind of thing a question asks for, as far as that can be told: an amount, or anything."""

import re

from handlers.rules.facts.figures import figures_of
from handlers.rules.languages.folding import fold, fold_pattern
from handlers.rules.spans import sentences

_AMOUNT = re.compile(
    fold_pattern(
        r"\bhow (?:many|much|long|often|soon|old)\b|\bwhat (?:share|percentage|number|amount)\b"
        r"|\bcombien\b|\bquel(?:le)? (?:pourcentage|nombre|montant|duree|frequence|delai)\b"
        r"|\bcuant[oa]s?\b|\bque (?:porcentaje|numero)\b|\bcon que frecuencia\b"
        r"|\bсколько\b|\bкак (?:долго|часто|скоро)\b|\bкакой процент\b"
        r"|多少|多久|多长|几(?:个|天|周|年|次|人|位|名)"
        r"|\bكم\b|\bما (?:نسبة|عدد|مدة)\b"
    )
)

_NOTHING = re.compile(
    fold_pattern(r"\b(?:nothing|free|rien|gratuit\w*|nada|gratis|ничего|бесплатн\w*|مجان\w*)\b|免费|不收费")
)


def wants_amount(question: str) -> bool:
    """Say whether a question, in whatever language, asks how many, how much, how long or how often.

    Of several the last one counts: the others are what it follows.
    """
    asked = [one for one in sentences(question) if one.endswith(("?", "？", "؟"))] or [question]
    return _AMOUNT.search(fold(asked[-1])) is not None


def names_amount(text: str, language: str) -> bool:
    """Say whether a text in a language (BCP 47) names a number, a date or a rhythm, or that it is nothing."""
    found = figures_of(text, language)
    named = found.numbers.keys() - found.soft or found.days or found.recurring
    return bool(named) or _NOTHING.search(fold(text)) is not None
