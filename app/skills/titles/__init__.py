"""What job advertisements say beside the work itself, topic by topic."""
