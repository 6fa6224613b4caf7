//! What the lines of a layer are to somebody on foot: a way to walk, or a barrier.
//!
//! Understood are OpenStreetMap's tags (as columns, or packed in GDAL's `other_tags`) and BD TOPO's
//! `nature`, `importance` and `position_par_rapport_au_sol`. In a layer with none of these, every
//! line is a residential street.

use geo::{Geometry, LineString};

use crate::analysis::names;
use crate::analysis::streets::lines;
use crate::analysis::toil::{self, Gates, Incline, Toil};
use crate::model::layer::Layer;

/// How large a street is, as far as walking along it and across it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Stairs.
    Steps,
    /// A way without cars, or where they give way.
    Path,
    /// An access road.
    Service,
    /// A street to live in.
    Residential,
    /// A through street of a quarter.
    Tertiary,
    /// A through street of a town.
    Secondary,
    /// A main road.
    Primary,
    /// A main road with pavements that is built like a motorway.
    Trunk,
}

impl Class {
    /// What crossing it is worth, in metres of walking: the way to a crossing and the wait there.
    ///
    /// Residential and primary are set by `methods.md`, section 8 (5 m and 60 m); the others lie
    /// between them. At 4.5 km/h 60 m are 48 seconds, a usual wait at lights with the way there.
    pub fn crossing(self) -> f64 {
        match self {
            Self::Steps | Self::Path => 0.0,
            Self::Service => 2.0,
            Self::Residential => 5.0,
            Self::Tertiary => 15.0,
            Self::Secondary => 30.0,
            Self::Primary => 60.0,
            Self::Trunk => 120.0,
        }
    }

    /// How many metres on the flat a metre of it is worth, whatever its slope: on stairs one walks
    /// half as fast, the mean of up (0.61 m/s) and down (0.69 m/s) against 1.34 m/s on the flat
    /// (Weidmann 1993, *Transporttechnik der Fussgänger*).
    pub fn slowness(self) -> f64 {
        if self == Self::Steps { 2.0 } else { 1.0 }
    }
}

/// What a line is to somebody on foot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One walks along it.
    Walked(Class),
    /// One cannot walk across it.
    Barrier,
}

/// A line that matters on foot.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// Its corners in degrees (longitude, latitude), two or more.
    pub line: Vec<(f64, f64)>,
    /// What it is.
    pub kind: Kind,
    /// Whether it is on a bridge or in a tunnel: other lines pass under or over it.
    pub apart: bool,
    /// What makes it hard to walk.
    pub toil: Toil,
}

/// The streets and barriers of a layer of streets; lines that are neither are left out.
pub fn ways(layer: &Layer) -> Vec<Way> {
    let tags = Tags::of(layer);
    let gates = Gates::of(&layer.gates);
    let has_heights = toil::are_heights(&layer.heights);
    let mut ways = Vec::new();
    for (row, shape) in layer.shapes.iter().enumerate() {
        if let Some(kind) = tags.kind(row) {
            let apart = tags.is_apart(row);
            let heights = layer.heights.get(row).filter(|_| has_heights);
            let mut heights = heights.map_or(&[][..], Vec::as_slice);
            // What passes over or under a barrier is not held up by it.
            if !(apart && kind == Kind::Barrier) {
                ways.extend(lines(shape.as_ref()).iter().filter_map(|line| {
                    let (own, rest) = heights.split_at(line.0.len().min(heights.len()));
                    heights = rest;
                    let line = corners(line)?;
                    let toil = tags.toil(row, &line, own, &gates);
                    Some(Way {
                        line,
                        kind,
                        apart,
                        toil,
                    })
                }));
            }
        }
    }
    ways
}

/// The lines and outlines of a layer of barriers. What its tags say can be walked along or under
/// is none.
pub fn barriers(layer: &Layer) -> Vec<Way> {
    let tags = Tags::of(layer);
    let mut barriers = Vec::new();
    for (row, shape) in layer.shapes.iter().enumerate() {
        if tags.is_apart(row) || !tags.is_barrier(row) {
            continue;
        }
        let outlines: Vec<&LineString<f64>> = match shape {
            Some(Geometry::Polygon(area)) => vec![area.exterior()],
            Some(Geometry::MultiPolygon(areas)) => areas.iter().map(|it| it.exterior()).collect(),
            shape => lines(shape.as_ref()).iter().collect(),
        };
        barriers.extend(outlines.into_iter().filter_map(|line| {
            Some(Way {
                line: corners(line)?,
                kind: Kind::Barrier,
                apart: false,
                toil: Toil::default(),
            })
        }));
    }
    barriers
}

/// The corners that are places; `None` where fewer than two are.
fn corners(line: &LineString<f64>) -> Option<Vec<(f64, f64)>> {
    let corners = line.coords().map(|corner| (corner.x, corner.y));
    let corners: Vec<(f64, f64)> = corners
        .filter(|(x, y)| x.is_finite() && y.is_finite())
        .collect();
    (corners.len() > 1).then_some(corners)
}

/// The tags that are looked at.
const KEYS: [&str; 12] = [
    "highway",
    "railway",
    "waterway",
    "bridge",
    "tunnel",
    "foot",
    "access",
    "incline",
    "sidewalk",
    "nature",
    "importance",
    "position_par_rapport_au_sol",
];

/// The tags of the rows of a layer.
struct Tags {
    /// The columns that are there, by key.
    columns: Vec<(&'static str, Vec<Option<String>>)>,
    /// Tags without a column of their own: `"bridge"=>"yes","layer"=>"1"`.
    others: Option<Vec<Option<String>>>,
}

impl Tags {
    fn of(layer: &Layer) -> Self {
        let columns = layer.table.columns();
        let known: Vec<&str> = columns.iter().map(String::as_str).collect();
        let read = |key| layer.table.texts(names::find(key, &known)?);
        Self {
            columns: KEYS
                .into_iter()
                .filter_map(|key| Some((key, read(key)?)))
                .collect(),
            others: read("other_tags"),
        }
    }

    fn has(&self, key: &str) -> bool {
        self.columns.iter().any(|(known, _)| *known == key)
    }

    /// A tag of a row; empty where there is none.
    fn get(&self, row: usize, key: &str) -> &str {
        let column = self.columns.iter().find(|(known, _)| *known == key);
        let cell = column.and_then(|(_, cells)| cells.get(row)?.as_deref());
        cell.or_else(|| {
            let (_, rest) = self.packed(row)?.split_once(&format!("\"{key}\"=>\""))?;
            Some(rest.split_once('"')?.0)
        })
        .unwrap_or_default()
    }

    fn packed(&self, row: usize) -> Option<&str> {
        self.others.as_ref()?.get(row)?.as_deref()
    }

    /// What makes a line of a row hard to walk. Stairs have a pace of their own, whatever their
    /// slope.
    fn toil(&self, row: usize, line: &[(f64, f64)], heights: &[f32], gates: &Gates) -> Toil {
        let is_stairs = self.get(row, "highway") == "steps";
        let said = toil::incline(self.get(row, "incline")).filter(|_| !is_stairs);
        let slopes = match said {
            Some(Incline::Of(slope)) => vec![slope; line.len() - 1],
            _ if is_stairs => Vec::new(),
            _ => toil::slopes(line, heights),
        };
        Toil {
            goes_up: said == Some(Incline::GoesUp) && slopes.is_empty(),
            slopes,
            gates: gates.on(line),
            private: self.get(row, "access") == "private",
        }
    }

    /// What a row of a layer of streets is; `None` for what is neither way nor barrier.
    fn kind(&self, row: usize) -> Option<Kind> {
        if self.has("highway") || self.has("railway") || self.has("waterway") {
            return match self.get(row, "highway") {
                "" => self.blocks(row).then_some(Kind::Barrier),
                highway => self.street(row, highway),
            };
        }
        if self.has("nature") || self.has("importance") {
            return self.topo(row);
        }
        Some(Kind::Walked(Class::Residential))
    }

    /// A street by OpenStreetMap's tags.
    fn street(&self, row: usize, highway: &str) -> Option<Kind> {
        let foot = self.get(row, "foot");
        let may_walk = matches!(foot, "yes" | "designated" | "permissive");
        let class = match highway {
            "motorway" | "motorway_link" => return Some(Kind::Barrier),
            "trunk" | "trunk_link" => {
                let pavement = self.get(row, "sidewalk");
                if !may_walk && !matches!(pavement, "both" | "left" | "right" | "yes") {
                    return Some(Kind::Barrier);
                }
                Class::Trunk
            }
            "primary" | "primary_link" => Class::Primary,
            "secondary" | "secondary_link" => Class::Secondary,
            "tertiary" | "tertiary_link" => Class::Tertiary,
            "residential" | "unclassified" | "road" => Class::Residential,
            "service" => Class::Service,
            "steps" => Class::Steps,
            "living_street" | "pedestrian" | "footway" | "path" | "track" | "cycleway"
            | "bridleway" | "corridor" => Class::Path,
            // Being built, for buses or races alone, or no line to walk along.
            _ => return None,
        };
        let closed = foot == "no" || (self.get(row, "access") == "no" && !may_walk);
        (!closed).then_some(Kind::Walked(class))
    }

    /// Whether a railway or a water, by OpenStreetMap's tags, holds up who walks.
    fn blocks(&self, row: usize) -> bool {
        matches!(
            self.get(row, "railway"),
            "rail" | "light_rail" | "narrow_gauge" | "subway"
        ) || matches!(self.get(row, "waterway"), "river" | "canal" | "riverbank")
    }

    /// A road of BD TOPO.
    fn topo(&self, row: usize) -> Option<Kind> {
        let nature = self.get(row, "nature").to_lowercase();
        let is = |part: &str| nature.contains(part);
        if is("autorout") || is("bretelle") {
            return Some(Kind::Barrier);
        }
        if is("bac") || is("maritime") {
            return None;
        }
        if is("escalier") {
            return Some(Kind::Walked(Class::Steps));
        }
        if is("sentier") || is("chemin") || is("piste") {
            return Some(Kind::Walked(Class::Path));
        }
        Some(Kind::Walked(match self.get(row, "importance") {
            "1" | "2" => Class::Primary,
            "3" => Class::Secondary,
            "4" => Class::Tertiary,
            "6" => Class::Path,
            _ => Class::Residential,
        }))
    }

    /// Whether a row of a layer of barriers is one.
    fn is_barrier(&self, row: usize) -> bool {
        let told = ["highway", "railway", "waterway"];
        let told = told.iter().any(|key| !self.get(row, key).is_empty());
        if !told {
            return true;
        }
        match self.get(row, "highway") {
            "" => self.blocks(row),
            highway => self.street(row, highway) == Some(Kind::Barrier),
        }
    }

    fn is_apart(&self, row: usize) -> bool {
        let on = |key| !matches!(self.get(row, key), "" | "no");
        let level = self.get(row, "position_par_rapport_au_sol");
        on("bridge") || on("tunnel") || !matches!(level, "" | "0")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::table::Table;
    use geo::line_string;
    use polars::prelude::{DataFrame, df};

    fn layer(frame: DataFrame) -> Layer {
        let line = line_string![(x: 2.0, y: 48.0), (x: 2.1, y: 48.0)];
        Layer {
            shapes: vec![Some(line.into()); frame.height()],
            table: Table { frame },
            ..Layer::default()
        }
    }

    fn kinds(ways: &[Way]) -> Vec<(Kind, bool)> {
        ways.iter().map(|way| (way.kind, way.apart)).collect()
    }

    #[test]
    fn tags_are_read_from_columns_and_from_what_is_packed() {
        let frame = df!(
            "highway" => [Some("motorway"), Some("residential"), Some("trunk"), Some("trunk"),
                Some("footway"), Some("construction"), None, None, Some("motorway")],
            "railway" => [None, None, None, None, None, None, Some("rail"), Some("tram"), None],
            "other_tags" => [None, Some(r#""bridge"=>"yes","layer"=>"1""#), None,
                Some(r#""sidewalk"=>"both""#), Some(r#""foot"=>"no""#), None, None, None,
                Some(r#""tunnel"=>"yes""#)],
        );
        assert_eq!(
            kinds(&ways(&layer(frame.unwrap()))),
            [
                (Kind::Barrier, false),
                (Kind::Walked(Class::Residential), true),
                (Kind::Barrier, false),
                (Kind::Walked(Class::Trunk), false),
                (Kind::Barrier, false),
            ]
        );
    }

    #[test]
    fn bd_topo_says_it_by_nature_and_importance() {
        let frame = df!(
            "NATURE" => ["Type autoroutier", "Route à 1 chaussée", "Escalier", "Sentier",
                "Route à 2 chaussées", "Bac ou liaison maritime"],
            "IMPORTANCE" => ["1", "5", "6", "6", "2", "6"],
            "position_par_rapport_au_sol" => ["0", "1", "0", "0", "0", "0"],
        );
        assert_eq!(
            kinds(&ways(&layer(frame.unwrap()))),
            [
                (Kind::Barrier, false),
                (Kind::Walked(Class::Residential), true),
                (Kind::Walked(Class::Steps), false),
                (Kind::Walked(Class::Path), false),
                (Kind::Walked(Class::Primary), false),
            ]
        );
    }

    #[test]
    fn lines_without_a_class_are_streets_or_barriers_by_their_layer() {
        let plain = layer(df!("id" => [1_i64]).unwrap());
        assert_eq!(ways(&plain)[0].kind, Kind::Walked(Class::Residential));
        assert_eq!(barriers(&plain)[0].kind, Kind::Barrier);
        let mixed = df!("waterway" => [Some("river"), Some("ditch"), None]);
        assert_eq!(barriers(&layer(mixed.unwrap())).len(), 2);
    }
}
