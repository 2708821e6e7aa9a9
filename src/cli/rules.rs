//! `stance rules`: the rules that attribute quotes, each with its explanation and examples.

use super::render::color::Palette;
use super::render::rules::{list, one};
use super::{Outcome, page};
use crate::attribution::rule::Rule;
use crate::attribution::rules;
use anyhow::{Context, Result};
use clap::builder::PossibleValuesParser;

/// Arguments of `stance rules`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// Rule to explain; all are listed if not given
    #[arg(value_name = "NAME", hide_possible_values = true)]
    #[arg(value_parser = PossibleValuesParser::new(rules::all().map(|r| r.name)))]
    name: Option<String>,
    #[command(flatten)]
    page: page::Args,
}

const EXAMPLES: &str = "\
Examples:
  stance rules                  the rules in the order in which they are asked
  stance rules inversion        one rule: what it catches and what not, with examples

A record's `rule` is the name of the rule that found its speaker; `tier` and `confidence` are the
rule's, measured on articles whose speakers are known.";

pub(super) fn run(args: &Args) -> Result<Outcome> {
    let all: Vec<&Rule> = rules::all().collect();
    let palette = Palette::new(args.page.color());
    let width = args.page.width();
    let out = match &args.name {
        None => list(&all, width, &palette),
        Some(name) => {
            let at = all
                .iter()
                .position(|r| r.name == name)
                .context("no such rule")?;
            one(all[at], at + 1, all.len(), width, &palette)
        }
    };
    page::print(&out)?;
    Ok(Outcome::Done)
}
