"""The engine that says who may take which opening, how well it fits, why, and what one change would open it."""
