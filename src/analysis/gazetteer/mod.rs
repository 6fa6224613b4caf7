//! The names on the ground: precincts, streets, places and towns, found by what somebody types.
//!
//! Of addresses only the street is taken, never a number: what is found is an area, not a door.

mod gather;
mod rank;
mod streets;

use std::ops::Range;

use geo::Rect;

use crate::model::layer::PrecinctId;

pub use crate::analysis::gazetteer::gather::{Ground, gather};

/// What a name is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A commune.
    Town,
    /// A precinct.
    Precinct,
    /// A feature of a layer that is beside the precincts.
    Place {
        /// The layer, by its place among those that were gathered.
        layer: u32,
        /// Its row there.
        row: u32,
    },
    /// A street.
    Street,
}

/// A name, and where it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// What it is the name of.
    pub kind: Kind,
    /// As its file writes it.
    pub name: String,
    /// What tells it from others of the same name: a precinct's code, a town, a layer.
    pub beside: String,
    /// Around it in degrees; `None` for a precinct, whose outline is known, or what lies nowhere.
    pub bounds: Option<Rect<f64>>,
    /// The precincts it lies in, sorted; empty for a place, which is looked up when it is chosen.
    pub precincts: Vec<PrecinctId>,
}

/// Names, in the order of precincts, towns, places, streets; each kind in that of its file.
///
/// Texts are kept once: the addresses of a country have a million streets, but few names.
#[derive(Debug, Default)]
pub struct Gazetteer {
    texts: Vec<Text>,
    entries: Vec<Entry>,
    /// The precincts of all entries, one after another.
    precincts: Vec<PrecinctId>,
}

/// A name, or what stands beside one.
#[derive(Debug)]
struct Text {
    written: String,
    /// As it is compared.
    plain: String,
    /// Its place among all, the shortest first: so that two are told apart without reading them.
    order: u32,
}

/// What a [`Named`] is made from.
#[derive(Debug)]
struct Entry {
    kind: Kind,
    /// Its name among the texts, and what is beside it.
    name: u32,
    beside: u32,
    /// Where its precincts are.
    precincts: Range<u32>,
    /// West, south, east, north, to a few centimetres; NaN for none.
    bounds: [f32; 4],
}

impl Gazetteer {
    /// How many names there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// A name by its place, as [`Gazetteer::find`] gives it.
    pub fn get(&self, place: usize) -> Option<Named> {
        let entry = self.entries.get(place)?;
        let text = |number: u32| self.texts.get(number as usize);
        let written = |number| text(number).map_or_else(String::new, |text| text.written.clone());
        let [west, south, east, north] = entry.bounds.map(f64::from);
        let known = entry.bounds.iter().all(|side| side.is_finite());
        let range = entry.precincts.start as usize..entry.precincts.end as usize;
        Some(Named {
            kind: entry.kind,
            name: written(entry.name),
            beside: written(entry.beside),
            bounds: known.then(|| Rect::new((west, south), (east, north))),
            precincts: self.precincts.get(range)?.to_vec(),
        })
    }

    /// The places of at most `most` names that have all the words of a query, the likeliest
    /// first: the whole name, then its beginning, then beginnings of words, then anything inside;
    /// a short name, of which more was typed, before a long one; of one name a town before a
    /// precinct, a place, a street.
    pub fn find(&self, query: &str, most: usize) -> Vec<usize> {
        rank::find(self, query, most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::task::Task;
    use crate::model::address::{Address, Located, Place};
    use crate::model::layer::{Code, Layer, Precincts};
    use crate::model::table::Table;
    use geo::{Geometry, Point};
    use polars::prelude::{Column, DataFrame};

    fn precincts() -> Precincts {
        let codes = ["93010_0001", "93010_0002"];
        Precincts {
            codes: codes.map(|code| Code(code.to_owned())).to_vec(),
            names: vec!["École Jules-Ferry".to_owned(), "Hôtel de ville".to_owned()],
            ..Precincts::default()
        }
    }

    fn address(number: u32, street: &str, lon: f64) -> Address {
        Address {
            number,
            street: street.to_owned(),
            lon,
            lat: 48.9,
            ..Address::default()
        }
    }

    fn stations() -> Layer {
        let names = Column::new("libelle".into(), ["Gare de Bondy", "Pont de Bondy"]);
        Layer {
            shapes: vec![Some(Geometry::from(Point::new(2.48, 48.89))); 2],
            table: Table {
                frame: DataFrame::new(2, vec![names]).unwrap(),
            },
            ..Layer::default()
        }
    }

    /// Everything there is, with a street in each precinct, and one of the same name far away.
    fn gazetteer() -> Gazetteer {
        let addresses = [
            address(12, "Avenue de la République", 2.480),
            address(7, "Rue de la Gare", 2.480),
            address(14, "Avenue de la République", 2.487),
            address(3, "Avenue de la République", 2.900),
            address(9, "Rue Saint-Denis", f64::NAN),
        ];
        let inside = [0, 0, 1, 1, 1].map(|precinct| Place::In(PrecinctId(precinct)));
        let located = Located {
            places: inside.to_vec(),
            doors: vec![1; 5],
        };
        let (precincts, stations) = (precincts(), stations());
        let ground = Ground {
            precincts: &precincts,
            addresses: Some((&addresses, &located)),
            layers: vec![("stations", &stations)],
        };
        gather(&ground, &Task::default()).unwrap()
    }

    fn found(query: &str) -> Vec<String> {
        let gazetteer = gazetteer();
        let places = gazetteer.find(query, 9).into_iter();
        places
            .map(|place| gazetteer.get(place).unwrap().name)
            .collect()
    }

    #[test]
    fn names_are_found_without_accents_by_parts_and_by_what_they_are_short_for() {
        assert_eq!(found("ECOLE ferry"), ["École Jules-Ferry"]);
        assert_eq!(found("0002"), ["Hôtel de ville"]);
        assert_eq!(found("av republ").len(), 2);
        assert_eq!(found("republique avenue").len(), 2);
        assert!(found("nowhere").is_empty() && found(" ").is_empty());
    }

    #[test]
    fn the_likeliest_name_comes_first() {
        assert_eq!(found("gare"), ["Gare de Bondy", "Rue de la Gare"]);
        assert_eq!(found("gare bondy"), ["Gare de Bondy"]);
        assert_eq!(found("pont"), ["Pont de Bondy"]);
    }

    #[test]
    fn a_street_far_from_its_namesake_is_another_and_has_its_own_precincts() {
        let gazetteer = gazetteer();
        let places = gazetteer.find("avenue de la republique", 9);
        let streets: Vec<Named> = places
            .iter()
            .filter_map(|place| gazetteer.get(*place))
            .collect();
        assert_eq!(streets[0].precincts, [PrecinctId(0), PrecinctId(1)]);
        assert_eq!(streets[1].precincts, [PrecinctId(1)]);
        let bounds = streets[0].bounds.unwrap();
        assert!((bounds.width() - 0.007).abs() < 1e-5, "{bounds:?}");
    }

    #[test]
    fn no_number_of_a_house_can_be_found_and_what_lies_nowhere_is_no_street() {
        assert!(found("12 avenue").is_empty());
        assert!(found("saint denis").is_empty());
        let gazetteer = gazetteer();
        let names = (0..gazetteer.len()).filter_map(|place| gazetteer.get(place));
        for named in names.filter(|named| named.kind == Kind::Street) {
            assert!(!named.name.chars().any(char::is_numeric), "{}", named.name);
        }
    }
}
