//! Promises of training, prediction and the model file, on a handful of French sentences.

use super::dataset::Sample;
use super::file::ModelError;
use super::folds::{folds, near_duplicates};
use super::model::Model;
use super::passage::{Cue, Excerpt, Marks, Passage, Read};
use super::predict::{Prediction, Predictor};
use super::train::{Plan, Prior, Report, TrainError, train};
use super::validate::Recipe;
use crate::span::Span;

const TEXTS: [(&str, &str); 16] = [
    ("Le ministre appelle à la « retenue ».", "calm"),
    ("Elle veut « un dialogue sincère avec tous ».", "calm"),
    ("« Cessez le feu et parlons », a demandé le maire.", "calm"),
    ("Il propose « une trêve de dix jours ».", "calm"),
    (
        "Paris souhaite « des négociations rapides et un accord de paix ».",
        "calm",
    ),
    (
        "« Nous sommes prêts à discuter de la paix », dit-elle.",
        "calm",
    ),
    (
        "« La trêve doit tenir et le dialogue reprendre », juge l’ONU.",
        "calm",
    ),
    ("Le pape prie pour « la paix et la retenue ».", "calm"),
    (
        "« Ce sera une catastrophe pour la région », avertit l’ONG.",
        "alarm",
    ),
    ("Le général menace d’une « riposte terrible ».", "alarm"),
    ("« Nous frapperons plus fort », a-t-il menacé.", "alarm"),
    ("Moscou promet « de graves conséquences ».", "alarm"),
    (
        "« Le danger grandit chaque heure », alerte un médecin.",
        "alarm",
    ),
    (
        "« Toute attaque aura une riposte immédiate », menace le chef.",
        "alarm",
    ),
    (
        "L’ONU craint « une famine terrible et un danger grave ».",
        "alarm",
    ),
    (
        "« Les conséquences seront lourdes », a averti Ankara.",
        "alarm",
    ),
];

/// An excerpt that lasts as long as the tests do.
fn kept(excerpt: Excerpt) -> &'static Excerpt {
    Box::leak(Box::new(excerpt))
}

fn samples() -> Vec<Sample<'static>> {
    TEXTS
        .iter()
        .map(|(text, label)| Sample {
            text,
            excerpt: kept(Marks.read(text).remove(0)),
            label,
            weight: 1.0,
            group: None,
            source: 0,
        })
        .collect()
}

fn plan() -> Plan {
    let mut recipe = Recipe::default();
    recipe.options.least = 1;
    Plan {
        recipe,
        folds: 2,
        ..Plan::default()
    }
}

fn no_classes(_: &str) -> &'static [&'static str] {
    &[]
}

fn trained() -> (Model, Report) {
    train(&samples(), no_classes, &plan(), &mut |_| {}).unwrap()
}

#[test]
fn training_twice_gives_the_same_bytes() {
    assert_eq!(trained().0.to_json(), trained().0.to_json());
}

#[test]
fn a_model_reads_back_as_itself() {
    let (model, report) = trained();
    let json = model.to_json();
    let back = Model::from_json(&json).unwrap();
    assert_eq!(back, model);
    assert_eq!(back.to_json(), json);
    assert_eq!(report.confusion.total(), 16);
    assert_eq!(report.strongest.len(), 2);
}

#[test]
fn a_prediction_and_its_explanation_agree() {
    let (model, _) = trained();
    let mut predictor = Predictor::new(&model, no_classes);
    for (text, label) in TEXTS {
        let excerpt = Marks.read(text).remove(0);
        let fast = predictor.predict(&excerpt.passage(text));
        let full = predictor.explain(&excerpt.passage(text));
        assert_eq!(model.labels()[fast.label], label, "{text}");
        assert_eq!(fast.label, full.label);
        assert!((fast.probabilities.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        for (a, b) in fast.probabilities.iter().zip(&full.probabilities) {
            assert!((a - b).abs() < 1e-5);
        }
        let scores = full.scores();
        let difference = (scores[0] - scores[1]) / model.temperature();
        let odds = (full.probabilities[0] / full.probabilities[1]).ln();
        assert!(
            (difference - odds).abs() < 1e-6,
            "contributions sum to the scores"
        );
        assert!(full.because.iter().all(|c| !c.spans.is_empty()));
    }
}

#[test]
fn words_said_hundreds_of_times_count_as_their_explanation_says() {
    let (model, _) = trained();
    let mut predictor = Predictor::new(&model, no_classes);
    for (text, _) in TEXTS.iter().take(4) {
        let long = format!("« {} »", text.replace(['«', '»'], " ").repeat(400));
        let excerpt = Marks.read(&long).remove(0);
        let fast = predictor.predict(&excerpt.passage(&long));
        let full = predictor.explain(&excerpt.passage(&long));
        for (a, b) in fast.probabilities.iter().zip(&full.probabilities) {
            assert!((a - b).abs() < 1e-4, "{a} {b}: {text}");
        }
    }
}

#[test]
fn a_memory_that_was_emptied_while_explaining_misleads_no_prediction() {
    let (model, _) = trained();
    let mut predictor = Predictor::new(&model, no_classes);
    let all = |predictor: &mut Predictor<'_>| -> Vec<Prediction> {
        let excerpts = TEXTS.iter().map(|(t, _)| (t, Marks.read(t).remove(0)));
        excerpts
            .map(|(t, e)| predictor.predict(&e.passage(t)))
            .collect()
    };
    let before = all(&mut predictor);
    let many: Vec<String> = (0..210_000).map(|n| format!("w{n}x")).collect();
    let many = many.join(" ");
    predictor.explain(&Excerpt::whole(&many).passage(&many));
    let other = "Autre chose encore, et rien de plus.";
    predictor.explain(&Excerpt::whole(other).passage(other));
    assert_eq!(all(&mut predictor), before);
}

#[test]
fn the_words_around_speak_for_a_fragment() {
    let (model, _) = trained();
    let mut predictor = Predictor::new(&model, no_classes);
    let text = "Le chef menace d’une « réponse ».";
    let prediction = predictor.explain(&Marks.read(text)[0].passage(text));
    assert_eq!(model.labels()[prediction.label], "alarm");
    let menace = prediction.because.iter().find(|c| c.name == "menac");
    assert_eq!(menace.unwrap().spans[0].of(text), "menace");
}

#[test]
fn what_stands_far_off_or_in_another_quote_does_not_speak_for_a_fragment() {
    let (model, _) = trained();
    let mut predictor = Predictor::new(&model, no_classes);
    for text in [
        "Le chef menace sans cesse et partout, dit-on le soir dans les rues de la ville, d’une « réponse ».",
        "Le chef parle de « menace » et d’une « réponse ».",
    ] {
        let last = Marks.read(text).pop().unwrap();
        let prediction = predictor.explain(&last.passage(text));
        assert!(
            !prediction.because.iter().any(|c| c.name == "menac"),
            "{text}"
        );
    }
}

#[test]
fn names_and_numbers_are_masked_and_the_cue_counts() {
    let text = "Selon Emmanuel, « 300 soldats de Kiev partiront ».";
    let excerpt = Marks.read(text).remove(0);
    let passage = Passage {
        cue: Some(Cue {
            span: Span::new(0, 5),
            lemma: "selon",
            class: "source",
        }),
        ..excerpt.passage(text)
    };
    let sample = Sample {
        text,
        excerpt: kept(Excerpt {
            cue: Some((Span::new(0, 5), "selon".into(), "source".into())),
            ..excerpt.clone()
        }),
        label: "a",
        weight: 1.0,
        group: None,
        source: 0,
    };
    assert_eq!(sample.excerpt.passage(text).cue, passage.cue);
    let options = Recipe::default()
        .options
        .with(super::groups::Group::Around, 1.0);
    let set = super::dataset::Dataset::new(&[sample], no_classes, &options);
    let names: Vec<String> = (0..set.vocabulary().len() as u32)
        .map(|c| format!("{} {}", set.vocabulary().group(c), set.vocabulary().name(c)))
        .collect();
    for expected in [
        "cue selon",
        "cue-class source",
        "word <number>",
        "word <name>",
        "around <name>",
    ] {
        assert!(
            names.iter().any(|n| n == expected),
            "{expected} in {names:?}"
        );
    }
    assert!(
        !names
            .iter()
            .any(|n| n.contains("kiev") || n.contains("emman") || n.contains("300"))
    );
}

#[test]
fn a_prior_moves_probability_towards_its_label() {
    let (model, _) = trained();
    let text = "« Nous verrons », dit-il.";
    let excerpt = Marks.read(text).remove(0);
    let share = |model: &Model| {
        Predictor::new(model, no_classes)
            .predict(&excerpt.passage(text))
            .probabilities[0]
    };
    let more = model.clone().with_prior(&[(0, 0.9)]).unwrap();
    let odds = |p: f64| (p / (1.0 - p)).ln();
    let moved = odds(share(&more)) - odds(share(&model));
    assert!(
        (moved - (0.9f64 / 0.1).ln()).abs() < 1e-5,
        "the data's shares are even: {moved}"
    );
    let mut given = plan();
    given.prior = Prior::Shares(vec![("alarm".into(), 0.9)]);
    let (trained_so, _) = train(&samples(), no_classes, &given, &mut |_| {}).unwrap();
    assert!((share(&trained_so) - share(&more)).abs() < 1e-4);
}

#[test]
fn odd_texts_are_predicted_without_panic() {
    let (model, _) = trained();
    let mut predictor = Predictor::new(&model, no_classes);
    for text in [
        "",
        "…",
        "«»",
        "É\u{301}\u{feff}",
        "12 000",
        "\u{1F600} l’",
        "a'b'c'-",
    ] {
        let prediction = predictor.predict(&Excerpt::whole(text).passage(text));
        assert!(prediction.probabilities.iter().all(|p| p.is_finite()));
        assert_eq!(
            predictor.explain(&Excerpt::whole(text).passage(text)).label,
            prediction.label
        );
    }
}

fn refused(json: &str) -> ModelError {
    Model::from_json(json).expect_err("a refusal")
}

#[test]
fn foreign_and_broken_files_are_refused_each_with_its_own_error() {
    let json = trained().0.to_json();
    for text in [
        "[1,2]",
        "3",
        "{}",
        "{\"format\":\"other\"}",
        "{\"format\":7,\"version\":1}",
    ] {
        assert!(matches!(refused(text), ModelError::Foreign), "{text}");
    }
    for at in [1, json.len() / 3, json.len() - 3] {
        assert!(matches!(refused(&json[..at]), ModelError::Damaged(_)));
    }
    let with = |from: &str, to: &str| {
        assert!(json.contains(from), "{from}");
        refused(&json.replacen(from, to, 1))
    };
    assert!(matches!(
        with("\"version\":1", "\"version\":2"),
        ModelError::Version(2)
    ));
    assert!(matches!(with("fr-bow/2", "fr-bow/9"), ModelError::Scheme(s) if s == "fr-bow/9"));
    assert!(matches!(
        with("\"version\":1", "\"extra\":0,\"version\":1"),
        ModelError::Damaged(_)
    ));
    assert!(matches!(
        with("\"labels\":[\"alarm\",", "\"labels\":["),
        ModelError::Shape(_)
    ));
    assert!(matches!(
        with("\"labels\":[\"alarm\"", "\"labels\":[\"calm\""),
        ModelError::Shape(_)
    ));
    assert!(matches!(
        with("\"temperature\":", "\"temperature\":-"),
        ModelError::Shape(_)
    ));
    assert!(matches!(
        with("\"prior\":[", "\"prior\":[0.1,"),
        ModelError::Shape(_)
    ));
    assert!(matches!(
        with("\"intercepts\":[", "\"intercepts\":[1e999,"),
        ModelError::Damaged(_)
    ));
    let line = json.lines().find(|l| l.starts_with("\"menac\"")).unwrap();
    let twice = format!("{line}\n{line}");
    assert!(
        matches!(with(line, &twice), ModelError::Damaged(_)),
        "a feature given twice"
    );
    let short = line.replacen('[', "[0.5,", 1);
    assert!(
        matches!(with(line, &short), ModelError::Shape(_)),
        "a weight too many"
    );
    let huge = line.replacen('[', "[1e39,", 1);
    assert!(Model::from_json(&json.replacen(line, &huge, 1)).is_err());
    let deep = "[".repeat(100_000);
    assert!(Model::from_json(&deep).is_err());
}

#[test]
fn too_little_to_learn_from_is_said() {
    let all = samples();
    let error = train(&all[..8], no_classes, &plan(), &mut |_| {}).unwrap_err();
    assert!(matches!(error, TrainError::Labels(1)));
    let error = train(&all[..9], no_classes, &plan(), &mut |_| {}).unwrap_err();
    assert!(matches!(error, TrainError::TooFew { count: 1, .. }));
    let mut bad = plan();
    bad.prior = Prior::Shares(vec![("joy".into(), 0.5)]);
    let error = train(&all, no_classes, &bad, &mut |_| {}).unwrap_err();
    assert_eq!(
        error.to_string(),
        "prior: no label “joy”; there are alarm, calm"
    );
}

#[test]
fn near_duplicates_share_a_fold() {
    let text = |i: usize, end: &str| {
        format!("la phrase numéro {i} parle du fleuve, du pont et de la rue {end}")
    };
    let texts: Vec<String> = (0..40)
        .flat_map(|i| [text(i * 7919, "haute"), text(i * 7919, "basse")])
        .collect();
    let samples: Vec<Sample> = texts
        .iter()
        .enumerate()
        .map(|(i, text)| Sample {
            text,
            excerpt: kept(Excerpt::whole(text)),
            label: if i % 4 < 2 { "a" } else { "b" },
            weight: 1.0,
            group: None,
            source: 0,
        })
        .collect();
    let parts = folds(&samples, 4, 1);
    let near = near_duplicates(&texts.iter().map(String::as_str).collect::<Vec<_>>());
    assert!(near.len() >= 40);
    for (a, b, share) in near {
        assert_eq!(parts[a], parts[b]);
        assert!(share > 0.5);
    }
}

#[test]
fn labels_are_spread_evenly_and_groups_kept_together() {
    let texts: Vec<String> = (0..200)
        .map(|i| format!("{} {} {}", i * 31, i * 37 + 1, i * 41 + 2))
        .collect();
    let groups: Vec<String> = (0..200).map(|i| format!("g{}", i / 2)).collect();
    let samples: Vec<Sample> = texts
        .iter()
        .zip(&groups)
        .enumerate()
        .map(|(i, (text, group))| Sample {
            text,
            excerpt: kept(Excerpt::whole(text)),
            label: if i % 10 < 2 { "rare" } else { "often" },
            weight: 1.0,
            group: Some(group),
            source: 0,
        })
        .collect();
    let parts = folds(&samples, 5, 3);
    for pair in parts.chunks(2) {
        assert_eq!(pair[0], pair[1]);
    }
    for fold in 0..5 {
        let rare = (0..200).filter(|i| parts[*i] == fold && i % 10 < 2).count();
        assert_eq!(rare, 8);
    }
}

#[test]
fn near_duplicates_match_the_naive_count() {
    let words = ["le", "pont", "ferme", "ce", "soir", "demain", "gare"];
    let mut random = super::random::Random::new(5);
    let texts: Vec<String> = (0..120)
        .map(|_| {
            (0..6)
                .map(|_| words[random.below(words.len())])
                .collect::<Vec<_>>()
                .join(" ")
        })
        .collect();
    let grams = |t: &str| -> std::collections::BTreeSet<String> {
        let w: Vec<&str> = t.split(' ').collect();
        w.windows(3).map(|g| g.join(" ")).collect()
    };
    let naive: Vec<usize> = (0..texts.len())
        .filter(|later| {
            (0..*later).any(|earlier| {
                let (a, b) = (grams(&texts[earlier]), grams(&texts[*later]));
                a.intersection(&b).count() * 2 > a.union(&b).count()
            })
        })
        .collect();
    let list: Vec<&str> = texts.iter().map(String::as_str).collect();
    let found: Vec<usize> = near_duplicates(&list).iter().map(|p| p.1).collect();
    assert_eq!(found, naive);
}
