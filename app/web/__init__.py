"""The program's pages: one module per resource in a folder per face, and what all pages share."""
