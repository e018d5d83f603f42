"""English: the ways to make a promise, a class a line or a few; `PromiseWords` says what the groups mean."""

from handlers.rules.languages.promises.en_deeds import (
    ACTIONS,
    ALSO,
    DELIVERIES,
    DESTINATION,
    DOING,
    MADE,
    NO_STATEMENT_AFTER,
    NOT_DONE,
    NOT_PRESENT,
    READY,
    TEAM,
    VAGUE,
    WE,
    WE_ARE,
    WILL,
    YOU,
)

HAPPY = (
    r"(?:very |more than |quite |all |only too )?(?:happy|glad|ready|set|good|delighted|keen|prepared"
    r"|available) to(?= (?!hear|see|know|learn|report|inform|announce|say|confirm|share that|help|discuss"
    r"|talk|meet|chat|jump|have|be|get|note|join|receive|support|assist|welcome|tell|let|go\b)\w)"
)
FUTURE = (
    (
        rf"(?<!which )(?<!what )(?P<solemn_will>(?:we|i){WILL}(?= (?!(?:{VAGUE})\b)[a-z]{{3,}}(?: (?:up|out"
        rf"|off|over|in"
        r"|down|back))? (?:the|an?|our|my|your|ur|these|those|\d+)\b))"
    ),
    (
        rf"(?<!which )(?<!what )(?:(?:we|i)|{WE}){WILL}{ALSO}(?: be able to confirm that we will)?"
        r"(?: be (?:happy|glad|pleased|delighted|honou?red|able|sure|ready|prepared|in a position) to"
        r"(?= (?!see|hear|know|learn|join|meet|be|have|help|assist|support|discuss|talk|attend"
        r"|welcome)\w))?"
    ),
    rf"(?:ill|well|il)(?= (?:{DELIVERIES}|{ACTIONS}|have|get|do)\b)",
    (
        rf"{WE_ARE}{ALSO} (?:going|planning|committed|due|set|scheduled|about|down|booked|slated"
        rf"|signed up)"
        r" to(?! (?:the|an?|our|my|your|work|bed|church|town|court)\b)"
        r"|(?:i'm|i am) to(?= (?!be\b)\w)"
        rf"|{WE_ARE} (?:gonna|goin to|gunna)|(?:i )?gonna|(?:imma|i'ma|ima)(?= \w)"
    ),
    (
        r"(?:we|i)(?: (?:also|hereby|do|fully))* (?:plan|intend|agree|accept|volunteer|offer)"
        r" (?:to|that (?:we|i)(?:'ll| will))|(?:we|i) plan on(?= \w+ing\b)"
    ),
    (
        r"(?:we|i)(?:'ve| have) (?:agreed|committed|undertaken|offered|volunteered|pledged|arranged"
        r"|decided"
        r"|resolved) to|(?:we|i) (?:decided|resolved) to"
    ),
    (
        r"the undersigned(?: hereby)? (?:undertakes to|commits to|agrees to|promises to|will|shall)"
        r"|it is (?:my|our) (?:firm )?(?:intention|plan) to|(?:my|our) intention is to"
    ),
    r"(?:my|our)(?: \w+)? (?:plan|task|job|next step|action|part|turn|homework) is(?: now)? to",
    rf"(?P<dated_go>(?:we|i) go(?: to)?(?= (?:{DELIVERIES}|{ACTIONS})\b))",
    r"(?:we|i)(?:'ve| have|'m| am|'re| are)? (?:[\w']+ ){1,8}(?:and|but) will(?: also| then| now)?",
    (
        rf"{TEAM}(?: will| shall|'ll| (?:is|are) going to|'s going to| undertakes to| commits to"
        rf"| agrees to"
        r"| pledges to)(?: also| then)?"
    ),
    r"let me(?= (?!know|see|check|think|be|have a (?:look|think|word)|guess|explain|add|ask|say|start)\w)",
    (
        r"(?P<bare>(?:will(?! be (?:with|in|on|at) (?:you|u|your|ur)\b)|going to|planning to|gonna"
        r"|shall)(?: also| then)?|am (?:going|planning|about) to|(?:you can |please |kindly |do )?expect"
        r"|look out for|happy to confirm (?:that )?we will)"
    ),
)
OATHS = (
    (
        r"(?P<solemn>(?:we|i)(?: (?:also|hereby|can|do|fully))* (?:promise(?: you)?|commit(?: (?:my"
        r"|our)sel(?:f"
        r"|ves))?|undertake|compromise(?: (?:my|our)sel(?:f|ves))?|engage(?: (?:my|our)sel(?:f|ves))?"
        r"|oblige (?:my|our)sel(?:f|ves)|bind (?:my|our)sel(?:f|ves)|swear"
        r"|pledge|guarantee|vow|solemnly swear|give (?:you )?(?:my|our) word)(?:, [^,]{3,60},)?"
        r" (?:to|that (?:we|i)(?:'ll| will))|(?:we|i) take it upon (?:my|our)sel(?:f|ves) to"
        r"|you have (?:my|our) word (?:that )?(?:we|i)(?:'ll| will))"
    ),
    (
        r"(?P<solemn_for>(?:we|i)(?:'ll| will)(?: also)? take (?:care of|charge of|on|over|the lead (?:on"
        r"|for|in)"
        r"|ownership of|the lead with)(?! the rest\b)|(?:we|i)(?: (?:also|then|gladly|can))*"
        r" (?:take (?:over|(?:on|up)(?= (?:the|this|that|our|my|all)\b)|charge of|(?:the )?ownership of"
        r"|(?:full |the )*respons[ai]\w+ (?:for|of|over))"
        r"|assume (?:the )?respons[ai]\w+ (?:for|of))|(?:you (?:can|may) )?(?:bank|count|rely"
        r"|depend) on (?:us"
        r"|me) for"
        r"|(?:put|mark|sign|pencil|write) (?:me|us) (?:down|up|in) for|count (?:me|us) in for"
        r"|(?:putting|i put|raising|i raise|got) my hand (?:up )?for|(?:dibs|bagsy) on"
        r"|(?:(?:i'd|i would|we'd|we would) (?:like|love) to |i |we )(?:also )?volunteer for"
        r"|(?:i|we)(?:'ve| have)? got(?= [^,.;]*\b(?:covered|under control|in hand|sorted)\b)"
        r"|consider(?= (?:the|your|our|that|this|those|these|all)\b.*\b(?:done|sorted|settled|booked"
        r"|handled"
        r"|fixed|finished|yours)\b)|(?:i'm|i am|we're|we are) (?:on the hook|down) for"
        r"|(?:i|we)(?:'ll| will) own(?= the\b)"
        r"|(?:leave|assign|give)(?= (?:the|our|this|that|those|these|all)\b[^.;]{2,60} (?:to|with) (?:me"
        r"|us)\b))"
    ),
    r"(?:i'm|i am|we're|we are) good for",
    (
        rf"(?P<dated_charge>{WE_ARE}{ALSO} (?:responsible (?:to|for|of)|in charge (?:of|to)|tasked (?:with"
        rf"|to)))"
    ),
    r"leave it (?:to|with) (?:us|me) to",
    (
        r"(?:you (?:can|may) )?(?:count|rely|bank|depend) on (?:us|me) to|trust (?:us|me) to(?! be\b)"
        r"|(?:you can )?count on(?= (?:(?:our|my|having|getting)\b|.*\bfrom (?:us|me)\b))"
    ),
    r"it(?:'s| is) (?:on|up to|with) (?:me|us) to|it(?:'s| is) my (?:turn|job|task|duty) to",
    (
        r"(?:we|i) (?:promise(?: you)?|pledge|commit)(?= (?:the|an?|our|my|all|[$€£]?\d+|two|three|four"
        r"|five|six"
        r"|seven|eight|nine|ten|twenty)\b)|(?:we|i) guarantee(?= (?:delivery"
        r"|submission|completion|the|an?)\b)|(?:we|i) (?:hereby )?commit ourselves to"
    ),
    (
        r"(?:we|i) (?:hereby )?confirm(?= (?:the )?(?:delivery|submission|completion|shipment"
        r"|publication|transfer|payment)\b)"
    ),
)
NOW = (
    rf"{NO_STATEMENT_AFTER}(?P<dated_present>(?:we|i)(?: also)? (?P<verb_present>{DELIVERIES}))",
    (
        rf"{NO_STATEMENT_AFTER}(?P<dated_any>{WE}(?: (?:also|then|just|now|personally))* "
        rf"(?P<verb_any>(?!(?:{NOT_PRESENT})(?![\w'-])|take (?:it|note|part|place|time|leave|(?:the|a) "
        r"(?:bus|train|flight|plane|ferry|taxi|boat|day|week|break|look))\b)"
        rf"[a-z][a-z-]+(?: (?:up|out|off|over|in|back|down)\b)?))"
    ),
    (
        rf"{NO_STATEMENT_AFTER}(?:we|i)(?: also)? (?P<verb>send|submit|deliver|share|finish|complete"
        rf"|publish"
        rf"|provide|finali[sz]e)"
    ),
    (
        rf"{WE_ARE}{ALSO} (?P<dated_errand>(?:going|coming|heading|driving|popping|off|out|over)"
        rf"(?: +(?!to\b)[\w']+){{0,5}} +to(?= (?:{DELIVERIES}|{ACTIONS})\b))"
    ),
    r"(?P<dated_better>(?:i'd|we'd|i had|we had) better(?= (?!not\b)\w))",
    r"(?P<dated_back>(?:we|i) (?P<verb_back>(?:get|come|circle|go) back to you))",
    r"(?P<bare_back>(?P<dated_btu>(?P<verb_btu>back to you(?= (?:with|about|on)\b))))",
    rf"{WE_ARE}{ALSO} (?P<dated_doing>(?P<verb_ing>(?!(?:{NOT_DONE})\b)[a-z-]{{2,}}ing))",
    rf"{WE_ARE}{ALSO} (?P<verb_doing>{DOING})",
    rf"(?P<bare_doing>(?:am |m )?(?P<verb_now>{DOING}))",
)
OFFERS = (
    rf"(?P<dated_can>(?:we|i) can(?: also| certainly| surely| then)?(?= (?:{DELIVERIES}|{ACTIONS})\b))",
    (
        r"(?P<timely_can>(?:we|i) (?:can|are able to|am able to)(?: also| certainly"
        r"| surely)?(?= (?!only\b)\w))"
        r"|(?P<timely_you>you can (?:have|expect))"
    ),
    rf"(?P<dated_happy>(?:{WE_ARE} )?{HAPPY})",
    (
        r"(?P<bare_can>(?P<timely_bare>can(?= (?:do|send|share|get|deliver|finish|have|submit|bring|make"
        r"|drop|call|write|draft|prepare)\b)))"
    ),
    r"(?<=, )(?P<dated_due>(?P<verb_due>done|sorted|finished|ready))(?= *(?:$|[.!]))",
)
RECEIVED = (
    (
        rf"{YOU}(?:'ll| ll| will| shall)(?: then"
        rf"| also)? (?P<dated_hear>(?P<verb_hear>hear (?:back )?from (?:me"
        rf"|us)))"
    ),
    (
        rf"{YOU}(?:'ll| will) (?:find|see)(?= .*\b(?:in your|in the (?:folder|drive|inbox)|on the (?:drive"
        r"|portal)))"
    ),
    (
        rf"{YOU}(?:'ll| ll| will| shall| can)(?: then| also)? (?:get|receive|be (?:getting"
        rf"|receiving))(?= (?:it"
        rf"|them|this|that|those|these|our|my)\b)"
    ),
    rf"{YOU}(?:'ll| ll| will| shall)(?: then| also)? have(?! (?:to|until|till|no|noticed|seen)\b)",
    (
        rf"{YOU}(?:'ll| ll| will| shall|'re|'ll be)?(?: then| also)? (?:have|receive|get|getting"
        rf"|receiving)(?= (?:.*\b)?from (?:us|me)\b)"
    ),
    (
        rf"(?P<dated_you>{YOU}(?:'ll| ll| will| can| shall)?(?: then| also)? (?:get|receive)(?= (?:the|it"
        rf"|them)\b)"
        r"(?!.*\bfrom (?!us\b|me\b|our\b|my\b)))"
    ),
)
MARKERS = "|".join((*FUTURE, *OATHS, *NOW, *OFFERS, *RECEIVED))

WHOSE = (
    r"(?: (?:from|of|at|in) (?:[\w&-]+ ){0,3}?[\w&-]+|(?: ?,)? ?\([^)]{1,40}\)|, [^,.;]{2,50},"
    r"| (?:him|her|them)sel(?:f|ves))?"
)
OTHERS = (
    rf"%s{WHOSE}(?:(?:,? who)?(?: will| shall|'ll| is to| are to| is going to|'s going to)|"
    r",? (?:is|'s) (?:on (?:it|this|that)|copied|here|in cc|cc'd)[,;:.]? (?:and )?(?:he|she|they)?"
    r"(?:'ll| will)| to|:| -"
    r"| (?:has |have )?(?:agreed|promised|committed|offered|volunteered"
    r"|undertook|undertaken|agrees|commits|offers|confirmed|confirms|undertakes|promises)"
    r"(?: to|(?: that)? (?:he|she|they|it) (?:will|would))"
    r"| (?:is|are|will be) (?:responsible for|in charge of|tasked (?:with|to)|taking care of|handling)"
    r"|(?P<solemn_o> takes (?:care of|on|over))"
    r"|(?: (?!will\b)[\w']+){1,8} and will|(?P<timely_o> can(?= (?!only\b|be\b)\w))"
    rf"| (?:is|are) (?P<dated_at>(?P<verb_at>(?!(?:{NOT_DONE})\b)[a-z-]{{2,}}ing))"
    r"| (?P<dated_s>(?P<verb_s>(?!(?:is|was|has|does|says|thinks|wants|needs|hopes|expects|knows|asks"
    r"|likes"
    r"|seems|believes|agrees|sees|plans|leaves|travels|arrives|comes|goes|gets|receives|wishes|fears|feels"
    r"|works|means|reports|returns|suggests|proposes|mentions|prefers|requires|waits|joins|attends)\b)"
    r"[a-z]{2,}[a-z]s))(?= \w))(?: also| then)?"
)

PASSIVES = (
    r"(?P<claimed>(?<!pressure )(?<!decision )(?<!onus )(?<!burden )(?<!blame )(?<!fault )(?<!choice"
    r" )(?<!kids )"
    r"(?<!problem )(?<!call )(?<!it )(?<!that )(?<!this )(?:is|are|'s)(?: all| entirely)? (?:(?:on"
    r"|with) (?:me|us)|mine|ours"
    r"|(?:my|our) (?:job|task|action|part|responsibility|treat)))(?= *(?:$|[.,!;]))|"
    rf"(?P<pronoun>it|they|this|that)(?:'ll| will| shall) (?:[a-z]+ly |all |also |now "
    rf"|both )?be (?=(?:{READY}|{MADE}|{DESTINATION})\b)"
    rf"|(?:will|shall|to)(?: (?:[a-z]+ly|then|all|also|now|both))? be (?=(?:{READY}|{MADE}"
    rf"|{DESTINATION})\b)"
    rf"|'ll be (?=(?:{READY}|{DESTINATION})\b)"
    r"|(?:will|shall|'ll) (?:get|have|receive)(?= .*\b(?:from|by) (?:us|me)\b)"
    r"|(?:out|ready|live|online)(?=  )"
    rf"|(?:will|shall|'ll) (?:land|arrive|come|get|go|make (?:its|their) way|drop|find (?:its|their) way"
    rf"|be waiting|be coming)(?: back| over| through| in)? (?={DESTINATION})"
    rf"|(?:will|shall|'ll) (?:hit|reach) (?={YOU}r?\b|everyone|ur\b)"
    r"|reach(?:es)? you\b"
    r"|(?:goes?|is going|are going) (?:out|to you)\b|follows?(?= *(?:$|[.,!]))"
    rf"|(?:will (?:be )?|coming |is |are )?(?:back |over )?(?:with|to|w/|w) ?(?:{YOU}|everyone|all)"
    r"(?= *(?:$|[.,!]))"
    rf"|(?:is |are |all )?yours(?= *(?:$|[.,!]))|(?:in|into) (?:your|ur) (?:inbox|mail|mailbox)"
    r"(?= *(?:$|[.,!]))"
    r"|(?:will|to|shall) (?:follow|reach you|land in your inbox|arrive with you|go out|be sent"
    r"|come your way)\b"
    r"|(?:is |are |'s )?(?:coming|headed|on (?:its|their) way)(?: your way| to you| over| from (?:us|me)"
    r"| out)\b"
)
VOUCHED_PASSIVES = r"(?:will|shall|'ll)(?: all| both| also)?(?= (?!be\b|not\b|have to\b|need\b)\w)"
VOUCHED = (
    r"you have (?:my|our) (?:full )?(?:word|commitment|assurance|promise|guarantee) that|"
    r"(?:(?:it|this|that)(?:'s| is| will be)(?: all| entirely)? )?(?:my|our) (?:own )?(?:responsibility"
    r"|job"
    r"|task|pledge"
    r"|promise|commitment|word|duty|part|role|treat)(?= *(?:[.,!;]|$))"
    r"|(?:(?:it|this|that|this one)(?:'s| is) (?:all )?|(?<![\w'] ))(?:on|with) (?:me|us)(?= *(?:[.,!;]"
    r"|$))"
    r"|(?:(?:it|this|that|this one)(?:'s| is) (?:all )?)?(?<![\w'] )(?:mine|ours|(?:me|us)(?: (?:and|&"
    r"|n) \w+)?)"
    r"(?= *(?:[.,!;)]|$))"
    r"|(?:you have |on )(?:my|our) word(?: on (?:it|that))?(?= *(?:[.,!;]|$))|mark my words"
    r"|(?:i |we )?(?:pinky )?(?:promise|swear|guarantee|vow|pledge)(?: (?:it|that|this|you))?"
    r"(?= *(?:[.!;]|$))|(?:promised|guaranteed)(?= *(?:[.!;]|$))"
    r"|consider (?:it|this|that) (?:done|settled|sorted|booked|handled|fixed|taken care of|finished)"
    r"|(?:you can )?(?:count|rely|bank) on (?:me|us|it|that)(?= *(?:[.,!;]|$))"
    r"|leave (?:it|that|this|them) (?:all )?(?:to|with) (?:me|us)"
    r"|(?:i|we)(?:'m| am|'re| are) on (?:it|this|that)(?= *(?:[.,!;]|$))"
    r"|(?:i|we)(?:'ve| have)? got (?:it|this|that)(?: covered)?(?= *(?:[.,!;]|$))"
    r"|(?:i|we) do (?:it|this|that|them)(?: all)? (?:my|our)sel(?:f|ves)"
    r"|(?:come (?:rain or shine|what may)|no matter what|without fail|hand on heart|scout'?s honou?r"
    r"|cross my heart)"
)
DATELINES = (
    r"(?:(?:all|both|it|they|this|that|everything) )?(?:ready|done|finished|sorted|submitted|sent"
    r"|delivered"
    r"|completed?|uploaded|shared|signed|printed|published|out|live|online|yours"
    rf"|{DESTINATION})(?: (?:and|&) (?:ready|done|dusted|delivered|sent))?"
    r"|(?:at (?:the )?)?latest|promise|give or take|or so|for sure|definitely|works for me"
)
