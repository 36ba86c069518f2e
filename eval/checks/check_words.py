"""What checks are called and what they look for, in English and Spanish."""

from __future__ import annotations

CHECK_WORDS: dict[str, dict[str, tuple[str, str]]] = {
    "numbers": {
        "en": ("numbers", "numbers, in digits and words"),
        "es": ("números", "números en cifras y en letras"),
    },
    "units": {
        "en": ("units", "the same number with another currency or unit"),
        "es": ("unidades", "el mismo número con otra moneda o unidad"),
    },
    "dates": {
        "en": ("dates", "weekdays, months, impossible days"),
        "es": ("fechas", "días de la semana, meses, días imposibles"),
    },
    "years": {
        "en": ("years", "a year centuries away from the others"),
        "es": ("años", "un año a siglos de los demás"),
    },
    "names": {
        "en": ("names", "names against the source and against themselves"),
        "es": ("nombres", "nombres comparados con el original y entre sí"),
    },
    "omissions": {
        "en": ("omissions", "sentences left out"),
        "es": ("omisiones", "frases que faltan"),
    },
    "additions": {
        "en": ("additions", "sentences added"),
        "es": ("añadidos", "frases añadidas"),
    },
    "moved": {
        "en": ("moved text", "text that stands elsewhere than in the source"),
        "es": ("texto movido", "texto que está en otro lugar que en el original"),
    },
    "length": {
        "en": ("length", "a translation far shorter or longer than its source"),
        "es": ("longitud", "una traducción mucho más corta o más larga que el original"),
    },
    "untranslated": {
        "en": ("untranslated", "stretches left in the source language"),
        "es": ("sin traducir", "fragmentos que siguen en el idioma del original"),
    },
    "negation": {
        "en": ("negation", "negation lost or gained"),
        "es": ("negación", "negaciones perdidas o añadidas"),
    },
    "end-marks": {
        "en": ("end marks", "question and exclamation marks"),
        "es": ("signos finales", "signos de interrogación y de exclamación"),
    },
    "unfinished": {
        "en": ("unfinished", "a sentence that stops without a mark"),
        "es": ("sin terminar", "una frase que acaba sin punto"),
    },
    "quotes": {
        "en": ("quotation marks", "quotation marks on one side only"),
        "es": ("comillas", "comillas solo en uno de los dos textos"),
    },
    "balance": {
        "en": ("unpaired marks", "quotation marks and brackets without a partner"),
        "es": ("signos sin pareja", "comillas y paréntesis sin pareja"),
    },
    "speakers": {
        "en": ("speakers", "a quotation that changes its speaker"),
        "es": ("hablantes", "una cita que cambia de hablante"),
    },
    "quoted": {
        "en": ("quoted words", "words moved into or out of a quotation, a reporting verb turned"),
        "es": (
            "palabras citadas",
            "palabras que entran o salen de una cita, un verbo de decir cambiado",
        ),
    },
    "gender": {
        "en": ("gender", "a woman who becomes “he”, a man who becomes “she”"),
        "es": ("género", "una mujer que pasa a ser «él», un hombre que pasa a ser «ella»"),
    },
    "spelling": {
        "en": ("spelling", "misspelt common words"),
        "es": ("ortografía", "palabras corrientes mal escritas"),
    },
    "doubled": {
        "en": ("doubled words", "the same word twice running"),
        "es": ("palabras dobles", "la misma palabra dos veces seguidas"),
    },
    "spaces": {
        "en": ("spaces", "spaces too many or missing"),
        "es": ("espacios", "espacios que sobran o faltan"),
    },
    "language-marks": {
        "en": ("marks of the language", "marks of the other language"),
        "es": ("signos del idioma", "signos propios del otro idioma"),
    },
    "consistency": {
        "en": ("consistency", "one thing translated in two ways"),
        "es": ("coherencia", "lo mismo traducido de dos maneras"),
    },
    "false-friends": {
        "en": ("false friends", "words that only look alike"),
        "es": ("falsos amigos", "palabras que solo se parecen"),
    },
    "terminology": {
        "en": ("terminology", "glossary terms not kept"),
        "es": ("terminología", "términos del glosario que no se respetan"),
    },
}
"""Name of a check → language → what it is called, and what it looks for."""
