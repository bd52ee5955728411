"""Placements: who works where, since when, and on what terms; jobs, slots, transfers and own businesses."""
