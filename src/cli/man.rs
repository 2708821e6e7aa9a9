//! `stance man`: the manual pages, made from the same definitions as `--help`.

use super::output::write_whole;
use super::{Outcome, page};
use anyhow::{Result, bail};
use clap_mangen::Man;
use std::path::PathBuf;

/// Arguments of `stance man`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// Command whose page is printed; that of stance itself if not given
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
    /// Folder to write all pages to
    #[arg(long, short, value_name = "FOLDER", conflicts_with = "command")]
    output: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  stance man summary | man -l -                          read a page
  stance man --output ~/.local/share/man/man1            install all pages";

pub(super) fn run(args: &Args, mut root: clap::Command) -> Result<Outcome> {
    root.build();
    let pages = pages(&root)?;
    if let Some(folder) = &args.output {
        for (name, page) in &pages {
            write_whole(&folder.join(format!("{name}.1")), page)?;
        }
        return Ok(Outcome::Done);
    }
    let wanted = args
        .command
        .as_ref()
        .map_or("stance".to_owned(), |c| format!("stance-{c}"));
    let Some((_, page)) = pages.iter().find(|(name, _)| *name == wanted) else {
        let known: Vec<&str> = pages
            .iter()
            .filter_map(|(n, _)| n.strip_prefix("stance-"))
            .collect();
        bail!(
            "no command `{}`; use one of: {}",
            wanted.trim_start_matches("stance-"),
            known.join(", ")
        );
    };
    page::print(page)?;
    Ok(Outcome::Done)
}

/// Each page with its name: that of the program, then those of its commands.
fn pages(root: &clap::Command) -> Result<Vec<(String, String)>> {
    let commands = root
        .get_subcommands()
        .filter(|c| !c.is_hide_set() && c.get_name() != "help");
    std::iter::once(root)
        .chain(commands)
        .map(|command| {
            let name = command
                .get_display_name()
                .unwrap_or_else(|| command.get_name())
                .to_owned();
            let mut page = Vec::new();
            let source = format!("stance {}", env!("CARGO_PKG_VERSION"));
            Man::new(command.clone())
                .title(&name)
                .source(source)
                .render(&mut page)?;
            Ok((name, String::from_utf8(page)?))
        })
        .collect()
}
