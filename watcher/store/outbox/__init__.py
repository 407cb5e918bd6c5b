"""What is to be told, to whom, and how far it got; `dispatch` is the front."""
