"""One measurement of one peer, in its own process: python peer.py KIND TRAIN TEST [SOLVER]

KIND is `rows` (fit the rows of an svmlight file, C = 3), `text` (TfidfVectorizer and
LogisticRegression, text to model) or `fasttext`. Prints one line of JSON.
"""

import json
import resource
import sys
import time

import numpy as np

kind, train, test = sys.argv[1:4]
solver = sys.argv[4] if len(sys.argv) > 4 else "lbfgs"
C = 3.0


def read(path):
    with open(path, encoding="utf-8") as file:
        pairs = [line.rstrip("\n").split("\t") for line in file][1:]
    return [p[0] for p in pairs], [p[1] for p in pairs]


out = {"kind": kind, "solver": solver}
if kind == "rows":
    from sklearn.datasets import load_svmlight_file
    from sklearn.linear_model import LogisticRegression
    from sklearn.multiclass import OneVsRestClassifier

    x, y = load_svmlight_file(train, zero_based=True)
    x.indices, x.indptr = x.indices.astype(np.int32), x.indptr.astype(np.int32)
    model = LogisticRegression(C=C, solver=solver, max_iter=1000)
    if solver == "liblinear":
        model = OneVsRestClassifier(model)
    start = time.process_time()
    model.fit(x, y)
    out["seconds"] = time.process_time() - start
    if solver != "liblinear":
        p = model.predict_log_proba(x)
        loss = -p[np.arange(len(y)), y.astype(int)].sum()
        out["objective"] = loss + (model.coef_**2).sum() / (2 * C)
else:
    from sklearn.metrics import f1_score

    start = time.process_time()
    texts, labels = read(train)
    if kind == "text":
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression

        vectorizer = TfidfVectorizer(min_df=2, sublinear_tf=True)
        x = vectorizer.fit_transform(texts)
        model = LogisticRegression(C=C, solver=solver, max_iter=1000).fit(x, labels)
        out["seconds"] = time.process_time() - start
        texts, labels = read(test)
        given = model.predict(vectorizer.transform(texts))
    else:
        import fasttext

        path = train + ".ft"
        with open(path, "w", encoding="utf-8") as file:
            file.writelines(f"__label__{l} {t}\n" for t, l in zip(texts, labels))
        model = fasttext.train_supervised(path, thread=1, verbose=0)
        out["seconds"] = time.process_time() - start
        texts, labels = read(test)
        # The package's own predict() does not know numpy 2; its inner one does.
        given = [model.f.predict(t + "\n", 1, 0.0, "strict")[0][1].removeprefix("__label__") for t in texts]
    out["macro_f1"] = f1_score(labels, given, average="macro")
out["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps(out))
