"""Words that show who says a quotation: reporting verbs, given names, words of organisations."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ES_AR = (
    "afirm explic señal agreg record alert pregunt coment asegur declar manifest critic aclar apunt "
    "subray destac reiter lament anunci argument bromeó:brome confes cont contest grit murmur narr "
    "observ precis pronostic relat replic respond:x resalt revel sentenci susurr anot avis coincidi:x "
    "complet detall enfatiz exclam indic inform zanj remat acus conden celebr denunci justific matiz "
    "opin recalc recomend rechaz expres plante abund"
)
_ES_OTHER = (
    "corearon corea coreó saludó saluda ordenó ordena consideró considera protestó protesta rezaba "
    "juzgó juzga determinó "
    "resolvió estimó estima pensaba creía aceptó acepta bufó gruñó balbuceó susurró exhortó llamó "
    "gritaban cantó cantaron rogó "
    "describía describían decía advertía repetía añadía reconocía admitía respondía sostenía "
    "insistía reza rezan dijo dice dijeron dicen decía decían añadió añade añadieron advirtió "
    "advierte "
    "advirtieron concluyó concluye escribió escribe escribieron resumió resume respondió responde "
    "respondieron sostuvo sostiene sostuvieron reconoció reconoce reconocieron admitió admite "
    "insistió insiste insistieron contó cuenta refirió refiere repitió repite repuso expuso expone "
    "propuso propone prometió promete pidió pide interrumpió exigió exige negó niega aconsejó "
    "aconseja definió define describió describe tuiteó leyó lee pensó piensa suspiró cree recordó "
    "recuerda contestó contesta coincidió coincide subrayó apostilló ironizó bromeó"
)
VERBS = {
    "en": _words(
        "remembers remembered found finds ordered orders chanted retorted guessed read reads agreed "
        "agrees denied denies "
        "demanded demands pleaded begged snapped sighed laughed muttered believed believes held joked "
        "boasted vowed "
        "testify testifies testified ruled say says said saying tell tells told adds added asks asked "
        "explain explains explained warn warns warned write writes wrote recall recalls recalled "
        "conclude "
        "concludes concluded notes noted states stated claims claimed insist insists insisted admit "
        "admits admitted acknowledge acknowledges acknowledged replies replied answers answered "
        "announce "
        "announces announced argue argues argued declare declares declared remarked observes observed "
        "reported shouts shouted whispers whispered joked indicates indicated predicts predicted "
        "promised "
        "suggests suggested complains complained calls called describe describes described characterize "
        "characterizes characterized confirms confirmed repeats repeated responds responded tweeted "
        "urges "
        "urged continue continued wonders wondered points pointed cried cries murmured muttered thought "
        "confesses confessed stresses stressed"
    ),
    "es": frozenset(
        stem + ending
        for entry in _ES_AR.split()
        if not entry.endswith(":x")
        for stem in [entry.rpartition(":")[2]]
        for ending in ("ó", "a", "aron", "an", "aba", "é")
    )
    | _words(_ES_OTHER),
}
"""Forms of verbs that introduce what somebody says or writes, in lower case."""

PRONOUNS = {
    "en": {
        "which": "",
        "that": "",
        "he": "m",
        "she": "f",
        "they": "",
        "it": "",
        "who": "",
        "i": "",
        "we": "",
    },
    "es": {
        "él": "m",
        "ella": "f",
        "ellos": "m",
        "ellas": "f",
        "quien": "",
        "este": "m",
        "esta": "f",
    },
}
"""Pronoun → the gender it tells: m, f, or "" for none."""

FEMALE = _words(
    "Ana María Maria Carmen Inés Ines Lucía Lucia Rocío Rocio Elena Laura Marta Martha Sofía Sofia "
    "Isabel Teresa Rosa Julia Juliana Claudia Patricia Gabriela Verónica Silvia Beatriz Pilar "
    "Mercedes Dolores Raquel Sara Sarah Paula Andrea Alicia Cristina Daniela Elvira Emilia Eva "
    "Fernanda Gloria Guadalupe Irene Juana Leticia Lourdes Luisa Magdalena Margarita Mariana Marina "
    "Mónica Natalia Noemí Olga Rebeca Susana Valeria Victoria Virginia Ximena Yolanda Arielle Dolia "
    "Marion Nora Ruth Anna Anne Alice Barbara Betty Carol Caroline Catherine Charlotte Clara Deborah "
    "Diana Dorothy Elizabeth Ellen Emily Emma Frances Grace Hannah Helen Jane Janet Jennifer Jessica "
    "Joan Judith Karen Kate Katherine Laura Linda Lisa Lucy Mary Megan Michelle Nancy Olivia Rachel "
    "Rebecca Rose Sandra Sharon Susan Theresa Consuelo Amparo Estela Graciela Josefina Esther Aurora "
    "Adela Amalia Norma Paloma"
)
MALE = _words(
    "Hans Werner Vincent Julian Julián Alexander Gerard Bernard Kenneth Alexander Javier Jesús "
    "Jesus Benito Ricardo "
    "Andrés Andres José Jose Juan Carlos Luis Miguel Pedro Manuel Antonio Francisco Fernando Jorge "
    "Alejandro Enrique Ernesto Eduardo Felipe Gabriel Gerardo Germán Gonzalo Guillermo Gustavo Héctor "
    "Hugo Ignacio Jaime Joaquín Julio Leonardo Lorenzo Marcos Mario Martín Mauricio Nicolás Octavio "
    "Óscar Pablo Rafael Ramón Raúl Roberto Rodrigo Rubén Salvador Samuel Santiago Sebastián Sergio "
    "Tomás Ulises Vicente Víctor Evaristo Isaac Robert Steve Donald Ted Thomas Paul John James "
    "William George David Richard Charles Joseph Daniel Matthew Anthony Mark Steven Andrew Kenneth "
    "Kevin Brian Edward Ronald Timothy Jason Jeffrey Ryan Jacob Gary Eric Jonathan Stephen Larry "
    "Justin Scott Brandon Benjamin Gregory Frank Raymond Alexander Patrick Jack Dennis Peter Henry "
    "Arthur Walter Harold Albert Ralph Roy Louis Philip Victor Martin Simon Oliver Adam Alan Diego "
    "Emilio Esteban Federico Alberto Alfonso Alfredo Álvaro Arturo Bernardo Cristóbal Damián Darío "
    "Efraín Elías Fabián Fidel Horacio Iván Jacinto Leandro Matías Néstor Omar Simón Teodoro"
)
"""Given names that tell a person's gender."""

ORGANISATION = _words(
    "Analytica Party Partido Institute Instituto University Universidad News Times Post Press Group "
    "Ltd Inc Corp Company Bank Banco Congress Congreso Senate Senado Court Corte Tribunal Ministry "
    "Ministerio Secretaría Secretariat City Ciudad States Estados Unidos United House Casa Council "
    "Consejo Commission Comisión Facebook Financiero Bloomberg Businessweek Electoral National "
    "Nacional Federal Republic República Street Calle Colonia México Mexico America América Europe "
    "Europa Office Oficina Board Junta Union Unión Security Service Services Laboratories Party "
    "Movement Movimiento Association Asociación Foundation Fundación Club School Escuela College "
    "Internet Twitter Weekly Diario Journal Review Radio Television Televisión New San Santa Los Las "
    "El La Puerto"
)
"""Words that show that a capitalised name is no person's."""

TITLES = _words(
    "Mr Mrs Ms Dr Prof Professor Senator Sen Rep Gov Governor President Mayor Judge Justice Sr Sra "
    "Srta Dra D Doña Don Lic Ing Presidential Political Republican Democratic Councilor Secretary "
    "Minister Captain Colonel General Father Sister Saint Lord Lady Sir King Queen Señor Señora"
)
"""Words before a name that are no part of it."""

SOMEBODY = _words(
    "man woman guard neighbor neighbour witness spokesman spokeswoman spokesperson official voice "
    "reader source hombre mujer guardia vecino vecina testigo portavoz vocero vocera funcionario "
    "funcionaria señor voz joven"
)
"""Nouns that with an indefinite article bring in somebody without a name."""

THINGS = _words(
    "firm company report sign law institute agency party website site study paper newspaper statement "
    "poster office empresa compañía firma informe letrero cartel ley instituto agencia partido sitio "
    "estudio diario comunicado refrán sentencia documento reglamento document"
)
"""Nouns of what speaks without being a person."""
