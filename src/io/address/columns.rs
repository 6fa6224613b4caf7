//! Which columns of an address file say what.

use crate::base::text::plain;
use crate::model::table::Table;

/// An address’s own code.
const ID: &[&str] = &[
    "id",
    "cle interop",
    "id ban adresse",
    "id adresse",
    "address id",
    "identifiant",
    "osm id",
    "ident",
    "uid",
    "code",
];

/// The number in the street.
const NUMBER: &[&str] = &[
    "numero",
    "number",
    "addr housenumber",
    "housenumber",
    "house number",
    "numvoie",
    "num voie",
    "no voie",
    "numero voie",
    "num",
    "street number",
];

/// What follows the number.
const SUFFIX: &[&str] = &[
    "rep",
    "suffixe",
    "suffix",
    "indice de repetition",
    "indrep",
    "indice",
];

/// The street.
const STREET: &[&str] = &[
    "nom voie",
    "street",
    "addr street",
    "voie nom",
    "libelle voie",
    "libvoie",
    "voie",
    "rue",
    "street name",
    "nom de la voie",
    "adresse",
    "address",
    "full address",
];

/// The place, where there is no street.
const PLACE: &[&str] = &[
    "nom ld",
    "lieudit complement nom",
    "lieu dit",
    "addr place",
    "place",
    "nom commune",
    "commune nom",
    "addr city",
    "city",
];

/// Degrees east.
const LON: &[&str] = &["lon", "lng", "long", "longitude"];

/// Degrees north.
const LAT: &[&str] = &["lat", "latitude"];

/// Metres east.
const X: &[&str] = &["x", "coord x", "x l93", "x lambert93"];

/// Metres north.
const Y: &[&str] = &["y", "coord y", "y l93", "y lambert93"];

/// Both in one cell.
const POINT: &[&str] = &[
    "geo point 2d",
    "geo point",
    "coordonnees geo",
    "coordonnees",
];

/// Dwellings.
const DWELLINGS: &[&str] = &[
    "logements",
    "nb logements",
    "nb logts",
    "nb logt",
    "nblogts",
    "nblot",
    "nombre de logements",
    "dwellings",
    "appartement",
    "appartements",
    "nb log",
    "doors",
    "portes",
    "nb portes",
    "units",
    "building flats",
];

/// The columns of an address file, by what they say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Columns {
    pub(crate) id: Option<String>,
    pub(crate) number: Option<String>,
    pub(crate) suffix: Option<String>,
    pub(crate) street: Option<String>,
    /// The place name, for addresses without a street.
    pub(crate) place: Option<String>,
    pub(crate) lon: Option<String>,
    pub(crate) lat: Option<String>,
    /// Coordinates in another system than degrees.
    pub(crate) x: Option<String>,
    pub(crate) y: Option<String>,
    /// Both in one cell, as `48.9, 2.5`.
    pub(crate) point: Option<String>,
    pub(crate) dwellings: Option<String>,
}

impl Columns {
    /// Finds the columns by their names, which compare without accents, signs and capitals; of
    /// several that fit, the name that stands first in our list.
    pub(crate) fn find(table: &Table) -> Self {
        let names: Vec<(String, String)> = table
            .columns()
            .into_iter()
            .map(|name| (plain(&name), name))
            .collect();
        let find = |known: &[&str]| {
            known.iter().find_map(|known| {
                let found = names.iter().find(|(name, _)| name == known);
                found.map(|(_, name)| name.clone())
            })
        };
        Self {
            id: find(ID),
            number: find(NUMBER),
            suffix: find(SUFFIX),
            street: find(STREET),
            place: find(PLACE),
            lon: find(LON),
            lat: find(LAT),
            x: find(X),
            y: find(Y),
            point: find(POINT),
            dwellings: find(DWELLINGS),
        }
    }

    /// Whether they tell where addresses are.
    pub(crate) fn have_coordinates(&self) -> bool {
        self.lon.is_some() && self.lat.is_some()
            || self.x.is_some() && self.y.is_some()
            || self.point.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use polars::prelude::df;

    #[test]
    fn columns_are_known_by_any_of_their_names() {
        let frame = df!(
            "addr:street" => ["a"], "addr:housenumber" => ["1"], "Nb_Logts" => [2],
            "Longitude" => [2.5], "LAT" => [48.9]
        );
        let columns = Columns::find(&Table {
            frame: frame.unwrap(),
        });
        assert_eq!(columns.street.as_deref(), Some("addr:street"));
        assert_eq!(columns.number.as_deref(), Some("addr:housenumber"));
        assert_eq!(columns.dwellings.as_deref(), Some("Nb_Logts"));
        assert!(columns.have_coordinates(), "both are there");
        assert_eq!(columns.id, None);
    }
}
