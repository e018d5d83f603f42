"""French: how somebody says what they want."""

from handlers.rules.languages.intents.commitments.fr import COMMITMENTS
from handlers.rules.languages.intents.table import OWN_NAMES, IntentWords, Signs
from handlers.rules.languages.intents.talk.fr import TALK
from handlers.rules.languages.intents.troubles.fr import TROUBLES
from handlers.rules.understanding.intents import Intent

PIECES = {
    "mine": (
        "(?:engagements?|promesses?|taches?|echeances?|delais?|obligations?|livrables?|dates? limites?"
        "|points? d'action|choses? a faire|travaux en cours|actions? (?:en cours|ouvertes?))"
    ),
    "asking": (
        "(?:points? d'etape|questions?|questionnaires?|rappels?|relances?|messages?|notifications?"
        "|suivis?|check[- ]?ins?|sollicitations?|bilans?|points? (?:hebdomadaires?|reguliers?))"
    ),
    "person": (
        "(?:(?:un |une |le |la |l'|notre |nos |les |des )?(?:vrai(?:e)? )?(?:humain|etre humain|personne"
        "|quelqu'un|coordinat(?:eurs?|rices?)|coordination|secretariat|interlocuteur|responsable"
        "|conseiller|membre de l'equipe|collegue))"
    ),
    "tongue": (
        f"(?:anglais|francais|espagnol|russe|chinois|mandarin|arabe|allemand|portugais|italien|{OWN_NAMES})"
    ),
    "whole": (
        "(?:nous|on|tout le monde|tous|toutes|chacun|les (?:partenaires|autres|choses|travaux)"
        "|le (?:projet|reste|partenariat|groupe)|l'ensemble|l'equipe)"
    ),
    "summary": (
        "(?:resume|synthese|recapitulatif|recap|vue d'ensemble|apercu|digest|etat des lieux|bilan"
        "|tour d'horizon|rapport d'avancement|grandes lignes)"
    ),
    "delivered": (
        "(?:termine|fini|acheve|livre|remis|envoye|transmis|soumis|depose|boucle|finalise|publie|partage"
        "|expedie|cloture|diffuse|rendu|signe|accompli|realise|installe|complete)e?s?"
    ),
    "be": "(?:est|sont|a ete|ont ete|etait|etaient|vient d'etre|viennent d'etre|c'est)",
    "ask": (
        "(?:pouvez[- ]vous |pourriez[- ]vous |peux[- ]tu |pourrais[- ]tu |merci de |veuillez "
        "|je (?:voudrais|veux) )?"
    ),
    "span": "(?:temps|jours?|semaines?|mois|delai|quinzaine)",
}

INTENTS = IntentWords(
    pieces=PIECES,
    noise=r"(?:mdr+|ptdr+|lol+|xd+|haha\w*|hihi\w*|hein|pf+|bof|hum+|hm+|euh+|ah+|oh+|hehe)",
    courtesy="s'il (?:vous|te) plait|svp|stp|merci(?: d'avance| beaucoup| bien)?",
    greeting="bonjour|bonsoir|salut|coucou|hello|bjr|bsr|slt|bonne journee|chers? (?:tous|toutes|collegues)",
    asks=(
        r"(?:[\w']+ ){0,4}\w+-(?:t-)?(?:ils?|elles?|on)(?= )|qui|que|quoi|quel(?:le)?s?|ou|comment|combien"
        r"|quand|pourquoi|est[- ]ce qu\w*|qu'\w+|lequel|laquelle|a quelle|a qui|a quoi ser(?:t|vent)|de qui"
        "|dans quels?"
        "|y a[- ]t[- ]il|peut[- ]on|doit[- ]on|faut[- ]il|puis[- ]je|dois[- ]je|sommes[- ]nous"
        r"|avons[- ]nous|pouvons[- ]nous|devons[- ]nous|c'est quoi|jusqu'a quand|sous quel\w*"
    ),
    signs={
        **COMMITMENTS,
        **TROUBLES,
        **TALK,
        Intent.REQUEST_DIGEST: Signs(
            alone=(
                r"(?:le |un |petit )*point (?:de la (?:semaine|journee)|hebdo\w*|du jour|general)",
                r"(?:j'ai|on a) (?:rate|loupe|manque) quoi",
                (
                    "(?:le |la |un |une |mon |petit )*(?:<summary>|statut|avancement|nouvelles"
                    "|etat)(?: (?:du jour|de la semaine|hebdomadaire|hebdo))?"
                ),
                "quoi de neuf|(?:des|quelles) nouvelles|ou en est[- ]on",
            ),
            plain=(
                (
                    r"(?:on en est|ca en est|vous en etes|nous en sommes) ou"
                    r"|ou (?:on )?en est(?:[- ]on)?(?! (?:mon|ma|mes))"
                ),
                r"(?:tout le monde|tous|chacun|les autres)<gap>(?:a|ont) (?:repondu|livre|rendu|envoye)",
                (
                    r"(?:dernieres|quelles|des) nouvelles|(?:que|qu'est[- ]ce que) (?:font|fait|ont fait"
                    r"|deviennent) (?:les autres|les partenaires|tout le monde|nos partenaires)"
                ),
                r"ca (?:donne|dit) quoi<gap>(?:projet|partenariat|groupe|travaux|autres)",
                (
                    r"(?:voudrais|veux|aimerais|envoy\w+|donn\w+|fai\w+|avoir|recevoir"
                    r"|montr\w+)<gap>(?:point|bilan|topo) (?:hebdo\w*|de la semaine|du mois|du jour"
                    r"|general|complet|rapide)"
                ),
                (
                    r"(?:fai\w+|donn\w+|envoy\w+)(?:[- ](?:moi|nous))? (?:un |le )?(?:petit )?(?:topo"
                    r"|brief|debrief|point)(?! sur (?:mon|ma|mes))"
                ),
                (
                    r"qu'est[- ]ce (?:qui|qu'il) (?:a|s'est) (?:bouge|change|avance|passe"
                    r"|fait)<gap>(?:cette|depuis|semaine|mois|projet|partenariat|$)"
                ),
                r"(?:qu'est[- ]ce que|qu'ai[- ]je|ce que) (?:j'ai )?(?:rate|loupe|manque)",
                (
                    "(?:un )?(?:petit )?point (?:rapide )?sur (?:les|tous|le|la)|(?:des )?nouvelles (?:des"
                    "|du|de la|de tous)"
                ),
                (
                    r"(?:envoy\w+|donn\w+|montr\w+|veux|voudrais|aimerais|besoin|fai\w+|prepar\w+|recevoir"
                    r"|avoir|voir|partag\w+|puis[- ]je)<gap> <summary>"
                ),
                (
                    "ou (?:en )?(?:sommes[- ]nous|est[- ]on|en est|en sont|en sommes[- ]nous|on en est"
                    "|nous en sommes)(?! (?:mon|ma|mes))"
                ),
                (
                    r"(?:mett\w+|met)[- ](?:moi|nous) (?:au courant|a jour)|fai\w+[- ](?:moi|nous) le point"
                    "|faire le point"
                ),
                r"comment (?:ca |cela )?(?:avance\w*|progress\w+|va|vont|se porte\w*)[- ]?<gap><whole>",
                r"comment (?:avance|progresse|va|se porte)\w* (?:le|les|la|l')",
            ),
            clear=(
                (
                    "qu'est[- ]ce qui (?:se passe|a change|s'est passe|est nouveau|est en retard|bouge)"
                    "|quoi de neuf|(?:du|quoi de) nouveau|ce qui se passe"
                    "|que se passe[- ]?t[- ]il(?! (?:si|s'ils?|quand (?!meme)|lorsqu))"
                ),
                (
                    r"(?:etat|avancement|progression|statut) (?:d'avancement |general\w* )?(?:du|de la"
                    "|de l'|des|de tous|global)"
                ),
                "qui (?:est en retard|n'a pas|a repondu|a livre|est dans les temps)|resum(?:er|ez|e)",
                "qu'ont fait|ce que (?:les autres|j'ai (?:manque|rate))|<summary>",
            ),
            likely=("nouvelles|avancement",),
            hints=("partenariat|tout le monde|tous|partenaires|semaine|depuis",),
            against=(
                (
                    "modele|ou (?:puis[- ]je|trouver|est-ce)|comment (?:faire|rediger|remplir)|mes"
                    r"|arret\w+|plus de"
                ),
            ),
        ),
        Intent.ASK_GUIDEBOOK: Signs(
            alone=("(?:j'ai )?(?:une )?question",),
            orders=(
                (
                    "^(?:et |mais |alors )?(?:que|qu'est[- ]ce que?)(?: je| on| nous|'on)?(?: |[- ])(?:dois"
                    "|doit|devons|puis|peut|pouvons|faut|fait|faisons|faire)(?:[- ](?:je|on|nous|il))?"
                    "(?: ne pas)?"
                    r"(?: faire| dire)? (?:si|s'ils?|quand|lorsqu\w*|d'abord|en premier"
                    r"|(?:dans |pendant |durant |lors de )?(?:la|ma|mes|les|le|mon) premi\w+)"
                ),
            ),
            plain=(r"(?:cherch\w+|regard\w+) dans le (?:guide|manuel)|(?:selon|d'apres) le guide",),
            clear=(
                (
                    "(?:quels?|quelles?|ou|que|comment|qu'est[- ]ce)<gap> (?:guide|manuel|protocole"
                    "|politique|directives?|regles?|procedure|modele|accord|convention|charte|annexe"
                    "|exigences?|processus|criteres?|format|formulaire)"
                ),
                "que (?:dit|disent|prevoit|prevoient|signifie|contient)|a quoi (?:sert|servent)",
                (
                    r"ou (?:puis[- ]je|peut[- ]on|est[- ]ce qu\w+|trouver|se trouve\w*|dois[- ]je"
                    "|faut[- ]il|sont)"
                ),
                (
                    "comment (?:puis[- ]je|faire|faut[- ]il|doit[- ]on|peut[- ]on|on|je|remplir|soumettre"
                    "|demander|deposer|declarer)"
                ),
                (
                    "(?:ai[- ]je|avons[- ]nous|a[- ]t[- ]on|est[- ]on|sommes[- ]nous|est[- ]il"
                    r"|faut[- ]il)<gap>(?:droit|autorise\w*|tenus?|obligatoire|permis|oblige\w*|possible)?"
                ),
                (
                    "(?:pouvez|pourriez|peux|pourrais)[- ](?:vous|tu) (?:me |nous |m')?(?:dire|expliquer"
                    "|indiquer|preciser)"
                ),
                r"(?:je (?:voudrais|veux|souhaite)|j'aimerais) savoir|savez[- ]vous|je me demand\w+",
                (
                    "a quelle frequence|combien|qui (?:valide|approuve|signe|decide|paie|doit|est|peut"
                    "|s'occupe|sont|gere)"
                ),
            ),
            likely=(
                "guide|manuel|protocole|politique|directive|procedure|modele",
                r"expliqu\w+",
            ),
            hints=(r"regles?|autorise|exige\w*|format|definition",),
        ),
    },
)
