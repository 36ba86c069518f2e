"""What a review pack says to a colleague: key → (English, Spanish)."""

PACK: dict[str, tuple[str, str]] = {
    "lead": (
        "Correct what needs it, confirm what is right, then save your answers and send that file back. "
        "Everything stays in this browser until you do.",
        "Corrige lo que haga falta, confirma lo que esté bien, guarda tus respuestas y devuelve ese archivo. "
        "Hasta entonces todo se queda en este navegador.",
    ),
    "keys": (
        "Ctrl+Enter: confirm and go on. Alt+↓ and Alt+↑: next and previous pair.",
        "Ctrl+Intro: confirmar y seguir. Alt+↓ y Alt+↑: par siguiente y anterior.",
    ),
    "name": ("Your name", "Tu nombre"),
    "save": ("Save the answers", "Guardar las respuestas"),
    "saved": (
        "Saved as {name}. Send that file back.",
        "Guardado como {name}. Devuelve ese archivo.",
    ),
    "progress": (
        "{done} of {total} confirmed, {changed} changed",
        "{done} de {total} confirmados, {changed} cambiados",
    ),
    "source": ("Source", "Original"),
    "human": ("Human translation", "Traducción humana"),
    "machine": ("Machine translation", "Traducción automática"),
    "version": ("Version of pair {n}", "Versión del par {n}"),
    "comment": ("Comment on pair {n}", "Comentario al par {n}"),
    "done": ("Confirmed", "Confirmado"),
    "missing": ("nothing", "nada"),
    "table_lead": (
        "Write in the column Version, put an x under Confirmed where it is right, and comment in the column "
        "Your comment. Leave the other columns and the keys as they are, and send the file back.",
        "Escribe en la columna Versión, pon una x en Confirmado donde esté bien y comenta en la columna Tu "
        "comentario. Deja las demás columnas y las claves como están y devuelve el archivo.",
    ),
    "table_number": ("Pair", "Par"),
    "table_source": ("Source", "Original"),
    "table_human": ("Human translation", "Traducción humana"),
    "table_version": ("Version", "Versión"),
    "table_done": ("Confirmed", "Confirmado"),
    "table_said": ("Comments so far", "Comentarios hasta ahora"),
    "table_comment": ("Your comment", "Tu comentario"),
    "table_key": ("Key", "Clave"),
}
