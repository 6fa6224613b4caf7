//! What every source of a project is, what joined, what did not, and what was odd.

use crate::base::words::Message;
use crate::model::address::{DoorsByRule, Given};
use crate::model::election::ContestTotals;
use crate::model::layer::Code;
use crate::model::project::{Provenance, Role};

/// A check of the whole project.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// The precincts; `None` where there are none, or they could not be read.
    pub precincts: Option<PrecinctsReport>,
    /// Every other source, and the precincts' where it could not be read, in project order.
    pub sources: Vec<SourceReport>,
}

/// The precincts' file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PrecinctsReport {
    /// The source's name.
    pub name: String,
    /// Its path as the project's file writes it.
    pub path: String,
    /// Features in the file.
    pub features: usize,
    /// Precincts made of them, one per code.
    pub distinct_codes: usize,
    /// The coordinate system the file came in.
    pub crs: String,
    /// Invalid outlines that were repaired.
    pub invalid_repaired: usize,
    /// Precincts without any outline.
    pub without_geometry: usize,
    /// Where the file comes from.
    pub file: FileReport,
    /// What is withheld of its own figures about people.
    pub small: Option<SmallCounts>,
    /// What was odd.
    pub notes: Vec<Message>,
}

/// One source; what does not apply to it, or is not known, is `None` or empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SourceReport {
    /// Its name.
    pub name: String,
    /// Its path as the project's file writes it.
    pub path: String,
    /// What it is for.
    pub role: Role,
    /// Rows, features or addresses.
    pub rows: Option<usize>,
    /// The encoding of its text.
    pub encoding: Option<String>,
    /// The layout of its table.
    pub layout: Option<String>,
    /// The coordinate system it came in.
    pub crs: Option<String>,
    /// How its rows match.
    pub join: Option<JoinReport>,
    /// What its contests add up to, over the rows that match.
    pub contests: Vec<ContestTotals>,
    /// Rows whose counts do not add up, by contest and rule.
    pub broken: Vec<BrokenRows>,
    /// Where its addresses lie.
    pub addresses: Option<AddressReport>,
    /// Its doors by the rule that told them, where it has addresses.
    pub doors: Option<DoorsByRule>,
    /// What became of its buildings.
    pub given: Option<Given>,
    /// Where the file comes from.
    pub file: FileReport,
    /// What is withheld of its figures about people.
    pub small: Option<SmallCounts>,
    /// The column that its means of zones weigh by, with its source where that is another.
    pub mean_by: Option<String>,
    /// Rows that do not meet the conditions on them, and were left out.
    pub rows_left_out: Option<usize>,
    /// What was odd, and what went wrong.
    pub notes: Vec<Message>,
}

/// A file, and where it comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileReport {
    /// SHA-256 of its bytes, in hexadecimal; empty where it could not be read.
    pub hash: String,
    /// Who made it, under which licence, when; as told, or as known by its columns.
    pub provenance: Provenance,
    /// Whether any of that was known by its columns.
    pub recognised: bool,
}

/// Figures about people that are of too few households.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SmallCounts {
    /// The column that counts households, or people.
    pub households: String,
    /// How many there must be.
    pub threshold: u32,
    /// Precincts whose figures are withheld.
    pub withheld: usize,
}

/// How rows match precincts, directly or through another source.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct JoinReport {
    /// The key, as written.
    pub key: String,
    /// The source the rows join, when not the precincts.
    pub to: Option<String>,
    /// Precincts that found a row.
    pub matched_precincts: usize,
    /// Codes of the precincts that found none, in the order of their file.
    pub unmatched_precincts: Vec<Code>,
    /// Rows that found their place.
    pub matched_rows: usize,
    /// Rows that did not.
    pub unmatched_rows: usize,
    /// Codes of the rows that did not, without repeats.
    pub unmatched_codes: Vec<String>,
    /// Codes that several rows have.
    pub duplicate_keys: Vec<String>,
    /// What became of rows of merged communes, where they are brought to those of today.
    pub merged: Option<MergedReport>,
    /// How results of other precincts were moved to these.
    pub moved: Option<MovedReport>,
}

/// Rows of communes that have merged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MergedReport {
    /// Rows whose code was brought to that of today.
    pub moved_rows: usize,
    /// Codes of today for which several rows were put together, sorted.
    pub put_together: Vec<String>,
    /// Codes that could not be brought to today's.
    pub refused: Vec<String>,
    /// Columns of means that have no figure for what was put together.
    pub left_empty: Vec<String>,
}

/// Results of an older vintage on today's precincts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MovedReport {
    /// The source of the older precincts.
    pub from: String,
    /// How many of today's precincts none of them lies in.
    pub without: usize,
    /// The precincts whose figures are an estimate, or which did not exist.
    pub precincts: Vec<MovedPrecinct>,
}

/// A precinct whose figures were moved to it.
#[derive(Clone, Debug, PartialEq)]
pub struct MovedPrecinct {
    /// Its code.
    pub code: Code,
    /// The share of its voters that comes from precincts that were divided, 0 to 1.
    pub estimated: f64,
    /// The standard error of their number, in voters.
    pub error: f64,
    /// Whether it existed.
    pub existed: bool,
}

/// Rows of a contest that match, and break a rule of counting.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BrokenRows {
    /// The contest's name.
    pub contest: String,
    /// The rule's name in reports for scripts.
    pub rule: &'static str,
    /// The codes of all of them, in the order of their file.
    pub codes: Vec<String>,
}

/// Where addresses lie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AddressReport {
    /// With coordinates.
    pub located: usize,
    /// Inside a precinct.
    pub in_precinct: usize,
    /// Given to the nearest precinct.
    pub snapped: usize,
    /// Neither.
    pub left_out: usize,
}
