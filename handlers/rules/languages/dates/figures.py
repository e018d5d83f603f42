"""Days in figures, which all languages share."""

from handlers.rules.languages.table import Phrase, Rule

WEEKDAY = r"<weekday>\.?,? ?\(?(?:the |le |el )?"

FIGURES_BEFORE_DOTS = (
    Phrase(Rule.ISO, r"(?P<year>\d{4})[-/.](?P<monthno>\d{1,2})[-/.](?P<day>\d{1,2})"),
    Phrase(
        Rule.SLASHED,
        rf"(?:{WEEKDAY})?(?P<first>\d{{1,2}})[/-](?P<second>\d{{1,2}})[/-](?P<year>\d{{4}}|\d{{2}})",
    ),
    Phrase(Rule.SLASHED, r"(?P<first>\d{1,2})/(?P<second>\d{1,2})", leans=True),
    Phrase(Rule.SLASHED, rf"{WEEKDAY}(?P<first>\d{{1,2}})/(?P<second>\d{{1,2}})\)?"),
    Phrase(
        Rule.DOTTED,
        rf"(?:{WEEKDAY})?(?P<day>\d{{1,2}})\.(?P<monthno>\d{{1,2}})\.(?P<year>\d{{4}}"
        rf"|\d{{2}})",
    ),
)
FIGURES = (
    *FIGURES_BEFORE_DOTS,
    Phrase(Rule.DOTTED, r"(?P<day>\d{1,2})\.(?P<monthno>0[1-9]|1[0-2])\.?", leans=True),
    Phrase(Rule.DOTTED, rf"{WEEKDAY}(?P<day>\d{{1,2}})\.(?P<monthno>0[1-9]|1[0-2])\.?"),
)
