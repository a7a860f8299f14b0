"""What is written in figures: doses, durations, dates, and the numbers in them."""
