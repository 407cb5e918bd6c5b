"""Where articles come from: the sources, what they listed, and the hubs that push."""
