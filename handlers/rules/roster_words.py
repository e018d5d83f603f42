"""The words by which a pasted list tells organisations from people, and what it says beside a name."""

import re
from functools import lru_cache

from babel import Locale

from handlers.rules.wording import fold
from storage.records.people import Role

_BODIES = """
    academy academie academia agency agence agencia alliance association asociacion associacao authority
    autorite autoridad bank banque banco board bureau cabinet center centre centro chamber chambre church
    club coalition college comite committee commission comision community commune communaute comunidad
    company companies compagnie congress consortium cooperative cooperation coop corporation council conseil
    consejo department departement departamento district direction embassy ambassade enterprise entreprise
    empresa federation federacion fondation foundation fundacion fundacao forum fund gmbh government
    gouvernement gobierno group groupe grupo hospital hopital inc initiative institut institute instituto
    institution laboratory laboratoire league ligue limited llc ltd mairie ministry ministere ministerio
    ministerium mission municipality municipalite museum network reseau red ngo ong office oficina
    organisation organization organizacion partners partnership plc plateforme platform port prefecture
    programme program project projet region regional rotary sarl sas school ecole escuela secretariat
    service services society societe sociedad solutions stiftung syndicate syndicat team trust union united
    universitat university universite universidad universidade utility utilities ville volunteers watch
    women youth works
    """
BODIES = frozenset(_BODIES.split())
"""Folded words that stand in the names of organisations and not in those of people."""

BODY_PARTS = re.compile(
    r"وزار|جامع|جمعي|مؤسس|شرك|منظم|هيئ|مركز|معهد|مجلس|بلدي|اتحاد|برنامج|مكتب"
    r"|(?:部|局|厅|署|院|会|所|中心|集团|公司|大学|大學|學院|学院|银行|組織|组织|政府|協會|协会|基金)$"
)
"""What stands in the names of organisations in Arabic, or ends them in Chinese."""

_TITLES = """
    mr mrs ms miss mx dr drs prof professor sir dame lord lady hon rev fr sr eng ing he h.e hrh
    m mme mlle me pr excellence s.e s.e.m sra don dona srta herr frau dra pte
    amb ambassador ambassadeur minister ministre chief sheikh cheikh imam capt col gen lt maj الدكتور
    الدكتورة د السيد السيدة الأستاذ الأستاذة
    """
TITLES = frozenset(_TITLES.split())
"""Folded titles before a name, without their dot. They are kept as they were written."""

_DEGREES = "phd md msc mba ma ba bsc esq jr sr cpa llm dphil mph obe cbe"
DEGREES = frozenset(_DEGREES.split())
"""What follows a name after a comma and belongs to it."""

_PARTICLES = """
    de da do dos das del della di du des la le van von der den ter ten zu bin bint ibn ben abu abou al el y e
"""
PARTICLES = frozenset(_PARTICLES.split())
"""Small words within a person's name."""

ROLES = {
    **dict.fromkeys(
        ("coordinator", "coordinators", "coordinateur", "coordinatrice", "coordination", "coordinador",
         "coordinadora", "منسق", "منسقة", "协调员"), Role.COORDINATOR),
    **dict.fromkeys(
        ("observer", "observateur", "observatrice", "observador", "observadora", "مراقب", "观察员"),
        Role.OBSERVER),
    **dict.fromkeys(("newcomer", "nouveau membre", "nouvelle", "nouveau", "new"), Role.NEWCOMER),
    **dict.fromkeys(("partner", "partenaire", "socio", "socia", "member", "membre"), Role.PARTNER),
}  # fmt: skip
"""Folded words for what a member is."""

FOCAL = frozenset(
    {"focal point", "focal", "point focal", "pointe focale", "punto focal", "main contact", "lead"}
)
"""Folded words for an organisation's focal point."""

NO_ACCOUNT = re.compile(
    r"(?:no|without(?: an?)?|sans|pas de|pas d'|sin|kein)"
    r" (?:account|chat|compte|cuenta|konto|app|smartphone|\w+ account)"
    r"|(?:by |par |por |only by |uniquement par )?"
    r"(?:e-?mails?|phone|telephone|courriel|correo|letter|fax|post)(?: only| uniquement| seulement| solo)?"
    r"|(?:only|uniquement|seulement|par) (?:e-?mail|phone|telephone|courriel)"
    r"|لا حساب|بدون حساب|没有账号|無帳號|无账号"
)
"""A folded remark that says that somebody has no account anywhere."""

_JOBS = """
    director directeur directrice manager officer head chef cheffe responsable adviser advisor conseiller
    conseillere assistant assistante president presidente chair chairperson chairman chairwoman secretary
    secretaire treasurer tresorier tresoriere specialist engineer ingenieur ingenieure lecturer researcher
    chercheur chercheuse deputy adjoint adjointe intern stagiaire consultant consultante expert experte
    minister ministre gerente jefe jefa ceo cto cfo founder fondateur fondatrice
    """
JOBS = frozenset(_JOBS.split())
"""Folded words of what somebody does for a living, which is not kept."""

HEADERS = {
    **dict.fromkeys(
        ("name", "names", "full name", "nom", "noms", "nom complet", "nombre", "person", "personne",
         "contact", "contact person", "focal point", "point focal", "participant", "الاسم", "姓名"), "name"),
    **dict.fromkeys(("first name", "firstname", "given name", "prenom", "forename"), "given"),
    **dict.fromkeys(("last name", "lastname", "surname", "family name", "nom de famille"), "family"),
    **dict.fromkeys(
        ("organisation", "organization", "organisations", "org", "institution", "company", "entity",
         "structure", "organisme", "organizacion", "partner organisation", "المنظمة", "组织", "机构"),
        "organisation"),
    **dict.fromkeys(("e-mail", "email", "mail", "e-mail address", "email address", "courriel",
                     "adresse e-mail", "adresse mail", "correo", "البريد الإلكتروني", "邮箱"), "mail"),
    **dict.fromkeys(("handle", "username", "user", "chat", "identifiant"), "handle"),
    **dict.fromkeys(("phone", "tel", "telephone", "mobile", "phone number", "الهاتف", "电话"), "phone"),
    **dict.fromkeys(("role", "function", "fonction", "rol", "الدور", "角色"), "role"),
    **dict.fromkeys(("language", "langue", "idioma", "lang", "اللغة", "语言"), "language"),
    **dict.fromkeys(("title", "titre", "civilite", "salutation"), "title"),
    **dict.fromkeys(("account", "compte", "note", "notes", "remark", "remarks", "remarques", "comment",
                     "comments"), "note"),
}  # fmt: skip
"""Folded headings of a table's columns, and the field that each holds."""

IS = re.compile(
    r"\s+(?:is|are|=|->|→|:|belongs to|works for|est|sont|travaille pour|es|هو|هي|是)\s+|\s*[:=→：]\s*"
)
"""What joins a name and an organisation where somebody puts a list right."""

REMOVE = re.compile(
    r"(?:remove|drop|delete|without|leave out|retirer|enlever|supprimer|sans|quitar)\s+", re.IGNORECASE
)
"""What begins a line that takes somebody off the list."""


@lru_cache
def languages() -> dict[str, str]:
    """Return the BCP 47 tag of each language by its folded name, in English, French and its own words."""
    tags = (
        "en",
        "fr",
        "es",
        "ar",
        "zh",
        "ru",
        "pt",
        "de",
        "it",
        "nl",
        "no",
        "sv",
        "sw",
        "hi",
        "bn",
        "ur",
        "tr",
    )
    names: dict[str, str] = {}
    for tag in tags:
        for reader in ("en", "fr", tag):
            name = Locale.parse(tag).get_display_name(reader)
            if name:
                names[fold(name)] = tag
        names[tag] = tag
    return names
