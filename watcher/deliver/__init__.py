"""Carries alerts from the outbox to the channels: a `courier`, and for each channel a `lane` of its own."""
