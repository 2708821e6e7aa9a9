#!/usr/bin/env python3
"""Fails unless one article of 20 MB takes at most twelve times as long as one of 2.5 MB, in CPU time: reading is linear.
The same of 2 and 0.25 MB of quotes that nobody speaks, and of lines with dozens of verbs without subject.

    cargo build --release && tests/bench/growth.py"""
import os, pathlib, resource, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
STANCE = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release/stance"
LIMIT = 12


ARTICLES = "\n".join(p.read_text(encoding="utf8") for p in sorted((ROOT / "tests/articles").glob("*.txt")))


def seconds(texts, size, folder):
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
    missed = False
    for what, texts, size in [("articles", ARTICLES, 2_500_000), ("quotes", "« Un mot »", 250_000),
                              ("verbs", "arrive, mange, boit, " * 20 + "dit « non ».", 250_000)]:
        short, long = seconds(texts, size, folder), seconds(texts, 8 * size, folder)
        print(f"{what}: eight times the length takes {long / short:.1f} times as long ({LIMIT} at most)")
        missed |= long > LIMIT * short
sys.exit(missed)
