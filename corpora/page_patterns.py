"""Patterns for what stands on a page beside its article, in Spanish and English."""

from __future__ import annotations

import re
from collections.abc import Iterable


class _Any:
    """Any of several patterns, in either case; those that begin with ^ are tried at the start only."""

    def __init__(self, *patterns: str) -> None:
        self._at_start = _either(one for one in patterns if one.startswith("^"))
        self._anywhere = _either(one for one in patterns if not one.startswith("^"))

    def search(self, text: str) -> re.Match[str] | None:
        """Return the match of a pattern at the start, or else of another one."""
        return self._at_start.match(text) or self._anywhere.search(text)


def _either(patterns: Iterable[str]) -> re.Pattern[str]:
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    return re.compile(joined or r"(?!)", re.IGNORECASE)


FURNITURE = _Any(
    r"^(?:skip|jump) to (?:\w+ )?(?:content|navigation|main)\b.{0,30}$",
    r"^(?:saltar|ir|pasar) al (?:contenido|menú)\b.{0,30}$",
    # buttons: the word alone, or with what it acts on
    r"^(?:share|compart(?:ir|e)|tweet|tuitear|print|imprimir|e-?mail|save|guardar|follow|seguir"
    r"|subscribe"
    r"|suscríbe(?:te|se)|sign (?:in|up|out)|log ?(?:in|out)|iniciar sesión|cerrar sesión"
    r"|regístr(?:ate|ese)"
    r"|search|buscar|listen|escuch[ae]r?|play|reproducir|download|descargar|like|me gusta|close|cerrar)"
    r"(?: (?:now|ahora|this|esto|esta|este|here|aquí|us|to|on|via|with|en|por|con|a|for"
    r"|our)\b[^.!?]{0,40})?$",
    r"^(?:menu|menú|home|inicio|next|previous|siguiente|anterior|back to top|volver arriba"
    r"|loading\W*|cargando\W*"
    r"|advertisement|publicidad|anuncio|sponsored|patrocinado|opens in a new window)$",
    r"^(?:next|previous|siguiente|anterior) (?:post|article|page|story|entrada|artículo|página|nota)\b",
    # where one is on the site
    r"^(?:home|inicio|portada)\s*[>»/›|].+",
    r"^[^.!?]{1,40}(?:\s[>»›]\s[^.!?>»›]{1,60}){2,}",
    # counts
    r"^\W*[\d.,]+\s*(?:views?|vistas|visitas|lecturas|likes?|shares?|compartidos?|comments?"
    r"|comentarios?|min\b)"
    r"(?:\W+[\d.,]*\s*(?:views?|vistas|min(?:s|utes|utos)?(?: read| de lectura)?|comments?"
    r"|comentarios?|shares?"
    r"|leave one|dej[ae] un[oa]?))*\W*$",
    r"^(?:tiempo de lectura|reading time|read time)\b.{0,40}$",
    r"^\d+ min(?:ute|uto)?s? (?:read|de lectura)$",
    # rights, tags, links to other texts
    r"^(?:copyright|©|\(c\))\s",
    r"\b(?:all rights reserved|todos los derechos reservados|derechos reservados)\W*$",
    r"^(?:tags?|etiquetas?|filed under|archivado en|categor(?:y|ies|ías?)|posted in|publicado en"
    r"|topics?|temas)\s*:",
    r"^(?:related(?: \w+)?|relacionad[oa]s?|read (?:more|also|next)|see also|leer? (?:más"
    r"|también)|lea (?:más|también)"
    r"|te puede interesar|también te puede interesar|más información|más noticias"
    r"|continue reading|sigue leyendo"
    r"|notas relacionadas|artículos relacionados|most (?:read|popular)|lo más (?:leído|visto))"
    r"(?:\W*$|\s*:| (?:this|esto|here|aquí).{0,60}$)",
    # shortcodes, forms, consent
    r"^\[(?P<code>[a-z_]\w*)(?:\s[^\]]*)?\].*\[/(?P=code)\]$",
    r"^\[[a-z_]\w* [a-z_]+=[^\]]*\]$",
    r"^(?:leave a (?:reply|comment)|deja(?:r)? (?:un|una) (?:comentario|respuesta)|fill in your details"
    r"|post (?:a )?comment|you are commenting using|estás comentando usando|connecting to"
    r"|conectando a|notify me of)",
    r"^(?:we use cookies|this (?:site|website) uses cookies|(?:este sitio|esta web|utilizamos"
    r"|usamos) .{0,20}cookies)",
    r"bloggers like this|a \d+ blogueros les gusta",
    r"^https?://\S+$",
    r"^[\W_]+$",
)
"""Lines that are never part of an article."""

COMMENTS = _Any(
    r"^\d+ (?:comments?|comentarios?|responses?|respuestas?|thoughts? on)\b(?!.*\bmin\b)[^.]{0,60}$",
    r"^(?:comments?|comentarios?|responses?|respuestas)(?:\s*\(\d+\))?\s*:?$",
    r"^(?:leave|post|add) a (?:reply|comment)\b",
    r"^(?:deja|dejar|escribe|escribir|añade|publica) (?:un|una) (?:comentario|respuesta)\b",
    r"^(?:join the conversation|únete a la conversación)",
)
"""The line that a comment thread or its form begins with."""

CREDIT = _Any(
    r"(?:^|[(\[—–]\s*)(?:my|our)(?: own)? translation\b",
    r"\btranslation (?:is |by the author|: ?)?(?:mine|ours|my own)\b",
    r"^\W*translat(?:ed|ion)(?: from the \w+)? by\b.{0,80}$",
    r"(?:^|[(\[—–]\s*)(?:la )?(?:traducción|trad\.) (?:es )?(?:mía|nuestra|propia|de la autora"
    r"|del autor)\b",
    r"(?:^|[(\[—–]\s*)mi (?:propia )?traducción\b",
    r"^\W*(?:traducción|traducido|traducida) (?:de|por|del \w+ (?:de|por))\s.{0,80}$",
)
"""A note that says the text is a translation."""

NOTE = _Any(
    r"^[\W_]*(?:(?:translator|editor|author|publisher)['’]?s['’]? note|note (?:from"
    r"|by) the (?:translator|editor)s?"
    r"|nota (?:del?|de la) (?:(?:el|la|los|las) )?(?:traductora?|editora?|autora?|redacción|editorial)"
    r"|n\. ?(?:del?|de la) ?(?:t|e|a|r|trad|ed)\.|ed\.?(?: note)?:|tr\. note|t\.n\.)",
    r"^[\W_]*(?:updated?|correction|clarification|actualización|corrección|aclaración|fe de erratas)\s*"
    r"(?:\([^)]*\)|\d[^:]{0,30})?:",
    r"^[\W_]*this (?:article|story|post|piece|essay|text|interview|column) (?:(?:was|has been"
    r"|is) )?(?:originally|first"
    r"|adapted|updated|corrected|published|translated|produced|republished|excerpted|reprinted)\b",
    r"^[\W_]*est[ea] (?:artículo|texto|nota|entrevista|columna|reportaje) (?:(?:fue|ha sido|es"
    r"|se) )?(?:originalmente"
    r"|publicad[oa]|publicó|apareció|actualizad[oa]|corregid[oa]|traducid[oa]|adaptad[oa]"
    r"|una versión)\b",
    r"^[\W_]*(?:originally published|first published|publicad[oa] originalmente)\b",
    r"^(?:via|vía)\s+(?-i:[A-ZÁÉÍÓÚÑ])[^.]{0,80}$",
)
"""A translator's or editor's note, as it announces itself."""

REMARK = _Any(
    r"^[\W_]*I(?:['’]d| would| should| might| must|['’]ll| will) (?:only |just |also )?(?:add"
    r"|note|point out|mention|remark)\b",
    r"^[\W_]*(?:yo )?(?:añadiría|agregaría|agrego|añado|apunto|quisiera (?:añadir|agregar)"
    r"|cabe añadir por mi parte)\b",
    r"^[\W_]*(?:por mi parte|my own (?:view|comment|take)|my two cents|a note of my own)\b",
)
"""A remark in the first person by whoever translated or posted the text."""

_AGENCY = r"AP|AFP|EFE|Reuters|Getty|Cuartoscuro|Notimex|Xinhua|EPA|Bloomberg"
CAPTION = _Any(
    r"^(?:photo|foto|fotografía|image|imagen|picture|caption|pie de foto|ilustración|illustration"
    r"|gráfico)"
    r"(?:\s*(?:by|de|por|credit|crédito|courtesy|cortesía)\b[^.]*|\s*\d*)\s*[:/|].+",
    r"^(?:photo(?:graph)? (?:by|courtesy)|foto(?:grafía)? (?:de|por|cortesía))\b[^.]{0,80}$",
    # a credit in brackets after the caption's stop: "(Cesar Rodriguez/Bloomberg)", "(AFP)"
    r"(?:^|[.!?…\"”»]\s*)\((?-i:[A-ZÁÉÍÓÚÑ])[^()/]{1,50}/\s*(?-i:[A-ZÁÉÍÓÚÑ])[^()/]{1,50}\)\s*$",
    rf"(?:^|[.!?…\"”»]\s*)\((?:{_AGENCY})\b[^()]*\)\s*$",
    r"(?:[(|]|\.\s)\s*(?:photo|foto|image|imagen|credit|crédito|courtesy|cortesía|archivo|file photo)"
    r"(?:\s*[:/]|\s+(?:by|de|del|por|of|courtesy)\b)[^().]*\)?\s*$",
    r"\b(?:AP Photo|Getty Images|Agencia EFE)\b[^.]{0,40}$",
)
"""A caption, by its photo credit or its announcement."""

_NAME = (  # a capitalised word, then up to six more with the particles of names between them
    r"(?-i:[A-ZÁÉÍÓÚÑÜ][\w.'’-]+"
    r"(?:\s+(?:(?:de|del|la|las|los|y|da|dos|van|von)\s+)*[A-ZÁÉÍÓÚÑÜ][\w.'’-]*){0,6})"
)
BYLINE = re.compile(
    r"^(?:by|por|escrito por|written by|texto:|text:|author:|autora?:)\s+"
    rf"(?P<name>{_NAME})(?:\W.*)?$",
    re.IGNORECASE,
)
"""A line that names the author."""

BIO = re.compile(
    rf"^(?P<name>{_NAME})(?:,[^.]{{0,80}},)? (?:is|was|es|fue|writes|escribe|teaches|covers|cubre) "
    r"(?:an?|the|el|la|un|una|associate|assistant|full|senior|staff|professor|profesora?"
    r"|periodista|corresponsal"
    r"|autora?|investigadora?|doctora?|escritora?|reporter[ao]?|author|journalist|directora?|for"
    r"|about|para|sobre)\b",
    re.IGNORECASE,
)
"""The beginning of a note about the author; `name` is who."""

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan enero ene",
            "february feb febrero",
            "march mar marzo",
            "april apr abril abr",
            "may mayo",
            "june jun junio",
            "july jul julio",
            "august aug agosto ago",
            "september sep sept septiembre setiembre set",
            "october oct octubre",
            "november nov noviembre",
            "december dec diciembre dic",
        ),
        1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATE = re.compile(
    rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th|º|°)?\s*(?:de\s+|-|\s|/)\s*(?P<m>{_MONTH})\b\.?,?\s*"
    r"(?:del?\s+|-|/)?\s*(?P<y>\d{4})"
    rf"|(?P<m2>{_MONTH})\b\.?\s*(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s*(?:del?\s+)?(?P<y2>\d{{4}})"
    r"|(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2})",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\d{4}")
_DATE_LINE = re.compile(
    r"^(?:(?:published|posted|(?:last )?updated|publicado|actualizado|fecha|date|created)\b(?: on"
    r"| el| at)?\s*:?"
    r"|(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|lunes|martes|miércoles|jueves|viernes|sábado"
    r"|domingo)\b"
    r"|[\w .]{0,30}\b,|a\b|at\b|on\b|el\b|las\b|T?\d{1,2}:\d{2}(?::\d{2})?|[ap]\.?\s?m\.?|h(?:rs?"
    r"|oras)?\b|[A-Z]{2,4}T?\b|\W)*$",
    re.IGNORECASE,
)


def find_date(text: str) -> str:
    """Return the first date written in `text` as YYYY-MM-DD, "" where there is none or it cannot be."""
    found = _DATE.search(text) if _YEAR.search(text) else None
    if found is None:
        return ""
    year = found["y"] or found["y2"] or found["y3"]
    day = int(found["d"] or found["d2"] or found["d3"])
    named = found["m"] or found["m2"]
    month = _MONTHS[named.lower()] if named else int(found["m3"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return ""
    return f"{year}-{month:02d}-{day:02d}"


def is_date_line(text: str) -> bool:
    """Whether `text` is a line with a date and little else: "- May 29, 2018", "Ciudad de "
    "México, 29 de …"."""
    if len(text) > 90 or not find_date(text):
        return False
    found = _DATE.search(text)
    return found is not None and bool(
        _DATE_LINE.match(text[: found.start()] + " " + text[found.end() :])
    )


_SOURCES = (
    re.compile(r"^(?:via|vía)\s+(?P<name>[^(,.;:\n]{2,60}?)\s*(?:[(,.;:]|$)", re.IGNORECASE),
    re.compile(
        r"^(?:source|fuente|from|tomado de|publicado en)\s*:\s*(?P<name>[^(,.;\n]{2,60})",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:originally|first) (?:published|appeared) (?:in|on|at|by) (?P<name>[^(,.;\n]{2,60})",
        re.IGNORECASE,
    ),
    re.compile(r"\bpublicad[oa] originalmente (?:en|por) (?P<name>[^(,.;\n]{2,60})", re.IGNORECASE),
    re.compile(
        r"^(?:copyright|©|\(c\))(?:\s*©)?\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?,?\s*(?:by\s+"
        r"|de\s+)?(?P<name>[^.,;|\n]{2,60})",
        re.IGNORECASE,
    ),
)


def source_of(text: str) -> str:
    """Return the publication that a credit or copyright line names, "" where it names none."""
    for pattern in _SOURCES:
        found = pattern.search(text)
        if found:
            return found["name"].strip()
    return ""
