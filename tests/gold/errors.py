#!/usr/bin/env python3
"""Counts the errors left on the annotated articles beside the checkout, by category, as the table in
tests/gold/README.md tells them:  tests/gold/errors.py"""
import collections, json, os, pathlib, subprocess, sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
STANCE = ROOT / os.environ.get("CARGO_TARGET_DIR", "target") / "release/stance"


def names(score, gold, predicted, texts, looked_at):
    """Counts the quotes found that miss the full name, and those of them for which no name allowed stands in the text."""
    told = {(p["article"], p["start"]): (p["speaker"] or {}).get("name") for p in predicted if p["kind"] != "term"}
    asked = [g for g in gold if g["article"] in looked_at and g["kind"] != "term" and g.get("canonical")]
    asked = [g for g in asked if (g["article"], g["start"]) in told]
    size = lambda name: len(score.words(name))
    right = lambda name, allowed: name and score.same_name(name, allowed) and size(name) >= min(map(size, allowed))
    missed = [g for g in asked if not right(told[g["article"], g["start"]], g["canonical"])]
    inside = lambda name, text: f" {' '.join(score.words(name))} " in f" {' '.join(score.words(text))} "
    absent = sum(not any(inside(n, texts[g["article"]]) for n in g["canonical"]) for g in missed)
    if asked:
        print(f"full name, documents looked at: {len(missed)} of {len(asked)} missed, {absent} with none in the text")


def main():
    if not (SHARED / "gold").is_dir():
        print("skipped: no annotated sets beside the checkout")
        return
    sys.path.insert(0, str(SHARED / "eval"))
    import score
    load = lambda path: [json.loads(line) for line in open(path, encoding="utf8") if line.strip()]
    for name in ("dev/articles", "dev/sentences"):
        docs = SHARED / "gold" / f"{name}.docs.jsonl"
        run = subprocess.run([STANCE, "extract", "--quiet", "--format", "jsonl", docs],
                             capture_output=True, check=True, text=True)
        predicted = [json.loads(line) for line in run.stdout.splitlines()]
        gold, texts = load(SHARED / "gold" / f"{name}.gold.jsonl"), {d["id"]: d["text"] for d in load(docs)}
        _, misses, wrong, extra, _ = score.score(gold, predicted, texts)
        print(f"\n## {name}")
        # Rules were written while looking at the documents at even places, then at every other one of the rest;
        # a quarter was only watched.
        order = list(texts)
        for half, ids in (("looked at first", set(order[::2])), ("looked at later", set(order[1::4])), ("watched", set(order[3::4]))):
            pick = lambda rows: [r for r in rows if r["article"] in ids]
            figures = score.score(pick(gold), pick(predicted), {i: texts[i] for i in ids})[0]
            print(f"end-to-end F1, documents {half}: {figures['end-to-end P/R/F1'][2]:.3f}")
        names(score, gold, predicted, texts, set(order[::2]) | set(order[1::4]))
        count = collections.Counter()
        for g, p in misses:
            words = len(g["quote"].split())
            size = "one to three words" if words <= 3 else "four words or more"
            count["quote not found at all" if p is None else f"quote told as term, {size}"] += 1
        for p in extra:
            count["quotation where the annotation has none"] += 1
        spans = {(p["article"], p["start"]): p for p in predicted}
        for g in gold:
            p = spans.get((g["article"], g["start"]))
            if g["kind"] == "term" and p and p["kind"] != "term":
                count["term told as quotation, " + ("attributed" if p["rule"] else "without speaker")] += 1
        bad = set()
        for g, p in wrong:
            bad.add((g["article"], g["start"]))
            count["no speaker given" if not p.get("speaker") else f"wrong speaker, rule {p['rule']}"] += 1
        for g in gold:
            p = spans.get((g["article"], g["start"]))
            if g["kind"] == "term" or not g["canonical"] or not p or p["kind"] == "term" or not p.get("speaker"):
                continue
            if (g["article"], g["start"]) in bad:
                continue
            name_ = p["speaker"]["name"]
            least = min(len(score.words(n)) for n in g["canonical"])
            if score.same_name(name_, g["canonical"]) and len(score.words(name_)) >= least:
                continue
            if score.same_name(name_, g["canonical"]):
                count["name right but shorter than the fullest"] += 1
            elif name_[:1].islower():
                count["speaker right, told by a description and not by name"] += 1
            else:
                count["speaker right, told under another name or spelling"] += 1
        for what, n in sorted(count.items(), key=lambda c: (-c[1], c[0])):
            print(f"{n:5}  {what}")


if __name__ == "__main__":
    main()
