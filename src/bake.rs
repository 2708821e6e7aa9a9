//! The build script: reads the tables of the lexicon, conjugates their verbs, and writes the words as numbers, so that no run of
//! the program has to.
#![allow(dead_code, reason = "a part of the crate is all that it takes")]
#![expect(unused_imports, reason = "the same")]

mod lexicon;
mod problem;
mod span;
mod table;
mod text;

/// In the crate, the words that this script writes.
mod baked {
    pub(crate) fn words() -> Option<&'static [u64]> {
        None
    }

    pub(crate) fn people() -> Option<&'static str> {
        None
    }

    pub(crate) fn bodies() -> Option<&'static str> {
        None
    }

    pub(crate) fn titles() -> Option<&'static str> {
        None
    }

    pub(crate) fn countries() -> Option<&'static str> {
        None
    }

    pub(crate) fn fields() -> Option<&'static str> {
        None
    }
}

use std::path::Path;
use std::{env, fs};

fn main() -> std::io::Result<()> {
    for read in [
        "bake.rs",
        "lexicon",
        "problem.rs",
        "span.rs",
        "table.rs",
        "text",
    ] {
        println!("cargo::rerun-if-changed=src/{read}");
    }
    let lexicon = lexicon::Lexicon::from_tables().unwrap_or_else(|problems| {
        let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
        panic!("the tables of the lexicon are faulty:\n{}", told.join("\n"))
    });
    let big = env::var("CARGO_CFG_TARGET_ENDIAN").is_ok_and(|endian| endian == "big");
    let bytes = |number: u64| {
        if big {
            number.to_be_bytes()
        } else {
            number.to_le_bytes()
        }
    };
    let words: Vec<u8> = lexicon.packed().into_iter().flat_map(bytes).collect();
    let folder = env::var_os("OUT_DIR").expect("cargo names a folder");
    let folder = Path::new(&folder);
    fs::write(folder.join("words"), words)?;
    fs::write(folder.join("people"), lexicon::public::people())?;
    fs::write(folder.join("bodies"), lexicon::public::bodies())?;
    fs::write(folder.join("titles"), lexicon::public::titles())?;
    fs::write(folder.join("fields"), lexicon::fields::fields())?;
    fs::write(
        folder.join("countries"),
        lexicon::public::countries(&lexicon),
    )
}
