"""English: how days are named and promises made."""

from handlers.rules.languages.table import (
    AbsenceWords,
    DateWords,
    Language,
    Phrase,
    PromiseWords,
    Rule,
    Unit,
    forms,
    numbered,
)

DATES = DateWords(
    weekdays=numbered("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", start=0),
    short_weekdays=numbered("mon", "tue|tues", "wed", "thu|thur|thurs", "fri", "sat", "sun", start=0),
    months=numbered(
        *("january|jan", "february|feb", "march|mar", "april|apr", "may", "june|jun", "july|jul"),
        *("august|aug", "september|sept|sep", "october|oct", "november|nov", "december|dec"),
    ),
    named=numbered(
        "the day before yesterday",
        "yesterday",
        "today|tonight|the end of the day|end of the day|end of day|eod|cob|close of business",
        "tomorrow",
        "the day after tomorrow|day after tomorrow",
        start=-2,
    ),
    numbers=numbered(
        *("a|an|one", "two|a couple of", "three", "four", "five", "six"),
        *("seven", "eight", "nine", "ten", "eleven", "twelve"),
    ),
    ordinals=numbered("first|1st", "second|2nd", "third|3rd", "fourth|4th"),
    units={
        "day": Unit.DAY,
        "days": Unit.DAY,
        "week": Unit.WEEK,
        "weeks": Unit.WEEK,
        "month": Unit.MONTH,
        "months": Unit.MONTH,
        "quarter": Unit.QUARTER,
        "year": Unit.YEAR,
        "years": Unit.YEAR,
    },
    by=(
        r"(?:by|before|no later than|not later than|at the latest by|due(?: on| by)?|deadline:?)"
        r"(?: (?:cob|close of business|eod|end of day|the end of|noon|midday|\d{1,2}(?::\d\d)? ?(?:am|pm)))?"
        r"(?: on)?|(?:cob|close of business|eod|end of day)(?: on)?"
    ),
    until=r"until|till|through",
    on=r"on|for|at the latest on|at the latest|as of",
    never=r"since|after|from|every|each|following|past|between|as of last|until last|or|not(?: by| on"
    r"| before)?",
    time=(
        r",? (?:(?:at )?(?:noon|midday|midnight|cob|eod|close of business|end of day)"
        r"|(?:at )?\d{1,2}(?:[:.]\d\d)? ?(?:am|pm|a\.m\.|p\.m\.)|at \d{1,2}[:.h]\d\d"
        r"|(?:in the )?(?:morning|afternoon|evening)|at the latest)"
    ),
    day=r"(?:\d{1,2}(?:st|nd|rd|th)? ?(?:-|to|and|or) ?)?(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)?",
    phrases=(
        Phrase(Rule.ISO, r"(?P<year>\d{4})-(?P<monthno>\d{1,2})-(?P<day>\d{1,2})"),
        Phrase(Rule.SLASHED, r"(?P<first>\d{1,2})[/-](?P<second>\d{1,2})[/-](?P<year>\d{4}|\d{2})"),
        Phrase(Rule.SLASHED, r"(?P<first>\d{1,2})/(?P<second>\d{1,2})", leans=True),
        Phrase(Rule.DOTTED, r"(?P<day>\d{1,2})\.(?P<monthno>\d{1,2})\.(?P<year>\d{4}|\d{2})"),
        Phrase(Rule.DOTTED, r"(?P<day>\d{1,2})\.(?P<monthno>\d{2})\.?", leans=True),
        Phrase(
            Rule.MONTH_DAY, r"(?:(?:the )?<weekday>\.?,? (?:the )?)?<day>(?: of)? <month>\.?(?:,? <year>)?"
        ),
        Phrase(Rule.MONTH_DAY, r"(?:(?:the )?<weekday>\.?,? )?<month>\.? <day>(?:,? <year>)?"),
        Phrase(Rule.DAY, r"the (?P<day>\d{1,2})(?:st|nd|rd|th)(?: of (?:this|the) month)?", leans=True),
        Phrase(Rule.NAMED, r"<named>"),
        Phrase(
            Rule.COUNT,
            r"(?:with)?in (?:the next )?<number> <unit>(?:' time)?|<number> <unit> from (?:now|today)",
        ),
        Phrase(Rule.COUNT_BACK, r"<number> <unit> ago"),
        Phrase(Rule.WEEKDAY, r"<fullday>|(?:the )?coming <weekday>"),
        Phrase(Rule.WEEKDAY, r"<weekday>", leans=True),
        Phrase(Rule.WEEKDAY_THIS, r"this (?:coming )?<weekday>|<weekday> this week"),
        Phrase(Rule.WEEKDAY_NEXT, r"(?:the )?next (?:week )?<weekday>|<weekday>,? (?:of )?next week"),
        Phrase(Rule.WEEKDAY_NEXT, r"next week(?: on|,) <weekday>"),
        Phrase(Rule.WEEKDAY_LATER, r"a week (?:on|from|after) <weekday>|<weekday> week"),
        Phrase(Rule.WEEKDAY_LAST, r"last <weekday>|<weekday> last week"),
        Phrase(
            Rule.UNIT_END,
            r"(?:the )?(?:very )?end of (?:the|this) (?:current )?<unit>|(?:later )?this <unit>",
        ),
        Phrase(Rule.UNIT_END, r"(?P<unit>month|quarter|year)[- ]end"),
        Phrase(Rule.UNIT_NEXT_END, r"(?:(?:(?:the )?end of|late) )?next <unit>"),
        Phrase(Rule.UNIT_NEXT_START, r"(?:early|(?:the )?(?:beginning|start) of) next <unit>"),
        Phrase(Rule.UNIT_NEXT_MIDDLE, r"(?:mid-?|(?:the )?middle of) ?next <unit>"),
        Phrase(Rule.UNIT_LAST, r"(?:the end of )?last <unit>"),
        Phrase(Rule.MONTH_START, r"(?:early|(?:the )?(?:beginning|start) of)(?: in)? <month>(?: <year>)?"),
        Phrase(Rule.MONTH_MIDDLE, r"(?:mid|(?:the )?middle of)[ -]?<month>(?: <year>)?"),
        Phrase(Rule.MONTH_END, r"(?:(?:the )?end of|late|end)(?: in)? <month>(?: <year>)?"),
        Phrase(Rule.MONTH_END, r"(?:later )?in <month>(?: <year>)?"),
        Phrase(Rule.MONTH, r"<month>(?: <year>)?", leans=True),
        Phrase(Rule.QUARTER, r"(?:in |(?:the )?end of )?(?:the )?q(?P<quarter>[1-4])(?:(?: of)? <year>)?"),
        Phrase(Rule.QUARTER, r"(?:in |(?:the )?end of )?the <ordinal> quarter(?:(?: of)? <year>)?"),
        Phrase(Rule.YEAR_END, r"(?:the )?end of <year>"),
        Phrase(Rule.NO_DATE, r"(?:the )?<weekday> after next|the <weekday> (?:before|after)"),
        Phrase(
            Rule.NO_DATE, r"(?:the )?(?:<ordinal>|last) (?:<weekday>|<unit>) (?:of|in) (?:<month>|\w+ <unit>)"
        ),
        Phrase(Rule.NO_DATE, r"<number> <unit> (?:before|after|from)"),
    ),
)

PROMISES = PromiseWords(
    markers=(
        r"(?<!which )(?<!what )(?:we|i)(?:'ll| will| shall)(?: both| all| also| then| now| definitely"
        r"| certainly| surely| gladly)*"
        r"|(?:we're|we are|i'm|i am)(?: also| now)? (?:going|planning|committed|due|set) to"
        r"|(?:we|i)(?: also)? (?:plan|intend|promise|commit|undertake|agree) to"
        r"|(?:we're|we are|i'm|i am)(?: also| now)? (?P<verb_doing>sending|submitting|delivering|sharing"
        r"|publishing)"
        r"|(?:we|i)(?: also)? (?P<verb>send|submit|deliver|share|finish|complete|publish|provide|finalise"
        r"|finalize)"
        r"|(?:we|i)(?:'ve| have|'m| am|'re| are)? (?:[\w']+ ){1,8}(?:and|but) will(?: also| then| now)?"
        r"|(?:our|my) (?:\w+ )?(?:team|lab|office|staff|colleagues?|deputy|assistant) will(?: also| then)?"
        r"|(?P<bare>(?:will|going to|planning to)(?: also| then)?)"
    ),
    passives=(
        r"(?:will|'ll|shall) (?:then |all |also )?be (?=(?:ready|done|finished|complete|completed|finalised"
        r"|finalized"
        r"|sent|submitted|shared|published|circulated|uploaded|with you|in your inbox)\b)"
    ),
    idle=(
        r"need|wait|know|see|hear|get(?! (?:it|this|them|the \w+(?: \w+)?) (?:done|ready|finished|to you"
        r"|out))|receive|have to|miss|try|lack|want|remain|depend|expect|hope|consider"
        r"|think|look|look at|meet again|be able|stay|like|continue|keep|lose|run (?:out|late)|slip|fail"
        r"|be (?!sending|submitting|sharing|finishing|publishing"
        r"|presenting|preparing|ready|done|finished|completing|finalising|finalizing|testing"
        r"|installing)\w+"
        r"|(?:ask|remind|urge|request|tell|press|push|invite|help|get|let) (?!you know\b).* (?:to )?"
        r"(?:send|deliver|submit|sign|share|reply|answer|finish|come|provide|pay|approve|give)"
    ),
    doubts=(
        r"hop(?:e|es|ed|ing|efully)|might|may|could|would|should|can|maybe|perhaps|probably|likely|possibly"
        r"|unlikely"
        r"|try|tries|trying|aim|aims|aiming|wish|ideally|expect|expects|expecting|think|guess|suppose"
        r"|hopefully"
        r"|unclear|tentative|tentatively|want|wants|like to|possible|fingers crossed|with luck|let's|let us"
        r"|please|kindly|potentially|theoretically|in theory|at best|sooner or later|doubt|almost certainly"
        r"|(?:they|he|she|it|who|which|that)(?:'ll| will| is| are| has| have| can)"
    ),
    denials=(
        r"not|\w+n't|never|cannot|unable|no longer|nobody|nothing|instead of|no way|fail|fails|blocked"
        r"|blocker"
        r"|waiting|awaiting|stuck|pending|delayed|missing|overdue|postponed|cancelled|canceled|need|needs"
        r"|lack"
    ),
    finite=(
        r"is|are|was|were|am|has|have|had|will|shall|do|does|did|been|being|\w+'(?:ll|re|ve|m|d|s)"
        r"|(?<!the )(?<! a )(?<!an )(?<!our )(?<!my )[a-z]{2,}ed"
        r"|sent|got|went|made|done|met|told|gave|given|held|took|taken|came|began|begun|built|wrote|written"
        r"|brought"
        r"|seen|saw|found|left|lost|kept|paid|became|knew|felt|spoke|heard|put|no|none|us|me|your|from|if|due"
        r"|plans|sends|delivers|requires|requests|starts|begins|ends|opens|closes|comes|arrives|finishes"
        r"|submits"
        r"|leaves|returns|means|gets|takes|gives|happens|meets|owes|lets|shares|we|they|he|she|it|you|i|who"
        r"|which"
        r"|that|there|happy|thanks|thank|remember|holidays?|closed|away|leave|expires?|everything"
        r"|all (?:good|fine)|reminder"
        r"|to (?:send|deliver|submit|share|finish|complete|sign|provide|confirm|review|approve|give|reply"
        r"|respond|pay)"
    ),
    conditions=(
        r"if|unless|provided|providing|once|depending|depends|subject to|as long as|so long as|assuming"
        r"|in case|when"
        r"|whenever|as soon as|contingent|until|till|otherwise|or else|conditional|supposing"
        r"|weather permitting"
        r"|after (?:the|we|they|he|she|it|our|their|you|\w+ (?:has|have|is|are))|pending (?:the|your|a"
        r"|their|approval)"
    ),
    reports=(
        r"said|says|say|told|tells|promised|promises|announced|announces|wrote|writes|according to|claims"
        r"|claimed"
        r"|reported|reports that|reportedly|assured|assures|informed us|informs us|apparently|heard|confirmed"
        r"|believes?|thinks|thought|understood|understand|asked|asks|wanted|rumou?r|fears?|afraid|wonder"
        r"|wondering"
        r"|unsure|hope|hopes|hoped|hoping|used to|would|supposedly|insists?|mentioned|expects"
    ),
    joints=r"and(?: then| also)?|but|then|plus|as well as|so",
    tails=(
        r" ?[;,(]| - | (?:but|because|since|as|while|whereas|although|though|so(?! that)|which|who|where"
        r"|given)\b"
        r"| and (?:we|i|they|he|she|it|then|the|our|this|that|a)\b"
    ),
    trim=(
        r"and|but|so|also|then|next|now|definitely|certainly|to|both|plus|yes|ok|okay|sure|action|todo"
        r"|next steps?"
        r"|deadline|due|be(?= \w+ing\b)|actually|just|still|by|on|well|great|good news"
    ),
    articles=r"the|an?|another|our|my|its|their|these|those|all|\d+",
    abbreviations=frozenset(
        {"dr", "mr", "mrs", "ms", "prof", "st", "no", "approx", "vs", "e.g", "i.e", "fig", "ext"}
    ),
    infinitives=forms(
        "send|sending",
        "submit|submitting",
        "deliver|delivering",
        "share|sharing",
        "publish|publishing",
    ),
)

ABSENCES = AbsenceWords(
    opening=(
        r"(?:(?:good (?:day|morning|afternoon|evening)|hello|hi|dear all|please note)[,:.]? (?:that )?)?"
        r"(?:(?:i'm|i am|i'll be|i will be|i shall be) (?:going to be )?"
        r"(?:away|out of (?:the )?office|ooo|off(?: work)?|absent|unavailable|travelling|traveling"
        r"|on (?:(?:annual|sick|parental|maternity|paternity) )?(?:leave|holidays?|vacation|mission|travel)"
        r"|sick|ill|unwell)"
        r"|(?:away|absent|out of office|ooo|on (?:sick )?leave|off sick))"
    ),
    begins=r"from|starting(?: on)?|beginning(?: on)?|as of|between",
    ends=r"until|till|til|through|up to|to|and",
    lasts=r"for(?: the next)?|the next",
    within="in",
    weeks={"this week": 0, "the rest of the week": 0, "next week": 1, "the whole of next week": 1},
    returns=(
        r"(?:and )?(?:(?:i'm|i am|i'll be|i will be) )?back(?: in the office)?(?: on)?"
        r"|(?:and )?(?:i return|returning)(?: on)?"
    ),
    asks=(
        r"(?:and )?(?:(?:in the meantime|meanwhile),? )?(?:please )?"
        r"(?:ask|see|contact|write to|turn to|talk to|speak to|go to|check with)"
    ),
    asked=(
        r"(?:stands|will stand|is standing|steps|fills) in(?: for me)?"
        r"|(?:replaces|will replace|covers for) me"
    ),
)

LANGUAGE = Language("en", DATES, PROMISES, absences=ABSENCES)
