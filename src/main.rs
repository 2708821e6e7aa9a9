//! The `stance` command: hands over to the library's command line.

fn main() {}
