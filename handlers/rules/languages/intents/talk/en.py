"""English: how somebody speaks to the bot about the bot."""

from handlers.rules.languages.intents.table import Signs
from handlers.rules.understanding.intents import Intent

TALK = {
    Intent.GREET: Signs(
        alone=(
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
            "(?:help|menu|commands?|options|instructions|info|guide)(?: me)?",
            "(?:i|we) need (?:some |a bit of |your )?help",
            "(?:can|could|would) you help(?: me| us)?(?: out)?",
            "how does (?:this|it|that)(?: bot| thing)? work",
            "what (?:is|are) (?:this|you|that)(?: bot| thing| for)?",
            "who are you|what now|what next|(?:what|and) now",
        ),
        plain=(
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
            "(?:what|who|why)<gap> (?:this|the|a|your) (?:bot|chat ?bot|assistant|robot|tool|service)",
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
        against=("(?:human|person|coordinator|someone|permit|customs|boat|pump)",),
    ),
    Intent.CHANGE_LANGUAGE: Signs(
        alone=(
            "<tongue>[ ,]*(?:s'il vous plait|svp|por favor|gracias|merci|пожалуйста)",
            "(?:in )?<tongue>(?: only)?",
            "(?:change |switch |set |my |the )*languages?(?: settings?)?",
            "(?:do you|can you) (?:speak|understand|write|know) <tongue>",
        ),
        plain=(
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
