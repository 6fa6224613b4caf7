//! Which columns and tags of a layer of buildings say what.

use crate::base::text::plain;
use crate::base::words::Message;
use crate::model::address::Building;
use crate::model::table::Table;
use crate::msg;

/// Dwellings: BD TOPO, RNB and BDNB, registers of co-ownership, OpenStreetMap, plain words.
const DWELLINGS: &[&str] = &[
    "nb logts",
    "nb logt",
    "nblogts",
    "nombre de logements",
    "nb logements",
    "nb logement",
    "nombre logements",
    "ffo bat nb log",
    "nb log",
    "nombre de lots a usage d habitation",
    "building flats",
    "dwellings",
    "logements",
    "flats",
    "housing units",
    "units",
    "appartements",
    "nb appartements",
];

/// Dwellings of social housing.
const SOCIAL: &[&str] = &[
    "appartement",
    "nb logements sociaux",
    "nombre de logements sociaux",
    "logements sociaux",
    "nb log sociaux",
    "nombre total de logements finances",
];

/// Storeys, the ground floor included.
const STOREYS: &[&str] = &[
    "nb etages",
    "nombre d etages",
    "nombre etages",
    "building levels",
    "levels",
    "niveaux",
    "nb niveaux",
    "nombre de niveaux",
    "ffo bat nb niveau",
    "floors",
    "storeys",
    "stories",
];

/// Floors above the ground floor.
const ABOVE: &[&str] = &["etages", "etage", "nb etage"];

/// Metres.
const HEIGHT: &[&str] = &["hauteur", "height", "bdtopo bat hauteur mean"];

const STAIRCASES: &[&str] = &[
    "escaliers",
    "nb escaliers",
    "nombre d escaliers",
    "cages",
    "nb cages",
    "cages d escalier",
    "nb cages escalier",
    "staircases",
    "stairwells",
    "entrances",
    "nb entrees",
];

const LIFT: &[&str] = &[
    "ascenseur",
    "ascenseurs",
    "nb ascenseurs",
    "lift",
    "elevator",
];

/// What tells the address of a dwelling, where several are at one point.
const ADDRESS: &[&str] = &[
    "numvoie", "numero", "indrep", "rep", "typvoie", "nomvoie", "nom voie", "libvoie", "adresse",
    "cle",
];

/// Metres from storey to storey.
const STOREY: f64 = 3.0;

/// What a building is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// Flats.
    Flats,
    /// One home.
    House,
    /// Homes of any kind.
    Home,
    /// Nothing is said.
    Unknown,
    /// Nobody lives there.
    Nobody,
    /// It is no building at all.
    NoBuilding,
}

impl Use {
    /// Whether somebody is said to live there.
    pub(super) fn is_home(self) -> bool {
        matches!(self, Self::Flats | Self::House | Self::Home)
    }

    /// By OpenStreetMap's tag.
    fn of_tag(building: &str) -> Self {
        match building {
            "" | "no" => Self::NoBuilding,
            "apartments" | "dormitory" => Self::Flats,
            "house" | "detached" | "semidetached_house" | "bungalow" | "cabin" | "farm"
            | "static_caravan" | "houseboat" | "villa" => Self::House,
            "residential" | "terrace" => Self::Home,
            "garage" | "garages" | "carport" | "parking" | "shed" | "hut" | "roof"
            | "greenhouse" | "barn" | "farm_auxiliary" | "stable" | "sty" | "cowshed"
            | "industrial" | "warehouse" | "commercial" | "retail" | "office" | "supermarket"
            | "kiosk" | "hotel" | "church" | "chapel" | "cathedral" | "mosque" | "synagogue"
            | "temple" | "shrine" | "religious" | "school" | "university" | "college"
            | "kindergarten" | "hospital" | "public" | "civic" | "government" | "museum"
            | "fire_station" | "train_station" | "transportation" | "hangar" | "service"
            | "transformer_tower" | "water_tower" | "silo" | "storage_tank" | "stadium"
            | "grandstand" | "sports_hall" | "sports_centre" | "pavilion" | "riding_hall"
            | "bridge" | "bunker" | "tower" | "toilets" | "ruins" | "construction" => Self::Nobody,
            _ => Self::Unknown,
        }
    }

    /// By the uses that BD TOPO gives a building, the second where it has one.
    fn of_topo(uses: [&str; 2]) -> Self {
        let uses = uses.map(plain);
        if uses.iter().any(|it| it.starts_with("residentiel")) {
            Self::Home
        } else if uses[0].is_empty() || uses[0] == "indifferencie" {
            Self::Unknown
        } else {
            Self::Nobody
        }
    }
}

/// A column, or a tag that is packed with others.
struct Read {
    cells: Option<Vec<Option<String>>>,
    /// What stands before a packed tag's value.
    packed: String,
}

/// What a table says of buildings.
pub(super) struct Facts<'a> {
    table: &'a Table,
    /// Every column: its name as it compares, and as written.
    names: Vec<(String, String)>,
    /// Tags without a column of their own: `"building:levels"=>"5","lift"=>"yes"`.
    packed: Option<Vec<Option<String>>>,
    tag: Option<Read>,
    uses: Option<[Read; 2]>,
    storeys: Read,
    above: Read,
    height: Read,
    staircases: Read,
    lift: Read,
    address: Vec<Vec<Option<String>>>,
}

impl<'a> Facts<'a> {
    pub(super) fn of(table: &'a Table) -> Self {
        let names: Vec<(String, String)> = table
            .columns()
            .into_iter()
            .map(|name| (plain(&name), name))
            .collect();
        let exact = |name: &str| table.texts(name);
        let read = |known: &[&str], tag: &str| Read {
            cells: column(&names, known).and_then(|name| table.texts(name)),
            packed: format!("\"{tag}\"=>\""),
        };
        let has = |known: &[&str]| column(&names, known).is_some();
        Self {
            packed: exact("other_tags").or_else(|| exact("all_tags")),
            tag: has(&["building"]).then(|| read(&["building"], "building")),
            uses: has(&["usage1", "usage 1"]).then(|| {
                [["usage1", "usage 1"], ["usage2", "usage 2"]].map(|known| read(&known, ""))
            }),
            storeys: read(STOREYS, "building:levels"),
            above: read(ABOVE, ""),
            height: read(HEIGHT, "height"),
            staircases: read(STAIRCASES, "entrances"),
            lift: read(LIFT, "elevator"),
            address: ADDRESS
                .iter()
                .filter_map(|known| table.texts(column(&names, &[known])?))
                .collect(),
            table,
            names,
        }
    }

    /// Whether the column of dwellings counts social housing.
    pub(super) fn has_social_column(&self, told: Option<&str>) -> bool {
        match told {
            Some(told) => SOCIAL.contains(&plain(told).as_str()),
            None => {
                column(&self.names, DWELLINGS).is_none() && column(&self.names, SOCIAL).is_some()
            }
        }
    }

    /// The dwellings that each row states, with remarks about cells that are no count.
    pub(super) fn dwellings(&self, told: Option<&str>, notes: &mut Vec<Message>) -> Counts {
        let known = || column(&self.names, DWELLINGS).or_else(|| column(&self.names, SOCIAL));
        let (read, name) = match told {
            Some(told) => {
                let cells = self.table.texts(told);
                if cells.is_none() && self.packed.is_none() {
                    notes.push(msg!("doors-note-no-column", column = told));
                    return Counts::default();
                }
                let packed = format!("\"{told}\"=>\"");
                let read = Read { cells, packed };
                (read, told)
            }
            None => {
                let name = known();
                let read = Read {
                    cells: name.and_then(|name| self.table.texts(name)),
                    packed: "\"building:flats\"=>\"".to_owned(),
                };
                (read, name.unwrap_or("building:flats"))
            }
        };
        let mut wrong = 0;
        let count = |row| {
            let cell = self.cell(&read, row);
            let count = whole(cell);
            wrong += usize::from(count.is_none() && !cell.trim().is_empty());
            count
        };
        let counts = Counts((0..self.table.rows()).map(count).collect());
        if wrong > 0 {
            notes.push(msg!("doors-note-no-count", n = wrong, column = name));
        }
        counts
    }

    /// Who lives in a building.
    pub(super) fn lived_in(&self, row: usize) -> Use {
        if let Some(uses) = &self.uses {
            let [first, second] = uses;
            return Use::of_topo([self.cell(first, row), self.cell(second, row)]);
        }
        match &self.tag {
            Some(tag) => Use::of_tag(self.cell(tag, row)),
            None => Use::Unknown,
        }
    }

    /// Its floors, staircases and lift.
    pub(super) fn building(&self, row: usize) -> Building {
        let least_one = |count: Option<u32>| count.filter(|&count| count > 0);
        let above = || Some(whole(self.cell(&self.above, row))?.saturating_add(1));
        Building {
            staircases: least_one(whole(self.cell(&self.staircases, row))),
            floors: least_one(whole(self.cell(&self.storeys, row))).or_else(above),
            lift: yes_or_no(self.cell(&self.lift, row)),
        }
    }

    /// What a row says of its address; empty where no column does.
    pub(super) fn address(&self, row: usize) -> String {
        let cells = self.address.iter().map(|cells| cells.get(row));
        let written = cells.filter_map(|cell| cell?.as_deref());
        plain(&written.collect::<Vec<&str>>().join(" "))
    }

    /// How many storeys fit into its height.
    pub(super) fn storeys_by_height(&self, row: usize) -> Option<u32> {
        let metres = number(self.cell(&self.height, row))?;
        let storeys = (metres / STOREY).round();
        whole(&storeys.to_string()).map(|storeys| storeys.max(1))
    }

    /// What a column or a packed tag says of a row; empty for nothing.
    fn cell<'b>(&'b self, read: &'b Read, row: usize) -> &'b str {
        let cells = read.cells.as_ref();
        let own = cells.and_then(|cells| cells.get(row)?.as_deref());
        own.or_else(|| {
            let packed = self.packed.as_ref()?.get(row)?.as_deref()?;
            let (_, rest) = packed.split_once(&read.packed)?;
            Some(rest.split_once('"')?.0)
        })
        .unwrap_or_default()
    }
}

/// Whether a table of outlines is one of buildings, by its columns: of OpenStreetMap or BD TOPO.
pub fn are_buildings(table: &Table) -> bool {
    let columns = table.columns();
    let has = |known: &str| columns.iter().any(|name| plain(name) == known);
    let tagged = has("building") && (has("osm id") || has("id") || has("building levels"));
    tagged || ["usage1", "usage 1"].into_iter().any(has)
}

/// The column by one of some names; of several, by the name that stands first.
fn column<'a>(names: &'a [(String, String)], known: &[&str]) -> Option<&'a str> {
    known.iter().find_map(|known| {
        let found = names.iter().find(|(name, _)| name == known);
        found.map(|(_, name)| name.as_str())
    })
}

/// What each row counts.
#[derive(Debug, Default)]
pub(super) struct Counts(Vec<Option<u32>>);

impl Counts {
    pub(super) fn get(&self, row: usize) -> Option<u32> {
        self.0.get(row).copied().flatten()
    }
}

fn number(cell: &str) -> Option<f64> {
    let number: f64 = cell.trim().replace(',', ".").parse().ok()?;
    number.is_finite().then_some(number)
}

/// A count, where it is one: rounded, and not below zero.
fn whole(cell: &str) -> Option<u32> {
    let number = number(cell).filter(|&number| number >= 0.0)?;
    // Through text, which is exact and cannot wrap.
    format!("{number:.0}").parse().ok()
}

fn yes_or_no(cell: &str) -> Option<bool> {
    match plain(cell).as_str() {
        "yes" | "oui" | "true" | "vrai" | "o" | "y" => Some(true),
        "no" | "non" | "false" | "faux" | "n" => Some(false),
        other => whole(other).map(|count| count > 0),
    }
}
