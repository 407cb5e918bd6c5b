"""From bytes to the text of a page's elements: what is left of it, as a tree, as a soup, as blocks."""
