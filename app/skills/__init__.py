"""Occupations, skills, levels and licences, and the reading of free text into them."""
