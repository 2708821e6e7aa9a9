//! `stance.toml`: defaults for options. Flags win over the environment, which wins over the file.

use crate::problem::{Place, Problem};
use clap::error::ErrorKind;
use clap::{Arg, ArgAction, Command};
use std::collections::BTreeMap;
use toml::de::{DeTable, DeValue};

/// The file, looked for in the current folder.
pub(super) const FILE: &str = "stance.toml";

/// Names another file; empty for none.
pub(super) const VARIABLE: &str = "STANCE_CONFIG";

/// What `--help` says about all this.
pub(super) const HELP: &str = "\
Every option can also be set by a variable (--min-quotes: STANCE_MIN_QUOTES) or in a file stance.toml
in the current folder, at its top for all commands or in a table such as [summary] for one. Flags win
over variables, which win over the file. STANCE_CONFIG names another file.

Exit codes: 0 done; 1 done, but some inputs had problems; 2 could not start.";

/// Sets the defaults of `command` from the text of a file called `source`. Keys at the top are
/// options of every command that has them; keys of a table are options of the command of that name.
///
/// # Errors
/// All faults at once: no TOML, an unknown command or option, a value that the option refuses.
pub(super) fn with_file(
    command: Command,
    source: &str,
    text: &str,
) -> Result<Command, Vec<Problem>> {
    let place = |at: usize| {
        let before = &text.as_bytes()[..at.min(text.len())];
        Place::line(
            source,
            memchr::memchr_iter(b'\n', before).count() as u32 + 1,
        )
    };
    let table = DeTable::parse(text).map_err(|fault| {
        let at = fault.span().map_or(0, |s| s.start);
        vec![Problem::new(
            "config",
            place(at),
            fault.message(),
            "see https://toml.io for how it is written",
        )]
    })?;
    let mut problems = Vec::new();
    let mut everywhere: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut here: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    let mut put =
        |name: Option<&str>, key: &toml::Spanned<_>, value: &toml::Spanned<DeValue<'_>>| {
            let option: &std::borrow::Cow<'_, str> = key.get_ref();
            let at = place(key.span().start);
            let checked = values(value.get_ref())
                .ok_or_else(|| {
                    (
                        "neither text, number, truth value nor a list of them".to_owned(),
                        String::new(),
                    )
                })
                .and_then(|values| check(&command, name, option, values));
            match (checked, name) {
                (Ok(values), None) => {
                    everywhere.insert(option.to_string(), values);
                }
                (Ok(values), Some(name)) => {
                    here.insert((name.to_owned(), option.to_string()), values);
                }
                (Err((message, help)), _) => problems.push(Problem::new(
                    "config",
                    at,
                    format!("`{option}`: {message}"),
                    help,
                )),
            }
        };
    let mut unknown = Vec::new();
    for (key, value) in table.get_ref() {
        match value.get_ref() {
            DeValue::Table(options)
                if command.find_subcommand(key.get_ref().as_ref()).is_some() =>
            {
                for (option, value) in options {
                    put(Some(key.get_ref()), option, value);
                }
            }
            DeValue::Table(_) => {
                let message = format!("`[{}]`: no such command", key.get_ref());
                unknown.push(Problem::new(
                    "config",
                    place(key.span().start),
                    message,
                    "see `stance --help`",
                ));
            }
            _ => put(None, key, value),
        }
    }
    problems.append(&mut unknown);
    problems.sort();
    if !problems.is_empty() {
        return Err(problems);
    }
    Ok(each_option(command, |name, arg| {
        let long = arg.get_long().unwrap_or_default().to_owned();
        let own = here.get(&(name.to_owned(), long.clone()));
        match own.or_else(|| everywhere.get(&long)) {
            Some(default) => arg.default_values(default.clone()),
            None => arg,
        }
    }))
}

/// Lets each option be set by a variable: `--min-quotes` by `STANCE_MIN_QUOTES`. An empty variable
/// sets nothing.
pub(super) fn with_environment(command: Command, is_set: impl Fn(&str) -> bool) -> Command {
    each_option(command, |_, arg| {
        let long = arg.get_long().unwrap_or_default();
        let variable = format!("STANCE_{}", long.to_uppercase().replace('-', "_"));
        if is_set(&variable) {
            arg.env(variable).hide_env(true)
        } else {
            arg
        }
    })
}

/// Changes each option of each command, help and version left out.
fn each_option(mut command: Command, change: impl Fn(&str, Arg) -> Arg) -> Command {
    let names: Vec<String> = command
        .get_subcommands()
        .map(|c| c.get_name().to_owned())
        .collect();
    for name in names {
        command = command.mut_subcommand(&name, |sub| {
            sub.mut_args(|arg| {
                if is_option(&arg) {
                    change(&name, arg)
                } else {
                    arg
                }
            })
        });
    }
    command
}

fn is_option(arg: &Arg) -> bool {
    let informs = matches!(
        arg.get_action(),
        ArgAction::Help | ArgAction::HelpShort | ArgAction::HelpLong | ArgAction::Version
    );
    arg.get_long().is_some() && !informs
}

/// A value as it would stand on the command line.
fn values(value: &DeValue<'_>) -> Option<Vec<String>> {
    let one = |value: &DeValue<'_>| match value {
        DeValue::String(s) => Some(s.to_string()),
        DeValue::Integer(n) => Some(n.to_string()),
        DeValue::Float(x) => Some(x.to_string()),
        DeValue::Boolean(b) => Some(b.to_string()),
        _ => None,
    };
    match value {
        DeValue::Array(all) => all.iter().map(|v| one(v.get_ref())).collect(),
        other => Some(vec![one(other)?]),
    }
}

/// Asks each command concerned whether it has the option and takes the values; else what is wrong,
/// and what to do.
fn check(
    command: &Command,
    name: Option<&str>,
    option: &str,
    values: Vec<String>,
) -> Result<Vec<String>, (String, String)> {
    let has = |c: &&Command| {
        c.get_arguments()
            .any(|a| is_option(a) && a.get_long() == Some(option))
    };
    let concerned = |c: &&Command| name.is_none_or(|n| n == c.get_name());
    let mut found = false;
    for sub in command.get_subcommands().filter(concerned).filter(has) {
        found = true;
        let arg = sub
            .get_arguments()
            .find(|a| a.get_long() == Some(option))
            .expect("has it");
        let flag = matches!(arg.get_action(), ArgAction::SetTrue);
        let truth = values.len() == 1 && ["true", "false"].contains(&values[0].as_str());
        if flag && !truth {
            return Err(("takes true or false".to_owned(), String::new()));
        }
        let many = matches!(arg.get_action(), ArgAction::Append);
        if values.len() > 1 && !many {
            return Err(("takes one value".to_owned(), String::new()));
        }
        let given = values
            .iter()
            .filter(|_| !flag)
            .map(|v| format!("--{option}={v}"));
        let line = ["stance".to_owned(), sub.get_name().to_owned()]
            .into_iter()
            .chain(given);
        if let Err(fault) = command.clone().try_get_matches_from(line)
            && matches!(
                fault.kind(),
                ErrorKind::InvalidValue | ErrorKind::ValueValidation
            )
        {
            let told = fault.to_string();
            let first = told
                .lines()
                .next()
                .unwrap_or_default()
                .trim_start_matches("error: ")
                .to_owned();
            return Err((first, format!("see `stance {} --help`", sub.get_name())));
        }
    }
    if found {
        return Ok(values);
    }
    let of = name.map_or("of any command".to_owned(), |n| format!("of `stance {n}`"));
    let help = name.map_or("see `stance --help`".to_owned(), |n| {
        format!("see `stance {n} --help`")
    });
    Err((format!("no option {of}"), help))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn command() -> Command {
        let by = Arg::new("by").long("by").value_parser(["month", "week"]);
        let count = Arg::new("count")
            .long("min-quotes")
            .value_parser(clap::value_parser!(u64));
        let brief = Arg::new("brief").long("brief").action(ArgAction::SetTrue);
        let who = Arg::new("who").long("speaker").action(ArgAction::Append);
        Command::new("stance").subcommand(Command::new("summary").args([by, count, brief, who]))
    }

    fn got(file: &str, environment: &[&str], line: &[&str]) -> String {
        let command = with_file(command(), "stance.toml", file).unwrap();
        let command = with_environment(command, |v| environment.contains(&v));
        let line = ["stance", "summary"].iter().chain(line);
        let matches = command.try_get_matches_from(line).unwrap();
        let found = matches.subcommand().unwrap().1;
        let by = found.get_one::<String>("by");
        let who: Vec<&String> = found.get_many("who").unwrap_or_default().collect();
        format!(
            "{by:?} {:?} {} {who:?}",
            found.get_one::<u64>("count"),
            found.get_flag("brief")
        )
    }

    #[test]
    fn the_file_gives_defaults_and_flags_win() {
        let file =
            "by = \"week\"\n[summary]\nmin-quotes = 3\nbrief = true\nspeaker = [\"A\", \"B\"]\n";
        assert_eq!(
            got(file, &[], &[]),
            r#"Some("week") Some(3) true ["A", "B"]"#
        );
        let flags = ["--by", "month", "--speaker", "C"];
        assert_eq!(
            got(file, &[], &flags),
            r#"Some("month") Some(3) true ["C"]"#
        );
        assert_eq!(got("", &[], &[]), r"None None false []");
    }

    #[test]
    fn the_table_of_a_command_wins_over_the_top() {
        assert!(
            got("by = \"week\"\n[summary]\nby = \"month\"\n", &[], &[])
                .starts_with("Some(\"month\")")
        );
    }

    #[test]
    fn faults_are_told_with_their_lines() {
        let file =
            "by = \"year\"\nbye = 1\n[summary]\nmin-quotes = \"many\"\nbrief = 3\n[sumary]\n";
        let faults = with_file(command(), "stance.toml", file).unwrap_err();
        let lines: Vec<u32> = faults.iter().filter_map(|p| p.place.line).collect();
        assert_eq!(lines, [1, 2, 4, 5, 6], "{faults:#?}");
        let broken = with_file(command(), "stance.toml", "a = 1\nb = \n").unwrap_err();
        assert_eq!(broken[0].place.to_string(), "stance.toml:2");
    }
}
