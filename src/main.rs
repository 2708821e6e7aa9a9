//! The `stance` command: hands over to the library's command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    stance::cli::main()
}
