"""English: how a rhythm is named."""

from handlers.rules.languages.rhythms.table import OWN, TOGETHER, RhythmWords, Saying

_HALF = r"(?P<half>am|pm|a\.m\.?|p\.m\.?)"
_DUE = (
    r"(?:(?:each|every|any|the|a|its|their) )?(?:commitment's )?"
    r"(?:due(?: dates?| days?)?|deadlines?|commitments? (?:is|are|falls?|becomes?) due)"
    r"(?: of (?:each|every|a) commitment)?"
)
_JOINING = (
    r"(?:joining|arrival|they join(?:ed)?|(?:(?:a|each|every) )?(?:new )?"
    r"(?:people|somebody|someone|members?|partners?|persons?) joins?)"
)
_OF = r"(?= (?:of|in) )"

WORDS = RhythmWords(
    times=(
        Saying(
            r"(?:by |on |in )?(?:the )?partnership(?:'s)?(?: own)? (?:time|clock|hour)", {"clock": TOGETHER}
        ),
        Saying(
            r"(?:(?:in|on|by) )?(?:(?:each|every|the) )?(?:(?:person|member|partner)'s |their )?"
            r"(?:own|local) (?:time|clock)",
            {"clock": OWN},
        ),
        Saying(rf"(?:at |@ ?)(?P<hour>\d{{1,2}})(?:[:.h](?P<minute>\d\d)|h)? ?{_HALF}?(?: ?o'clock)?"),
        Saying(rf"(?P<hour>\d{{1,2}})[:h](?P<minute>\d\d) ?{_HALF}?"),
        Saying(rf"(?P<hour>\d{{1,2}})(?:\.(?P<minute>\d\d))? ?{_HALF}"),
        Saying(r"(?:at )?(?:noon|midday)", {"hour": "12"}),
    ),
    sayings=(
        Saying(rf"(?P<after><numbers>) (?P<unit><unit>) after {_JOINING}"),
        Saying(rf"(?P<before><number>) (?P<unit><unit>) before {_DUE}"),
        Saying(rf"(?:on )?the day before {_DUE}", {"before": "1", "unit": "day"}),
        Saying(rf"on {_DUE}", {"before": "0", "unit": "day"}),
        Saying(r"(?:the )?last day", {"day": "31"}),
        Saying(rf"(?:(?:every|each|the) )?(?P<nth><nth>) <weekday>{_OF}"),
        Saying(r"every (?:other|second|2nd) <weekday>|alternate <weekday>", {"weeks": "2"}),
        Saying(r"(?:every|each) (?P<nth>first|1st|last) <weekday>", {"span": "1"}),
        Saying(r"every (?P<weeks><ordinal>) <weekday>"),
        Saying(r"(?:the )?(?P<nth><nth>) <weekday>"),
        Saying(r"weekly|(?:every|each) week|once (?:a|every|each|per) week", {"weeks": "1"}),
        Saying(
            r"fortnightly|bi-?weekly|(?:every|each) fortnight|every (?:other|second) week|alternate weeks",
            {"weeks": "2"},
        ),
        Saying(r"every (?P<weeks><number>) weeks|every (?P<weeks><ordinal>) week"),
        Saying(r"every other month|every second month|alternate months", {"months": "2"}),
        Saying(r"every (?P<months><number>) months|every (?P<months><ordinal>) month"),
        Saying(r"half-?yearly|every half-?year|semi-?annually|twice a year", {"months": "6"}),
        Saying(r"yearly|annually|(?:every|each) year|once a year", {"months": "12"}),
        Saying(
            r"monthly|(?:(?:of|in) )?(?:every|each|the) month|(?:of|in) a month"
            r"|once (?:a|every|each|per) month",
            {"span": "1"},
        ),
        Saying(
            r"quarterly|(?:(?:of|in) )?(?:every|each|the) quarter|(?:of|in) a quarter"
            r"|once (?:a|every|each|per) quarter",
            {"span": "3"},
        ),
        Saying(r"(?:on )?(?:every|each) <weekday>|(?:on )?<weekdays>", {"each": "1"}),
        Saying(r"(?:on )?<weekday>"),
        Saying(r"(?:(?:on )?the )?(?P<day>\d{1,2})(?:st|nd|rd|th)(?: day)?|(?:on )?day (?P<day>\d{1,2})"),
        Saying(r"(?:on )?the (?P<day><ordinal>)(?: day)?|on (?P<day>\d{1,2})"),
    ),
    starts=(r"(?:starting|beginning|starts?|begins?)(?: (?:on|from|in))?|(?:first|next)(?: on|:)|from|as of"),
    once=r"(?:(?:only|just) )?once(?: only)?(?! (?:a|every|each|per) )|one time(?: only)?",
    on="on",
    beginnings=("the beginning of",),
    last="last",
    fillers=frozenset({"on", "the", "at", "of", "in", "each", "every", "please", "and", "ask", "check-in"}),
)
