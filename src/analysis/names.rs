//! Names compared as people compare them: without case, accents or kinds of space.

use crate::base::text::plain;

/// The one name meant by `wanted`: itself where it is there, else the only one that
/// reads the same in small letters without accents and signs.
pub fn find<'a>(wanted: &str, known: &[&'a str]) -> Option<&'a str> {
    if let Some(exact) = known.iter().find(|name| **name == wanted) {
        return Some(exact);
    }
    let meant = plain(wanted);
    let mut alike = known.iter().filter(|name| plain(name) == meant);
    match (alike.next(), alike.next()) {
        (Some(only), None) => Some(only),
        _ => None,
    }
}

/// The name most like `wanted`, for a "did you mean"; none when nothing is near it.
///
/// Near is: one contains the other, or at most a third of the letters differ (Levenshtein).
pub fn nearest<'a>(wanted: &str, known: &[&'a str]) -> Option<&'a str> {
    let wanted = plain(wanted);
    known
        .iter()
        .map(|name| (distance_of(&wanted, &plain(name)), *name))
        .filter(|(distance, name)| 3 * distance <= wanted.chars().count().max(name.chars().count()))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// Whether a name reads like a pattern: without case, accents and signs, where `#` stands for one
/// digit and `*` for anything or nothing. `P##_POP1824` matches `P21_POP1824` and `p09 pop1824`.
pub fn matches(pattern: &str, name: &str) -> bool {
    // What is not a stand-in reads as names do; a stand-in keeps the spaces beside it apart.
    let mut pieces = Vec::new();
    for letter in pattern.chars() {
        match letter {
            '#' | '*' => pieces.push(letter),
            letter => match plain(letter.encode_utf8(&mut [0; 4])) {
                sign if sign.is_empty() && pieces.last() == Some(&' ') => {}
                sign if sign.is_empty() => pieces.push(' '),
                folded => pieces.extend(folded.chars()),
            },
        }
    }
    let name: Vec<char> = plain(name).chars().collect();
    reads(&pieces, &name)
}

fn reads(pattern: &[char], name: &[char]) -> bool {
    match (pattern, name) {
        ([], []) => true,
        (['*', rest @ ..], _) => (0..=name.len()).any(|taken| reads(rest, &name[taken..])),
        (['#', rest @ ..], [letter, after @ ..]) => letter.is_ascii_digit() && reads(rest, after),
        ([one, rest @ ..], [letter, after @ ..]) => one == letter && reads(rest, after),
        _ => false,
    }
}

/// Letters to change; only one for a name that begins or ends with the other.
fn distance_of(a: &str, b: &str) -> usize {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    if 3 <= short.len() && (long.starts_with(short) || long.ends_with(short)) {
        usize::from(short != long)
    } else {
        levenshtein(a, b)
    }
}

fn levenshtein(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, letter) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, other) in b.iter().enumerate() {
            let change = diagonal + usize::from(letter != *other);
            diagonal = row[j + 1];
            row[j + 1] = change.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_reads_past_years_case_and_signs() {
        for (pattern, name) in [
            ("P##_POP1824", "P21_POP1824"),
            ("P##_POP1824", "p09 pop1824"),
            ("MÉLENCHON", "Melenchon"),
            ("MÉLENCHON *", "MÉLENCHON Jean-Luc"),
            ("C##_*_CS3", "C09_ACT1564_CS3"),
            ("*", "anything"),
            ("envie d'europe", "ENVIE D’EUROPE"),
        ] {
            assert!(matches(pattern, name), "{pattern} {name}");
        }
        for (pattern, name) in [
            ("P##_POP1824", "P21_POP1824_H"),
            ("P##_POP", "PXX_POP"),
            ("LE PEN", "LE PEN Marine"),
            ("a", ""),
        ] {
            assert!(!matches(pattern, name), "{pattern} {name}");
        }
    }

    #[test]
    fn case_accents_and_spaces_do_not_count() {
        assert_eq!(find("le pen", &["LE PEN", "FILLON"]), Some("LE PEN"));
        assert_eq!(find("Melenchon", &["MÉLENCHON"]), Some("MÉLENCHON"));
    }

    #[test]
    fn two_names_that_read_alike_are_only_found_exactly() {
        let known = ["Nul", "NUL"];
        assert_eq!(find("NUL", &known), Some("NUL"));
        assert_eq!(find("nul", &known), None);
    }

    #[test]
    fn a_slip_of_the_hand_finds_its_name() {
        let known = ["inscrits", "votants", "FILLON", "LE PEN"];
        assert_eq!(nearest("incrits", &known), Some("inscrits"));
        assert_eq!(nearest("Votant", &known), Some("votants"));
        assert_eq!(nearest("zzz", &known), None);
        assert_eq!(nearest("Le Pen Marine", &known), Some("LE PEN"));
    }
}
