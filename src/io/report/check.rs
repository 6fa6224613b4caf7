//! Reports as JSON for scripts, and what did not match as a table.

use std::path::Path;

use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};

use crate::base::words::{Message, Words};
use crate::io::export::quoted;
use crate::io::report::dwellings::{DoorsJson, GivenJson};
use crate::io::report::{pretty, tenths, thousandths};
use crate::io::{WriteError, whole};
use crate::model::election::ContestTotals;
use crate::model::report::{
    BrokenRows, FileReport, JoinReport, MergedReport, MovedReport, PrecinctsReport, Report,
    SmallCounts, SourceReport,
};

/// The check of a project as JSON, its notes said in a language, with a line break at the end.
pub fn check_json(report: &Report, words: &Words) -> String {
    let say = |notes: &[Message]| notes.iter().map(|note| words.say(note)).collect();
    pretty(&CheckJson {
        precincts: report
            .precincts
            .as_ref()
            .map(|precincts| PrecinctsJson::of(precincts, say(&precincts.notes))),
        sources: report
            .sources
            .iter()
            .map(|source| SourceJson::of(source, say(&source.notes)))
            .collect(),
    })
}

/// Writes what did not match: `source,what,code`, what being `precinct` (without a row), `row`
/// (without a precinct), `duplicate` (a code of several rows), or a rule of counting that the row
/// breaks: `turnout_above_registered`, `ballots_are_not_turnout`, `votes_are_not_cast`.
///
/// # Errors
/// [`WriteError`] when the disk refuses.
pub fn write_unmatched(path: &Path, report: &Report) -> Result<(), WriteError> {
    let mut text = String::from("source,what,code\n");
    for source in &report.sources {
        for broken in &source.broken {
            for code in &broken.codes {
                text.push_str(&format!(
                    "{},{},{}\n",
                    source.name,
                    broken.rule,
                    quoted(code)
                ));
            }
        }
        let Some(join) = &source.join else {
            continue;
        };
        let precincts = join.unmatched_precincts.iter().map(|code| &code.0);
        let rows = precincts
            .map(|code| ("precinct", code))
            .chain(join.unmatched_codes.iter().map(|code| ("row", code)))
            .chain(join.duplicate_keys.iter().map(|code| ("duplicate", code)));
        for (what, code) in rows {
            text.push_str(&format!("{},{what},{}\n", source.name, quoted(code)));
        }
    }
    whole::write(path, |file| file.write_all(text.as_bytes()))
}

#[derive(Serialize)]
struct CheckJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    precincts: Option<PrecinctsJson<'a>>,
    sources: Vec<SourceJson<'a>>,
}

#[derive(Serialize)]
struct PrecinctsJson<'a> {
    name: &'a str,
    path: &'a str,
    features: usize,
    distinct_codes: usize,
    crs: &'a str,
    invalid_repaired: usize,
    without_geometry: usize,
    #[serde(flatten)]
    file: FileJson<'a>,
    #[serde(flatten)]
    small: Option<SmallJson<'a>>,
    notes: Vec<String>,
}

impl<'a> PrecinctsJson<'a> {
    fn of(report: &'a PrecinctsReport, notes: Vec<String>) -> Self {
        Self {
            name: &report.name,
            path: &report.path,
            features: report.features,
            distinct_codes: report.distinct_codes,
            crs: &report.crs,
            invalid_repaired: report.invalid_repaired,
            without_geometry: report.without_geometry,
            file: FileJson::of(&report.file),
            small: report.small.as_ref().map(SmallJson::of),
            notes,
        }
    }
}

#[derive(Serialize)]
struct SourceJson<'a> {
    name: &'a str,
    path: &'a str,
    role: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rows: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    encoding: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    layout: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    crs: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    join: Option<JoinJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    contests: Vec<ContestJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    broken: Vec<BrokenJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    located: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_precinct: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    snapped: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    left_out: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    doors: Option<DoorsJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    buildings: Option<GivenJson>,
    #[serde(flatten)]
    file: FileJson<'a>,
    #[serde(flatten)]
    small: Option<SmallJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mean_by: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rows_left_out: Option<usize>,
    notes: Vec<String>,
}

impl<'a> SourceJson<'a> {
    fn of(source: &'a SourceReport, notes: Vec<String>) -> Self {
        let addresses = source.addresses;
        Self {
            name: &source.name,
            path: &source.path,
            role: source.role.code(),
            rows: source.rows,
            encoding: source.encoding.as_deref(),
            layout: source.layout.as_deref(),
            crs: source.crs.as_deref(),
            join: source.join.as_ref().map(JoinJson::of),
            contests: source.contests.iter().map(ContestJson::of).collect(),
            broken: source.broken.iter().map(BrokenJson::of).collect(),
            located: addresses.map(|addresses| addresses.located),
            in_precinct: addresses.map(|addresses| addresses.in_precinct),
            snapped: addresses.map(|addresses| addresses.snapped),
            left_out: addresses.map(|addresses| addresses.left_out),
            doors: source.doors.as_ref().map(DoorsJson::of),
            buildings: source.given.as_ref().map(GivenJson::of),
            file: FileJson::of(&source.file),
            small: source.small.as_ref().map(SmallJson::of),
            mean_by: source.mean_by.as_deref(),
            rows_left_out: source.rows_left_out,
            notes,
        }
    }
}

/// Where a file comes from; what nobody has said is absent.
#[derive(Serialize)]
struct FileJson<'a> {
    #[serde(skip_serializing_if = "str::is_empty")]
    hash: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    origin: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    licence: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    dated: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    vintage: &'a str,
}

impl<'a> FileJson<'a> {
    fn of(file: &'a FileReport) -> Self {
        Self {
            hash: &file.hash,
            origin: &file.provenance.origin,
            licence: &file.provenance.licence,
            dated: &file.provenance.dated,
            vintage: &file.provenance.vintage,
        }
    }
}

#[derive(Serialize)]
struct SmallJson<'a> {
    households: &'a str,
    threshold: u32,
    withheld_precincts: usize,
}

impl<'a> SmallJson<'a> {
    fn of(small: &'a SmallCounts) -> Self {
        Self {
            households: &small.households,
            threshold: small.threshold,
            withheld_precincts: small.withheld,
        }
    }
}

#[derive(Serialize)]
struct JoinJson<'a> {
    key: &'a str,
    matched_precincts: usize,
    unmatched_precincts: usize,
    matched_rows: usize,
    unmatched_rows: usize,
    duplicate_keys: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    merged_communes: Option<MergedJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    moved: Option<MovedJson<'a>>,
}

#[derive(Serialize)]
struct MergedJson<'a> {
    moved_rows: usize,
    put_together: &'a [String],
    refused: &'a [String],
    left_empty: &'a [String],
}

impl<'a> MergedJson<'a> {
    fn of(merged: &'a MergedReport) -> Self {
        Self {
            moved_rows: merged.moved_rows,
            put_together: &merged.put_together,
            refused: &merged.refused,
            left_empty: &merged.left_empty,
        }
    }
}

#[derive(Serialize)]
struct MovedJson<'a> {
    from: &'a str,
    without: usize,
    precincts: Vec<MovedPrecinctJson<'a>>,
}

#[derive(Serialize)]
struct MovedPrecinctJson<'a> {
    code: &'a str,
    estimated_share: f64,
    error: f64,
    existed: bool,
}

impl<'a> MovedJson<'a> {
    fn of(moved: &'a MovedReport) -> Self {
        let precincts = moved.precincts.iter().map(|precinct| MovedPrecinctJson {
            code: &precinct.code.0,
            estimated_share: thousandths(precinct.estimated),
            error: tenths(precinct.error),
            existed: precinct.existed,
        });
        Self {
            from: &moved.from,
            without: moved.without,
            precincts: precincts.collect(),
        }
    }
}

impl<'a> JoinJson<'a> {
    fn of(join: &'a JoinReport) -> Self {
        Self {
            key: &join.key,
            matched_precincts: join.matched_precincts,
            unmatched_precincts: join.unmatched_precincts.len(),
            matched_rows: join.matched_rows,
            unmatched_rows: join.unmatched_rows,
            duplicate_keys: join.duplicate_keys.len(),
            merged_communes: join.merged.as_ref().map(MergedJson::of),
            moved: join.moved.as_ref().map(MovedJson::of),
        }
    }
}

#[derive(Serialize)]
struct BrokenJson<'a> {
    contest: &'a str,
    rule: &'a str,
    rows: usize,
    codes: &'a [String],
}

impl<'a> BrokenJson<'a> {
    fn of(broken: &'a BrokenRows) -> Self {
        Self {
            contest: &broken.contest,
            rule: broken.rule,
            rows: broken.codes.len(),
            codes: &broken.codes,
        }
    }
}

#[derive(Serialize)]
struct ContestJson<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    registered: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    turnout: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    blank: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    null: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cast: Option<u64>,
    #[serde(serialize_with = "as_map")]
    choices: &'a [(String, u64)],
}

impl<'a> ContestJson<'a> {
    fn of(contest: &'a ContestTotals) -> Self {
        Self {
            name: &contest.name,
            registered: contest.registered,
            turnout: contest.turnout,
            blank: contest.blank,
            null: contest.null,
            cast: contest.cast,
            choices: &contest.choices,
        }
    }
}

/// Pairs as a map, in their order.
fn as_map<S: Serializer>(pairs: &&[(String, u64)], serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(pairs.len()))?;
    for (name, votes) in *pairs {
        map.serialize_entry(name, votes)?;
    }
    map.end()
}
