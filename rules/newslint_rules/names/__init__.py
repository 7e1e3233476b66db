"""Rules on names: one person, organisation or place has one spelling."""
