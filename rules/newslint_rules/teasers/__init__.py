"""Rules on units that promote another story."""
