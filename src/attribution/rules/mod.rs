//! The registry: every rule, most trusted first. Adding one is a file here and two lines below.

use crate::attribution::rule::Rule;

mod according_to;
mod as_says;
mod attributive;
mod bracketed;
mod called_out;
mod clause_colon;
mod coined_verb;
mod continuation;
mod cue_noun;
mod echo;
mod fronted;
mod headline;
mod impersonal;
mod inscription;
mod inserted_clause;
mod interviewed;
mod introduced;
mod introduced_after;
mod inversion;
mod manner;
mod name_colon;
mod on_grounds;
mod participle;
mod passive_subject;
mod point_of_view;
mod pronoun_inversion;
mod read_on;
mod relayed_words;
mod reported_sentence;
pub(super) mod signature;
mod subject_verb_colon;
mod subject_verb_object;
mod subject_verb_that;
mod unknown_verb;
mod verb_inside;
mod words_of;

pub mod measured;

/// Rules that look at the quote's own sentence, in the order in which they are asked.
pub static LOCAL: &[Rule] = &[
    inserted_clause::RULE,
    impersonal::RULE,
    pronoun_inversion::RULE,
    inversion::RULE,
    coined_verb::RULE,
    as_says::RULE,
    passive_subject::RULE,
    read_on::RULE,
    relayed_words::RULE,
    subject_verb_colon::RULE,
    according_to::RULE,
    name_colon::RULE,
    attributive::RULE,
    reported_sentence::RULE,
    subject_verb_that::RULE,
    participle::RULE,
    subject_verb_object::RULE,
    point_of_view::RULE,
    clause_colon::RULE,
    bracketed::RULE,
    called_out::RULE,
    signature::RULE,
    unknown_verb::RULE,
    inscription::RULE,
    words_of::RULE,
    on_grounds::RULE,
    cue_noun::RULE,
    fronted::RULE,
];

/// Rules that look at other quotes and sentences, asked where no local rule answered.
pub static DISCOURSE: &[Rule] = &[
    echo::RULE,
    headline::RULE,
    verb_inside::RULE,
    interviewed::RULE,
    introduced_after::RULE,
    introduced::RULE,
    continuation::RULE,
    manner::RULE,
];

/// All rules, in the order in which they are asked.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    LOCAL.iter().chain(DISCOURSE)
}
