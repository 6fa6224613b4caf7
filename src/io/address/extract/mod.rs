//! Addresses of an extract of OpenStreetMap: nodes, and buildings by a place inside their outline.

mod merge;
mod numbers;

use std::path::Path;

use geo::{InteriorPoint as _, Point};
use polars::prelude::df;

use crate::base::task::Task;
use crate::base::words::Message;
use crate::io::ReadError;
use crate::io::address::extract::merge::{Found, merge, parts};
use crate::io::address::extract::numbers::{flats, numbers};
use crate::io::layer::extract::{self, Tagged};
use crate::io::source::file_name;
use crate::model::table::Table;
use crate::msg;

/// The layers with addresses.
const LAYERS: [&str; 2] = ["points", "multipolygons"];

/// What stands in the tags of every address.
const HINT: &str = "addr:house";

/// Tags of what is in a house, not of the house.
const SHOPS: [&str; 7] = [
    "shop",
    "amenity",
    "office",
    "tourism",
    "craft",
    "leisure",
    "healthcare",
];

/// Reads the addresses, as a table with a row for each, and where these are in degrees.
///
/// What has several numbers (`12;14`) is an address for each, which share its flats; what one
/// address has several of (a node for each shop, and the building around them) is that address
/// once. The codes are those of OpenStreetMap: `node/240109189`, `way/28949817-14`.
///
/// # Errors
/// [`ReadError`] when there are none, or when `task` was cancelled.
pub(super) fn read(
    path: &Path,
    part: Option<&str>,
    notes: &mut Vec<Message>,
    task: &Task,
) -> Result<(Table, Vec<Option<Point<f64>>>), ReadError> {
    let layers: Vec<&str> = part.map_or_else(|| LAYERS.to_vec(), |part| vec![part]);
    let read = extract::each(path, &layers, HINT, found, task)?;
    let (mut all, mut lost, mut lists) = (Vec::new(), 0, 0);
    for found in read {
        let names = numbers(&found.number);
        if names.is_empty() || (found.street.is_empty() && found.place.is_empty()) {
            lost += 1;
            continue;
        }
        lists += usize::from(names.len() > 1);
        all.extend(each_number(&found, &names));
    }
    let (found, same) = merge(all);
    if found.is_empty() {
        return Err(ReadError::Unusable {
            path: path.to_owned(),
            what: msg!("osm-no-address", file = file_name(path)),
            hint: msg!("osm-no-address-hint"),
        });
    }
    let outlines = found.iter().filter(|it| it.outline.is_some()).count();
    notes.push(msg!(
        "osm-addresses",
        points = found.len() - outlines,
        outlines = outlines
    ));
    for (count, said) in [
        (lists, msg!("osm-lists", n = lists)),
        (same, msg!("osm-same", n = same)),
        (lost, msg!("osm-no-street", n = lost)),
    ] {
        if count > 0 {
            notes.push(said);
        }
    }
    let points = found.iter().map(|it| Some(it.at)).collect();
    Ok((table(path, &found)?, points))
}

/// What a feature says of an address; nothing of one that has no place.
fn found(tagged: Tagged) -> Option<Found> {
    let get = |key: &str| tagged.get(key).trim().to_owned();
    let number = Some(get("addr:housenumber")).filter(|it| !it.is_empty());
    let id = ["osm_way_id", "osm_id"].map(get);
    let id = match (&id, &tagged.shape) {
        ([way, _], _) if !way.is_empty() => format!("way/{way}"),
        ([_, node], geo::Geometry::Point(_)) => format!("node/{node}"),
        ([_, other], geo::Geometry::LineString(_)) => format!("way/{other}"),
        ([_, relation], _) => format!("relation/{relation}"),
    };
    let listed = || flats(&get("addr:flats"), false);
    let at = tagged.shape.interior_point()?;
    let is_point = matches!(tagged.shape, geo::Geometry::Point(_));
    Some(Found {
        id,
        number: number.unwrap_or_else(|| get("addr:housename")),
        unit: get("addr:unit"),
        street: get("addr:street"),
        place: get("addr:place"),
        postcode: get("addr:postcode"),
        city: get("addr:city"),
        flats: flats(&get("building:flats"), true).or_else(listed),
        is_shop: SHOPS.iter().any(|key| !tagged.get(key).is_empty()),
        at,
        outline: (!is_point).then_some(tagged.shape),
    })
}

/// One of it for each of its numbers, with its share of the flats.
fn each_number(found: &Found, names: &[String]) -> Vec<Found> {
    let mut shares = found.flats.map(|flats| parts(flats, names.len()));
    let each = names.iter().map(|number| Found {
        id: if names.len() == 1 {
            found.id.clone()
        } else {
            format!("{}-{number}", found.id)
        },
        number: number.clone(),
        flats: shares.as_mut().and_then(Iterator::next),
        ..found.clone()
    });
    each.collect()
}

/// A row for each, under the names that OpenStreetMap has for them.
fn table(path: &Path, found: &[Found]) -> Result<Table, ReadError> {
    let texts = |text: fn(&Found) -> &str| -> Vec<Option<&str>> {
        let each = found.iter().map(text);
        each.map(|text| Some(text).filter(|text| !text.is_empty()))
            .collect()
    };
    let numbers: Vec<String> = found
        .iter()
        .map(|it| format!("{} {}", it.number, it.unit).trim().to_owned())
        .collect();
    let from = |it: &Found| {
        if it.outline.is_some() {
            "outline"
        } else {
            "point"
        }
    };
    let frame = df!(
        "osm_id" => texts(|it| &it.id),
        "from" => found.iter().map(from).collect::<Vec<_>>(),
        "addr:housenumber" => numbers,
        "addr:street" => texts(|it| &it.street),
        "addr:place" => texts(|it| &it.place),
        "addr:postcode" => texts(|it| &it.postcode),
        "addr:city" => texts(|it| &it.city),
        "building:flats" => found.iter().map(|it| it.flats).collect::<Vec<_>>(),
    );
    let frame = frame.map_err(|error| ReadError::NotUnderstood {
        path: path.to_owned(),
        reason: error.to_string(),
    })?;
    Ok(Table { frame })
}
