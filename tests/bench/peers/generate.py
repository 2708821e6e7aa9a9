"""Labelled texts with the sparsity of news quotes, from a seed: python generate.py ROWS OUT.tsv [SEED]

Words follow Zipf's law over a made-up vocabulary; a seventh of them lean towards a label; half of
the rows are `none`. Each row is about thirty words long, as a reporting sentence is.
"""

import sys

import numpy as np

LABELS = ["de-escalation", "none", "support", "warning"]


def words(count, rng):
    """Distinct made-up words with French endings."""
    onsets = ["b", "c", "d", "f", "g", "j", "l", "m", "n", "p", "r", "s", "t", "v", "ch", "tr", "pl", "gr"]
    vowels = ["a", "e", "i", "o", "u", "é", "ou", "an", "on", "in", "ai"]
    ends = ["", "r", "tion", "ment", "s", "e", "ent", "ité", "eur", "ons"]
    seen = {}
    while len(seen) < count:
        n = int(rng.integers(1, 4))
        word = "".join(onsets[rng.integers(len(onsets))] + vowels[rng.integers(len(vowels))] for _ in range(n))
        seen.setdefault(word + ends[rng.integers(len(ends))])
    return list(seen)


def main():
    rows, out = int(sys.argv[1]), sys.argv[2]
    rng = np.random.default_rng(int(sys.argv[3]) if len(sys.argv) > 3 else 7)
    fixed = np.random.default_rng(11)
    size = 60_000
    vocabulary = np.array(words(size, fixed))
    lean = (fixed.random(size) < 0.15)[:, None] * fixed.normal(0, 1.0, (size, len(LABELS)))
    shares = 1 / np.arange(3, size + 3)
    cumulative = np.cumsum(shares / shares.sum())
    prior = np.log([0.17, 0.49, 0.17, 0.17])
    with open(out, "w", encoding="utf-8") as file:
        file.write("text\tlabel\n")
        for _ in range(rows):
            length = max(6, int(rng.lognormal(3.4, 0.5)))
            drawn = np.minimum(np.searchsorted(cumulative, rng.random(length)), size - 1)
            score = lean[drawn].sum(0) * 0.6 + prior
            share = np.exp(score - score.max())
            label = LABELS[rng.choice(len(LABELS), p=share / share.sum())]
            file.write(" ".join(vocabulary[drawn]) + "\t" + label + "\n")


main()
