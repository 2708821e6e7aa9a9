#!/usr/bin/env python3
"""What each group of features is worth: trains without it, and writes macro-F1 on the folds of our own examples,
with each file of them held out, and on the annotated articles, as tests/gold/ABLATION.md and at the end of the model's card.

    cargo build --release && tests/gold/ablation.py

Takes some minutes; the annotated articles must stand beside the checkout. `stance train` writes the card anew: run this after it."""
import json, os, pathlib, re, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
STANCE = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release/stance"
GROUPS = {"word": 0.8, "pair": 1, "chars": 1, "around": 0.3, "around-pair": 0.8, "around-chars": 0.5, "between": 1,
          "cue": 1, "cue-class": 0.8, "class": 0.7, "class-around": 1}


HEADING = "## What each group of features is worth"


def figures(groups, folder):
    model = folder / "model.json"
    wanted = ",".join(f"{name}={weight}" for name, weight in groups.items())
    subprocess.run([STANCE, "train", ROOT / "training", "--prior", "none=0.63", "--least", "8", "--quiet", "--groups", wanted,
                    "--output", model], check=True)
    card = model.with_suffix(".md").read_text(encoding="utf8")
    folds = re.search(r"^\| macro-F1 \| ([\d.]+)", card, re.M).group(1)
    held = re.search(r"^\| macro-F1, each file held out in turn \| ([\d.]+)", card, re.M).group(1)
    name = SHARED / "gold/dev/articles"
    records = subprocess.run([STANCE, "classify", "--quiet", "--format", "jsonl", "--model", model, f"{name}.docs.jsonl"],
                             check=True, capture_output=True, text=True).stdout
    load = lambda lines: [json.loads(line) for line in lines if line.strip()]
    gold = load(open(f"{name}.gold.jsonl", encoding="utf8"))
    texts = {d["id"]: d["text"] for d in load(open(f"{name}.docs.jsonl", encoding="utf8"))}
    import score
    of = lambda rows: score.score(rows, load(records.splitlines()), texts)[0]["stance macro-F1"]
    return folds, held, f"{of(gold):.3f}", f"{of([g for g in gold if g['certain']]):.3f}"


def main():
    if not (SHARED / "gold").is_dir():
        print("skipped: no annotated sets beside the checkout")
        return
    sys.path.insert(0, str(SHARED / "eval"))
    rows = [("all groups", GROUPS)]
    rows += [(f"without `{name}`", {g: w for g, w in GROUPS.items() if g != name}) for name in GROUPS]
    around = {"around", "around-pair", "around-chars"}
    rows.append(("without the three `around` groups", {g: w for g, w in GROUPS.items() if g not in around}))
    rows.append(("the three `around` groups at full weight", {**GROUPS, **dict.fromkeys(around, 1)}))
    rows.append(("words of the quote only", {"word": 1, "pair": 1}))
    lines = ["# What each group of features is worth", "", "Macro-F1; written by `tests/gold/ablation.py`. A difference below "
             "0.03 on the annotated articles is chance.", "",
             "| | folds | file held out | dev/articles | certain only |", "|---|---|---|---|---|"]
    with tempfile.TemporaryDirectory() as folder:
        for name, groups in rows:
            lines.append(f"| {name} | " + " | ".join(figures(groups, pathlib.Path(folder))) + " |")
            print(lines[-1], flush=True)
    (ROOT / "tests/gold/ABLATION.md").write_text("\n".join(lines) + "\n", encoding="utf8")
    card = ROOT / "models/stance-fr.md"
    written = card.read_text(encoding="utf8").split(HEADING)[0].rstrip("\n")
    card.write_text("\n".join([written, "", HEADING, *lines[1:]]) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
