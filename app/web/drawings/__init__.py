"""Pictures as geometry: pure functions from values to shapes and words, which templates draw as SVG beside a table."""
