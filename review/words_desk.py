"""What the pages of judging say (Compare, Review pack, Settings, replacing): key → (English, Spanish)."""

DESK: dict[str, tuple[str, str]] = {
    "page_compare": ("Compare", "Comparar"),
    "page_pack": ("Review pack", "Paquete"),
    "page_settings": ("Settings", "Ajustes"),
    "figures": ("Machine against human translation", "Traducción automática frente a humana"),
    "coverage": (
        "{scored} pairs scored; they cover {here} of {source} source segments ({share} of the characters) "
        "and {there} of {target} target segments ({part}); {omitted} omitted, {added} added",
        "{scored} pares puntuados; abarcan {here} de {source} segmentos del original ({share} de los "
        "caracteres) y {there} de {target} de la traducción ({part}); {omitted} omitidos, {added} añadidos",
    ),
    "no_figures": (
        "There are no figures yet: the Run page translates and scores.",
        "Aún no hay cifras: la página Procesos traduce y puntúa.",
    ),
    "spread": ("How the pairs score", "Cómo puntúan los pares"),
    "spread_alt": (
        "Number of pairs by chrF of machine against human translation",
        "Número de pares según el chrF de la traducción automática frente a la humana",
    ),
    "col_chrf": ("chrF from", "chrF desde"),
    "col_pairs": ("Pairs", "Pares"),
    "most_different": ("Where the two differ most", "Dónde difieren más"),
    "most_different_lead": (
        "A low score says that they differ, not which is right. Choose a line (Shift+Space) to go to its "
        "pair.",
        "Una cifra baja dice que difieren, no cuál acierta. Elige una línea (Mayús+Espacio) para ir a su "
        "par.",
    ),
    "verdicts": ("Blind verdicts", "Veredictos a ciegas"),
    "no_verdicts": (
        "None yet. On the Review page, B hides which version is whose, and 1 to 4 judge.",
        "Aún ninguno. En la página Revisión, B oculta de quién es cada versión y 1 a 4 juzgan.",
    ),
    "in_all": ("all", "todos"),
    "col_group": ("Pairs", "Pares"),
    "col_judged": ("Judged", "Juzgados"),
    "col_human": ("Human better", "Mejor la humana"),
    "col_machine": ("Machine better", "Mejor la automática"),
    "col_equal": ("Both good", "Las dos bien"),
    "col_neither": ("Neither good", "Ninguna bien"),
    "col_held": ("Machine at least as good", "Automática igual o mejor"),
    "col_interval": ("95% interval", "Intervalo al 95 %"),
    "sign_test": (
        "If nobody preferred either, so uneven a split would come up with probability {p} (sign test).",
        "Si nadie prefiriera ninguna, un reparto tan desigual saldría con probabilidad {p} (signos).",
    ),
    "calibration": ("May the pairs be trusted?", "¿Se puede confiar en los pares?"),
    "calibration_lead": (
        "What you decided about pairs, by the probability that the aligner gave them.",
        "Lo que decidiste sobre los pares, según la probabilidad que les dio el alineador.",
    ),
    "nothing_left": (
        "No pair of this text was made by the aligner.",
        "Ningún par de este texto lo hizo el alineador.",
    ),
    "col_band": ("Probability", "Probabilidad"),
    "col_right": ("Right", "Correctos"),
    "col_left": ("Not looked at", "Sin mirar"),
    "may_stop": (
        "It is reasonable to stop: at 95% confidence at most {wrong} of the pairs not looked at are wrong, "
        "and {allowed} ({share} of the text) may be.",
        "Es razonable parar: con 95 % de confianza hay como mucho {wrong} pares erróneos entre los no "
        "mirados, y puede haber {allowed} ({share} del texto).",
    ),
    "go_on_sampling": (
        "As yet up to {wrong} of the pairs not looked at may be wrong; {allowed} ({share} of the text) may "
        "be. "
        "{more} more, drawn at random (Review, Show: random sample), all right, would be enough.",
        "Por ahora puede haber hasta {wrong} pares erróneos entre los no mirados; puede haber {allowed} "
        "({share} del texto). Bastarían {more} más, al azar (Revisión, Mostrar: muestra al azar), correctos.",
    ),
    "look_at_all": (
        "As yet up to {wrong} of the pairs not looked at may be wrong; {allowed} ({share} of the text) may "
        "be. "
        "The text is so short that only looking at every pair settles it.",
        "Por ahora puede haber hasta {wrong} pares erróneos entre los no mirados; puede haber {allowed} "
        "({share} del texto). El texto es tan corto que solo mirarlos todos lo decide.",
    ),
    "pack_out": ("Send out", "Enviar"),
    "pack_lead": (
        "One file for a colleague, who needs no Careo and no network. What comes back finds its pairs again.",
        "Un solo archivo para un colega, sin Careo y sin red. Lo que vuelve encuentra de nuevo sus pares.",
    ),
    "pack_as_html": ("page for any browser", "página para cualquier navegador"),
    "pack_as_docx": ("Word document", "documento de Word"),
    "pack_as_tsv": ("table for a spreadsheet", "tabla para hoja de cálculo"),
    "pack_all": ("all", "todos"),
    "pack_open": ("not reviewed yet", "sin revisar"),
    "pack_doubtful": ("doubtful pairs", "pares dudosos"),
    "pack_commented": ("with open comments", "con comentarios abiertos"),
    "pack_language": ("Its language", "Su idioma"),
    "pack_holds": ("{n:pair goes|pairs go} out.", "{n:par sale|pares salen}."),
    "pack_download": ("Save the pack", "Guardar el paquete"),
    "pack_in": ("Bring back", "Recibir"),
    "answers": ("The file that came back", "El archivo que ha vuelto"),
    "answers_help": (
        "The answers of a pack (.answers.json), its Word document or table, or a TMX, XLIFF, TSV, CSV or "
        "JSONL file that was exported here and edited elsewhere.",
        "Las respuestas de un paquete (.answers.json), su documento de Word o tabla, o un archivo TMX, "
        "XLIFF, TSV, CSV o JSONL exportado aquí y editado en otra parte.",
    ),
    "answers_author": ("Whose answers they are", "De quién son las respuestas"),
    "answers_from": ("{n:pair|pairs} from {name}.", "{n:par|pares} de {name}."),
    "outcome_take": ("{n} to take", "{n} por tomar"),
    "outcome_same": ("{n} bring nothing new", "{n} sin novedad"),
    "outcome_conflict": ("{n} changed here too", "{n} cambiados también aquí"),
    "outcome_moved": ("{n} paired otherwise by now", "{n} emparejados ya de otra forma"),
    "outcome_locked": ("{n} locked here", "{n} bloqueados aquí"),
    "outcome_strayed": ("{n} changed in another column", "{n} cambiados en otra columna"),
    "outcome_name_strayed": ("changed in another column", "cambiado en otra columna"),
    "outcome_name_take": ("take", "tomar"),
    "outcome_name_conflict": ("changed here too", "cambiado también aquí"),
    "outcome_name_moved": ("paired otherwise by now", "emparejado ya de otra forma"),
    "outcome_name_locked": ("locked here", "bloqueado aquí"),
    "outcome_help": (
        "Where both changed a text, yours stays and the other comes as a comment that begins with ≠. Pairs "
        "that are paired otherwise by now, or were changed in another column than Version, are shown here "
        "and not brought in.",
        "Donde ambos cambiaron un texto, se queda el tuyo y el otro llega como comentario que empieza por ≠. "
        "Los pares que ya se emparejan de otra forma, o cambiados en otra columna que Versión, se muestran "
        "aquí y no se toman.",
    ),
    "col_outcome": ("What happens", "Qué pasa"),
    "col_here": ("Here", "Aquí"),
    "col_theirs": ("Came back", "Ha vuelto"),
    "bring_in": ("Bring in", "Tomar"),
    "brought_in": (
        "{n:pair|pairs} brought in; one undo takes it back.",
        "{n:par tomado|pares tomados}; se deshace de una vez.",
    ),
    "text_size": ("Size of the texts", "Tamaño de los textos"),
    "text_size_help": (
        "For source and translations; the browser's zoom changes everything.",
        "Para original y traducciones; el zoom del navegador lo cambia todo.",
    ),
    "models": ("Bundled models", "Modelos incluidos"),
    "no_models": ("None is bundled here.", "Aquí no se incluye ninguno."),
    "privacy_title": ("What leaves this machine", "Qué sale de este equipo"),
    "kept_in": (
        "The list of projects and these settings are kept in {folder}",
        "La lista de proyectos y estos ajustes se guardan en {folder}",
    ),
    "replace": ("Find and replace", "Buscar y reemplazar"),
    "replace_lead": (
        "In the reviewed versions, and where nobody wrote one yet, in the human translation.",
        "En las versiones revisadas y, donde aún nadie escribió, en la traducción humana.",
    ),
    "find": ("Find", "Buscar"),
    "replace_by": ("Replace by", "Reemplazar por"),
    "regex": ("regular expression", "expresión regular"),
    "match_case": ("match case", "distinguir mayúsculas"),
    "whole_words": ("whole words", "palabras enteras"),
    "preview_of": (
        "{places:place|places} in {rows:pair|pairs}. Choose lines (Shift+Space) to change only those.",
        "{places:lugar|lugares} en {rows:par|pares}. Elige líneas (Mayús+Espacio) para cambiar solo esas.",
    ),
    "preview_locked": ("{n} of them are locked and stay.", "{n} están bloqueados y se quedan."),
    "before": ("Before", "Antes"),
    "after": ("After", "Después"),
    "replace_now": ("Replace in {n:pair|pairs}", "Reemplazar en {n:par|pares}"),
    "replaced": (
        "Replaced in {n:pair|pairs}; one undo takes it back.",
        "Reemplazado en {n:par|pares}; se deshace de una vez.",
    ),
    "nothing_found": ("Nothing would change.", "Nada cambiaría."),
    "imported": (
        "{n:pair is|pairs are} in the project.",
        "{n:par está|pares están} en el proyecto.",
    ),
    "page_memory": ("Memory and terms", "Memoria y términos"),
    "mode_memory": ("Translation memory", "Memoria de traducción"),
    "mode_terms": ("Terms", "Términos"),
    "memory_holds": (
        "{n:translation|translations} remembered, {pair}.",
        "{n:traducción recordada|traducciones recordadas}, {pair}.",
    ),
    "memory_add_done": (
        "Remember {n:reviewed pair|reviewed pairs}",
        "Recordar {n:par revisado|pares revisados}",
    ),
    "memory_added": ("{n} were new.", "{n} eran nuevas."),
    "memory_drafts": (
        "{n:unit was|units were} left out as fuzzy, machine-made or rejected.",
        "{n:unidad quedó|unidades quedaron} fuera por dudosas, automáticas o rechazadas.",
    ),
    "memory_lacking": (
        "{n:unit was|units were} left out for want of one of the two languages.",
        "{n:unidad quedó|unidades quedaron} fuera por faltarles uno de los dos idiomas.",
    ),
    "memory_file": ("Add a file: TMX, XLIFF, TSV, …", "Añadir un archivo: TMX, XLIFF, TSV, …"),
    "memory_add_file": ("Add it", "Añadirlo"),
    "memory_look_up": ("Look up a sentence", "Buscar una frase"),
    "memory_look_up_help": (
        "In the source language; like sentences are found too.",
        "En la lengua original; también se encuentran frases parecidas.",
    ),
    "memory_none": ("Nothing alike is remembered.", "No se recuerda nada parecido."),
    "col_percent": ("%", "%"),
    "col_origin": ("From", "De"),
    "terms_lead": (
        "How terms are to be rendered. The Review page shows them with each pair.",
        "Cómo se traducen los términos. La página Revisión los muestra con cada par.",
    ),
    "terms_file": ("Add a file: TSV or TBX", "Añadir un archivo: TSV o TBX"),
    "terms_take": ("Add them", "Añadirlos"),
    "terms_kept": ("Kept.", "Guardado."),
    "terms_keep": ("Keep the terms", "Guardar los términos"),
    "terms_many": (
        "{n} terms; so many are edited in a spreadsheet: {path}",
        "{n} términos; tantos se editan en una hoja de cálculo: {path}",
    ),
    "term_rendering": ("Rendering", "Traducción"),
    "term_case": ("Case", "Mayúsculas"),
    "mode_search": ("Search", "Buscar"),
    "mode_replace": ("Find and replace", "Buscar y reemplazar"),
}
