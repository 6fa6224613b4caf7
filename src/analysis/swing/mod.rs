//! Blocs over any number of elections: shares, trend, volatility and swing, all as formulas.
//!
//! References: M. Pedersen, "The Dynamics of European Party Systems", 1979 (volatility);
//! D. Butler and D. Stokes, *Political Change in Britain*, 1969 (swing). A trend is the slope of
//! ordinary least squares; as years are known beforehand it is a weighted sum of the shares.

#[cfg(test)]
mod tests;

use crate::analysis::measure::{column_of, free_name};
use crate::analysis::names;
use crate::base::text::plain;
use crate::base::words::{Language, Message, Words};
use crate::model::bloc::{Bloc, Blocs};
use crate::model::election::Contest;
use crate::model::indicator::{Indicator, Title};
use crate::msg;

/// The bloc that a choice belongs to: the one with the longest pattern that fits.
pub fn bloc_of<'a>(blocs: &'a Blocs, choice: &str) -> Option<&'a Bloc> {
    let name = plain(choice);
    let mut best: Option<(usize, &Bloc)> = None;
    for bloc in &blocs.0 {
        let fitting = bloc.patterns.iter().filter(|pattern| fits(pattern, &name));
        let longest = fitting.map(|pattern| pattern.chars().count()).max();
        if let Some(longest) = longest
            && best.is_none_or(|(known, _)| known < longest)
        {
            best = Some((longest, bloc));
        }
    }
    best.map(|(_, bloc)| bloc)
}

/// Whether a name in small letters is what the pattern says, or begins with these words.
fn fits(pattern: &str, name: &str) -> bool {
    if pattern.contains(['#', '*']) {
        return names::matches(pattern, name) || names::matches(&format!("{pattern} *"), name);
    }
    let after = name.strip_prefix(&plain(pattern));
    after.is_some_and(|after| after.is_empty() || after.starts_with(' '))
}

/// The columns of the choices of a bloc, in the order of the contest.
pub fn columns_of(blocs: &Blocs, bloc: &str, contest: &Contest) -> Vec<String> {
    let own = |column: &&String| {
        let of = bloc_of(blocs, contest.choice_of(column));
        of.is_some_and(|known| known.name == bloc)
    };
    contest.choices.iter().filter(own).cloned().collect()
}

/// What is followed from contest to contest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Followed {
    /// Voters who came, of the registered.
    Turnout,
    /// The votes of a bloc, of those cast.
    Bloc(String),
}

/// A contest and when it was: years, with a fraction where two fall into one.
#[derive(Clone, Copy, Debug)]
pub struct Dated<'a> {
    /// The contest.
    pub contest: &'a Contest,
    /// The year.
    pub year: f64,
}

/// The year that a contest's name tells; none where it tells none.
pub fn year_of(contest: &Contest) -> Option<u16> {
    let title = contest.title();
    let words = title.split(|letter: char| !letter.is_ascii_digit());
    let years = words
        .filter(|word| word.len() == 4)
        .filter_map(|word| word.parse().ok());
    years.into_iter().find(|year| (1789..2200).contains(year))
}

/// Contests in the order of their years; those without a year take their place in the list for
/// one, and of several in a year each later one counts as a tenth of a year after.
pub fn dated(contests: &[Contest]) -> Vec<Dated<'_>> {
    let all_dated = contests.iter().all(|contest| year_of(contest).is_some());
    let mut dated: Vec<Dated<'_>> = contests
        .iter()
        .enumerate()
        .map(|(place, contest)| Dated {
            contest,
            year: match year_of(contest) {
                Some(year) if all_dated => f64::from(year),
                _ => place as f64,
            },
        })
        .collect();
    dated.sort_by(|a, b| a.year.total_cmp(&b.year));
    for place in 1..dated.len() {
        if dated[place].year <= dated[place - 1].year {
            dated[place].year = dated[place - 1].year + 0.1;
        }
    }
    dated
}

/// The share as a formula, in percent; `None` where the contest lacks a column for it.
pub fn share(contest: &Contest, followed: &Followed, blocs: &Blocs) -> Option<String> {
    let cell = |column: &String| column_of(&contest.name, column);
    match followed {
        Followed::Turnout => {
            let (turnout, registered) = (contest.turnout.as_ref()?, contest.registered.as_ref()?);
            Some(format!("100 * {} / {}", cell(turnout), cell(registered)))
        }
        Followed::Bloc(bloc) => {
            let columns = columns_of(blocs, bloc, contest);
            let votes: Vec<String> = columns.iter().map(cell).collect();
            let cast = match &contest.cast {
                Some(cast) => cell(cast),
                None => in_brackets(&contest.choices.iter().map(cell).collect::<Vec<_>>()),
            };
            (!votes.is_empty()).then(|| format!("100 * {} / {cast}", in_brackets(&votes)))
        }
    }
}

fn in_brackets(parts: &[String]) -> String {
    match parts {
        [only] => only.clone(),
        _ => format!("({})", parts.join(" + ")),
    }
}

/// A bloc's share in one contest as an indicator.
pub fn share_indicator(
    contest: &Contest,
    followed: &Followed,
    blocs: &Blocs,
    taken: &[&str],
) -> Option<Indicator> {
    let told = |words: &Words| {
        msg!(
            "indicators-share-in",
            what = what(followed, blocs, words),
            contest = contest.title()
        )
    };
    Some(Indicator {
        name: free_name(&[label(followed), &contest.name], taken),
        title: title(told),
        formula: share(contest, followed, blocs)?,
        unit: "%".to_owned(),
        source: contest.name.clone(),
    })
}

/// How much a share rises in a year, in points of percentage: the slope of least squares over all
/// contests. `None` for fewer than two contests that have it.
pub fn trend(
    contests: &[Dated<'_>],
    followed: &Followed,
    blocs: &Blocs,
    taken: &[&str],
) -> Option<Indicator> {
    let shares = shares(contests, followed, blocs)?;
    let mean = shares.iter().map(|(year, _)| year).sum::<f64>() / shares.len() as f64;
    let spread: f64 = shares.iter().map(|(year, _)| (year - mean).powi(2)).sum();
    let terms = shares
        .iter()
        .map(|(year, share)| format!("({:.9}) * {share}", (year - mean) / spread));
    Some(over_time(
        ("trend", contests),
        |words| {
            msg!(
                "indicators-trend-of",
                what = what(followed, blocs, words),
                contests = shares.len()
            )
        },
        label(followed),
        terms.collect::<Vec<_>>().join(" + "),
        "pts/an",
        taken,
    ))
}

/// How far a share moved from one contest to the next, up or down, in points of percentage: the
/// mean over all steps.
pub fn unrest(
    contests: &[Dated<'_>],
    followed: &Followed,
    blocs: &Blocs,
    taken: &[&str],
) -> Option<Indicator> {
    let shares = shares(contests, followed, blocs)?;
    let steps = shares
        .windows(2)
        .map(|pair| format!("ABS({} - {})", pair[1].1, pair[0].1));
    let sum = steps.collect::<Vec<_>>().join(" + ");
    Some(over_time(
        ("unrest", contests),
        |words| {
            msg!(
                "indicators-unrest-of",
                what = what(followed, blocs, words),
                contests = shares.len()
            )
        },
        label(followed),
        format!("({sum}) / {}", shares.len() - 1),
        "pts",
        taken,
    ))
}

/// Pedersen's volatility between two contests, in points of percentage: half of what all blocs
/// won and lost, those without a bloc counting as one.
pub fn volatility(
    from: &Contest,
    to: &Contest,
    blocs: &Blocs,
    taken: &[&str],
) -> Option<Indicator> {
    let mut changes = Vec::new();
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for bloc in &blocs.0 {
        let followed = Followed::Bloc(bloc.name.clone());
        let pair = (share(from, &followed, blocs), share(to, &followed, blocs));
        if pair == (None, None) {
            continue;
        }
        let [old, new] = [pair.0, pair.1].map(|share| share.unwrap_or_else(|| "0".to_owned()));
        changes.push(format!("ABS({new} - {old})"));
        before.push(old);
        after.push(new);
    }
    if changes.len() < 2 {
        return None;
    }
    // What is in no bloc: the rest of each contest.
    changes.push(format!(
        "ABS(({}) - ({}))",
        after.join(" + "),
        before.join(" + ")
    ));
    let contests = [from, to].map(|contest| Dated { contest, year: 0.0 });
    Some(over_time(
        ("volatility", &contests),
        |_| {
            msg!(
                "indicators-volatility-of",
                from = from.title(),
                to = to.title()
            )
        },
        "",
        format!("0.5 * ({})", changes.join(" + ")),
        "pts",
        taken,
    ))
}

/// Butler's swing from one bloc to another between two contests, in points of percentage: half of
/// what the second won and the first lost.
pub fn swing(
    (from, to): (&Contest, &Contest),
    (loser, winner): (&str, &str),
    blocs: &Blocs,
    taken: &[&str],
) -> Option<Indicator> {
    let share = |contest, bloc: &str| share(contest, &Followed::Bloc(bloc.to_owned()), blocs);
    let won = format!("({} - {})", share(to, winner)?, share(from, winner)?);
    let lost = format!("({} - {})", share(from, loser)?, share(to, loser)?);
    let named = |bloc: &str, words: &Words| what(&Followed::Bloc(bloc.to_owned()), blocs, words);
    let contests = [from, to].map(|contest| Dated { contest, year: 0.0 });
    Some(over_time(
        ("swing", &contests),
        |words| {
            msg!(
                "indicators-swing-of",
                loser = named(loser, words),
                winner = named(winner, words),
                from = from.title(),
                to = to.title()
            )
        },
        &format!("{loser} {winner}"),
        format!("0.5 * ({won} + {lost})"),
        "pts",
        taken,
    ))
}

fn shares(
    contests: &[Dated<'_>],
    followed: &Followed,
    blocs: &Blocs,
) -> Option<Vec<(f64, String)>> {
    let shares: Vec<(f64, String)> = contests
        .iter()
        .filter_map(|dated| Some((dated.year, share(dated.contest, followed, blocs)?)))
        .collect();
    (shares.len() >= 2).then_some(shares)
}

fn over_time(
    (kind, contests): (&str, &[Dated<'_>]),
    told: impl Fn(&Words) -> Message,
    label: &str,
    formula: String,
    unit: &str,
    taken: &[&str],
) -> Indicator {
    let sources: Vec<&str> = contests.iter().map(|it| it.contest.name.as_str()).collect();
    let (first, last) = (sources.first(), sources.last());
    let parts = [Some(&kind), Some(&label), first, last];
    let parts: Vec<&str> = parts.into_iter().flatten().copied().collect();
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    Indicator {
        name: free_name(&parts, taken),
        title: title(told),
        formula,
        unit: unit.to_owned(),
        source: sources.join(", "),
    }
}

fn label(followed: &Followed) -> &str {
    match followed {
        Followed::Turnout => "turnout",
        Followed::Bloc(name) => name,
    }
}

/// What is followed, in words.
pub fn what(followed: &Followed, blocs: &Blocs, words: &Words) -> String {
    let bloc = match followed {
        Followed::Turnout => return words.text("score-measure-turnout"),
        Followed::Bloc(name) => name,
    };
    let known = blocs.named(bloc);
    known
        .map_or(bloc.as_str(), |known| {
            known.title.in_language(words.language())
        })
        .to_owned()
}

/// What is told, in both languages.
fn title(told: impl Fn(&Words) -> Message) -> Title {
    let say = |language| {
        let words = Words::new(language);
        words.say(&told(&words))
    };
    Title {
        fr: say(Language::French),
        en: say(Language::English),
    }
}
