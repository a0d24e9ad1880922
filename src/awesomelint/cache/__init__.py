"""The results of earlier runs of `check`, kept outside the repository. No run needs them."""
