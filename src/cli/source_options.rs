//! How a source is read, joined and shared out, as the command line says it: for `add` and `set`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::Args;

use crate::base::task::Task;
use crate::cli::desk::{Done, Failure};
use crate::cli::values::NotAValue;
use crate::io::{self, pairs};
use crate::model::only::Only;
use crate::model::project::{MeanBy, Role, Source, Weighting};
use crate::model::rule::{LAYOUTS, Rule};
use crate::model::table::Table;
use crate::msg;
use crate::session::Session;
use crate::session::problem::Problem;

/// What is not said is found out, or stays as it is; an empty text takes back what was said.
#[derive(Args, Debug, Default)]
pub(super) struct SourceOptions {
    #[arg(long)]
    pub key: Option<String>,
    #[arg(long, value_parser = role)]
    pub role: Option<Role>,
    #[arg(long)]
    pub pairs: Option<PathBuf>,
    #[arg(long, num_args = 0..=1, require_equals = true, default_missing_value = "yes", value_parser = yes_or_no)]
    pub merged_communes: Option<bool>,
    #[arg(long)]
    pub to: Option<String>,
    #[arg(long, value_parser = weighting)]
    pub by: Option<Weighting>,
    #[arg(long, value_parser = mean_by)]
    pub mean_by: Option<MeanBy>,
    #[arg(long, value_parser = only)]
    pub only: Vec<Option<Only>>,
    #[arg(long)]
    pub layout: Option<String>,
    #[command(flatten)]
    pub about: About,
    #[arg(long)]
    pub encoding: Option<String>,
    #[arg(long, value_parser = character)]
    pub delimiter: Option<char>,
    #[arg(long, value_parser = character)]
    pub decimal: Option<char>,
    #[arg(long)]
    pub header: Option<usize>,
    #[arg(long)]
    pub crs: Option<String>,
}

/// Where a file comes from, and what of it is withheld.
#[derive(Args, Debug, Default)]
pub(super) struct About {
    #[arg(long)]
    pub origin: Option<String>,
    #[arg(long)]
    pub licence: Option<String>,
    #[arg(long)]
    pub dated: Option<String>,
    #[arg(long)]
    pub vintage: Option<String>,
    #[arg(long)]
    pub households: Option<String>,
    #[arg(long)]
    pub threshold: Option<u32>,
    #[arg(long)]
    pub dwellings: Option<String>,
}

impl SourceOptions {
    /// The source with what was said of it.
    ///
    /// # Errors
    /// [`Failure`] where it names a source, column or layout that is not there, or a file of pairs
    /// that cannot be read.
    pub(super) fn told(&self, mut source: Source, session: &Session) -> Result<Source, Failure> {
        tell(&mut source.key, self.key.as_ref());
        if let Some(to) = self.to.as_ref().filter(|to| !to.is_empty()) {
            know_source(to, session)?;
        }
        tell(&mut source.to, self.to.as_ref());
        if let Some(path) = &self.pairs {
            source.corrections = if path.as_os_str().is_empty() {
                BTreeMap::new()
            } else {
                pairs::read(path, &Task::default()).map_err(|error| Problem::from(&error))?
            };
        }
        source.merged_communes = self.merged_communes.unwrap_or(source.merged_communes);
        if let Some(by) = &self.by {
            source.by = weights(by, session)?;
        }
        if let Some(mean_by) = &self.mean_by {
            source.mean_by.clone_from(mean_by);
        }
        if !self.only.is_empty() {
            source.only = self.only.iter().flatten().cloned().collect();
        }
        if let Some(layout) = &self.layout {
            let layout = Some(layout.clone()).filter(|it| !["auto", ""].contains(&it.as_str()));
            source.options.rule = layout.as_deref().map(rule_for).transpose()?.flatten();
            source.options.layout = layout;
        }
        tell(&mut source.options.encoding, self.encoding.as_ref());
        source.options.delimiter = self.delimiter.or(source.options.delimiter);
        source.options.decimal = self.decimal.or(source.options.decimal);
        source.options.header = self.header.or(source.options.header);
        tell(&mut source.crs, self.crs.as_ref());
        self.about.tell(&mut source);
        Ok(source)
    }

    /// Whether anything was said that decides what the rows match.
    pub(super) fn concern_matching(&self) -> bool {
        self.key.is_some()
            || self.to.is_some()
            || self.pairs.is_some()
            || self.merged_communes.is_some()
            || self.role.is_some()
    }

    /// Refuses columns of households, or to weigh means by, that the file does not have.
    ///
    /// # Errors
    /// [`Failure::AskedWrongly`], naming the first of them.
    pub(super) fn know_columns(&self, name: &str, session: &Session) -> Done {
        let table = session.project().source(name).and_then(|source| {
            let data = session.data();
            let layer = data.layer(source).map(|layer| &layer.table);
            layer.or_else(|| data.table(source).map(|read| &read.table))
        });
        let lacks = |column: &String| !table.is_some_and(|table: &Table| table.is_number(column));
        let households = self.about.households.as_ref();
        if let Some(column) = households.filter(|column| !column.is_empty() && lacks(column)) {
            return Err(Failure::AskedWrongly(Problem {
                what: msg!("cli-no-households", column = column, name = name),
                hint: msg!("cli-no-households-hint"),
            }));
        }
        if let Some(MeanBy::Column(column)) = &self.mean_by
            && lacks(column)
        {
            return Err(Failure::AskedWrongly(Problem {
                what: msg!("ground-no-mean-by", column = column, name = name),
                hint: msg!("cli-no-households-hint"),
            }));
        }
        Ok(())
    }
}

impl About {
    /// Adds what was said of where the file comes from and what of it is withheld.
    fn tell(&self, source: &mut Source) {
        let told = &mut source.provenance;
        for (place, text) in [
            (&mut told.origin, &self.origin),
            (&mut told.licence, &self.licence),
            (&mut told.dated, &self.dated),
            (&mut told.vintage, &self.vintage),
        ] {
            if let Some(text) = text {
                place.clone_from(text);
            }
        }
        tell(&mut source.households, self.households.as_ref());
        source.threshold = self.threshold.or(source.threshold);
        tell(&mut source.dwellings, self.dwellings.as_ref());
    }
}

/// Puts what was said in its place; an empty text takes back what was.
fn tell(place: &mut Option<String>, told: Option<&String>) {
    if let Some(text) = told {
        *place = Some(text.clone()).filter(|text| !text.is_empty());
    }
}

/// Refuses a source that the project does not have.
///
/// # Errors
/// [`Failure::AskedWrongly`], naming those it has.
pub(super) fn know_source(name: &str, session: &Session) -> Done {
    if session.project().source(name).is_some() {
        return Ok(());
    }
    Err(Failure::AskedWrongly(Problem {
        what: msg!("cli-no-source", name = name),
        hint: msg!("cli-no-source-hint", known = names(session)),
    }))
}

/// What figures are shared out by, where that is there.
fn weights(by: &Weighting, session: &Session) -> Result<Weighting, Failure> {
    if let Weighting::Figures { source, column } = by {
        let known = session.project().source(source);
        let layer = known.and_then(|source| session.data().layer(source));
        if !layer.is_some_and(|layer| layer.table.is_number(column)) {
            return Err(Failure::AskedWrongly(Problem {
                what: msg!("cli-no-weights", column = by.code()),
                hint: msg!("cli-no-weights-hint", known = names(session)),
            }));
        }
    }
    Ok(by.clone())
}

/// The saved rule that a layout names; none for a layout that is known without.
fn rule_for(layout: &str) -> Result<Option<Rule>, Failure> {
    if LAYOUTS.contains(&layout) {
        return Ok(None);
    }
    let folders = io::settings::Folders::of_system();
    let rules = folders.map_or_else(Vec::new, |folders| io::rule::saved(&folders.config));
    let known = LAYOUTS
        .into_iter()
        .chain(rules.iter().map(|rule| rule.name.as_str()));
    let known = known.collect::<Vec<_>>().join(", ");
    match rules.iter().find(|rule| rule.name == layout) {
        Some(rule) => Ok(Some(rule.clone())),
        None => Err(Failure::AskedWrongly(Problem {
            what: msg!("rule-no-layout", layout = layout),
            hint: msg!("rule-no-layout-hint", known = known),
        })),
    }
}

fn names(session: &Session) -> String {
    let names: Vec<&str> = session
        .project()
        .sources
        .iter()
        .map(|source| source.name.as_str())
        .collect();
    names.join(", ")
}

fn role(text: &str) -> Result<Role, NotAValue> {
    Role::from_code(text)
        .filter(|role| *role != Role::Precincts)
        .ok_or(NotAValue)
}

fn weighting(text: &str) -> Result<Weighting, NotAValue> {
    Weighting::from_code(text).ok_or(NotAValue)
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "every text is a column's name or one of two words"
)]
fn mean_by(text: &str) -> Result<MeanBy, NotAValue> {
    Ok(MeanBy::from_code(text))
}

/// A condition on rows, or `all` for none.
fn only(text: &str) -> Result<Option<Only>, NotAValue> {
    if text == "all" {
        return Ok(None);
    }
    Only::parse(text).map(Some).ok_or(NotAValue)
}

fn yes_or_no(text: &str) -> Result<bool, NotAValue> {
    match text {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(NotAValue),
    }
}

fn character(text: &str) -> Result<char, NotAValue> {
    if ["tab", "\\t"].contains(&text) {
        return Ok('\t');
    }
    let mut characters = text.chars();
    match (characters.next(), characters.next()) {
        (Some(character), None) => Ok(character),
        _ => Err(NotAValue),
    }
}
