//! Transcripts of the commands that read corpora.

#[test]
fn transcripts() {
    trycmd::TestCases::new().case("tests/cmd/corpus.trycmd");
}
