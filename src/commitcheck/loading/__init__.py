"""Files to values and problems: never raises for a user's mistake, never prints."""
