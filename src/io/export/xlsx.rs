//! Columns as a workbook: figures as numbers, headings that say their units, a sheet of sources.

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};

use crate::base::date::Date;
use crate::io::export::{Features, Field, Values};

/// What a workbook says beside the figures, in the language of whoever opens it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Captions {
    /// The name of the sheet of figures; the layer's own where empty.
    pub sheet: String,
    /// What stands over each column, with its unit; the columns' names where there are none.
    pub headings: Vec<String>,
    /// Where the figures come from; no such sheet without.
    pub sources: Option<Leaf>,
}

/// A sheet of texts, such as where figures come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Leaf {
    /// The name of the sheet.
    pub title: String,
    /// The names of its columns.
    pub columns: Vec<String>,
    /// A cell per column in each row.
    pub rows: Vec<Vec<String>>,
}

/// Columns are as wide as what they hold, within these, in characters.
const NARROWEST: usize = 6;
const WIDEST: usize = 42;

/// The features without their geometry; `date` is the day that the file says it was made.
pub(super) fn xlsx(features: &Features, date: Date) -> Result<Vec<u8>, String> {
    made(features, date).map_err(|error| error.to_string())
}

/// A workbook of nothing but texts, a sheet each.
pub(super) fn texts(leaves: &[Leaf], date: Date) -> Result<Vec<u8>, String> {
    let made = || {
        let mut workbook = dated(date)?;
        for leaf in leaves {
            let sheet = workbook.add_worksheet();
            sheet.set_name(sheet_name(&leaf.title, "sheet"))?;
            self::leaf(sheet, leaf)?;
        }
        workbook.save_to_buffer()
    };
    made().map_err(|error: XlsxError| error.to_string())
}

/// An empty workbook that says it was made on a day.
fn dated(date: Date) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    let year = u16::try_from(date.year()).unwrap_or_default();
    let day = ExcelDateTime::from_ymd(year, date.month(), date.day())?;
    let about = DocProperties::new().set_author("Arpent");
    workbook.set_properties(&about.set_creation_datetime(&day));
    Ok(workbook)
}

fn made(features: &Features, date: Date) -> Result<Vec<u8>, XlsxError> {
    let captions = &features.captions;
    let mut workbook = dated(date)?;
    let sheet = workbook.add_worksheet();
    sheet.set_name(sheet_name(&captions.sheet, features.name))?;
    figures(sheet, features)?;
    if let Some(sources) = &captions.sources {
        let sheet = workbook.add_worksheet();
        sheet.set_name(sheet_name(&sources.title, "sources"))?;
        leaf(sheet, sources)?;
    }
    workbook.save_to_buffer()
}

fn heading() -> Format {
    let format = Format::new().set_bold().set_text_wrap();
    format.set_align(FormatAlign::Top)
}

fn figures(sheet: &mut Worksheet, features: &Features) -> Result<(), XlsxError> {
    let headings = &features.captions.headings;
    for (place, field) in (0..).zip(&features.fields) {
        let name = headings.get(usize::from(place)).unwrap_or(&field.name);
        sheet.write_string_with_format(0, place, name, &heading())?;
        column(sheet, place, field)?;
        sheet.set_column_width(place, width(name, field))?;
    }
    let texts = features.fields.iter();
    let texts = texts.take_while(|field| matches!(field.values, Values::Text(_)));
    let named = u16::try_from(texts.count()).unwrap_or_default();
    sheet.set_freeze_panes(1, named)?;
    let rows = u32::try_from(features.shapes.len()).unwrap_or(u32::MAX);
    if let Some(last) = features.fields.len().checked_sub(1) {
        sheet.autofilter(0, 0, rows, u16::try_from(last).unwrap_or(u16::MAX))?;
    }
    Ok(())
}

/// The cells of a column; what there is no data for stays empty, and is no zero.
fn column(sheet: &mut Worksheet, place: u16, field: &Field) -> Result<(), XlsxError> {
    match &field.values {
        Values::Text(texts) => {
            for (row, text) in (1..).zip(texts) {
                sheet.write_string(row, place, text)?;
            }
        }
        Values::Whole(numbers) => {
            let format = Format::new().set_num_format("0");
            for (row, number) in (1..).zip(numbers) {
                if let Some(number) = number {
                    sheet.write_number_with_format(row, place, *number as f64, &format)?;
                }
            }
        }
        Values::Real(numbers) => {
            let format = Format::new().set_num_format(number_format(numbers));
            for (row, &number) in (1..).zip(numbers) {
                if number.is_finite() {
                    sheet.write_number_with_format(row, place, number, &format)?;
                }
            }
        }
    }
    Ok(())
}

/// How many decimals are shown; all of them are there.
fn number_format(numbers: &[f64]) -> &'static str {
    let figures = || numbers.iter().filter(|number| number.is_finite());
    if figures().all(|number| number.fract() == 0.0) {
        return "#,##0";
    }
    let largest = figures().fold(0.0, |most: f64, number| most.max(number.abs()));
    match largest {
        largest if largest < 1.0 => "0.0000",
        largest if largest < 1000.0 => "0.00",
        _ => "#,##0.0",
    }
}

/// A column's width in characters: that of its longest text, or of a few lines of its heading.
fn width(heading: &str, field: &Field) -> f64 {
    let longest = match &field.values {
        Values::Text(texts) => texts.iter().map(|text| text.chars().count()).max(),
        Values::Whole(_) | Values::Real(_) => Some(10),
    };
    let words = heading.split(' ').map(|word| word.chars().count());
    let word = words.max().unwrap_or(0);
    let third = heading.chars().count().div_ceil(3);
    let widest = longest.unwrap_or(0).max(word).max(third);
    // One more for the arrow of the filter.
    (widest.clamp(NARROWEST, WIDEST) + 2) as f64
}

fn leaf(sheet: &mut Worksheet, leaf: &Leaf) -> Result<(), XlsxError> {
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for (place, name) in (0..).zip(&leaf.columns) {
        sheet.write_string_with_format(0, place, name, &heading())?;
        let mut longest = name.chars().count();
        for (row, cells) in (1..).zip(&leaf.rows) {
            if let Some(cell) = cells.get(usize::from(place)) {
                sheet.write_string_with_format(row, place, cell, &wrapped)?;
                longest = longest.max(cell.chars().count());
            }
        }
        let width = (longest.clamp(NARROWEST, WIDEST) + 1) as f64;
        sheet.set_column_width(place, width)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

/// A name that a sheet may have: at most 31 characters, none of those that formulas need.
fn sheet_name(wanted: &str, otherwise: &str) -> String {
    let name = if wanted.is_empty() { otherwise } else { wanted };
    let kept = name.chars().filter(|c| !"[]:*?/\\'".contains(*c));
    kept.take(31).collect()
}
