"""MarianMT translation: models, engines, and a translator that keeps order, provenance and memory bounds."""

from translate.models import Model, bundled_models, find_model, model_for
from translate.translator import Translator, translate_segments, translator

__all__ = [
    "Model",
    "Translator",
    "bundled_models",
    "find_model",
    "model_for",
    "translate_segments",
    "translator",
]
