//! `stance completions`: a script that lets a shell complete commands, options and their values.

use super::{Outcome, page};
use anyhow::Result;
use clap_complete::{Shell, generate};

/// Arguments of `stance completions`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// Shell to complete for
    #[arg(value_enum, value_name = "SHELL")]
    shell: Shell,
}

const EXAMPLES: &str = "\
Examples:
  stance completions bash > ~/.local/share/bash-completion/completions/stance
  stance completions zsh > ~/.zfunc/_stance
  stance completions fish > ~/.config/fish/completions/stance.fish";

pub(super) fn run(args: &Args, mut command: clap::Command) -> Result<Outcome> {
    let mut script = Vec::new();
    generate(args.shell, &mut command, "stance", &mut script);
    page::print(&String::from_utf8(script)?)?;
    Ok(Outcome::Done)
}
