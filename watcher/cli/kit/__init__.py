"""What the commands have in common; each of them stands on this, and on none of the others."""
