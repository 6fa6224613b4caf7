//! Numbers of houses and flats as mappers write them.

/// More numbers than this are no list that somebody wrote of one place.
const MOST: usize = 200;

/// The numbers that one place has: `12;14` and `12, 14` are two; `12-14` is one building that has
/// both, and `8, floor 2` a place within number 8.
pub(super) fn numbers(text: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for part in text.split(';') {
        let listed: Vec<&str> = part.split(',').map(str::trim).collect();
        if listed.iter().all(|number| is_plain(number)) {
            all.extend(listed.iter().map(|number| tidy(number)));
        } else {
            // What follows says where in the building it is.
            all.push(tidy(listed.first().copied().unwrap_or_default()));
        }
    }
    all.retain(|number| !number.is_empty());
    let mut known: Vec<String> = Vec::new();
    for number in all.into_iter().take(MOST) {
        if !known.contains(&number) {
            known.push(number);
        }
    }
    known
}

/// Whether a text is a number with no more than letters behind it: `12`, `12b`, `12 bis`, `12-14`.
fn is_plain(text: &str) -> bool {
    let starts = text.starts_with(|sign: char| sign.is_ascii_digit());
    let letters = text.chars().filter(|sign| sign.is_alphabetic()).count();
    let signs = text
        .chars()
        .all(|sign| sign.is_alphanumeric() || " -–/".contains(sign));
    starts && letters <= 6 && signs
}

/// A number without needless space: `12 - 14` as `12-14`.
fn tidy(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words
        .join(" ")
        .replace('–', "-")
        .replace(" -", "-")
        .replace("- ", "-")
}

/// How many flats a list of them has: `1-12` twelve, `1;2;5-7` five, `A;B` two; a count alone is
/// of flats too where `is_count`. `None` where nothing is said.
pub(super) fn flats(text: &str, is_count: bool) -> Option<u32> {
    let text = text.trim();
    if is_count {
        return text.parse().ok();
    }
    let mut sum = 0_u32;
    for part in text.split([';', ',']).map(str::trim) {
        let ends = part.split_once('-').map(|(first, last)| {
            let number = |text: &str| text.trim().parse::<u32>().ok();
            number(first).zip(number(last))
        });
        let count = match ends {
            Some(Some((first, last))) if first <= last => last - first + 1,
            _ => u32::from(!part.is_empty()),
        };
        sum = sum.saturating_add(count);
    }
    (sum > 0).then_some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_several_numbers_and_ranges_are_one() {
        for (text, expected) in [
            ("12", &["12"][..]),
            ("12;14", &["12", "14"]),
            ("12, 14 bis;16", &["12", "14 bis", "16"]),
            ("12 – 14", &["12-14"]),
            ("8, Floor 6", &["8"]),
            ("2, 2. krs./Floor 2", &["2"]),
            ("20 B", &["20 B"]),
            ("Le Moulin", &["Le Moulin"]),
            (" ;", &[]),
            ("7;7", &["7"]),
        ] {
            assert_eq!(numbers(text), expected, "{text}");
        }
    }

    #[test]
    fn flats_are_counted_by_what_is_written() {
        assert_eq!(flats("24", true), Some(24));
        assert_eq!(flats("many", true), None);
        assert_eq!(flats("1-12", false), Some(12));
        assert_eq!(flats("1;2;5-7", false), Some(5));
        assert_eq!(flats("A;B", false), Some(2));
        assert_eq!(flats("", false), None);
    }
}
