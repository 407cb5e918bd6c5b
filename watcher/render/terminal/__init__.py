"""What commands print for people: `screen` puts it onto the terminal, each other file is one thing to see."""
