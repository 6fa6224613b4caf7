//! A code made from the columns of a row.

use polars::prelude::{
    Column, DataFrame, Expr, IntoLazy as _, NamedFrom as _, PolarsResult, Series,
};
use polars::sql::sql_expr;

use crate::base::words::Message;
use crate::model::layer::Code;
use crate::model::table::Table;
use crate::msg;

/// A way of making a code from the columns of a row, as `cli.md` writes keys.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    form: Form,
}

/// A key that cannot be used.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum KeyError {
    /// The table has no such column.
    #[error("no column «{0}»")]
    NoColumn(String),
    /// The text is not a key.
    #[error("{}", .0.key())]
    Syntax(Message),
}

#[derive(Clone, Debug, PartialEq)]
enum Form {
    Column(String),
    Template(Vec<Piece>),
    /// In SQL.
    Formula(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    /// Stands for itself.
    Text(String),
    /// A column's text, brought to a width where there is one.
    Column { name: String, width: Option<usize> },
}

/// Room for most codes.
const LENGTH: usize = 16;

impl Key {
    /// Reads a key: a column's name, a template with `{column:width}`, or `=` and a formula.
    ///
    /// # Errors
    /// [`KeyError::Syntax`] when a brace is not closed or a width is no number.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let form = match text.trim() {
            "" => return Err(KeyError::Syntax(msg!("data-key-empty"))),
            text => match text.strip_prefix('=') {
                Some(formula) => Form::Formula(formula.trim().to_owned()),
                None if text.contains('{') => Form::Template(pieces(text)?),
                None => Form::Column(text.to_owned()),
            },
        };
        Ok(Self { form })
    }

    /// The key that is one column.
    pub fn column(name: &str) -> Self {
        Self {
            form: Form::Column(name.to_owned()),
        }
    }

    /// The code of each row; `None` where a column it needs is empty.
    ///
    /// # Errors
    /// [`KeyError`] when a column is missing or the formula cannot be worked out.
    pub fn codes(&self, table: &Table) -> Result<Vec<Option<Code>>, KeyError> {
        let texts = match &self.form {
            Form::Column(name) => texts(table, name)?,
            Form::Template(pieces) => fill(pieces, table)?,
            Form::Formula(formula) => calculate(formula, table)?,
        };
        Ok(texts
            .into_iter()
            .map(|text| text.filter(|text| !text.is_empty()).map(Code))
            .collect())
    }
}

/// A column's texts.
fn texts(table: &Table, name: &str) -> Result<Vec<Option<String>>, KeyError> {
    table
        .texts(name)
        .ok_or_else(|| KeyError::NoColumn(name.to_owned()))
}

/// Drops leading zeros, then puts back as many as `width` needs: `1` and `0001` become the same,
/// and so do `69A` and `069A`.
pub fn pad(text: &str, width: usize) -> String {
    let mut padded = String::new();
    push_padded(&mut padded, text, width);
    padded
}

/// Adds what [`pad`] makes.
fn push_padded(into: &mut String, text: &str, width: usize) {
    let bare = text.trim().trim_start_matches('0');
    let missing = width.saturating_sub(bare.chars().count());
    into.extend(std::iter::repeat_n('0', missing));
    into.push_str(bare);
}

fn pieces(text: &str) -> Result<Vec<Piece>, KeyError> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        if !before.is_empty() {
            pieces.push(Piece::Text(before.to_owned()));
        }
        let (inside, left) = after
            .split_once('}')
            .ok_or_else(|| KeyError::Syntax(msg!("data-key-brace")))?;
        pieces.push(column(inside)?);
        rest = left;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest.to_owned()));
    }
    Ok(pieces)
}

fn column(inside: &str) -> Result<Piece, KeyError> {
    let Some((name, width)) = inside.rsplit_once(':') else {
        return Ok(Piece::Column {
            name: inside.to_owned(),
            width: None,
        });
    };
    match width.trim().parse::<u8>() {
        Ok(width) => Ok(Piece::Column {
            name: name.to_owned(),
            width: Some(width.into()),
        }),
        Err(_) => Err(KeyError::Syntax(msg!("data-key-width", width = width))),
    }
}

fn fill(pieces: &[Piece], table: &Table) -> Result<Vec<Option<String>>, KeyError> {
    let empty = || Some(String::with_capacity(LENGTH));
    let mut filled: Vec<Option<String>> =
        std::iter::repeat_with(empty).take(table.rows()).collect();
    for piece in pieces {
        match piece {
            Piece::Text(text) => {
                for code in filled.iter_mut().flatten() {
                    code.push_str(text);
                }
            }
            Piece::Column { name, width } => {
                let cells = table
                    .cells(name)
                    .ok_or_else(|| KeyError::NoColumn(name.clone()))?;
                for (code, text) in filled.iter_mut().zip(cells) {
                    match (code.as_mut(), text, width) {
                        (Some(code), Some(text), Some(width)) => push_padded(code, &text, *width),
                        (Some(code), Some(text), None) => code.push_str(&text),
                        _ => *code = None,
                    }
                }
            }
        }
    }
    Ok(filled)
}

/// Works a formula out over columns that are all text.
fn calculate(formula: &str, table: &Table) -> Result<Vec<Option<String>>, KeyError> {
    let syntax = |error: polars::prelude::PolarsError| {
        KeyError::Syntax(msg!("data-key-formula", reason = error.to_string()))
    };
    let expression = sql_expr(formula).map_err(syntax)?;
    let mut used: Vec<Column> = Vec::new();
    for part in &expression {
        let Expr::Column(name) = part else { continue };
        if used.iter().all(|column| column.name() != name) {
            let cells = texts(table, name.as_str())?;
            used.push(Series::new(name.clone(), cells).into());
        }
    }
    let code = evaluate(expression, used, table.rows()).map_err(syntax)?;
    let codes = Table { frame: code };
    texts(&codes, CODE)
}

/// What the column of codes is called while it is worked out; no file's column is.
const CODE: &str = "\u{1}code";

fn evaluate(expression: Expr, columns: Vec<Column>, rows: usize) -> PolarsResult<DataFrame> {
    use polars::prelude::col;
    DataFrame::new(rows, columns)?
        .lazy()
        .with_columns([expression.alias(CODE)])
        .select([col(CODE)])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use polars::prelude::df;

    fn codes(key: &str) -> Result<Vec<Option<String>>, KeyError> {
        let frame = df!(
            "dep" => ["93", "1", "2A"],
            "com" => [10_i64, 5, 4],
            "bureau" => [Some("0001"), Some("69A"), None],
            "share" => [1.5, 2.0, 3.0]
        );
        let table = Table {
            frame: frame.unwrap(),
        };
        let codes = Key::parse(key)?.codes(&table)?;
        Ok(codes
            .into_iter()
            .map(|code| code.map(|code| code.0))
            .collect())
    }

    fn some(texts: [&str; 3]) -> Vec<Option<String>> {
        texts.map(|text| Some(text.to_owned())).to_vec()
    }

    #[test]
    fn a_column_is_its_text_as_written() {
        assert_eq!(codes("com").unwrap(), some(["10", "5", "4"]));
        assert_eq!(codes("share").unwrap(), some(["1.5", "2", "3"]));
        assert_eq!(codes("bureau").unwrap()[2], None);
    }

    #[test]
    fn a_template_pads_and_an_empty_cell_is_no_code() {
        assert_eq!(
            codes("x{dep:02}{com:03}_{bureau:04}").unwrap(),
            [
                Some("x93010_0001".to_owned()),
                Some("x01005_069A".to_owned()),
                None
            ]
        );
        assert_eq!(
            codes("{dep}-{com:0}").unwrap(),
            some(["93-10", "1-5", "2A-4"])
        );
    }

    #[test]
    fn a_formula_sees_text_only() {
        assert_eq!(
            codes("=CONCAT(dep, '_', RIGHT(com, 2))").unwrap(),
            some(["93_10", "1_5", "2A_4"])
        );
        assert_eq!(
            codes("=CASE WHEN dep = '93' THEN LTRIM(bureau, '0') END").unwrap(),
            [Some("1".to_owned()), None, None]
        );
        assert_eq!(codes("='all'").unwrap(), some(["all"; 3]));
    }

    #[test]
    fn what_is_wrong_with_a_key_is_said() {
        let key = |text| match codes(text).unwrap_err() {
            KeyError::NoColumn(name) => name,
            KeyError::Syntax(message) => message.key().to_owned(),
        };
        assert_eq!(key("commune"), "commune");
        assert_eq!(key("{dep:02}{commune}"), "commune");
        assert_eq!(key("=UPPER(commune)"), "commune");
        assert_eq!(key("{dep:02"), "data-key-brace");
        assert_eq!(key("{dep:two}"), "data-key-width");
        assert_eq!(key("=UPPER("), "data-key-formula");
        assert_eq!(key(" "), "data-key-empty");
    }
}
