"""What is measured, and how: each figure is a ratio against a peer or a floor that ran beside it in the same run."""
