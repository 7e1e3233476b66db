"""Front matter in YAML, TOML or JSON: one tree of data with exact places, whichever it is."""
