"""English: how somebody says what they want."""

from handlers.rules.languages.intents.commitments.en import COMMITMENTS
from handlers.rules.languages.intents.table import OWN_NAMES, IntentWords, Signs
from handlers.rules.languages.intents.talk.en import TALK
from handlers.rules.languages.intents.troubles.en import TROUBLES
from handlers.rules.understanding.intents import Intent

PIECES = {
    "mine": (
        "(?:commitments?|promises?|tasks?|deadlines?|to-?dos?(?: list)?|to do list|action (?:points?"
        "|items?)|due dates?|obligations?|deliverables?|open (?:items|points)|assignments?"
        "|responsibilities|pending items)"
    ),
    "asking": (
        "(?:check[- ]?ins?|questions?|questionnaires?|reminders?|messages?|notifications?|nudges?|pings?"
        "|prompts?|follow[- ]?ups?)"
    ),
    "bothering": (
        "(?:asking|sending|messaging|pinging|writing|texting|bothering|reminding|contacting|nudging|chasing)"
    ),
    "person": (
        "(?:(?:a |an |the |our |my |some )?(?:real |actual |live |human )?(?:human(?: being)?|person"
        "|somebody|someone|coordinators?|co-ordinators?|coordination(?: team)?|secretariat|operator|agent"
        "|staff member|team member))"
    ),
    "toldfirst": (
        r"(?:^(?![^?]*\b(?:new|lost|confused|understand|bot|convenor|messages?|questions?|check[- ]?ins?)\b)"
        r"[^.;?]{15,}[.;] (?:so |and )?what (?:am|are|do|should|must|can|could) (?:i|we)"
        "(?: supposed to| meant to)? (?:do|say|answer)$)"
    ),
    "tongue": (
        "(?:english|french|spanish|russian|chinese|mandarin|arabic|german|portuguese|italian|swahili"
        "|hindi|"
        f"{OWN_NAMES})"
    ),
    "whole": (
        "(?:we|everybody|everyone|all|things|partners?|the (?:partners|partnership|project|team|others"
        "|group|whole)|others|(?:all|each) (?:of us|the partners|organi[sz]ations?))"
    ),
    "summary": (
        "(?:digest|summary|summaries|overview|recap|round-?up|status (?:report|update)|progress report"
        "|big picture|highlights|bird's[- ]eye view)"
    ),
    "deliver": (
        "(?:send|submit|deliver|share|finish|complete|publish|provide|finali[sz]e|circulate|prepare|draft"
        "|write|upload|organi[sz]e|host|hold|bring|have|get|install|review|hand (?:in|over)|present"
        "|set up|draw up|produce|arrange|conduct|train|collect|update|call|contact|translate|test|repair"
        "|visit|ship|sign|pay|recruit|run|launch|print|report back|email|take care of|look into"
        "|put together|compile|schedule|do)"
    ),
    "delivered": (
        "(?:finished|completed|delivered|submitted|sent(?: off| out| in)?|handed (?:in|over)|wrapped up"
        "|finali[sz]ed|published|uploaded|shipped|circulated|turned in|concluded|signed|installed|closed"
        "|shared|dispatched|done)"
    ),
    "wont": "(?:won't|wont|can't|cant|cannot|can not|will not|not|unable to|unlikely to|never)",
    "day": (
        "(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues?|weds?|thurs?|fri|sat|sun)|tomorrow"
        "|the weekend"
        r"|(?:the )?\d+\w*|(?:next|the following) (?:week|month|quarter|year|day)|(?:jan|febr)uary|march"
        r"|april|may"
        r"|june|july|august|(?:septem|octo|novem|decem)ber|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov"
        r"|dec)"
        r"|(?:the )?(?:end|middle|start|beginning) of|later|after|a (?:later|new|different) date)"
    ),
    "span": "(?:time|days?|weeks?|months?|fortnight)",
}

INTENTS = IntentWords(
    pieces=PIECES,
    courtesy="please|pls|plz|kindly|thanks(?: a lot| in advance)?|thank you(?: very much)?|thx|cheers",
    greeting=(
        "hello|hi|hey|hiya|good (?:morning|afternoon|evening|day)|greetings|dear (?:convenor|all|team"
        "|bot)|morning|howdy"
    ),
    asks=(
        "who|whom|whose|what(?! an? )|what's|whats|where|where's|when|which|why|how|is there|are there"
        "|do we"
        "|do i"
        r"|(?:are|is|does|do(?! not)|must|should) (?:the |our |a |an |all |any )?\w{3,}(?= )|does|did"
        "|can (?:i|we|someone|you)|could (?:i|we|you)|may (?:i|we)|should (?:i|we)|am i|are we|is it"
        "|must (?:i|we)"
    ),
    signs={
        **COMMITMENTS,
        **TROUBLES,
        **TALK,
        Intent.REQUEST_DIGEST: Signs(
            alone=(
                "(?:the |a |my |weekly |latest |quick |short )*(?:<summary>|status|progress|news|update)",
                "(?:any|what's the) (?:news|updates?|progress|latest)",
            ),
            plain=(
                (
                    r"(?:is|are) (?:the |our |all )?(?:partnership|project|group|partners|others"
                    r"|team)(?: \w+)? (?:on track"
                    "|behind|late|doing|moving|progressing|advancing)"
                ),
                (
                    "what(?:'s| is| are)? (?:the )?(?:latest|new|news|happening|going on)<gap>(?:partners?"
                    "|partnership"
                    "|others|everyone|everybody|teams?|project|ministry|group|week|month)"
                ),
                (
                    "(?:who|which (?:partners?|organi[sz]ations?|ones?))(?:'s| is| are) (?:all )?(?:late"
                    "|behind|silent"
                    "|missing|overdue|at risk|on track|delayed)"
                ),
                r"(?:any|some) (?:progress|news|updates?|word|movement) (?:from|at|with|of) (?:the )?\w+",
                (
                    "report (?:on|of) where|where (?:everybody|everyone|all of us|the others"
                    "|each partner) (?:is"
                    "|are|stands?)"
                ),
                (
                    r"(?:show|tell) (?:me|us) what (?:the )?(?!i\b|we\b|you\b|to\b)\w+(?: \w+)? (?:did"
                    r"|reported|said|do"
                    "|has done|have done|delivered|is doing|are doing|achieved|are up to|is up to)"
                ),
                (
                    r"what did (?:the )?(?!i\b|we\b|you\b|guide|handbook|mou|policy|protocol"
                    r"|agreement)\w+(?: (?!i\b)\w+)?"
                    " (?:report|do|deliver|answer|achieve|manage)"
                ),
                (
                    "how (?:is|are|'s) (?:the |all )?(?:other|our|all|remaining) (?:partners?"
                    "|organi[sz]ations?|members?|teams?)"
                ),
                "(?:an|any|quick|short|latest|brief|general) updates? (?:on|about|of|from|for)",
                "how far along|state of play",
                (
                    "(?:send|give|show|get|want|need|like|see|share|have|prepare|make|provide|read"
                    "|generate|what's|receive)<gap> <summary>"
                ),
                "where (?:do|does|are|is) <whole>(?: all)?(?: currently| now)?(?: stand)?",
                (
                    r"how (?:is|are|'s) <whole>(?: \w+)? (?:doing|going|getting on|getting along"
                    "|progressing|coming along)"
                ),
                "(?:catch me up|bring me up to (?:date|speed)|get me up to speed|fill me in|update me)",
                "summari[sz]e|sum up",
            ),
            clear=(
                (
                    "what(?:'s| is| has| have)?<gap> ?(?:new|happened|changed|been happening|been going on"
                    "|going on|happening)"
                ),
                r"(?:state|status|progress) of (?:play|the|all|each|every\w*|our)",
                "how far (?:are|is|have) <whole>",
                (
                    r"who (?:is|'s|has|hasn't|have)(?: \w+){0,2} (?:late|behind|on track|answered|replied"
                    "|reported|overdue|at risk|promised)"
                ),
                "(?:what|which|anything)<gap> (?:at risk|late|needs attention)",
                (
                    "what (?:did|have|has|are) (?:i miss(?:ed)?|everyone|everybody|(?:the )?others"
                    "|(?:the )?partners)"
                ),
                "(?:latest|all) (?:news|updates|progress)|<summary>",
                "how (?:is|are|'s) (?:the project|the partnership|the work|everything|it all)",
            ),
            likely=("(?:status|overall|progress) (?:please|report|update|picture)?",),
            hints=("partnership|everyone|everybody|partners|this week|last (?:week|month)|since",),
            against=(
                (
                    "template|where (?:can|do) i find|how (?:do|to|should)|stop|no more"
                    "|my (?:own |open )?(?:commitments?|tasks?|promises?|deadlines?|action|list|to-?dos?)"
                ),
            ),
        ),
        Intent.ASK_GUIDEBOOK: Signs(
            alone=("(?:i have )?(?:a |one )?question",),
            orders=(
                (
                    "^(?:so |and |but )?what (?:do|should|shall|must|can|could) (?:i|we) (?:not )?(?:have to "
                    "|need to )?(?:do|say) (?:if|when|once|while|first|(?:in|on|during) (?:my|our|the) first)"
                ),
                "^what (?:counts|qualifies) as|where (?:do|can|could|should) (?:i|we) (?:look|search) for",
                "^what is expected of(?! me| us)|^who (?:stands|steps) in",
            ),
            plain=(
                "(?:look up|search)<gap>|according to the (?:guide ?book|handbook)",
                "^what (?:do|should) we agree (?:about|on)|<toldfirst>",
            ),
            clear=(
                (
                    "^(?:definitions?|meaning|purpose|role|examples?|principles?) (?:of|for)"
                    "|^(?:the )?(?:best"
                    "|good|right) way to"
                ),
                (
                    "differences? between|(?:tips|advice|guidance|rules) (?:for|on|about)|(?:best"
                    "|good) practices?"
                ),
                (
                    "(?:what|where|which|how)<gap> (?:guide ?book|handbook|protocol|policy|guidelines?"
                    "|manual|rules?|procedure|template|agreement|mou|terms|charter|annex|requirements?"
                    "|process|criteria|format)"
                ),
                r"what (?:does|do|did) (?:the|our) (?:\w+ ){1,4}(?:say|mean|require|state|cover)",
                "where (?:can|do|could) (?:i|we) (?:find|get|see|download|send|submit|upload)",
                "how (?:do|can|should|must|to) (?:i|we)<gap>",
                "(?:am i|are we|is it|are partners) (?:allowed|permitted|required|obliged|ok)",
                "(?:could|can|would) you (?:tell|explain|clarify|let me know)<gap>",
                (
                    "(?:i'd|i would) like to know|i (?:want|need) to know|i was wondering|do you know"
                    "|not clear to me"
                ),
                "how (?:often|many|much|long|soon)",
                "who (?:is|are|approves?|signs?|pays?|decides?|can|should|do|does|owns?|has to|must|will)",
            ),
            likely=(
                "guide ?book|handbook|protocol|policy|guidelines?|manual|procedure|template",
                "tell me (?:about|who|what|when|where|how)|explain",
            ),
            hints=("rules?|allowed|required|format|definition|meaning",),
            against=("we (?:sent|finished|completed|delivered)|i (?:sent|finished|completed)",),
        ),
    },
)
