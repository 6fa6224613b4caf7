//! From rows as they stand in a file to a table with one row per precinct, and its contests.

use std::collections::HashMap;
use std::path::Path;

use polars::prelude::StringChunked;

use crate::base::words::Message;
use crate::io::source::file_name;
use crate::io::table::grid::Grid;
use crate::io::table::{contest, header, long, personal};
use crate::io::{ReadError, ministry};
use crate::model::election::Contest;
use crate::model::project::TableOptions;
use crate::model::rule::{RowsAre, Rule};
use crate::model::table::Table;
use crate::msg;

/// A table as it was laid out.
pub(super) struct Laid {
    pub(super) table: Table,
    /// Its contests; `None` where they are still to be recognised by its columns.
    pub(super) contests: Option<Vec<Contest>>,
    /// Rows in the file.
    pub(super) rows: usize,
}

impl Laid {
    pub(super) fn plain(table: Table) -> Self {
        Self {
            rows: table.rows(),
            table,
            contests: None,
        }
    }
}

/// Types the columns, after the rows and blocks of official layouts became a column per choice.
pub(super) fn from_grid(
    path: &Path,
    grid: Grid,
    options: &mut TableOptions,
    notes: &mut Vec<Message>,
) -> Result<Laid, ReadError> {
    if let Some(laid) = laid_out(path, &grid, options, notes)? {
        return Ok(laid);
    }
    Ok(Laid::plain(typed(grid, options, notes)))
}

/// The same for a table whose columns know what they are: they stay so where it is a plain one.
pub(super) fn from_table(
    path: &Path,
    table: Table,
    options: &mut TableOptions,
    notes: &mut Vec<Message>,
) -> Result<Laid, ReadError> {
    if options.layout.as_deref() == Some("plain") {
        return Ok(Laid::plain(table));
    }
    let grid = texts(&table);
    Ok(laid_out(path, &grid, options, notes)?.unwrap_or_else(|| Laid::plain(table)))
}

/// A table's cells as text, whole numbers without decimals.
fn texts(table: &Table) -> Grid {
    let column = |name: &String| -> StringChunked {
        let cells = table.texts(name).unwrap_or_default().into_iter();
        let filled = |cell: &String| !cell.trim().is_empty();
        cells
            .map(|cell| cell.filter(filled).map(|cell| cell.trim().to_owned()))
            .collect()
    };
    let names = table.columns();
    Grid {
        columns: names.iter().map(column).collect(),
        names,
        rows: table.rows(),
    }
}

/// The table in the layout told or found; `None` where it is a plain one.
fn laid_out(
    path: &Path,
    grid: &Grid,
    options: &mut TableOptions,
    notes: &mut Vec<Message>,
) -> Result<Option<Laid>, ReadError> {
    if let Some(rule) = options.rule.clone() {
        return by_rule(path, &rule, grid, options, notes).map(Some);
    }
    let told = options.layout.clone().filter(|told| told != "auto");
    let may_be = |layout: &[&str]| told.as_deref().is_none_or(|told| layout.contains(&told));
    let mut near = None;
    if may_be(&["ministry"]) {
        match ministry::unfold(grid) {
            Ok(unfolded) => return Ok(Some(unfold(grid, unfolded, options, notes))),
            Err(differs) => near = differs,
        }
    }
    let (mut noted, mut near_long) = (Vec::new(), None);
    if may_be(&["long", "openelections"]) {
        match long::gather(grid, told.is_some(), &mut noted) {
            Ok(gathered) if personal::are_voters(&gathered.contests, grid.rows) => {}
            Ok(_) if personal::lists_persons(grid) => {}
            Ok(gathered) => {
                notes.append(&mut noted);
                return Ok(Some(widened(grid, gathered, options, notes)));
            }
            Err(differs) => near_long = differs,
        }
    }
    let unusable = |what, hint| ReadError::Unusable {
        path: path.to_owned(),
        what,
        hint,
    };
    let file = file_name(path);
    match told.as_deref() {
        Some("ministry") => Err(match near {
            Some(differs) => unusable(
                msg!("data-near-ministry", file = file, differs = differs),
                msg!("data-near-hint"),
            ),
            None => unusable(
                msg!("data-not-ministry", file = file),
                msg!("data-not-ministry-hint"),
            ),
        }),
        Some("long" | "openelections") => Err(match near_long {
            Some(differs) => unusable(
                msg!("data-near-long", file = file, differs = differs),
                msg!("data-near-hint"),
            ),
            None => unusable(
                msg!("data-not-long", file = file),
                msg!("data-not-long-hint"),
            ),
        }),
        _ => {
            let ministry = near.map(|differs| msg!("note-near-ministry", differs = differs));
            let long = near_long.map(|differs| msg!("note-near-long", differs = differs));
            notes.extend(ministry.or(long));
            options.layout = told;
            Ok(None)
        }
    }
}

fn unfold(
    grid: &Grid,
    unfolded: ministry::Unfolded,
    options: &mut TableOptions,
    notes: &mut Vec<Message>,
) -> Laid {
    options.layout = Some("ministry".to_owned());
    let unusual = unfolded.unusual;
    notes.extend(unusual.map(|differs| msg!("note-unusual-ministry", differs = differs)));
    let choices = unfolded.choices.len();
    let table = typed(unfolded.grid, options, notes);
    let contest = contest::with_choices(&table, choices);
    Laid {
        table,
        contests: Some(vec![contest]),
        rows: grid.rows,
    }
}

fn widened(
    grid: &Grid,
    gathered: long::Gathered,
    options: &mut TableOptions,
    notes: &mut Vec<Message>,
) -> Laid {
    options.layout = Some(gathered.layout.to_owned());
    let names = gathered.grid.names.clone();
    let table = typed(gathered.grid, options, notes);
    let contests = renamed(gathered.contests, &names, &table.columns());
    Laid {
        table,
        contests: Some(contests),
        rows: grid.rows,
    }
}

/// Reads by a rule, all of whose columns must be there.
fn by_rule(
    path: &Path,
    rule: &Rule,
    grid: &Grid,
    options: &mut TableOptions,
    notes: &mut Vec<Message>,
) -> Result<Laid, ReadError> {
    let known = header::unique(&grid.names);
    if let Some(missing) = rule.columns().find(|column| !known.contains(column)) {
        return Err(ReadError::Unusable {
            path: path.to_owned(),
            what: msg!(
                "rule-no-column",
                rule = rule.name.as_str(),
                file = file_name(path),
                column = missing.as_str()
            ),
            hint: msg!("rule-no-column-hint", known = known.join(", ")),
        });
    }
    let mut laid = match (&rule.rows, long::gather_by(rule, grid, notes)) {
        (RowsAre::Choices { .. }, Some(gathered)) => widened(grid, gathered, options, notes),
        _ => {
            let table = typed(grid.clone(), options, notes);
            Laid {
                contests: Some(vec![rule.contest_of(&table.columns())]),
                ..Laid::plain(table)
            }
        }
    };
    if let Some(contests) = &mut laid.contests {
        contests.retain(|contest| !contest.choices.is_empty());
    }
    options.layout = Some(rule.name.clone());
    Ok(laid)
}

fn typed(grid: Grid, options: &mut TableOptions, notes: &mut Vec<Message>) -> Table {
    let (table, decimal) = grid.into_table(options.decimal, options.delimiter, notes);
    options.decimal = decimal.or(Some('.'));
    table
}

/// Contests with the names that their columns got when these were made unique.
fn renamed(mut contests: Vec<Contest>, before: &[String], after: &[String]) -> Vec<Contest> {
    // A choice stands behind the columns of places: of two of one name, it is the last.
    let names: HashMap<&str, &String> = before.iter().map(String::as_str).zip(after).collect();
    for contest in &mut contests {
        let counts = [
            &mut contest.registered,
            &mut contest.turnout,
            &mut contest.blank,
            &mut contest.null,
            &mut contest.cast,
        ];
        let columns = counts.into_iter().flatten().chain(&mut contest.choices);
        for column in columns {
            if let Some(name) = names.get(column.as_str()) {
                column.clone_from(name);
            }
        }
    }
    contests
}
