"""Courses: what they give, when their cohorts meet, and who has a seat."""
