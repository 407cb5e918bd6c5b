"""Whose turn it is: the queues of hosts, who may be asked now and by whom, and what the budget gives each."""
