"""Spanish and English words for numbers."""

from __future__ import annotations

from eval.checks.wordsets import words_in

ENGLISH = {
    word: value
    for value, word in enumerate(
        words_in(
            """
        zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
        fifteen sixteen seventeen eighteen nineteen
"""
        )
    )
} | {
    word: 10 * tens
    for tens, word in enumerate(
        words_in("twenty thirty forty fifty sixty seventy eighty ninety"), start=2
    )
}

SPANISH = {
    word: value
    for value, word in enumerate(
        words_in(
            """
        cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince
        dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés
        veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve
"""
        )
    )
} | {
    word: 10 * tens
    for tens, word in enumerate(
        words_in("treinta cuarenta cincuenta sesenta setenta ochenta noventa"), start=3
    )
}
SPANISH |= {
    "un": 1,
    "una": 1,
    "veintiún": 21,
    "veintiuna": 21,
    "dieciseis": 16,
    "cien": 100,
    "ciento": 100,
}
for _value, _stem in {
    200: "doscient", 300: "trescient", 400: "cuatrocient", 500: "quinient", 600: "seiscient",
    700: "setecient", 800: "ochocient", 900: "novecient",
}.items():  # fmt: skip
    SPANISH |= {f"{_stem}os": _value, f"{_stem}as": _value}

WORDS = {"en": ENGLISH, "es": SPANISH}

LEAST_STRICT = 20
"""The least number that must be answered though it is written in words."""

MAGNITUDES = {
    "en": {
        "thousand": 1e3, "thousands": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "mn": 1e6,
        "bn": 1e9, "tn": 1e12, "m": 1e6, "k": 1e3, "millions": 1e6, "billions": 1e9,
        "milliard": 1e9, "milliards": 1e9,
    },
    "es": {
        "mil": 1e3, "millón": 1e6, "millones": 1e6, "billón": 1e12, "billones": 1e12, "millardo": 1e9,
        "millardos": 1e9, "mdd": 1e6, "mdp": 1e6,
    },
}  # fmt: skip

ORDINALS = {
    "en": {
        word: value
        for value, word in enumerate(
            words_in(
"""
        first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
        thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
"""
),
            start=1,
        )
    }
    | {"once": 1, "twice": 2, "double": 2, "doubled": 2, "triple": 3, "tripled": 3, "couple": 2, "pair": 2,
       "both": 2, "dozen": 12, "dozens": 12, "trio": 3, "duo": 2, "single": 1, "hundredth": 100,
       "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80,
       "ninetieth": 90},
    "es": {
        f"{stem}{end}": value
        for value, stems in enumerate(
            words_in(
"""
        primer segund tercer cuart quint sext séptim/septim octav noven décim/decim
        undécim/decimoprimer duodécim/decimosegund decimotercer decimocuart decimoquint
        decimosext decimoséptim decimoctav decimonoven vigésim
"""
),
            start=1,
        )
        for stem in stems.split("/")
        for end in ("o", "a", "os", "as", "")
    }
    | {"doble": 2, "triple": 3, "ambos": 2, "ambas": 2, "par": 2, "pareja": 2, "docena": 12, "docenas": 12,
       "decena": 10, "quincena": 15, "veintena": 20, "treintena": 30, "centenario": 100, "trío": 3},
}  # fmt: skip
"""Ordinals and other words that stand for a number: they can answer a number, never ask for one."""

HINTS: dict[float, frozenset[str]] = {
    value: frozenset(words.split())
    for value, words in {
        0.25: "quarter cuarto cuarta",
        0.5: "half halves mitad medio media",
        0.75: "quarters cuartos cuartas",
        1: "a an one once single un una uno sole only único única",
        1.5: "half medio media",
        2: "both couple pair double twice two-thirds ambos ambas par doble pareja dos second third thirds bi",
        3: "trienio triennium quarter trimestre triple thrice third trio hat-trick tercio",
        4: "quarter quarters cuarto cuartos cuatrienio",
        5: "half-decade lustro quinquenio",
        6: "semester semestre half-year half",
        7: "week semana weekly semanal",
        8: "week semana",
        9: "september septiembre",
        10: "decade decades década décadas decena decenas ten tens",
        11: "september septiembre",
        12: "dozen year noon midday docena año mediodía midnight medianoche annual",
        16: "octavos",
        14: "fortnight week weeks quincena semana semanas",
        15: "fortnight week weeks quincena semana semanas quarter cuarto",
        18: "year año",
        20: "score scores veintena decades décadas twenties",
        24: "day days día días midnight medianoche",
        25: "quarter cuarto cuarta",
        30: "half media month mes thirties treintena",
        33: "third tercio tercera",
        36: "years años dozen",
        40: "forties cuarentena",
        45: "quarter cuarto",
        48: "days días",
        50: "half mitad medio centenar fifties cincuentena",
        60: "hour hora sixties",
        66: "thirds tercios",
        70: "seventies septuagenario septuagenaria septuagenarian",
        72: "days días",
        75: "quarters cuartos",
        80: "eighties octogenario octogenaria octogenarian",
        90: "nineties nonagenario nonagenaria nonagenarian",
        100: "hundred hundreds cien cientos centenar centenares centena centenas century siglo all totally "
        "completely fully entirely todo todos total entero totalmente plenamente absolutamente "
        "full precisely exactly exactamente",
        200: "double doubled twice doble",
        300: "triple tripled",
        365: "year año",
        500: "half medio media",
        1000: "thousand thousands mil miles millar millares millennium milenio k",
        10000: "tens decenas",
        100000: "hundreds cientos centenares",
        500000: "half medio",
        1000000: "million millions millón millones millionaire millonario",
        1500: "half",
        1500000: "half medio",
        500000000: "half medio",
        1000000000: "billion billions",
    }.items()
}
"""Words that can stand for a number on the other side, such as "half" for 50 or "week" for 7 days."""

ROMAN = {
    numeral: value
    for value, numeral in enumerate(
        words_in(
            """
        I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI XXII XXIII
"""
        ),
        start=1,
    )
}
