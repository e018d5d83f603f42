"""Words that give orders to a machine: in a question, in a document, in whatever people wrote."""

import re
import unicodedata
from dataclasses import dataclass

_UNSEEN = re.compile("[\u00ad\u0640\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Marks that change how a word is stored and not how it is read: they would hide it from a pattern."""
_ALEFS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "’": "'"})
_BREAK = re.compile(r"[^\S\n]+|\n(?!\n)")
_GAP = re.compile(r"\n(?:[^\S\n]*\n){2,}")


@dataclass(frozen=True, slots=True)
class Warned:
    """A line of a document that reads like an order to a machine, and its page where there are pages."""

    text: str
    page: int | None = None


def _order(*parts: str) -> str:
    """Return a pattern of these parts, in this order, in one sentence and near each other."""
    return r"[^.!?。！？؟\n]{0,32}?".join(f"(?:{part})" for part in parts)


_BEGIN = r"(?:^|[.!?:;,\"'“”«»(\[{>*–—•|/-]|\b(?:please|now|and|then|also|must|you|kindly|first|to))\s*"
"""Where an order begins. “May we ignore earlier rules?” asks; “ignore earlier rules” orders."""

_ENGLISH = (
    _order(
        _BEGIN + r"(?:ignore|disregard|forget|override|bypass|neglect|discard|(?:do not|don't|stop) follow)",
        r"\b(?:your|previous|prior|above|earlier|preceding|all|any|every|system|safety|original|initial)\b",
        r"\b(?:instruction|prompt|rule|guideline|direction|directive|order|constraint|restriction|safeguard)",
    ),
    _order(
        r"\b(?:reveal|show|print|repeat|list|tell|give|output|display|leak|dump|what (?:is|are|was))\b",
        r"\byour (?:\w+ ){0,2}(?:instructions|prompt|programming)|\b(?:system|hidden) prompt\b",
    ),
    r"\byour (?:\w+ ){0,2}system prompt\b|\bsystem (?:prompt|message|override)\s*:",
    _BEGIN + r"(?:pretend (?:that )?you\b|act as (?:if you\b|an? (?:unrestricted|uncensored)))",
    _order(
        _BEGIN + r"pretend to be\b", r"\b(?:ai|assistant|model|bot|hacker|administrator|admin|developer)\b"
    ),
    _order(
        r"\byou are (?:now|no longer)\b",
        r"\b(?:ai|assistant|model|bot|chatbot|machine|jailbroken|dan|unrestricted|bound by|developer mode)\b",
    ),
    r"\b(?:developer|debug|god|sudo|admin) mode (?:is )?(?:on|enabled|activated)\b|\bdo anything now\b",
    _order(
        r"\b(?:ai|llm|language model|assistant|chatbot|bot)s?\b",
        r"\b(?:must|should) (?:now )?(?:ignore|obey|disregard|(?:reply|answer|respond) only)\b",
    ),
    r"\bnew (?:system )?instructions (?:for (?:the )?(?:ai|assistant|model|bot)\b|follow\b)",
    r"<\|(?:im_start|im_end|system|endoftext|start_header_id)\|>|</?instructions?>|\[/?inst\]|<<sys>>",
)
_FRENCH = (
    _order(
        r"\b(?:ignore|oublie|néglige|outrepasse|contourne)[zr]?\b|\bne (?:suis|suivez) (?:pas|plus)\b"
        r"|\bne (?:tiens|tenez) (?:pas|plus) compte\b|\bfai(?:s|tes) abstraction\b",
        r"\b(?:tes|vos)\b.{0,30}?\b(?:instructions|consignes|règles|directives|restrictions)\b"
        r"|\b(?:instructions|consignes|règles|directives)\b.{0,20}?\b(?:précédentes|antérieures|ci-dessus)\b",
    ),
    r"\b(?:ton|votre|l') ?(?:prompt|invite|message) (?:système|initiale?|cachée?)\b|\bprompt système\b",
    _order(r"\b(?:révèle|montre|affiche|répète|donne)[sz]?\b", r"\b(?:tes|vos) (?:instructions|consignes)\b"),
    _order(r"\bfai(?:s|tes) comme si (?:tu|vous)\b", r"\b(?:ia|assistant|modèle|robot|restrictions?)\b"),
)
_SPANISH = (
    _order(
        r"\b(?:ignor(?:a|e|en|ar|es)|olvid(?:a|e|en|ar|es)|descart(?:a|e|ar)|ha(?:z|ga) caso omiso)\b"
        r"|\bno (?:hagas|haga) caso\b|\bno (?:sigas|siga)\b",
        r"\btus\b.{0,30}?\b(?:instrucciones|reglas|indicaciones|directrices|restricciones)\b"
        r"|\b(?:instrucciones|reglas|indicaciones|directrices|órdenes)\b.{0,20}?\b(?:anteriores|previas)\b",
    ),
    r"\b(?:prompt|mensaje|indicación) del? sistema\b",
    _order(
        r"\b(?:revela|muestra|muéstrame|repite|dime|enseña)\b",
        r"\btus (?:instrucciones|indicaciones|reglas)\b",
    ),
    _order(r"\b(?:finge|actúa como si)\b", r"\b(?:ia|asistente|modelo|bot|restricciones)\b"),
)
_RUSSIAN = (
    _order(
        r"\b(?:(?:про)?игнорир(?:уй|уйте|овать)|забудь(?:те)?|отбрось(?:те)?|нарушь(?:те)?)\b",
        r"\b(?:все|всё|свои|твои|ваши|предыдущие|прежние|прошлые|системные|вышеуказанные|эти)\b",
        r"\b(?:инструкци|указани|правил|команд|ограничени)",
    ),
    _order(
        r"\bне (?:следуй|обращай внимания|обращайте внимания)(?:те)?\b", r"\b(?:инструкци|указани|правил)"
    ),
    r"\bсистемн\w{2,3} (?:промпт|подсказк|инструкци|сообщени)",
    _order(
        r"\b(?:покажи|раскрой|выведи|повтори|назови)(?:те)?\b",
        r"\b(?:свои|твои|ваши) (?:инструкци|указани)",
    ),
    r"\bпритворись(?:те)?\b",
    _order(r"\bты теперь\b", r"\b(?:ии|ассистент|модель|бот)\b"),
)
_CHINESE = (
    (
        r"(?:忽略|无视|無視|忘记|忘記|忘掉|不要理会|不要理會|不要遵守|不要遵循|绕过|繞過|抛开|拋開).{0,6}?"
        r"(?:之前|先前|以上|上面|前面|此前|上述|你的|你所|你被|您的|所有|一切|原有|全部).{0,6}?"
        r"(?:指令|指示|提示|规则|規則|命令|设定|設定|限制)"
    ),
    r"系统提示|系統提示|系统指令|系統指令|开发者模式|開發者模式|假装你|假裝你",
    r"(?:显示|顯示|告诉我|告訴我|输出|輸出|重复|重複|透露|泄露).{0,4}?你的.{0,4}?(?:指令|提示|设定|設定)",
    r"(?:你现在是|你現在是).{0,8}?(?:人工智能|助手|模型|机器人|機器人)",
)
_ARABIC = (
    _order(
        r"\b(?:تجاهلي?|تجاهلوا|انسي?|انسوا|تخطي?|تجاوزي?|لا تتبعي?)\b",
        r"تعليماتك|توجيهاتك|اوامرك|قواعدك"
        r"|(?:التعليمات|التوجيهات|الاوامر|القواعد).{0,20}?(?:السابقة|اعلاه|الاصلية|السالفة)",
    ),
    r"(?:موجه|رسالة|تعليمات|مطالبة|اوامر) النظام\b",
    _order(r"\b(?:اظهر|اكشف|اعرض|كرر|اخبرني)\b", r"تعليماتك|توجيهاتك|اوامرك"),
    _order(r"\bتظاهر\b", r"بانك|انك"),
)
_ORDERS = tuple(
    re.compile(order, re.MULTILINE)
    for order in (*_ENGLISH, *_FRENCH, *_SPANISH, *_RUSSIAN, *_CHINESE, *_ARABIC)
)


def instructs(text: str) -> bool:
    """Return whether the text reads like orders to a machine, in any of the six UN languages.

    What is so found is data like all other text and is never obeyed; this tells only whether
    somebody should know of it. Capitals, unseen marks and broken lines do not hide an order.
    """
    seen = _UNSEEN.sub("", unicodedata.normalize("NFKC", text)).casefold()
    plain = _BREAK.sub(" ", _GAP.sub("\n\n", seen)).translate(_ALEFS)
    return any(order.search(plain) for order in _ORDERS)
