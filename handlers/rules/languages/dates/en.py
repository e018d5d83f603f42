"""English: how days are named."""

from handlers.rules.languages.dates.figures import FIGURES
from handlers.rules.languages.table import DateWords, Phrase, Rule, folded, numbered, unit_words

HOUR = (
    r"(?:noon|midday|midnight|lunch(?:time)?|cob|eod|eob|cop|(?:close|end) of (?:business|play)"
    r"|end of (?:the )?day"
    r"|\d{1,2}(?:[:.]\d\d)? ?(?:am|pm|a\.m\.|p\.m\.)|\d{1,2}[:h.]\d\d(?: ?(?:am|pm|hrs?|h))?)"
    r"(?: (?:utc|gmt|c?e[st]t|eat|wat|local time|(?:geneva|new york|nairobi) time))?"
)
EVENT = (
    r"(?:(?:(?!(?:and|or|we|i|to|by)\b)\w+ )?(?:meetings?|calls?|workshops?|sessions?|webinars?|events?"
    r"|trainings?"
    r"|seminars?|conferences?|reviews?|boards?|committees?|minutes|visits?|deliver(?:y|ies)|newsletters?"
    r"|briefings?"
    r"|agenda|deadlines?|slots?|flights?))"
)
START = r"(?:early(?: in)?|(?:the )?(?:very )?(?:beginning|start) of)"
END = r"(?:late(?: in)?|(?:the )?(?:very )?(?:end|close)[ -]of|end)"

DATES = DateWords(
    weekdays=numbered(
        *("monday|mondy|munday", "tuesday|tueday|tuesdy|teusday"),
        *(
            "wednesday|wensday|wednsday|wendesday|wedensday|wednesdy",
            "thursday|thurday|thusday|thursdy|thrusday",
        ),
        *("friday|firday|fridy|friady", "saturday|saterday|saturdy", "sunday|sundy"),
        start=0,
    ),
    short_weekdays=numbered("mon", "tue|tues", "wed|weds", "thu|thur|thurs", "fri", "sat", "sun", start=0),
    months=numbered(
        *("january|jan", "february|feb|febuary", "march|mar", "april|apr", "may", "june|jun", "july|jul"),
        *("august|aug", "september|sept|sep", "october|oct", "november|nov", "december|dec"),
    ),
    named=folded(
        {
            **numbered(
                "the day before yesterday",
                "yesterday|last night|yest|yday",
                "today|tonight|tonite|2nite|2night|2day|later today|this arvo|this avo|this pm"
                "|within the hour|the end of the day|end of the day|end of day|eod|cob|eob"
                "|close of business"
                "|close of play|this morning|this afternoon|this evening|end of today|the end of today",
                "tomorrow|tomorow|tommorow|tommorrow|tomorrrow|tomorro|tomoro|tmrw|tmrow|tmr|tmw|tomoz"
                "|2moro"
                "|2morrow|2mrw|2mro|overnight",
                "the day after tomorrow|day after tomorrow",
                start=-2,
            ),
            "this time next week": 7,
            "a week today": 7,
            "a week tomorrow": 8,
            "in a fortnight": 14,
            "within a fortnight": 14,
            "a fortnight from now": 14,
        }
    ),
    numbers=folded(
        {
            **numbered(
                *("a|an|one", "two|a couple of|couple of|a couple|couple", "three", "four", "five", "six"),
                *("seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen"),
                *("sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
            ),
            "thirty": 30,
            "forty-five": 45,
            "sixty": 60,
            "ninety": 90,
        }
    ),
    ordinals=numbered("first|1st", "second|2nd", "third|3rd", "fourth|4th"),
    days=numbered(
        *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
        *("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth"),
        *("eighteenth", "nineteenth", "twentieth", "twenty-first", "twenty-second", "twenty-third"),
        *("twenty-fourth", "twenty-fifth", "twenty-sixth", "twenty-seventh", "twenty-eighth"),
        *("twenty-ninth", "thirtieth", "thirty-first"),
    ),
    years=folded({"this year": 0, "the year": 0, "next year": 1, "the coming year": 1}),
    feasts=folded(
        {
            "christmas eve": (12, 24),
            "christmas": (12, 25),
            "christmas day": (12, 25),
            "xmas": (12, 25),
            "new year's eve": (12, 31),
            "new year": (1, 1),
            "the new year": (1, 1),
            "new year's": (1, 1),
        }
    ),
    units=unit_words(
        hour="hour|hours|hrs|h",
        day="day|days|calendar days",
        workday="working day|working days|business day|business days|work days|workdays",
        week="week|weeks|wk|wks|eow",
        month="month|months|calendar month|eom",
        quarter="quarter|quarters|eoq",
        year="year|years|calendar year|eoy",
    ),
    by=(
        r"(?:(?:on or |by or )?before|by|no later than|not later than|(?:at the )?latest(?: by| on|:)?"
        r"|due(?: on| by|:)?|(?:the |my |our )?deadline(?: (?:for|on) (?:me|us|it|this|that|our side"
        r"|my side))?(?: is|:)?"
        r"|ahead of|prior to|b4|be4|bfore|bef|(?:the |my |our )?eta(?: is|:)?|(?:just )?(?:give|gimme"
        r"|allow) ?(?:me|us)? (?:until|till)"
        r"|->|=>|→|target(?: date)?(?: is|:)|not? (?:any )?later then|no later then|latest by"
        r"|at latest(?: by| on)?)"
        r"(?: (?:around|about|roughly|approximately|the latest|latest|sometime|some time"
        r"|first thing|close|the end of|the (?:morning|afternoon|evening) of|(?:the )?close of|"
        rf"{HOUR}))?(?: on)?(?: the coming)?|(?:cob|cop|eob|eod|close of business|end of day)(?: on)?"
    ),
    by_after=r",? (?:at (?:the )?(?:very )?)?latest",
    until=r"until|till|til|through|up to",
    on=(
        r"on|for|as of|sometime(?: on| in| during)?|some time(?: on| in| during)?|(?:later )?during|over"
        rf"|(?:in|over|during) the course of|at {HOUR}(?: on)?|first thing(?: on)?|around"
    ),
    never=(
        r"since|after|from|every|each|following|past|between|as of last|until last|or|of|dated|instead of"
        r"|rather than|was|were"
        r"|not(?: by| on| before| until)?|on or after|starting(?: on)?"
    ),
    time=(
        rf"(?:,? (?:(?:at |by |before |till |until )?{HOUR}|at \d{{1,2}}(?: o'clock)?|first thing"
        r"|(?:in the )?(?:(?:late|early) )?(?:morning|afternoon|arvo|evening|evng|night|am|pm))"
        r"(?![\w:])){1,3}"
    ),
    day=r"(?:\d{1,2}(?:st|nd|rd|th)? ?(?:-|to|and|or) ?)?(?:the )?<dayno>(?:st|nd|rd|th)?",
    phrases=(
        *FIGURES,
        Phrase(
            Rule.MONTH_DAY,
            r"(?:(?:the |this |next |coming )?<weekday>\.?,? (?:the )?)?<day>(?: of|,)?[ -]?<month>\.?"
            r"(?:(?:,? |-)(?:of )?<year>|-(?P<year>\d\d))?",
        ),
        Phrase(Rule.MONTH_DAY, r"(?:(?:the |this |next )?<weekday>\.?,? )?<month>\.? <day>(?:,? <year>)?"),
        Phrase(Rule.MONTH_DAY, r"<feast>"),
        Phrase(Rule.WEEK_OF, r"(?:in )?(?:the )?(?:week (?:of|commencing|beginning)|w/c) <day> <month>"),
        Phrase(Rule.WEEK_OF, r"(?:in )?(?:the )?(?:week (?:of|commencing|beginning)|w/c) <month> <day>"),
        Phrase(Rule.WEEK_NUMBER, r"(?:calendar )?(?:week|wk|cw|w) ?(?P<number>\d{1,2})", leans=True),
        Phrase(
            Rule.DAY,
            r"(?:the |this )?(?:<weekday>,? )?(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)"
            r"(?: of (?:this|the) month)?",
            leans=True,
        ),
        Phrase(Rule.DAY, r"<weekday>,? (?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)"),
        Phrase(
            Rule.DAY,
            r"the (?P<day>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
            r"|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth"
            r"|twenty-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirtieth"
            r"|thirty-first)"
            r"(?= *(?:$|[.,;:!?)-]|and\b|at\b|of (?:this|the) month))",
            leans=True,
        ),
        Phrase(
            Rule.NAMED,
            r"(?:noon|midday|lunch(?:time)?|midnight|teatime|close of work|\d{1,2}(?:[:.]\d\d)? ?(?:am|pm"
            r"|hrs)"
            r"|\d{1,2}[:h]\d\d)(?! (?:on|of|tomorrow|to|next|this)\b)",
            leans=True,
        ),
        Phrase(Rule.DAY, r"<fullday>,? (?P<day>\d{1,2})(?=$|[.,;!?)]| at | by | and )"),
        Phrase(Rule.NEXT_MONTH_DAY, r"(?:the )?<day> of next month"),
        Phrase(Rule.NAMED, r"<named>"),
        Phrase(
            Rule.COUNT,
            r"(?:(?:with)?in|inside)(?: of)? (?:the )?(?:(?:next|coming) )?(?:about "
            r"|around )?<number>(?: \(\d+\))?[ -]?<unit>'?(?: time)?"
            r"(?: (?:from (?:now|today)|at the (?:most|latest)))?|<number> <unit> from (?:now|today)"
            r"|<number> <unit>' time|over the (?:next|coming) <number> <unit>",
        ),
        Phrase(
            Rule.COUNT,
            r"(?:just )?(?:give|gimme|allow) ?(?:me|us)? (?:about "
            r"|another )?<number>(?: more)? <unit>",
        ),
        Phrase(Rule.COUNT, r"in (?:about )?<number> <unit>'s time"),
        Phrase(Rule.COUNT_BACK, r"<number> <unit> ago"),
        Phrase(Rule.WEEKDAY, r"<fullday>|(?:the |this )?coming <weekday>"),
        Phrase(Rule.WEEKDAY, r"<weekday>", leans=True),
        Phrase(
            Rule.WEEKDAY,
            r"<weekday>\.?(?= (?:morning|afternoon|arvo|evening|night|noon|am|pm|eod|cob|at \d)\b)",
        ),
        Phrase(
            Rule.WEEKDAY,
            r"(?<!the )(?<!we )(?<!i )(?<!he )(?<!she )(?<!they )(?:<weekday>)(?=\.?$"
            r"|  ?[.,;!])",
        ),
        Phrase(Rule.WEEKDAY, r"(?<=\()<weekday>(?=\.?\))|(?!sat|sun|mar|wed\b)<weekday>(?=\.?$|[,;!])"),
        Phrase(Rule.WEEKDAY_THIS, r"this <weekday>|<weekday> (?:of )?this week"),
        Phrase(
            Rule.WEEKDAY_NEXT,
            r"(?:the )?(?:next|nxt|nex) (?:week )?<weekday>"
            r"|<weekday>,? (?:of )?(?:next|nxt|nex) (?:week|wk)",
        ),
        Phrase(Rule.WEEKDAY_NEXT, r"next week(?: on|,) <weekday>"),
        Phrase(Rule.WEEKDAY_LATER, r"a week (?:on|from|after) <weekday>|<weekday> week"),
        Phrase(Rule.WEEKDAY_LATER, r"<number> weeks (?:on|from|after) <weekday>"),
        Phrase(Rule.WEEKDAY_AFTER_NEXT, r"(?:the )?<weekday> after next"),
        Phrase(Rule.YEAR, r"(?P<year>20\d\d)", leans=True),
        Phrase(Rule.WEEKDAY_LAST, r"last <weekday>|<weekday> last week"),
        Phrase(Rule.BEFORE_WEEKEND, r"before (?:the|this) weekend"),
        Phrase(Rule.WEEKEND, r"(?:over |at )?(?:the|this)(?: coming)? (?:weekend|wkend|wknd)"),
        Phrase(
            Rule.UNIT_END,
            rf"{END} (?:the|this)(?: current| working)? <unit>|(?:later |within |during "
            rf"|in the course of )?this <unit>"
            r"|(?:later in|within|during) the <unit>|in the course of the <unit>"
            r"|before the <unit> is (?:out|over)",
        ),
        Phrase(
            Rule.UNIT_END, r"(?:the )?(?P<unit>week|month|quarter|year)(?:'s)?[- ]end|end[- ]of[- ]<unit>"
        ),
        Phrase(Rule.UNIT_END, r"(?P<unit>eow|eom|eoq|eoy)"),
        Phrase(Rule.UNIT_MIDDLE, r"mid[ -]?(?P<unit>week|month)|(?:the )?middle of (?:the|this) <unit>"),
        Phrase(
            Rule.UNIT_NEXT_END,
            rf"(?:(?:{END}|later|in|within|during|over) )?(?:the )?(?:next|nxt|nex"
            rf"|coming) (?P<unit>week|wk|month|quarter|year)",
        ),
        Phrase(Rule.UNIT_NEXT_START, rf"{START} next <unit>"),
        Phrase(Rule.UNIT_NEXT_MIDDLE, r"(?:mid-?|(?:the )?middle of) ?next <unit>"),
        Phrase(Rule.UNIT_LAST, r"(?:the end of )?last <unit>"),
        Phrase(Rule.MONTH_START, rf"{START} (?:the month of )?<month>(?:,? (?:of )?<year>)?"),
        Phrase(Rule.MONTH_MIDDLE, r"(?:mid|(?:the )?middle of)[ -]?<month>(?:,? (?:of )?<year>)?"),
        Phrase(Rule.MONTH_END, rf"{END}[ -](?:the month of )?<month>(?:,? (?:of )?<year>)?"),
        Phrase(
            Rule.MONTH_END,
            r"(?:(?:later|sometime|some time|any time) )?(?:in|within"
            r"|during) (?:the month of )?<month>(?: <year>)?",
        ),
        Phrase(Rule.MONTH, r"<month>(?:,? (?:of )?<year>)?", leans=True),
        Phrase(
            Rule.QUARTER,
            rf"(?:in |during |{END} )(?:the )?(?:q(?P<quarter>[1-4])"
            rf"|<ordinal> quarter)(?:,?(?: of)?[ -]?<year>)?",
        ),
        Phrase(
            Rule.QUARTER,
            r"(?:q(?P<quarter>[1-4])|the <ordinal> quarter)(?:,?(?: of)?[ -]?<year>)?",
            leans=True,
        ),
        Phrase(
            Rule.QUARTER_START,
            rf"{START} (?:the )?(?:q(?P<quarter>[1-4])|<ordinal> quarter)(?:(?: of)? <year>)?",
        ),
        Phrase(
            Rule.HALF, r"(?:in |(?:the )?end of )?(?:h(?P<quarter>[12])|the <ordinal> half)(?: of)? <year>"
        ),
        Phrase(Rule.YEAR_START, r"(?:early(?: in)?|(?:the )?(?:beginning|start) of) (?P<year>\d{4})"),
        Phrase(Rule.YEAR_END, rf"(?:{END}|late) <year>"),
        Phrase(Rule.NO_DATE, r"the <weekday> (?:before|after)(?! next)"),
        Phrase(
            Rule.NTH_WEEKDAY,
            r"(?:in |during |on )?(?:the )?(?:<ordinal>|(?P<last>last|final)) (?:<weekday>|week) (?:of"
            r"|in) <month>"
            r"(?: <year>)?",
        ),
        Phrase(Rule.NO_DATE, r"(?:the )?(?:<ordinal>|last) (?:<weekday>|<unit>) (?:of|in) \w+ <unit>"),
        Phrase(Rule.NO_DATE, r"(?:the )?<day> of (?:each|every) month"),
        Phrase(Rule.NO_DATE, r"<number> <unit> (?:before|after|from)"),
        Phrase(
            Rule.NO_DATE, rf"(?:the|our|your|that|this|next) <fullday>(?:'s)? {EVENT}|<fullday>'s {EVENT}"
        ),
        Phrase(
            Rule.NO_DATE,
            rf"(?:the|our|your|this|next) <day> <month> {EVENT}|(?:the|our) <month> <day> {EVENT}",
        ),
        Phrase(Rule.NO_DATE, rf"(?:this|next|last|the next) (?P<unit>week|month)'s \w+|next <unit> {EVENT}"),
    ),
)
