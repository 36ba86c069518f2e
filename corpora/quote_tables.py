"""Words that show who says a quotation: reporting verbs, given names, words of organisations."""

from __future__ import annotations

from corpora.wordlists import word_set

_ES_AR = (
    "afirm explic señal agreg record alert pregunt coment asegur declar manifest critic aclar apunt "
    "subray destac reiter lament anunci argument bromeó:brome confes cont contest grit murmur narr "
    "observ precis pronostic relat replic respond:x resalt revel sentenci susurr anot avis coincidi:x "
    "complet detall enfatiz exclam indic inform zanj remat acus conden celebr denunci justific matiz "
    "opin recalc recomend rechaz expres plante abund objet protest comenz:x quej termin lanz espet "
    "proclam calcul vaticin constat garantiz evoc increp implor suplic solloz continu:x contrarrest "
    "cit interrog dict confirm corrobor ratific explay desahog excus jur vocifer chill ironiz reproch "
    "elogi felicit puntualiz aplaud:x present augur adelant"
)
_ES_DONE = (
    "dicho escrito expuesto propuesto repuesto leído negado contado confesado comenzado pedido "
    "advertido añadido admitido concluido insistido prometido reconocido repetido respondido resumido "
    "sostenido exigido sugerido referido coincidido corregido"
)
_ES_OTHER = (
    "corearon corea coreó saludó saluda ordenó ordena consideró considera protestó protesta rezaba "
    "juzgó juzga determinó resolvió estimó estima pensaba creía aceptó acepta bufó gruñó balbuceó "
    "susurró exhortó llamó gritaban cantó cantaron rogó describía describían decía advertía repetía "
    "añadía reconocía admitía respondía sostenía insistía reza rezan dijo dice dijeron dicen decían "
    "añadió añade añadieron advirtió advierte advirtieron concluyó concluye escribió escribe "
    "escribieron resumió resume respondió responde respondieron sostuvo sostiene sostuvieron "
    "reconoció reconoce reconocieron admitió admite insistió insiste insistieron contó cuenta refirió "
    "refiere repitió repite repuso expuso expone propuso propone prometió promete pidió pide "
    "interrumpió exigió exige negó niega aconsejó confiesa confiesan confesaba comenzó comienza "
    "comenzaba empezó empieza corrigió corrige corrigen niegan negaba terció tercia soltó suelta "
    "sugirió sugiere sugieren predijo predice desmintió desmiente contrapuso contrapone prosiguió "
    "prosigue continuó continúa sentenciaba rio ríe riendo advertían presume presumió mintió miente "
    "urgió urge instó insta discrepa discrepó acusan aplaudió aplaude bendijo maldijo gimió gime "
    "rugió ruge maúlla exhorta llama quejaba queja aconseja definió define describió describe tuiteó "
    "leyó lee pensó piensa suspiró cree recordó recuerda contestó contesta coincidió coincide subrayó "
    "apostilló ironizó bromeó"
)
VERBS = {
    "en": word_set(
        "remembers remembered found finds ordered orders chanted retorted guessed read reads agreed "
        "agrees denied denies demanded demands pleaded begged snapped sighed laughed muttered "
        "believed believes held joked boasted vowed testify testifies testified ruled say says said "
        "saying tell tells told adds added asks asked explain explains explained warn warns warned "
        "write writes wrote recall recalls recalled conclude concludes concluded notes noted states "
        "stated claims claimed insist insists insisted admit admits admitted acknowledge acknowledges "
        "acknowledged replies replied answers answered announce announces announced argue argues "
        "argued declare declares declared remarked observes observed reported shouts shouted whispers "
        "whispered indicates indicated predicts predicted promised suggests suggested complains "
        "complained calls called describe describes described characterize characterizes "
        "characterized confirms confirmed repeats repeated responds responded tweeted urges urged "
        "continue continued wonders wondered points pointed cried cries murmured thought confesses "
        "confessed stresses stressed defends defended accuses accused begins began corrects corrected "
        "assures assured objects objected protests protested jokes boasts vows pleads sighs laughs "
        "snaps mutters growled growls grumbled grumbles howled barked hissed exclaimed exclaims "
        "interrupts interrupted recounts recounted maintains maintained contends contended asserts "
        "asserted alleges alleged counters countered quipped quips mused muses reflects reflected "
        "reckons reckoned swears swore pledges pledged cautions cautioned laments lamented reminds "
        "reminded advises advised jokingly proposes proposed offers offered summarizes summarized "
        "sums thinks learned teaches preaches preached praises praised dismisses dismissed puts "
        "remarks comments commented echoes echoed volunteered ventured chimed goes went concedes "
        "conceded allows emphasizes emphasized underlines underlined specifies specified clarifies "
        "clarified reveals revealed"
    )
    - word_set("learned goes went allows puts"),
    "es": frozenset(
        stem + ending
        for entry in _ES_AR.split()
        if not entry.endswith(":x")
        for stem in [entry.rpartition(":")[2]]
        for ending in ("ó", "a", "aron", "an", "aba", "é")
    )
    | word_set(_ES_OTHER),
}
"""Forms of verbs that introduce what somebody says or writes, in lower case."""

DONE = {
    "en": frozenset(),
    "es": frozenset(
        entry.partition(":")[2 if entry[-2:] != ":x" else 0] + "ado"
        if ":" in entry
        else entry + "ado"
        for entry in _ES_AR.split()
    )
    | word_set(_ES_DONE),
}
"""Participles that introduce what somebody has said, after a form of "haber"."""

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

SOMEBODY = word_set(
    "man woman guard neighbor neighbour witness spokesman spokeswoman spokesperson official voice "
    "reader source hombre mujer guardia vecino vecina testigo portavoz vocero vocera funcionario "
    "funcionaria señor voz joven"
)
"""Nouns that with an indefinite article bring in somebody without a name."""

THINGS = word_set(
    "firm company report sign law institute agency party website site study paper newspaper statement "
    "poster office empresa compañía firma informe letrero cartel ley instituto agencia partido sitio "
    "estudio diario comunicado refrán sentencia documento reglamento document"
)
"""Nouns of what speaks without being a person."""

ROLES = {
    "m": word_set(
        "husband father son brother uncle nephew grandfather grandson widower boyfriend king prince "
        "duke priest monk actor waiter landlord man boy gentleman policeman fisherman fireman "
        "chairman councilman congressman salesman cameraman businessman spokesman groom stepfather "
        "marido esposo padre hijo hermano tío sobrino abuelo nieto viudo novio rey príncipe duque "
        "cura monje hombre niño chico muchacho señor caballero anciano viejo alcalde director "
        "presidente profesor maestro doctor médico abogado juez fiscal ministro concejal senador "
        "diputado gobernador entrenador portero jugador técnico ingeniero arquitecto pintor escritor "
        "autor poeta músico cantante cineasta fotógrafo historiador filósofo sociólogo politólogo "
        "psicólogo biólogo químico físico matemático economista periodista reportero editor librero "
        "panadero carnicero pescador pastor agricultor ganadero campesino minero obrero albañil "
        "fontanero electricista mecánico carpintero relojero zapatero sastre peluquero taxista "
        "camionero conductor revisor piloto capitán coronel general sargento soldado bombero guardia "
        "policía inspector comisario detective testigo acusado tesorero secretario portavoz vocero "
        "representante delegado encargado jefe dueño propietario socio compañero colega amigo vecino "
        "inquilino huésped cliente paciente alumno estudiante becario biógrafo traductor intérprete "
        "bibliotecario archivero conserje vigilante cocinero camarero empresario comerciante tendero "
        "vendedor banquero contable investigador científico catedrático rector decano consejero "
        "asesor analista consultor experto especialista veterinario enfermero farmacéutico dentista "
        "cirujano epidemiólogo arqueólogo antropólogo geólogo astrónomo activista sindicalista "
        "candidato exalcalde expresidente funcionario embajador cónsul arzobispo obispo párroco "
        "sacerdote"
    ),
    "f": word_set(
        "wife mother daughter sister aunt niece grandmother granddaughter widow girlfriend queen "
        "princess duchess nun actress waitress landlady woman girl lady policewoman chairwoman "
        "councilwoman congresswoman businesswoman spokeswoman bride stepmother mujer esposa madre "
        "hija hermana tía sobrina abuela nieta viuda novia reina princesa duquesa monja actriz niña "
        "chica muchacha señora anciana vieja alcaldesa directora presidenta profesora maestra doctora "
        "médica abogada jueza ministra concejala senadora diputada gobernadora entrenadora portera "
        "jugadora técnica ingeniera arquitecta pintora escritora autora poetisa música fotógrafa "
        "historiadora filósofa socióloga politóloga psicóloga bióloga química física matemática "
        "reportera editora librera panadera carnicera pescadora pastora agricultora ganadera "
        "campesina minera obrera mecánica carpintera relojera zapatera modista peluquera conductora "
        "revisora capitana bombera inspectora comisaria acusada tesorera secretaria vocera delegada "
        "encargada jefa dueña propietaria socia compañera amiga vecina inquilina clienta alumna "
        "becaria biógrafa traductora bibliotecaria archivera vigilante cocinera camarera empresaria "
        "comerciante tendera vendedora banquera investigadora científica catedrática rectora decana "
        "consejera asesora consultora experta veterinaria enfermera farmacéutica cirujana "
        "epidemióloga arqueóloga antropóloga geóloga astrónoma candidata exalcaldesa expresidenta "
        "funcionaria embajadora pasajera lectora oyente"
    ),
    "": word_set(
        "partner spouse child cousin parent friend neighbor neighbour colleague coach trainer manager "
        "director president chair mayor governor senator minister secretary treasurer judge "
        "prosecutor attorney lawyer counsel solicitor barrister professor teacher lecturer scholar "
        "researcher scientist biologist chemist physicist mathematician economist sociologist "
        "psychologist historian philosopher epidemiologist archaeologist anthropologist geologist "
        "astronomer engineer architect painter writer author poet novelist musician singer composer "
        "conductor filmmaker photographer journalist reporter editor columnist publisher bookseller "
        "baker butcher farmer shepherd miner worker builder plumber electrician mechanic carpenter "
        "watchmaker shoemaker tailor hairdresser driver pilot captain colonel general sergeant "
        "soldier firefighter officer inspector commissioner detective witness defendant suspect owner "
        "landlord tenant guest customer client patient student pupil biographer translator "
        "interpreter librarian archivist janitor guard watchman ranger cook chef executive founder "
        "chairperson analyst consultant expert specialist vet nurse pharmacist dentist surgeon doctor "
        "physician activist candidate official ambassador consul bishop archbishop priest vicar "
        "pastor representative delegate spokesperson councillor councilor adviser advisor planner "
        "curator victim survivor volunteer resident passenger reader periodista economista analista "
        "artista pianista violinista taxista dentista activista sindicalista deportista tenista "
        "cantante poeta fiscal juez concejal portavoz representante testigo guardia policía piloto "
        "colega estudiante cónyuge cliente paciente especialista gerente comandante teniente agente "
        "intérprete atleta novelista columnista ensayista pianist violinist cellist guitarist drummer "
        "trumpeter soprano tenor baritone seamstress dancer choreographer sculptor illustrator "
        "cartoonist playwright screenwriter producer critic essayist linguist geographer statistician "
        "programmer developer designer meteorologist volcanologist oceanographer zoologist botanist "
        "ecologist neurologist cardiologist pediatrician psychiatrist midwife paramedic therapist "
        "accountant auditor banker broker trader merchant shopkeeper grocer innkeeper bartender "
        "gardener beekeeper vintner brewer hunter sailor skipper astronaut navigator cyclist runner "
        "swimmer boxer goalkeeper striker midfielder referee umpire deputy lawmaker legislator "
        "premier chancellor envoy diplomat negotiator mediator campaigner organizer refugee migrant "
        "prisoner inmate plaintiff juror chief boss foreman supervisor clerk receptionist assistant "
        "apprentice intern chelista guitarrista flautista baterista solista guionista lingüista "
        "pediatra psiquiatra terapeuta astronauta ciclista centrocampista canciller capataz "
        "recepcionista ayudante"
    ),
}
"""What people are called by what they do or are to others, by the gender the word tells ("" for none)."""

ANSWERS = word_set(
    "replied replies answered answers responded responds retorted retorts contestó contesta respondió "
    "responde replicó replica repuso"
)
"""Verbs of somebody who speaks after somebody else."""
