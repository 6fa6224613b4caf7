//! The register of processing and the list of sources, as PDF and as CSV.

use std::path::Path;

use serde::Serialize;

use crate::base::date::Date;
use crate::io::export::quoted;
use crate::io::pdf::{PdfError, Press};
use crate::io::{WriteError, whole};

/// The template of the register.
const TEMPLATE: &str = include_str!("../../../assets/register/register.typ");

/// The register, said in its language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Register {
    /// `fr` or `en`.
    pub language: &'static str,
    /// What it is.
    pub title: String,
    /// Whose it is, and of when.
    pub subtitle: String,
    /// What the pages are counted with.
    pub page: String,
    /// What still has to be said before it is complete.
    pub missing: Vec<String>,
    /// What that list is called.
    pub missing_title: String,
    /// Sections in order: purposes, data, retention and so on.
    pub sections: Vec<Section>,
    /// What the list of sources is called.
    pub sources_title: String,
    /// The names of its columns.
    pub columns: Vec<String>,
    /// A row per file, a cell per column.
    pub sources: Vec<Vec<String>>,
}

/// A part of the register.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Section {
    /// What it is about.
    pub title: String,
    /// What it says, each thing under its name; the name may be empty.
    pub items: Vec<(String, String)>,
}

impl Register {
    /// Prints it: A4, the list of sources on pages across.
    ///
    /// # Errors
    /// [`PdfError`] when the template is wrong.
    pub fn to_pdf(&self, date: Date) -> Result<Vec<u8>, PdfError> {
        let json = serde_json::to_vec(self).map_err(|error| PdfError {
            file: "data.json".to_owned(),
            line: None,
            reason: error.to_string(),
        })?;
        Press::new("register.typ", TEMPLATE).print([("data.json", json)], date)
    }

    /// As CSV: `section,subject,what,text`, a line for all that is said; of the sources a line a
    /// cell, the subject being the file.
    pub fn to_csv(&self) -> String {
        let mut text = String::from("section,subject,what,text\n");
        let mut line = |cells: [&str; 4]| {
            text.push_str(&cells.map(quoted).join(","));
            text.push('\n');
        };
        for section in &self.sections {
            for (name, said) in &section.items {
                line([&section.title, "", name, said]);
            }
        }
        for row in &self.sources {
            let subject = row.first().map_or("", String::as_str);
            for (column, cell) in self.columns.iter().zip(row).skip(1) {
                line([&self.sources_title, subject, column, cell]);
            }
        }
        for missing in &self.missing {
            line([&self.missing_title, "", "", missing]);
        }
        text
    }
}

/// Writes bytes to a file, whole or not at all.
///
/// # Errors
/// [`WriteError`] when the disk refuses.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    whole::write(path, |file| file.write_all(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_thing_said_is_a_line_of_the_csv_and_the_pdf_is_the_same_twice() {
        let register = Register {
            language: "fr",
            title: "Registre".to_owned(),
            sections: vec![Section {
                title: "Finalités".to_owned(),
                items: vec![(
                    "Objectif".to_owned(),
                    "Porte-à-porte, puis appels".to_owned(),
                )],
            }],
            sources_title: "Sources".to_owned(),
            columns: vec!["Nom".to_owned(), "Licence".to_owned()],
            sources: vec![vec!["t1".to_owned(), "ODbL".to_owned()]],
            ..Register::default()
        };
        let lines = "section,subject,what,text\n\
            Finalités,,Objectif,\"Porte-à-porte, puis appels\"\n\
            Sources,t1,Licence,ODbL\n";
        assert_eq!(register.to_csv(), lines);
        let date = Date::new(2026, 3, 15).unwrap();
        let pdf = register.to_pdf(date).unwrap();
        assert!(pdf.starts_with(b"%PDF"));
        assert_eq!(pdf, register.to_pdf(date).unwrap());
    }
}
