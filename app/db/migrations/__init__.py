"""The one history of all tables, written by `make migration NAME=...` and run on both engines."""
