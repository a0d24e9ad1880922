"""Measurements on real lists: how well they are read, what is found in them, how fast."""
