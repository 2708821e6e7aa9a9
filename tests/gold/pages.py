#!/usr/bin/env python3
"""How much of real web pages the HTML reader keeps: pages.py FOLDER < LINES

LINES is what `stance extract FOLDER/*.html --emit-text --format jsonl` prints; beside each page of FOLDER lies its
expected text. Words are counted as often as they stand in both texts, as in tests/suite/pages.rs.
"""

import json
import sys
from collections import Counter
from pathlib import Path


def words(text):
    return Counter("".join(c if c.isalnum() else " " for c in text.lower()).split())


folder = Path(sys.argv[1])
texts = {}
for line in map(json.loads, sys.stdin):
    if "quote" not in line:
        texts[Path(line["id"]).name] = line["text"]
kept, beside = [], []
for page in sorted(folder.glob("*.html")):
    expected = words(page.with_suffix(".txt").read_text("utf-8"))
    found = words(texts.get(page.name, ""))
    common = (expected & found).total()
    kept.append(common / expected.total())
    beside.append(1 - common / found.total() if found else 0.0)
    print(f"{page.name:<36} words kept {kept[-1]:6.1%}  beside {beside[-1]:5.1%}")
mean = [sum(figures) / len(figures) for figures in (kept, beside)]
print(f"{'mean of ' + str(len(kept)) + ' pages':<36} words kept {mean[0]:6.1%}  beside {mean[1]:5.1%}")
