"""Rules on quotation marks."""
