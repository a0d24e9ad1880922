"""Measurements on real and made-up lists; README.md says which command prints what."""
