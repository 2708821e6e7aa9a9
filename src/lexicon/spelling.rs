//! Spelling changes where the stem of a verb meets its ending, and the forms of nouns and adjectives.

/// True if `lemma` is of the first group, whose stems change with what follows.
pub fn follows_first_group(lemma: &str) -> bool {
    lemma.ends_with("er")
}

/// `stem` with a circumflex on its last vowel.
pub fn circumflexed(stem: &str) -> String {
    let Some((at, vowel)) = stem.char_indices().rfind(|(_, c)| is_vowel(*c)) else {
        return stem.to_owned();
    };
    let marked = match vowel {
        'a' => 'â',
        'i' => 'î',
        'u' => 'û',
        other => other,
    };
    let after = &stem[at + vowel.len_utf8()..];
    [&stem[..at], marked.encode_utf8(&mut [0; 4]), after].concat()
}

/// Joins a stem of the first group to its ending: c and g stay soft, an *e* or *é* before a
/// mute ending opens. The future in *é* has two spellings, and both are given, in pieces.
pub fn join(base: &str, tail: &str, mut each: impl FnMut(&[&str])) {
    let future = tail.len() > 2 && tail.starts_with("er");
    if (future || matches!(tail, "e" | "es" | "ent"))
        && let Some((opened, acute)) = opened(base)
    {
        each(&[&opened, tail]);
        if !(acute && future) {
            return;
        }
    }
    let hard = tail.starts_with(['a', 'â', 'o']);
    match base.strip_suffix('c') {
        Some(short) if hard => each(&[short, "ç", tail]),
        None if hard && base.ends_with('g') => each(&[base, "e", tail]),
        _ => each(&[base, tail]),
    }
}

/// `base` with its last vowel opened to *è*, if it is an *e* or *é* before a consonant that
/// lets it; with true if it was *é*.
fn opened(base: &str) -> Option<(String, bool)> {
    let silent = base.ends_with("gu") || base.ends_with("qu");
    let sounded = if silent {
        &base[..base.len() - 1]
    } else {
        base
    };
    let short = sounded.trim_end_matches(|c: char| c.is_alphabetic() && !is_vowel(c));
    let consonants = &base[short.len()..];
    let acute = short.ends_with('é') && !consonants.is_empty();
    let plain =
        short.ends_with('e') && (consonants == "vr" || consonants.len() == 1 && consonants != "x");
    if !(acute || plain) {
        return None;
    }
    let vowel = if acute { 'é' } else { 'e' };
    let before = short.strip_suffix(vowel)?;
    Some(([before, "è", consonants].concat(), acute))
}

fn is_vowel(c: char) -> bool {
    "aeiouyàâäéèêëîïôöùûüœ".contains(c)
}

/// The regular plural.
pub(super) fn plural(word: &str) -> String {
    if word.ends_with(['s', 'x', 'z']) {
        word.to_owned()
    } else if let Some(stem) = word.strip_suffix("al") {
        format!("{stem}aux")
    } else if word.ends_with("eau") || word.ends_with("eu") {
        format!("{word}x")
    } else {
        format!("{word}s")
    }
}

/// The forms of an adjective beside its masculine singular.
pub(super) fn agreeing(adjective: &str) -> Vec<String> {
    let endings = [
        ("eux", "euse"),
        ("et", "ète"),
        ("er", "ère"),
        ("el", "elle"),
        ("f", "ve"),
        ("t", "te"),
        ("l", "le"),
        ("e", "e"),
        ("", "e"),
    ];
    let feminine = endings.iter().find_map(|(masculine, feminine)| {
        Some(format!("{}{feminine}", adjective.strip_suffix(masculine)?))
    });
    let feminine = feminine.unwrap_or_default();
    let many = format!("{feminine}s");
    vec![plural(adjective), feminine, many]
}
