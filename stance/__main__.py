"""``python -m stance``. Does nothing but call the command line."""

import sys

from stance.cli import main

sys.exit(main())
