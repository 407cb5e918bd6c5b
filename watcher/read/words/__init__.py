"""What words say of a box or a block: class names, phrases, the line itself."""
