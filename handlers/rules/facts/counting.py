"""Numbers written out in words, put into figures, in the six languages."""

import re
from collections.abc import Iterator

from handlers.rules.facts.numerals import DUALS, NUMERALS, Numerals

SOFT = "\ue001"
"""Stands behind a figure that was a word and need not have been meant as one: "one", "first"."""

_ZH_DIGITS = {
    sign: value
    for value, signs in enumerate(("〇零", "一", "二两", "三", "四", "五", "六", "七", "八", "九"))
    for sign in signs
}
_ZH_TIMES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 10**8}
_ZH_COUNTED = "个名次天日周月年季小时分钟位份条项种人家倍页章点岁元号半国方成步轮届级台艘件座笔"
_ZH_SIGNS = "〇零一二两三四五六七八九十百千万亿"
_ZH_NUMBER = re.compile(
    rf"(?P<share>百分之)?(?P<figures>[{_ZH_SIGNS}]+)(?=(?P<counted>[{_ZH_COUNTED}]|[到至或-][{_ZH_SIGNS}\d])?)"
)
_ZH_WEEKDAY = re.compile(r"(?:星期|周|礼拜)$")


def in_figures(text: str, language: str) -> str:
    """Return a folded text with its numerals as figures, `SOFT` behind those that may be mere words."""
    if language == "zh":
        return _ZH_NUMBER.sub(_chinese, text)
    numerals = NUMERALS.get(language)
    if numerals is None:
        return text
    for singular, duals in DUALS.items() if language == "ar" else ():
        text = re.sub(rf"\b(و|ب|ل|ف)?(?:{'|'.join(duals)})\b", rf"\1 2 {singular}", text)
    return _PATTERNS[language].sub(lambda found: _said(found, numerals), text)


def _pattern(numerals: Numerals) -> re.Pattern[str]:
    words = sorted({*numerals.added, *numerals.times, *numerals.ordinals}, key=len, reverse=True)
    word = f"(?:{'|'.join(map(re.escape, words))})"
    joints = [re.escape(joint) for joint in numerals.between.split("|") if joint not in {"", "و"}]
    joint = rf"(?:\s+|\s*(?:{'|'.join(joints)})\s*)" if joints else r"\s+"
    begin = r"(?<![\w])(?:و)?" if "و" in numerals.between else r"(?<![\w])"
    more = rf"(?:{joint}و?{word})*" if "و" in numerals.between else rf"(?:{joint}{word})*"
    return re.compile(rf"{begin}{word}{more}(?![\w])")


_PATTERNS = {language: _pattern(numerals) for language, numerals in NUMERALS.items()}


def _said(found: re.Match[str], numerals: Numerals) -> str:
    """Return a run of numerals in figures: several where they do not make up one number ("two three").

    One that only multiplies the figures before it ("3.5 million") stays as it is.
    """
    words = found.group()
    if words in numerals.times and found.string[: found.start()].rstrip()[-1:].isdecimal():
        return words
    values = list(_values(words, numerals))
    prefix = "و " if words.startswith("و") and not numerals.added.get(words) else ""
    return prefix + ", ".join(f"{value}{SOFT if value == 1 and soft else ''}" for value, soft in values)


def _values(words: str, numerals: Numerals) -> Iterator[tuple[int, bool]]:
    total = group = parts = 0
    for word in _split(words, numerals):
        ordinal = numerals.ordinals.get(word)
        added = numerals.added.get(word, ordinal)
        if added is not None:
            if parts and not _fits(group, added, numerals):
                yield total + group, parts == 1
                total = group = parts = 0
            group += added
        else:
            times = numerals.times[word]
            if times == 100:
                group = (group or 1) * times
            else:
                total, group = total + (group or 1) * times, 0
        parts += 1
        if ordinal is not None and word not in numerals.added:
            yield total + group, parts == 1
            total = group = parts = 0
    if parts:
        yield total + group, parts == 1


def _fits(group: int, added: int, numerals: Numerals) -> bool:
    """Return whether a smaller number goes on in the larger one before it: 20 and 5, 500 and 12, 10 and 7."""
    tens, units = group % 100, group % 10
    if numerals.units_first and 0 < tens < 10 and (added == 10 or 20 <= added < 100):
        return True
    if tens == 0:
        return added < 100 or group == 0
    if tens == 10:
        return 7 <= added < 10  # dix-sept
    return units == 0 and (added < 10 or (added < 20 and tens in {60, 80}))


def _split(words: str, numerals: Numerals) -> Iterator[str]:
    known = sorted({*numerals.added, *numerals.times, *numerals.ordinals}, key=len, reverse=True)
    at = 0
    while at < len(words):
        found = next(
            (
                one
                for one in known
                if words.startswith(one, at) and not words[at + len(one) : at + len(one) + 1].isalpha()
            ),
            "",
        )
        if found:
            yield found
        at += len(found) or 1


def _chinese(found: re.Match[str]) -> str:
    figures, text = found["figures"], found.string
    lonely = len(figures) == 1 and not found["counted"] and not found["share"]
    if _ZH_WEEKDAY.search(text[: found.start()]) or (
        lonely and text[found.start() - 1 : found.start()] != "第"
    ):
        return found.group()
    if figures[0] in "万亿百千" or not any(sign in _ZH_DIGITS or sign == "十" for sign in figures):
        return found.group()
    value = _chinese_value(figures)
    soft = SOFT if value == 1 and not found["share"] else ""
    return f" {value}{'%' if found['share'] else soft}"


def _chinese_value(figures: str) -> int:
    if not any(sign in _ZH_TIMES for sign in figures):
        return int("".join(str(_ZH_DIGITS[sign]) for sign in figures))
    total = group = digit = 0
    for sign in figures:
        if sign in _ZH_DIGITS:
            digit = _ZH_DIGITS[sign]
        elif _ZH_TIMES[sign] >= 10_000:
            total, group, digit = (total + group + digit) * _ZH_TIMES[sign], 0, 0
        else:
            group, digit = group + (digit or 1) * _ZH_TIMES[sign], 0
    return total + group + digit
