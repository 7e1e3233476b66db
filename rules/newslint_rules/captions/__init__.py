"""Rules on the words under a picture."""
