"""One package a platform. Each translates, and nothing else."""
