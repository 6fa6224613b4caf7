//! An atlas: a page for each precinct of a target, or for each group of them.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::io::export::print::PrintError;
use crate::model::layer::{PrecinctId, Precincts};
use crate::msg;
use crate::session::Session;
use crate::session::jobs::Outcome;
use crate::session::levels::no_such_column;
use crate::session::picture::atlas_maps::AtlasSheet;
use crate::session::picture::{MapSheet, PictureRequest};
use crate::session::problem::Problem;

/// An atlas to be made.
#[derive(Clone, Debug)]
pub struct AtlasRequest {
    /// What its maps are.
    pub picture: PictureRequest,
    /// Its precincts, in the order of its pages.
    pub precincts: Vec<PrecinctId>,
    /// The column of the precincts' file that puts them on one page; a page each when `None`.
    pub by: Option<String>,
}

/// What a page shows.
pub(super) struct Leaf {
    pub(super) title: String,
    pub(super) facts: String,
    pub(super) row: Vec<String>,
    pub(super) precincts: Vec<PrecinctId>,
}

impl Session {
    /// Writes an atlas as PDF, as a job.
    ///
    /// # Errors
    /// A [`Problem`] as for [`Session::map_sheet`], or when there is no page, or no such column.
    pub fn write_atlas(&mut self, request: AtlasRequest, path: PathBuf) -> Result<(), Problem> {
        let sheet = self.map_sheet(request.picture.clone())?;
        let Some(precincts) = self.precincts().cloned() else {
            return Err(nothing());
        };
        let leaves = match &request.by {
            None => self.leaves(&request.precincts, &precincts, &sheet),
            Some(column) => self.groups(column, &request.precincts, &precincts, &sheet)?,
        };
        let words = &sheet.words;
        let columns = match &request.by {
            None => vec![
                words.text("export-name"),
                words.text("export-code"),
                words.text("common-score"),
                words.text("export-rank"),
            ],
            Some(column) => vec![
                column.clone(),
                words.text("export-sheet"),
                words.text("export-best"),
            ],
        };
        if leaves.is_empty() {
            return Err(nothing());
        }
        let atlas = AtlasSheet {
            by: request.by.is_some(),
            sheet,
            precincts,
            leaves,
            columns,
        };
        self.start(msg!("job-export-atlas"), move |task| {
            match atlas.write(&path, task) {
                Err(PrintError::Cancelled(cancelled)) => Err(cancelled),
                written => Ok(Outcome::Written(
                    written
                        .map(|()| vec![path])
                        .map_err(|error| Problem::from(&error)),
                )),
            }
        });
        Ok(())
    }

    /// A page for each precinct.
    fn leaves(&self, chosen: &[PrecinctId], precincts: &Precincts, sheet: &MapSheet) -> Vec<Leaf> {
        let leaf = |&precinct: &PrecinctId| {
            let at = precinct.index();
            let (name, code) = (precincts.names.get(at)?, precincts.codes.get(at)?);
            let (score, rank) = self.score_and_rank(precinct, sheet);
            let title = if *name == code.0 {
                name.clone()
            } else {
                format!("{name} · {code}")
            };
            Some(Leaf {
                title,
                facts: sheet.words.say(&msg!(
                    "export-atlas-facts",
                    score = score.as_str(),
                    rank = rank.as_str(),
                    n = self.scored()
                )),
                row: vec![name.clone(), code.0.clone(), score, rank],
                precincts: vec![precinct],
            })
        };
        chosen.iter().filter_map(leaf).collect()
    }

    /// A page for all precincts with the same in a column, in the order of what that is.
    fn groups(
        &self,
        column: &str,
        chosen: &[PrecinctId],
        precincts: &Precincts,
        sheet: &MapSheet,
    ) -> Result<Vec<Leaf>, Problem> {
        let Some(values) = precincts.table.texts(column) else {
            return Err(no_such_column(column, precincts));
        };
        let mut groups: BTreeMap<Option<&String>, Vec<PrecinctId>> = BTreeMap::new();
        for &precinct in chosen {
            let value = values.get(precinct.index()).and_then(Option::as_ref);
            groups.entry(value).or_default().push(precinct);
        }
        let words = &sheet.words;
        let leaf = |(value, members): (Option<&String>, Vec<PrecinctId>)| {
            let title = value
                .cloned()
                .unwrap_or_else(|| words.text("legend-no-data"));
            let best = self.best(&members);
            let best = best.map_or_else(
                || "–".to_owned(),
                |best| {
                    let (score, _) = self.score_and_rank(best, sheet);
                    format!("{} ({score})", precincts.names[best.index()])
                },
            );
            Leaf {
                facts: words.say(&msg!(
                    "export-atlas-group",
                    n = members.len(),
                    best = best.as_str()
                )),
                row: vec![title.clone(), words.count(members.len() as u64), best],
                title,
                precincts: members,
            }
        };
        Ok(groups.into_iter().map(leaf).collect())
    }

    /// How many precincts have a score.
    fn scored(&self) -> usize {
        let values = &self.derived().scores.values;
        values.iter().filter(|score| score.is_finite()).count()
    }

    /// The precinct with the highest score, the first in their file among equals.
    fn best(&self, precincts: &[PrecinctId]) -> Option<PrecinctId> {
        let ranks = &self.derived().scores.ranks;
        let ranked = precincts.iter().filter_map(|&precinct| {
            let rank = *ranks.get(precinct.index())?;
            (0 < rank).then_some((rank, precinct))
        });
        ranked.min().map(|(_, precinct)| precinct)
    }

    fn score_and_rank(&self, precinct: PrecinctId, sheet: &MapSheet) -> (String, String) {
        let scores = &self.derived().scores;
        let score = scores.values.get(precinct.index());
        let rank = scores.ranks.get(precinct.index()).filter(|rank| 0 < **rank);
        (
            sheet.words.number(score.copied().unwrap_or(f64::NAN), 1),
            rank.map_or_else(
                || "–".to_owned(),
                |rank| sheet.words.count(u64::from(*rank)),
            ),
        )
    }
}

fn nothing() -> Problem {
    Problem {
        what: msg!("export-no-page"),
        hint: msg!("export-no-page-hint"),
    }
}
