//! Packets to PDF, by Typst.

pub mod atlas;
pub mod book;
mod data;
pub mod deck;
mod labels;
mod legible;
mod master;
mod packet;
mod qr;
mod questions;
pub mod register;
mod speech;
mod world;

use std::fs;
use std::path::{Path, PathBuf};

use typst::diag::SourceDiagnostic;
use typst::foundations::{Bytes, Datetime, Smart};
use typst::model::{Document as _, DocumentInfo};
use typst::{World as _, WorldExt as _};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, Timestamp};

use crate::base::date::Date;
use crate::io::ReadError;
use crate::io::pdf::world::Desk;

pub use crate::io::pdf::legible::Legibility;
pub use crate::io::pdf::master::{Master, master_list};
pub use crate::io::pdf::packet::{PacketPage, look, packet};

/// The template of a packet, for a campaign to copy and restyle.
pub const PACKET_TEMPLATE: &str = include_str!("../../../assets/packet/packet.typ");

/// The template of the list for the room.
pub(crate) const MASTER_TEMPLATE: &str = include_str!("../../../assets/packet/master.typ");

/// A template that Typst could not make a PDF of.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}: {reason}", place(file, *line))]
pub struct PdfError {
    /// The template, or the file it uses.
    pub file: String,
    /// The line in it, from 1; `None` where Typst does not say.
    pub line: Option<usize>,
    /// What Typst says.
    pub reason: String,
}

fn place(file: &str, line: Option<usize>) -> String {
    line.map_or_else(|| file.to_owned(), |line| format!("{file}, line {line}"))
}

/// A template with its typefaces, ready to print many documents.
#[derive(Clone)]
pub struct Press {
    desk: Desk,
}

impl std::fmt::Debug for Press {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Press").finish_non_exhaustive()
    }
}

impl Press {
    /// A press for one of our own templates.
    pub fn new(name: &str, template: &str) -> Self {
        Self {
            desk: Desk::new(name, template, None),
        }
    }

    /// A press for a campaign's own template, which may use files beside it, such as a logo.
    ///
    /// # Errors
    /// [`ReadError`] when the template is not there or is not text.
    pub fn with_template(path: &Path) -> Result<Self, ReadError> {
        let template =
            fs::read_to_string(path).map_err(|error| ReadError::not_readable(path, &error))?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let folder = path.parent().map(PathBuf::from);
        Ok(Self {
            desk: Desk::new(&name, &template, folder),
        })
    }

    /// Prints one document from the template and these files, which it finds beside it.
    ///
    /// The same template, files and date give the same bytes.
    ///
    /// # Errors
    /// [`PdfError`] with the first thing that Typst does not accept.
    pub fn print(
        &self,
        files: impl IntoIterator<Item = (impl Into<String>, Vec<u8>)>,
        date: Date,
    ) -> Result<Vec<u8>, PdfError> {
        let (desk, document) = self.lay_out(files, date)?;
        Self::to_pdf(&desk, &document, date, PdfOptions::default())
    }

    /// Prints one document of several pieces: each is laid out from its own files, whole pages of
    /// it, and what that took is let go of before the next. Memory stays flat however many there are.
    ///
    /// # Errors
    /// [`PdfError`] with the first thing that Typst does not accept.
    fn print_pieces<Name: Into<String>>(
        &self,
        pieces: impl Iterator<Item = Result<[(Name, Vec<u8>); 1], PdfError>>,
        date: Date,
    ) -> Result<Vec<u8>, PdfError> {
        let (mut pages, mut info, mut count) = (Vec::new(), DocumentInfo::default(), 0);
        for piece in pieces {
            let (_, document) = self.lay_out(piece?, date)?;
            pages.extend_from_slice(document.pages());
            info = document.info().clone();
            count += 1;
            clear();
        }
        let whole = PagedDocument::new(pages.into_iter().collect(), info);
        let options = PdfOptions {
            // Tags go by places in a document, which pieces have in common.
            tagged: count < 2,
            ..PdfOptions::default()
        };
        Self::to_pdf(&self.desk, &whole, date, options)
    }

    fn to_pdf(
        desk: &Desk,
        document: &PagedDocument,
        date: Date,
        options: PdfOptions,
    ) -> Result<Vec<u8>, PdfError> {
        let midnight = Datetime::from_ymd_hms(date.year(), date.month(), date.day(), 0, 0, 0);
        let options = PdfOptions {
            creator: Smart::Custom(Some("Arpent".to_owned())),
            timestamp: midnight.map(Timestamp::new_utc),
            ident: Smart::Auto,
            ..options
        };
        typst_pdf::pdf(document, &options).map_err(|errors| first_error(desk, &errors))
    }

    /// Lays one document out without printing it, and says how well it can be read.
    fn look(
        &self,
        files: impl IntoIterator<Item = (impl Into<String>, Vec<u8>)>,
        date: Date,
    ) -> Result<Legibility, PdfError> {
        let (_, document) = self.lay_out(files, date)?;
        Ok(Legibility::of(&document))
    }

    fn lay_out(
        &self,
        files: impl IntoIterator<Item = (impl Into<String>, Vec<u8>)>,
        date: Date,
    ) -> Result<(Desk, PagedDocument), PdfError> {
        let files = files
            .into_iter()
            .map(|(name, bytes)| (name.into(), Bytes::new(bytes)));
        let desk = self.desk.with_files(files, date);
        let laid_out = typst::compile::<PagedDocument>(&desk).output;
        match laid_out {
            Ok(document) => Ok((desk, document)),
            Err(errors) => Err(first_error(&desk, &errors)),
        }
    }
}

/// Lets go of what was not used for some documents: called now and then, memory stays flat however
/// many are printed. While it looks through what is kept, nobody else can print.
pub(crate) fn tidy() {
    typst::comemo::evict(1);
}

/// Lets go of all that was kept, also of what was used a moment ago: called between documents that
/// have nothing in common.
pub(crate) fn clear() {
    typst::comemo::evict(0);
}

/// A picture of `width` × `height` points as a PDF of one page of that size.
///
/// # Errors
/// [`PdfError`] when Typst cannot read the SVG.
pub fn from_svg(svg: &str, width: f64, height: f64, date: Date) -> Result<Vec<u8>, PdfError> {
    let template = format!(
        "#set page(width: {width}pt, height: {height}pt, margin: 0pt)\n\
         #image(\"picture.svg\", width: 100%, height: 100%)\n"
    );
    let press = Press::new("picture.typ", &template);
    let bytes = press.print([("picture.svg", svg.as_bytes().to_vec())], date);
    tidy();
    bytes
}

/// The first error with its file and line, and Typst's hints.
fn first_error(desk: &Desk, errors: &[SourceDiagnostic]) -> PdfError {
    let Some(error) = errors.first() else {
        return PdfError {
            file: desk.name(),
            line: None,
            reason: String::new(),
        };
    };
    let id = error.span.id().unwrap_or_else(|| desk.main());
    let line = desk.range(error.span).and_then(|range| {
        let source = desk.source(id).ok()?;
        source.lines().byte_to_line(range.start)
    });
    let hints = error.hints.iter().map(|hint| hint.v.as_str());
    let said: Vec<&str> = std::iter::once(error.message.as_str())
        .chain(hints)
        .collect();
    PdfError {
        file: id.get().vpath().get_without_slash().to_owned(),
        line: line.map(|line| line + 1),
        reason: said.join("; "),
    }
}
