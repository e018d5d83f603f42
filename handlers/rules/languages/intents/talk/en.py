"""English: how somebody speaks to the bot about the bot."""

from handlers.rules.languages.intents.table import Signs
from handlers.rules.understanding.intents import Intent

TALK = {
    Intent.GREET: Signs(
        alone=(
            (
                "(?:he+y+|hi+|hello+|hallo+|hola|ola|bonjour|salaa?m(?: ale?ikum)?"
                "|as[- ]?salaa?mu? ale?a?ikum|namaste|jambo"
                "|habari|yo+|ahoy|oi|sup|g'?day|(?:good )?(?:morning|afternoon|evening"
                "|day))(?:[ ,.!]+(?:all"
                "|everyone|everybody"
                "|there|team|friends?|folks|people|bot|convenor|to (?:you|all)(?: all)?|is any(?:one"
                "|body) (?:there|here|home)"
                "|any(?:one|body) (?:there|here|home)|can you hear me|are you (?:there|awake)))*"
            ),
            (
                "(?:good ?)?bye(?: for now| then| bye)?|(?:happy|merry|blessed) (?:new year|christmas"
                "|easter"
                "|eid|diwali"
                r"|holidays?|\w+day|weekend|ramadan)|eid mubarak|ramadan (?:kareem|mubarak)|thx|thanx|tnx"
                r"|ty"
                r"|welcome"
            ),
            "a lot|so much|very much|again",
            (
                "<hello>(?:[ ,.!]+(?:there|again|all|everyone|everybody|convenor|bot|team|friends?|sir"
                "|madam|dear|you|to you|how are you(?: (?:doing|today))?|how's it going|hope (?:you|all"
                r"|this|everyone)(?:[ ']\w+){0,5}|nice to meet you|from \w+(?: \w+){0,2}|<hello>"
                r"|i'm \w+(?: \w+)?))*"
            ),
            (
                "how (?:are you|do you do|is it going|are things)(?: (?:doing|today))?|nice to meet you"
                "|what's up"
            ),
            (
                "(?:many )?thanks?(?: you)?(?: so much| a lot| very much| again| for (?:your|the) help)?"
                "|cheers|bye|goodbye|see you(?: (?:later|soon|tomorrow))?|good night|have a (?:nice|good"
                r"|great) \w+"
            ),
        ),
        likely=("^<hello>",),
    ),
    Intent.HELP: Signs(
        alone=(
            "(?:the |a |user )*(?:manual|tutorial|faq|instructions)",
            "(?:help|menu|commands?|options|instructions|info|guide)(?: me)?",
            "(?:i|we) need (?:some |a bit of |your )?help",
            "(?:can|could|would) you help(?: me| us)?(?: out)?",
            "how does (?:this|it|that)(?: bot| thing)? work",
            "what (?:is|are) (?:this|you|that)(?: bot| thing| for)?",
            "who are you|what now|what next|(?:what|and) now",
        ),
        plain=(
            (
                "(?:i'm|i am|im) new|how (?:do|does|should|can) (?:one|i|you|people) (?:answer|use|reply"
                "|respond)"
                "|(?:what|who)(?: is|'s| are) (?:convenor|this bot)|where do i (?:start|begin)"
            ),
            (
                "(?:not sure|no idea|unsure|not clear)(?: about)? (?:what|how|where) (?:to|i|we|this"
                "|you)<gap>(?:do|write|say"
                "|answer|use|start|works?|want|mean)"
            ),
            (
                "who are you|what do you (?:mean|want)|how (?:do|should|can) i (?:answer|reply"
                "|respond)(?: to)? (?:this|that|it|you|here)"
            ),
            (
                "how (?:do|can|should|to) (?:i |we )?(?:answer|respond|reply|skip|change|set|see|add"
                "|record|note|cancel|edit|correct|make)<gap> (?:check[- ]?ins?|commitments?|questions?"
                "|language|answers?|promises?|you)"
            ),
            (
                "(?:don't|dont|do not|didn't) (?:understand|get) (?:the|this|that|your|what) (?:question"
                "|message|you)"
            ),
            "need<gap>help (?:with|using|in|on)<gap>(?:this|bot|works?|you)",
            r"what (?:do|are) you(?: \w+)? ?(?:do|doing)$",
            (
                "(?:what|how|where)<gap> (?:write|do|say|answer|type|put|enter|reply|respond) (?:here|now"
                "|in this (?:field|box|chat))"
            ),
            "(?:what|who|why)<gap> (?:this|the|a|your) (?:bot|chat ?bot|assistant|robot)",
            "(?:what|who|why)(?: is|'s| are)? (?:this|the|a|your) (?:tool|service)",
            (
                r"what (?:can|could|do|are) (?:you|this bot|the bot|convenor|it|i|we)(?: \w+){0,2} (?:do"
                "|say|type|write|tell you|ask you|able to do|for|capable)"
            ),
            (
                r"how (?:do|can|should|to|could) (?:i|we|one)?(?: \w+)? ?(?:use|talk to|work with|operate"
                "|interact with) (?:this|you|it|the bot|convenor)"
            ),
            r"how (?:does|do) (?:this|you|the bot|convenor|it)(?: \w+)? (?:work|function)",
            "(?:which|what|list|show)<gap> (?:commands|words|options|functions|features|keywords)",
            "(?:don't|dont|do not|didn't) (?:understand|know|get) (?:how|what|where) (?:this|to|you|it|i)",
            (
                "what (?:am i|are we) (?:supposed|meant|expected) to (?:do|write|say) (?:here|with (?:this"
                "|you))"
            ),
            "(?:get|getting) started|how (?:do i|to) (?:start|begin)",
            "(?:explain|show me|tell me) (?:how|what) (?:this|you|the bot|it|convenor)",
            "i(?:'m| am) (?:a bit |completely |totally )?(?:lost|confused)|i'm new here",
            "(?:give|show) me (?:a |the |some )?(?:help|instructions)",
        ),
        clear=(
            "(?:need|want|some) help (?:here|using|with (?:this|the bot|you))",
            "(?:don't|do not) (?:understand|get it)|you<gap> help (?:me|us)",
        ),
        likely=("^help",),
        hints=("bot|convenor",),
        against=(
            "(?:human|person|coordinator|someone|permit|customs|boat|pump)",
            "<toldfirst>",
            r"(?:features|functions|options) (?:will|should|must) (?!(?:you|i|we|this|the bot)\b)\w+",
        ),
    ),
    Intent.CHANGE_LANGUAGE: Signs(
        alone=(
            r"lang(?:uage)? ?[:=-]? ?(?:<tongue>|en|fr|es|ru|zh|ar)",
            "<tongue>[ ,]*(?:s'il vous plait|svp|por favor|gracias|merci|пожалуйста)",
            "(?:in )?<tongue>(?: only)?",
            "(?:change |switch |set |my |the )*languages?(?: settings?)?",
            "(?:do you|can you) (?:speak|understand|write|know) <tongue>",
        ),
        plain=(
            (
                "(?:which|what|how many) (?:other )?languages?<gap>(?:speak|know|support|offer|understand"
                "|available|choose|use)"
            ),
            (
                r"(?:do|can|could|would) you (?:\w+ )?(?:do|speak|handle|support|manage|use|work in|chat in"
                r"|talk|know|offer"
                "|have) <tongue>"
            ),
            (
                "(?:switch|change|set|write|speak|talk|continue|reply|answer|respond|message|communicate"
                r"|chat|go on|converse|use|do (?:this|it|that)|text|ask|receive|get|send)\w*<gap>(?:in|to"
                "|into|back to) <tongue>"
            ),
            "(?:speak|use|prefer|understand|read|want) (?:only |better )?(?:in )?<tongue>",
            "(?:change|switch|set|choose|select|pick)<gap> languages?",
            "<tongue> (?:please|would be (?:better|easier|great|good)|is (?:better|easier))",
        ),
        clear=(
            "(?:could|can|may|would|let's|shall|is it possible)<gap> in <tongue>",
            "(?:other|different|another|preferred|my own) languages?|language (?:settings?|preferences?)",
            "in <tongue>",
        ),
        likely=("<tongue>",),
        against=(
            (
                r"version|guide ?book|documents?|translat\w+|report|template|published|handbook|we sent"
                "|training"
            ),
        ),
    ),
    Intent.TALK_TO_COORDINATOR: Signs(
        alone=(
            "<person>(?: please| needed)?",
            "call me",
        ),
        plain=(
            (
                "(?:talk|speak) (?:to|with) (?:whoever|the (?:person|people)|your)|(?:call|phone|ring|reach"
                "|contact|meet"
                "|write to) (?:her|him)|pass (?:this|that|it) (?:on )?to|(?:report|raise) (?:misconduct"
                "|abuse|harassment"
                "|fraud|corruption|a concern|an incident|a grievance)|confidential(?:ly)?|in private"
                "|privately"
            ),
            (
                "contact person|who (?:can|could|should|do|may) i (?:talk|speak|complain|turn) to"
                "|your (?:boss|manager"
                "|supervisor)|(?:have|make|file|lodge|raise|submit) a (?:formal )?complaint"
            ),
            (
                "(?:not|don't|dont|never|rather)<gap>(?:tell|say|discuss|share|talk|speak"
                "|chat)<gap>(?:machine"
                "|bot|robot|computer)"
            ),
            "(?:need|want|like|wish) to (?:talk|speak) (?:to|with) (?:them|him|her|somebody|people)",
            (
                "(?:talk|speak|chat|connect|write|call|meet|put me|reach|contact|transfer|pass me|in touch"
                "|get me|discuss|hand me|escalate|get hold|bring in|get through)<gap> (?:to |with "
                "|by )?<person>"
            ),
            (
                r"<person> (?:\w+ ){0,4}(?:call|contact|write|phone|reach|ring|get back|talk|speak|email"
                r"|message) (?:\w+ )?(?:me|us)"
            ),
            (
                "(?:real|actual|live) (?:person|human)|not (?:to )?(?:a|with a) (?:bot|machine|robot)"
                "|speak human"
            ),
            "(?:want|need|like|prefer|get)<gap> (?:human|person)|(?:a|any) human",
            (
                "(?:pass|forward|tell|let|notify|inform|ask|alert|message|consult)<gap> (?:the|a|our"
                "|my) (?:coordinators?|secretariat|coordination)"
            ),
            "(?:call|phone) (?:me|us)(?: back)?",
        ),
        clear=(
            "(?:need|want|like|speak|talk)<gap> (?:coordinators?|ingrid|secretariat)",
            "(?:is|are) there<gap> (?:someone|somebody|person|human)<gap> (?:i|we) (?:can|could)",
        ),
        likely=(
            "coordinators?|secretariat",
            "someone|somebody",
        ),
        against=(
            "(?:talked|spoke|met|called|wrote) (?:to|with)|yesterday",
            "who(?:'s| is| are)|how (?:do|does)",
        ),
    ),
}
