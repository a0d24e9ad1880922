"""One run over a repository: which files make up a list, and what is found in them."""
