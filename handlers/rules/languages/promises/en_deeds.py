"""English: who promises, and the verbs of what is done, of what is not, and of what is ready."""

DELIVERIES = (
    r"send|share|submit|deliver|provide|publish|circulate|prepare|draft|finali[sz]e|complete|finish|upload"
    r"|forward|write|update|organi[sz]e|book|sign|compile|produce|present|translate|post|distribute"
    r"|e-?mail"
    r"|issue|set up|transfer|return|file|draw up|put together|hand (?:in|over)|pass on|revise|install"
    r"|print"
    r"|cover|pay|fund|finance|host|hire|recruit|train|repair|fix|replace|build|supply|procure|buy|purchase"
    r"|reimburse|launch|test|collect|correct|ship|calibrate|arrange|clean|close out|recirculate|resend"
    r"|transmit|type up|consolidate"
)
ACTIONS = (
    r"call|phone|ring|text|message|whatsapp|ping|contact|notify|inform|brief|invite|introduce|connect|link"
    r"|nominate|appoint|assign|reserve|schedule|reschedule|rebook|cancel|renew|extend|release|disburse"
    r"|wire"
    r"|remit|refund|settle|contribute|donate|sponsor|cater|cook|drive|escort|accompany|interpret"
    r"|transcribe"
    r"|lodge|chair|facilitate|moderate|run|lead|conduct|perform|carry out|make|create|design|develop"
    r"|record"
    r"|film|photograph|scan|photocopy|copy|type|edit|proofread|rewrite|redraft|redo|rework|rerun|re-run"
    r"|amend"
    r"|adjust|summari[sz]e|label|tag|sort|sort out|pack|load|unload|store|dig|plant|paint|weld|mend|drill"
    r"|dispatch|courier|bring|take|carry|drop(?: off)?|pick up|fetch|order|quote|inspect|count|measure|map"
    r"|survey|interview|verify|validate|audit|register|enroll?|apply for|deploy|migrate|reset|configure"
    r"|patch"
    r"|back up|restore|clear|open|add|attach|include|insert|fill(?: in| out)?|lend|loan|rent|hold|put up"
    r"|hang"
    r"|move|relocate|assemble|connect|wash|feed|cut|erect|construct|lay|check in|hand out|give|get back to"
    r"|revert|report back|follow up|speak (?:to|with)|talk to|meet with|visit|handle|deal with|look after"
    r"|take care of|see to(?: it)?|knock (?:out|up|over|off)|whip up|dig out|dig up|nail down|wrap up|tidy"
    r"|nail|tackle|manage|coordinate|co-ordinate|consult|negotiate|request|seek out|obtain|secure"
    r"|get hold of"
    r"|mc|emcee|foot|chip in|pitch in|step in|stand in for|expedite|process|service|furnish|table|remind"
    r"|refer|opens?[- ]source|dedupe|merge|code|program|debug|plot|model|calculate|compute|analy[sz]e"
)
TILL = (
    r"(?:send|submit|deliver|share|finish|complete|finali[sz]e|publish|install|prepare|give|return|sign"
    r"|hand (?:in|over)|upload|make|write|draft|do|repair|fix|bring|translate|set up|order|buy|file|print"
    r"|correct|revise|get|book|pay|transfer|organi[sz]e|arrange|build|have\b.*\b(?:ready|done|finished))"
    r"|.*\b(?:ready|sent|submitted|delivered|done|finished|completed?|uploaded|shared)"
)
NOT_DONE = (
    r"(?:meet|wait|await|hop|try|aim|look|think|go|plan|expect|travel+|leav|attend|hav|be|gett|work"
    r"|wonder|consider|includ|regard|accord|dur"
    r"|struggl|fac|miss|lack|see|stay|fly|arriv|com|join|celebrat|talk|speak|ask|need|want|runn|target"
    r"|discuss|mov|feel|head|rely|receiv|count|los|seek|driv|sleep|mak sure|prefer|guess"
    r"|assum|writ to ask|reach|hear|return|miss|los|depend|remain|liv|sitt|stand|begg|push|follow|monitor"
    r"|review|negotiat|talk|chas|check|enjoy|apply|us|keep|fall|slipp|experienc|continu|ask|expir"
    r"|suffer|suppos|interest|sorry)ing"
    r"|closing(?! (?:the|all|out|my|our|\d+)\b)|doing (?:well|fine|great|good|ok|okay|our|my|better"
    r"|nothing"
    r"|that|this|it|what)|taking (?:part|leave|time|place|a (?:day|week|break|holiday|look)|off|stock"
    r"|longer|it|long|forever)"
)
DOING = (
    r"sending|submitting|delivering|sharing|publishing|finali[sz]ing|uploading|circulating|posting"
    r"|forwarding|emailing|completing|finishing|bringing|dropping(?: off)?|picking up|calling|phoning"
    r"|installing|fixing|repairing|writing|drafting|sorting|handing (?:in|over|out)|paying|shipping"
    r"|mailing"
    r"|booking|ordering|collecting|launching|signing|preparing|distributing|updating|translating"
    r"|taking (?:care of|over|charge of)|looking after|getting back to you|following up|setting up"
    r"|sorting out"
    r"|putting together|drawing up|typing up|wrapping up|finalizing|reviewing|compiling|editing|planting"
    r"|(?!(?:(?:any|some|every|no)?thing|(?:morn|even|br|r|k|spr|str|w|build|s)ing)\b)(?!(?:meet|wait"
    r"|await"
    r"|hop|try|look|think|expect|hav|be|gett|work|wonder|consider|includ|regard"
    r"|concern|accord|dur|follow|miss|lack|see|need|want|feel|receiv|hear|us|pend|notwithstand|assum"
    r"|suppos"
    r"|depend|review|discuss|chas|attend|enjoy|stay|leav|keep|mak sure|exclud|barr|know|give|giv|stand|aim"
    r")ing\b)[a-z]{2,}ing(?= (?:the|an?|our|my|your|ur|all|these|those|this|that|it|them|you|u|\d+)\b)"
)
PAST = (
    r"sent|got|went|made|did|done|met|told|gave|held|took|came|began|built|wrote|brought|saw|found|left"
    r"|lost|kept|paid|became|knew|felt|spoke|heard|ran|bought|sold|spent|drew|drove|chose|won|taught|said"
    r"|stood|understood|led|fell|rose|stuck|struck|dug|dealt|grew|hung|flew|broke|caught|fought|forgot|hid"
    r"|laid|lent|meant|rode|rang|sang|sat|shot|slept|swam|threw|thought|woke|wore|put|bet|read"
    r"|known|seen|given|shown|grown|broken|chosen|spoken|written|driven|eaten|begun|fallen|forgotten"
    r"|hidden"
    r"|worn"
)
NOT_PRESENT = (
    rf"{PAST}|(?!(?:bring|ring|sing|swing|string|feed|seed|speed|proceed|weed|apply|supply"
    rf"|reply)\b)\w+(?:ed"
    rf"|ing|ly)|\w+'\w+|will|shall|would|should|could|can|cannot|may|might|must|ought|am|is"
    r"|are|r|was|were|be|been|have|has|had|do|does|dont|cant|wont|not|never|no|only|also|just|then|now"
    r"|still"
    r"|always|often|sometimes|again|too|both|all|each|and|or|but|n|so|as|at|in|on|of|from|for|to|with|by"
    r"|if"
    r"|when|the|an?|our|my|your|their|his|her|its|this|that|these|those|who|which|what|where|need|want"
    r"|wish"
    r"|hope|expect|think|believe|guess|know|suppose|assume|doubt|fear|feel|see|hear|understand|remember"
    r"|forget|agree|disagree|like|love|hate|prefer|mean|seem|look|appear|belong|depend|owe|own|lack|miss"
    r"|plan"
    r"|intend|aim|try|attempt|target|wait|await|stay|remain|live|work|sit|stand|rely|worry|wonder|consider"
    r"|recommend|suggest|propose|ask|request|urge|beg|invite you|thank|welcome|appreciate|apologi[sz]e"
    r"|regret"
    r"|note|notice|confirm|acknowledge|report|mention|refer|say|tell|promise|commit|pledge|undertake|vow"
    r"|guarantee|swear|accept|refuse|decline|deny|receive|get|lose|meet|gather|travel|fly|leave|arrive"
    r"|depart"
    r"|go|come|return(?! the| your| it| them)|celebrate|attend|join|participate|rest|close|break|keep"
    r"|continue"
    r"|struggle|fail|suffer|face|run (?:out|late|low|short)|turn|ourselves|myself|there|here|ourself"
    r"|discuss"
    r"|talk|speak soon|chat|monitor|learn|let|usually|normally|sir|team|people|hereby|ll|ve|re|d|m|two"
    r"|three"
    r"|could|wanna|gotta|gonna|up|out|off|over|more|than|one|some|any|other|others|cc|it|them|him|us|you|u"
    r"|vote|fast|call it|end up|manage|support|require|demand|count|consent|have to|already|finally|once"
    r"|celebrate|face|serve|use|enjoy|exist|reckon|figure|imagine|presume|trust|stop|pause|realize|wake"
)
VAGUE = (
    r"see|think|know|need|want|have|get|be|like|love|keep|let|ask|look|consider|discuss|wait|try|hope"
    r"|miss|meet"
    r"|attend|join|remember|forget|reach|face|enjoy|support|welcome|respect|continue|use|feel|find|stay"
    r"|leave|win"
    r"|lose|spend|celebrate|remain|receive|bear|mind|cross|note|monitor|watch|follow|revisit|explore"
    r"|study|weigh"
    r"|hear|beat|skip|pass|reject|refuse|never|not|only|always|probably|maybe|hopefully|also|just|then"
    r"|both|all"
    r"|stop|end|begin|start|resume|become|turn|cost|suffer|understand|accept|decide|choose|prefer|believe"
    r"|trust"
    r"|appreciate|honou?r|return|visit|share|check|examine|assess|evaluate|reflect|work|live|die|grow"
    r"|change|stand"
    r"|sit|eat|drink|sleep|rest|head|hit|catch|break|take the (?:point|hint|bus|train|day)"
    r"|make the (?:best|most)"
    r"|give (?:it|that|this) a|do (?:the|our|my) best|happily|gladly"
)
NO_STATEMENT_AFTER = "".join(
    rf"(?<!\b{word} )"
    for word in (
        *("do", "did", "does", "can", "could", "should", "shall", "would", "must", "may", "might", "will"),
        *("that", "which", "what", "who", "when", "where", "how", "why", "than", "before", "after", "as"),
        *(
            "like",
            "know",
            "bet",
            "think",
            "hope",
            "guess",
            "say",
            "said",
            "suppose",
            "assume",
            "sure",
            "wish",
        ),
        *(
            "had",
            "have",
            "has",
            "let",
            "while",
            "because",
            "since",
            "until",
            "if",
            "once",
            "though",
            "although",
            "whether",
            "the",
        ),
    )
)
ALSO = (
    r"(?:,? (?:also|then|now|both|all|definitely|certainly|surely|gladly|of course|personally|just|still"
    r"|hereby|therefore|thus|happily|finally|myself|ourselves|instead|too|duly|promptly|swiftly|quickly"
    r"|for (?:my|our) part|for sure|in turn|in parallel|in the meantime|meanwhile|kindly"
    r"|be the one(?:s)? to"
    r"|make (?:it a point|time) to|make sure to|endeavour and))*"
)
WE_ARE = (
    r"(?:we're|we are|i'm|i am|im|i m|we r|(?:and|n|&) (?:me|myself|us|i) (?:are|r)|me (?:and|n"
    r"|&) \w+ (?:are|r))"
)
WE = (
    r"(?:(?:we|i)(?:,? (?:myself|ourselves|all|both)|,[^,]{2,40},"
    r"|,? (?:at|in|from|here|on|as|of|for)(?: (?!will\b|shall\b|i\b|we\b)[\w&'-]+){1,5},?)?"
    r"|(?:me|myself|i) (?:and|n|&|with) (?!i\b|we\b|will\b|then\b)[\w-]+(?: (?!will\b|shall\b)[\w-]+)?"
    r"|(?:and|n|&) (?:me|myself|us))"
)
WILL = r"(?:'ll| 'll| ll|'l| will| wil| wll| willl| vil| wiil| shall|'ll be sure to)"
YOU = r"(?:you|u|ya|ye|youse|yous|y'all|yall)"
DESTINATION = (
    rf"(?:(?:back )?(?:with|w/|w|to|before) ?(?:{YOU}|everyone|everybody|all(?: of you)?"
    r"|the (?:group|team|partners|secretariat|coordinator))\b"
    r"|in (?:(?:your|ur|everyone's|the|our) )?(?:\w+ )?(?:inbox(?:es)?|e?-?mail(?:box)?|mailbox|hands?"
    r"|folder"
    r"|drive|dropbox|channel|chat|sharepoint|portal|system|account|pigeonhole)\b"
    r"|on (?:your|ur|the) (?:\w+ )?(?:desk|table|portal|drive|website|site|server|platform|sharepoint"
    r"|doorstep)\b|at your (?:door|gate|office|store|warehouse|lab)\b)"
)
TEAM = (
    r"(?:our|my) (?:own )?(?:[\w-]+ ){0,2}(?:team|lab|laboratory|office|staff|colleagues?|deputy|assistant"
    r"|side|unit"
    r"|department|section|people|lawyers?|engineers?|accountants?|officers?|experts?|technicians?"
    r"|nurses?|coordinator"
    r"|manager|secretariat|secretary|director|drivers?|interns?|it|finance|legal|logistics|procurement"
    r"|comms|hq|crew"
    r"|specialists?|analysts?|trainers?|designers?|programme|volunteers|delegation|facilitators"
    r"|enumerators|surveyors|teams|members|mission|division|bureau|clinic|school|translators?"
    r"|guys?|folks|lads|consultants?|students?|postdocs?|researchers?|counsel|attorneys?|clerk|masons?"
    r"|electricians?|carpenters?|plumbers?|foreman|midwi(?:fe|ves)|doctors?|cook|treasurer|chair\w*"
    r"|cashier|storekeeper|logistician|webmaster|admin|focal point|alternate|factory|plant|warehouse"
    r"|kitchen"
    r"|branch|chapter|association|organi[sz]ation|company|institute|agency|foundation|ngo|firm|university"
    r"|group|cooperative|developers?|editors?|photographers?|warehouse|auditors?)"
    r"(?: (?!on\b|at\b|in\b|for\b|of\b|and\b)\w+)?"
)
READY = (
    r"ready|done|finished|completed?|finali[sz]ed|sent(?: out)?|submitted|shared|published|circulated"
    r"|uploaded"
    r"|delivered|distributed|available|out|posted|issued|forwarded|emailed|handed (?:in|over)"
    r"|translated|printed"
    r"|signed|(?:back )?with you|over to you|in your (?:inbox|hands|mailbox)|in place|online|live"
    r"|on your desk|up and running|up on|yours|sorted|forthcoming|back (?:to|with|in|on)"
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
