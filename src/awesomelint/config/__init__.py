"""What a user configured: configuration files, options of rules, presets, settings."""
