//! The check of a project: what its files are, what joined, what did not, what was odd.

use std::collections::HashSet;
use std::path::Path;

use crate::analysis::join;
use crate::analysis::recount::{self, Rule};
use crate::base::words::Message;
use crate::io;
use crate::io::table::ReadTable;
use crate::model::address::Place;
use crate::model::election::{Contest, ContestTotals};
use crate::model::layer::{Code, Precincts};
use crate::model::project::{Role, Source};
use crate::model::report::{
    AddressReport, BrokenRows, JoinReport, MovedPrecinct, MovedReport, PrecinctsReport, Report,
    SourceReport,
};
use crate::model::table::Table;
use crate::msg;
use crate::session::Session;
use crate::session::data::{Content, Fact};
use crate::session::derived::{Situated, SourceJoin};
use crate::session::merged;

/// How many codes a remark names.
const CODES_NAMED: usize = 5;

impl Session {
    /// Checks every source, as far as the files have been read.
    pub fn report(&self) -> Report {
        let project = self.project();
        let precincts = project.precincts().and_then(|source| {
            let read = self.data().precincts(source)?;
            Some(self.precincts_report(source, read))
        });
        let sources = project
            .sources
            .iter()
            .filter(|source| source.role != Role::Precincts || precincts.is_none())
            .map(|source| self.source_report(source))
            .collect();
        Report { precincts, sources }
    }

    fn precincts_report(&self, source: &Source, precincts: &Precincts) -> PrecinctsReport {
        PrecinctsReport {
            name: source.name.clone(),
            path: self.written_path(source),
            features: precincts.features,
            distinct_codes: precincts.len(),
            crs: precincts.crs.clone(),
            invalid_repaired: precincts.repaired,
            without_geometry: precincts.without_geometry,
            file: self.file_report(source),
            small: self.small_counts(source),
            notes: self.notes(source),
        }
    }

    fn source_report(&self, source: &Source) -> SourceReport {
        let mut report = SourceReport {
            name: source.name.clone(),
            path: self.written_path(source),
            role: source.role,
            file: self.file_report(source),
            small: self.small_counts(source),
            mean_by: self.means_weigh_by(source),
            notes: self.notes(source),
            ..SourceReport::default()
        };
        if let Some(fact) = self.data().fact(source) {
            report.rows_left_out = fact.all_rows.as_ref().map(|_| fact.left_out);
            self.tell_content(&mut report, source, fact);
        }
        report
    }

    fn tell_content(&self, report: &mut SourceReport, source: &Source, fact: &Fact) {
        match &fact.content {
            Content::Precincts(precincts, _) => report.rows = Some(precincts.features),
            Content::Layer(layer) => {
                report.rows = Some(layer.shapes.len());
                report.crs = Some(layer.crs.clone()).filter(|crs| !crs.is_empty());
                report.notes.extend(self.outside_note(source));
                report.notes.extend(self.given_notes(source));
                report.given = self.given(source).cloned();
            }
            Content::Visits(visits) => {
                report.rows = Some(visits.rows);
                report.notes.extend(self.visits_notes(source));
            }
            Content::Addresses(addresses) => {
                report.rows = Some(addresses.len());
                report.addresses = self.address_report(source);
                match self.unused(source) {
                    Some(note) => report.notes.push(note),
                    None => report.doors = self.doors_by_rule(),
                }
            }
            Content::Table(read) => {
                report.rows = Some(read.rows);
                report.encoding.clone_from(&read.options.encoding);
                report.layout.clone_from(&read.options.layout);
                self.tell_join(report, source, read);
            }
        }
    }

    /// How many of some places lie in no precinct, and none is near enough.
    fn outside_note(&self, source: &Source) -> Option<Message> {
        let situated = self.derived().situated.get(&source.name)?;
        let Situated::Places(near) = situated.as_ref() else {
            return None;
        };
        let outside = near.outside();
        (outside > 0).then(|| msg!("check-places-outside", n = outside))
    }

    fn tell_join(&self, report: &mut SourceReport, source: &Source, read: &ReadTable) {
        match self.derived().joins.get(&source.name) {
            Some(Ok(join)) => {
                report.join = Some(self.join_report(&source.name, join));
                let matched = self.matched_rows(source, &read.table);
                report.contests = read
                    .contests
                    .iter()
                    .map(|contest| totals(contest, &source.name, &read.table, &matched))
                    .collect();
                if !source.corrections.is_empty() {
                    report
                        .notes
                        .push(msg!("check-paired", n = source.corrections.len()));
                }
                report.notes.extend(self.merged_notes(source));
                report.notes.extend(moved_note(report.join.as_ref()));
                for contest in &read.contests {
                    for (rule, codes) in broken_rules(contest, source, &read.table, &matched) {
                        report.notes.push(broken_note(rule, &codes));
                        report.broken.push(BrokenRows {
                            contest: contest_name(contest, &source.name),
                            rule: rule.code(),
                            codes,
                        });
                    }
                }
            }
            Some(Err(problem)) => report.notes.push(problem.what.clone()),
            None => report.notes.push(msg!("check-no-key")),
        }
    }

    fn join_report(&self, source: &str, joined: &SourceJoin) -> JoinReport {
        let codes = self
            .precincts()
            .map_or(&[][..], |precincts| &precincts.codes);
        let unmatched = codes
            .iter()
            .zip(&joined.row_of)
            .filter(|(_, row)| row.is_none())
            .map(|(code, _)| code.clone());
        JoinReport {
            key: joined.key.clone(),
            to: joined.to.clone(),
            matched_precincts: joined.row_of.iter().flatten().count(),
            unmatched_precincts: unmatched.collect(),
            matched_rows: joined.join.matched_rows,
            unmatched_rows: joined.join.unmatched_row_count,
            unmatched_codes: joined.join.unmatched_rows.clone(),
            duplicate_keys: joined.join.duplicate_keys.clone(),
            merged: merged::report(joined),
            moved: self.moved_report(source, joined.to.as_ref()),
        }
    }

    /// How results of other precincts came to these, where they were moved.
    fn moved_report(&self, source: &str, to: Option<&String>) -> Option<MovedReport> {
        let moved = self.derived().moved.get(source)?;
        let codes = &self.precincts()?.codes;
        let doubtful = (0..codes.len()).filter_map(|place| {
            let (estimated, existed) = (moved.estimated[place], moved.existed[place]);
            let doubtful = 0.0 < estimated || (!existed && !estimated.is_nan());
            doubtful.then(|| MovedPrecinct {
                code: codes[place].clone(),
                estimated,
                error: moved.error[place],
                existed,
            })
        });
        Some(MovedReport {
            from: to.cloned().unwrap_or_default(),
            without: moved.estimated.iter().filter(|it| it.is_nan()).count(),
            precincts: doubtful.collect(),
        })
    }

    /// Whether each row of a source matches; several rows of one code all do.
    fn matched_rows(&self, source: &Source, table: &Table) -> Vec<bool> {
        let joined = match source.to.as_ref() {
            None => self.precincts().map(|precincts| precincts.codes.clone()),
            Some(to) => self.codes_of(to),
        };
        let known: HashSet<Code> = joined.unwrap_or_default().into_iter().collect();
        let of_today = match self.derived().joins.get(&source.name) {
            Some(Ok(joined)) => joined.merged.as_ref(),
            _ => None,
        };
        let codes = match of_today {
            Some(merged) => merged.today.codes.clone(),
            None => codes(source, table),
        };
        codes
            .into_iter()
            .map(|code| code.is_some_and(|code| known.contains(&code)))
            .collect()
    }

    fn address_report(&self, source: &Source) -> Option<AddressReport> {
        let addresses = self.data().addresses(source)?;
        let places = &self.derived().located.as_ref()?.places;
        let count =
            |wanted: fn(&Place) -> bool| places.iter().filter(|place| wanted(place)).count();
        Some(AddressReport {
            located: addresses
                .iter()
                .filter(|address| address.lon.is_finite() && address.lat.is_finite())
                .count(),
            in_precinct: count(|place| matches!(place, Place::In(_))),
            snapped: count(|place| matches!(place, Place::Snapped(_))),
            left_out: count(|place| matches!(place, Place::Out(_))),
        })
    }

    /// That addresses are read and not used, since another list of them comes first.
    pub(crate) fn unused(&self, source: &Source) -> Option<Message> {
        let used = self.project().addresses()?;
        let unused = source.role == Role::Addresses && source.name != used.name;
        unused.then(|| msg!("check-unused-addresses", name = used.name.as_str()))
    }

    fn notes(&self, source: &Source) -> Vec<Message> {
        let mut notes = Vec::new();
        if let Some(problem) = self.data().failure(source) {
            notes.push(problem.what.clone());
        }
        if let Some(fact) = self.data().fact(source) {
            if !source.hash.is_empty() && fact.fingerprint.hash != source.hash {
                notes.push(msg!("check-changed"));
            }
            notes.extend(fact.notes.iter().cloned());
        }
        let counted = self.small_counts(source).map(|small| small.households);
        if let Some(told) = &source.households
            && counted.as_ref() != Some(told)
        {
            notes.push(msg!("check-no-households", column = told));
        }
        notes
    }

    fn written_path(&self, source: &Source) -> String {
        let project = self.path().unwrap_or(Path::new(""));
        io::project::written_path(project, &source.path)
    }
}

/// What moving results made of them, in a sentence.
fn moved_note(join: Option<&JoinReport>) -> Option<Message> {
    let moved = join?.moved.as_ref()?;
    let count =
        |wanted: fn(&MovedPrecinct) -> bool| moved.precincts.iter().filter(|it| wanted(it)).count();
    Some(msg!(
        "check-moved",
        zones = moved.from.as_str(),
        estimated = count(|it| 0.0 < it.estimated),
        without = moved.without,
        new = count(|it| !it.existed)
    ))
}

fn codes(source: &Source, table: &Table) -> Vec<Option<Code>> {
    source
        .key
        .as_ref()
        .and_then(|key| join::codes_of(key, &source.corrections, table).ok())
        .unwrap_or_default()
}

/// The rules of counting that matched rows break, with the codes of these.
fn broken_rules(
    contest: &Contest,
    source: &Source,
    table: &Table,
    matched: &[bool],
) -> Vec<(Rule, Vec<String>)> {
    let codes = codes(source, table);
    let told = recount::broken(contest, table)
        .into_iter()
        .map(|(rule, rows)| {
            let rows = rows
                .into_iter()
                .filter(|&row| matched.get(row) == Some(&true));
            let codes = rows.filter_map(|row| Some(codes.get(row)?.as_ref()?.0.clone()));
            (rule, codes.collect::<Vec<String>>())
        });
    told.filter(|(_, codes)| !codes.is_empty()).collect()
}

/// Says of a rule that rows break it, with the first of their codes.
fn broken_note(rule: Rule, codes: &[String]) -> Message {
    let mut first: Vec<&str> = codes.iter().take(CODES_NAMED).map(String::as_str).collect();
    if first.len() < codes.len() {
        first.push("…");
    }
    let (n, codes) = (codes.len(), first.join(", "));
    match rule {
        Rule::TurnoutWithinRegistered => msg!("check-turnout-above", n = n, codes = codes),
        Rule::BallotsAreTurnout => msg!("check-ballots-differ", n = n, codes = codes),
        Rule::ChoicesAreCast => msg!("check-votes-differ", n = n, codes = codes),
    }
}

/// What a contest is called in reports: by its source, or its own name where this has several.
fn contest_name(contest: &Contest, source: &str) -> String {
    if contest.label.is_empty() {
        source.to_owned()
    } else {
        contest.label.clone()
    }
}

/// What a contest adds up to over the rows that are marked.
fn totals(contest: &Contest, name: &str, table: &Table, matched: &[bool]) -> ContestTotals {
    let sum = |column: &String| -> Option<u64> {
        let figures = table.numbers(column)?;
        let counted = figures
            .iter()
            .zip(matched)
            .filter(|(figure, matched)| **matched && figure.is_finite());
        Some(counted.map(|(figure, _)| whole(*figure)).sum())
    };
    ContestTotals {
        name: contest_name(contest, name),
        registered: contest.registered.as_ref().and_then(sum),
        turnout: contest.turnout.as_ref().and_then(sum),
        blank: contest.blank.as_ref().and_then(sum),
        null: contest.null.as_ref().and_then(sum),
        cast: contest.cast.as_ref().and_then(sum),
        choices: contest
            .choices
            .iter()
            .filter_map(|choice| Some((contest.choice_of(choice).to_owned(), sum(choice)?)))
            .collect(),
    }
}

/// A count that a table holds as a number.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "counts of ballots are small and not below zero"
)]
fn whole(figure: f64) -> u64 {
    figure.round().max(0.0) as u64
}
