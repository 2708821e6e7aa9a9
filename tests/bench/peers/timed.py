"""Runs a command and prints its CPU seconds and peak memory as JSON: python timed.py COMMAND…"""

import json
import resource
import subprocess
import sys

code = subprocess.run(sys.argv[1:]).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
seconds = used.ru_utime + used.ru_stime
print(json.dumps({"kind": "stance", "seconds": seconds, "peak_mb": used.ru_maxrss / 1024, "exit": code}))
