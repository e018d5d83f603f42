"""Where the sentences of a text begin and end, in the text as it stands."""

import re

_BREAK = re.compile(r"\n+|(?<=[.!?…؟।])[\"'”’»)\]]*[ \t\u00a0]+|(?<=[。！？])")
_CLOSING = re.compile(r"[\"'”’»」』）)\]]*")
_ABBREVIATION = re.compile(
    r"(?:^\s*\(?\d{1,3}|(?:^|[\s(])(?:[^\W\d_]|dr|mr|mrs|ms|prof|st|no|nos|vs|etc|cf|fig|approx|art|sec|vol|pp"
    r"|e\.g|i\.e|p\.ex|mme|mm|sr|sra|núm|ud|ee|uu|ст|стр|см|им|тыс|млн|млрд|т\.е|т\.д|т\.п|др|напр|ул))\.$",
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
