//! The forms of a run's output: what is written for an article, and around all of them.

use super::csv::{BOM, Table};
use super::ggt::GgtRecord;
use super::jsonl::{self, ArticleRecord};
use super::{json, record, text};
use crate::article::Article;
use crate::cli::page;
use crate::record::Record;
use anyhow::{Result, bail};
use clap::ValueEnum;
use std::io::{self, IsTerminal};
use std::path::Path;

/// Forms of output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// For people.
    Text,
    /// One JSON record a line.
    Jsonl,
    /// One JSON array of records.
    Json,
    /// A table with commas.
    Csv,
    /// A table with tabs.
    Tsv,
}

/// Names of fields and columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Schema {
    /// Ours.
    #[default]
    Stance,
    /// Those of the Gender Gap Tracker.
    Ggt,
}

/// Arguments that shape the output.
#[expect(clippy::struct_excessive_bools, reason = "each is a flag")]
#[derive(Clone, Copy, Debug, clap::Args)]
#[group(skip)]
pub struct Settings {
    /// How to print the records; by default text on a terminal, else jsonl, or as FILE is called
    #[arg(long, value_enum, value_name = "FORM", help_heading = "Output")]
    format: Option<Form>,
    /// Names of fields and columns
    #[arg(
        long,
        value_enum,
        value_name = "NAME",
        default_value_t,
        help_heading = "Output"
    )]
    schema: Schema,
    /// Put each article before its records: what their offsets refer to
    #[arg(long, help_heading = "Output")]
    emit_text: bool,
    /// Begin csv and tsv with a byte order mark, for Excel
    #[arg(long, help_heading = "Output")]
    bom: bool,
    /// In text, show terms too: titles, nicknames, words mentioned
    #[arg(long, help_heading = "Output")]
    terms: bool,
    /// In text, list the quotes without their paragraphs
    #[arg(long, help_heading = "Output")]
    quotes_only: bool,
    #[command(flatten)]
    page: page::Args,
}

/// How records are written.
#[derive(Debug)]
pub struct Output {
    shape: Shape,
    schema: Schema,
    emit_text: bool,
    open: Vec<u8>,
}

#[derive(Debug)]
enum Shape {
    Text(text::Options),
    Jsonl,
    Json,
    Table(Table),
}

impl Output {
    /// The output that the arguments ask for, to `file` or to stdout; `labels` are the stances that
    /// have columns in a table.
    ///
    /// # Errors
    /// If the arguments contradict each other.
    pub fn new(settings: &Settings, file: Option<&Path>, labels: &[String]) -> Result<Self> {
        let form = settings.format.unwrap_or_else(|| usual(file));
        let Settings {
            schema, emit_text, ..
        } = *settings;
        if emit_text && !matches!(form, Form::Jsonl | Form::Json) {
            bail!("--emit-text needs --format jsonl or json");
        }
        if schema == Schema::Ggt && form == Form::Text {
            bail!("--schema ggt needs --format csv, tsv, jsonl or json");
        }
        let table = |separator| Table {
            separator,
            labels: labels.to_vec(),
            ggt: schema == Schema::Ggt,
        };
        let shape = match form {
            Form::Text => Shape::Text(text::Options {
                terms: settings.terms,
                quotes_only: settings.quotes_only,
                // What goes to a file must not hang on the terminal: a run may be resumed from another.
                width: match file {
                    Some(_) => settings.page.width_of_file(),
                    None => settings.page.width(),
                },
                color: file.is_none() && settings.page.color(),
            }),
            Form::Jsonl => Shape::Jsonl,
            Form::Json => Shape::Json,
            Form::Csv => Shape::Table(table(b',')),
            Form::Tsv => Shape::Table(table(b'\t')),
        };
        let open = match &shape {
            Shape::Json => json::OPEN.to_vec(),
            Shape::Table(table) if settings.bom => [BOM, &table.header()].concat(),
            Shape::Table(table) => table.header(),
            Shape::Text(_) | Shape::Jsonl => Vec::new(),
        };
        Ok(Self {
            shape,
            schema,
            emit_text,
            open,
        })
    }

    /// What stands before the first article.
    pub fn open(&self) -> &[u8] {
        &self.open
    }

    /// What stands between two articles that have something to show.
    pub fn between(&self) -> &'static [u8] {
        match self.shape {
            Shape::Json => json::BETWEEN,
            Shape::Text(_) => b"\n",
            Shape::Jsonl | Shape::Table(_) => b"",
        }
    }

    /// What stands behind the last article.
    pub fn close(&self) -> &'static [u8] {
        if matches!(self.shape, Shape::Json) {
            json::CLOSE
        } else {
            b""
        }
    }

    /// Appends what is written for an article; nothing if it has nothing to show.
    pub fn article(&self, article: &Article, records: &[Record], out: &mut Vec<u8>) {
        let put: fn(&dyn erased::Value, &mut Vec<u8>) = match &self.shape {
            Shape::Text(options) => {
                out.extend_from_slice(text::article(article, records, options).as_bytes());
                return;
            }
            Shape::Table(table) => {
                table.rows(records, out);
                return;
            }
            Shape::Jsonl => |value, out| value.line(out),
            Shape::Json => |value, out| value.element(out),
        };
        if self.emit_text {
            put(&ArticleRecord::from(article), out);
        }
        if self.schema == Schema::Stance && matches!(self.shape, Shape::Jsonl) {
            return record::lines(records, out);
        }
        for record in records {
            match self.schema {
                Schema::Stance => put(record, out),
                Schema::Ggt => GgtRecord::of(record).iter().for_each(|r| put(r, out)),
            }
        }
    }
}

/// Values of several types behind one function.
mod erased {
    use super::{json, jsonl};
    use serde::Serialize;

    pub trait Value {
        fn line(&self, out: &mut Vec<u8>);
        fn element(&self, out: &mut Vec<u8>);
    }

    impl<T: Serialize> Value for T {
        fn line(&self, out: &mut Vec<u8>) {
            jsonl::line(self, out);
        }

        fn element(&self, out: &mut Vec<u8>) {
            json::element(self, out);
        }
    }
}

/// The form where none is asked for.
fn usual(file: Option<&Path>) -> Form {
    let Some(file) = file else {
        return if io::stdout().is_terminal() {
            Form::Text
        } else {
            Form::Jsonl
        };
    };
    match file.extension().and_then(|e| e.to_str()) {
        Some("json") => Form::Json,
        Some("csv") => Form::Csv,
        Some("tsv") => Form::Tsv,
        Some("txt") => Form::Text,
        _ => Form::Jsonl,
    }
}
