//! Opening models, and what commands share in reading quotes for them.

use crate::pipeline::AsArticle;
use crate::span::Span;
use crate::stance::file::LARGEST;
use crate::stance::model::Model;
use crate::stance::passage::{Excerpt, Read};
use crate::stance::train::number_shares;
use anyhow::{Context, Result, anyhow};
use std::io::Read as _;
use std::path::Path;

/// The model that is built in.
const SHIPPED: &str = include_str!("../../models/stance-fr.json");

/// How examples are read: the same way as articles.
pub(super) fn reader() -> impl Read {
    AsArticle
}

/// The model of a file, or the one that is built in.
pub(super) fn model(path: Option<&Path>) -> Result<Model> {
    let Some(path) = path else {
        return Model::from_json(SHIPPED).context("the built-in model");
    };
    let name = path.display();
    let file = std::fs::File::open(path).with_context(|| format!("cannot read {name}"))?;
    let mut bytes = Vec::new();
    let read = file.take(LARGEST + 1).read_to_end(&mut bytes);
    read.with_context(|| format!("cannot read {name}"))?;
    let text = String::from_utf8(bytes)
        .with_context(|| format!("{name}: this is not a stance model; `stance train` makes one"))?;
    Model::from_json(&text).with_context(|| format!("{name}"))
}

/// The same, with the shares of labels that the articles are taken to hold; none: those of the model.
pub(super) fn model_with_prior(path: Option<&Path>, shares: &[(String, f64)]) -> Result<Model> {
    let model = model(path)?;
    if shares.is_empty() {
        return Ok(model);
    }
    let numbered = number_shares(model.labels(), shares).map_err(|e| anyhow!("prior: {e}"))?;
    model
        .with_prior(&numbered)
        .map_err(|e| anyhow!("prior: {e}"))
}

/// The quotes of a text; the whole text as one where it has no marks.
pub(super) fn quotes(text: &str) -> Vec<Excerpt> {
    let found = reader().read(text);
    if found.is_empty() {
        vec![Excerpt::whole(text)]
    } else {
        found
    }
}

/// Words of a text without what surrounds them, for tables.
pub(super) fn spoken(excerpt: &Excerpt, text: &str) -> String {
    let parts: Vec<&str> = excerpt
        .spoken
        .iter()
        .map(|s: &Span| s.of(text).trim())
        .collect();
    parts.join(" … ")
}

/// Reads `LABEL=SHARE`.
pub(super) fn share(argument: &str) -> Result<(String, f64), String> {
    let (label, share) = argument
        .rsplit_once('=')
        .ok_or("write LABEL=SHARE, such as none=0.6")?;
    let share: f64 = share
        .parse()
        .map_err(|_| format!("“{share}” is not a number"))?;
    if share > 0.0 && share < 1.0 {
        Ok((label.to_owned(), share))
    } else {
        Err("a share lies between 0 and 1".into())
    }
}
