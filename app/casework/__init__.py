"""Cases: one household, one plan, one responsible caseworker; referrals, home visits, closing and re-opening."""
