"""Word lists of the guards: see README.md here."""
