"""What runs for months: the clock, the signals and the processes, with nothing of the work itself.

`supervisor` starts one `process` or several and starts them again, `equipment` is what they look, ask and
tell with, `rounds` calls the work in turn, `pulse` and `endpoint` say whether it goes round.
"""
