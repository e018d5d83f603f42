"""Small words that begin a sentence with a capital and are no names, in the languages that have capitals."""

from handlers.rules.languages.folding import fold

_OPENERS = """
    i yes no not if when where while once after before during until since because so then also only both
    either neither each every all any some many most few several such another other others more less
    here there the a an this that these those it its they their he his she her we our you your who
    whoever what which how and or but for from with without by in on at as to of about above according
    among besides between under over per through within however therefore otherwise instead moreover
    furthermore finally next first second third usually often normally please note yet still even just
    nobody everybody everyone somebody someone nothing everything should can may must do does is are was
    were has have will would le la les l un une des du de d au aux ce cet cette ces il elle ils elles on
    nous vous je leur leurs son sa ses notre votre nos vos qui que quand ou si et mais donc or ni car
    pour par avec sans dans sur sous entre vers chez selon apres avant pendant depuis jusque jusqu des
    lorsque lorsqu comme chaque tout toute tous toutes aucun aucune plusieurs quelques certains
    certaines d'abord ensuite enfin puis ainsi cependant toutefois sinon aussi non oui c'est cela ceci
    celui celle ceux celles en y a est sont doit doivent peut peuvent el los las un una unos unas lo al
    del este esta estos estas ese esa esos esas eso esto ella ellos ellas usted ustedes nosotros yo su
    sus nuestro nuestra quien quienes cuando donde si y o pero para por con sin en sobre entre hasta
    desde segun despues antes durante mientras cada todo toda todos todas ningun ninguna varios varias
    algunos algunas primero luego finalmente tambien ademas sin embargo no se hay es son debe deben
    puede pueden в во на с со к ко о об от до из за по под над при без для через между перед после во
    время если когда где пока и или но а же так также что чтобы кто какой какая какие это этот эта эти
    тот та те он она оно они мы вы я его ее их наш ваш каждый каждая каждое все всех всем всё любой
    любая некоторые несколько другой другие сначала затем потом наконец однако поэтому иначе да нет не
    ни только уже еще можно нужно надо следует обычно согласно
    """
OPENERS = frozenset(map(fold, _OPENERS.split()))
_DETERMINERS = """
    the a an your their our its his her each every all any this that these those no le la les l un une
    des du vos votre leur leurs son sa ses notre nos chaque toute tous ce cet cette ces el los las una
    unos su sus al del cada todo toda todos este esta estos estas vuestro aux au a to que
    """
DETERMINERS = frozenset(map(fold, _DETERMINERS.split()))
"""After its verb a sentence goes on with one of these; after a name it does not."""
_COMMON = """
    members partners participants people staff teams team children students teachers researchers owners users
    readers writers authors applicants candidates volunteers visitors employees managers meetings meeting
    reports report research results result data samples sample water rivers lakes pumps payment payments
    money funds funding fees fee costs cost budgets budget spending travel expenses reimbursement invoices
    decisions decision votes voting quorum minutes rules rule changes change questions answers requests
    request applications application documents document files records record information news letters
    translation publication publications participation membership attendance registration agreement
    agreements approval consent permission notice work tasks deadlines deadline projects project activities
    training support help access safety equipment testing planning monitoring evaluation communication
    contact ask send write call sign pay use keep make give take check follow include contact submit
    nobody anybody today tomorrow yesterday someone somewhere twice once half part parts most unlike despite
    including depending based given using following starting beginning additionally specifically
    generally typically currently previously recently originally initially eventually together
    alternatively consequently similarly overall later earlier soon always never sometimes
    almost nearly around approximately roughly exactly regarding concerning because although though unless
    whether whenever wherever whatever against along across behind beyond near outside inside upon
    another both neither half several various different new old early late
    demandez envoyez ecrivez signez payez veuillez membres partenaires toutefois lors ainsi actuellement
    generalement normalement habituellement environ afin malgre grace plus moins jamais toujours parfois
    souvent ici hier demain aujourd'hui outre suite participants personne rien quiconque
    envie escriba firme pague miembros socios actualmente generalmente normalmente aproximadamente alrededor
    aunque mientras gracias debido nunca siempre tambien ahora hoy ayer manana quienquiera nadie nada
    члены участники партнеры отчет оплата работа решение решения заявка заявки документы данные вода
    образцы проба пробы лаборатория исследование исследования встреча встречи заседание заседания около
    примерно всегда никогда сейчас сегодня вчера завтра теперь хотя несмотря благодаря кроме вместе
"""
COMMON = frozenset(map(fold, _COMMON.split()))
"""Words that often begin a sentence and are nobody's name; all others are names unless the book has them."""
