"""Names of people, organisations and places: found in an article and compared with each other."""
