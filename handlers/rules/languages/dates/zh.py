"""Chinese: how days are named."""

from handlers.rules.languages.dates.figures import FIGURES_BEFORE_DOTS
from handlers.rules.languages.table import DateWords, Phrase, Rule, folded, numbered, unit_words

DIGITS = "〇一二三四五六七八九"
PART = r"(?:凌晨|清晨|早上|上午|中午|正午|下午|傍晚|晚上|晚间|午间|一早|早|晚|午夜|零点)"
MINUTES = r"(?:半|整|\d{1,2}分?|[一三]刻|[二三四五]?十五?分)"
HOUR = rf"(?:\d{{1,2}}:\d\d|(?:\d{{1,2}}|[一二两三四五六七八九十]{{1,3}})(?:点钟?|时){MINUTES}?)"
MONTH = r"(?:<month>|(?P<monthno>\d{1,2}) ?月)"
YEAR = r"(?:<year> ?年?)?"
THIS = r"(?:本|这一?个?|当|今)"
NEXT = r"(?:下一?个?)"
END = r"(?:底|末|终|结束)"
WITHIN = r"(?:之内|以内|内)"
QUARTER = r"(?:第?<ordinal>个?季度?|q(?P<quarter>[1-4]))"
GATHERING = (
    r"(?:会议|例会|研讨会|座谈会|工作坊|培训(?:班|会|课程)?(?=$|[,.; 在于是的开由])"
    r"|论坛|讨论会|通话|电话会|会(?=[后的中]|$|[,.; ]))"
)
EVENT = (
    rf"(?!培训(?=[一-龥]{3})|举办|组织|召开|开展|安排|举行|进行|参加|完成|提交"
    rf"|准备)的?[^,.;、前后\d]{{0,6}}?{GATHERING}(?!上|前|之前|期间"
    rf"|谈|计)"
)


def _numerals(last: int) -> tuple[str, ...]:
    """Return the numbers from one to `last`, below a hundred, as they are written."""
    tens = ("", "十", *(f"{DIGITS[ten]}十" for ten in range(2, 10)))
    return tuple(tens[number // 10] + DIGITS[number % 10].strip("〇") for number in range(1, last + 1))


DATES = DateWords(
    weekdays={
        **{
            f"{week}{day}": place
            for week in ("周", "星期", "礼拜")
            for place, day in enumerate("一二三四五六日")
        },
        **{f"{week}天": 6 for week in ("周", "星期", "礼拜")},
    },
    short_weekdays={},
    months=numbered(*(f"{number}月" for number in _numerals(12))),
    named=folded(
        {
            **numbered(
                "前天|前日",
                "昨天|昨日|昨晚|昨儿",
                "今天|今日|今晚|今早|今儿|今夜|当天|今天之内|今天内|今日内|下班前|今天下班",
                "明天|明日|明早|明晚|明儿|明天之内|明天内",
                "后天|后日",
                "大后天",
                start=-2,
            ),
            "半个月内": 15,
            "半月内": 15,
            "半个月后": 15,
            "半个月之内": 15,
        }
    ),
    numbers=folded({**numbered(*_numerals(31)), "两": 2, "四十五": 45, "六十": 60, "九十": 90}),
    ordinals=folded({**numbered("一|1|首", "二|2", "三|3", "四|4"), "上": 1, "下": 2}),
    days=folded({**numbered(*_numerals(31)), "廿": 20}),
    years={
        "今年": 0,
        "本年": 0,
        "本年度": 0,
        "明年": 1,
        "来年": 1,
        "后年": 2,
        **{
            f"二{zero}{DIGITS[ten]}{DIGITS[one]}".replace("〇", zero): 2000 + ten * 10 + one
            for zero in "〇零"
            for ten in (2, 3)
            for one in range(10)
        },
    },
    feasts=folded({"圣诞节": (12, 25), "圣诞": (12, 25), "元旦": (1, 1), "新年": (1, 1)}),
    units=unit_words(
        hour="小时|个小时",
        day="天|日",
        workday="个工作日|工作日|个工作天",
        week="周|个星期|星期|个礼拜|礼拜",
        month="个月|月",
        quarter="个季度|季度|季",
        year="年|年度",
    ),
    by=(
        r"(?:最晚|最迟|不晚于|不迟于|至迟|赶在|务必于|截止(?:日期|时间|到|至|于)?(?:为|是|:)?|截至"
        r"|期限(?:为|是|:)?"
        r"|不超过|不得晚于|deadline(?:是|为|:)?)(?:在|于|到)?"
    ),
    until=r"直到|一直到|持续到|到",
    on=r"在|将于|于|就在|预计|定于|等|大约|大概|争取在",
    never=r"自从|自|从|每个?|每逢|过了|或者?|和|不在|非|上上",
    time=(
        rf"(?: ?(?:当天|当日))?(?: ?{PART}(?: ?{HOUR})?| ?{HOUR})?(?:(?:下班|收工|开会|天黑)(?=之?前|以前))?"
    ),
    by_after=r" ?(?:之前|以前|前(?!提(?![交供出报醒前])|[后期往来面去景天日年所])|为止|截止|截至|前后)",
    never_after=r"(?:之后|以后|后(?![天期续日])|起|以来|开始(?=[,.; 我每一都到]|$))",
    day=r"(?:(?:\d{1,2}|[一二三]?十?[一二三四五六七八九]?)[日号]?(?:-|至|到|和|或) ?)?<dayno>",
    phrases=(
        *FIGURES_BEFORE_DOTS,
        Phrase(Rule.DOTTED, r"(?P<monthno>0?[1-9]|1[0-2])\.(?P<day>\d{1,2})", leans=True),
        Phrase(
            Rule.MONTH_DAY,
            rf"{YEAR} ?{MONTH} ?<day>(?: ?[日号](?: ?\(?<weekday>\)?)?|(?![\d个天月]))",
        ),
        Phrase(Rule.MONTH_DAY, r"(?:今年|明年)?<feast>节?"),
        Phrase(Rule.WEEK_NUMBER, r"第 ?(?P<number>\d{1,2}) ?周", leans=True),
        Phrase(
            Rule.DAY, rf"(?:{THIS}月)?(?:(?:{THIS})?<weekday>)?\(?<dayno> ?[日号](?![内间])\)?", leans=True
        ),
        Phrase(Rule.DAY, rf"{THIS}月<dayno> ?[日号](?: ?\(?<weekday>\)?)?"),
        Phrase(Rule.NEXT_MONTH_DAY, rf"{NEXT}月<dayno> ?[日号]?"),
        Phrase(Rule.NAMED, r"<named>"),
        Phrase(
            Rule.COUNT,
            (
                r"(?:未来|接下来的?|今后|再过|过)?(?:大约|大概|最多"
                rf"|不超过)?<number> ?(?!月)<unit>(?:时间)?(?:{WITHIN}|之后|以后|后)"
            ),
        ),
        Phrase(Rule.COUNT, r"(?:再过|过)<number> ?<unit>"),
        Phrase(Rule.HALF_YEAR, r"半年(?:之?内|以内|之?后|以后)"),
        Phrase(Rule.COUNT_BACK, r"<number> ?(?![日月])<unit>(?:之前|以前|前)"),
        Phrase(Rule.WEEKDAY, r"(?<![一二两三四五六七八九十几数\d])<weekday>(?![天次个年期])"),
        Phrase(Rule.WEEKDAY_THIS, rf"{THIS}<weekday>"),
        Phrase(Rule.WEEKDAY_NEXT, rf"{NEXT}(?:(?:周|星期)的?)?<weekday>"),
        Phrase(Rule.WEEKDAY_AFTER_NEXT, r"下下一?个?<weekday>"),
        Phrase(Rule.WEEKDAY_LAST, r"上一?个?<weekday>"),
        Phrase(Rule.BEFORE_WEEKEND, r"(?:本|这个?)?周末(?:之前|以前|前)"),
        Phrase(Rule.WEEKEND, r"(?:本|这个?)?周末"),
        Phrase(
            Rule.UNIT_END,
            rf"{THIS}(?P<unit>周|星期|礼拜|月|季度|季|年度|年)年?(?:{WITHIN}|{END})?(?!\d)",
        ),
        Phrase(
            Rule.UNIT_END, rf"(?:今年|本年)?(?P<unit>月|季度|季|年)(?:{END}|{WITHIN})|(?P<unit_0>周){WITHIN}"
        ),
        Phrase(Rule.UNIT_MIDDLE, rf"(?:{THIS})?(?P<unit>月|周)中旬?"),
        Phrase(
            Rule.UNIT_NEXT_END,
            rf"(?:{NEXT}|明)(?P<unit>周|星期|礼拜|月|季度|季|年)(?:年?{END}|{WITHIN})?",
        ),
        Phrase(
            Rule.UNIT_NEXT_START, rf"(?:{NEXT}|明)(?P<unit>周|星期|月|季度|年)年?(?:初|开头)|(?P<unit_0>月)初"
        ),
        Phrase(Rule.UNIT_NEXT_MIDDLE, rf"(?:{NEXT}|明)(?P<unit>周|星期|月|季度|年)年?中旬?"),
        Phrase(Rule.UNIT_LAST, r"(?:上一?个?|去)(?P<unit>周|星期|礼拜|月|季度|季|年)年?(?:底|末)?"),
        Phrase(Rule.MONTH_START, rf"{YEAR}{MONTH}份?初"),
        Phrase(Rule.MONTH_TENTH, rf"{YEAR}{MONTH}份?上旬"),
        Phrase(Rule.MONTH_MIDDLE, rf"{YEAR}{MONTH}份?(?:中旬?|上半月)"),
        Phrase(Rule.MONTH_END, rf"{YEAR}{MONTH}份?(?:底|末|下旬|下半月|{WITHIN})"),
        Phrase(
            Rule.MONTH_END,
            rf"(?:于|在)?{YEAR}{MONTH}份(?!的|报|月报|数|例)",
        ),
        Phrase(Rule.MONTH_END, rf"(?:于|在){YEAR}{MONTH}(?![份底末中上下初\d一二三四五六七八九十])"),
        Phrase(Rule.MONTH, rf"{YEAR}{MONTH}份?", leans=True),
        Phrase(Rule.QUARTER, rf"(?:在|于)?{YEAR}{QUARTER}(?:{END}|底|{WITHIN}|期间)"),
        Phrase(Rule.QUARTER, rf"{YEAR}{QUARTER}(?=,?(?:我|将))"),
        Phrase(Rule.QUARTER, rf"{YEAR}{QUARTER}", leans=True),
        Phrase(Rule.QUARTER_START, rf"{YEAR}{QUARTER}初"),
        Phrase(Rule.HALF, rf"{YEAR}(?=[上下]半年)<ordinal>半年(?:{END}|{WITHIN})?", leans=True),
        Phrase(Rule.YEAR_START, r"(?P<year>\d{4}) ?年年?初"),
        Phrase(Rule.YEAR_END, rf"<year>年?年?(?:{END}|{WITHIN})"),
        Phrase(Rule.NO_DATE, rf"(?:{NEXT}|{THIS})?<weekday>{EVENT}|{MONTH}<day>[日号]{EVENT}"),
        Phrase(
            Rule.NTH_WEEKDAY,
            (
                rf"{YEAR}{MONTH}份?的?(?:第?<ordinal>|(?P<last>最后一))个?(?:<weekday>|周|星期"
                rf"|礼拜)(?:{WITHIN})?"
            ),
        ),
    ),
    gap=" ?",
    begins=r"(?<![\d./])",
    ends=r"(?![\d/%]|[.,]\d)",
)
