//! French communes that have merged: codes that are gone, and the communes of today they belong to.

use std::sync::LazyLock;

/// How wide the INSEE code of a commune is.
const INSEE: usize = 5;

/// `(old, today)`, sorted by the old code; the file says where they come from.
static MERGED: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    include_str!("../../../assets/communes/merged.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(' '))
        .collect()
});

/// The commune of today that a commune which is gone belongs to; none for one that is there, and
/// for the two that were divided.
///
/// Source: Code officiel géographique of INSEE, 1 January 2026.
pub(super) fn today(commune: &str) -> Option<&'static str> {
    let found = MERGED.binary_search_by(|(old, _)| (*old).cmp(commune));
    found.ok().map(|place| MERGED[place].1)
}

/// A code that begins with that of a commune, in two: `01340_0002` is `01340` and `_0002`.
pub(super) fn split(code: &str) -> Option<(&str, &str)> {
    let commune = code.get(..INSEE)?.as_bytes();
    let figures = |place: usize| commune[place].is_ascii_digit();
    let is_commune =
        figures(0) && (figures(1) || matches!(commune[1], b'A' | b'B')) && (2..INSEE).all(figures);
    is_commune.then(|| code.split_at(INSEE))
}

/// Whether what follows a commune's code stands for the whole of it, as the IRIS `0000` does.
pub(super) fn is_whole(rest: &str) -> bool {
    rest.chars()
        .all(|sign| sign == '0' || !sign.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_that_is_gone_leads_to_one_that_is_not() {
        assert_eq!(MERGED.len(), 4238);
        assert!(MERGED.is_sorted_by(|one, other| one.0 < other.0));
        for (old, new) in MERGED.iter() {
            assert!(split(old).is_some() && split(new).is_some(), "{old} {new}");
            assert_eq!(today(new), None, "{old} {new}");
        }
        assert_eq!(today("74011"), Some("74010"), "Annecy-le-Vieux to Annecy");
        assert_eq!(today("75101"), None, "an arrondissement is another matter");
        assert_eq!(today("55273"), None, "divided");
    }

    #[test]
    fn a_commune_and_what_follows_part() {
        assert_eq!(split("01340_0002"), Some(("01340", "_0002")));
        assert_eq!(split("2A0040000"), Some(("2A004", "0000")));
        assert_eq!(split("ZA101_1"), None);
        assert_eq!(split("0134"), None);
        assert_eq!(split("é0134"), None);
        assert!(is_whole("") && is_whole("0000") && is_whole("_0000"));
        assert!(!is_whole("_0001"));
    }
}
