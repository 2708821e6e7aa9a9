//! The seeds of the fuzz targets, replayed and mutated a little; `STANCE_FUZZ_ROUNDS` mutates more.

#[path = "../fuzz/checks.rs"]
mod checks;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// Small numbers without a pattern, the same in each run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % (bound.max(1) as u64)).unwrap()
    }
}

/// Bytes that formats give a meaning to.
const TELLING: [&[u8]; 22] = [
    b"\"",
    b"\\",
    b"\\ud800",
    b"\n",
    b"\r\n",
    b"\0",
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b"<",
    b">",
    b"</article>",
    b"<article",
    b"\xc2\xab",
    b"\xc2\xbb",
    b"\xe2\x80\xa8",
    b"\xff",
    b"\xc3",
    b"&#0;",
    b" : ",
];

fn mutated(seed: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=dice.below(4) {
        let at = dice.below(bytes.len() + 1);
        match dice.below(6) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..(at + dice.below(20)).min(bytes.len()))),
            2 if at < bytes.len() => bytes[at] = u8::try_from(dice.below(256)).unwrap(),
            3 => {
                let end = (at + dice.below(200)).min(bytes.len());
                let again = bytes[at..end].repeat(1 + dice.below(4));
                bytes.splice(at..at, again);
            }
            _ => drop(bytes.splice(at..at, TELLING[dice.below(TELLING.len())].iter().copied())),
        }
    }
    bytes
}

#[test]
fn seeds_and_their_mutations_hold() {
    let rounds = std::env::var("STANCE_FUZZ_ROUNDS").map_or(60, |r| r.parse().unwrap());
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/seeds");
    let mut targets: Vec<_> = fs::read_dir(seeds)
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    targets.sort();
    assert_eq!(targets.len(), 11);
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    for target in targets {
        let name = target.file_name().unwrap().to_str().unwrap();
        let mut files: Vec<_> = fs::read_dir(&target)
            .unwrap()
            .map(|e| e.unwrap().path())
            .collect();
        files.sort();
        assert!(!files.is_empty(), "{name} has no seeds");
        for file in files {
            let seed = fs::read(&file).unwrap();
            checks::check(name, &seed);
            for round in 0..rounds {
                let bytes = mutated(&seed, &mut dice);
                let held = catch_unwind(AssertUnwindSafe(|| checks::check(name, &bytes)));
                if held.is_err() {
                    let kept = std::env::temp_dir().join(format!("stance-{name}-{round}"));
                    fs::write(&kept, &bytes).unwrap();
                    panic!(
                        "{} mutated in round {round}: see {}",
                        file.display(),
                        kept.display()
                    );
                }
            }
        }
    }
}
