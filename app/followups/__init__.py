"""Follow-ups: contacts after a start, the income ledger, the stable-income decision, warnings and re-opening."""
