"""Weeks, days, terms and legal hours: when a person's time is taken, and when it may be."""
