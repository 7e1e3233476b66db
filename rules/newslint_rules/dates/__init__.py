"""Rules on dates: claims that need one, dates that contradict each other or the calendar."""
