"""Measurements: how fast we are against the engine's own floor, taken in the same run."""
