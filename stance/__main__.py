"""``python -m stance``. Does nothing but call the command line, and end quietly where nobody reads on (``| head``)."""

import os
import sys

from stance.cli import main

try:
    status = main()
    sys.stdout.flush()
except BrokenPipeError:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that the flush at exit does not fail again
    status = 1
sys.exit(status)
