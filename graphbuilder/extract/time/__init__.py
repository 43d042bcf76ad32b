"""Time and numbers: when something was, how many and how much."""
