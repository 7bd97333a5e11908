"""The text library: plain functions on Arrow tables, with no scheduler, checker or database in sight."""

import os

# Its matrices are small: threads of the linear algebra library would wait for each other most of the time.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")
