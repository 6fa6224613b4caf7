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
