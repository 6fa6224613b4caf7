//! Ready-made indicators: what can be measured with the columns that are recognised in a town.

use crate::analysis::fit::{Offer, fit};
use crate::analysis::measure::free_name;
use crate::model::indicator::Indicator;
use crate::model::recipe::Recipe;

/// An indicator that a town's sources allow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadyMade {
    /// The indicator, with the town's columns in its formula.
    pub indicator: Indicator,
    /// The town's source whose figures it is made of.
    pub from: String,
}

/// Every indicator of the `book` that the town's sources allow, in the order of the book, and of
/// one indicator in the order of the sources: each formula once. `taken` are the names of the
/// indicators there are; an indicator with a formula that is among `known` is left out.
pub fn offered(book: &Recipe, town: &[Offer], taken: &[&str], known: &[&str]) -> Vec<ReadyMade> {
    let mut found: Vec<Vec<ReadyMade>> = vec![Vec::new(); book.indicators.len()];
    for source in town.iter().filter(|offer| offer.contests.is_empty()) {
        // Beside the results, one source at a time: so each has its say.
        let contests = town.iter().filter(|offer| !offer.contests.is_empty());
        let beside: Vec<Offer> = contests.chain([source]).cloned().collect();
        for (place, indicator) in made(book, &beside) {
            let is_new = |other: &ReadyMade| other.indicator.formula != indicator.formula;
            if found[place].iter().all(is_new) && !known.contains(&indicator.formula.as_str()) {
                let from = source.name.clone();
                found[place].push(ReadyMade { indicator, from });
            }
        }
    }
    let mut names: Vec<String> = taken.iter().map(|&name| name.to_owned()).collect();
    let mut ready: Vec<ReadyMade> = found.into_iter().flatten().collect();
    for made in &mut ready {
        let taken: Vec<&str> = names.iter().map(String::as_str).collect();
        let own = &made.indicator.name;
        let name = if taken.contains(&own.as_str()) {
            free_name(&[own, &made.from], &taken)
        } else {
            own.clone()
        };
        names.push(name.clone());
        made.indicator.name = name;
    }
    ready
}

/// The indicators of the book for which everything is found, each with its place in the book.
fn made(book: &Recipe, town: &[Offer]) -> Vec<(usize, Indicator)> {
    let fit = fit(book, town);
    let whole: Vec<bool> = fit.whole().collect();
    let fitted = fit.apply(book.clone());
    let places = fitted.indicators.into_iter().enumerate();
    places
        .filter(|(place, _)| whole.get(*place) == Some(&true))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::election::Contest;
    use crate::model::indicator::Title;
    use crate::model::recipe::{Need, NeedKind};

    fn book() -> Recipe {
        let need = |name: &str, kind, columns: &[(&str, &str)]| Need {
            kind,
            contest: Contest {
                name: name.to_owned(),
                ..Contest::default()
            },
            columns: columns
                .iter()
                .map(|(wanted, pattern)| ((*wanted).to_owned(), vec![(*pattern).to_owned()]))
                .collect(),
            ..Need::default()
        };
        let indicator = |name: &str, formula: &str| Indicator {
            name: name.to_owned(),
            title: Title::same(name),
            formula: formula.to_owned(),
            ..Indicator::default()
        };
        Recipe {
            needs: vec![
                need(
                    "work",
                    NeedKind::Figures,
                    &[("idle", "P##_CHOM1564"), ("active", "P##_ACT1564")],
                ),
                need(
                    "income",
                    NeedKind::Figures,
                    &[("median_income", "DISP_MED##")],
                ),
            ],
            indicators: vec![
                indicator("unemployment", r#"100 * work."idle" / work."active""#),
                indicator("median_income", r#"income."median_income""#),
            ],
            ..Recipe::default()
        }
    }

    fn source(name: &str, kind: NeedKind, columns: &[&str]) -> Offer {
        Offer {
            name: name.to_owned(),
            kind,
            columns: columns.iter().map(|&column| column.to_owned()).collect(),
            ..Offer::default()
        }
    }

    #[test]
    fn a_ratio_carries_both_of_its_counts_and_a_mean_is_averaged() {
        let columns = ["P21_ACT1564", "P21_CHOM1564", "DISP_MED21"];
        let town = [source("iris", NeedKind::Zones, &columns)];
        let ready = offered(&book(), &town, &[], &[]);
        let formulas: Vec<&str> = ready
            .iter()
            .map(|it| it.indicator.formula.as_str())
            .collect();
        assert_eq!(
            formulas,
            [
                r#"100 * SUM(iris."P21_CHOM1564") / SUM(iris."P21_ACT1564")"#,
                r#"AVG(iris."DISP_MED21")"#,
            ]
        );
    }

    #[test]
    fn each_source_offers_its_own_under_a_name_of_its_own() {
        let town = [
            source("rp21", NeedKind::Zones, &["P21_ACT1564", "P21_CHOM1564"]),
            source("rp09", NeedKind::Contest, &["P09_ACT1564", "P09_CHOM1564"]),
            source("half", NeedKind::Zones, &["P09_ACT1564"]),
        ];
        let ready = offered(&book(), &town, &["median_income"], &[]);
        let names: Vec<&str> = ready.iter().map(|it| it.indicator.name.as_str()).collect();
        assert_eq!(names, ["unemployment", "unemployment_rp09"]);
        assert_eq!(
            ready[1].indicator.formula,
            r#"100 * rp09."P09_CHOM1564" / rp09."P09_ACT1564""#
        );
        let known = ready[0].indicator.formula.clone();
        assert_eq!(offered(&book(), &town, &[], &[&known]).len(), 1);
    }
}
