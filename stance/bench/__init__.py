"""What a reading costs, and what it costs otherwise, measured in one run on one machine. Does not judge what is read."""
