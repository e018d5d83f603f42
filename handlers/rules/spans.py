"""Where the sentences of a text begin and end, in the text as it stands."""

import re

_BREAK = re.compile(r"\n+|(?<=[.!?…؟।])[\"'”’»)\]]*[ \t\u00a0]+|(?<=[。！？])")
_CLOSING = re.compile(r"[\"'”’»」』）)\]]*")
_ABBREVIATION = re.compile(
    r"(?:^\s*\(?\d{1,3}|(?:^|[\s(])(?:[^\W\d_]|dr|mr|mrs|ms|prof|st|no|nos|vs|etc|cf|fig|approx|art|sec|vol|pp"
    r"|e\.g|i\.e|p\.ex|mme|mm|sr|sra|núm|ud|ee|uu|ст|стр|см|им|тыс|млн|млрд|т\.е|т\.д|т\.п|др|напр|ул))\.$",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(
    r"\W*(?:this|that|these|those|it|they|he|she|such"
    r"|cela|ce|celui|celle|ceux|ils?|elles?"
    r"|ello|esto|ese|esa|ellos|ellas"
    r"|это|этот|эта|эти|он|она|они)\b"
    r"|\W*(?:这|那|它|他们|هذا|هذه|ذلك|هو |هي |هم )",
    re.IGNORECASE,
)
Span = tuple[int, int]


def sentence_spans(text: str) -> list[Span]:
    """Return where each sentence begins and ends: at stops that end no abbreviation, and at line ends."""
    spans: list[Span] = []
    start = 0
    for found in [*_BREAK.finditer(text), None]:
        end = found.start() if found else len(text)
        closing = _CLOSING.match(text[end : found.end()]) if found else None
        end += closing.end() if closing else 0
        if found and "\n" not in found.group() and _ABBREVIATION.search(text[start:end]):
            continue
        stripped = text[start:end].strip()
        if stripped:
            begin = start + text[start:end].index(stripped)
            spans.append((begin, begin + len(stripped)))
        start = found.end() if found else end
    return spans


def sentences(text: str) -> list[str]:
    """Return the sentences themselves, in their order."""
    return [text[start:end] for start, end in sentence_spans(text)]


def points_back(sentence: str) -> bool:
    """Say whether a sentence begins with a word for what stands before it: "This ...", "Ils ..."."""
    return _POINTS_BACK.match(sentence) is not None
