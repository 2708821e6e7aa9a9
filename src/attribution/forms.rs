//! What the forms that a verb's spelling can stand for say of person, number and mood.

use crate::attribution::scene::Scene;
use crate::lexicon::form::{Form, Mood, Tense};
use crate::lexicon::takes::Class;
use crate::lexicon::{Lexicon, VerbReading};

/// The best of the readings that `fits` allows: reporting verbs first.
#[inline]
pub fn best(readings: &[VerbReading], fits: impl Fn(Form) -> bool) -> Option<VerbReading> {
    let mut fitting = readings.iter().copied().filter(|r| fits(r.form));
    let first = fitting.next()?;
    // Most forms are read in one way, and need no weighing.
    let Some(second) = fitting.next() else {
        return Some(first);
    };
    let lexicon = Lexicon::french();
    let rank = |r: &VerbReading| {
        let reports = lexicon.verb(r.verb).class != Class::Plain;
        // *vit* lives more often than it saw.
        (
            r.form.person == 3 || r.form.person == 0,
            r.form.tense != Tense::Past,
            reports,
        )
    };
    [first, second].into_iter().chain(fitting).max_by_key(rank)
}

/// Whether a finite verb can be of the third person, and its number.
pub fn person(readings: &[VerbReading]) -> (bool, Option<bool>) {
    let mut third = false;
    let mut number: Option<Option<bool>> = None;
    for reading in readings.iter().filter(|r| r.form.person == 3) {
        third = true;
        number = match number {
            None => Some(Some(reading.form.plural)),
            Some(Some(p)) if p == reading.form.plural => Some(Some(p)),
            Some(_) => Some(None),
        };
    }
    (third, number.flatten())
}

/// True if a finite verb can only be a conditional.
pub fn is_conditional(readings: &[VerbReading]) -> bool {
    let mut finite = readings.iter().filter(|r| r.form.person == 3).peekable();
    finite.peek().is_some() && finite.all(|r| r.form.mood == Mood::Conditional)
}

/// True of a word behind an adverb of degree: *très calme*, *un peu sèche*.
pub fn is_graded(scene: &Scene<'_>, at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).map_or("", |i| scene.word(i));
    match before(1) {
        "assez" | "plutôt" | "trop" | "très" => true,
        "peu" => matches!(before(2), "quelque" | "un"),
        _ => false,
    }
}
