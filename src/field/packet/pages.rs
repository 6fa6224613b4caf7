//! Street sheets page by page: so many rows, and a street's heading again on every page it goes on.

use crate::field::packet::sheet::{Row, StreetSheet};
use crate::model::questionnaire::{ON_SHEET, Questionnaire};

/// Rows on a page at most.
const ROWS: usize = 20;

/// Rows and headings together, each 9 mm high, on a page that stands and on one that lies.
const LINES_UPRIGHT: usize = 26;
const LINES_LYING: usize = 17;

/// Fewer rows than this do not begin a street at the foot of a page, nor end it on the next.
const TOGETHER: usize = 2;

/// Millimetres that the answers of all questions may take on a page that stands.
const ANSWERS_WIDE: f64 = 44.0;

/// A page of street sheets.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SheetPage<'a> {
    /// Streets, or parts of them, in walking order.
    pub parts: Vec<Part<'a>>,
}

/// What of a street sheet is on one page.
#[derive(Clone, Debug, PartialEq)]
pub struct Part<'a> {
    /// The whole street sheet, for its heading.
    pub sheet: &'a StreetSheet,
    /// Its rows on this page.
    pub rows: &'a [Row],
    /// Whether it began on a page before.
    pub continued: bool,
}

/// Whether street sheets lie on their side: where they stand, the answers leave no room for notes.
pub fn lies(questionnaire: &Questionnaire) -> bool {
    /// As wide as a letter to circle, and the room around the letters of a question.
    const LETTER: f64 = 3.8;
    const AROUND: f64 = 1.6;
    let asked = questionnaire.questions.iter().take(ON_SHEET);
    // Letters stand in two lines, two in a line at least.
    let width = |answers: usize| LETTER * answers.div_ceil(2).max(2) as f64 + AROUND;
    asked.map(|asked| width(asked.answers.len())).sum::<f64>() > ANSWERS_WIDE
}

/// Street sheets page by page, in walking order.
pub fn pages(sheets: &[StreetSheet], lies: bool) -> Vec<SheetPage<'_>> {
    let lines = if lies { LINES_LYING } else { LINES_UPRIGHT };
    let mut pages: Vec<SheetPage<'_>> = Vec::new();
    for sheet in sheets {
        let mut rows = sheet.rows.as_slice();
        while !rows.is_empty() {
            let left = pages.last().map_or(0, |page| page.room(lines));
            let mut count = fitting(rows.len(), left);
            if count == 0 {
                pages.push(SheetPage::default());
                count = fitting(rows.len(), SheetPage::default().room(lines));
            }
            let (here, later) = rows.split_at(count);
            let part = Part {
                sheet,
                rows: here,
                continued: rows.len() < sheet.rows.len(),
            };
            if let Some(page) = pages.last_mut() {
                page.parts.push(part);
            }
            rows = later;
        }
    }
    pages
}

impl SheetPage<'_> {
    /// How many rows of another street there is room for, below its heading.
    fn room(&self, lines: usize) -> usize {
        let rows: usize = self.parts.iter().map(|part| part.rows.len()).sum();
        let taken = rows + self.parts.len();
        (ROWS - rows.min(ROWS)).min(lines.saturating_sub(taken + 1))
    }
}

/// How many of so many rows go onto a page with this room: all, or as many as leave no row alone.
fn fitting(rows: usize, room: usize) -> usize {
    if rows <= room {
        return rows;
    }
    let count = room.min(rows - TOGETHER.min(rows));
    if count < TOGETHER { 0 } else { count }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::packet::sheet::by_street;
    use crate::model::address::Address;
    use crate::model::layer::Code;
    use crate::model::questionnaire::{Answer, Question};
    use crate::model::turf::Stop;

    /// So many odd numbers in each street, in walking order.
    fn sheets(streets: &[usize]) -> Vec<StreetSheet> {
        let addresses = streets.iter().enumerate().flat_map(|(street, &count)| {
            (0..count).map(move |place| Address {
                number: 2 * place as u32 + 1,
                street: format!("Street {street}"),
                ..Address::default()
            })
        });
        let rows = (1..).zip(addresses);
        let rows: Vec<Row> = rows
            .map(|(order, address)| {
                let stop = Stop {
                    address: String::new(),
                    precinct: Code(String::new()),
                    doors: 1,
                    share: None,
                };
                Row::of(order, &stop, Some(&address))
            })
            .collect();
        by_street(&rows)
    }

    /// The rows of each part of each page.
    fn counts(sheets: &[StreetSheet], lies: bool) -> Vec<Vec<usize>> {
        let rows = |page: SheetPage<'_>| page.parts.iter().map(|part| part.rows.len()).collect();
        pages(sheets, lies).into_iter().map(rows).collect()
    }

    #[test]
    fn a_page_has_twenty_rows_and_a_street_that_goes_on_says_so() {
        let sheets = sheets(&[45]);
        assert_eq!(counts(&sheets, false), [vec![20], vec![20], vec![5]]);
        let continued: Vec<bool> = pages(&sheets, false)
            .iter()
            .map(|page| page.parts[0].continued)
            .collect();
        assert_eq!(continued, [false, true, true]);
    }

    #[test]
    fn no_row_stands_alone_where_a_street_goes_on() {
        assert_eq!(counts(&sheets(&[21]), false), [[19], [2]]);
        let two = sheets(&[19, 8]);
        assert_eq!(counts(&two, false), [[19], [8]], "one row would be alone");
        assert_eq!(counts(&sheets(&[19, 1]), false), [[19, 1]]);
    }

    #[test]
    fn headings_take_room_and_no_row_is_lost() {
        let sheets = sheets(&[1; 60]);
        let upright = counts(&sheets, false);
        assert!(upright.iter().all(|page| page.len() <= LINES_UPRIGHT / 2));
        let lying = counts(&sheets, true);
        assert!(lying.iter().all(|page| page.len() <= LINES_LYING / 2));
        for pages in [upright, lying] {
            assert_eq!(pages.iter().flatten().sum::<usize>(), 60);
        }
    }

    #[test]
    fn sheets_lie_only_where_the_answers_need_it() {
        let asking = |questions: usize, answers: usize| Questionnaire {
            questions: (0..questions)
                .map(|_| Question {
                    answers: vec![Answer::default(); answers],
                    ..Question::default()
                })
                .collect(),
        };
        assert!(!lies(&Questionnaire::default()));
        assert!(!lies(&asking(4, 4)));
        assert!(!lies(&asking(3, 6)));
        assert!(!lies(&asking(2, 10)));
        assert!(lies(&asking(4, 6)));
    }
}
