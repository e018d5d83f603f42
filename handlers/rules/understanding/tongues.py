"""Which language somebody names."""

from handlers.rules.languages.folding import composed, fold

_NAMES = {
    "en": ("english", "anglais", "ingles", "английск", "英文", "英语", "إنجليزي", "إنكليزي"),
    "fr": ("french", "francais", "frances", "французск", "法文", "法语", "فرنسي"),
    "es": ("spanish", "espagnol", "espanol", "castellano", "испанск", "西班牙", "西语", "إسباني"),
    "ru": ("russian", "russe", "ruso", "русск", "俄文", "俄语", "روسي"),
    "zh": ("chinese", "mandarin", "chinois", "chino", "китайск", "中文", "汉语", "普通话", "صيني"),
    "ar": ("arabic", "arabe", "арабск", "阿拉伯", "阿语", "عربي"),
}
"""How the six languages are called in each other, as far as what is said of them begins alike."""


def named(text: str) -> str:
    """Return the BCP 47 tag of the language that a text names last; "" where it names none of the six."""
    plain = fold(composed(text))
    places = {tag: max(plain.rfind(fold(name)) for name in names) for tag, names in _NAMES.items()}
    last = max(places, key=places.__getitem__)
    return last if places[last] >= 0 else ""
