//! Which precincts a rule such as "top 20 %" chooses.

use std::sync::Arc;

use crate::base::words::Words;
use crate::model::layer::{Code, PrecinctId};
use crate::model::operation::{Target, TargetRule};
use crate::model::scorecard::Scores;
use crate::msg;

/// A rule that chooses nothing usable.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TargetError {
    /// The text is not a rule.
    #[error("not a target: «{0}»")]
    Syntax(String),
    /// No target was saved under this name.
    #[error("no target «{0}»")]
    NoTarget(String),
    /// Codes that no precinct has.
    #[error("no precinct {0}")]
    NoPrecinct(String),
    /// It ranks by score or counts doors, and there are none.
    #[error("no scores")]
    NoScores,
}

/// Reads a rule as `cli.md` writes it: `all`, `top 20%`, `top 12`, `until 2000 doors`,
/// `codes A,B`, or the name of a saved target.
///
/// # Errors
/// [`TargetError::Syntax`] when a number is missing or makes no sense.
pub fn parse(text: &str) -> Result<TargetRule, TargetError> {
    let text = text.trim();
    let wrong = || TargetError::Syntax(text.to_owned());
    let (first, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let rest = rest.trim();
    match first.to_lowercase().as_str() {
        "" => Err(wrong()),
        "all" if rest.is_empty() => Ok(TargetRule::All),
        "top" => top(rest).ok_or_else(wrong),
        "until" => {
            let doors = rest.strip_suffix("doors").unwrap_or(rest);
            let doors = whole(doors).filter(|&doors| 0 < doors);
            doors.map(TargetRule::UntilDoors).ok_or_else(wrong)
        }
        "codes" => {
            let codes = rest.split(',').map(str::trim);
            let codes: Vec<Code> = codes
                .filter(|code| !code.is_empty())
                .map(|code| Code(code.to_owned()))
                .collect();
            (!codes.is_empty())
                .then_some(TargetRule::Codes(codes))
                .ok_or_else(wrong)
        }
        _ => Ok(TargetRule::Named(text.to_owned())),
    }
}

/// A target as it was asked for, in the words of a language: a rule is said, a name stays as it is.
pub fn in_words(text: &str, words: &Words) -> String {
    let said = match parse(text) {
        Err(_) | Ok(TargetRule::Named(_)) => return text.to_owned(),
        Ok(TargetRule::All) => msg!("target-all"),
        Ok(TargetRule::TopShare(share)) => {
            let percent = 100.0 * share;
            let decimals = usize::from((percent - percent.round()).abs() > 0.05);
            let share = words.measure(percent, decimals, "%");
            msg!("target-top-share", share = share)
        }
        Ok(TargetRule::TopCount(count)) => msg!("target-top-count", n = count),
        Ok(TargetRule::UntilDoors(doors)) => msg!("target-until-doors", n = doors),
        Ok(TargetRule::Codes(codes)) => msg!("target-codes", n = codes.len()),
    };
    words.say(&said)
}

/// `20%`, `12,5 %` or `12`.
fn top(text: &str) -> Option<TargetRule> {
    let Some(percent) = text.strip_suffix('%') else {
        let count = whole(text).filter(|&count| 0 < count)?;
        return Some(TargetRule::TopCount(usize::try_from(count).ok()?));
    };
    let percent: f64 = percent.trim().replace(',', ".").parse().ok()?;
    (0.0 < percent && percent <= 100.0).then_some(TargetRule::TopShare(percent / 100.0))
}

/// A whole number, its thousands grouped or not.
fn whole(text: &str) -> Option<u64> {
    let digits: String = text
        .trim()
        .chars()
        .filter(|c| !matches!(c, ' ' | ',' | '\u{a0}' | '\u{202f}'))
        .collect();
    digits.parse().ok()
}

/// The precincts a rule chooses, best first where it ranks, else in the order of their file.
///
/// `scores` and `doors`, those still to do, have one entry per precinct. Precincts with one rank are taken in the
/// order of their file; those without a score are never among the best.
///
/// # Errors
/// [`TargetError`] when it names what is not there, or ranks without scores.
pub fn choose(
    rule: &TargetRule,
    codes: &[Code],
    scores: &Scores,
    doors: &[u64],
    saved: &[Arc<Target>],
) -> Result<Vec<PrecinctId>, TargetError> {
    match rule {
        TargetRule::All => Ok((0..codes.len() as u32).map(PrecinctId).collect()),
        TargetRule::TopShare(share) => {
            let mut ranked = best_first(scores)?;
            // Rounded up, but not for the sake of a last bit: 20 % of 35 is 7.
            let count = (share * ranked.len() as f64 - 1e-9).ceil() as usize;
            ranked.truncate(count);
            Ok(ranked)
        }
        TargetRule::TopCount(count) => {
            let mut ranked = best_first(scores)?;
            ranked.truncate(*count);
            Ok(ranked)
        }
        TargetRule::UntilDoors(wanted) => until_doors(best_first(scores)?, *wanted, doors),
        TargetRule::Codes(wanted) => with_codes(wanted, codes),
        TargetRule::Named(name) => {
            let target = saved.iter().find(|target| target.name == *name);
            let target = target.ok_or_else(|| TargetError::NoTarget(name.clone()))?;
            with_codes(&target.codes, codes)
        }
    }
}

fn best_first(scores: &Scores) -> Result<Vec<PrecinctId>, TargetError> {
    let mut ranked: Vec<(u32, PrecinctId)> = (0_u32..)
        .zip(&scores.ranks)
        .filter(|(_, rank)| **rank != 0)
        .map(|(precinct, &rank)| (rank, PrecinctId(precinct)))
        .collect();
    ranked.sort_unstable();
    if ranked.is_empty() {
        return Err(TargetError::NoScores);
    }
    Ok(ranked.into_iter().map(|(_, precinct)| precinct).collect())
}

fn until_doors(
    mut ranked: Vec<PrecinctId>,
    wanted: u64,
    doors: &[u64],
) -> Result<Vec<PrecinctId>, TargetError> {
    if doors.iter().all(|&doors| doors == 0) {
        return Err(TargetError::NoScores);
    }
    let mut reached = 0;
    let enough = ranked.iter().position(|precinct| {
        reached += doors.get(precinct.index()).copied().unwrap_or_default();
        wanted <= reached
    });
    if let Some(last) = enough {
        ranked.truncate(last + 1);
    }
    Ok(ranked)
}

fn with_codes(wanted: &[Code], codes: &[Code]) -> Result<Vec<PrecinctId>, TargetError> {
    let mut sorted: Vec<(&Code, u32)> = codes.iter().zip(0..).collect();
    sorted.sort_unstable();
    let mut found = Vec::with_capacity(wanted.len());
    let mut unknown = Vec::new();
    for code in wanted {
        match sorted.binary_search_by_key(&code, |(code, _)| code) {
            Ok(place) => found.push(PrecinctId(sorted[place].1)),
            Err(_) => unknown.push(code.0.as_str()),
        }
    }
    if !unknown.is_empty() {
        return Err(TargetError::NoPrecinct(unknown.join(", ")));
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::words::Language;

    const NO: f64 = f64::NAN;

    fn chosen(text: &str) -> Result<Vec<u32>, TargetError> {
        let codes: Vec<Code> = ["A", "B", "C", "D", "E", "F"]
            .map(|code| Code(code.to_owned()))
            .into();
        let scores = Scores {
            values: vec![50.0, 90.0, NO, 70.0, 70.0, 10.0],
            ranks: vec![4, 1, 0, 2, 2, 5],
        };
        let saved = [Arc::new(Target {
            name: "Le port".to_owned(),
            codes: vec![Code("F".to_owned()), Code("C".to_owned())],
        })];
        let rule = parse(text)?;
        let doors = [300, 200, 999, 100, 400, 50];
        choose(&rule, &codes, &scores, &doors, &saved)
            .map(|precincts| precincts.into_iter().map(|precinct| precinct.0).collect())
    }

    #[test]
    fn a_share_is_of_precincts_with_a_score_and_rounded_up() {
        assert_eq!(chosen("top 20%").unwrap(), [1]);
        assert_eq!(chosen("top 21 %").unwrap(), [1, 3]);
        assert_eq!(chosen("top 60%").unwrap(), [1, 3, 4]);
        assert_eq!(chosen("TOP 100%").unwrap(), [1, 3, 4, 0, 5]);
    }

    #[test]
    fn equals_are_taken_in_the_order_of_their_file() {
        assert_eq!(chosen("top 2").unwrap(), [1, 3]);
        assert_eq!(chosen("top 99").unwrap(), [1, 3, 4, 0, 5]);
    }

    #[test]
    fn whole_precincts_are_taken_until_there_are_doors_enough() {
        assert_eq!(chosen("until 300 doors").unwrap(), [1, 3]);
        assert_eq!(chosen("until 301 doors").unwrap(), [1, 3, 4]);
        assert_eq!(chosen("until 2,000 doors").unwrap(), [1, 3, 4, 0, 5]);
    }

    #[test]
    fn codes_and_names_are_taken_as_they_are() {
        assert_eq!(chosen("all").unwrap(), [0, 1, 2, 3, 4, 5]);
        assert_eq!(chosen("codes E, A,E").unwrap(), [0, 4]);
        assert_eq!(chosen("Le port").unwrap(), [2, 5]);
        assert_eq!(
            chosen("codes A,X,Y"),
            Err(TargetError::NoPrecinct("X, Y".into()))
        );
        assert_eq!(
            chosen("La gare"),
            Err(TargetError::NoTarget("La gare".into()))
        );
    }

    #[test]
    fn numbers_that_make_no_sense_are_refused() {
        for text in [
            "",
            "top",
            "top 0",
            "top 0%",
            "top 101%",
            "top -3",
            "top x",
            "until doors",
            "until 0 doors",
            "codes",
            "codes ,",
        ] {
            assert_eq!(parse(text), Err(TargetError::Syntax(text.into())), "{text}");
        }
    }

    #[test]
    fn without_scores_or_doors_nothing_is_best() {
        let codes = [Code("A".to_owned())];
        let none = Scores {
            values: vec![NO],
            ranks: vec![0],
        };
        let top = choose(&TargetRule::TopCount(1), &codes, &none, &[1], &[]);
        assert_eq!(top, Err(TargetError::NoScores));
        let some = Scores {
            values: vec![1.0],
            ranks: vec![1],
        };
        let until = choose(&TargetRule::UntilDoors(5), &codes, &some, &[0], &[]);
        assert_eq!(until, Err(TargetError::NoScores));
    }

    #[test]
    fn a_rule_is_said_in_words_and_a_name_is_left_alone() {
        let french = Words::new(Language::French);
        let english = Words::new(Language::English);
        for (text, in_french, in_english) in [
            ("top 20%", "les 20\u{202f}% les meilleurs", "best 20%"),
            (
                "top 12,5 %",
                "les 12,5\u{202f}% les meilleurs",
                "best 12.5%",
            ),
            ("top 12", "les 12 meilleurs", "best 12"),
            (
                "until 2000 doors",
                "les meilleurs, jusqu’à 2\u{202f}000 portes",
                "best, up to 2,000 doors",
            ),
            ("codes 0001,0012", "2 bureaux", "2 precincts"),
            ("all", "tous les bureaux", "all precincts"),
            ("Gare", "Gare", "Gare"),
            ("top marks", "top marks", "top marks"),
        ] {
            assert_eq!(in_words(text, &french), in_french);
            assert_eq!(in_words(text, &english), in_english);
        }
    }
}
