"""The demonstration: an invented town of families, firms and courses, and 14 months of its life. Nothing here is real."""
