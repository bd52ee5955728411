"""The demonstration: an invented town and 14 months of its life. Nothing here is real."""
