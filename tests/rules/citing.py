"""What the tests of citations share: passages, sentences that cite them, and whether these may be said."""

from datetime import date

from hypothesis import strategies as st

from handlers.rules.citations import Source, checked

__all__ = ["BOTH", "SEEN", "Source", "book", "days", "languages", "names", "numbers", "passes"]

LAB = Source(
    "Field guide\nSamples › Laboratory\nThe university's laboratory tests every sample within ten days."
    " It charges nothing. Dr. Omar Haddad signs the report by 4 December 2026. Product owners devote"
    " at least 50 percent of their time. Write to lab@lakes.org. Two to six weeks of research follow, at"
    " 9:30 am on Monday."
    " The charter says: “no partner pays alone”."
)
PUMPS = Source("Pumps\nThe company maintains 1,200 pumps. Anna Berg takes calls for six months.")
BOTH = [LAB, PUMPS]
SEEN = {
    "en": "Payment is due within {number} days [1].",
    "fr": "Le paiement est dû dans les {number} jours [1].",
    "es": "El pago vence en {number} días [1].",
    "ru": "Оплата производится в течение {number} дней [1].",
    "zh": "付款期限为{number}天[1]。",
    "ar": "يستحق الدفع خلال {number} يوما [1].",
}
"""A sentence about a number of days, in each language."""
SURNAMES = (
    "Haddad",
    "Okafor",
    "Lindqvist",
    "Moreau",
    "Tanaka",
    "Petrova",
    "Vasquez",
    "Abadi",
    "Nowak",
    "Zhang",
)
languages = st.sampled_from(sorted(SEEN))
numbers = st.integers(min_value=2, max_value=2_000_000)
days = st.dates(date(1990, 1, 1), date(2060, 12, 31))
names = st.sampled_from(SURNAMES)


def passes(sentence: str, *sources: Source, language: str = "en") -> bool:
    """Return whether a sentence may be said."""
    return bool(checked(sentence, sources or BOTH, language).kept)


def book(sentence: str, language: str = "en") -> Source:
    """Return a passage that says a sentence."""
    return Source(sentence.replace(" [1]", "").replace("[1]", ""), language)
