"""French: how somebody says that they are away."""

from handlers.rules.languages.table import AbsenceWords

ABSENCES = AbsenceWords(
    opening=(
        r"(?:(?:bonjour|bonsoir|chers tous)[,:.]? )?"
        r"(?:(?:je suis|je serai|je vais etre) "
        r"(?:absente?|en conges?(?: annuels?| de maladie| maladie| de maternite| parental)?|en vacances"
        r"|en deplacement|en mission|en voyage|indisponible|malade|souffrante?)"
        r"|absente?|absence|en conges?|malade)"
    ),
    begins=r"(?:a partir )?(?:du|de|d'|des)|a partir de|entre",
    ends=r"jusqu'(?:au|a|en)|au|a|et",
    lasts=r"(?:pour|pendant|durant)(?: les)?|les",
    within="dans",
    weeks={"cette semaine": 0, "la semaine prochaine": 1, "toute la semaine prochaine": 1},
    returns=r"(?:et )?(?:(?:je suis|je serai) )?de retour|(?:et )?je (?:reviens|rentre)",
    asks=(
        r"(?:et )?(?:(?:entre-temps|d'ici la|en attendant),? )?(?:merci de (?:contacter|voir avec|demander a)"
        r"|voyez(?: avec)?|voir avec|demandez a|adressez-vous a|contactez|ecrivez a|consultez)"
    ),
    asked=r"me remplacera|me remplace|assure l'interim",
)
