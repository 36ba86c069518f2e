"""Data files that the package ships, each with the script that makes it."""
