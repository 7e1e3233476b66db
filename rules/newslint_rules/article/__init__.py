"""Rules on what an article must have."""
