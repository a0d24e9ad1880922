"""The user's files and git: finding, reading and writing them."""
