"""Patterns for what stands on a page beside its article, in Spanish and English."""

from __future__ import annotations

import re


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


FURNITURE = _any(
    r"^(?:skip|jump) to (?:\w+ )?(?:content|navigation|main)\b.{0,30}$",
    r"^(?:saltar|ir|pasar) al (?:contenido|menú)\b.{0,30}$",
    r"^(?:listen|escuch[ae]r?|play|reproducir|download|descargar)(?: (?:now|ahora|this|to this|el|la|esta)\b.{0,30})?$",
    r"^(?:share|compart(?:ir?|e)|tweet|tuitear|print|imprimir|e-?mail(?: this)?|like this|me gusta|save|guardar"
    r"|follow|seguir|subscribe|suscríbe(?:te|se)|sign (?:in|up)|log ?(?:in|out)|iniciar sesión|regístr(?:ate|ese)"
    r"|menu|menú|search|buscar|home|inicio|next|previous|siguiente|anterior|close|cerrar|back to top|volver arriba"
    r"|advertisement|publicidad|anuncio|loading\.*|cargando\.*)\b.{0,40}$",
    r"^(?:home|inicio|portada)\s*[>»/›|].+",
    r"^[^.!?]{1,40}(?:\s[>»›]\s[^.!?>»›]{1,60}){2,}",
    r"^\W*[\d.,]+\s*(?:views?|vistas|visitas|lecturas|likes?|shares?|compartidos?|comments?|comentarios?|min\b)"
    r"(?:\W+[\d.,]*\s*(?:views?|vistas|min(?:s|utes|utos)?(?: read| de lectura)?|comments?|comentarios?|shares?"
    r"|leave one|dej[ae] un[oa]?))*\W*$",
    r"^(?:tiempo de lectura|reading time|read time)\b.{0,40}$",
    r"^\d+ min(?:ute|uto)?s? (?:read|de lectura)$",
    r"^(?:copyright|©|\(c\))\s",
    r"\b(?:all rights reserved|todos los derechos reservados|derechos reservados)\W*$",
    r"^(?:tags?|etiquetas?|filed under|archivado en|categor(?:y|ies|ías?)|posted in|publicado en|topics?|temas)\s*:",
    r"^(?:related|relacionad[oa]s?|read (?:more|also|next)|see also|leer? (?:más|también)|lea (?:más|también)"
    r"|te puede interesar|también te puede interesar|más información|more (?:on|from|in)\b|continue reading"
    r"|sigue leyendo|notas relacionadas|artículos relacionados|most (?:read|popular)|lo más (?:leído|visto))"
    r"(?:\W*$|\s*:| (?:this|esto|here|aquí).{0,60}$)",
    r"^\[(?P<code>[a-z_]\w*)(?:\s[^\]]*)?\].*\[/(?P=code)\]$",
    r"^\[[a-z_]\w* [a-z_]+=[^\]]*\]$",
    r"^(?:leave a (?:reply|comment)|deja(?:r)? (?:un|una) (?:comentario|respuesta)|fill in your details|post (?:a )?comment"
    r"|you are commenting using|estás comentando usando|connecting to|conectando a|notify me of)",
    r"^(?:we use cookies|this (?:site|website) uses cookies|(?:este sitio|esta web|utilizamos|usamos) .{0,20}cookies)",
    r"bloggers like this|a \d+ blogueros les gusta",
    r"^https?://\S+$",
    r"^[\W_]+$",
)
"""Lines that are never part of an article."""

COMMENTS = _any(
    r"^\d+ (?:comments?|comentarios?|responses?|respuestas?|thoughts? on)\b(?!.*\bmin\b).{0,60}$",
    r"^(?:comments?|comentarios?|responses?|respuestas)(?:\s*\(\d+\))?\s*:?$",
    r"^(?:leave|post|add) a (?:reply|comment)\b",
    r"^(?:deja|dejar|escribe|escribir|añade|publica) (?:un|una) (?:comentario|respuesta)\b",
    r"^(?:join the conversation|únete a la conversación)",
)
"""The line that a comment thread or its form begins with."""

CREDIT = _any(
    r"\b(?:my|our|own) (?:own )?translation\b",
    r"\b(?:translated|translation) (?:from the \w+ )?by\b(?=.{0,60}$)",
    r"\b(?:traducción|trad\.) (?:mía|nuestra|propia|de la autora|del autor)\b|\bmi (?:propia )?traducción\b",
    r"^\W*(?:traducción|traducido|traducida) (?:de|por|del inglés|al español)\b",
)
"""A note that says the text is a translation."""

NOTE = _any(
    r"^[\W_]*(?:(?:translator|editor|author|publisher)['’]?s['’]? note|note (?:from|by) the (?:translator|editor)s?"
    r"|nota (?:del?|de la) (?:(?:el|la|los|las) )?(?:traductora?|editora?|autora?|redacción|editorial)"
    r"|n\. ?(?:del?|de la) ?(?:t|e|a|r|trad|ed)\.|ed\.?(?: note)?:|tr\. note|t\.n\.)",
    r"^[\W_]*(?:update|updated|correction|clarification|actualización|corrección|aclaración|fe de erratas)\s*"
    r"(?:\([^)]*\)|\d[^:]{0,30})?:",
    r"^[\W_]*(?:this (?:article|story|post|piece|essay|text|interview|column)"
    r"|(?:este|esta) (?:artículo|texto|nota|entrevista|columna|reportaje)) "
    r"(?:was|is|has been|originally|first|appeared|fue|se publicó|apareció|es una versión|ha sido)\b",
    r"^[\W_]*(?:originally published|first published|publicado originalmente|publicada originalmente)\b",
    r"^(?:via|vía)\s+[A-ZÁÉÍÓÚÑ][^.]{0,80}$",
)
"""A translator's or editor's note, as it announces itself."""

REMARK = _any(
    r"^[\W_]*I(?:['’]d| would| should| might| must|['’]ll| will) (?:only |just |also )?(?:add|note|point out|mention|remark)\b",
    r"^[\W_]*(?:yo )?(?:añadiría|agregaría|agrego|añado|apunto|quisiera (?:añadir|agregar)|cabe añadir por mi parte)\b",
    r"^[\W_]*(?:por mi parte|my own (?:view|comment|take)|my two cents|a note of my own)\b",
)
"""A remark in the first person by whoever translated or posted the text."""

CAPTION = _any(
    r"^(?:photo|foto|fotografía|image|imagen|picture|caption|pie de foto|ilustración|illustration|video|vídeo|gráfico|map|mapa)"
    r"(?:\s*(?:by|de|por|credit|crédito|courtesy|cortesía)\b[^.]*|\s*\d*)\s*[:/|].+",
    r"^(?:photo(?:graph)? (?:by|courtesy)|foto(?:grafía)? (?:de|por|cortesía))\b",
    r"\((?:[^()]*/\s*)(?:[^()]*)\)\W*$",
    r"[(|](?:photo|foto|image|imagen|credit|crédito|courtesy|cortesía|archivo|file)\b[^()]*\)?\W*$",
    r"\((?:AP|AFP|EFE|Reuters|Getty(?: Images)?|Cuartoscuro|Notimex|Xinhua|EPA|Bloomberg)(?: [^()]*)?\)\W*$",
    r"\b(?:AP Photo|Getty Images|Agencia EFE)\b[^.]{0,40}$",
)
"""A caption, by its photo credit or its announcement."""

_NAME = r"(?-i:[A-ZÁÉÍÓÚÑÜ][\w.'’-]+(?:\s+(?:de|del|la|las|los|y|da|dos|van|von|of|[A-ZÁÉÍÓÚÑÜ][\w.'’-]*)){0,6})"
BYLINE = re.compile(
    rf"^(?:by|por|escrito por|written by|de nuestra? corresponsal|texto:|text:|author:|autora?:)\s+(?P<name>{_NAME})(?:\W.*)?$",
    re.IGNORECASE,
)
"""A line that names the author."""

BIO = re.compile(
    rf"^(?P<name>{_NAME})(?:,[^.]{{0,80}},)? (?:is|was|es|fue|writes|escribe|teaches|covers|cubre) "
    r"(?:an?|the|el|la|un|una|associate|assistant|full|senior|staff|professor|profesora?|periodista|corresponsal|autora?"
    r"|investigadora?|doctora?|escritora?|reporter[ao]?|author|journalist|director[a]?|for|about|para|sobre)\b",
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
    rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th|º|°)?\s*(?:de\s+|-|\s|/)\s*(?P<m>{_MONTH})\b\.?,?\s*(?:del?\s+|-|/)?\s*(?P<y>\d{{4}})"
    rf"|(?P<m2>{_MONTH})\b\.?\s*(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s*(?:del?\s+)?(?P<y2>\d{{4}})"
    r"|(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2})",
    re.IGNORECASE,
)
_DATE_LINE = re.compile(
    r"^(?:(?:published|posted|updated|last updated|publicado|actualizado|fecha|date|created)\b(?: on| el| at)?\s*:?"
    r"|(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|lunes|martes|miércoles|jueves|viernes|sábado|domingo)\b"
    r"|[\w .]{0,30}\b,|a\b|at\b|on\b|el\b|las\b|\d{1,2}:\d{2}(?::\d{2})?|[ap]\.?\s?m\.?|h(?:rs?|oras)?\b|[A-Z]{2,4}T?\b|\W)*$",
    re.IGNORECASE,
)


def find_date(text: str) -> str:
    """Return the first date written in `text` as YYYY-MM-DD, "" where there is none or it cannot be."""
    found = _DATE.search(text)
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
    """Whether `text` is a line with a date and little else: "- May 29, 2018", "Ciudad de México, 29 de …"."""
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
        r"^(?:copyright|©|\(c\))(?:\s*©)?\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?,?\s*(?:by\s+|de\s+)?(?P<name>[^.,;|\n]{2,60})",
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
