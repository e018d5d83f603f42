"""French: how somebody speaks of what they promised and did."""

from handlers.rules.languages.intents.table import Signs
from handlers.rules.understanding.intents import Intent

COMMITMENTS = {
    Intent.LIST_MY_COMMITMENTS: Signs(
        alone=(
            r"listes?|la liste|mes listes?|(?:je suis |on est |suis[- ]je )?a jour(?: ou pas| ou non)?",
            (
                r"(?:montr\w+|voir|affich\w+|donn\w+|envoy\w+|fai\w+[- ]moi voir)?(?:[- ]moi)? ?(?:ma"
                r"|la) (?:petite )?liste(?: deja| svp| stp)?"
            ),
            r"mes (?:trucs|choses|affaires|devoirs)(?: (?:a|en) \w+)?",
            r"(?:<mine> )?<mine> en retard",
            (
                "(?:tou(?:s|tes) )?(?:(?:mes|nos|les|la liste de (?:mes|nos)) )?<mine>(?: en cours"
                r"| ouvert\w+)?"
            ),
            "que dois[- ]je (?:encore )?(?:faire|livrer|rendre|remettre)|(?:ma|la) liste",
        ),
        plain=(
            r"(?:sur|a) quoi (?:dois[- ]je|je dois|on doit|devons[- ]nous) (?:travailler|bosser|avancer)",
            r"(?:en retard|en attente|a rendre) (?:chez|pour|de) (?:moi|nous|mon cote|notre cote)",
            (
                r"(?:c'est pour quand|quand (?:est[- ]ce que )?(?:je|on|nous|dois[- ]je)?(?: dois| doit"
                r"| devons)?<gap>(?:rendre|livrer|remettre|envoyer)|pour quand)<gap>(?:mon|ma|mes|notre"
                r"|nos|le|la|les)"
            ),
            (
                r"(?:dire|dis[- ]moi|dites[- ]moi|rappel\w+)<gap>ce que (?:j'ai|je dois|nous devons"
                r"|on doit|on a)(?: a)? ?(?:\w+)?"
            ),
            (
                r"(?:c'est quoi|qu'y a[- ]t[- ]il (?:sur|dans)|qu'est[- ]ce qu'il y a (?:sur|dans)"
                r"|quoi (?:sur|dans)) (?:mes|ma|nos|notre) (?:\w+ )?(?:<mine>|liste)"
            ),
            (
                r"(?:qu'est[- ]ce que?|que|quoi)<gap>(?:j'avais|j'ai|on avait|nous avions)<gap>(?:dit"
                r"|promis|pris|accepte|annonce)(?: que| quoi| deja| comme|$)"
            ),
            r"(?:j'ai|on a|nous avons|j'avais)(?: bien)? (?:promis|dit|pris|accepte) quoi",
            r"(?:j'ai|on a|nous avons) quoi (?:a|en|sur|comme|cette|pour)",
            (
                r"(?:je|on|nous) (?:vous |te |lui |leur )?(?:doi[st]|devons)(?: encore| rendre| livrer"
                r"| faire)* quoi"
            ),
            r"(?:qu'est[- ]ce que|que) (?:je|on|nous) (?:vous|te|lui|leur) (?:doi[st]|devons)",
            (
                r"(?:qu'est[- ]ce qu'on|ce qu'on|qu'est[- ]ce que vous|que) (?:attend|attendez)[- ]?(?:on"
                r"|vous)? de (?:moi|nous)"
            ),
            r"(?:a quoi|sur quoi)<gap>(?:engage|promis)\w*|(?:il )?(?:me|nous) reste quoi",
            r"(?:voir|montr\w+|rappel\w+)<gap>ce que (?:j'ai|nous avons|on a) (?:promis|dit|accepte)",
            r"ou (?:j'en suis|en suis[- ]je|nous en sommes|on en est) (?:avec|dans|de) (?:mes|nos) <mine>",
            (
                "(?:ai[- ]je|j'ai|avons[- ]nous) (?:quelque chose|des choses) a (?:faire|rendre|livrer"
                "|remettre)"
            ),
            (
                r"tout ce que? (?:j'ai|nous avons|on a) (?:\w+ )?(?:promis|accepte)|<mine><gap> (?:pour moi"
                "|pour nous|me concernant)"
            ),
            (
                r"(?:montr\w+|list\w+|affich\w+|voir|donn\w+|envoy\w+|rappel\w+|consult\w+"
                r"|indiqu\w+)(?:[- ](?:moi|nous))?(?: la liste)?(?: de)?(?: tou(?:s|tes))? (?:mes"
                r"|nos) (?:\w+ )?<mine>"
            ),
            (
                "(?:qu'est[- ]ce que?|qu'|quoi|que|ce que?)<gap>(?:j'ai|ai[- ]je|on a|nous avons"
                r"|avons[- ]nous|je|nous sommes)<gap>(?:promis\w*|engage\w*)"
            ),
            r"rappel\w+[- ](?:moi|nous) (?:ce que?|mes|nos|quel\w*|a quoi)",
            r"(?:quels?|quelles?) (?:\w+ )?<mine> (?:ai[- ]je|j'ai|avons[- ]nous|nous|on|est[- ]ce|me|m')",
            (
                "(?:qu'est[- ]ce que?|que|quoi) (?:je|nous|on)? ?(?:vous )?(?:dois|doit|devons)[- ]?(?:je"
                "|nous|on)? (?:encore )?(?:faire|livrer|rendre|remettre|envoyer|fournir)"
            ),
        ),
        clear=(
            r"(?:quels?|quelles?|quand|ou)<gap> (?:mes|nos|mon|ma) (?:\w+ )?(?:<mine>|livrables?)",
            "qu'est[- ]ce qu(?:'il|e|i)<gap> (?:reste|faire|attend|livrer|rendre|en retard|me reste)",
            "(?:il me|il nous|me) reste[- ]?(?:t[- ]il)?<gap>",
            (
                "(?:ai[- ]je|j'ai|est[- ]ce que j'ai)<gap>(?:a rendre|a faire|a livrer|en retard"
                "|en attente|du)"
            ),
            r"(?:mes|mon|ma) (?:prochain\w* )?<mine>|pour quand<gap>(?:mon|ma|mes)",
            "qu'attend[- ]on de (?:moi|nous)",
        ),
        likely=(
            "<mine>",
            "sur ma liste",
        ),
        hints=(
            "en cours|en attente|a venir|encore|ouverts?",
            r"prochain\w*",
        ),
        against=(
            (
                r"rajout\w+|cre(?:e|er|ez)|clos|clotur\w+|<mine> ?:|(?:engagement|promesse|tache) (?:tenu"
                r"|rempli|accompli|fait)e?"
            ),
            "accord|protocole|guide|regles?|modele|procedure",
            r"ajout\w+|nouvel(?:le)?|inscri\w+",
            r"report\w*|decal\w*|repouss\w*|prolong\w*|changer|deplac\w*|nouvelle date|termine\w*|marqu\w+",
        ),
    ),
    Intent.ADD_COMMITMENT: Signs(
        alone=(
            (
                r"(?:nouvel(?:le)? |un |une )?(?:engagement|promesse|tache|action)(?: pour (?:moi"
                r"|nous))? ?: ?.{4,}"
            ),
            "(?:ajouter |nouvel )(?:un )?engagement",
        ),
        plain=(
            r"(?:veux|voudrais|voulons|souhaite|aimerais) (?:m'|nous )?engager (?:a|pour)",
            r"(?:met\w*|ajout\w+|rajout\w+|not\w+|inscri\w+)<gap>(?:sur|a|dans) (?:ma|notre|la) liste",
            (
                r"(?:cre\w+|ouvr\w+|ajout\w+|enregistr\w+)[- ]?(?:moi)? (?:un|une) (?:engagement|promesse"
                r"|tache|action)"
            ),
            r"(?:a noter|prenez note|prends note|prendre note|notez|note)(?: pour (?:moi|nous))? ?[:,]",
            (
                r"(?:ajout\w+|not\w+|enregistr\w+|inscri\w+|marqu\w+)(?:[- ]moi| bien)? (?:que|qu'"
                r"|comme quoi) ?(?:je|j'|nous|on|moi)"
            ),
            (
                r"(?:nouvel(?:le)?|un|une|autre) (?:engagement|promesse|tache|action)(?: pour (?:moi"
                r"|nous))? ?[:,]"
            ),
            r"nouvel(?:le)? (?:engagement|promesse|tache|action) pour (?:moi|nous)",
            r"^(?:note|a noter|ajout\w*)[ :]+(?:je|j'|nous|on) ?\w+",
            r"(?:mets|mettez|inscri\w+|note\w*|compte\w*)[- ]moi<gap>(?:pour|echeance|d'ici|avant)",
            (
                r"(?:ajout\w+|not\w+|enregistr\w+|inscri\w+|cre\w+)(?:[- ]moi)? (?:un |une |cet |cette "
                "|mon |notre |comme )*(?:nouvel(?:le)? )?(?:engagement|promesse|tache|action)"
            ),
            "(?:je m'engage|nous nous engageons|on s'engage|je promets|nous promettons|nous tenons a)",
            (
                r"compte[rz]? sur (?:moi|nous)|nouvel engagement|(?:nous nous|je me|on se) (?:charge\w*"
                r"|occupe\w*)|(?:je me|nous nous|on se) (?:chargerons|chargerai|occuperons|occuperai)"
            ),
        ),
        clear=(
            "vous avez (?:ma|notre) parole",
            (
                r"(?:je|j'|nous|on) ?(?:vous |te |leur |lui |le |la |les |l'|y |en )*\w+(?:erai|irai|drai"
                "|trai|erons|irons|drons|trons|era|ira|dra|tra)"
            ),
            (
                r"(?:je vais|nous allons|on va) (?:vous |te |leur |lui |le |la |les |l'|y |en )*\w+(?:er|ir"
                "|re)"
            ),
            "(?:vous aurez|vous recevrez|tu auras)<gap>",
            r"(?:sera|seront) (?:\w+ )?(?:prete?s?|<delivered>|disponibles?)",
            (
                "(?:je|nous|on) (?:vous |te |les? |la )*(?:envoie|envoyons|livre|livrons|remets|remettons"
                "|transmets|transmettons|partage|partageons|finalise|finalisons|prepare|preparons"
                "|m'en charge|m'en occupe)<gap>(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
                r"|demain|prochain\w*|avant|d'ici|fin|le \d+)"
            ),
            "je m'en (?:charge|occupe)",
        ),
        hints=("d'ici|avant (?:le|la|fin)|demain|prochaine?|au plus tard",),
        against=(
            r"ne|n'\w+|pas|pourr\w+|peut-etre|esper\w+|si",
            r"retard|report\w+|plus de temps|decal\w+|plus tard que|de plus",
            r"demander\w*|poser\w*",
        ),
    ),
    Intent.COMPLETE_COMMITMENT: Signs(
        alone=(
            (
                "(?:c'est |voila |tout est |ca y est[, ]*)?(?:deja )?(?:fait|<delivered>|bon|regle"
                "|boucle)(?: (?:hier|ce matin|aujourd'hui))?"
            ),
            "mission accomplie|ca y est",
        ),
        plain=(
            (
                r"(?:clos|clore|cloture[rz]?|ferme[rz]?)(?: (?:l'|le |la |mon |ma |cet |cette "
                r"|ce ))<gap>(?:engagement|tache|point|promesse|action)"
            ),
            (
                r"(?:engagement|promesse|tache|objectif|mission) (?:tenu|rempli|accompli|honore|atteint"
                r"|fait|termine)e?"
            ),
            (
                r"(?:j'ai|nous avons|on a) (?:bien |deja )?mis<gap>(?:en ligne|en place|a disposition"
                r"|au courrier|dans le drive)"
            ),
            (
                r"(?:coch\w+|barr(?:er?|ez)|ray(?:er?|ez)|biff\w+|solde[rz]?)(?:[- ](?:moi|le"
                r"|la))?(?: (?:le|la|les|l'\w+|mon|ma|mes|ce|cette|notre)|\W*$)"
            ),
            r"(?:c'est|c) (?:fait|bon|ok|boucle|regle|envoye|livre|fini|termine)(?: (?:pour|de|avec) |$)",
            r"done (?:pour|avec)|(?:g|jai|j ai) (?:deja |bien )?(?:<delivered>|fait)",
            r"<delivered> (?:a l'instant|ce matin|hier|il y a)",
            (
                "(?:clore|cloturer|fermer|cocher|solder) (?:cette|cet|ce|la|l'|le|mon|notre) ?(?:tache"
                "|engagement|point|action|promesse)"
            ),
            (
                r"(?:marqu\w+|not\w+|coch\w+|considere\w*|indiqu\w+|enregistr\w+|mett\w+"
                r"|pass\w+)<gap>(?:comme|en|est) (?:etant )?(?:faite?s?|<delivered>|regle\w*)"
            ),
            "clotur(?:er|ez|e) (?:l'|cet |mon |la |le |notre )",
        ),
        clear=(
            (
                "(?:j'ai|nous avons|on a|ils ont|elle a|il a|l'equipe a)(?: bien| deja| enfin| tous?"
                "| toutes?| tout| juste)* (?:<delivered>|fait|mis en ligne)"
            ),
            (
                "<be>(?: bien| deja| enfin| maintenant| tous?| toutes?| desormais"
                r"| entierement)* (?:<delivered>|faite?s?|partie?s?|prete?s?|en ligne|chez vous|regle\w*"
                "|sortie?s?|en place)"
            ),
            r"(?:je viens|nous venons|on vient) d[e'] ?\w+",
            (
                "(?:j'en ai|nous en avons|on en a) (?:fini|termine)|c'est (?:fait|bon|regle|boucle"
                "|chose faite)"
            ),
            "^<delivered>|^fait|comme promis|a eu lieu|ont eu lieu",
        ),
        likely=(
            r"(?:a|ont|avait) (?:bien |deja )?ete \w+",
            "a eu lieu|s'est (?:bien )?(?:passe|deroule|tenu)e?|comme (?:prevu|convenu|promis)",
            (
                r"(?:j'ai|nous avons|on a)(?: \w+ment| bien| deja| enfin| aussi)? (?!quoi|promis"
                r"|rate)\w{3,}(?:e|i|u|is|it|ert)s?(?! quoi)"
            ),
            r"(?:est|sont) (?:\w+ )?(?:arrive|obtenu|recu|regle)e?s?|derriere nous",
            "<delivered>|(?<!il )faite?s?(?! (?:chaud|froid|beau|nuit))",
        ),
        hints=(
            "hier|ce matin|aujourd'hui|semaine derniere|vendredi dernier",
            "rapport|enquete|formation",
        ),
        against=(
            r"problemes?|soucis?|coupe\w*|supprime\w*|annule\w*|refuse\w*|vole\w*|retire\w*|doit|doivent",
            r"pas|n'\w+|ne|jamais|presque|a moitie|bientot|encore",
            "sera|seront|demain|prochaine?|quand|si|des que|il faut|doit|a condition",
            r"bloqu\w+|attend\w*|retenu\w*|panne",
        ),
    ),
}
