//! Names as people write them, made comparable.

/// A text on one line: every run of white space as one space, none at the ends.
pub fn collapse(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_compare_without_accents_and_signs() {
        assert_eq!(plain("Nb d'Électeurs\ninscrits"), "nb d electeurs inscrits");
        assert_eq!(plain("% Voix/Ins"), "% voix ins");
        assert_eq!(plain("E\u{301}lu"), "elu");
    }
}
