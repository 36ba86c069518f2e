"""Training and fine-tuning MarianMT models: recipes, vocabularies, batches, the loop, model cards."""

from translate.training.recipe import Recipe
from translate.training.recipe_file import load_recipe, shipped_recipes

__all__ = ["Recipe", "load_recipe", "shipped_recipes"]
