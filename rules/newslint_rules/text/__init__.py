"""Rules on the running text, whatever it says."""
