"""Word lists that the checks use; see README.md for what they are made from."""
