//! What an open project has to give to other programs.

mod areas;

use crate::analysis::score;
use crate::base::date::Date;
use crate::base::words::Words;
use crate::field::packet::Brief;
use crate::io::export::phones::PhoneFormat;
use crate::io::export::{Captions, Features, Leaf, scores, turfs};
use crate::model::address::Located;
use crate::model::indicator::Column;
use crate::msg;
use crate::session::Session;
use crate::session::register::provenance;

pub use crate::session::exports::areas::AreaExport;

impl Session {
    /// The precincts with scores, ranks, indicators and contributions; `None` until they are read.
    ///
    /// An indicator that cannot be worked out has no figures.
    pub fn scored_features(&self) -> Option<Features> {
        let precincts = self.precincts()?;
        let (project, derived) = (self.project(), self.derived());
        let nothing = vec![f64::NAN; precincts.len()];
        let figures = |name: &str| match derived.columns.get(name) {
            Some(Ok(column)) => column.as_slice(),
            Some(Err(_)) | None => nothing.as_slice(),
        };
        let indicators: Vec<(&str, &[f64])> = project
            .indicators
            .iter()
            .map(|indicator| (indicator.name.as_str(), figures(&indicator.name)))
            .collect();
        let columns = self.contributions();
        let contributions: Vec<(&str, &[f64])> = project
            .scorecard
            .terms
            .iter()
            .zip(&columns)
            .map(|(term, column)| (term.indicator.as_str(), column.as_slice()))
            .collect();
        Some(scores::features(&scores::Scored {
            precincts,
            scores: &derived.scores,
            indicators: &indicators,
            contributions: &contributions,
        }))
    }

    /// The same, with what a workbook says of its columns and of where they come from.
    pub fn scored_workbook(&self, words: &Words, date: Date) -> Option<Features> {
        let features = self.scored_features()?;
        let headings = features.fields.iter().map(|field| match &*field.name {
            "code" => words.text("export-code"),
            "name" => words.text("export-name"),
            "score" => words.text("common-score"),
            "rank" => words.text("export-rank"),
            name => self.heading(name, words),
        });
        Some(Features {
            captions: Captions {
                sheet: words.text("export-sheet"),
                headings: headings.collect(),
                sources: Some(self.sources_leaf(words, date)),
            },
            ..features
        })
    }

    /// An indicator's title and unit, or that its term's points of the score follow.
    fn heading(&self, column: &str, words: &Words) -> String {
        let titled = |name: &str| {
            let indicator = self.project().indicator(name)?;
            let title = indicator.title.in_language(words.language());
            let title = if title.is_empty() { name } else { title };
            Some((title.to_owned(), indicator.unit.clone()))
        };
        if let Some((title, unit)) = titled(column) {
            return if unit.is_empty() {
                title
            } else {
                format!("{title} ({unit})")
            };
        }
        let of_term = column.strip_suffix("_contribution").and_then(titled);
        of_term.map_or_else(
            || column.to_owned(),
            |(title, _)| words.say(&msg!("export-contribution", title = title)),
        )
    }

    /// The sources with their licences, and what is withheld of them.
    fn sources_leaf(&self, words: &Words, date: Date) -> Leaf {
        let register = self.register(words, date);
        let withheld = self.project().sources.iter().map(|source| {
            let small = self.small_counts(source);
            small.map(|small| words.say(&provenance::small_in_words(&small)))
        });
        let mut rows = register.sources;
        for (row, withheld) in rows.iter_mut().zip(withheld) {
            row.push(withheld.unwrap_or_default());
        }
        let mut columns = register.columns;
        columns.push(words.text("export-withheld"));
        Leaf {
            title: words.text("export-sources"),
            columns,
            rows,
        }
    }

    /// The stops of the turfs, one feature per address; `None` without turfs or addresses.
    pub fn turf_features(&self) -> Option<Features> {
        let plan = self.project().plan.as_ref()?;
        Some(turfs::features(plan, self.addresses()?))
    }

    /// The turfs for phones; `None` without turfs, or until addresses and precincts are read.
    pub fn turfs_for_phones(&self, format: PhoneFormat) -> Option<String> {
        let project = self.project();
        Some(format.turfs(&Brief {
            plan: project.plan.as_ref()?,
            addresses: self.addresses()?,
            located: &Located::default(),
            precincts: self.precincts()?,
            registered: &[],
            doors: &[],
            why: &[],
            operation: &project.operation,
            // Phones are told no meeting point.
            network: None,
        }))
    }

    /// What each term adds to each precinct's score: one column per term.
    pub fn contributions(&self) -> Vec<Column> {
        let derived = self.derived();
        let scorecard = &self.project().scorecard;
        let precincts = derived.scores.values.len();
        let scaled: Vec<&[f64]> = derived
            .scaled
            .iter()
            .map(|column| column.as_slice())
            .collect();
        let weights = scorecard.live_weights();
        let mut columns = vec![vec![f64::NAN; precincts]; scaled.len()];
        for precinct in 0..precincts {
            let shares = score::contributions(&scaled, &weights, scorecard.missing, precinct);
            for (column, share) in columns.iter_mut().zip(shares) {
                column[precinct] = share;
            }
        }
        columns
    }
}
