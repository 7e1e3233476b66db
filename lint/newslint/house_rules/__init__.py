"""The house's own rules, declared in YAML or brought along as a Vale style; nothing here is imported unless used."""
