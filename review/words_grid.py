"""What the grid of sentences says: key → (English, Spanish)."""

GRID: dict[str, tuple[str, str]] = {
    "source": ("Source", "Original"),
    "human": ("Human translation", "Traducción humana"),
    "machine": ("Machine translation", "Traducción automática"),
    "lang_es": ("Spanish", "español"),
    "lang_en": ("English", "inglés"),
    "row": ("Pair {n}", "Par {n}"),
    "bead": ("Type {type}", "Tipo {type}"),
    "probability": (
        "Probability {p} that the pair is right",
        "Probabilidad {p} de que el par sea correcto",
    ),
    "chrf": (
        "chrF {value} of the machine translation against the human one",
        "chrF {value} de la traducción automática frente a la humana",
    ),
    "no_source": ("Not in the source", "No está en el original"),
    "no_human": ("Not translated", "Sin traducir"),
    "no_machine": ("No machine translation", "Sin traducción automática"),
    "shown": ("{first}–{last} of {total}", "{first}–{last} de {total}"),
    "earlier": ("Earlier pairs", "Pares anteriores"),
    "later": ("Later pairs", "Pares siguientes"),
    "empty": ("This project has no pairs yet.", "Este proyecto aún no tiene pares."),
    "band_high": ("likely right", "probable"),
    "band_middle": ("uncertain", "incierto"),
    "band_low": ("doubtful", "dudoso"),
}
