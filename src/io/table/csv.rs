//! Delimited text: records, quotes, and which sign stands between the cells.

use std::borrow::Cow;

/// Signs that may stand between cells, in the order they are tried.
const DELIMITERS: [char; 4] = [';', ',', '\t', '|'];

/// How many records a delimiter is tried on.
const TRIED: usize = 50;

/// A quoted cell that never ends, or goes on after its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct BadQuotes {
    /// The line it starts on, counted from 1.
    pub(crate) line: usize,
}

/// The records of a text, one after the other.
#[derive(Clone, Debug)]
pub(crate) struct Records<'a> {
    text: &'a str,
    at: usize,
    line: usize,
    delimiter: char,
}

impl<'a> Records<'a> {
    /// The records of `text`, its cells divided by `delimiter`.
    pub(crate) fn new(text: &'a str, delimiter: char) -> Self {
        Self {
            text,
            at: 0,
            line: 1,
            delimiter,
        }
    }

    /// The records of the same text from a place on, where one begins.
    pub(crate) fn from(&self, at: usize) -> Self {
        Self {
            at,
            ..Self::new(self.text, self.delimiter)
        }
    }

    /// The whole text.
    pub(crate) fn text(&self) -> &'a str {
        self.text
    }

    /// How many bytes were read.
    pub(crate) fn position(&self) -> usize {
        self.at
    }

    /// Reads the next record into `cells`; `false` at the end.
    pub(crate) fn read(&mut self, cells: &mut Vec<Cow<'a, str>>) -> Result<bool, BadQuotes> {
        cells.clear();
        if self.at == self.text.len() {
            return Ok(false);
        }
        loop {
            cells.push(self.cell()?);
            if self.is_delimiter(self.at) {
                self.at += self.delimiter.len_utf8();
                continue;
            }
            // A lone carriage return ended lines on old Macs.
            if self.skip(b'\r') | self.skip(b'\n') {
                self.line += 1;
            }
            return Ok(true);
        }
    }

    fn cell(&mut self) -> Result<Cow<'a, str>, BadQuotes> {
        if self.is(self.at, b'"') {
            return self.quoted();
        }
        let rest = &self.text[self.at..];
        let length = match u8::try_from(self.delimiter) {
            Ok(delimiter) if delimiter.is_ascii() => rest
                .bytes()
                .position(|byte| byte == delimiter || byte == b'\n' || byte == b'\r'),
            _ => rest.find(['\n', '\r', self.delimiter]),
        };
        let length = length.unwrap_or(rest.len());
        self.at += length;
        Ok(Cow::Borrowed(&rest[..length]))
    }

    fn quoted(&mut self) -> Result<Cow<'a, str>, BadQuotes> {
        let line = self.line;
        self.at += 1;
        let mut cell = Cow::Borrowed("");
        loop {
            let rest = &self.text[self.at..];
            let length = rest.find('"').ok_or(BadQuotes { line })?;
            let part = &rest[..length];
            self.line += part.matches('\n').count();
            match &mut cell {
                Cow::Borrowed("") => cell = Cow::Borrowed(part),
                cell => cell.to_mut().push_str(part),
            }
            self.at += length + 1;
            if self.skip(b'"') {
                cell.to_mut().push('"');
                continue;
            }
            let ended = self.is(self.at, b'\n')
                || self.is(self.at, b'\r')
                || self.is_delimiter(self.at)
                || self.at == self.text.len();
            return if ended {
                Ok(cell)
            } else {
                Err(BadQuotes { line })
            };
        }
    }

    fn skip(&mut self, sign: u8) -> bool {
        let found = self.is(self.at, sign);
        self.at += usize::from(found);
        found
    }

    fn is(&self, at: usize, sign: u8) -> bool {
        self.text.as_bytes().get(at) == Some(&sign)
    }

    fn is_delimiter(&self, at: usize) -> bool {
        match u8::try_from(self.delimiter) {
            Ok(delimiter) if delimiter.is_ascii() => self.is(at, delimiter),
            _ => self.text[at..].starts_with(self.delimiter),
        }
    }
}

/// The first records, as they are.
pub(crate) fn first_records(
    text: &str,
    delimiter: char,
    count: usize,
) -> Result<Vec<Vec<String>>, BadQuotes> {
    let mut records = Records::new(text, delimiter);
    let mut cells = Vec::new();
    let mut first = Vec::with_capacity(count);
    while first.len() < count && records.read(&mut cells)? {
        first.push(cells.iter().map(|cell| cell.clone().into_owned()).collect());
    }
    Ok(first)
}

/// The first records, up to one with quotes that do not end.
fn sound_records(text: &str, delimiter: char) -> Vec<Vec<String>> {
    let mut records = Records::new(text, delimiter);
    let mut cells = Vec::new();
    let mut sound = Vec::new();
    while sound.len() < TRIED && records.read(&mut cells) == Ok(true) {
        sound.push(cells.iter().map(|cell| cell.clone().into_owned()).collect());
    }
    sound
}

/// The delimiter that cuts the first records into the most regular rows; a comma where none does.
pub(crate) fn find_delimiter(text: &str) -> char {
    let mut best = (0.0, ',');
    for delimiter in DELIMITERS {
        let score = regularity(&sound_records(text, delimiter));
        if score > best.0 {
            best = (score, delimiter);
        }
    }
    best.1
}

/// How regular rows are: the share of rows of the commonest width, more where the row of names
/// has it too, and a little more the wider they are; 0 for a single column.
fn regularity(rows: &[Vec<String>]) -> f64 {
    let widths: Vec<usize> = rows
        .iter()
        .filter(|row| row.iter().any(|cell| !cell.trim().is_empty()))
        .map(Vec::len)
        .collect();
    let count = |width: usize| widths.iter().filter(|&&other| other == width).count();
    let Some(common) = widths
        .iter()
        .copied()
        .filter(|&width| width > 1)
        .max_by_key(|&width| (count(width), width))
    else {
        return 0.0;
    };
    let share = count(common) as f64 / widths.len() as f64;
    let named = match rows.get(crate::io::table::header::find(rows)) {
        Some(row) if row.len() == common => 0.5,
        // Ministry files name only the first of many blocks; their decimal commas are as regular.
        Some(row) if (10..common).contains(&row.len()) => 0.6,
        _ => 0.0,
    };
    share + named + 0.2 * (1.0 - 1.0 / common as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str, delimiter: char) -> Result<Vec<Vec<String>>, BadQuotes> {
        first_records(text, delimiter, 100)
    }

    #[test]
    fn quotes_may_hold_anything() {
        assert_eq!(
            rows("a,\"b,\r\nc\"\r\n\"say \"\"x\"\"\",\"\"\n1,2", ',').unwrap(),
            vec![vec!["a", "b,\r\nc"], vec!["say \"x\"", ""], vec!["1", "2"]]
        );
        assert_eq!(rows("a,b \"c\" d\n", ',').unwrap(), [["a", "b \"c\" d"]]);
        assert_eq!(rows("a;;\n", ';').unwrap(), [["a", "", ""]]);
    }

    #[test]
    fn quotes_that_do_not_end_are_said_with_their_line() {
        assert_eq!(rows("a,b\n1,\"2\n3,4\n", ','), Err(BadQuotes { line: 2 }));
        assert_eq!(
            rows("\"a\nb\",c\n1,\"2\"3\n", ','),
            Err(BadQuotes { line: 3 })
        );
    }

    #[test]
    fn the_delimiter_is_found_by_trying() {
        assert_eq!(find_delimiter("a;b\n1,5;2\n1,7;3\n"), ';');
        assert_eq!(find_delimiter("a,b\n\"1,5\",2\n\"1;7\",3\n"), ',');
        assert_eq!(find_delimiter("a\tb, c\n1\t2\n"), '\t');
        assert_eq!(find_delimiter("a|b\n1|2\n"), '|');
        assert_eq!(find_delimiter("code\n01\n"), ',');
        let ministry = "Code;Inscrits;Votants;% Vot/Ins;Blancs;Exp;% Exp/Vot;Nom;Voix;% Voix/Exp\n\
                        01;9;8;88,89;1;7;87,50;A;4;57,14;B;3;42,86\n\
                        02;9;6;66,67;1;5;83,33;B;3;60,00;A;2;40,00\n";
        assert_eq!(find_delimiter(ministry), ';');
        let shapes =
            "n;shape;point\n1;\"{\"\"a\"\": [1, 2]}\";1.5, 2\n2;\"{\"\"a\"\": [1, 2]}\";1.5, 2\n";
        assert_eq!(find_delimiter(shapes), ';');
    }
}
