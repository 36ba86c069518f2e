"""Documents and bitexts: what is read, split, kept and written."""
