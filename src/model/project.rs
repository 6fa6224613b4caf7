//! Every decision of a strategist: the document that is saved and undone.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::model::alternative::Alternative;
use crate::model::bloc::Blocs;
use crate::model::indicator::Indicator;
use crate::model::only::Only;
use crate::model::operation::{Operation, Target};
use crate::model::rule::Rule;
use crate::model::scene::Scene;
use crate::model::scorecard::Scorecard;
use crate::model::shading::Shading;
use crate::model::turf::Plan;

/// What a source is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The precinct polygons; every project has exactly one, its first source.
    Precincts,
    /// Rows that join the precincts (or another source) by a key.
    #[default]
    Table,
    /// Polygons with figures or a status, such as IRIS or QPV.
    Zones,
    /// Points: stations, services.
    Places,
    /// Addresses to knock at.
    Addresses,
    /// Street lines.
    Streets,
    /// What a crew cannot cross: rivers, railways, motorways.
    Barriers,
    /// Building outlines.
    Buildings,
    /// Addresses that are done or that object, by their codes.
    Visits,
}

impl Role {
    /// All roles, in the order they are offered.
    pub const ALL: [Self; 9] = [
        Self::Precincts,
        Self::Table,
        Self::Zones,
        Self::Places,
        Self::Addresses,
        Self::Streets,
        Self::Barriers,
        Self::Buildings,
        Self::Visits,
    ];

    /// Its name on the command line and in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Precincts => "precincts",
            Self::Table => "table",
            Self::Zones => "zones",
            Self::Places => "places",
            Self::Addresses => "addresses",
            Self::Streets => "streets",
            Self::Barriers => "barriers",
            Self::Buildings => "buildings",
            Self::Visits => "visits",
        }
    }

    /// The role with this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// By what figures of other areas are shared out over the precincts.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weighting {
    /// By how much of an area lies in each.
    #[default]
    Area,
    /// By how many doors of it do.
    Doors,
    /// By what a count of finer zones has there: the people of 200 m squares, say.
    Figures {
        /// The source of the finer zones.
        source: String,
        /// Its column.
        column: String,
    },
}

impl Weighting {
    /// Its name on the command line and in files.
    pub fn code(&self) -> String {
        match self {
            Self::Area => "area".to_owned(),
            Self::Doors => "doors".to_owned(),
            Self::Figures { source, column } => format!("{source}.{column}"),
        }
    }

    /// The one with this name: `area`, `doors` or `SOURCE.COLUMN`.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "area" => Some(Self::Area),
            "doors" => Some(Self::Doors),
            figures => {
                let (source, column) = figures.split_once('.')?;
                Some(Self::Figures {
                    source: source.to_owned(),
                    column: column.to_owned(),
                })
            }
        }
    }
}

/// What the means of zones weigh by, beside how much of each zone lies where.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MeanBy {
    /// By the column that counts households or people, where one is known by its name.
    #[default]
    Found,
    /// By nothing else.
    Nothing,
    /// By this column: households, inhabitants.
    Column(String),
}

impl MeanBy {
    /// Its name on the command line and in files.
    pub fn code(&self) -> &str {
        match self {
            Self::Found => "auto",
            Self::Nothing => "none",
            Self::Column(column) => column,
        }
    }

    /// The one with this name: `auto`, `none` or a column.
    pub fn from_code(code: &str) -> Self {
        match code {
            "auto" => Self::Found,
            "none" => Self::Nothing,
            column => Self::Column(column.to_owned()),
        }
    }
}

/// How a table is laid out; what is `None` is found out from the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableOptions {
    /// `auto`, `plain`, `ministry`, `long`, `openelections`, `ban`, or the name of `rule`.
    pub layout: Option<String>,
    /// Which columns tell what, where somebody said so: it goes before `layout`.
    pub rule: Option<Rule>,
    /// The encoding's label, such as `utf-8` or `windows-1252`.
    pub encoding: Option<String>,
    /// Between the cells.
    pub delimiter: Option<char>,
    /// Before the decimals.
    pub decimal: Option<char>,
    /// Which row has the column names, counted from 1; 0 for none.
    pub header: Option<usize>,
}

/// Where a file comes from, in the words of who gives it; empty where nobody has said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Provenance {
    /// Who made it.
    pub origin: String,
    /// Under which licence.
    pub licence: String,
    /// Of when its figures are, or when it was published: `2022`, `2024-06-30`.
    pub dated: String,
    /// Of when the precincts, or other areas, are that it tells of.
    pub vintage: String,
}

/// A file the project reads.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    /// Its name in formulas, unique in the project, `snake_case`.
    pub name: String,
    /// Where it is: absolute in memory, written relative to the project's file.
    pub path: PathBuf,
    /// The layer or sheet, where the file has several.
    pub part: Option<String>,
    /// What it is for.
    pub role: Role,
    /// The key whose values are joined, as `cli.md` writes keys; none until the user says.
    pub key: Option<String>,
    /// The source that the key joins, when not the precincts.
    pub to: Option<String>,
    /// Codes of its rows, and those of precincts that stand for them: paired by hand, where towns
    /// have merged or numbers have changed.
    pub corrections: BTreeMap<String, String>,
    /// Whether rows of communes that have merged are brought to those of today, and put together.
    pub merged_communes: bool,
    /// By what its figures are shared out, where it has zones.
    pub by: Weighting,
    /// What its means weigh by, where they are of zones.
    pub mean_by: MeanBy,
    /// Which of its rows count: those that meet every one of these.
    pub only: Vec<Only>,
    /// The column with the name of each feature.
    pub name_column: Option<String>,
    /// The coordinate system to read it in, when the file is silent or wrong.
    pub crs: Option<String>,
    /// How the table is laid out.
    pub options: TableOptions,
    /// Where it comes from.
    pub provenance: Provenance,
    /// The column that counts households, or people, in figures about people; found by its name
    /// where none is told.
    pub households: Option<String>,
    /// Of fewer households than this no figure about people is shown; 11 where none is told.
    pub threshold: Option<u32>,
    /// The column of dwellings, where it has addresses or buildings; found by its name where none is
    /// told.
    pub dwellings: Option<String>,
    /// Size in bytes when it was last read.
    pub size: u64,
    /// SHA-256 of its bytes when it was last read, in hexadecimal.
    pub hash: String,
}

/// Everything the strategist decided, and nothing else.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Project {
    /// Its name; the file's name where empty.
    pub name: String,
    /// The files it reads, precincts first.
    pub sources: Vec<Arc<Source>>,
    /// What is measured.
    pub indicators: Vec<Arc<Indicator>>,
    /// Which choices are counted together.
    pub blocs: Arc<Blocs>,
    /// How it is weighed.
    pub scorecard: Scorecard,
    /// How the map is coloured.
    pub shading: Shading,
    /// Saved selections.
    pub targets: Vec<Arc<Target>>,
    /// What the crews go out for.
    pub operation: Arc<Operation>,
    /// The turfs, once cut.
    pub plan: Option<Arc<Plan>>,
    /// Whether that operation is over.
    pub closed: bool,
    /// The operations that are not at hand.
    pub others: Vec<Arc<Shelved>>,
    /// Plans of that operation kept aside to be compared with its turfs, in the order in which they
    /// were kept.
    pub alternatives: Vec<Arc<Alternative>>,
    /// The basemap: `None`, a tile source's name, or a file.
    pub basemap: Basemap,
    /// What a room is shown, in order.
    pub scenes: Vec<Arc<Scene>>,
}

/// An operation that is not at hand, with its turfs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shelved {
    /// What its crews go out for; its name is unique in the project.
    pub operation: Arc<Operation>,
    /// Its turfs, once cut.
    pub plan: Option<Arc<Plan>>,
    /// Its plans kept aside.
    pub alternatives: Vec<Arc<Alternative>>,
    /// Whether it is over: its precincts are free for others then.
    pub closed: bool,
}

/// What lies under the precincts on the map.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Basemap {
    /// Nothing.
    #[default]
    None,
    /// OpenStreetMap's standard tiles.
    OpenStreetMap,
    /// The French IGN plan.
    IgnPlan,
    /// An offline file: MBTiles or PMTiles.
    File(PathBuf),
}

impl Project {
    /// The source of the precincts, once there is one.
    pub fn precincts(&self) -> Option<&Arc<Source>> {
        self.sources
            .iter()
            .find(|source| source.role == Role::Precincts)
    }

    /// The source of the addresses: the first of them, where there are several.
    pub fn addresses(&self) -> Option<&Arc<Source>> {
        self.sources
            .iter()
            .find(|source| source.role == Role::Addresses)
    }

    /// The source with this name.
    pub fn source(&self, name: &str) -> Option<&Arc<Source>> {
        self.sources.iter().find(|source| source.name == name)
    }

    /// The operation with this name; the one at hand where it is the only one.
    pub fn operation_mut(&mut self, name: &str) -> Option<&mut Operation> {
        if self.others.is_empty() || self.operation.name == name {
            return Some(Arc::make_mut(&mut self.operation));
        }
        let mut others = self.others.iter_mut();
        let other = others.find(|other| other.operation.name == name)?;
        Some(Arc::make_mut(&mut Arc::make_mut(other).operation))
    }

    /// The indicator with this name.
    pub fn indicator(&self, name: &str) -> Option<&Arc<Indicator>> {
        self.indicators
            .iter()
            .find(|indicator| indicator.name == name)
    }
}
