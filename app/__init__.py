"""Nuangang 暖岗: aid into stable income, by matching skills and weeks, and by following up."""
