//! The country's files: written once, and found again by the next run.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

use arpent::base::chance::Chance;
use arpent::base::task::Task;
use arpent::io;
use arpent::model::project::TableOptions;
use gdal::DriverManager;
use gdal::spatial_ref::{AxisMappingStrategy, CoordTransform, SpatialRef};
use gdal::vector::{
    Feature, LayerAccess as _, LayerOptions, OGRFieldType, OGRwkbGeometryType, ToGdal as _,
};
use geo::{BoundingRect as _, Coord, Geometry, Polygon, Rect};

use crate::country::Country;

/// How many addresses there are.
pub(crate) const ADDRESSES: usize = 2_000_000;

/// The seven files of `fr-national-results`, and the name each has in a project.
pub(crate) const CONTESTS: [(&str, &str); 7] = [
    ("eu14", "2014-europeennes_par_bureau_large.csv.gz"),
    ("lg17t1", "2017-legislatives-1_par_bureau_large.csv.gz"),
    ("lg17t2", "2017-legislatives-2_par_bureau_large.csv.gz"),
    ("pr17t1", "2017-presidentielle-1_par_bureau_large.csv.gz"),
    ("pr17t2", "2017-presidentielle-2_par_bureau_large.csv.gz"),
    (
        "pr17t2_long",
        "2017-presidentielle-2_par_bureau_long.csv.gz",
    ),
    ("eu19", "2019-europeennes_par_bureau_large.csv.gz"),
];

/// Where the files are.
pub(crate) struct Files {
    folder: PathBuf,
    /// The folder of the contests; made-up codes without.
    pub(crate) results: Option<PathBuf>,
}

type Made = Result<(), Box<dyn Error>>;

impl Files {
    /// The files in `folder`, made where they are not there yet. The precincts carry the codes that
    /// the `results` have, where there are some.
    pub(crate) fn in_folder(
        folder: PathBuf,
        results: Option<PathBuf>,
    ) -> Result<Self, Box<dyn Error>> {
        fs::create_dir_all(&folder)?;
        let files = Self { folder, results };
        files.once(&files.precincts(), |path| files.write_precincts(path))?;
        files.once(&files.areas(), write_areas)?;
        files.once(&files.addresses(), write_addresses)?;
        Ok(files)
    }

    /// The folder.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// 70,000 polygons with `code` and `registered`.
    pub(crate) fn precincts(&self) -> PathBuf {
        let name = match self.results {
            Some(_) => "precincts.gpkg",
            None => "precincts-made-up-codes.gpkg",
        };
        self.folder.join(name)
    }

    /// 50,000 polygons with counts and an average.
    pub(crate) fn areas(&self) -> PathBuf {
        self.folder.join("areas.gpkg")
    }

    /// 2 million addresses in the layout of the national base.
    pub(crate) fn addresses(&self) -> PathBuf {
        self.folder.join("addresses.csv")
    }

    /// Makes a file under another name first, so that half of one is never found again.
    fn once(&self, path: &Path, make: impl FnOnce(&Path) -> Made) -> Made {
        if path.exists() {
            return Ok(());
        }
        let beside = self
            .folder
            .join("making")
            .with_extension(path.extension().unwrap_or_default());
        if beside.exists() {
            fs::remove_file(&beside)?;
        }
        make(&beside)?;
        Ok(fs::rename(&beside, path)?)
    }

    fn write_precincts(&self, path: &Path) -> Made {
        let country = Country::of_precincts();
        let mut codes = match &self.results {
            Some(folder) => national_codes(folder, country.len())?,
            None => BTreeSet::new(),
        };
        codes.extend((codes.len()..country.len()).map(|number| format!("ZZ{number:05}_0001")));
        let codes: Vec<String> = codes.into_iter().collect();
        let mut chance = Chance::new(3);
        let fields = [
            ("code", OGRFieldType::OFTString),
            ("registered", OGRFieldType::OFTInteger),
        ];
        write_layer(path, &country, &fields, |feature, cell| {
            feature.set_field_string(0, &codes[cell])?;
            feature.set_field_integer(1, 350 + chance.below(1050) as i32)
        })
    }
}

/// At most `count` codes of the files, those of the newest first, sorted: department, commune and
/// precinct, as precincts' codes are written.
fn national_codes(folder: &Path, count: usize) -> Result<BTreeSet<String>, Box<dyn Error>> {
    let mut codes = BTreeSet::new();
    for (_, file) in CONTESTS.iter().rev() {
        let options = TableOptions::default();
        let read = io::table::read(&folder.join(file), None, &options, &Task::default())?;
        let texts = |column| read.value.table.texts(column).unwrap_or_default();
        let places = texts("departement").into_iter().zip(texts("commune"));
        for ((department, commune), precinct) in places.zip(texts("bureau")) {
            let (Some(department), Some(commune), Some(precinct)) = (department, commune, precinct)
            else {
                continue;
            };
            if codes.len() < count {
                codes.insert(format!("{department}{commune}_{precinct}"));
            }
        }
    }
    Ok(codes)
}

fn write_areas(path: &Path) -> Made {
    let mut chance = Chance::new(4);
    let fields = [
        ("iris", OGRFieldType::OFTString),
        ("pop0", OGRFieldType::OFTInteger),
        ("pop1", OGRFieldType::OFTInteger),
        ("pop2", OGRFieldType::OFTInteger),
        ("pop3", OGRFieldType::OFTInteger),
        ("pop4", OGRFieldType::OFTInteger),
        ("income", OGRFieldType::OFTReal),
    ];
    write_layer(path, &Country::of_areas(), &fields, |feature, cell| {
        feature.set_field_string(0, &format!("{cell:09}"))?;
        for place in 1..=5 {
            feature.set_field_integer(place, chance.below(4000 / place) as i32)?;
        }
        feature.set_field_double(6, 15_000.0 + 12_000.0 * chance.unit())
    })
}

fn write_layer(
    path: &Path,
    country: &Country,
    fields: &[(&str, OGRFieldType::Type)],
    mut fill: impl FnMut(&mut Feature<'_>, usize) -> gdal::errors::Result<()>,
) -> Made {
    let mut dataset = DriverManager::get_driver_by_name("GPKG")?.create_vector_only(path)?;
    let mut transaction = dataset.start_transaction()?;
    {
        let lambert93 = SpatialRef::from_epsg(2154)?;
        let layer = transaction.create_layer(LayerOptions {
            name: "cells",
            srs: Some(&lambert93),
            ty: OGRwkbGeometryType::wkbPolygon,
            options: None,
        })?;
        layer.create_defn_fields(fields)?;
        for (place, cell) in country.cells().enumerate() {
            let mut feature = Feature::new(layer.defn())?;
            fill(&mut feature, place)?;
            feature.set_geometry(Geometry::Polygon(cell).to_gdal()?)?;
            feature.create(&layer)?;
        }
    }
    transaction.commit()?;
    Ok(dataset.close()?)
}

/// The columns of the national base of addresses.
const BAN: &str = "id;id_fantoir;numero;rep;nom_voie;code_postal;code_insee;nom_commune;\
code_insee_ancienne_commune;nom_ancienne_commune;x;y;lon;lat;type_position;alias;nom_ld;\
libelle_acheminement;nom_afnor;source_position;source_nom_voie;certification_commune;cad_parcelles";

/// Addresses in and around their cells, in no order.
fn write_addresses(path: &Path) -> Made {
    let boxes: Vec<Rect> = Country::of_precincts()
        .cells()
        .filter_map(|cell: Polygon<f64>| cell.bounding_rect())
        .collect();
    let mut chance = Chance::new(5);
    let cells: Vec<usize> = (0..ADDRESSES).map(|_| chance.below(boxes.len())).collect();
    let places: Vec<Coord> = cells
        .iter()
        .map(|&cell| {
            let (low, high) = (boxes[cell].min(), boxes[cell].max());
            let mut between =
                |low: f64, high: f64| low + (high - low) * (1.1 * chance.unit() - 0.05);
            Coord {
                x: between(low.x, high.x),
                y: between(low.y, high.y),
            }
        })
        .collect();
    let (lons, lats) = degrees(&places)?;
    let mut file = BufWriter::new(File::create(path)?);
    writeln!(file, "{BAN}")?;
    for (row, &cell) in cells.iter().enumerate() {
        let (town, number) = (cell / 2 % 36_000, 1 + chance.below(200));
        let street = street(chance.below(30_000));
        let letters = if chance.below(20) == 0 { "bis" } else { "" };
        writeln!(
            file,
            "{town:05}_{street_code:04}_{row:07};{town:05}_{street_code:04};{number};{letters};\
             {street};{town:05};{town:05};Commune-{town};;;{x:.2};{y:.2};{lon:.6};{lat:.6};entrée;;;\
             COMMUNE {town};{capitals};commune;commune;1;{town:05}000AB{number:04}",
            street_code = row % 9973,
            x = places[row].x,
            y = places[row].y,
            lon = lons[row],
            lat = lats[row],
            capitals = street.to_uppercase(),
        )?;
    }
    Ok(file.flush()?)
}

fn street(number: usize) -> String {
    const KINDS: [&str; 5] = ["Rue", "Avenue", "Chemin", "Impasse", "Place"];
    const NAMES: [&str; 6] = [
        "de la République",
        "des Écoles",
        "du Moulin",
        "Victor Hugo",
        "de l’Église",
        "des Lilas",
    ];
    format!(
        "{} {} {}",
        KINDS[number % 5],
        NAMES[number / 5 % 6],
        number / 30
    )
}

/// From Lambert-93 to degrees.
fn degrees(places: &[Coord]) -> Result<(Vec<f64>, Vec<f64>), Box<dyn Error>> {
    let mut to = SpatialRef::from_epsg(4326)?;
    to.set_axis_mapping_strategy(AxisMappingStrategy::TraditionalGisOrder);
    let way = CoordTransform::new(&SpatialRef::from_epsg(2154)?, &to)?;
    let (mut xs, mut ys): (Vec<f64>, Vec<f64>) = places.iter().map(|at| (at.x, at.y)).unzip();
    way.transform_coords(&mut xs, &mut ys, &mut [])?;
    Ok((xs, ys))
}
