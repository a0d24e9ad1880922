"""The style of lists, written down as a configuration that changes no finding."""
