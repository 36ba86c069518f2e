"""The project database behind `corpora.store`: tables, migrations and queries, on SQLAlchemy.

Import `corpora.store`, not this: it loads these modules on first use.
"""
