"""The words beside figures, in the six languages: months, weekdays, stretches of time, shares, currencies."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from handlers.rules.facts.counting import SOFT
from handlers.rules.languages import language_of
from handlers.rules.languages.folding import fold_pattern

_HALVES = {
    "en": r"half|halves", "fr": r"demie?|moitié", "es": r"mitad|medi[oa]", "ru": r"половин(?:[аыуе]|ой)",
    "ar": r"(?:ال|و)?نصف",
}  # fmt: skip
_SHARES = {
    "%": r"%|per ?cent\b|pour ?cents?\b|por ?ciento\b|процент\w*|بالمئة|بالمائة|في المئة|في المائة",
    "$": r"usd\b|us\$|\$|(?:us )?dollars?\b|dólar(?:es)?\b|доллар\w*|美元|دولار\w*",
    "€": r"€|eur\b|euros?\b|евро\b|欧元|يورو",
    "£": r"£|gbp\b|pounds?\b|livres sterling|libras?\b|фунт\w*|英镑|جنيه\w*",
    "¥": r"¥|cny\b|rmb\b|yuan\b|юан\w*|人民币|元|يوان",
}
_MEASURES = {
    "‰": r"‰|per mill?e?\b|pour mille\b|por mil\b|промилле|千分",
    "pp": r"pp\b|percentage points?\b|points de pourcentage|puntos porcentuales|процентных пункт\w*",
    "mg": r"mg\b|milligram(?:me)?s?\b|miligramos?\b|миллиграмм\w*|мг\b|毫克",
    "kg": r"kgs?\b|kilos?\b|kilogram(?:me)?s?\b|kilogramos?\b|килограмм\w*|кг\b|公斤|千克",
    "g": r"g\b|gram(?:me)?s?\b|gramos?\b|грамм\w*|克",
    "km": r"km2?\b|kilomet(?:re|er)s?\b|kilometros?\b|километр\w*|км\b|公里|千米",
    "mm": r"mm\b|millimet(?:re|er)s?\b|milimetros?\b|миллиметр\w*|мм\b|毫米",
    "cm": r"cm\b|centimet(?:re|er)s?\b|centimetros?\b|сантиметр\w*|см\b|厘米",
    "ml": r"ml\b|millilit(?:re|er)s?\b|mililitros?\b|миллилитр\w*|мл\b|毫升",
    "l": r"lit(?:re|er)s?\b|litros?\b|литр\w*|升",
    "mile": r"miles?\b|millas?\b|мил(?:ь|и|я|ей)\b|英里",
    "foot": r"feet\b|foot\b|ft\b|pieds?\b|pies?\b|фут\w*|英尺",
    "°c": r"°\s?c\b|degrees? (?:c|celsius)\b|degres? celsius|grados celsius|градус\w* цельсия|摄氏度|℃",
    "°f": r"°\s?f\b|degrees? (?:f|fahrenheit)\b|degres? fahrenheit|grados fahrenheit|华氏度|℉",
    "nok": r"nok\b", "sek": r"sek\b", "dkk": r"dkk\b", "chf": r"chf\b",
    "krone": r"kron(?:er|or|e|a)\b|крон\w*",
    "rouble": r"rub\b|rou?bles?\b|rublos?\b|рубл\w*|卢布",
    "trillion": r"trillions?\b|billones\b|трлн\b|триллион\w*|تريليون|万亿|兆",
    "dozen": r"dozens?\b|douzaines?\b|docenas?\b|дюжин\w*", "score": r"score\b",
    "lakh": r"lakhs?\b", "crore": r"crores?\b",
}  # fmt: skip
"""What is written right behind a figure and is another thing where it is another word."""
_FINE = {
    "minute": r"minutes?\b|mins?\b|minutos?\b|минут\w*|分钟|دقيقة|دقائق",
    "second": r"seconds\b|secondes\b|segundos\b|секунд\w*|秒",
}
_EXTRA = {"hour": r"hourly\b|часам\w*|часах", "day": r"дн(?:ям|ях|ями)", "week": r"недел(?:ям|ях|ями)",
          "month": r"месяц(?:ам|ах|ами)|個月", "year": r"год(?:ам|ах|ами|а)"}  # fmt: skip
_DAY = rf"\d{{1,2}}{SOFT}?(?:st|nd|rd|th|er|re|º|ª|-?(?:го|е|ое|м|ому))?\.?"
_DAYS = rf"{_DAY}(?:\s*(?:-|,|,?\s?and|to|et|au|y|al?|и|по|до|و|الى|إلى)\s*{_DAY})*"
_YEAR = r"(?:\s*(?:,|de|del|of|г\.)?\s*(?P<year>\d{4})(?!\d))?"
_MAY = re.compile(
    r"(?i:\b(?:in|by|of|until|till|since|next|last|early|late|mid|every|each|this|from|to|and|before|after|during"
    r"|\d{1,2}(?:st|nd|rd|th)?)[\s-]+)(?P<a>May|March)\b|\b(?P<b>May|March)(?=,?\s+\d)"
)


@dataclass(frozen=True, slots=True)
class FigureWords:
    """One language's words, and the patterns that find them in a folded text with numerals in figures."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    month: re.Pattern[str]
    weekday: re.Pattern[str]
    unit: re.Pattern[str]
    halves: re.Pattern[str]
    stretches: Mapping[str, str]

    def unit_named(self, found: re.Match[str]) -> str:
        """Return the one name of a unit that was found."""
        if found["stretch"] is not None:
            return self.stretches[found["stretch"]]
        return next(name for group, name in _GROUPS.items() if found[group] is not None)


_GROUPS = {f"g{at}": name for at, name in enumerate((*_MEASURES, *_SHARES, *_FINE, *_EXTRA))}


@cache
def words_of(code: str) -> FigureWords:
    """Return the words of a language by its code."""
    dates = language_of(code).dates
    edge = (
        ("", "")
        if code == "zh"
        else (r"(?<!\w)(?:[وبلف](?=\w{3}))?" if code == "ar" else r"(?<!\w)", r"(?!\w)")
    )
    month = _any(dates.months)
    months = re.compile(
        rf"(?:(?P<before>{_DAYS})\s*(?:de|of|من)?\s*)?{edge[0]}(?P<month>{month}){edge[1]}\.?"
        rf"(?:\s+(?P<after>(?!\d{{4}}){_DAYS})(?!\d|\s*(?:h|:)\s?\d))?{_YEAR}"
    )
    stretches = {word: unit.value for word, unit in dates.units.items() if len(word) > 1 or code == "zh"}
    named = {**_MEASURES, **_SHARES, **_FINE, **_EXTRA}
    groups = "|".join(f"(?P<g{at}>{fold_pattern(pattern)})" for at, pattern in enumerate(named.values()))
    others = (
        r"(?:(?:full|more|new|whole|entire|consecutive|other|working|business|calendar|рабочих"
        r"|ou|of|de|d')\s?)?"
    )
    unit = re.compile(rf"\s*-?\s*{others}(?:(?P<stretch>{_any(stretches)}){edge[1]}|{groups})")
    halves = re.compile(
        rf"(?<!\w)(?:{fold_pattern(_HALVES[code])})(?!\w)" if code in _HALVES else "一半|半(?=[个年天小数])"
    )
    weekday = re.compile(rf"{edge[0]}(?P<named>{_any(dates.weekdays)}){edge[1]}")
    return FigureWords(dates.months, dates.weekdays, months, weekday, unit, halves, stretches)


def capital_months(text: str) -> str:
    """Return an English text in which "may" and "march" are left as months only where they must be such."""
    keep = {
        (found.start(group), found.end(group))
        for found in _MAY.finditer(text)
        for group in "ab"
        if found[group]
    }
    return re.sub(
        r"\b(?:may|march)\b",
        lambda found: found[0] if found.span() in keep else "~" * len(found[0]),
        text,
        flags=re.IGNORECASE,
    )


def _any(words: Mapping[str, object]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
