//! Names as people write them, made comparable.

use std::cmp::Ordering;

/// A text on one line: every run of white space as one space, none at the ends.
pub fn collapse(text: &str) -> String {
    let mut collapsed = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !collapsed.is_empty() {
            collapsed.push(' ');
        }
        collapsed.push_str(word);
    }
    collapsed
}

/// A name as it compares: small letters, no accents, every other sign a space.
pub fn plain(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    for letter in name.chars().flat_map(char::to_lowercase) {
        match letter {
            'à' | 'á' | 'â' | 'ä' | 'ã' => plain.push('a'),
            'ç' => plain.push('c'),
            'è' | 'é' | 'ê' | 'ë' => plain.push('e'),
            'î' | 'ï' | 'í' => plain.push('i'),
            'ñ' => plain.push('n'),
            'ô' | 'ö' | 'ó' => plain.push('o'),
            'ù' | 'ú' | 'û' | 'ü' => plain.push('u'),
            'œ' => plain.push_str("oe"),
            '%' => plain.push('%'),
            letter if letter.is_alphanumeric() => plain.push(letter),
            // A combining accent, as macOS writes them, is no sign of its own.
            '\u{300}'..='\u{36f}' => {}
            _ => plain.push(' '),
        }
    }
    collapse(&plain)
}

/// How two texts follow one another where numbers count as numbers: 2 before 10.
pub fn natural(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (a, b);
    while !left.is_empty() && !right.is_empty() {
        let (digits_a, digits_b) = (digits(left), digits(right));
        let order = if digits_a.is_empty() || digits_b.is_empty() {
            let (first_a, first_b) = (left.chars().next(), right.chars().next());
            left = &left[first_a.map_or(0, char::len_utf8)..];
            right = &right[first_b.map_or(0, char::len_utf8)..];
            first_a.cmp(&first_b)
        } else {
            left = &left[digits_a.len()..];
            right = &right[digits_b.len()..];
            let (a, b) = (
                digits_a.trim_start_matches('0'),
                digits_b.trim_start_matches('0'),
            );
            a.len().cmp(&b.len()).then(a.cmp(b))
        };
        if order.is_ne() {
            return order;
        }
    }
    left.len().cmp(&right.len()).then(a.cmp(b))
}

/// The digits that a text begins with.
fn digits(text: &str) -> &str {
    let end = text.find(|letter: char| !letter.is_ascii_digit());
    &text[..end.unwrap_or(text.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_a_text_follow_one_another_as_numbers() {
        let mut codes = [
            "12",
            "2",
            "93010_10",
            "93010_0009",
            "1",
            "b",
            "a2",
            "a10",
            "02",
        ];
        codes.sort_by(|a, b| natural(a, b));
        let wanted = [
            "1",
            "02",
            "2",
            "12",
            "93010_0009",
            "93010_10",
            "a2",
            "a10",
            "b",
        ];
        assert_eq!(codes, wanted);
    }

    #[test]
    fn names_compare_without_accents_and_signs() {
        assert_eq!(plain("Nb d'Électeurs\ninscrits"), "nb d electeurs inscrits");
        assert_eq!(plain("% Voix/Ins"), "% voix ins");
        assert_eq!(plain("E\u{301}lu"), "elu");
    }
}
