"""The words for numbers in the five languages that write them with spaces between."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from handlers.rules.languages.table import folded


@dataclass(frozen=True, slots=True)
class Numerals:
    """A language's words for numbers, folded: what is added, what multiplies, and what may stand between."""

    added: Mapping[str, int]
    times: Mapping[str, int]
    between: str = ""
    ordinals: Mapping[str, int] = field(default_factory=dict)
    units_first: bool = False


def _counted(*words: str, start: int = 2, step: int = 1) -> dict[str, int]:
    return {form: start + place * step for place, same in enumerate(words) for form in same.split("|")}


_EN = Numerals(
    {
        "one": 1,
        **_counted(
            "two|twice", "three|thrice", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"
        ),
        **_counted("twelve|dozen", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", start=12),
        **_counted("eighteen", "nineteen", start=18),
        **_counted("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", start=20, step=10),
        "ninety": 90,
    },
    {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9},
    "and|-",
    {
        "first": 1,
        **_counted(
            "second", "third|thirds", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"
        ),
        **_counted("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", start=11),
        **_counted("seventeenth", "eighteenth", "nineteenth", "twentieth", start=17),
        "thirtieth": 30,
    },
)
_FR = Numerals(
    {
        "un": 1,
        "une": 1,
        **_counted("deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix|dizaine", "onze"),
        **_counted("douze|douzaine", "treize", "quatorze", "quinze|quinzaine", "seize", start=12),
        **_counted("vingt|vingts|vingtaine", "trente|trentaine", "quarante", "cinquante", start=20, step=10),
        "soixante": 60,
        "quatre-vingt": 80,
        "quatre-vingts": 80,
        "septante": 70,
        "nonante": 90,
    },
    {"cent": 100, "cents": 100, "mille": 1000, "million": 10**6, "millions": 10**6, "milliard": 10**9,
     "milliards": 10**9},
    "et|-",
    {
        "premier": 1,
        "premiere": 1,
        **_counted("deuxieme|second|seconde", "troisieme|tiers", "quatrieme", "cinquieme", "sixieme"),
        **_counted("septieme", "huitieme", "neuvieme", "dixieme", "onzieme", "douzieme", start=7),
    },
)  # fmt: skip
_ES = Numerals(
    {
        "un": 1,
        "una": 1,
        "uno": 1,
        **_counted("dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez|decena", "once"),
        **_counted("doce|docena", "trece", "catorce", "quince|quincena", "dieciseis", "diecisiete", start=12),
        **_counted("dieciocho", "diecinueve", "veinte|veintena", "veintiun|veintiuno|veintiuna", start=18),
        **_counted("veintidos", "veintitres", "veinticuatro", "veinticinco", "veintiseis", start=22),
        **_counted("veintisiete", "veintiocho", "veintinueve", start=27),
        **_counted("treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", start=30, step=10),
        "noventa": 90,
        "cien": 100,
        "ciento": 100,
        **_counted("doscientos|doscientas", "trescientos|trescientas", "cuatrocientos|cuatrocientas",
                   "quinientos|quinientas", "seiscientos|seiscientas", "setecientos|setecientas",
                   "ochocientos|ochocientas", "novecientos|novecientas", start=200, step=100),
    },
    {"mil": 1000, "millon": 10**6, "millones": 10**6},
    "y",
    {
        "primer": 1,
        "primero": 1,
        "primera": 1,
        **_counted("segundo|segunda", "tercer|tercero|tercera|tercio|tercios", "cuarto|cuarta"),
        **_counted("quinto|quinta", "sexto|sexta", "septimo|septima", "octavo|octava", start=5),
        **_counted("noveno|novena", "decimo|decima", start=9),
    },
)  # fmt: skip
_RU_FORMS = (
    "два|две|двух|двум|двумя|дважды|двое", "три|трех|трем|тремя|трижды|трое",
    "четыре|четырех|четырем|четверо",
    "пять|пяти|пятью", "шесть|шести|шестью", "семь|семи|семью", "восемь|восьми|восемью", "девять|девяти",
    "десять|десяти|десятью|десяток", "одиннадцать|одиннадцати", "двенадцать|двенадцати|дюжина",
    "тринадцать|тринадцати", "четырнадцать|четырнадцати", "пятнадцать|пятнадцати", "шестнадцать|шестнадцати",
    "семнадцать|семнадцати", "восемнадцать|восемнадцати", "девятнадцать|девятнадцати", "двадцать|двадцати",
)  # fmt: skip
_RU_STEMS = (
    "втор",
    "трет",
    "четверт",
    "пят",
    "шест",
    "седьм",
    "восьм",
    "девят",
    "десят",
    "одиннадцат",
    "двенадцат",
)
_RU_ENDINGS = (
    "ый",
    "ий",
    "ой",
    "ая",
    "ья",
    "ое",
    "ье",
    "ого",
    "ьего",
    "ому",
    "ьему",
    "ом",
    "ьем",
    "ую",
    "ью",
    "ые",
    "ых",
    "ьей",
)
_RU = Numerals(
    {
        **dict.fromkeys(("один", "одна", "одно", "одного", "одной", "одну", "одном", "одним"), 1),
        **_counted(*_RU_FORMS),
        **_counted("тридцать|тридцати", "сорок|сорока", "пятьдесят|пятидесяти", start=30, step=10),
        **_counted("шестьдесят|шестидесяти", "семьдесят|семидесяти", start=60, step=10),
        **_counted("восемьдесят|восьмидесяти", "девяносто|девяноста", "сто|ста", start=80, step=10),
        **_counted("двести|двухсот", "триста|трехсот", "четыреста|четырехсот", start=200, step=100),
        **_counted("пятьсот|пятисот", "шестьсот|шестисот", "семьсот|семисот", start=500, step=100),
        **_counted("восемьсот|восьмисот", "девятьсот|девятисот", start=800, step=100),
    },
    {
        **dict.fromkeys(("тысяча", "тысячи", "тысяч", "тысячу", "тыс"), 1000),
        **dict.fromkeys(("миллион", "миллиона", "миллионов", "млн"), 10**6),
        **dict.fromkeys(("миллиард", "миллиарда", "миллиардов", "млрд"), 10**9),
    },
    "",
    {
        **{f"перв{ending}": 1 for ending in _RU_ENDINGS},
        **{f"{stem}{ending}": place for place, stem in enumerate(_RU_STEMS, 2) for ending in _RU_ENDINGS},
    },
)
_AR = Numerals(
    {
        **dict.fromkeys(("واحد", "واحده"), 1),
        **_counted("اثنان|اثنين|اثنتان|اثنتين|مرتين|مرتان", "ثلاثه|ثلاث", "اربعه|اربع", "خمسه|خمس", "سته|ست"),
        **_counted("سبعه|سبع", "ثمانيه|ثماني|ثمان", "تسعه|تسع", "عشره|عشر", start=7),
        **_counted("عشرون|عشرين", "ثلاثون|ثلاثين", "اربعون|اربعين", "خمسون|خمسين", start=20, step=10),
        **_counted("ستون|ستين", "سبعون|سبعين", "ثمانون|ثمانين", "تسعون|تسعين", start=60, step=10),
        **dict.fromkeys(("اثنا عشر", "اثني عشر", "اثنتا عشره", "اثنتي عشره"), 12),
        **dict.fromkeys(("احد عشر", "احدى عشره"), 11),
        **dict.fromkeys(("مئتان", "مئتين", "مائتان", "مائتين"), 200),
        **dict.fromkeys(("الفان", "الفين"), 2000),
    },
    {
        **dict.fromkeys(("مئه", "مائه"), 100),
        **dict.fromkeys(("الف", "الفا", "الاف"), 1000),
        **dict.fromkeys(("مليون", "مليونا", "ملايين"), 10**6),
        "مليار": 10**9,
    },
    "و",
    {
        **dict.fromkeys(("الاول", "الاولى", "الاولي", "اول"), 1),
        **_counted("الثاني|الثانيه|ثاني", "الثالث|الثالثه|ثالث", "الرابع|الرابعه", "الخامس|الخامسه"),
        **_counted("السادس|السادسه", "السابع|السابعه", "الثامن|الثامنه", "التاسع|التاسعه", start=6),
        **_counted("العاشر|العاشره", start=10),
    },
    units_first=True,
)


def _as_compared(numerals: Numerals) -> Numerals:
    return replace(
        numerals,
        added=folded(numerals.added),
        times=folded(numerals.times),
        ordinals=folded(numerals.ordinals),
    )


NUMERALS = {
    code: _as_compared(one) for code, one in {"en": _EN, "fr": _FR, "es": _ES, "ru": _RU, "ar": _AR}.items()
}

DUALS = {
    "يوم": ("يومان", "يومين"), "اسبوع": ("اسبوعان", "اسبوعين"), "شهر": ("شهران", "شهرين"),
    "سنه": ("سنتان", "سنتين"), "عام": ("عامان", "عامين"), "ساعه": ("ساعتان", "ساعتين"),
    "دقيقه": ("دقيقتان", "دقيقتين"),
}  # fmt: skip
"""Arabic says two of these in one word, and "one" in none."""
