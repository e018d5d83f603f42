"""English: how promises are made."""

from handlers.rules.languages.promises.en_deeds import ACTIONS, DELIVERIES, PEOPLE, TILL, YOU
from handlers.rules.languages.promises.en_guards import (
    CONDITIONS,
    DENIALS,
    DOUBTS,
    FINITE,
    HEDGES,
    IDLE,
    OBSTACLES,
    REPORTS,
)
from handlers.rules.languages.promises.en_ways import (
    DATELINES,
    MARKERS,
    OTHERS,
    PASSIVES,
    VOUCHED,
    VOUCHED_PASSIVES,
)
from handlers.rules.languages.table import PromiseWords, forms

PROMISES = PromiseWords(
    markers=MARKERS,
    others=OTHERS,
    passives=PASSIVES,
    vouched=VOUCHED,
    vouched_passives=VOUCHED_PASSIVES,
    datelines=DATELINES,
    deliveries=(
        r"own the\b|have (?:the|an?|our|my|your|all|that|this)\b.*\b(?:ready|done|finished"
        r"|\w{3,}ed)(?: (?:up|out|off|in))?|"
        rf"(?:{DELIVERIES}|{ACTIONS})(?! (?:you |us |some |any )?(?:more|an? update|updates|news|feedback"
        rf"|support"
        r"|help"
        r"|details|further|soon|regular)\b)"
    ),
    objectless=(
        r"(?P<does_needful>do) the needful|(?P<does_care>take care|see to|handle|deal with|look after)"
        r"(?: (?:of )?(?:it|that|this|them))?|make (?:it|that|this) happen|(?:from|off) (?:me|us)"
        rf"|(?P<does_have>have|get) (?:it|that|this|them|those|these|one|some|both)(?: (?:over|out|back|up"
        rf"|done"
        rf"|ready|sorted|sent|in|on|with|to|by|down|around|all|\w{{3,}}ed|{YOU}|everyone|your|ur|inbox"
        rf"|desk))*|"
        r"(?P<idle>do(?: (?:it|so|that|this))?|done|sorted|finished|ready)|(?P<does_be>be (?:done|finished"
        r"|ready|through)|finish)|"
        rf"(?P<does>{DELIVERIES}|give|bring|hand|show|text|lend)(?: (?:it|them|this|that|those|these|you"
        rf"|to you|to all|to everyone"
        r"|over|out"
        r"|back|along|round|around|everyone|all|soon|through|across))*"
        r"|(?P<does_it>get|sort|have|do|\w{3,}) (?:it|them)(?: (?:out|up|over|back|off|done|sorted|fixed"
        r"|ready"
        r"|to you|round|through|too|all|finished|sent|across|done and dusted))*|(?:it|them|this|that)"
        r"|(?P<does_one>(?!do\b|be\b|revert\b|reply\b|respond\b|confirm\b|answer\b|report\b)[a-z]{3,})$"
    ),
    idle=IDLE,
    doubts=DOUBTS,
    hedges=HEDGES,
    relatives=r"that|which|who|whose|where|what",
    denials=DENIALS,
    obstacles=OBSTACLES,
    finite=FINITE,
    conditions=CONDITIONS,
    reports=REPORTS,
    till=TILL,
    lists=(
        r"^(?:to-?dos?|tasks?|actions?|ap|ai|me|us|mine|ours|my (?:to-?dos?|tasks?|list|part|bit|jobs?"
        r"|homework"
        r"|actions?|plate))(?: ?\(?(?:me|us|mine|ours)\)?)?(?= ?:)|"
        r"(?:on|from|for) our (?:side|part|end)|on my (?:side|end)|next steps?|our (?:commitments"
        r"|deliverables|tasks|actions?"
        r"|action points|plan|to-?dos?)|what (?:we|i)(?:'ll| will) do|(?:we|i)(?:'ll| will)|from us"
        r"|coming up|(?:i|we) promise|committed|confirmed|not to worry|^us|commitments?|(?:two|three|four"
        r"|five|several|few) (?:things|points"
        r"|items)|plan for|action items?(?: for us)?|(?:for|on) us"
    ),
    courtesies=(
        r"^(?:since|because|given that|although|though|even though|while|whereas|even if|now that|despite"
        r"|as (?:\w+ ){1,2}(?:said|mentioned|knows?|explained))\b[^,]{0,70}(?=,)"
        r"|^if you (?:don't|do not) mind"
        r"|(?:i|we)(?: would like to|'d like to)? take (?:this|the) opportunity to (?:confirm|inform you"
        r"|announce)"
        r"(?: that)?|(?:i|we) have the (?:honou?r|pleasure) (?:to|of) (?:inform(?:ing)? you|confirm(?:ing)?"
        r"|announc(?:e|ing))(?: that)?|"
        r"(?:with)?in (?:the )?(?:coming|next few|a few|following) (?:days|weeks|months)|in due (?:course"
        r"|time)|"
        r"(?:from|on|at) (?:our|my) (?:end|side|part)(?=[,:]|[. ]*$)|(?:as )?(?:i|we) said(?=,)"
        r"|(?:(?:just )?to (?:say|let you know|inform you|confirm)|just (?:a )?(?:note"
        r"|line)(?: to say)?)(?: that)?"
        r"|(?:i|we|it is our pleasure to|(?:pleased|glad|happy|delighted"
        r"|honou?red) to) (?:hereby )?(?:confirm|inform you|announce"
        r"|advise) that|(?:i|we) promise(?=[:,])|(?:agreed )?(?:actions?|action (?:items?|points?)"
        r"|to-?dos?)(?=:)"
        r"|give (?:me|us)  +(?=and (?:i|we)\b)|"
        r"(?:ok(?:ay)?|sure|yes|yep|yeah)(?= (?:will|can|i'll"
        r"|we'll|ill)\b)|"
        r"(?:please|kindly) note(?: that)?|note that|(?:(?:please|kindly) )?(?:be (?:informed|advised"
        r"|assured)|rest assured)(?: that)?"
        r"|(?:i|we)(?: would|'d) (?:like|love) to (?:confirm|inform you|let you know|assure you)(?: that)?"
        r"|(?:i|we) (?:can|am happy to|are happy to|are pleased to|am pleased to|hereby) (?:confirm"
        r"|assure you|say)"
        r"(?: that)?|as (?:agreed|discussed|promised|requested|asked)|as (?:soon|early"
        r"|quickly) as (?:possible|i can"
        r"|we can)|(?:i |we )?hope (?:you(?:'re| are)? (?:all )?(?:doing |keeping |are )?(?:well|good"
        r"|fine|okay|ok)"
        r"|this (?:e-?mail |message |note )?finds you (?:all )?(?:well|in good health)"
        r"|all is well(?: with you)?)"
        r"|(?:i|we) (?:just )?(?:want|wish|wanted) to (?:confirm|inform you|let you know|say"
        r"|tell you)(?: that)?"
        r"|please (?=expect)|no problem|not a problem|no worries|why not|if not (?:before|earlier"
        r"|sooner)|not later than"
        r"|no later than|can't wait|(?:thanks|thank you)(?: \w+){0,6} for asking|when it comes to|no doubt"
        r"|just to say that|pleased to (?:say|confirm)(?: that)?"
        rf"|(?:many )?{PEOPLE}(?: (?!for\b|but\b|and\b)[\w.]+){{0,3}}(?=,)"
        r"|for sure(?= *[.!]*$)"
        r"|inshallah|god willing|let me know (?:if|whether|in case)[^,.]*$|if (?:that's|that is) (?:ok"
        r"|okay|fine|all right)[^,.]*"
        r"|if (?:anything|you have|there are) [^,.]*$|(?:the )?latest(?= *[.,!]*$)"
        r"|(?:ok(?:ay)?|sure|yes|yep|great|perfect|noted|understood|got it|absolutely|of course|sorry"
        r"|apologies|done)(?=,)"
    ),
    joints=r"and(?: then| also)?|but|then|plus|as well as|so",
    tails=(
        r" ?[;,(]| - | (?:from|by) (?:me|us)(?= *[.!]*$)| (?:but|because|since|as|while|whereas|although"
        r"|though|so(?! that)|which|who|where"
        r"|given)\b"
        r"| and (?:we|i|they|he|she|it|then|the|our|this|that|a)\b"
    ),
    trim=(
        r"and|but|so|also|then|next|now|definitely|certainly|to|both|plus|yes|ok|okay|sure"
        r"|action(?: points?)?"
        r"|todo|to-do|next steps?|for (?:the|this|next) week|on it|np|will do|noted"
        r"|deadline|due|be(?= \w+ing\b)|actually|just|still|by|on|well|great|good news|regarding|re"
        r"|as for|about"
        r"|hereby|personally|also|please"
    ),
    taken_up=r"(?P<does>[a-z-]{2,}) (?:it|them)(?= )",
    own=(
        r"\W*(?:can|will|have|had|am|gonna|all good|quick|i|we|my|our|i'\w+|we'\w+|[a-z]+ing|almost|nearly"
        r"|sorry|apologies|still|just|on it|noted"
        r"|yes|ok"
        r"|okay|sure|thanks|thank you|got|received|not)\b"
    ),
    things=(
        r"(?:owe you|started on|started|working on|finishing|drafting|busy with) (?!the\b|a\b|our\b|my\b"
        r"|and\b|on\b|to\b)"
        r"(?P<thing>[\w-]+(?: (?!and\b|but\b|for\b|so\b|with\b|now\b|today\b|by\b|on\b)[\w-]+){0,4})"
        r"|(?<!to )(?<!in )(?<!at )(?<!from )(?<!by )(?:the|an?|our|my|your|this|these|those)"
        r"(?: (?!(?:with|for|on|by|from|at|and|or|but|so|to|in|is|are|was|were|will|shall|has|have|had"
        r"|which"
        r"|that|who|we|i|you|they|it|as|if|when|once|now|today|asap|done|ready|because|since|can|could"
        r"|should"
        r"|would|may|might|must|off|out|up|over|back|right|look|lot|bit|moment|way|call|day|week|month"
        r"|delay|help|team|meantime|end|morning|afternoon|time|reminder|note|message|mail"
        r"|email)\b)[\w'/-]+){1,6}"
    ),
    endings=(
        *(("ss", "ss"), ("us", "us"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x")),
        *(("oes", "o"), ("ies", "y"), ("s", "")),
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
        "finalise|finalising",
        "finalize|finalizing",
        "upload|uploading",
        "circulate|circulating",
        "post|posting",
        "forward|forwarding",
        "email|emailing",
        "complete|completing",
        "finish|finishing",
    ),
)
