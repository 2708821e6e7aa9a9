#!/usr/bin/env python3
"""Fails unless one article of 20 MB takes at most twelve times as long as one of 2.5 MB, in CPU time: reading is linear.

    cargo build --release && tests/bench/growth.py"""
import os, pathlib, resource, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
STANCE = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release/stance"
LIMIT = 12


def seconds(size, folder):
    texts = "\n".join(p.read_text(encoding="utf8") for p in sorted((ROOT / "tests/articles").glob("*.txt")))
    path = pathlib.Path(folder) / f"{size}.txt"
    path.write_text((texts + "\n") * (size // len(texts.encode()) + 1), encoding="utf8")
    best = float("inf")
    for _ in range(2):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        run = [STANCE, "extract", "--quiet", "--max-article-bytes", "40M", "--format", "jsonl", path]
        subprocess.run(run, check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best = min(best, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return best


with tempfile.TemporaryDirectory() as folder:
    short, long = seconds(2_500_000, folder), seconds(20_000_000, folder)
print(f"one article of 20 MB takes {long / short:.1f} times as long as one of 2.5 MB ({LIMIT} at most)")
sys.exit(long > LIMIT * short)
