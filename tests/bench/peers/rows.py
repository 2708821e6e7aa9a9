"""Words of a TSV as rows of an svmlight file, each of length one: python rows.py IN.tsv OUT.svm"""

import sys

from sklearn.datasets import dump_svmlight_file
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.preprocessing import normalize

with open(sys.argv[1], encoding="utf-8") as file:
    pairs = [line.rstrip("\n").split("\t") for line in file][1:]
labels = sorted({p[1] for p in pairs})
x = normalize(CountVectorizer().fit_transform([p[0] for p in pairs]).astype(float))
dump_svmlight_file(x, [labels.index(p[1]) for p in pairs], sys.argv[2], zero_based=True)
