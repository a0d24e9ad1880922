"""Configuration, comments, findings and fixes: values in, values out."""
