//! What the cells of a column tell about persons, whatever the column is called.

use std::collections::HashSet;

use polars::prelude::StringChunked;

use crate::base::text::plain;
use crate::io::table::personal::{About, first_names};

/// How many filled cells of a column are looked at, from all over it.
const SAMPLE: usize = 400;

/// Fewer cells than this tell nothing of names or birthdays.
const FEW: usize = 8;

/// The share of cells with an e-mail address or a telephone number that makes a column one of them:
/// a column of remarks may have some in between.
const SOME: f64 = 0.2;

/// The years that people who are asked for their vote were born in.
const BIRTHS: std::ops::RangeInclusive<u32> = 1900..=2012;

/// Words that no person's name has, and the names of streets, schools and stations have.
const OF_PLACES: &str = " rue avenue av boulevard bd bld place allee allees impasse chemin route \
    square quai cours passage villa cite sentier sente rond point pont gare station metro ecole \
    elementaire maternelle primaire college lycee groupe scolaire mairie salle gymnase stade centre \
    maison foyer residence bureau bv bureaux hall espace parc jardin hotel hopital clinique eglise \
    saint sainte saints st ste port fort mont val vallee ville village bourg hameau quartier canton \
    lac bois foret ile tour halle theatre bibliotheque mediatheque creche universite campus zone za \
    liste parti union front rassemblement ensemble pour avec sur sous et des du de les aux \
    street st road rd lane drive court ct school elementary high church county city town park lake \
    library hall fire house club and of the college university precinct ward district hill ";

/// What most of the cells tell; names of persons are let pass where `public`, as candidates' are.
pub(super) fn told_by_cells(cells: &StringChunked, public: bool) -> Option<About> {
    let filled = cells.len() - cells.null_count();
    let step = filled.div_ceil(SAMPLE).max(1);
    let sample: Vec<&str> = cells
        .iter()
        .flatten()
        .step_by(step)
        .map(str::trim)
        .collect();
    if sample.is_empty() {
        return None;
    }
    let share = |is: fn(&str) -> bool| {
        let count = sample.iter().filter(|cell| is(cell)).count();
        count as f64 / sample.len() as f64
    };
    if share(has_mail) >= SOME {
        return Some(About::Mail);
    }
    if share(is_phone) >= SOME || are_phones_without_signs(&sample) {
        return Some(About::Phone);
    }
    if are_birthdays(&sample) {
        return Some(About::Birth);
    }
    (!public && are_persons(&sample)).then_some(About::Name)
}

fn has_mail(text: &str) -> bool {
    let ends = |letter: char| letter.is_whitespace() || ",;<>()[]\"'".contains(letter);
    text.split(ends).any(is_mail)
}

fn is_mail(word: &str) -> bool {
    let word = word.strip_prefix("mailto:").unwrap_or(word);
    let Some((name, host)) = word.split_once('@') else {
        return false;
    };
    !name.is_empty()
        && host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.')
        && !host.contains(['@', '/'])
}

/// A French or international number as people write it: ten figures in pairs, or `+` first.
///
/// Ten figures without any sign between them could be a code, and are looked at together.
fn is_phone(text: &str) -> bool {
    let figures: String = text.chars().filter(char::is_ascii_digit).collect();
    let signs = text
        .chars()
        .all(|sign| sign.is_ascii_digit() || " .-/()+\u{a0}\u{202f}".contains(sign));
    if !signs {
        return false;
    }
    if text.starts_with('+') {
        // Degrees north are written with a sign too.
        let number = text.contains('.') && text.parse::<f64>().is_ok();
        return !number && (8..=15).contains(&figures.len());
    }
    let parts: Vec<usize> = text
        .split([' ', '.', '-', '/', '(', ')', '\u{a0}', '\u{202f}'])
        .map(str::len)
        .filter(|length| *length > 0)
        .collect();
    let french = figures.starts_with('0') && parts == [2, 2, 2, 2, 2];
    french || parts == [3, 3, 4]
}

/// Whether cells are French mobile numbers run together, `0612345678`: those of many people, not
/// codes of a département, which all begin alike.
fn are_phones_without_signs(sample: &[&str]) -> bool {
    let is_mobile = |cell: &&&str| {
        let figures = cell.strip_prefix("+33").or(cell.strip_prefix("0033"));
        let figures = figures.or(cell.strip_prefix('0')).unwrap_or("");
        figures.len() == 9
            && figures.starts_with(['6', '7'])
            && figures.bytes().all(|figure| figure.is_ascii_digit())
    };
    let mobiles: Vec<&&str> = sample.iter().filter(is_mobile).collect();
    let beginnings: HashSet<&str> = mobiles.iter().filter_map(|cell| cell.get(..4)).collect();
    let distinct: HashSet<&&str> = mobiles.iter().copied().collect();
    mobiles.len() * 5 >= sample.len() * 4
        && mobiles.len() > 1
        && beginnings.len() * 10 >= 3 * mobiles.len().max(4)
        && distinct.len() * 5 > mobiles.len() * 4
}

/// Whether cells are days that people were born on: in many years, on all days of the year.
fn are_birthdays(sample: &[&str]) -> bool {
    let days: Vec<(u32, u32)> = sample.iter().filter_map(|cell| birthday(cell)).collect();
    if days.len() < FEW || days.len() * 5 < sample.len() * 4 {
        return false;
    }
    let mut years: Vec<u32> = days.iter().map(|(year, _)| *year).collect();
    years.sort_unstable();
    let spread = years[years.len() * 9 / 10] - years[years.len() / 10];
    let distinct: HashSet<&(u32, u32)> = days.iter().collect();
    let of_year: HashSet<u32> = days.iter().map(|(_, day)| *day).collect();
    // A year has 366 days: of that many people, fewer than a quarter share theirs.
    let many = days.len().min(60);
    spread >= 15
        && (1925..=2005).contains(&years[years.len() / 2])
        && distinct.len() * 10 > days.len() * 7
        && of_year.len() * 2 > many
}

/// Year, and month and day as one number, of `1970-02-01`, `01/02/1970` or `19700201`.
fn birthday(text: &str) -> Option<(u32, u32)> {
    let text = text.split(['T', ' ']).next().unwrap_or("");
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let (year, month, day) = match parts.as_slice() {
        [year, month, day] if year.len() == 4 => (*year, *month, *day),
        [day, month, year] if year.len() == 4 => (*year, *month, *day),
        [all] if all.len() == 8 && all.is_ascii() => (&all[..4], &all[4..6], &all[6..]),
        _ => return None,
    };
    let (year, month, day): (u32, u32, u32) =
        (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    // American dates have the month first.
    let (month, day) = if month > 12 {
        (day, month)
    } else {
        (month, day)
    };
    let is_day = BIRTHS.contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    is_day.then_some((year, month * 100 + day))
}

/// Whether cells are names of persons: nearly all different, most with a first name at one end.
fn are_persons(sample: &[&str]) -> bool {
    if sample.len() < FEW {
        return false;
    }
    let known = first_names::sorted();
    let mut named = 0;
    let mut first_names = HashSet::new();
    let mut whole = HashSet::new();
    for cell in sample {
        let name = plain(cell);
        if let Some(first) = first_name(&name, &known) {
            named += 1;
            first_names.insert(first);
        }
        whole.insert(name);
    }
    named * 10 >= sample.len() * 8 && first_names.len() > 4 && whole.len() * 10 > sample.len() * 8
}

/// The first name in "jean dupont", "dupont jean" or "m jean dupont", if it is such a name.
fn first_name<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let is_title = |word: &&str| !["m", "mr", "mme", "mlle", "mrs", "ms"].contains(word);
    let words: Vec<&str> = name.split(' ').filter(is_title).collect();
    let of_place = |word: &&str| {
        word.len() < 2
            || word.chars().any(|letter| letter.is_ascii_digit())
            || OF_PLACES.split(' ').any(|known| known == *word)
    };
    if !(2..=4).contains(&words.len()) || words.iter().any(of_place) {
        return None;
    }
    let mut ends = [words.first(), words.last()].into_iter().flatten();
    ends.find_map(|word| Some(known[known.binary_search(word).ok()?]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use polars::prelude::{NamedFrom as _, Series};

    fn told(cells: &[&str]) -> Option<About> {
        let series = Series::new("cells".into(), cells);
        told_by_cells(series.str().unwrap(), false)
    }

    #[test]
    fn telephone_numbers_are_known_with_and_without_signs() {
        for text in [
            "06 12 34 56 78",
            "06.12.34.56.78",
            "+33 6 12 34 56 78",
            "(401) 555-0123",
        ] {
            assert_eq!(told(&[text]), Some(About::Phone), "{text}");
        }
        let mobiles = ["0612345678", "0698765432", "0755443322"];
        assert_eq!(told(&mobiles), Some(About::Phone));
    }

    #[test]
    fn codes_and_sentences_are_no_phone_numbers() {
        for text in [
            "0100100001",
            "+41.8209940",
            "93 010 0001",
            "2026-03-15",
            "01.02",
            "12",
        ] {
            assert_eq!(told(&[text]), None, "{text}");
        }
        let nice: Vec<String> = (0..300)
            .map(|number| format!("0608800{number:03}"))
            .collect();
        let nice: Vec<&str> = nice.iter().map(String::as_str).collect();
        assert_eq!(told(&nice), None, "precincts of one town");
        for text in ["à l'école", "@campagne", "a@b", "12 @ 3.5"] {
            assert!(!has_mail(text), "{text}");
        }
    }

    #[test]
    fn mail_is_found_between_other_words() {
        assert_eq!(
            told(&["voir a@b.fr demain", "rien", "rien"]),
            Some(About::Mail)
        );
    }

    #[test]
    fn birthdays_have_many_years_and_days() {
        let born: Vec<String> = (0..40)
            .map(|n| format!("{:02}/{:02}/{}", 1 + n * 11 % 28, 1 + n * 5 % 12, 1940 + n))
            .collect();
        let born: Vec<&str> = born.iter().map(String::as_str).collect();
        assert_eq!(told(&born), Some(About::Birth));
        let built: Vec<String> = (0..40).map(|n| format!("{}-01-01", 1940 + n)).collect();
        let built: Vec<&str> = built.iter().map(String::as_str).collect();
        assert_eq!(told(&built), None, "years that houses were built in");
        assert_eq!(told(&["2017-04-23"; 40]), None, "the day of a vote");
    }

    #[test]
    fn lists_of_persons_are_known_and_places_named_after_persons_are_not() {
        let persons = [
            "DUPONT Jean",
            "Martin Sophie",
            "Mme Claire Petit",
            "Karim Benali",
            "Nguyen Julie",
            "Lefèvre Anne-Marie",
            "Pierre Moreau",
            "Luc Bernard",
        ];
        assert_eq!(told(&persons), Some(About::Name));
        let streets = [
            "Rue Jean Jaurès",
            "Avenue Pierre Sémard",
            "Rue Anne Frank",
            "Allée Louis Aragon",
            "Rue Jules Ferry",
            "Place Simone Veil",
            "Rue Marcel Pagnol",
            "Rue Victor Hugo",
        ];
        assert_eq!(told(&streets), None);
    }
}
