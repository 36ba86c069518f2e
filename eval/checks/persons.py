"""First names, titles and nouns that tell a person's gender in Spanish and English."""

from __future__ import annotations

from eval.checks.wordsets import words_in

FEMALE = frozenset(
    words_in(
        """
        abigail adela adriana agnes agustina aída alba alejandra alexandra alicia alice alison
        amalia amanda amelia amy ana andrea angela ángela ángeles angélica anita ann anna anne
        annie antonia araceli ariadna arielle aurora azucena barbara bárbara beatrice beatriz
        becky belén bernarda bertha bianca blanca brenda bridget camila candela carla carlota
        carmen carol carolina caroline carolyn catalina catherine cecilia celia charlotte
        chelsea christina christine cindy clara clarissa claudia concepción constanza consuelo
        cristina cynthia daniela dawn deborah debra delfina denise diana diane dolores dolia
        donna dora doris dorothy edith elena elaine eleanor elisa elisabeth elizabeth ellen
        eloísa elsa elvira emilia emily emma erica erika esmeralda esperanza estela ester esther
        eugenia eva evelyn fabiola fátima felicia fernanda florencia flor frances francisca
        gabriela gail gina gisela gladys gloria grace graciela guadalupe hannah heather heidi
        helen helena hilary hillary ilse inés inmaculada irene iris isabel isabella jackie
        jacqueline jane janet janice jeanne jennifer jenny jessica jill jimena joan joanna
        josefina joyce juana juanita judith judy julia juliana julie julieta karen karina karla
        kate katherine kathleen kathryn katie kelly kim kimberly laura lauren leonor leticia
        lidia lilia liliana lillian linda lisa liz lola lorena lorraine louise lourdes lucía
        lucille lucy luisa luz lydia macarena magdalena maggie manuela marcela margaret
        margarita maría maria mariana maribel marie marina marisa marisol marjorie marlene marta
        martha mary matilde maureen megan melanie melissa mercedes michelle micaela milagros
        miriam mónica monica montserrat nadia nancy natalia natalie nicole nieves noelia nora
        norma nuria ofelia olga olivia pamela paola patricia paula paulina peggy penélope penny
        phyllis pilar rachel ramona raquel rebeca rebecca regina renata rita roberta robin rocío
        rosa rosalía rosario rosemary roxana ruth sally samantha sandra sara sarah selena sharon
        sheila shirley silvia sofía sofia sonia soledad sophie stephanie sue susan susana
        susanna suzanne sylvia tamara tania tatiana teresa theresa tina tracy ursula valentina
        valeria vanessa verónica veronica victoria vilma violeta virginia viviana wanda wendy
        ximena yolanda zoe yvonne
"""
    )
) - {
    "carolina",
    "blanca",
    "florencia",
    "victoria",
    "virginia",
    "valencia",
    "lourdes",
    "guadalupe",
    "mercedes",
    "andrea",
}

MALE = frozenset(
    words_in(
        """
        aaron abel abelardo abraham adam adán adolfo adrián agustín al alan albert alberto aldo
        alejandro alex alexander alfonso alfred alfredo allan álvaro amadeo anders andrés andrew
        ángel anthony antonio armando arnold arthur arturo augusto barack baltasar bartolomé ben
        benito benjamin benjamín bernard bernardo bernie bill bob boris bradley brandon brian
        bruce bruno carl carlos cesar césar charles charlie chris christian christopher chuck
        clark claudio cliff clifford colin craig cristian cristóbal dan daniel darío dave david
        dean dennis diego dimitri dmitri domingo donald doug douglas dylan earl ed eddie edgar
        edmundo eduardo edward efraín elías eliot emiliano emilio emmanuel enrique eric erik
        ernest ernesto esteban eugene eugenio evan evaristo fabián federico felipe félix fermín
        fernando fidel francis francisco franco frank fred frederick gabriel gary gaspar geoff
        george gerald gerard gerardo germán gilberto glenn gonzalo gordon graham greg gregorio
        gregory guillermo gustavo guy hans harold harry héctor henry herbert hernán hilario
        homero horacio howard hugh hugo humberto ian ignacio igor isaac isidro iván ivan jack
        jacob jaime jake james jared jason javier jay jeff jeffrey jeremy jerónimo jerry jesús
        jim jimmy joaquín joe joel john johnny jon jonathan jordi jorge josé josep joseph josh
        joshua juan julián julio justin keith ken kenneth kevin kurt kyle lance larry lawrence
        lázaro leandro leo leonardo leonel leopoldo lorenzo louis lucas luciano luis luke manuel
        marc marcel marcelo marco marcos mariano mario mark martín martin marvin mateo matías
        matt matthew maurice mauricio max maximiliano melchor michael miguel mike mitch mitt
        mohamed moisés nathan nelson néstor newt nicholas nicolás nicolas noé norman octavio
        omar óscar oscar oswaldo pablo pascual patricio patrick paul pedro pepe pete peter phil
        philip pierre rafael ralph ramiro ramón randy raúl ray raymond ricardo richard rick rob
        robert roberto rodolfo rodrigo roger rogelio román ron ronald roque roy rubén rudy
        russell ryan salvador sam samuel santiago saúl scott sean sebastián sergio seth
        silvestre simón simon stanley stephen steve steven stuart ted teodoro terry theodore
        thomas tim timothy tobías todd tom tomás tony travis tyler ulises vicente víctor victor
        vincent virgilio vladimir walter warren wayne wilfredo will william xavier zacarías
"""
    )
) - {"will", "al", "guy", "dean", "earl", "domingo", "marina", "max", "robin", "kelly"}

TITLES = {
    "ms": "f", "mrs": "f", "miss": "f", "madam": "f", "lady": "f", "mr": "m", "sir": "m", "lord": "m",
    "señora": "f", "sra": "f", "señorita": "f", "srta": "f", "doña": "f", "señor": "m", "sr": "m", "don": "m",
}  # fmt: skip

PRONOUNS: dict[str, dict[str, frozenset[str]]] = {
    "en": {"f": frozenset(("she", "herself", "hers")), "m": frozenset(("he", "him", "himself"))},
    "es": {"f": frozenset(("ella",)), "m": frozenset(("él",))},
}
LOOSE: dict[str, dict[str, frozenset[str]]] = {
    "en": {"f": frozenset(("her",)), "m": frozenset(("his",))},
    "es": {"f": frozenset(), "m": frozenset()},
}

PERSONS_ES = {
    "f": frozenset(
        words_in(
            """
        académica abogada alcaldesa actriz activista amiga analista anciana arquitecta autora
        bióloga cantante candidata científica ciudadana columnista comisaria consejera
        consultora coordinadora corresponsal diputada directora doctora economista embajadora
        empresaria encargada enfermera entrenadora escritora esposa estudiante exministra
        experta expresidenta fiscal fundadora funcionaria gobernadora hermana hija historiadora
        ingeniera integrante investigadora jefa joven jueza líder madre maestra magistrada
        médica ministra mujer niña novelista periodista poeta politóloga portavoz
        presidenta presentadora primatóloga profesora psicóloga rectora reina reportera
        representante secretaria senadora señora socióloga titular trabajadora traductora
        vicepresidenta viuda vocera
"""
        )
    ),
    "m": frozenset(
        words_in(
            """
        académico abogado alcalde actor activista amigo analista anciano arquitecto autor
        biólogo cantante candidato científico ciudadano columnista comisario consejero consultor
        coordinador corresponsal diputado director doctor economista embajador empresario
        encargado enfermero entrenador escritor esposo marido estudiante exministro experto
        expresidente fiscal fundador funcionario gobernador hermano hijo historiador ingeniero
        integrante investigador jefe joven juez líder padre maestro magistrado médico ministro
        hombre niño novelista periodista poeta político politólogo portavoz presidente
        presentador profesor psicólogo rector rey reportero representante secretario senador
        señor sociólogo titular trabajador traductor vicepresidente viudo vocero chico muchacho
        tipo futbolista jugador técnico
"""
        )
    ),
}
ARTICLES_ES = {
    "f": frozenset(["la", "una", "esta", "esa", "aquella"]),
    "m": frozenset(words_in("el un este ese aquel al del")),
}

PERSONS_EN = {
    "f": frozenset(words_in(
"""
        woman girl mother wife daughter sister actress queen aunt widow lady spokeswoman
        chairwoman congresswoman businesswoman grandmother girlfriend
"""
)),
    "m": frozenset(words_in(
"""
        man boy father husband son brother actor king uncle widower gentleman spokesman chairman
        congressman businessman grandfather boyfriend
"""
)),
    "": frozenset(words_in(
"""
        lawyer president director minister officer boss leader professor doctor judge expert
        author writer teacher driver student patient victim suspect child person someone player
        coach candidate senator deputy mayor governor ceo executive member counselor councilor
        adviser advisor reporter journalist owner founder employee worker neighbor neighbour
        friend resident official spokesperson analyst scientist researcher engineer pilot artist
        singer guard god pope saint
"""
)),
}  # fmt: skip
