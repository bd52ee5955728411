"""Regions: China's administrative divisions, and the dated numbers (lines, wages, caps) that hold in them."""
