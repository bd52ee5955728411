"""Organisations: unions that keep the files, employers, schools, and providers of training."""
