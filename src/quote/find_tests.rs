//! Tests of the finder: marks of every family, and what goes wrong with them.

use super::*;

fn inner(text: &str) -> Vec<&str> {
    find(&Reading::new(text))
        .quotes
        .iter()
        .map(|q| q.inner.of(text))
        .collect()
}

#[test]
fn marks_of_all_families_are_found() {
    assert_eq!(inner("«\u{a0}Oui\u{202f}»"), ["Oui"]);
    assert_eq!(inner("dans la région.»"), Vec::<&str>::new());
    assert_eq!(inner("Il a dit \"oui\" et \"non\"."), ["oui", "non"]);
    assert_eq!(inner("l'\"accord\" tient"), ["accord"]);
    assert_eq!(
        inner("“Oui”, dit-il, <<non>>, ‘peut-être’."),
        ["Oui", "non", "peut-être"]
    );
    assert_eq!(inner("„Ja“, dit-il."), ["Ja"]);
    assert_eq!(inner("\"Oui”, dit-il"), ["Oui"]);
    // The wrong side of a curly mark behind an apostrophe.
    assert_eq!(
        inner("Il loue l'”audace” et le “courage”."),
        ["audace", "courage"]
    );
}

#[test]
fn inches_and_apostrophes_are_not_quotes() {
    assert_eq!(
        inner("un écran de 15\" et l’ami d'hier"),
        Vec::<&str>::new()
    );
}

#[test]
fn an_unclosed_quote_ends_with_its_paragraph() {
    assert_eq!(
        inner("« Oui, je viens.\nPuis « non »."),
        ["Oui, je viens.", "non"]
    );
    assert_eq!(inner("Il dit \"oui.\nElle dit \"non\"."), ["oui.", "non"]);
}

#[test]
fn a_reopened_quote_has_parts() {
    for text in ["« Un.\n« Deux », dit-il.", "« Un.\n» Deux », dit-il."] {
        let found = find(&Reading::new(text));
        assert_eq!(found.quotes.len(), 1, "{text}");
        let parts: Vec<_> = found.quotes[0].parts.iter().map(|p| p.of(text)).collect();
        assert_eq!(parts, ["Un.", "Deux"]);
        assert!(found.quotes[0].continues);
    }
}

#[test]
fn two_quotes_may_share_a_closing_mark() {
    let text = "« Sur la grille, on lisait « interdit », dit-elle.";
    assert_eq!(
        inner(text),
        ["Sur la grille, on lisait « interdit", "interdit"]
    );
}

#[test]
fn a_quote_that_was_never_opened_starts_its_sentence() {
    assert_eq!(inner("Il pleut. Je pars », dit-elle."), ["Je pars"]);
}
