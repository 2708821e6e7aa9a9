//! The model file: JSON with sorted keys, read with distrust.

use super::groups::{Group, Options, SCHEME};
use super::model::{Model, Scores, Settings, Training};
use super::solver::{Fitted, MAX_LABELS};
use serde::de::{self, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use smallvec::SmallVec;
use std::collections::BTreeMap;
use std::fmt;
use std::io;

/// What every model file says it is.
const FORMAT: &str = "stance-model";

/// The version of the format that is written, and the newest that is read.
const VERSION: u64 = 1;

/// The largest model file that is read, in bytes. A model of a million features stays below.
pub const LARGEST: u64 = 256 << 20;

/// Why a model file was refused.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ModelError {
    /// Not JSON, or cut short.
    #[error("the model file is damaged: {0}; make it anew with `stance train`")]
    Damaged(serde_json::Error),
    /// JSON, but no model of ours.
    #[error("this is not a stance model; `stance train` makes one")]
    Foreign,
    /// A version that this program does not know.
    #[error(
        "the model file has version {0}, and this program reads up to {VERSION}; update the program, or train the model anew with `stance train`"
    )]
    Version(u64),
    /// Features of another recipe.
    #[error(
        "the model was made with the features {0:?}, and this program has {SCHEME:?}; train it anew with `stance train`"
    )]
    Scheme(String),
    /// Parts that do not fit together, or numbers that cannot be.
    #[error("the model file contradicts itself: {0}; make it anew with `stance train`")]
    Shape(String),
    /// Too large to be a model.
    #[error("the model file is larger than {LARGEST} bytes")]
    TooLarge,
}

/// What is looked at before anything else.
#[derive(Deserialize)]
struct Header {
    format: Option<serde_json::Value>,
    version: Option<u64>,
    scheme: Option<String>,
}

/// The file; fields stand in the order of their names.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    assumed: Vec<f64>,
    balance: f64,
    c: f64,
    features: BTreeMap<Group, Features>,
    format: String,
    intercepts: Vec<f64>,
    labels: Vec<String>,
    options: Options,
    prior: Vec<f64>,
    scheme: String,
    scores: Option<Scores>,
    temperature: f64,
    training: Training,
    version: u64,
}

/// The features of one group with their weights, in the order of their names.
struct Features(Vec<(String, Weights)>);

/// One weight per label.
type Weights = SmallVec<[f32; 4]>;

impl Serialize for Features {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, weights) in &self.0 {
            map.serialize_entry(name, weights)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Features {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries;
        impl<'de> Visitor<'de> for Entries {
            type Value = Features;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("features with their weights")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Features, A::Error> {
                let mut out: Vec<(String, Weights)> = Vec::new();
                while let Some((name, weights)) = map.next_entry::<String, Weights>()? {
                    if out.last().is_some_and(|last| last.0 >= name) {
                        return Err(de::Error::custom(format!(
                            "the feature {name:?} is given twice or out of order"
                        )));
                    }
                    out.push((name, weights));
                }
                Ok(Features(out))
            }
        }
        deserializer.deserialize_map(Entries)
    }
}

/// Writes compact JSON with every key on its own line, so that two models can be compared.
struct Lines;

impl serde_json::ser::Formatter for Lines {
    fn begin_object_key<W: io::Write + ?Sized>(
        &mut self,
        out: &mut W,
        first: bool,
    ) -> io::Result<()> {
        out.write_all(if first { b"\n" } else { b",\n" })
    }
}

impl Model {
    /// The model file's text.
    ///
    /// # Panics
    /// Never: every part of a model can be written as JSON.
    pub fn to_json(&self) -> String {
        let mut features: BTreeMap<Group, Features> = BTreeMap::new();
        for (group, name, weights) in self.weights() {
            let entries = features
                .entry(group)
                .or_insert_with(|| Features(Vec::new()));
            entries.0.push((name, weights.into()));
        }
        let file = File {
            assumed: self.assumed.clone(),
            balance: self.balance,
            c: self.c,
            features,
            format: FORMAT.into(),
            intercepts: self.intercepts.clone(),
            labels: self.labels.clone(),
            options: self.options.clone(),
            prior: self.prior.clone(),
            scheme: SCHEME.into(),
            scores: self.scores.clone(),
            temperature: self.temperature,
            training: self.training.clone(),
            version: VERSION,
        };
        let mut out = Vec::new();
        let mut writer = serde_json::Serializer::with_formatter(&mut out, Lines);
        file.serialize(&mut writer).expect("a model is plain data");
        out.push(b'\n');
        String::from_utf8(out).expect("JSON is UTF-8")
    }

    /// Reads the text of a model file.
    ///
    /// # Errors
    /// In this order: not JSON, not ours, another version, another scheme, unknown keys or values
    /// of the wrong kind, parts that do not fit together, numbers that cannot be.
    pub fn from_json(text: &str) -> Result<Self, ModelError> {
        if text.len() as u64 > LARGEST {
            return Err(ModelError::TooLarge);
        }
        let file: File = match serde_json::from_str(text) {
            Ok(file) => file,
            // What is no model at all, or another kind of model, is not damaged.
            Err(error) => {
                return Err(header(text).err().unwrap_or(ModelError::Damaged(error)));
            }
        };
        ours(Some(&file.format), Some(file.version), Some(&file.scheme))?;
        sound(&file).map_err(ModelError::Shape)?;
        let labels = file.labels.len();
        let mut weights = Vec::new();
        let mut names = Vec::new();
        for (group, features) in file.features {
            for (name, values) in features.0 {
                if values.len() != labels {
                    let message =
                        format!("{} weights of {name:?} for {labels} labels", values.len());
                    return Err(ModelError::Shape(message));
                }
                weights.extend(values);
                names.push((group, name));
            }
        }
        if let Some(at) = weights.iter().position(|w| !w.is_finite()) {
            let name = &names[at / labels].1;
            return Err(ModelError::Shape(format!(
                "a weight of {name:?} is no finite number"
            )));
        }
        let count = names.len();
        let settings = Settings {
            labels: file.labels,
            options: file.options,
            c: file.c,
            balance: file.balance,
            temperature: file.temperature,
            assumed: file.assumed,
            prior: file.prior,
            training: file.training,
            scores: file.scores,
        };
        // The fit centres its intercepts; those of a file stand as they are.
        let fitted = Fitted::new(weights, vec![0.0; labels], 0);
        let mut model = Self::new(settings, names, &fitted);
        model.intercepts = file.intercepts;
        if model.vocabulary.len() != count {
            return Err(ModelError::Shape("two features are the same".into()));
        }
        Ok(model)
    }
}

/// Whether the head of a file says that it is one of our models.
fn header(text: &str) -> Result<(), ModelError> {
    let header: Header = serde_json::from_str(text).map_err(|error| {
        // Sound JSON of another shape is somebody else's file.
        match error.classify() {
            serde_json::error::Category::Data => ModelError::Foreign,
            _ => ModelError::Damaged(error),
        }
    })?;
    let format = header.format.as_ref().and_then(|f| f.as_str());
    ours(format, header.version, header.scheme.as_deref())
}

fn ours(
    format: Option<&str>,
    version: Option<u64>,
    scheme: Option<&str>,
) -> Result<(), ModelError> {
    if format != Some(FORMAT) {
        return Err(ModelError::Foreign);
    }
    match version {
        Some(VERSION) => {}
        Some(other) => return Err(ModelError::Version(other)),
        None => return Err(ModelError::Foreign),
    }
    if scheme != Some(SCHEME) {
        return Err(ModelError::Scheme(scheme.unwrap_or_default().to_owned()));
    }
    Ok(())
}

/// Whether the parts fit together.
fn sound(file: &File) -> Result<(), String> {
    let labels = file.labels.len();
    if !(2..=MAX_LABELS).contains(&labels) {
        return Err(format!("{labels} labels, where 2 to {MAX_LABELS} can be"));
    }
    if file.labels.windows(2).any(|pair| pair[0] >= pair[1]) {
        return Err("labels are not sorted and distinct".into());
    }
    for (name, numbers) in [
        ("assumed", &file.assumed),
        ("intercepts", &file.intercepts),
        ("prior", &file.prior),
    ] {
        if numbers.len() != labels {
            return Err(format!("{} {name} for {labels} labels", numbers.len()));
        }
        if numbers.iter().any(|x| !x.is_finite()) {
            return Err(format!("{name} holds a number that is not finite"));
        }
    }
    for (name, shares) in [("assumed", &file.assumed), ("prior", &file.prior)] {
        let sum: f64 = shares.iter().sum();
        if shares.iter().any(|s| *s < 0.0) || (sum - 1.0).abs() > 1e-3 {
            return Err(format!("the shares of {name} sum to {sum}, not 1"));
        }
    }
    if !(file.temperature.is_finite() && file.temperature > 0.0) {
        return Err(format!("the temperature is {}", file.temperature));
    }
    if file
        .options
        .groups
        .values()
        .any(|w| !w.is_finite() || *w < 0.0)
    {
        return Err("a group's weight is negative or not finite".into());
    }
    if !(0.0..=1.0).contains(&file.options.neighbours) {
        return Err("the weight of neighbours is not between 0 and 1".into());
    }
    Ok(())
}
