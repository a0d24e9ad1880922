"""What earlier runs of `check` found, kept outside the repository. Nothing here is needed."""
