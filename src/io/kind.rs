//! Files that are neither tables nor maps, told by their first bytes before anybody tries them.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use crate::base::words::Message;
use crate::io::ReadError;
use crate::io::source::{file_name, has_extension};
use crate::msg;

/// How files begin that hold no figures, and what they are.
const MARKS: [(&[u8], Kind); 11] = [
    (b"%PDF", Kind::Document),
    (b"{\\rtf", Kind::Document),
    (b"\x89PNG", Kind::Picture),
    (b"\xff\xd8\xff", Kind::Picture),
    (b"GIF8", Kind::Picture),
    (b"II*\0", Kind::Picture),
    (b"MM\0*", Kind::Picture),
    (b"Rar!", Kind::Packed),
    (b"7z\xbc\xaf", Kind::Packed),
    (b"<!doctype html", Kind::WebPage),
    (b"<html", Kind::WebPage),
];

/// What the files of text programs and slides are called; they are zips like a workbook.
const DOCUMENTS: [&str; 5] = ["docx", "doc", "odt", "pptx", "odp"];

/// A kind of file without figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Document,
    Picture,
    Packed,
    WebPage,
}

impl Kind {
    fn told_by(start: &[u8]) -> Option<Self> {
        let text = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
        let text = text.trim_ascii_start();
        MARKS
            .iter()
            .find(|(mark, _)| {
                let beginning = text.get(..mark.len());
                beginning.is_some_and(|beginning| beginning.eq_ignore_ascii_case(mark))
            })
            .map(|&(_, kind)| kind)
    }

    fn what(self, file: String) -> Message {
        match self {
            Self::Document => msg!("kind-document", file = file),
            Self::Picture => msg!("kind-picture", file = file),
            Self::Packed => msg!("kind-packed", file = file),
            Self::WebPage => msg!("kind-page", file = file),
        }
    }

    fn hint(self) -> Message {
        match self {
            Self::Document => msg!("kind-document-hint"),
            Self::Picture => msg!("kind-picture-hint"),
            Self::Packed => msg!("kind-packed-hint"),
            Self::WebPage => msg!("kind-page-hint"),
        }
    }
}

/// Lets a file pass that may be a table or a map.
///
/// # Errors
/// [`ReadError`] when the file cannot be opened, or begins like one that is neither.
pub(crate) fn check(path: &Path) -> Result<(), ReadError> {
    let file = File::open(path).map_err(|error| ReadError::not_readable(path, &error))?;
    let mut start = Vec::new();
    // A folder opens like a file; whoever reads it says so.
    let read = file.take(64).read_to_end(&mut start);
    let document = DOCUMENTS.iter().any(|ending| has_extension(path, ending));
    let told = Kind::told_by(&start).or(document.then_some(Kind::Document));
    match told.filter(|_| read.is_ok()) {
        Some(kind) => Err(ReadError::Unusable {
            path: path.to_owned(),
            what: kind.what(file_name(path)),
            hint: kind.hint(),
        }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_told_by_how_it_begins() {
        assert_eq!(Kind::told_by(b"%PDF-1.7"), Some(Kind::Document));
        assert_eq!(
            Kind::told_by(b"\xef\xbb\xbf\n<!DOCTYPE html>"),
            Some(Kind::WebPage)
        );
        for table in [
            &b"code;voix"[..],
            b"",
            b"PK\x03\x04",
            b"<?xml",
            b"II",
            b"\n\n",
        ] {
            assert_eq!(Kind::told_by(table), None, "{table:?}");
        }
    }
}
