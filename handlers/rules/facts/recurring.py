"""How often things happen and in which season, in the six languages: told in words that are no numbers."""

import re
from functools import cache

from handlers.rules.languages.folding import fold_pattern

TABLES = frozenset({"en", "fr", "es", "ru", "zh", "ar"})
"""The languages whose words for rhythms and seasons are known."""

_RHYTHMS = {
    "en": {
        "year": r"annual(?:ly)?|yearly|per annum|(?:per|a|every|each) year",
        "quarter": r"quarterly|(?:per|(?:once|twice|times) a|every|each) quarter",
        "month": r"monthly|(?:per|a|every|each) month",
        "week": r"weekly|(?:per|a|every|each) week",
        "day": r"daily|(?:per|a|every|each) day",
    },
    "fr": {
        "year": r"annuel\w*|(?:par|chaque|une?) (?:an|année)|tous les ans|toutes les années",
        "quarter": r"trimestriel\w*|(?:par|chaque|un) trimestre|tous les trimestres",
        "month": r"mensuel\w*|(?:par|chaque|un) mois|tous les mois",
        "week": r"hebdomadaire\w*|(?:par|chaque|une) semaine|toutes les semaines",
        "day": r"quotidien\w*|journali[eè]r\w*|(?:par|chaque|un) jour|tous les jours",
    },
    "es": {
        "year": r"anual\w*|(?:por|al|cada|un) año|todos los años",
        "quarter": r"trimestral\w*|(?:por|al|cada|un) trimestre|todos los trimestres",
        "month": r"mensual\w*|(?:por|al|cada|un) mes|todos los meses",
        "week": r"semanal\w*|(?:por|a la|cada|una) semana|todas las semanas",
        "day": r"diari[oa]\w*|(?:por|al|cada|un) día|todos los días",
    },
    "ru": {
        "year": r"ежегодн\w*|годов\w+|(?:в|каждый|раз в) год|течение года",
        "quarter": r"(?:еже)?квартальн\w*|(?:в|каждый) квартал",
        "month": r"ежемесячн\w*|(?:в|каждый) месяц|течение месяца",
        "week": r"еженедельн\w*|(?:в|каждую) неделю|течение недели",
        "day": r"ежедневн\w*|(?:в|каждый) день|течение (?:дня|суток)",
    },
    "zh": {
        "year": "每一?年|年度", "quarter": "每个?季|季度", "month": "每一?个?月|月度",
        "week": "每一?个?(?:周|星期)|周度", "day": "每一?[天日]",
    },
    "ar": {
        "year": r"(?:ال)?سنوي\w*|كل (?:عام|سنة)|في (?:السنة|العام)",
        "quarter": r"(?:ال)?(?:ربع سنوي|فصلي)\w*|كل (?:ربع|فصل)",
        "month": r"(?:ال)?شهري(?:ا|ة)?|كل شهر|في الشهر",
        "week": r"(?:ال)?أسبوعي(?:ا|ة)?|كل أسبوع|في الأسبوع|خلال أسبوع",
        "day": r"(?:ال)?يومي(?:ا|ة)?|كل يوم|في اليوم",
    },
}  # fmt: skip
_SEASONS = {
    "en": {"spring": "spring(?:time)?", "summer": "summer(?:time)?",
           "autumn": "autumn|(?:in|the|this|next|last|every|each) fall|fall of", "winter": "winter(?:time)?"},
    "fr": {"spring": "printemps", "summer": r"(?:en |l'|cet |d'|chaque |prochain )été", "autumn": "automne",
           "winter": "hiver"},
    "es": {"spring": "primavera", "summer": "verano", "autumn": "otoño", "winter": "invierno"},
    "ru": {"spring": r"весн\w+", "summer": r"лето|летом|летн\w+", "autumn": r"осен\w+", "winter": r"зим\w+"},
    "zh": {"spring": "春[季天]", "summer": "夏[季天]", "autumn": "秋[季天]", "winter": "冬[季天]"},
    "ar": {"spring": r"(?:ال)?ربيع(?! ال?ا?(?:ول|ثاني|خر))", "summer": r"(?:ال)?صيف",
        "autumn": r"(?:ال)?خريف",
           "winter": r"(?:ال)?شتاء"},
}  # fmt: skip
_ONCE = {
    "en": r"once (?:a|an|per|every|each|in)\b", "fr": r"une fois\b", "es": r"una vez (?:al|a la|por|cada)\b",
    "ru": r"(?:один |одного )?раз в\b", "zh": "一次", "ar": r"مرة(?: واحدة)?",
}  # fmt: skip
_OFTEN = {
    "en": r"twice|thrice|(?:[a-z]+|\d+) times", "fr": r"(?:deux|trois|quatre|cinq|six|\d+) fois",
    "es": r"\w+ veces", "ru": r"дважды|трижды|\w+ раза?(?= в)(?<!один раз)", "zh": r"[两二三四五六\d]次",
    "ar": r"مرتين|مرتان|مرات",
}  # fmt: skip


def recurring(folded: str, code: str) -> frozenset[str]:
    """Return what a folded text says of rhythms ("month"), seasons ("winter"), "once" and "often"."""
    return frozenset(name for name, words in _patterns(code) if words.search(folded))


@cache
def _patterns(code: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    if code not in TABLES:
        return ()
    begin, end = (
        ("", "") if code == "zh" else (r"(?<!\w)(?:[وبلف])?" if code == "ar" else r"(?<!\w)", r"(?!\w)")
    )
    named = {**_RHYTHMS[code], **_SEASONS[code], "once": _ONCE[code], "often": _OFTEN[code]}
    return tuple(
        (name, re.compile(rf"{begin}(?:{fold_pattern(words)}){end}")) for name, words in named.items()
    )
