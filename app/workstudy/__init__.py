"""Paid slots for students, within the legal caps over all of them."""
