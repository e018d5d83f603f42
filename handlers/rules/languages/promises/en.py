"""English: how promises are made."""

from handlers.rules.languages.promises.en_deeds import (
    ALSO,
    DELIVERIES,
    DOING,
    MADE,
    NOT_DONE,
    PEOPLE,
    READY,
    TEAM,
    WE_ARE,
)
from handlers.rules.languages.table import PromiseWords, forms

PROMISES = PromiseWords(
    markers=(
        rf"(?<!which )(?<!what )(?:we|i)(?:'ll| will| shall){ALSO}(?: make sure to"
        r"| be able to confirm that we will)?"
        rf"|(?:ill|well)(?= (?:{DELIVERIES}|have|get|do)\b)"
        rf"|{WE_ARE}{ALSO} (?:going|planning|committed|due|set|scheduled) to|{WE_ARE} gonna|(?:i )?gonna"
        r"|(?:we|i)(?: (?:also|hereby|do|fully))* (?:plan|intend|agree)"
        r" (?:to|that (?:we|i)(?:'ll| will))"
        r"|(?P<solemn>(?:we|i)(?: (?:also|hereby|can|do|fully))* (?:promise(?: you)?|commit|undertake"
        r"|pledge|guarantee|vow)(?:, [^,]{3,60},)?"
        r" (?:to|that (?:we|i)(?:'ll| will))|(?:we|i) take it upon (?:my|our)sel(?:f|ves) to)"
        rf"|(?P<dated_present>(?:we|i)(?: also)? (?P<verb_present>{DELIVERIES}))"
        r"|you(?:'ll| will) (?:find|see)(?= .*\b(?:in your|in the (?:folder|drive|inbox)|on the (?:drive"
        r"|portal)))"
        r"|(?P<solemn_for>(?:we|i)(?:'ll| will)(?: also)? take (?:care of|charge of|on)|count on (?:us"
        r"|me) for)"
        r"|(?P<timely_can>(?:we|i) can(?: also| certainly| surely)?(?= (?!only\b)\w))"
        r"|(?P<timely_you>you can (?:have|expect))"
        rf"|(?P<dated_happy>(?:{WE_ARE} )?(?:very |more than |quite )?(?:happy|glad|ready) to"
        r"(?= (?!hear|see|know|learn|report|inform|announce|say|confirm|share that|help|discuss|talk"
        r"|meet|chat|jump|have|be|get|note|join|receive|support|assist|welcome|tell|let)\w))"
        rf"|{WE_ARE}{ALSO} (?P<dated_doing>(?P<verb_ing>(?!{NOT_DONE}\b)[a-z-]{{2,}}ing))"
        r"|(?:we|i) (?:hereby )?confirm(?= (?:the )?(?:delivery|submission|completion|shipment"
        r"|publication|transfer|payment)\b)"
        r"|you(?:'ll| will)(?: then| also)? (?:get|receive)(?= (?:it|them|this|that|those|these|our|my)\b)"
        r"|(?<=, )(?P<dated_due>(?P<verb_due>done|sorted|finished|ready))(?= *(?:$|[.!]))"
        r"|(?P<bare_can>(?P<timely_bare>can(?= (?:do|send|share|get|deliver|finish|have|submit|bring)\b)))"
        r"|(?:we|i) promise(?: you)?(?= (?:the|an?|our|my)\b)|(?:we|i) guarantee(?= (?:delivery"
        r"|submission|completion|the|an?)\b)|(?:we|i) (?:hereby )?commit ourselves to"
        rf"|{WE_ARE}{ALSO} (?P<verb_doing>{DOING})"
        r"|(?:we|i)(?: also)? (?P<verb>send|submit|deliver|share|finish|complete|publish|provide"
        r"|finali[sz]e)"
        r"|(?:we|i)(?:'ve| have|'m| am|'re| are)? (?:[\w']+ ){1,8}(?:and|but) will(?: also| then| now)?"
        rf"|{TEAM} (?:will|'ll|is going to)(?: also| then)?"
        r"|let me(?= (?!know|see|check|think|be|guess|explain|add)\w)"
        r"|(?:you can )?count on (?:us|me) to|(?:you can )?count on(?= (?:(?:our|my|having|getting)\b"
        r"|.*\bfrom (?:us|me)\b))"
        r"|(?:put|mark) (?:me|us) down for|(?:i'm|i am|we're|we are) on the hook for|(?:i|we)(?:'ll"
        r"| will) own(?= the)"
        r"|leave it (?:to|with) (?:us|me) to"
        r"|(?:and (?:myself|us|me)|(?:myself|me) and \w+)(?: will|'ll)|it(?:'s| is) on (?:me|us) to|(?:i'm"
        r"|we're) good for|you(?:'ll| will| shall)(?: then| also)? have|you(?:'ll| will) (?:receive"
        r"|get)(?= .*\bfrom (?:us|me)\b)"
        r"|(?P<bare>(?:will|going to|planning to|gonna|shall)(?: also| then)?|(?:you can |please )?expect"
        r"|look out for|happy to confirm (?:that )?we will)"
        rf"|(?P<bare_doing>(?P<verb_now>{DOING}))"
    ),
    others=(
        r"%s(?: will| shall|'ll| to| is to| is going to|:| -| (?:has |have )?(?:agreed|promised|committed"
        r"|undertook|agrees|commits|confirmed|confirms|undertakes)(?: to| that (?:he|she|they"
        r"|it) (?:will|would))"
        r"| (?:is|will be) (?:responsible for|in charge of)| takes (?:care of|on))(?: also| then)?"
    ),
    passives=(
        rf"(?:will|shall) (?:[a-z]+ly |then |all |also |now |both )?be (?=(?:{READY}|{MADE})\b)"
        rf"|(?P<pronoun>it|they|this|that)(?:'ll| will| shall) (?:[a-z]+ly |all |also |now "
        rf"|both )?be (?=(?:{READY}|{MADE})\b)"
        r"|reach(?:es)? you\b"
        r"|(?:goes?|is going|are going) (?:out|to you)\b|follows?(?= *(?:$|[.,!]))"
        r"|(?:will (?:be )?)?(?:back )?(?:with|to) (?:you|everyone|all)(?= *(?:$|[.,!]))"
        r"|(?:will|to|shall) (?:follow|reach you|land in your inbox|arrive with you|go out|be sent"
        r"|come your way)\b"
        r"|(?:is |are )?(?:coming|headed|on its way) (?:your way|to you)\b"
    ),
    deliveries=(
        rf"(?:{DELIVERIES})(?! (?:you |us |some |any )?(?:more|an? update|updates|news|feedback|support"
        r"|help"
        r"|details|further|soon|regular)\b)"
    ),
    objectless=(
        r"(?P<idle>do(?: (?:it|so|that|this))?|done|sorted|finished|ready)|(?P<does_be>be (?:done|finished"
        r"|ready|through)|finish)|"
        rf"(?P<does>{DELIVERIES})(?: (?:it|them|this|that|those|these|you|to you|to all|to everyone"
        r"|over|out"
        r"|back|along|round|around|everyone|all|soon|through|across))*"
        r"|(?P<does_it>get|sort|have|do|\w{3,}) (?:it|them)(?: (?:out|up|over|back|off|done|sorted|fixed"
        r"|ready"
        r"|to you|round|through|too|all|finished|sent|across|done and dusted))*|(?:it|them|this|that)"
        r"|(?P<does_one>(?!do\b|be\b)[a-z]{3,})$"
    ),
    idle=(
        r"have (?:an?|another|the|our) (?:\w+ )?(?:meeting|call|break|chat|party|lunch|holiday|day off)"
        r"|celebrate"
        r"|be late|arrive|travel|attend|join|catch up|"
        r"need|wait|know|see(?! to\b)|hear|report back|let(?! (?:you|everyone|them|all) know)"
        r"|get(?! (?:you|us) (?:funds|money|feedback))(?! (?:it|this|them|the \w+(?: \w+)?|you"
        r"|back to) )(?! .*\b(?:done"
        r"|ready"
        r"|finished|out|over|to you)\b)|receive|have to|miss|try|lack|want|remain|depend|expect|hope"
        r"|consider"
        r"|think|look|look at|meet again|be able|stay|like|continue|keep|lose|run (?:out|late)|slip|fail"
        rf"|be (?!(?!{NOT_DONE}\b)[a-z-]+ing\b|ready\b|done\b|finished\b|through with)\w+|never|not"
        rf"|no longer|have (?:no|a (?:look|think)|been)"
        r"|do (?:our|my) best"
        r"|(?:ask|remind|urge|request|tell|press|push|invite|help|get|let) (?!you know\b|our\b"
        r"|my\b).* (?:to )?"
        r"(?:send|deliver|submit|sign|share|reply|answer|finish|come|provide|pay|approve|give)"
        r"|work on|aim|attempt|strive|endeavou?r|struggle|discuss|explore|appreciate|welcome|love|prefer"
        r"|meet (?:the|this|that|it|you)|decide|happily (?:join|attend)|follow (?:the|your|this|these) "
        r"|respect|monitor|talk|speak soon"
        r"|be (?:back|away|out|off|there|in|on|at|closed|glad|happy)\b(?! with)|be through(?! with)|only"
        r"|hopefully|talk to"
    ),
    doubts=(
        r"hop(?:e|es|ed|ing|efully)|might|may|could|would|should|can(?! (?:confirm|promise|assure"
        r"|count))|maybe"
        r"|perhaps|probably|likely|possibly|unlikely"
        r"|try|tries|trying|aim|aims|aiming|wish|ideally|expects|expecting|think|guess|suppose"
        r"|(?:we|i) expect|unclear|tentative|tentatively|wants?|wanted|like to|possible|fingers crossed"
        r"|with luck"
        r"|let's|let us|please|kindly|potentially|theoretically|in theory|at best|sooner or later|doubt"
        r"|almost certainly|chance|chances|earliest|targeting|our target|strive|striving|endeavou?r"
        r"|working towards?|i believe"
        r"|we believe"
        r"|must|ought to|have to|has to|need to|all being well|all going well|best efforts?|do our best"
        r"|do my best|tbc|tbd|to be confirmed|not sure"
        r"|(?:they|he|she|it|who|which|that)(?:'ll| will| is| are| has| have| can)"
    ),
    denials=(
        r"not|\w+n't|wont|cant|dont|didnt|never|cannot|unable|no longer|nobody|nothing|instead of"
        r"|no way"
    ),
    obstacles=(
        r"fail|fails|blocked|blocker|waiting|awaiting|stuck|pending|delayed|missing|overdue|postponed"
        r"|cancelled"
        r"|canceled|need|needs|lack"
    ),
    finite=(
        r"is|are|was|were|am|has|have|had|will|shall|do|does|did|been|being|\w+'(?:ll|re|ve|m|d|s)"
        r"|(?!^(?:updated|revised|signed|translated|completed|corrected|detailed|consolidated|edited"
        r"|amended"
        r"|approved|scanned|printed|finali[sz]ed|proposed) (?!the |an? |our |it |all "
        r"|and ))(?<!the )(?<! a )(?<!an )(?<!our )(?<!my )(?<!for )"
        rf"(?!{MADE}(?: (?:up|out|off|over|in))?(?:,? and [a-z]+ed)? *$|(?:translated|transferred|copied"
        rf"|sent) (?:in)?to\b)[a-z]{{2,}}ed"
        r"|sent|got|went|made|done|met|told|gave|given|held|took|taken|came|began|begun|built|wrote|written"
        r"|brought|seen|saw|found|left|lost|kept|paid|became|knew|felt|spoke|heard|put|no|none|us|me"
        r"|your"
        r"|from(?= (?!the (?:north|south|east|west|field|workshop|training|survey|meeting|visit|call|lab"
        r"|baseline"
        r"|study|pilot|site|assessment|mission|\w+ (?:visit|mission|survey|workshop)))\w)"
        r"|if|due|plans|sends|delivers|commits|pledges|agrees|confirms|approves|provides|prepares"
        r"|publishes|reviews|goes|runs|pays|signs|visits|launches|moves|continues|remains|covers"
        r"|includes|expects|hopes|aims|wants|works with|requires|requests|starts|begins|ends|opens"
        r"|closes|comes|arrives"
        r"|finishes"
        r"|submits|leaves|returns|means|gets|takes|gives|happens|meets|owes|lets|shares|we|they|he|she"
        r"|it|you|i"
        r"|who|which|that|there|happy|thanks|thank|remember|holidays?|closed|away|leave|expires?|everything"
        r"|all (?:good|fine)|reminder|hello|hi|dear|hey|sorry|(?<!of the )(?<!of our )(?:deadline|meeting"
        r"|call|target|aim|goal)|quiet|see you|\w+n't|talk|speak"
        rf"|to (?:{DELIVERIES}|confirm|review|approve|give|reply|respond|pay|host|lead|arrange|call"
        r"|check|hold|follow up)"
    ),
    conditions=(
        r"if|unless|provided|providing|once|depending|depends|subject to|as long as|so long as|assuming"
        r"|in case|when|whenever|as soon as|contingent|until|till|otherwise|or else|conditional|supposing"
        r"|weather permitting|time permitting|whether|what if|did you|do you|can you|could you|will you"
        r"|are you"
        r"|would you|who will|when will|how about|should we|shall we|should i|is it ok"
        r"|after (?!(?:the|our|your) (?:\w+ )?(?:call|meeting|talk|discussion|conversation|chat"
        r"|session))(?:the|we|they|he|she|it|our|their|you|\w+ (?:has|have|is|are))|pending (?:the|your|a"
        r"|their|approval)"
    ),
    reports=(
        r"said|says|say|told|tells|promised|promises|announced|announces|wrote|writes|according to|claims"
        r"|claimed"
        r"|reported|reports that|reportedly|assured|assures|informed us|informs us|apparently|heard"
        r"|confirmed(?= (?:that|they|he|she|it|to|by|us))"
        r"|believes?|thinks|thought|understood|understand|(?<!you )(?<!you've )asked|asks|wanted|rumou?r"
        r"|fears?|afraid|wonder"
        r"|wondering|unsure|hopes|hoped|hoping|used to|would(?! (?:confirm|like to confirm))|supposedly"
        r"|insists?"
        r"|mentioned|expects|was going to|were going to|forwarded message|wishes"
    ),
    lists=(
        r"(?:on|from|for) our (?:side|part|end)|on my (?:side|end)|next steps?|our (?:commitments"
        r"|deliverables|tasks|actions?"
        r"|action points|plan|to-?dos?)|what (?:we|i)(?:'ll| will) do|(?:we|i)(?:'ll| will)|from us"
        r"|coming up|(?:i|we) promise|committed|confirmed|not to worry|^us|commitments?|(?:two|three|four"
        r"|five|several|few) (?:things|points"
        r"|items)|plan for|action items?(?: for us)?|(?:for|on) us"
    ),
    courtesies=(
        r"(?:from|on|at) (?:our|my) (?:end|side|part)(?=[,:])|(?:as )?(?:i|we) said(?=,)"
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
        r"|please (?=expect)|no problem|not a problem|no worries|why not|if not (?:before|earlier"
        r"|sooner)|not later than"
        r"|no later than|can't wait|(?:thanks|thank you)(?: \w+){0,6} for asking|when it comes to|no doubt"
        r"|just to say that|pleased to (?:say|confirm)(?: that)?"
        rf"|(?:many )?{PEOPLE}(?: (?!for\b|but\b|and\b)[\w.]+){{0,3}}(?=,)"
        r"|(?:i promise|promise|for sure|guaranteed|without fail)(?= *[.!]*$)"
        r"|inshallah|god willing|let me know (?:if|whether|in case)[^,.]*$|if (?:that's|that is) (?:ok"
        r"|okay|fine|all right)[^,.]*"
        r"|if (?:anything|you have|there are) [^,.]*$|(?:the )?latest(?= *[.,!]*$)"
        r"|(?:ok(?:ay)?|sure|yes|yep|great|perfect|noted|understood|got it|absolutely|of course|sorry"
        r"|apologies|done)(?=,)"
    ),
    joints=r"and(?: then| also)?|but|then|plus|as well as|so",
    tails=(
        r" ?[;,(]| - | (?:but|because|since|as|while|whereas|although|though|so(?! that)|which|who|where"
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
        r"\W*(?:i|we|my|our|i'\w+|we'\w+|[a-z]+ing|almost|nearly|sorry|apologies|still|just|on it|noted"
        r"|yes|ok"
        r"|okay|sure|thanks|thank you|got|received|not)\b"
    ),
    things=(
        r"(?:owe you|started on|started|working on|finishing|drafting|busy with) (?!the\b|a\b|our\b|my\b"
        r"|and\b|on\b|to\b)"
        r"(?P<thing>[\w-]+(?: (?!and\b|but\b|for\b|so\b|with\b|now\b|today\b|by\b|on\b)[\w-]+){0,4})"
        r"|(?<!to )(?<!in )(?<!at )(?<!from )(?<!by )(?:the|an?|our|my|your|this|these|those)"
        r"(?: (?!(?:with|for|on|by|from|at|and|or|but|so|to|in|is|are|was|were|will|shall|has|have|had|which"
        r"|that|who|we|i|you|they|it|as|if|when|once|now|today|asap|done|ready|because|since|can|could|should"
        r"|would|may|might|must|off|out|up|over|back|right|look|lot|bit|moment|way|call|day|week|month"
        r"|delay|help|team|meantime|end|morning|afternoon|time|reminder|note|message|mail"
        r"|email)\b)[\w'/-]+){1,6}"
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
