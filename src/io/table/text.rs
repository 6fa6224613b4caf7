//! Bytes to text: unpacked, and in the encoding they were written in.

use std::borrow::Cow;
use std::io::Read as _;
use std::path::Path;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

use crate::base::words::Message;
use crate::io::ReadError;
use crate::io::source::file_name;
use crate::msg;

/// A file's text, and the encoding it was in.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Decoded<'a> {
    pub(crate) text: Cow<'a, str>,
    pub(crate) encoding: &'static Encoding,
    pub(crate) notes: Vec<Message>,
}

/// The bytes of a file, unpacked where it is a gzip.
///
/// # Errors
/// [`ReadError`] when it cannot be opened, or ends in the middle of its packing.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, ReadError> {
    let packed = std::fs::read(path).map_err(|error| ReadError::not_readable(path, &error))?;
    unpacked(path, packed)
}

/// Bytes, unpacked where they are a gzip.
///
/// # Errors
/// [`ReadError`] when they end in the middle of their packing.
pub(crate) fn unpacked(path: &Path, packed: Vec<u8>) -> Result<Vec<u8>, ReadError> {
    if !packed.starts_with(&[0x1f, 0x8b]) {
        return Ok(packed);
    }
    let mut unpacked = Vec::with_capacity(4 * packed.len());
    flate2::read::MultiGzDecoder::new(packed.as_slice())
        .read_to_end(&mut unpacked)
        .map_err(|error| ReadError::NotUnderstood {
            path: path.to_owned(),
            reason: error.to_string(),
        })?;
    Ok(unpacked)
}

/// Decodes text in the encoding `told`, or in the one it shows itself to be in.
///
/// # Errors
/// [`ReadError::Unusable`] when the encoding is unknown or does not fit, or when this is no text.
pub(crate) fn decode<'a>(
    path: &Path,
    bytes: &'a [u8],
    told: Option<&str>,
) -> Result<Decoded<'a>, ReadError> {
    let unusable = |what, hint| ReadError::Unusable {
        path: path.to_owned(),
        what,
        hint,
    };
    let mut notes = Vec::new();
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let encoding = match (told, marked) {
        (Some(label), _) => Encoding::for_label(label.trim().as_bytes()).ok_or_else(|| {
            unusable(
                msg!("data-encoding-unknown", encoding = label),
                msg!("data-encoding-unknown-hint"),
            )
        })?,
        (None, Some(marked)) => marked,
        (None, None) => detect(bytes, &mut notes),
    };
    let (text, encoding, broken) = encoding.decode(bytes);
    if broken && notes.is_empty() {
        return Err(unusable(
            msg!(
                "data-encoding-wrong",
                file = file_name(path),
                encoding = encoding.name()
            ),
            msg!("data-encoding-wrong-hint"),
        ));
    }
    if text.contains('\0') {
        return Err(unusable(
            msg!("data-not-text", file = file_name(path)),
            msg!("data-not-text-hint"),
        ));
    }
    Ok(Decoded {
        text,
        encoding,
        notes,
    })
}

/// UTF-8 where the bytes are, or are but for a few; else what its letters look like.
fn detect(bytes: &[u8], notes: &mut Vec<Message>) -> &'static Encoding {
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    let (mut letters, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        letters += chunk
            .valid()
            .chars()
            .filter(|letter| !letter.is_ascii())
            .count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    if letters > 10 * broken {
        notes.push(msg!("note-broken-letters", n = broken));
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(Some(b"fr"), Utf8Detection::Deny)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;

    fn read(bytes: &[u8], told: Option<&str>) -> Result<(String, &'static str, usize), String> {
        decode(Path::new("a.csv"), bytes, told)
            .map(|decoded| {
                let notes = decoded.notes.len();
                (decoded.text.into_owned(), decoded.encoding.name(), notes)
            })
            .map_err(|error| error.to_string())
    }

    #[test]
    fn the_encoding_is_found_by_mark_by_form_and_by_letters() {
        assert_eq!(read("é".as_bytes(), None).unwrap().1, "UTF-8");
        assert_eq!(
            read("\u{feff}é".as_bytes(), None).unwrap(),
            ("é".to_owned(), "UTF-8", 0)
        );
        let latin = "D\u{e9}partement;Exprim\u{e9}s;H\u{f4}pital";
        let latin: Vec<u8> = latin.chars().map(|letter| letter as u8).collect();
        let (text, encoding, _) = read(&latin, None).unwrap();
        assert_eq!(
            (text.as_str(), encoding),
            ("Département;Exprimés;Hôpital", "windows-1252")
        );
        let wide = [0xff, 0xfe, b'a', 0, 0xe9, 0];
        assert_eq!(read(&wide, None).unwrap().0, "aé");
    }

    #[test]
    fn a_wrong_encoding_is_said_not_guessed_around() {
        let latin = b"Exprim\xe9s";
        assert!(
            read(latin, Some("utf-8"))
                .unwrap_err()
                .contains("data-encoding-wrong")
        );
        assert!(
            read(latin, Some("latin-9x"))
                .unwrap_err()
                .contains("data-encoding-unknown")
        );
        assert_eq!(read(latin, Some("iso-8859-1")).unwrap().0, "Exprimés");
        assert!(read(b"a\0b", None).unwrap_err().contains("data-not-text"));
    }

    #[test]
    fn a_few_broken_letters_are_counted() {
        let mut bytes = "éàüé".repeat(20).into_bytes();
        bytes.push(0xe9);
        bytes.extend(b";1");
        let (_, encoding, notes) = read(&bytes, None).unwrap();
        assert_eq!((encoding, notes), ("UTF-8", 1));
    }

    #[test]
    fn a_gzip_cut_short_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv.gz");
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        packer.write_all("a;b\n".repeat(500).as_bytes()).unwrap();
        let packed = packer.finish().unwrap();
        std::fs::write(&path, &packed).unwrap();
        assert_eq!(bytes(&path).unwrap().len(), 2000);
        std::fs::write(&path, &packed[..packed.len() / 2]).unwrap();
        assert!(bytes(&path).is_err(), "half a gzip");
    }
}
