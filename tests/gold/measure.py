#!/usr/bin/env python3
"""Measures how often each attribution rule is right on the annotated sets beside the checkout, and
writes src/attribution/rules/measured.rs, where tiers and confidence come from.

    tests/gold/measure.py          measure and write
    tests/gold/measure.py --check  fail if the file claims something else

A firing counts where the gold has a speaker for the quote; right is what ../shared/eval/score.py
calls right: the mention overlaps the gold mention, or the name is one of the gold names."""
import collections, json, os, pathlib, re, subprocess, sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
STANCE = ROOT / os.environ.get("CARGO_TARGET_DIR", "target") / "release/stance"
SETS = ["dev/articles", "dev/sentences", "seeds/articles"]
FILE = ROOT / "src/attribution/rules/measured.rs"


def measure():
    sys.path.insert(0, str(SHARED / "eval"))
    import score
    fired, right = collections.Counter(), collections.Counter()
    for name in SETS:
        docs = SHARED / "gold" / f"{name}.docs.jsonl"
        run = subprocess.run([STANCE, "extract", "--quiet", "--format", "jsonl", docs],
                             capture_output=True, check=True, text=True)
        predicted = [json.loads(line) for line in run.stdout.splitlines()]
        load = lambda path: [json.loads(line) for line in open(path, encoding="utf8") if line.strip()]
        gold = load(SHARED / "gold" / f"{name}.gold.jsonl")
        texts = {d["id"]: d["text"] for d in load(docs)}
        by_article = collections.defaultdict(list)
        for p in predicted:
            by_article[p["article"]].append(p)
        _, _, wrong, _, _ = score.score(gold, predicted, texts)
        missed = {(g["article"], g["start"]) for g, _ in wrong}
        used = set()
        for g in gold:
            if g["kind"] == "term" or not (g["mention"] or g["names"]):
                continue
            best, best_overlap = None, 0
            for p in by_article[g["article"]]:
                if id(p) in used:
                    continue
                overlap = score.overlap((g["start"], g["end"]), (p["start"], p["end"]))
                if overlap >= 0.8 * (g["end"] - g["start"]) and overlap >= 0.8 * (p["end"] - p["start"]) and overlap > best_overlap:
                    best, best_overlap = p, overlap
            if best is None:
                continue
            used.add(id(best))
            if best["kind"] == "term" or not best["rule"]:
                continue
            fired[best["rule"]] += 1
            right[best["rule"]] += (g["article"], g["start"]) not in missed
    return [(rule, fired[rule], right[rule]) for rule in sorted(fired)]


def main():
    if not (SHARED / "gold").is_dir():
        print("skipped: no annotated sets beside the checkout")
        return
    subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=ROOT, check=True)
    rows = measure()
    body = "".join(f'    ("{rule}", {n}, {k}),\n' for rule, n, k in rows)
    text = FILE.read_text(encoding="utf8")
    new = re.sub(r"const MEASURED: &\[\(&str, u32, u32\)\] = &\[.*?\];",
                 lambda _: "const MEASURED: &[(&str, u32, u32)] = &[\n" + body + "];", text, flags=re.S)
    for rule, n, k in rows:
        print(f"{rule:24} {k:4} of {n:4}  {k / n:.3f}")
    if "--check" in sys.argv[1:]:
        if new != text:
            sys.exit("measured.rs claims other figures; run tests/gold/measure.py")
        print("measured.rs is true")
    else:
        FILE.write_text(new, encoding="utf8")


if __name__ == "__main__":
    main()
