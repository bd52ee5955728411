"""Vacancies of employers, and in-house transfers negotiated by union, firm and worker."""
