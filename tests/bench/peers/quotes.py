"""Articles a second of textacy, of a regular expression, and of stance: python quotes.py STANCE FOLDER ARTICLES

All read the same JSON Lines, the sample articles repeated, on one thread. Figures are of CPU time, of which neighbours
on the machine take less than of wall time, the best of three runs (of textacy: one), and without start-up: for the peers
from the first line read to the last quote found, for stance less what one article takes. Exits with 1 if stance is
slower than it should be.
"""

import json
import re
import resource
import subprocess
import sys
import time
from pathlib import Path

stance, folder, wanted = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])


def write_corpus(path):
    texts = [p.read_text("utf-8") for p in sorted(Path("tests/articles").glob("*.txt"))]
    with path.open("w", encoding="utf-8") as out:
        for number in range(wanted):
            article = {"id": str(number), "text": texts[number % len(texts)]}
            out.write(json.dumps(article, ensure_ascii=False) + "\n")


def read(path):
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


# (a) spaCy's blank French pipeline and textacy's direct_quotations. These ask for sentences, verbs with their
# lemmas, and subjects; a blank pipeline has none of them. The least that makes it run, and less work than any
# trained tagger and parser: spaCy's own sentencizer, a table of a few forms of textacy's reporting verbs, and as
# subject the nearest capitalised word of the sentence, at most six tokens away.
ENDINGS = ["e", "é", "ée", "a", "ait", "ent"]
IRREGULAR = {"dit": "dire", "disait": "dire", "écrit": "écrire", "répond": "répondre", "conclut": "conclure"}


def textacy(path):
    import spacy
    from spacy.language import Language
    from textacy import constants
    from textacy.extract import direct_quotations

    verbs = [verb for verb in constants.REPORTING_VERBS["fr"] if verb.endswith("er")]
    table = {verb[:-2] + ending: verb for verb in verbs for ending in ENDINGS} | IRREGULAR

    @Language.component("reporting")
    def reporting(doc):
        for token in doc:
            lemma = table.get(token.lower_)
            if lemma is None:
                continue
            token.pos_, token.lemma_ = "VERB", lemma
            near = range(max(0, token.i - 6), min(len(doc), token.i + 7))
            for at in sorted(near, key=lambda i: abs(i - token.i)):
                other = doc[at]
                if at != token.i and other.is_title and other.sent == token.sent and at != other.sent.start:
                    other.head, other.dep_ = token, "nsubj"
                    break
        return doc

    nlp = spacy.blank("fr")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("reporting")
    found, refused = 0, 0
    start = time.process_time()
    for doc in nlp.pipe(read(path)):
        try:
            found += sum(1 for _ in direct_quotations(doc))
        except ValueError:  # An odd number of marks: it gives the article up.
            refused += 1
    return time.process_time() - start, found, f"{refused} articles refused"


# (b) What stands between « and », and the nearest capitalised word before or after it.
QUOTE = re.compile(r"«\s*([^»]*?)\s*»")
NAME = re.compile(r"\b[A-ZÀ-ÖØ-Þ][\w’-]+(?: [A-ZÀ-ÖØ-Þ][\w’-]+)*")
REACH = 120


def expression(path):
    found, named = 0, 0
    start = time.process_time()
    for text in read(path):
        for quote in QUOTE.finditer(text):
            before = NAME.findall(text, max(0, quote.start() - REACH), quote.start())
            after = NAME.search(text, quote.end(), quote.end() + REACH)
            speaker = after.group() if after else before[-1] if before else None
            found, named = found + 1, named + (speaker is not None)
    return time.process_time() - start, found, f"{named} with a speaker"


# (c) Ours: the whole process, less what it takes for the first article, which is nearly all start-up.
def ours(command, path):
    one = process(command, path, "--limit", "1")[0]
    seconds, output = process(command, path)
    records = [json.loads(line) for line in output.splitlines()]
    quotes = [record for record in records if record["kind"] != "term"]
    named = sum(1 for record in quotes if record["speaker"])
    return seconds - one, len(quotes), f"{named} with a speaker, {one * 1000:.0f} ms to start not counted"


def process(command, path, *more):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    arguments = [stance, command, str(path), "--threads", "1", "--format", "jsonl", "--quiet", *more]
    done = subprocess.run(arguments, stdout=subprocess.PIPE, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, done.stdout


corpus = folder / "quotes.jsonl"
write_corpus(corpus)
rates = {}
for name, runs, measured in [
    ("textacy", 1, lambda: textacy(corpus)),
    ("expression", 3, lambda: expression(corpus)),
    ("extract", 3, lambda: ours("extract", corpus)),
    ("classify", 3, lambda: ours("classify", corpus)),
]:
    seconds, quotes, note = min(measured() for _ in range(runs))
    rates[name] = wanted / seconds
    print(f"{name:<12} {rates[name]:>8.0f} articles a second   {quotes:>7} quotes, {note}", flush=True)
kept = True
for what, holds in [
    ("classify is at least 10 times as fast as textacy", rates["classify"] >= 10 * rates["textacy"]),
    ("classify is at most 3 times slower than the expression", 3 * rates["classify"] >= rates["expression"]),
    ("extract is at most 3 times slower than the expression", 3 * rates["extract"] >= rates["expression"]),
]:
    print("ok  " if holds else "MISS", what)
    kept &= holds
sys.exit(0 if kept else 1)
