"""Ways in for people who do not program: every way ends in the same answers, and answers in the same draft."""
