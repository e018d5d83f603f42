"""How a question leans on the one before it, in the six languages: folded patterns of whole words."""

from handlers.rules.languages.folding import fold

DEICTIC = (
    r"guidebook|playbook|handbook|guide|bot|chat|group|channel|partnership|week|month|year|time|today"
    r"|way|kind|sort|book"
)
"""What is there while one speaks: "this guidebook" leans on nothing."""
OPENINGS = {
    "en": r"and\b|also\b|but (?:what|who|when|how|why|if)\b|or\b|(?:what|how) about\b|so (?:who|what|when"
    r"|how|why)\b"
    r"|then\b|even (?:if|for)\b|same\b|is that\b|does that\b|since when\b|until when\b|by when\b|by whom\b"
    r"|with whom\b"
    r"|for whom\b|which ones?\b|what else\b|who else\b|where else\b|what then\b"
    r"|(?:only )?for (?!example)\w+ ?\?",
    "fr": r"et\b|mais (?:qui|quand|comment|pourquoi|si)\b|alors\b|qu'en est-il\b|quid\b|meme (?:si|pour)\b"
    r"|depuis quand"
    r"|jusqu'a quand|pour qui\b|avec qui\b|par qui\b|lesquels|lesquelles|lequel\b|laquelle\b|quoi d'autre"
    r"|qui d'autre",
    "es": r"y\b|e\b|pero (?:quien|cuando|como|por que|si)\b|o\b|entonces\b|que (?:hay|pasa) (?:de"
    r"|con) (?:los|las|el|la)\b"
    r"|incluso\b|desde cuando|hasta cuando|para quien|con quien|cuales\b ?\?|que mas\b|quien mas\b",
    "ru": r"а\b|и\b|но (?:кто|что|когда|как|почему)\b|или\b|тогда\b|с каких пор|до каких пор|с кем\b"
    r"|для кого\b|кем\b"
    r"|какие именно|кто еще|что еще|даже\b",
    "zh": r"那|还有|另外呢|然后|谁还|还要",
    "ar": r"و(?:ماذا|ما|هل|كم|لماذا|من|متي|كيف|اين|لل|ال|في|عن|اذا|مع|بالنسبه)\w*|ماذا عن\b|ثم\b|لكن\b|او\b"
    r"|منذ متي|حتي متي|مع من\b",
}
"""How a question begins that goes on with the one before."""

POINTERS = {
    "en": r"\b(?:it|its|they|them|their|theirs|he|she|him|his|hers?|(?:this|that|these|those)(?= ?\?"
    r"|\s+(?:one|ones|is|are|was"
    r"|be|cost|costs|take|takes|last|lasts|work|works|mean|happen|happens|apply|applies|change|changes"
    r"|phase|step|meeting|document"
    r"|agreement|rule|role|person|report|deadline|date|fee|process|committee)\b)|there(?= ?\?))(?![\w'])",
    "fr": r"\b(?:elles?|ils?|celui-ci|celle-ci|ceux-ci|celles-ci|cela|ca|ce dernier|cette derniere|leurs?|lui"
    r"|(?:qui|on|nous|je|il|elle|peut-on|doit-on|faut-il|dois-je|puis-je) (?:le|la|les|l'|en"
    r"|y)(?=\s?\w))(?!\w)"
    r"|\b(?:cette|ce|cet|ces) (?=(?:phase|etape|reunion|document|accord|regle|role|personne|rapport|delai"
    r"|date|comite)\b)",
    "es": r"\b(?:ellos|ellas|ella|el(?= ?\?)|ello|eso|esto|esa|ese(?= ?\?)|esos|esas"
    r"|(?:quien|quienes|como|cuando|donde|se|no|puedo|puede|debe|debo|hay que) (?:lo|la|los|las|le"
    r"|les)(?=\s\w+)|\w+(?:arlo|arla|arlos"
    r"|arlas|erlo|erla|erlos|irlo|irla|irlos))(?!\w)|\b(?:esta|este|esa|ese) (?=(?:fase|etapa|reunion"
    r"|documento|acuerdo|regla|informe|plazo|fecha|comite)\b)",
    "ru": r"\b(?:он|она|оно|они|его|ее|их|им|ему|ей|нем|ней|них|нему|ним|ними|это|этого|этому|этим"
    r"|такое)(?!\w)",
    "zh": r"它|他|她|这个(?=[?？吗]|$)|那个(?=[?？吗]|$)|这(?=[是要会需能]|样)|其",
    "ar": r"\b(?:هو|هي|هم|هن|ذلك|تلك|هذا(?= ?\?| ال)|هذه(?= ?\?| ال)|به|بها|له|لها|لهم|منه|منها|عنه|عنها"
    r"|عليه|عليها|فيه|فيها|اليه|اليها)(?!\w)",
}
"""Words that stand for what was named before."""

DUMMIES = {
    "en": r"\b(?:is|was|does|would|can|will|should|if|when|how)\b[^?]{0,25}\bit\b[^?]{0,30}\b(?:to|that|if"
    r"|when|possible|for)\b"
    r"|\bit (?:is|was|takes?|makes?|seems?)\b|\b(?:his|her|their|them|they|it|its|he|she) or (?:her|she"
    r"|his)\b|\bthere (?:is|are)\b",
    "fr": r"\b(?:il (?:faut|y a|est|s'agit|existe|suffit|se passe|vaut)|faut-il (?!(?:le|la|les|l'))"
    r"|y a-t-il|est-il (?:possible|necessaire|utile|permis)"
    r"|existe-t-il|s'agit-il|se passe-t-il|que faire si|ca va)\b|\b(?:cela|ca)\b.*\b(?:de|d'|que|pour|si)\b",
    "es": r"\b(?:eso|esto) (?:de|que)\b",
    "ru": r"\b(?:что такое|что это такое)\b|\bэто (?:возможно|нужно)\b",
    "zh": r"其他|其它|他人|其中|其实|他们自己|吉他|它山",
    "ar": r"\b(?:ما|من) (?:هو|هي|هم) \w+",
}
"""Where such a word stands for nothing, or for what its own question names."""

BARE = {
    "en": r"(?:(?:but |so )?(?:why|how|when|where|who|what|which|whose|really|since|until)(?: (?:not|so"
    r"|come|long|much|many|often|soon|far|big|old"
    r"|exactly|then|else|one|ones|more|for|by|to|from|with|is|and))*|for how long|how so|what for|by whom"
    r"|with whom|for example|like what|such as"
    r"|tell me more|more|more details|(?:an? )?examples?|anything else|at what time|on what date|what time"
    r"|what date|in which case|says who|always)",
    "fr": r"(?:(?:mais )?(?:pourquoi|comment|quand|ou|qui|quoi|combien|lequel|laquelle)(?: (?:pas|ca|cela"
    r"|exactement|de temps|d'argent|de personnes|de fois|donc))*"
    r"|pendant combien de temps|a quelle heure|a quelle date|par exemple|un exemple|depuis quand"
    r"|plus de details|vraiment|dans quel cas|quel jour|toujours)",
    "es": r"(?:por que(?: no| si)?|como|cuando|donde|quien|quienes|que|cual|cuales|(?:por "
    r"|durante )?cuanto(?: tiempo)?|cuantos|cuantas|cada cuanto|a que hora|en que fecha"
    r"|(?:cuanto|cuando|como|quien|donde|cuantas veces) (?!es\b|son\b)\w+[aeon]|por ejemplo|un ejemplo"
    r"|mas detalles|de verdad|en que caso|siempre)",
    "ru": r"(?:почему(?: нет| так)?|зачем|как(?: именно| долго| часто| быстро)?|когда|где|кто|что"
    r"|сколько(?: времени| раз| человек)?|какой|какая|какие|куда|откуда"
    r"|(?:сколько|когда|как|кто) (?!такое|такой)\w+(?:ит|ет|ют|ят|ется|ится|ать|ить)|например|пример"
    r"|подробнее|на сколько|как надолго|в котором часу|в каком случае|всегда)",
    "zh": r"(?:为什么(?:不行|不)?|怎么(?:办|做)?|什么时候|何时|谁|哪里|哪个|哪些|多久|多少(?:钱|人|次|天)?"
    r"|几(?:天|次|个|点|个月|年|人)|例如|比如|真的"
    r"|要多久|需要多久|多长时间|还有吗|为何|凭什么|由谁|给谁|跟谁)(?:呢|啊|吗)?",
    "ar": r"(?:لماذا(?: لا)?|لم|كيف|متي|اين|من|ماذا|ما|كم(?: من الوقت| المده| يوما| مره| عدد)?|اي|ايهما"
    r"|الي متي|منذ متي|لمن|مع من|مثلا|مثال|اعطني مثالا|حقا|في اي ساعه|كم (?:يستغرق|يكلف|تستغرق|تكلف"
    r"|يستمر|تستمر|يدوم|تدوم))",
}
"""Whole questions that say nothing of what they are about."""

_ASKING = """
    how long much many often soon far big exactly happen happens need needs get gets use take takes last
    lasts please combien temps faire falloir faut long longue dure durer prend prendre besoin exactement
    svp cuanto tiempo hacer dura durar tarda tomar necesita necesito exactamente favor кто что как когда
    где почему зачем сколько какой какая какие какое каков долго часто нужно надо можно времени длится
    ли в на с со к о об от до из за по под над при без для через и или не у а мы я он она они это этот
    эта быть есть такое من ما ماذا متى كيف لماذا كم اين أين هل في على إلى عن مع هو هي أن إن او أو هذا
    هذه الذي التي يجب يمكن
    """
ASKING = frozenset(map(fold, _ASKING.split()))
"""Words that ask, and words so small that they are no topic."""
