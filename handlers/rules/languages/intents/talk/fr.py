"""French: how somebody speaks to the bot about the bot."""

from handlers.rules.languages.intents.table import Signs
from handlers.rules.understanding.intents import Intent

TALK = {
    Intent.GREET: Signs(
        alone=(
            (
                r"<hello>(?:[ ,!.]+(?:a tous|a toutes|et|convenor|madame|monsieur|l'equipe|le bot|cher\w*"
                "|comment (?:allez[- ]vous|vas[- ]tu|ca va)|ca va(?: bien)?"
                r"|j'espere que \w+(?:[ ']\w+){0,4}|tout le monde|<hello>|ici \w+(?: \w+)?"
                r"|je suis \w+(?: \w+)?|enchantee?))*"
            ),
            (
                r"(?:bjr|bsr|slt|cc|yo|hey|wesh|re|kikou|bien le bonjour|salam\w*(?: a?leyk\w+)?"
                r"|assalam\w*(?: a?l\w+)?)(?:[ ,!]+\w+){0,3}"
            ),
            "(?:comment )?(?:ca va|allez[- ]vous|vas[- ]tu)(?: bien)?(?: aujourd'hui)?|enchantee?",
            (
                "(?:un grand |mille )?merci(?: beaucoup| bien| a (?:vous|tous))?|au revoir|a bientot"
                "|bonne (?:nuit|journee|soiree|semaine)|a (?:demain|plus)"
            ),
        ),
        likely=("^<hello>",),
    ),
    Intent.HELP: Signs(
        alone=(
            r"(?:un |le |j'ai besoin d'un )?(?:mode d'emploi|tuto\w*|guide d'utilisation)(?: svp| stp)?",
            (
                "(?:aide|aidez[- ]moi|aide[- ]moi|menu|commandes?|options|instructions|mode d'emploi"
                "|a l'aide|au secours)"
            ),
            "(?:j'ai |nous avons )?besoin d'(?:un peu d')?aide|<ask>m'aider",
            (
                "comment (?:ca|cela) (?:marche|fonctionne)|qui (?:etes[- ]vous|es[- ]tu)|et maintenant"
                "|que faire"
            ),
        ),
        plain=(
            (
                r"(?:je|on) (?:ne )?(?:comprends?|pige|capte) (?:pas|rien|plus rien"
                r"|que dalle)(?! (?:pourquoi|la (?:regle|clause)))"
            ),
            (
                r"(?:tu|vous) (?:sais|savez|peux|pouvez) faire quoi|c'est quoi (?:les|tes"
                r"|vos) (?:commandes|options|fonctions)"
            ),
            (
                r"comment (?:on |je |l'on )?(?:utilise|se sert|s'en sert|fonctionne|marche)<gap>(?:bot"
                r"|truc|machin|convenor|ca|outil)"
            ),
            r"(?:je|on) fai[ts] comment pour (?:repondre|ecrire|commencer|parler|utiliser|t'utiliser)",
            r"(?:que|quoi|qu'est[- ]ce que)<gap>(?:ecri\w+|repond\w+|mett\w+|dise)<gap>ici",
            (
                "comment<gap>(?:repondre|reponds|modifier|annuler|ajouter|changer"
                "|corriger)<gap>(?:points? d'etape|engagements?|questions?|langue|reponses?)"
            ),
            "(?:ne )?comprends pas<gap>(?:question|message)(?! en)",
            "(?:vous faites|tu fais|vous servez a|tu sers a) quoi|que (?:faites[- ]vous|fais[- ]tu)",
            (
                "(?:que|quoi|comment|ou)<gap>(?:ecrire|faire|dire|repondre|mettre|taper|saisir)<gap>(?:ici"
                "|maintenant|dans ce champ)"
            ),
            (
                "(?:a quoi|qui|que|quoi|pourquoi|c'est quoi)<gap>(?:ce|le|un|cet?) (?:bot|robot|assistant"
                "|outil|service)"
            ),
            (
                "(?:que|qu'est[- ]ce que|quoi)<gap>(?:savez[- ]vous|sais[- ]tu|pouvez[- ]vous|peux[- ]tu"
                "|vous (?:pouvez|savez)|tu (?:peux|sais)|puis[- ]je|peut[- ]on|ce bot)<gap>(?:faire"
                "|demander|ecrire|dire|fai[st])"
            ),
            (
                r"comment (?:ca|cela|vous|tu|le bot|ce bot|convenor|fonctionne|marche)<gap>(?:marche\w*"
                r"|fonctionne\w*|bot|convenor)"
            ),
            (
                "comment (?:utiliser|m'en servir|se servir|vous utiliser|t'utiliser|s'y prendre"
                "|vous parler|on s'en sert|je (?:fais|peux|dois) (?:pour )?(?:vous )?(?:parler|utiliser))"
            ),
            r"(?:quelles?|liste\w*|montr\w+)<gap>(?:commandes|mots|options|fonctions|fonctionnalites)",
            (
                "(?:je|on|nous) ne (?:comprends?|comprenons|sais|savons) (?:pas|rien)<gap>(?:marche"
                "|fonctionne|utiliser|faire|bot|ecrire)?"
            ),
            r"expliqu\w+[- ]moi (?:comment|ce que)|(?:je suis|un peu) perdue?|je (?:suis nouve\w+|debute)",
            (
                "a quoi (?:servez[- ]vous|sers[- ]tu|ca sert|sert(?=$|[- ](?:il|elle|convenor|ceci|cela|ca)"
                r"(?!\w)))"
            ),
            "(?:comment|pour) (?:commencer|demarrer)",
        ),
        clear=(
            (
                "(?:j'ai|aurais) besoin d'aide|(?:(?:pouvez|peux)[- ](?:vous|tu)|(?:vous|tu) (?:pouvez"
                "|peux)<gap>) ?m'aider|ne sais pas<gap>(?:faire|ecrire|dire)"
            ),
        ),
        likely=(r"^aide\w*",),
        hints=("bot|convenor",),
        against=(
            r"<tongue>",
            r"humain|coordinat\w+|quelqu'un|permis|douane|bateau|pompes?",
            r"fonction\w* (?:seront|devront|doivent|aura|auront) (?!le bot|vous|disponibles ici)\w+",
        ),
    ),
    Intent.CHANGE_LANGUAGE: Signs(
        alone=(
            "(?:en )?<tongue>(?: seulement)?|(?:changer (?:de |la )?)?(?:ma )?langue",
            "(?:parlez[- ]vous|vous parlez|tu parles|parles[- ]tu)(?: (?:l'|le ))? ?<tongue>",
        ),
        plain=(
            r"^(?:in )?(?:english|spanish|french|russian|arabic|chinese)(?: please)?$",
            (
                r"(?:pass\w+|chang\w+|ecri\w+|parl\w+|repon\w+|continu\w+|communiqu\w+|discut\w+|envoy\w+"
                r"|bascul\w+|poursui\w+|recevoir|mett\w+|m'adresser|echang\w+)<gap>(?:en|a l'|au"
                "|vers l[e']) ?<tongue>"
            ),
            (
                r"(?:prefere|preferons|prefererais|parle|comprends|veux|voudrais|utilis\w+"
                r"|choisi\w+)<gap>(?:le |l'|en )?<tongue>"
            ),
            r"(?:chang\w+|choisir|modifi\w+|regl\w+)<gap>langue",
            "<tongue>,? (?:s'il|svp|stp|serait|me convient)",
        ),
        clear=(
            "(?:peut[- ]on|pouvons|pouvez|pourrait|possible|faire)<gap>en <tongue>",
            "(?:autre|langue) (?:langue|preferee)|en <tongue>|dans ma langue",
        ),
        likely=("<tongue>",),
        against=(r"version|guide|document|tradui\w+|traduction|rapport|modele|publie\w*|formation",),
    ),
    Intent.TALK_TO_COORDINATOR: Signs(
        alone=(
            "<person>",
            "(?:rappelez|appelez)[- ]moi",
        ),
        plain=(
            (
                r"(?:interlocut\w+|responsable|referent)[ ?!.,;]*<gap>[ ?!.,;]*<gap>(?:lui|leur) (?:parler"
                r"|ecrire)"
            ),
            (
                r"(?:un|le|une|la|quel) (?:responsable|interlocut\w+|personne"
                r"|coordinat\w+)<gap>(?:a qui (?:parler|ecrire|m'adresser)|joignable|disponible)"
            ),
            (
                r"(?:pas|ni|plus|marre de|sans) (?:\w+ ){0,3}(?:a |avec |d')?(?:un |une |des "
                r"|ce )?(?:robots?|machines?|bots?|automates?)"
            ),
            (
                r"(?:interlocut\w+|responsable|referent)<gap>(?:lui|leur) (?:parler|ecrire|telephoner)"
                r"|de vive voix|(?:joindre|contacter) qui"
            ),
            r"quelqu'un (?:de |en )?(?:reel|vrai|vivant|chair|humain|au telephone|au bout du fil)",
            r"(?:y a[- ]t[- ]il|il y a|y'a|ya)<gap>(?:un humain|une (?:vraie )?personne)",
            "(?:on |qu'on )(?:me|nous|m') ?(?:rappelle|appelle|contacte|telephone)",
            (
                "(?:parler|parle|discuter|echanger|ecrire|joindre|contacter|contact|appeler|rencontrer"
                r"|relation|mettre en contact|transfer\w+|pass\w+|adresser|entretenir|voir avec)<gap>(?:a "
                "|avec |de )?<person>"
            ),
            (
                r"<person><gap>(?:m'appelle|me rappelle|m'appeler|me rappeler|me contacte\w*|me joindre"
                r"|m'ecrive|m'ecrire|nous appelle\w*|me telephone\w*|nous contacte\w*)"
            ),
            (
                "vraie? (?:personne|humain)|(?:pas|plutot) (?:a |qu'|avec )?(?:un |une )?(?:robot|machine"
                "|bot)|un humain"
            ),
            (
                r"(?:transmet\w*|fait\w*|dites|signal\w+|prevenez|previens|informez|demandez"
                r"|alertez)<gap> (?:a la |au |aux |le |la |les )(?:coordinat\w+|secretariat)"
            ),
            (
                "(?:rappelez|appelez|appeler|rappeler)[- ](?:moi|nous)|(?:me|nous|m') ?(?:rappeler?"
                "|appeler|telephoner?)"
            ),
        ),
        clear=(
            (
                r"(?:besoin|veux|voudrais|souhaite|prefere|aimerais)<gap>(?:coordinat\w+|humain|quelqu'un"
                "|secretariat)"
            ),
        ),
        likely=(
            r"coordinat\w+|secretariat",
            "quelqu'un",
        ),
        against=("hier|avons (?:parle|vu|rencontre)|j'ai (?:parle|vu)|qui est|comment",),
    ),
}
