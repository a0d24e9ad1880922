"""Settings, comments, fixes and caching: values in, values out."""
