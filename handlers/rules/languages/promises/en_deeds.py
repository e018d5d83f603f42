"""English: who promises, and the verbs of what is done, of what is not, and of what is ready."""

DELIVERIES = (
    r"send|share|submit|deliver|provide|publish|circulate|prepare|draft|finali[sz]e|complete|finish|upload"
    r"|forward|write|update|organi[sz]e|book|sign|compile|produce|present|translate|post|distribute|e-?mail"
    r"|issue|set up|transfer|return|file|draw up|put together|hand (?:in|over)|pass on|revise|install|print"
    r"|cover|pay|fund|finance|host|hire|recruit|train|repair|fix|replace|build|supply|procure|buy|purchase"
    r"|reimburse|launch|test|collect|correct|ship|calibrate|arrange|clean|close out|recirculate|resend"
    r"|transmit|type up|consolidate"
)
NOT_DONE = (
    r"(?:meet|wait|await|hop|try|aim|look|think|go|plan|expect|travel+|leav|attend|hav|be|gett|work"
    r"|wonder|consider"
    r"|struggl|fac|miss|lack|see|stay|fly|arriv|com|join|celebrat|talk|speak|ask|need|want|runn|target"
    r"|discuss|mov|feel|head|rely|receiv|count|los|seek|driv|sleep|mak sure|closing|clos|prefer|guess"
    r"|assum|writ to ask|reach|hear|return|miss|los|depend|remain|liv|sitt|stand|begg|push|follow|monitor"
    r"|review|negotiat|talk|chas|check|enjoy|apply|do|us|tak|keep|fall|slipp|experienc|continu|ask|expir"
    r"|suffer|suppos|interest|sorry)ing"
)
DOING = (
    r"sending|submitting|delivering|sharing|publishing|finali[sz]ing|uploading|circulating|posting"
    r"|forwarding|emailing|completing|finishing"
)
ALSO = r"(?: also| then| now| both| all| definitely| certainly| surely| gladly| of course| personally)*"
WE_ARE = r"(?:we're|we are|i'm|i am|im)"
TEAM = (
    r"(?:our|my) (?:own )?(?:[\w-]+ ){0,2}(?:team|lab|laboratory|office|staff|colleagues?|deputy|assistant"
    r"|side|unit"
    r"|department|section|people|lawyers?|engineers?|accountants?|officers?|experts?|technicians?"
    r"|nurses?|coordinator"
    r"|manager|secretariat|secretary|director|drivers?|interns?|it|finance|legal|logistics|procurement"
    r"|comms|hq|crew"
    r"|specialists?|analysts?|trainers?|designers?|programme|volunteers|delegation|facilitators"
    r"|enumerators|surveyors|teams|members|mission|division|bureau|clinic|school|translators?)"
    r"(?: (?!on\b|at\b|in\b|for\b|of\b|and\b)\w+)?"
)
READY = (
    r"ready|done|finished|completed?|finali[sz]ed|sent(?: out)?|submitted|shared|published|circulated"
    r"|uploaded"
    r"|delivered|distributed|available|out|posted|issued|forwarded|emailed|handed (?:in|over)"
    r"|translated|printed"
    r"|signed|(?:back )?with you|over to you|in your (?:inbox|hands|mailbox)|in place|online|live"
    r"|on your desk"
)
NOT_MADE = (
    r"closed|held|delayed|postponed|cancell?ed|located|needed|required|expected|interested|pleased"
    r"|delighted"
    r"|honou?red|affected|impacted|invited|based|attended|appointed|elected|announced|decided|discussed"
    r"|informed|told"
    r"|known|seen|asked|obliged|forced|allowed|called|given|lost|missed|paused|stopped|suspended|blocked"
    r"|chaired"
    r"|opened|inaugurated|voted|considered|received|adopted|joined|represented|followed|supported|limited"
    r"|reduced|increased|extended|moved|rescheduled|forgotten|broadcast|celebrated|shut|interrupted|cut"
    r"|born|married|gone|done for|tired|excluded|counted|remembered|reopened|used|accompanied|occupied"
    r"|charged|tempted"
)
MADE = (
    rf"(?!(?:{NOT_MADE})\b)(?:\w{{2,}}ed|put|set|sent|built|made|written|drawn|bought|paid|cut|brought"
    r"|taken)"
)
PEOPLE = r"(?:thanks|thank you|hi|hello|hey|dear|good (?:morning|afternoon|evening)|morning|afternoon)"
