"""A user who is not root, and the tests of what root does in that user's folder."""

from __future__ import annotations

import os

import pytest

NOBODY = 65534

only_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root works in the name of others")
"""What is tested is done for root alone: nobody else may give a file away or needs to."""
