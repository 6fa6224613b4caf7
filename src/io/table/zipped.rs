//! Tables published in a zip.

use std::borrow::Cow;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use zip::ZipArchive;

use crate::io::ReadError;
use crate::io::source::{file_name, has_extension};
use crate::msg;

/// Endings of tables, alone or packed once more.
const TABLES: [&str; 9] = [
    "csv", "tsv", "txt", "xlsx", "xls", "xlsm", "ods", "parquet", "gz",
];

/// Endings of layers: where a zip has one, what else is in it only describes it.
const LAYERS: [&str; 8] = ["shp", "gpkg", "geojson", "fgb", "kml", "tab", "mif", "gml"];

/// The tables in a zip that has no layer, by name; empty for any other file.
pub(crate) fn tables(path: &Path) -> Vec<String> {
    if !has_extension(path, "zip") {
        return Vec::new();
    }
    let Ok(archive) = open(path) else {
        return Vec::new();
    };
    let ends_in = |name: &str, endings: &[&str]| {
        let name = Path::new(name);
        endings.iter().any(|ending| has_extension(name, ending))
    };
    let mut names: Vec<String> = archive
        .file_names()
        .filter_map(Result::ok)
        .map(Cow::into_owned)
        .collect();
    // What macOS puts beside each file is none.
    names.retain(|name| {
        !name.starts_with("__MACOSX") && !file_name(Path::new(name)).starts_with('.')
    });
    if names.iter().any(|name| ends_in(name, &LAYERS)) {
        return Vec::new();
    }
    names.retain(|name| ends_in(name, &TABLES));
    names.sort();
    names
}

/// The bytes of one table of several: the one that `part` names, or the first.
///
/// # Errors
/// [`ReadError`] when there is none of that name, or the zip is damaged.
pub(crate) fn bytes(
    path: &Path,
    tables: &[String],
    part: Option<&str>,
) -> Result<Vec<u8>, ReadError> {
    let wanted = match part.filter(|_| tables.len() > 1) {
        Some(part) => tables.iter().find(|name| *name == part),
        None => tables.first(),
    };
    let Some(wanted) = wanted else {
        return Err(ReadError::NoPart {
            path: path.to_owned(),
            part: part.unwrap_or_default().to_owned(),
            known: tables.to_vec(),
        });
    };
    let mut archive = open(path)?;
    let mut unpacked = Vec::new();
    let read = archive
        .by_name(wanted)
        .map_err(|error| error.to_string())
        .and_then(|mut entry| {
            let read = entry.read_to_end(&mut unpacked);
            read.map_err(|error| error.to_string())
        });
    match read {
        Ok(_) => Ok(unpacked),
        Err(reason) => Err(damaged(path, &reason)),
    }
}

fn open(path: &Path) -> Result<ZipArchive<File>, ReadError> {
    let file = File::open(path).map_err(|error| ReadError::not_readable(path, &error))?;
    ZipArchive::new(file).map_err(|error| damaged(path, &error.to_string()))
}

fn damaged(path: &Path, reason: &str) -> ReadError {
    ReadError::Unusable {
        path: path.to_owned(),
        what: msg!("data-zip-damaged", file = file_name(path), reason = reason),
        hint: msg!("data-zip-damaged-hint"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    fn zip(names: &[&str]) -> tempfile::NamedTempFile {
        let file = tempfile::Builder::new().suffix(".zip").tempfile().unwrap();
        let mut writer = ZipWriter::new(file.reopen().unwrap());
        for name in names {
            writer
                .start_file(*name, SimpleFileOptions::default())
                .unwrap();
            writer.write_all(name.as_bytes()).unwrap();
        }
        writer.finish().unwrap();
        file
    }

    #[test]
    fn tables_are_found_unless_they_describe_a_layer() {
        let alone = zip(&["b.csv", "a/a.txt", "__MACOSX/._b.csv", "lisez-moi.pdf"]);
        let tables = tables(alone.path());
        assert_eq!(tables, ["a/a.txt", "b.csv"]);
        let read = |part| bytes(alone.path(), &tables, part);
        assert_eq!(read(None).unwrap(), b"a/a.txt");
        assert_eq!(read(Some("b.csv")).unwrap(), b"b.csv");
        assert!(matches!(read(Some("c")), Err(ReadError::NoPart { .. })));
        assert!(super::tables(zip(&["a.shp", "a.csv"]).path()).is_empty());
    }
}
