"""What the flags of a machine translation mean, in English and Spanish (docs/translate.md lists them)."""

from __future__ import annotations

FLAGS: dict[str, tuple[str, str]] = {
    "empty": ("nothing came out", "no salió nada"),
    "damaged": ("damaged characters", "caracteres dañados"),
    "loop": ("repeats itself", "se repite"),
    "language": ("in the wrong language", "en otro idioma"),
    "untranslated": ("not translated", "sin traducir"),
    "length": ("unlikely length", "longitud improbable"),
    "number": ("a number differs", "un número no coincide"),
    "remainder": ("words left in the source language", "quedan palabras del original"),
    "name": ("a name differs", "un nombre no coincide"),
    "word": ("made-up word", "palabra inventada"),
    "mistranslated": ("mistranslated word", "palabra mal traducida"),
    "recased": ("read in small letters", "leído en minúsculas"),
    "mended": ("source corrected first", "original corregido antes"),
    "cut": ("translated in parts", "traducido por partes"),
    "split": ("translated in parts", "traducido por partes"),
    "tags": ("tags placed by position", "etiquetas puestas por posición"),
    "term": ("term not kept", "término no respetado"),
    "memory": ("from the memory", "de la memoria"),
    "memory-numbers": ("from the memory, numbers changed", "de la memoria, con otros números"),
    "copied": ("nothing to translate", "nada que traducir"),
}
"""Flag, without what follows its colon → (English, Spanish)."""

REPAIRED = ("put right", "corregido")
"""Of a fault that was found and went."""


def flag_words(flag: str, lang: str) -> str:
    """Return what a flag says in `lang`; one that is not known stays as it is."""
    name, _, what = flag.partition(":")
    base = name.removesuffix("-repaired")
    if base not in FLAGS:
        return flag
    spanish = lang == "es"
    said = FLAGS[base][spanish]
    if what:
        said += f": {what} %" if base == "memory" else f": {what}"
    return said if base == name else f"{said} ({REPAIRED[spanish]})"
