"""Rules on who made or supplied a picture."""
