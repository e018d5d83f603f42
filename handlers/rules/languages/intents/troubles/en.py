"""English: how somebody says that a date or a question does not suit."""

from handlers.rules.languages.intents.table import Signs
from handlers.rules.understanding.intents import Intent

TROUBLES = {
    Intent.RESCHEDULE_COMMITMENT: Signs(
        alone=("(?:reschedule|postpone|new date|change (?:the )?date|move (?:the )?date|extension)",),
        orders=(
            (
                "^(?:can (?:you|u|we|i)|could (?:you|we|i)|i want to|i need to) (?:move|push|shift|postpone"
                "|reschedule"
                "|delay|extend|change|bump|defer|set)<gap> (?:to|until|till|by|back|forward|2|4) ?<day>"
            ),
            (
                "^(?:can (?:you|u|we|i) |could (?:you|we|i) )?(?:change|move|extend|postpone) (?:the|my"
                "|our)<gap>(?:date|deadline)"
            ),
        ),
        plain=(
            (
                "^(?:let's |kindly )?(?:move|push|shift|postpone|reschedule|delay|extend|change|bump"
                "|defer)<gap> (?:to|until"
                "|till|by|back|forward|2|4) ?<day>"
            ),
            (
                "(?:has|have|had|needs?) to (?:move|shift|wait|slip|be (?:moved|postponed|shifted|delayed"
                "|rescheduled"
                "|extended|pushed))|put<gap>back by|needs? (?:till|until)"
            ),
            (
                "(?:deadline|date|timeline|period)<gap>(?:be )?(?:extended|moved|changed|postponed|shifted"
                "|pushed|later)"
                "|(?:can|could|may) (?:the|my|our) (?:due date|date|deadline)"
                "|from (?:the )?<day><gap> to (?:the )?<day>"
            ),
            (
                "^not before|not (?:possible )?(?:before|until|till) <day>|let's (?:say|make it|agree on"
                "|go for) <day>"
            ),
            (
                "(?:need|want|take|takes|ask for|asking for|have|like) (?:until|till|up to)|(?:give|allow"
                "|grant) (?:me"
                "|us) (?:until|till|another|an extra|a (?:bit|little) (?:more|longer))"
            ),
            "(?:cannot|can't|can not|won't|will not|couldn't) be (?:kept|met|held|respected)",
            "bring<gap> forward|wiggle room|leeway|grace period|any (?:flexibility|room)",
            "<day>,? (?:and )?(?:not|instead of|rather than) (?:on |by |this |next )?<day>",
            (
                "(?:make|have|do) it<gap>(?:on |by |for )?<day> (?:instead|rather)|push(?:es|ed"
                "|ing)? (?:it|this"
                "|that) (?:back|out)"
            ),
            (
                "(?:slip|slips|slipped|slipping|moves?|moved|shifts?|drifts?) (?:to|into|by) (?:<day>|a|one"
                "|two)"
            ),
            (
                "(?:move|push|shift|postpone|reschedule|delay|extend|change|put off|bring forward|defer"
                "|bump|adjust|revise|update|set back)<gap> (?:deadline|date|due|delivery|timeline)"
            ),
            (
                "(?:need|needs|want|require|requires|ask(?:ing)? for|have|get|give|gives|request"
                "|request(?:ing)?|take|takes)<gap>(?:more|extra|additional|another|few|couple"
                r"|\d+ more)<gap><span>"
            ),
            "(?:new|other|different|later) (?:deadline|due date|delivery date|date)",
            r"extension|postponement|reschedul\w+",
            "(?:more|extra|additional) (?:time|days|weeks|months)",
        ),
        clear=(
            (
                "(?:can|could|will) only (?:<deliver>)|<wont> (?:<deliver>|make it|manage)<gap>(?:today"
                "|tonight"
                "|tomorrow|tmrw)"
            ),
            r"(?:instead of|rather than)<gap>\d+|only<gap> (?:on|by|in|from) (?:the )?\d+",
            (
                "(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|that (?:day|date)|the (?:date|deadline"
                r"|\d+\w*))<gap> (?:not|doesn't|won't|isn't|never)<gap> ?(?:work|possible|suit|good"
                "|convenient|realistic|feasible)"
            ),
            "(?:a|one|two|three|few) (?:days?|weeks?|months?) later",
            "(?:weeks?|days?|months?) (?:behind|late)|behind (?:on|with)|(?:come|arrive|be) later",
            (
                "(?:can|could|may|let's|to|please|have to|must|need to|want to|we|i)(?: we| i| you"
                "| us)?(?: please)? (?:move|push|shift|postpone|delay|extend|defer|bump|bring"
                "|put off)<gap> (?:to|until|till|by|back|forward|into|later)"
            ),
            "^(?:move|push|shift|postpone|delay|extend|defer|bump)<gap>",
            (
                "<wont><gap> ?(?:make|meet|keep|hit|manage|hold|finish|deliver|complete|ready|done|in time"
                "|on time|finished|met|able)<gap> ?(?:deadline|date|by|on|time|until|before|this week"
                "|friday|monday|tuesday|wednesday|thursday)"
            ),
            (
                "running (?:late|behind)|behind schedule|slip(?:s|ping|ped)?|(?:will be|be|is|are"
                "|'re) (?:late|delayed)"
            ),
            "(?:take|takes|taking) (?:a bit |a little |much )?longer",
            "later than (?:planned|agreed|expected|promised)",
            (
                "(?:instead of|rather than|not) (?:on |by |this |next )?(?:mon|tues|wednes|thurs|fri|satur"
                "|sun)day"
            ),
            "(?:postponed?|delayed|deferred|pushed back|moved) (?:to|until|till|by)",
            (
                r"not (?:\w+ ){0,2}(?:in|on) time|too (?:tight|short|soon|early|ambitious|optimistic|close)"
                r"|not realistic"
                "|unrealistic"
            ),
            (
                "(?:can|could|may|might) (?:i|we)<gap> (?:have|take|get|hand|deliver|send|submit"
                "|finish)<gap> (?:until|till|later|after|instead)|would<gap> (?:be (?:possible|ok|okay"
                "|fine|better)|work)"
            ),
        ),
        likely=(
            "at risk|in jeopardy",
            (
                r"(?:isn't|aren't|is not|are not|not|haven't|hasn't)(?: \w+){0,3} (?:ready|finished"
                "|done)(?: yet)?"
            ),
            "late|delay|more like|deadline|due date|postpone|reschedule|another <span>",
        ),
        hints=(
            "until|till|instead|rather|better",
            "next (?:week|month)|(?:mon|tues|wednes|thurs|fri)day",
        ),
        against=(
            "<asking>",
            r"policy|procedure|rules?|how (?:do|can|to)|who|allowed|penalt\w+",
        ),
    ),
    Intent.REPORT_BLOCKER: Signs(
        alone=(
            "(?:i'm |we're |we are |i am |still )?(?:blocked|stuck)",
            "blockers?",
        ),
        plain=(
            (
                r"(?:i'm|we're|i am|we are|im|is|are|'s|been|got|it's|remains?|still)(?: \w+)? (?:blocked"
                "|stuck|held up|stalled|at a standstill|on hold|stranded|halted|bogged down)"
            ),
            "(?:blocking|holding|keeping|stopping) (?:us|me|everything|our|the)",
            "(?:have|had|there(?:'s| is)|report|a|hit)<gap> (?:blocker|obstacle|roadblock|bottleneck|snag)",
        ),
        clear=(
            (
                "hit a (?:wall|snag)|dead end|deadlock|impasse|gridlock|been waiting|(?:nobody"
                "|no one)<gap>(?:picks? up"
                "|calls? back|answers)"
            ),
            (
                "(?:delayed|held up|stopped|disrupted) (?:by|because|due)|(?:because of|due to) (?:the "
                "|a )?(?:strikes?"
                "|floods?|flooding|storm|rains?|war|fighting|curfew|lockdown|protests?|power cuts?"
                "|security)"
            ),
            (
                "walked out|quit|resigned|(?:fell|fallen|is|are|was|were|been|down)(?: all| both)? (?:sick"
                "|ill|arrested"
                "|hospitali[sz]ed|with (?:malaria|covid|flu|fever|dengue|typhoid))|(?:nobody|no one) left"
            ),
            (
                "(?:have|has|were|was|are|is|been|got)(?: all| been| now)* (?:stopped|halted|suspended"
                "|frozen|cut off"
                "|locked|confiscated|seized|impounded|stolen|looted|vandali[sz]ed)"
                "|locked<gap>(?:warehouse|door|office|gate|store)|broke down|(?:is|are|went|gone) (?:down"
                "|bankrupt)"
            ),
            (
                "(?:isn't|aren't|is not|are not|not|doesn't|don't|won't|never|no longer"
                r"|stopped) (?:respond|reply|answer|cooperat|pay|deliver|pick)\w*"
            ),
            (
                "(?:access|permission|entry|permits?|visas?|requests?|application|funding"
                "|budget)<gap>(?:denied|refused|rejected|withdrawn|cut)"
            ),
            (
                "nothing<gap>(?:can|could) be done|(?:denied|refused|rejected) (?:us|access|entry|our"
                "|permission)|(?:whole|entire) team is|(?:all|everyone is) (?:sick|ill)"
            ),
            "blocked|blocker|stuck|roadblock|standstill",
            "(?:still )?(?:waiting|wait) (?:for|on)|awaiting",
            (
                "(?:can't|cant|cannot|can not|couldn't|could not|unable to|impossible to|not able to"
                r"|no way to) (?:\w+ )?(?:go|continue|proceed|start|move|work|progress|access|carry on"
                "|advance|begin|get|reach|do|finish|install|complete|deliver|enter)"
            ),
            (
                "(?:hasn't|haven't|has not|have not|didn't|did not|doesn't|won't|refuses? to|refused to"
                r"|still not)(?: \w+){0,2} (?:sign|approve|repl|answer|arrive|pay|paid|release|respond|sent"
                r"|receive|given|deliver|confirm|let|issue|grant|open|transfer|come)\w*"
            ),
            (
                "held (?:up )?(?:at|in|by|up)|(?:no|without|lack(?:ing)?(?: of)?|missing|ran out of"
                "|don't have|short of)<gap> (?:permits?|access|funds?|funding|budget|boat|fuel|signature"
                "|approval|staff|money|permission|equipment|answer|reply|electricity|parts|visas?"
                "|licen[cs]e|vehicle|clearance)"
            ),
            (
                r"(?:nobody|no one|noone|none of them)<gap> (?:answers?|repl\w+|responds?|knows|helps?"
                r"|signs?)|(?:nothing|no progress)(?: is| has|'s)?<gap> (?:mov\w+|advanc\w+|happen\w+"
                r"|progress\w*)|ran out of|run out of|bankrupt|gave up|fell through"
            ),
            r"prevent(?:s|ing|ed)? (?:us|me)|in (?:our|my|the) way|depends on (?:the )?\w+",
        ),
        likely=(
            "at risk|in jeopardy",
            (
                "(?:can't|cant|cannot|can not|couldn't|could not|unable to|not able to|don't have"
                r"|no longer have) \w+"
            ),
            (
                "fro(?:ze|zen)|stolen|collapsed|closed down|lost (?:our|the|my)|out of (?:money|fuel"
                "|stock)|cancelled|withdrew|pulled out"
            ),
            r"broken|broke down|out of order|on strike|flood(?:s|ed|ing)?|customs|refus\w+|denied|rejected",
            "problems?|issues?|difficult(?:y|ies)|trouble|obstacles?|stopped|cancelled|delayed because",
            "need help (?:with|to|from)|not (?:possible|working|available|approved)",
        ),
        hints=(
            "because|since|until|without|due to",
            "permit|ministry|signature|approval|funds",
        ),
        against=(
            (
                "no longer|not (?:blocked|stuck)|unblocked|resolved|solved|nothing (?:is )?(?:in|block"
                r"|wrong|stop|to)\w*|^nothing|no (?:blockers?|problems?|issues?)"
            ),
            "(?:more|extra|another|extension|move|push) ?<gap><span>",
            "<asking>",
        ),
    ),
    Intent.PAUSE_CHECKINS: Signs(
        alone=(
            (
                "(?:pause|mute|stop|skip|later|not now|quiet|unsubscribe|snooze|do not disturb|leave (?:me"
                "|us) alone|stop (?:it|this"
                "|asking|that))"
            ),
        ),
        plain=(
            "no (?:more )?<asking>(?: (?:until|till|for|in|this|next|before|while)| please$|$)",
            r"skip (?:me|us|this (?:week|one|round|month|time|check[- ]?in)|the next)",
            (
                "(?:ask|write|message|ping|remind|try) (?:me|us)(?: about)?(?: this| that| it"
                "| again)*<gap>(?:next"
                r" (?:week|month|time)|later|in (?:a|an|two|three|\d+) |after|another (?:day|time)|when i)"
            ),
            "not now,? (?:ask|later|please|thanks|maybe)",
            "(?:pause|stop|suspend|mute) (?:everything|all of (?:it|this))",
            "^no (?:more )?<asking>",
            "(?:less|not so|not as) (?:often|frequent(?:ly)?)|fewer (?:<asking>)|once a month instead",
            "<asking><gap> (?:pause|stop|mute|suspend|skip|cancel)",
            (
                "(?:stop|pause|suspend|mute|halt|quit|cease|snooze|silence|turn off|switch off|unsubscribe"
                "|cancel|disable|hold|hold off|skip|put on hold|postpone|fewer|less|no more|enough"
                "|reduce)<gap>(?:<asking>|<bothering>|ask|send)"
            ),
            (
                "(?:don't|dont|do not|not|never)<gap> ?(?:ask|send|remind|message|ping|contact|write"
                "|bother|disturb|nudge|text|want|get|receive|need)<gap> ?(?:me|us|any|more"
                "|<asking>)<gap>(?:<asking>|anymore|any more|again|for now|for a while|until|till"
                "|this (?:week|month))"
            ),
            (
                "(?:leave (?:me|us) (?:alone|in peace)|unsubscribe|do not disturb|take a break from"
                "|opt out|stop (?:bothering|pinging|asking|messaging|writing|chasing|spamming))"
            ),
            "(?:rather|prefer|want|like|wish)<gap> (?:not|no|fewer)<gap> <asking>",
            "(?:too many|sick of|tired of|annoyed by)<gap> <asking>",
            "<asking><gap> (?:on hold|paused?|off|stop(?:ped)?)",
        ),
        clear=(
            "(?:don't|do not) (?:ask|remind|message|ping|contact|write|bother|disturb|nudge) (?:me|us)",
            "give me a break|a break from|(?:pause|mute|snooze) (?:for|until|till|me|everything|this|it)",
            "resume<gap>(?:in|on|after)",
            "(?:pause|suspend|mute|snooze)",
        ),
        likely=(
            (
                "on (?:leave|vacation|holidays?|annual leave|sick leave|maternity leave|parental leave)"
                "|out of (?:the )?office|i'm away|i am away|we're away"
            ),
        ),
        hints=("until|till|for (?:now|a while)|anymore|weeks?|month",),
        against=("deadline|report|project|work is|installation|training",),
    ),
}
