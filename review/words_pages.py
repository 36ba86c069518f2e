"""What the pages around the grid say: key → (English, Spanish)."""

PAGES: dict[str, tuple[str, str]] = {
    "page_projects": ("Projects", "Proyectos"),
    "page_read": ("Side by side", "Frente a frente"),
    "no_project": ("No project is open.", "No hay ningún proyecto abierto."),
    "no_project_help": (
        "Open one on the Projects page, or start the app with one: careo app demo.careo",
        "Abre uno en la página Proyectos, o inicia la aplicación con uno: careo app demo.careo",
    ),
    "wrong_address": (
        "Careo answers on this machine only. Start it with: careo app",
        "Careo solo atiende en este equipo. Inícialo con: careo app",
    ),
    "bitext": ("Bitext", "Bitexto"),
    "no_bitext": ("The project holds no bitext yet.", "El proyecto aún no tiene bitextos."),
}
