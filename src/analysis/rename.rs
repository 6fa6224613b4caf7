//! Formulas written again for another town's sources and columns.

/// The formula with other columns: `instead` is asked about every `SOURCE."column"` and gives what
/// to write there, or nothing to leave it as it is. Quoted texts and comments are not touched.
pub fn rename(formula: &str, instead: impl Fn(&str, &str) -> Option<String>) -> String {
    let mut renamed = String::with_capacity(formula.len());
    let mut rest = formula;
    while let Some(first) = rest.chars().next() {
        let (piece, after) = rest.split_at(piece_length(rest, first));
        rest = after;
        let Some((column, after)) = identifier(piece).and_then(|_| qualified(after)) else {
            renamed.push_str(piece);
            continue;
        };
        let source = identifier(piece).unwrap_or_default();
        match instead(&source, &column) {
            Some(written) => {
                renamed.push_str(&written);
                rest = after;
            }
            None => renamed.push_str(piece),
        }
    }
    renamed
}

/// The column after a source's name and a dot, and what follows it.
fn qualified(after: &str) -> Option<(String, &str)> {
    let after = after.trim_start().strip_prefix('.')?.trim_start();
    let (piece, after) = after.split_at(piece_length(after, after.chars().next()?));
    Some((identifier(piece)?, after))
}

/// The name that a piece is, without its quotes.
fn identifier(piece: &str) -> Option<String> {
    let first = piece.chars().next()?;
    match first {
        '"' | '`' => {
            let inner = piece[1..].strip_suffix(first)?;
            let mark = first.to_string();
            Some(inner.replace(&mark.repeat(2), &mark))
        }
        first if is_word(first) && !first.is_ascii_digit() => Some(piece.to_owned()),
        _ => None,
    }
}

/// How many bytes the piece takes that `text` begins with: a quoted text or name, a comment, a
/// word, or one other sign.
fn piece_length(text: &str, first: char) -> usize {
    match first {
        '\'' | '"' | '`' => quoted_length(text, first),
        '-' if text.starts_with("--") => text.find('\n').unwrap_or(text.len()),
        '/' if text.starts_with("/*") => text.find("*/").map_or(text.len(), |end| end + 2),
        first if is_word(first) => text.find(|c| !is_word(c)).unwrap_or(text.len()),
        first => first.len_utf8(),
    }
}

/// Up to the closing mark; one written twice is part of the text.
fn quoted_length(text: &str, mark: char) -> usize {
    let mut inside = true;
    for (at, letter) in text.char_indices().skip(1) {
        if letter == mark {
            inside = !inside;
        } else if !inside {
            return at;
        }
    }
    text.len()
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::measure::column_of;

    fn renamed(formula: &str) -> String {
        rename(formula, |source, column| {
            (source == "t1").then(|| column_of("t2017", &format!("{column}!")))
        })
    }

    #[test]
    fn columns_are_renamed_and_nothing_else() {
        assert_eq!(
            renamed(r#"100 * t1."LE PEN" / t1 . inscrits - t2."x""#),
            r#"100 * t2017."LE PEN!" / t2017."inscrits!" - t2."x""#
        );
        assert_eq!(
            renamed(r#""t1"."a ""b""" + `t1`.`c`"#),
            r#"t2017."a ""b""!" + t2017."c!""#
        );
        for same in [
            r#"CASE WHEN t2."a" = 't1."b"' THEN 1.5 ELSE 'it''s t1.x' END"#,
            "1 -- t1.x\n+ 2 /* t1.x */",
            "ROUND(t1) + at1.x",
            "'open t1.x",
            "t1.",
            "",
        ] {
            assert_eq!(renamed(same), same);
        }
    }
}
