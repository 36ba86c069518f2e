"""What checks say, in English and Spanish."""

from __future__ import annotations

MESSAGES: dict[str, dict[str, str]] = {
    "changed": {
        "en": "the source says “{0}”, the translation “{1}”",
        "es": "el original dice «{0}»; la traducción, «{1}»",
    },
    "number-missing": {
        "en": "the source says “{0}”, the translation has no such number",
        "es": "el original dice «{0}»; en la traducción falta ese número",
    },
    "number-added": {
        "en": "the translation says “{0}”, the source has no such number",
        "es": "la traducción dice «{0}»; ese número no está en el original",
    },
    "no-such-day": {
        "en": "{0} has no day {1}",
        "es": "{0} no tiene día {1}",
    },
    "year-astray": {
        "en": "the year {0} is centuries away from the others in this text; {1} was probably meant",
        "es": "el año {0} queda a siglos de los demás de este texto; probablemente sea {1}",
    },
    "name-differs": {
        "en": "“{0}” is “{1}” in the source",
        "es": "«{0}» es «{1}» en el original",
    },
    "name-differs-here": {
        "en": "“{0}” is “{1}” in the source and {2:time|times} in this translation",
        "es": "«{0}» es «{1}» en el original y {2:vez|veces} en esta traducción",
    },
    "name-variant": {
        "en": "“{0}” is spelt “{1}” {2:time|times} in this text",
        "es": "«{0}» aparece {2:vez|veces} como «{1}» en este texto",
    },
    "left-out": {
        "en": "not in the translation: “{0}”",
        "es": "falta en la traducción: «{0}»",
    },
    "added": {
        "en": "not in the source: “{0}”",
        "es": "no está en el original: «{0}»",
    },
    "moved": {
        "en": "in the source this stands elsewhere: “{0}”",
        "es": "en el original está en otro lugar: «{0}»",
    },
    "note-added": {
        "en": "a translator’s note: “{0}”",
        "es": "nota del traductor: «{0}»",
    },
    "shorter": {
        "en": "the translation has {0} characters for the source’s {1}: something may be missing",
        "es": "la traducción tiene {0} caracteres y el original {1}: puede que falte algo",
    },
    "longer": {
        "en": "the translation has {0} characters for the source’s {1}: something may be added",
        "es": "la traducción tiene {0} caracteres y el original {1}: puede que sobre algo",
    },
    "as-in-source": {
        "en": "the sentence stands as it is in the source",
        "es": "la frase está igual que en el original",
    },
    "still-source": {
        "en": "still in the source language: “{0}”",
        "es": "sigue en el idioma del original: «{0}»",
    },
    "negation-lost": {
        "en": "the source says “{0}”, the translation “{1}” without a negation",
        "es": "el original dice «{0}»; la traducción, «{1}» sin negación",
    },
    "negation-left-verb": {
        "en": "the source denies (“{0}”), the translation says “{1}” without a negation",
        "es": "el original niega («{0}»); la traducción dice «{1}» sin negación",
    },
    "negation-unanswered": {
        "en": "the source says “{0}”, nothing in the translation denies it",
        "es": "el original dice «{0}»; nada en la traducción lo niega",
    },
    "negation-gained": {
        "en": "the translation says “{0}”, the source “{1}” without a negation",
        "es": "la traducción dice «{0}»; el original, «{1}» sin negación",
    },
    "negation-added": {
        "en": "the translation says “{0}”, nothing in the source denies it",
        "es": "la traducción dice «{0}»; nada en el original lo niega",
    },
    "question-lost": {
        "en": "the source ends with a question mark, the translation has none",
        "es": "el original acaba en signo de interrogación; la traducción no",
    },
    "question-added": {
        "en": "the translation ends with a question mark, the source has none",
        "es": "la traducción acaba en signo de interrogación; el original no",
    },
    "exclamation-lost": {
        "en": "the source ends with an exclamation mark, the translation has none",
        "es": "el original acaba en signo de exclamación; la traducción no",
    },
    "exclamation-added": {
        "en": "the translation ends with an exclamation mark, the source has none",
        "es": "la traducción acaba en signo de exclamación; el original no",
    },
    "unfinished": {
        "en": "the source ends with “{0}”, the translation stops after “{1}”",
        "es": "el original acaba en «{0}»; la traducción se corta tras «{1}»",
    },
    "quotes-lost": {
        "en": "the source quotes words, the translation has no quotation marks",
        "es": "el original cita palabras; la traducción no lleva comillas",
    },
    "quotes-added": {
        "en": "the translation quotes words, the source has no quotation marks",
        "es": "la traducción cita palabras; el original no lleva comillas",
    },
    "not-closed": {
        "en": "“{0}” is not closed",
        "es": "el signo {0} no se cierra",
    },
    "opens-again": {
        "en": "{0} opens again what is already open",
        "es": "el signo {0} abre otra vez lo que ya está abierto",
    },
    "not-opened": {
        "en": "“{0}” closes what was not opened",
        "es": "el signo {0} cierra lo que no se abrió",
    },
    "straight-odd": {
        "en": "a straight quotation mark without its partner",
        "es": "una comilla recta sin su pareja",
    },
    "speaker-changed": {
        "en": "in the source {0} speaks, in the translation {1}",
        "es": "en el original habla {0}; en la traducción, {1}",
    },
    "quotation-lost": {
        "en": "quoted in the source and not in the translation: {0}",
        "es": "va entre comillas en el original y no en la traducción: {0}",
    },
    "quotation-gained": {
        "en": "quoted in the translation and not in the source: {0}",
        "es": "va entre comillas en la traducción y no en el original: {0}",
    },
    "verb-turned": {
        "en": "the source reports with “{0}”, the translation with “{1}”",
        "es": "el original introduce la cita con «{0}»; la traducción, con «{1}»",
    },
    "woman-to-man": {
        "en": "“{0}” in the source is a woman, “{1}” in the translation a man",
        "es": "«{0}» es una mujer en el original; «{1}», un hombre en la traducción",
    },
    "man-to-woman": {
        "en": "“{0}” in the source is a man, “{1}” in the translation a woman",
        "es": "«{0}» es un hombre en el original; «{1}», una mujer en la traducción",
    },
    "pronoun-for-woman": {
        "en": "“{0}” seems to stand for {1}, elsewhere a woman",
        "es": "«{0}» parece referirse a {1}, que en otra parte es una mujer",
    },
    "pronoun-for-man": {
        "en": "“{0}” seems to stand for {1}, elsewhere a man",
        "es": "«{0}» parece referirse a {1}, que en otra parte es un hombre",
    },
    "misspelt": {
        "en": "“{0}” is no known word; “{1}” was probably meant",
        "es": "«{0}» no es una palabra conocida; probablemente sea «{1}»",
    },
    "doubled": {
        "en": "“{0}”: the word stands twice",
        "es": "«{0}»: la palabra está repetida",
    },
    "spaces-many": {
        "en": "two spaces or a tab between words",
        "es": "dos espacios o un tabulador entre palabras",
    },
    "space-astray": {
        "en": "a space that does not belong by a mark",
        "es": "sobra un espacio junto a un signo",
    },
    "space-missing": {
        "en": "no space after a mark",
        "es": "falta un espacio tras un signo",
    },
    "foreign-mark": {
        "en": "“{0}” is not an English mark",
        "es": "el signo {0} no se usa en inglés",
    },
    "decimal-comma": {
        "en": "“{0}” is written the Spanish way; in English it is “{1}”",
        "es": "«{0}» está escrito a la española; en inglés es «{1}»",
    },
    "mark-not-opened": {
        "en": "Spanish opens with “{0}” what “{1}” closes",
        "es": "falta el signo de apertura {0} de lo que cierra {1}",
    },
    "sentence-otherwise": {
        "en": "the same sentence is translated otherwise before: “{0}”",
        "es": "la misma frase se tradujo antes de otro modo: «{0}»",
    },
    "name-otherwise": {
        "en": "“{0}” is elsewhere “{1}”",
        "es": "«{0}» es «{1}» en otra parte",
    },
    "look-alike": {
        "en": "“{0}” is not “{1}”: {2} is “{3}”; meant is probably “{4}”",
        "es": "«{0}» no es «{1}»: «{2}» significa «{3}»; probablemente se quiso decir «{4}»",
    },
    "term-missing": {
        "en": "“{0}” is “{1}” in the glossary, which the translation does not have",
        "es": "«{0}» es «{1}» en el glosario y no está en la traducción",
    },
}
"""Key → language → message; {0:one|many} is a number with the word for it."""
