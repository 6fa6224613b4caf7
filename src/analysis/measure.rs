//! Indicators made from a contest with two clicks: shares, turnout, abstention, change.

use crate::analysis::formula::columns_used;
use crate::base::text::plain;
use crate::base::words::{Language, Message, Words};
use crate::model::election::Contest;
use crate::model::indicator::{Indicator, Title};
use crate::msg;

/// What can be measured in a contest. All are in percent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Measure {
    /// A choice's votes, of the votes cast for any choice.
    ShareOfCast(String),
    /// A choice's votes, of the registered voters.
    ShareOfRegistered(String),
    /// Voters who came, of the registered.
    Turnout,
    /// Registered voters who did not come, of the registered.
    Abstention,
    /// Blank and null ballots, of the voters who came.
    BlankAndNull,
}

/// Everything that can be measured in a contest, shares first, in the order of its choices.
pub fn offered(contest: &Contest) -> Vec<Measure> {
    let shares = |make: fn(String) -> Measure| contest.choices.iter().cloned().map(make);
    shares(Measure::ShareOfCast)
        .chain(shares(Measure::ShareOfRegistered))
        .chain([Measure::Turnout, Measure::Abstention, Measure::BlankAndNull])
        .filter(|measure| formula(contest, measure).is_some())
        .collect()
}

/// The indicator that measures it; none when the contest lacks a column it needs.
///
/// `taken` are the names of the indicators there are; the new one's is none of them.
pub fn indicator(contest: &Contest, measure: &Measure, taken: &[&str]) -> Option<Indicator> {
    Some(Indicator {
        name: free_name(&[&label(contest, measure), &contest.name], taken),
        title: title(&titled(contest, measure)),
        formula: formula(contest, measure)?,
        unit: "%".to_owned(),
        source: contest.name.clone(),
    })
}

/// How much a measure rose from one contest to another, in points of percentage; none when either
/// contest lacks a column.
///
/// The two measures may differ, as when a party's list has another name the second time.
pub fn change(
    from: (&Contest, &Measure),
    to: (&Contest, &Measure),
    taken: &[&str],
) -> Option<Indicator> {
    let (before, after) = (formula(from.0, from.1)?, formula(to.0, to.1)?);
    let parts = ["change", &label(to.0, to.1), &from.0.name, &to.0.name];
    let told = msg!(
        "score-measure-change",
        what = what(to.0, to.1),
        from = from.0.title(),
        to = to.0.title()
    );
    Some(Indicator {
        name: free_name(&parts, taken),
        title: title(&told),
        formula: format!("({after}) - ({before})"),
        unit: "pts".to_owned(),
        source: format!("{}, {}", from.0.name, to.0.name),
    })
}

fn formula(contest: &Contest, measure: &Measure) -> Option<String> {
    let cell = |column: &String| column_of(&contest.name, column);
    let share = |part: String, whole: String| format!("100 * {part} / {whole}");
    let registered = contest.registered.as_ref().map(cell);
    let turnout = contest.turnout.as_ref().map(cell);
    Some(match measure {
        Measure::ShareOfCast(choice) => share(cell(choice), cast(contest)?),
        Measure::ShareOfRegistered(choice) => share(cell(choice), registered?),
        Measure::Turnout => share(turnout?, registered?),
        Measure::Abstention => format!("100 * (1 - {} / {})", turnout?, registered?),
        Measure::BlankAndNull => {
            let spoilt = match (&contest.blank, &contest.null) {
                (Some(blank), Some(null)) => format!("({} + {})", cell(blank), cell(null)),
                (Some(one), None) | (None, Some(one)) => cell(one),
                (None, None) => return None,
            };
            share(spoilt, turnout?)
        }
    })
}

/// Votes cast: their column, or what the choices add up to.
fn cast(contest: &Contest) -> Option<String> {
    let cell = |column: &String| column_of(&contest.name, column);
    if let Some(cast) = &contest.cast {
        return Some(cell(cast));
    }
    let choices: Vec<String> = contest.choices.iter().map(cell).collect();
    (!choices.is_empty()).then(|| format!("({})", choices.join(" + ")))
}

/// A column as formulas write it: `t1."votants"`.
pub fn column_of(source: &str, column: &str) -> String {
    let bare = format!("{source}.{}", quoted(column));
    let read = columns_used(&bare);
    if read.is_ok_and(|used| used == [(source.to_owned(), column.to_owned())]) {
        bare
    } else {
        format!("{}.{}", quoted(source), quoted(column))
    }
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// A `snake_case` name of these parts that is not taken: with a number behind it where need be.
pub fn free_name(parts: &[&str], taken: &[&str]) -> String {
    let words: Vec<String> = parts.iter().map(|part| snake(part)).collect();
    let mut name = words.join("_");
    if name.is_empty() || name.starts_with(|first: char| first.is_ascii_digit()) {
        name.insert(0, 'i');
    }
    if !taken.contains(&name.as_str()) {
        return name;
    }
    (2..)
        .map(|number| format!("{name}_{number}"))
        .find(|name| !taken.contains(&name.as_str()))
        .unwrap_or(name)
}

fn snake(text: &str) -> String {
    let folded = plain(text);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join("_")
}

fn label(contest: &Contest, measure: &Measure) -> String {
    match measure {
        Measure::ShareOfCast(choice) => contest.choice_of(choice).to_owned(),
        Measure::ShareOfRegistered(choice) => {
            format!("{} registered", contest.choice_of(choice))
        }
        Measure::Turnout => "turnout".to_owned(),
        Measure::Abstention => "abstention".to_owned(),
        Measure::BlankAndNull => "blank null".to_owned(),
    }
}

/// What is measured, in words; for a list to choose from.
pub fn what(contest: &Contest, measure: &Measure) -> Message {
    match measure {
        Measure::ShareOfCast(choice) => {
            msg!("score-measure-cast", choice = contest.choice_of(choice))
        }
        Measure::ShareOfRegistered(choice) => {
            msg!(
                "score-measure-registered",
                choice = contest.choice_of(choice)
            )
        }
        Measure::Turnout => msg!("score-measure-turnout"),
        Measure::Abstention => msg!("score-measure-abstention"),
        Measure::BlankAndNull => msg!("score-measure-blank-null"),
    }
}

fn titled(contest: &Contest, measure: &Measure) -> Message {
    msg!(
        "score-measure-in",
        what = what(contest, measure),
        contest = contest.title()
    )
}

fn title(message: &Message) -> Title {
    Title {
        fr: Words::new(Language::French).say(message),
        en: Words::new(Language::English).say(message),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contest() -> Contest {
        Contest {
            name: "t1".to_owned(),
            registered: Some("Inscrits".to_owned()),
            turnout: Some("Votants".to_owned()),
            null: Some("Nuls".to_owned()),
            choices: vec!["LE PEN".to_owned(), "L\"autre".to_owned()],
            ..Contest::default()
        }
    }

    #[test]
    fn measures_are_written_as_formulas() {
        let formula = |measure| indicator(&contest(), &measure, &[]).unwrap().formula;
        assert_eq!(
            formula(Measure::ShareOfRegistered("LE PEN".into())),
            r#"100 * t1."LE PEN" / t1."Inscrits""#
        );
        assert_eq!(
            formula(Measure::ShareOfCast("LE PEN".into())),
            r#"100 * t1."LE PEN" / (t1."LE PEN" + t1."L""autre")"#
        );
        assert_eq!(
            formula(Measure::Abstention),
            r#"100 * (1 - t1."Votants" / t1."Inscrits")"#
        );
        assert_eq!(
            formula(Measure::BlankAndNull),
            r#"100 * t1."Nuls" / t1."Votants""#
        );
    }

    #[test]
    fn names_are_new_and_titles_in_both_languages() {
        let le_pen = Measure::ShareOfCast("LE PEN".into());
        let made = indicator(&contest(), &le_pen, &["le_pen_t1", "le_pen_t1_2"]).unwrap();
        assert_eq!(made.name, "le_pen_t1_3");
        assert!(made.title.fr.contains("exprimés"), "{}", made.title.fr);
        assert!(made.title.en.contains("votes cast"), "{}", made.title.en);
        assert_eq!(free_name(&["2017", "É d'Or"], &[]), "i2017_e_d_or");
    }

    #[test]
    fn a_change_is_the_later_less_the_earlier() {
        let later = Contest {
            name: "order".to_owned(),
            ..contest()
        };
        let made = change(
            (&contest(), &Measure::Turnout),
            (&later, &Measure::Turnout),
            &[],
        );
        let made = made.unwrap();
        assert_eq!(
            made.formula,
            r#"(100 * "order"."Votants" / "order"."Inscrits") - (100 * t1."Votants" / t1."Inscrits")"#
        );
        assert_eq!(made.name, "change_turnout_t1_order");
        assert_eq!(made.unit, "pts");
    }

    #[test]
    fn what_a_contest_lacks_is_not_offered() {
        let bare = Contest {
            choices: vec!["A".to_owned()],
            ..Contest::default()
        };
        assert_eq!(offered(&bare), [Measure::ShareOfCast("A".into())]);
        assert_eq!(offered(&contest()).len(), 7);
    }
}
