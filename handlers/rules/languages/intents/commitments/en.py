"""English: how somebody speaks of what they promised and did."""

from handlers.rules.languages.intents.table import Signs
from handlers.rules.understanding.intents import Intent

COMMITMENTS = {
    Intent.LIST_MY_COMMITMENTS: Signs(
        alone=(
            "(?:(?:all )?(?:my|our) )?(?:open |upcoming |current )?<mine>(?: list)?",
            "what(?:'s| is) (?:next|due|pending)(?: for (?:me|us))?",
            "what am i (?:late|behind) (?:on|with)",
        ),
        plain=(
            (
                "what(?: else)? (?:am|are) (?:i|we) (?:on the hook|responsible|in charge|down) (?:for|of)"
                "|(?:did|have) (?:i|we) (?:promised?|commit(?:ted)?|pledged?|sign(?:ed)? up)"
                "|what(?:'s| is) (?:still |left )?(?:open|outstanding|pending|left) (?:for|on|with) (?:me"
                "|us"
                "|my|our)"
            ),
            (
                "(?:show|list)(?: me)? (?:my|our) (?:stuff|things|items|list|work|promises)"
                "|everything (?:that )?i(?:'m| am) (?:responsible|in charge|on the hook)"
                r"|what (?:else )?(?:was|were|am|are) (?:i|we)(?: \w+)? (?:supposed|meant|expected|due) to"
                " (?:do(?! here| with)|deliver|send|finish|hand in)"
            ),
            (
                "(?:everything|all|whatever|what) (?:that )?(?:i|we) (?:still )?(?:owe|have to deliver"
                "|need to deliver)"
            ),
            (
                "when (?:do|must|should|am|are) (?:i|we)<gap> (?:hand in|deliver|send|submit|finish"
                "|have to|supposed)"
            ),
            (
                "(?:everything|all|things|whatever|what) (?:that )?(?:i|we)(?:'ve"
                r"| have)? (?:\w+ )?(?:committed|promised|pledged|signed up)"
            ),
            "<mine><gap> (?:for|from|of|assigned to) (?:me|us)",
            (
                "(?:show|list|see|give|send|tell|display|view|check|read|pull up)(?: me"
                r"| us)? (?:about )?(?:all )?(?:of )?(?:my|our) (?:\w+ ){0,2}<mine>"
            ),
            (
                r"what (?:else )?(?:have|had|did|do) (?:i|we) (?:\w+ )?(?:promised?|commit(?:ted)?|owe"
                "|pledged?|sign(?:ed)? up)"
            ),
            "(?:what|which|anything|everything)<gap> on (?:my|our) (?:plate|list|desk|agenda)",
            "remind me (?:what|which|of (?:my|our|what|everything))",
            r"(?:what|which) (?:\w+ ){0,3}<mine>(?: \w+){0,2} (?:i|me|my|we|us)",
            "<mine> (?:that )?(?:i|we) (?:still |currently )?(?:have|made|gave)",
            "do (?:i|we) (?:still )?owe",
        ),
        clear=(
            r"(?:what|which|when|where)<gap> (?:my|our) (?:\w+ ){0,3}<mine>",
            (
                r"what (?:else )?(?:do|am|are|should|must|did) (?:i|we) (?:\w+ ){0,2}(?:have|need|must"
                "|supposed|do|deliver|finish|agree|say)"
            ),
            (
                "(?:what|which|anything|something|things?)<gap> (?:due(?! diligence)|pending|outstanding"
                "|left to do|overdue)"
            ),
            "when (?:is|are|do|does) (?:my|our)<gap>",
            "do i have (?:anything|something|any)",
            "(?:what|which)<gap> (?:assigned to|waiting for|expected (?:from|of)|left for) (?:me|us)",
            "what<gap> (?:i|we) (?:still )?(?:have|need) to (?:do|deliver|finish|send)",
            "my (?:open |own |upcoming )?<mine>",
        ),
        likely=(
            "my (?:list|plate|part)",
            "<mine>",
        ),
        hints=(
            "due|pending|outstanding|upcoming|still open",
            "for (?:me|us)",
        ),
        against=(
            (
                "^(?:new|add|record|note|log)|(?:can|could|would) (?:you|u|i|we) (?:add|record|note|log"
                "|register"
                "|put)"
            ),
            "too (?:tight|soon|early|short)|possible|realistic|^what if|<toldfirst>",
            (
                "extended|put back|optimistic|due diligence|^(?:commitment|task|promise"
                "|action) ?(?:complete"
                "|done|:)"
            ),
            "under the|agreement|mou|protocol|policy|guide ?book|guidelines?|rules?|template|apply",
            "(?:done|finished|completed|moved?|push|postpone|extend|extension|more time|change)",
        ),
    ),
    Intent.ADD_COMMITMENT: Signs(
        alone=("(?:add |new )(?:a )?(?:commitment|promise|task)",),
        orders=(
            (
                "^(?:can (?:you|u|i|we) |could (?:you|i|we) |i (?:want|would like|need) to )?(?:add|record"
                "|note"
                "|log|register|track|create|put down|write down|save)(?: down| this| that| an?| my| our"
                "| the"
                "| new"
                "| another| following| as)* (?:commitment|promise|task|action (?:item|point))"
            ),
            "^(?:new|another) (?:commitment|promise|task|action item)",
        ),
        plain=(
            "^(?:commitment|promise|task|action(?: item| point)?|to-?do) ?: ?",
            (
                "(?:i'd|i would|we'd|we would|i|we) (?:like|love|want|be happy|be glad|offer"
                "|volunteer) to (?:take on"
                "|take over|take care of|commit|volunteer|offer|promise|contribute)"
            ),
            (
                "(?:add|record|note|log|register|track|create|put down|write down|save|enter"
                "|set up) (?:down )?(?:a |an |this |my |our |the |new |following "
                "|another )*(?:as )?(?:a )?(?:commitments?|promises?|tasks?|action (?:item|point))"
            ),
            (
                "(?:i|we)(?:'d like to| want to| hereby)? (?:commit|promise|pledge|undertake) (?:to|that"
                "|myself)"
            ),
            "new (?:commitment|promise|task|action item)",
            "count on (?:me|us)|expect<gap> from (?:me|us)|leave (?:it|that|this) (?:to|with) (?:me|us)",
            "(?:put|sign) (?:me|us) (?:down|up) (?:for|to)",
        ),
        clear=(
            r"(?:pledges?|promises?|contributes?|commits?) (?:to \w+|\d+|the|an?|some|our|my)",
            "remember (?:that )?(?:i|we) (?:promised|committed|pledged)|^/?commit",
            r"(?:team|office|hospital|school|ministry|university|company|we|i) takes? (?:on|over)",
            "(?:i|we) <deliver> (?:you|u|them|it|the|our|my)<gap>(?:on|by|before|tomorrow|next|tonight)",
            r"^(?:add|note|record|log|track):? \w+",
            (
                r"(?:commits?|pledges?|undertakes?|agrees?) to \w+ing|(?:commits?|pledges?"
                "|undertakes?) to (?:the|deliver|send|provide)"
            ),
            (
                "(?:you have|you've got) (?:my|our) word|(?:i|we) (?:can|am able to"
                "|are able to) <deliver><gap> (?:by|before|on|until) (?!the way)"
            ),
            r"(?:i|we)(?:'?ll| will| shall)(?: \w+ly| also| then| be able to| try and)? <deliver>",
            (
                "(?:i'm|i am|we're|we are|im)(?: now)? (?:going|planning|committed|committing"
                "|set) to <deliver>"
            ),
            "(?:our|my) (?:team|lab|office|staff|organi[sz]ation) will <deliver>",
            (
                "you(?:'ll| will| shall| can expect to)? (?:have|get|receive|expect)<gap> (?:by|on|before"
                "|from us)"
            ),
            (
                "will be (?:ready|sent|done|finished|delivered|submitted|completed?|published|shared"
                "|available|with you|in your inbox)"
            ),
            "(?:i|we)(?:'ll| will)? take (?:on|care of|charge of|responsibility)",
        ),
        likely=(
            r"\w+ will <deliver>",
            "(?:i|we)(?:'ll| will| shall)",
            "<gap>to follow by<gap>",
            (
                "(?:i'm|i am|we're|we are) (?:sending|submitting|delivering|sharing)<gap> (?:tomorrow|on"
                "|by|next)"
            ),
        ),
        hints=(
            r"by (?:the )?\w+",
            "before the end",
            "tomorrow|next (?:week|month)",
        ),
        against=(
            "won't|will not|can't|cannot|not|unable",
            "if|unless|might|maybe|perhaps|hope(?:fully)?",
            "late|later than|delay(?:ed)?|postpone|more time|longer|another (?:week|month|day)",
        ),
    ),
    Intent.COMPLETE_COMMITMENT: Signs(
        alone=(
            (
                "(?:it's|it is|its|all|that's|that is|this is|ok|yes)?[ ,]*(?:already "
                "|now )?<delivered>(?: it)?(?: now| already| today| yesterday)?"
            ),
            "(?:mission accomplished|job done|finally done)",
        ),
        orders=(
            (
                "^(?:can (?:you|u) |could you |you can |you may |we can |kindly )?(?:mark|tick(?: off)?"
                "|check off"
                "|cross off|close(?: out)?|flag)<gap>(?:done|complete|completed|finished|closed|delivered"
                "|off"
                "|fulfilled|commitment|task|action|item|one)"
            ),
            "(?:that|this|which)(?:'s| is)? (?:one(?:'s| is)? )?off (?:my|our) (?:list|plate|desk)",
            "(?:scratch|strike|cross|take) (?:that|this|it|the)<gap>(?:off|from) (?:my|our|the) list",
        ),
        plain=(
            (
                "(?:task|commitment|promise|action|item) (?:is )?(?:now )?(?:complete[d]?|done|finished"
                "|closed)"
            ),
            (
                r"\? (?:it's |it is |that's |all |is |was )?(?:already )?(?:sorted|done|finished|sent"
                r"|delivered|out"
                r"|closed|ready|submitted|completed?|uploaded|signed|handed in|with (?:the|you|finance"
                r"|\w+))"
            ),
            "[✅✔☑]|(?:was|were) (?:held|carried out|conducted) (?:on|in|yesterday|today|last|this)",
            "(?:can|may|could|please|you can) (?:now )?close (?:the|my|our|it|this|that)",
            (
                "(?:task|commitment|item|action|promise|deliverable|that one)s? (?:can be|can now be|is"
                "|may be|should be) (?:now )?(?:closed|ticked off|crossed off|marked)"
            ),
            (
                "(?:mark|tick|check|set|flag|record|register|consider|cross|count)<gap>(?:done|complete"
                "|completed|finished|closed|delivered|off|fulfilled)"
            ),
            "close (?:out )?(?:the|my|our|this|that)<gap> (?:commitment|task|action|item)",
        ),
        clear=(
            (
                r"^(?!need|ask|want|stopp|expect|delay|block|plann|call|hop|tir|confus|stress"
                r"|interest)\w{3,}ed (?:all|the|our|my|every|both|\d+)"
            ),
            r"^[^:?]{3,40}: (?:all )?(?:done|sent|finished|out|\w{3,}ed)",
            (
                "is (?:now )?in your (?:inbox|mail(?:box)?|hands)|(?:training|workshop|meeting|event"
                "|survey)(?: is| was)? over"
            ),
            (
                "works? (?:again|now)|up and running|operational|fully functional|(?:i|we) (?:sent|gave"
                "|delivered|handed) (?:you|them|it|the)"
            ),
            (
                "(?:i|we|she|he|they|team|colleagues?)(?:'ve| have| has|'s)?(?: just| already| finally"
                "| now| also| all| successfully)* <delivered>"
            ),
            "(?:have|has|'ve)(?: just| already| finally| now)* <delivered>",
            (
                "(?:is|are|was|were|been|got|'s)(?: now| already| all| finally| fully| both"
                "| just)* (?:<delivered>|complete|ready|out|over|live|online|in place|with you"
                "|in your inbox|up|approved)"
            ),
            "went (?:out|live|off|through|to)",
            "(?:we're|i'm|we are|i am|all) (?:all )?(?:done|finished|through)",
            "^done(?: with)?",
            "(?:just|already|finally) (?:<delivered>)",
            "^<delivered>",
            "took place|held (?:the|our|a)|done and dusted|as promised|has arrived|as agreed",
        ),
        likely=(
            (
                r"(?:has|have|was|were|is|are|'s|been|got)(?: \w+)? (?:\w{3,}ed|paid|built|made|given|held"
                "|taken|written|brought|met|set up|put up|fixed|dug|laid|bought)"
            ),
            (
                "took place|happened|went (?:well|ahead|fine|smoothly)|as (?:planned|agreed|promised"
                "|scheduled)"
            ),
            (
                r"(?:i|we)(?:'ve| have)?(?: \w+ly| just| already| also| now| finally)? (?:\w{3,}ed|built"
                "|made|held|gave|took|put|got|set|wrote|brought|ran|paid|met)"
            ),
            "handed<gap> (?:in|over)|arrived|are in(?: now)?$|is in(?: now)?$|behind us",
            "<delivered>",
            "accomplished|achieved|reached",
        ),
        hints=(
            "this morning|yesterday|last (?:week|night|month)|today|just now",
            "report|survey|training",
        ),
        against=(
            "problems?|issues?|cut",
            "discussed|talked|mentioned|wanted|needed|hoped|asked|liked|noticed|wondered|thing we",
            (
                "denied|rejected|refused|stolen|lost|cancelled|delayed|postponed|moved|expected"
                "|planned (?:for|to)|supposed"
            ),
            r"not|\w+n't|never|yet|almost|nearly|half|partly|hardly|unfinished|incomplete",
            "will|'?ll|going to|tomorrow|next (?:week|month)|must|should|once|if|when|until|need|to be",
            "waiting|blocked|stuck|because|without|broken|held (?:up|at|back|by)|holding",
            "stopped|quit|resigned|arrested|malaria|sick|ill|married|born|died",
        ),
    ),
}
