"""Rules of the copy desk."""
