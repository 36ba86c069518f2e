"""Words that decide whether a full stop ends a sentence, for Spanish and English.

Abbreviations are written in lower case without their last stop. Both languages' titles, acronyms and
Latin abbreviations hold in both, as each quotes the other's names.
"""

from __future__ import annotations

from corpora.wordlists import word_set

NEVER_FINAL = word_set("""
    mr mrs ms mx messrs dr drs prof profs rev hon gen col lt capt cpt sgt cpl pvt maj cmdr adm brig gov sen
    rep pres supt insp fr ste mme mlle
    sr sra srta sres sras dra dres dña da d prof profa gral cnel tte cmte cdte alte almte lic licda ing arq
    mons pbro excmo excma ilmo ilma rvdo rvda fray sto sta hno hna mtro mtra dip diput
    e.g i.e eg ie cf vs viz resp approx ca p.ej p.e v.gr i.a a.k.a ej aprox
    ntra p.s ps p.d sgto sgtos pfc spc assoc asst arch ee ff cc dd jj rr
    """)
"""Abbreviations that something always follows: titles before a name, "for example", "compare"."""

BEFORE_NUMBER = {
    "en": word_set(
        "no nos nr art arts fig figs sec secs ch chap vol vols p pp pg pgs par para eq eqs ex tab "
        "app approx ver v vv n § op ext c ca"
    ),
    "es": word_set(
        "núm núms num nº n.º n art arts fig figs sec secc cap caps vol vols p pp pág págs pag pags "
        "párr párrs tel teléf tfno ext col cols ap apdo ed eds reg km v vv inc op cód mod ley rt"
    ),
}
"""Abbreviations that go on only before a number (or a Roman numeral, or a single letter)."""

MONTHS = word_set("jan feb mar apr jun jul aug sep sept oct nov dec ene febr abr ago agto set dic")
"""Months, which go on before a number."""

MAY_BE_FINAL = word_set("""
    jr snr st mt ft esq phd ph.d m.d b.a m.a inc corp ltd llc co cos bros assn dept univ dist ave blvd rd hwy
    mfg intl govt est assoc asst a.m p.m am pm approx u.s u.k u.n e.u u.s.a d.c l.a n.y b.c a.d
    ud uds vd vds ee.uu uu ff.aa aa cc.oo oo hh cía hnos dpto depto prov pcia avda av admón izq dcha
    a.c d.c n.e s.a s.l s.a.s s.l.u c.v r.l a.m p.m m.n f.c c.f c.d s.d u.d v.o d.f q.e.p.d p.d
    lib trad ed eds comp coord dir adm art et.al al ibíd ibid op.cit íd id máx mín max min tel
    """)
"""Abbreviations that also end sentences: they do so where a word follows that begins one."""

STARTERS = {
    "en": word_set("""
        The A An This That These Those There Here He She It They We You I His Her Its Their Our My Your
        In On At By For From With Without After Before Since During Until While When Where Why How What
        Who Which If As Although Though Because But And Or So Then Thus However Moreover Meanwhile
        Nevertheless Therefore Also Some Many Most All Both Each Every Several Few Other Another One Two
        No Not Yes Yet To Under Over Through Between Among Despite Unlike Like Once According Let Please
        Now Today Yesterday Later Earlier Recently Finally First Perhaps Maybe Even Just Only Still Such
        Nobody Nothing Someone Something Everyone Everything Anyone None Neither
        Is Are Was Were Do Does Did Has Have Had Can Could Will Would Should May Might
        """),
    "es": word_set("""
    El La Los Las Lo Un Una Uno Unos Unas Éste Ésta Éstos Éstas
    Ése Ésa Este Esta Estos Estas Esto Ese Esa Esos Esas Eso Aquel Aquella
        Él Ella Ellos Ellas Yo Tú Nosotros Usted Ustedes Su Sus Mi Mis Tu Nuestro Nuestra Se Le Les Me Te
        Nos En De Del Al A Con Sin Por Para Desde Hasta Hacia Entre Sobre Tras Según Durante Ante Bajo
        Contra Mediante Y E O Pero Sino Aunque Porque Pues Si Sí No Ni Que Qué Quién Quien Cómo Como
        Cuando Cuándo Donde Dónde Mientras Cuál Cuanto Además También Tampoco Así Entonces Luego Después
        Antes Ahora Hoy Ayer Mañana Más Muy Ya Aún Todavía Todo Todos Toda Todas Cada Otro Otra Otros
        Otras Algunos Algunas Muchos Muchas Varios Varias Ambos Ambas Hay Es Son Era Eran Fue Fueron Ha
        Han Había Está Están Tiene Tienen Tenía Actualmente Posteriormente Finalmente Asimismo Sin
        Nadie Nada Alguien Ninguno Ninguna Debido Dicho Dicha Ello Cabe Junto
        """),
}
"""Capitalised words that as a rule only stand first in a sentence."""

NUMERO = frozenset(("No", "Nos", "Nro", "Nr", "Núm"))
"""Written with a capital, "number" in Spanish too, where "no" is a word."""

DOMAINS = word_set("com org net edu gov info es mx ar co uk us")
"""What follows a stop inside a domain name, however it is written."""

GOES_ON = word_set(
    "and or of in for with on to at by from as is was are et y e o u ni de del en con para por al es era "
    "said says asked cried added wrote replied dijo decía preguntó gritó añadió contestó respondió exclamó"
)
"""Small words after which "!" or "?" was part of a name, or of speech that goes on."""

PRONOUNS = {
    "en": word_set(
        "i i'm i've i'll they they're you you're we we're he she he's she's don't let's"
    ),
    "es": frozenset[str](),
}
"""Words that begin a sentence even where a careless writer left out its capital."""
