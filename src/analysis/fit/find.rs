//! Which source and which columns of a town are the ones that a recipe means.

use std::cmp::Reverse;

use crate::analysis::fit::Offer;
use crate::analysis::names;
use crate::analysis::proximity::Nearness;
use crate::base::text::plain;
use crate::model::election::Contest;
use crate::model::recipe::{Need, NeedKind};

/// The town's source that fits best; `earlier` is the contest that it comes after.
pub(super) fn best_source<'a>(
    need: &Need,
    columns: &[String],
    town: &'a [Offer],
    earlier: Option<&str>,
) -> Option<&'a Offer> {
    let offers = || town.iter().filter(|offer| offer.serves(need.kind));
    let known: Vec<&str> = offers().map(|offer| offer.name.as_str()).collect();
    let namesake = names::find(&need.contest.name, &known);
    if let (Some(name), NeedKind::Contest | NeedKind::Any) = (namesake, need.kind) {
        return town.iter().find(|offer| offer.name == name);
    }
    let found = |offer: &Offer| {
        let columns = columns.iter();
        let is_there = |column: &&String| {
            if need.blocs.contains(column) {
                let mut blocs = offer.blocs.iter();
                blocs.any(|(name, choices)| name == *column && !choices.is_empty())
            } else {
                find_column(need, column, offer).is_some()
            }
        };
        columns.filter(is_there).count()
    };
    let candidates = offers()
        .filter(|offer| Some(offer.name.as_str()) != earlier && is_marked(need, offer))
        .map(|offer| (found(offer), offer))
        .filter(|(count, _)| *count > 0);
    let is_namesake = |offer: &Offer| namesake == Some(offer.name.as_str());
    let ranked = candidates.enumerate().map(|(place, (count, offer))| {
        let place = place as i64;
        let place = if need.latest { -place } else { place };
        ((count, is_namesake(offer), Reverse(place)), offer)
    });
    ranked.max_by_key(|(rank, _)| *rank).map(|(_, offer)| offer)
}

/// Whether a source has one of the columns by which the one that is needed is known.
fn is_marked(need: &Need, offer: &Offer) -> bool {
    let has = |mark: &String| {
        offer
            .columns
            .iter()
            .any(|column| names::matches(mark, column))
    };
    need.marks.is_empty() || need.marks.iter().any(has)
}

/// The town's column that stands for one of the recipe's.
pub(super) fn find_column(need: &Need, wanted: &str, offer: &Offer) -> Option<String> {
    let columns: Vec<&str> = offer.columns.iter().map(String::as_str).collect();
    if let Some(column) = names::find(wanted, &columns) {
        return Some(column.to_owned());
    }
    let follows = offer.kind == NeedKind::Places && Nearness::parse(wanted).is_some();
    if follows {
        return Some(wanted.to_owned());
    }
    let patterns = need.columns.get(wanted).into_iter().flatten();
    let mut called = patterns.filter_map(|pattern| {
        let mut columns = columns.iter();
        columns.find(|column| names::matches(pattern, column))
    });
    if let Some(column) = called.next() {
        return Some((*column).to_owned());
    }
    let contests = offer.contests.iter();
    let figure = contests
        .clone()
        .find_map(|contest| same_figure(&need.contest, wanted, contest));
    figure.cloned().or_else(|| {
        let is_choice = need.contest.choices.iter().any(|choice| choice == wanted);
        let choices = contests.flat_map(|contest| {
            let named = |column| (contest.choice_of(column), column);
            contest.choices.iter().map(String::as_str).map(named)
        });
        is_choice.then(|| begins_with(wanted, choices)).flatten()
    })
}

/// The town's column for what the recipe's column counts.
fn same_figure<'a>(need: &Contest, wanted: &str, town: &'a Contest) -> Option<&'a String> {
    let pairs = [
        (&need.registered, &town.registered),
        (&need.turnout, &town.turnout),
        (&need.blank, &town.blank),
        (&need.null, &town.null),
        (&need.cast, &town.cast),
    ];
    pairs
        .into_iter()
        .find(|(column, _)| column.as_deref() == Some(wanted))
        .and_then(|(_, column)| column.as_ref())
}

/// The column of the only choice whose name begins with the words wanted.
fn begins_with<'a>(
    wanted: &str,
    choices: impl Iterator<Item = (&'a str, &'a str)>,
) -> Option<String> {
    let wanted = format!("{} ", plain(wanted));
    let mut alike = choices.filter(|(name, _)| plain(name).starts_with(&wanted));
    match (alike.next(), alike.next()) {
        (Some((_, only)), None) => Some(only.to_owned()),
        _ => None,
    }
}
