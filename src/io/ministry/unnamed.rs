//! Results in blocks without any names, as towns pass on their rows of the Ministry's file.
//!
//! Names are told by what must be true: the votes of all blocks add up to the ballots cast, these
//! with the blank and null ones to the voters who came, and these with the abstentions to the
//! registered. A table of which that is not true is none of these.

use crate::io::table::grid::Grid;

/// How many rows are looked at.
const SAMPLE: usize = 60;

/// The least share of rows in which the figures have to add up.
const AGREEING: f64 = 0.9;

/// Widths of blocks, with and without numbers, labels and shares.
const WIDTHS: std::ops::RangeInclusive<usize> = 4..=10;

/// What the cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Empty,
    Whole,
    Decimal,
    /// `M` or `F`.
    Sex,
    /// A short word in capitals, such as a political label.
    Short,
    Capitals,
    Words,
}

/// Where the blocks are, and what stands in one.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Pattern {
    start: usize,
    /// One name per column of a block; empty for those that are not told.
    names: Vec<&'static str>,
    votes: usize,
}

/// The grid with names, where it has none and is laid out in blocks; `None` otherwise.
pub(super) fn with_names(grid: &Grid) -> Option<Grid> {
    // Only what a program made up may stand above: a number in each name, and no word of ours.
    let nameless = grid.names.iter().all(|name| made_up(name));
    if !nameless {
        return None;
    }
    let rows = sample(grid);
    let (pattern, counts) = find(&rows)?;
    let mut names = grid.names.clone();
    for (name, place) in counts {
        name.clone_into(&mut names[place]);
    }
    let width = pattern.names.len();
    for (place, name) in names.iter_mut().enumerate().skip(pattern.start) {
        let (block, within) = (
            (place - pattern.start) / width + 1,
            (place - pattern.start) % width,
        );
        *name = match pattern.names[within] {
            "" => format!("rang {within} {block}"),
            known => format!("{known} {block}"),
        };
    }
    Some(Grid {
        names,
        columns: grid.columns.clone(),
        rows: grid.rows,
    })
}

/// Whether the first rows of a table are blocks, the first row of all among them.
pub(crate) fn begins_without_names(head: &[Vec<String>]) -> bool {
    let whole: Vec<Vec<&str>> = head
        .iter()
        .map(|row| row.iter().map(|cell| cell.trim()).collect())
        .collect();
    let with_figures = |row: &Vec<&str>| {
        row.iter()
            .filter(|cell| whole_number(cell).is_some())
            .count()
            > 3
    };
    whole.len() > 1 && whole.first().is_some_and(with_figures) && find(&whole).is_some()
}

fn made_up(name: &str) -> bool {
    const LONGEST: usize = 12;
    let figures = name.trim_start_matches(|sign: char| !sign.is_ascii_digit());
    name.is_empty()
        || name.len() <= LONGEST
            && !figures.is_empty()
            && figures.bytes().all(|it| it.is_ascii_digit())
}

fn sample(grid: &Grid) -> Vec<Vec<&str>> {
    let step = grid.rows.div_ceil(SAMPLE).max(1);
    (0..grid.rows)
        .step_by(step)
        .map(|row| {
            let cells = grid
                .columns
                .iter()
                .map(|cells| cells.get(row).unwrap_or(""));
            cells.collect()
        })
        .collect()
}

/// The blocks, and the columns of the counts before them by name.
fn find(rows: &[Vec<&str>]) -> Option<(Pattern, Vec<(&'static str, usize)>)> {
    let columns = rows.iter().map(Vec::len).max()?;
    let kinds: Vec<Kind> = (0..columns).map(|column| kind(rows, column)).collect();
    WIDTHS
        .rev()
        .flat_map(|width| {
            (2..=columns / width).map(move |blocks| (columns - blocks * width, width))
        })
        .filter_map(|(start, width)| Pattern::at(&kinds, start, width))
        .find_map(|pattern| {
            let counts = pattern.counts(rows, &kinds)?;
            Some((pattern, counts))
        })
}

impl Pattern {
    /// The pattern of blocks from a column on; `None` where they are not alike.
    fn at(kinds: &[Kind], start: usize, width: usize) -> Option<Self> {
        let first = kinds.get(start..start + width)?;
        let alike = kinds[start..].iter().enumerate().all(|(place, kind)| {
            let usual = first[place % width];
            *kind == Kind::Empty
                || *kind == usual
                || (is_text(*kind) && is_text(usual))
                || (is_figure(*kind) && is_figure(usual))
        });
        let votes = first.iter().rposition(|kind| is_text(*kind))? + 1;
        let shares = first.get(votes + 1..)?;
        if !alike
            || first.get(votes) != Some(&Kind::Whole)
            || !shares.iter().all(|kind| is_figure(*kind))
        {
            return None;
        }
        let mut names = vec![""; width];
        names[votes] = "Voix";
        for (place, kind) in first[..votes].iter().enumerate() {
            let taken = |name: &str| names[..place].contains(&name);
            names[place] = match kind {
                Kind::Sex => "Sexe",
                Kind::Whole if place == 0 => "N°Panneau",
                Kind::Capitals if !taken("Nom") => "Nom",
                Kind::Words if taken("Nom") && !taken("Prénom") => "Prénom",
                Kind::Short => "Nuance",
                Kind::Words if !taken("Nom") => "Nom",
                _ => "",
            };
        }
        // A block of one name only may have it in short capitals.
        if !names.contains(&"Nom") {
            let nuance = names.iter().position(|name| *name == "Nuance")?;
            names[nuance] = "Nom";
        }
        Some(Self {
            start,
            names,
            votes,
        })
    }

    /// The counts that the votes add up to; `None` where they do not.
    fn counts(&self, rows: &[Vec<&str>], kinds: &[Kind]) -> Option<Vec<(&'static str, usize)>> {
        let width = self.names.len();
        let votes: Vec<i64> = rows
            .iter()
            .map(|row| {
                let own = row.iter().skip(self.start + self.votes).step_by(width);
                own.filter_map(|cell| whole_number(cell)).sum()
            })
            .collect();
        let figures: Vec<(usize, Vec<i64>)> = (0..self.start)
            .filter(|&column| kinds[column] == Kind::Whole)
            .map(|column| (column, rows.iter().map(|row| figure(row, column)).collect()))
            .collect();
        let agree = |sum: &dyn Fn(usize) -> i64, with: &[i64]| {
            let agreeing = (0..rows.len()).filter(|&row| sum(row) == with[row]).count();
            agreeing as f64 >= AGREEING * rows.len() as f64 && with.iter().any(|count| *count > 0)
        };
        let (cast_at, cast) = figures
            .iter()
            .rfind(|(_, cast)| agree(&|row| votes[row], cast))?;
        let mut counts = vec![("Exprimés", *cast_at)];
        // Blank and null ballots stand in this order, or together.
        let pairs = figures
            .iter()
            .enumerate()
            .flat_map(|(at, one)| figures[at + 1..].iter().map(move |other| (one, other)));
        let turnout = pairs
            .filter(|(one, other)| one.0 != *cast_at && other.0 != *cast_at)
            .find_map(|((blank, blanks), (null, nulls))| {
                let ballots = |row: usize| blanks[row] + nulls[row] + cast[row];
                let turnout = figures.iter().find(|(at, turnout)| {
                    ![blank, null, cast_at].contains(&at) && agree(&ballots, turnout)
                })?;
                Some((turnout, vec![("Blancs", *blank), ("Nuls", *null)]))
            })
            .or_else(|| {
                figures
                    .iter()
                    .filter(|(at, _)| at != cast_at)
                    .find_map(|(both, nulls)| {
                        let ballots = |row: usize| nulls[row] + cast[row];
                        let turnout = figures.iter().find(|(at, turnout)| {
                            at != both && at != cast_at && agree(&ballots, turnout)
                        })?;
                        Some((turnout, vec![("Blancs et nuls", *both)]))
                    })
            });
        let Some(((turnout_at, turnout), spoilt)) = turnout else {
            return Some(counts);
        };
        counts.push(("Votants", *turnout_at));
        counts.extend(spoilt);
        let registered = figures.iter().find_map(|(abstained_at, abstained)| {
            let sum = |row: usize| abstained[row] + turnout[row];
            let found = figures.iter().find(|(at, registered)| {
                at != abstained_at && at != turnout_at && agree(&sum, registered)
            })?;
            Some([("Inscrits", found.0), ("Abstentions", *abstained_at)])
        });
        counts.extend(registered.into_iter().flatten().filter(|(_, at)| {
            // A place that two counts would claim is told by the first.
            *at != *cast_at && *at != *turnout_at
        }));
        Some(counts)
    }
}

fn is_text(kind: Kind) -> bool {
    matches!(kind, Kind::Sex | Kind::Short | Kind::Capitals | Kind::Words)
}

fn is_figure(kind: Kind) -> bool {
    matches!(kind, Kind::Whole | Kind::Decimal)
}

fn kind(rows: &[Vec<&str>], column: usize) -> Kind {
    let cells: Vec<&str> = rows
        .iter()
        .filter_map(|row| row.get(column).copied().filter(|cell| !cell.is_empty()))
        .collect();
    let all = |test: &dyn Fn(&str) -> bool| cells.iter().all(|cell| test(cell));
    let capitals = |cell: &str| !cell.chars().any(char::is_lowercase);
    if cells.is_empty() {
        Kind::Empty
    } else if all(&|cell| whole_number(cell).is_some()) {
        Kind::Whole
    } else if all(&|cell| {
        cell.trim_end_matches(['%', ' '])
            .replace(',', ".")
            .parse::<f64>()
            .is_ok()
    }) {
        Kind::Decimal
    } else if all(&|cell| matches!(cell, "M" | "F")) {
        Kind::Sex
    } else if all(&|cell| capitals(cell) && cell.len() <= 5 && !cell.contains(' ')) {
        Kind::Short
    } else if all(&capitals) {
        Kind::Capitals
    } else {
        Kind::Words
    }
}

fn whole_number(cell: &str) -> Option<i64> {
    const LONGEST: usize = 9;
    (cell.len() <= LONGEST && cell.bytes().all(|sign| sign.is_ascii_digit()))
        .then(|| cell.parse().ok())
        .flatten()
}

fn figure(row: &[&str], column: usize) -> i64 {
    row.get(column)
        .and_then(|cell| whole_number(cell))
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::ministry::unfold;
    use crate::io::table::grid::Growing;

    const ROWS: &str = "31;HAUTE-GARONNE;555;Toulouse;0001;900;300;33,33;600;66,67;20;3,33;10;1,67;570;95,00;1;M;ARTHAUD;Nathalie;70;7,78;12,28;2;F;ROUX DE BO;Zoé;500;55,56;87,72\n\
         31;HAUTE-GARONNE;555;Toulouse;0002;800;200;25,00;600;75,00;15;2,50;5;0,83;580;96,67;2;F;ROUX DE BO;Zoé;80;10,00;13,79;1;M;ARTHAUD;Nathalie;500;62,50;86,21";

    fn rows() -> Vec<Vec<String>> {
        let cells = |line: &str| line.split(';').map(str::to_owned).collect();
        ROWS.lines().map(cells).collect()
    }

    fn nameless(names: impl Fn(usize) -> String) -> Grid {
        let rows = rows();
        let mut growing = Growing::new((0..rows[0].len()).map(names).collect());
        for row in &rows {
            growing.push(row);
        }
        growing.finish(&mut Vec::new())
    }

    #[test]
    fn rows_without_names_are_told_by_their_sums() {
        for names in [
            &(|_: usize| String::new()) as &dyn Fn(usize) -> String,
            &|place: usize| place.to_string(),
            &|place: usize| format!("column_{place}"),
        ] {
            let unfolded = unfold(&nameless(names)).unwrap();
            assert_eq!(unfolded.choices, ["ARTHAUD", "ROUX DE BO"]);
            let names = &unfolded.grid.names;
            for (name, place) in [
                ("Inscrits", 5),
                ("Abstentions", 6),
                ("Votants", 8),
                ("Blancs", 10),
                ("Nuls", 12),
                ("Exprimés", 14),
            ] {
                assert_eq!(names[place], name, "{names:?}");
            }
            let column = unfolded.grid.columns.last().unwrap();
            assert_eq!(column.iter().collect::<Vec<_>>(), [Some("500"), Some("80")]);
        }
        assert!(begins_without_names(&rows()), "its first row is a precinct");
    }

    #[test]
    fn rows_that_do_not_add_up_are_another_layout() {
        let mut rows = rows();
        rows[0][20] = "71".to_owned();
        assert!(!begins_without_names(&rows), "votes of one too many");
        assert!(
            with_names(&nameless(|place| format!("Bureau de vote {place}"))).is_none(),
            "names"
        );
    }
}
