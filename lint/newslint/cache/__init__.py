"""What was found in a file is kept for the next run: see docs/cache.md."""
