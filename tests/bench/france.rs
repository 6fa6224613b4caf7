//! The figures of a whole country, beside what others take for the same work, in one run:
//! `ARPENT_REAL_DATA=… cargo bench --bench france`.
//!
//! The country is made up (`country/`) and written once, as files, to the folder that the first
//! line names; the contests are the real ones of `fr-national-results`. GDAL and polars are timed
//! in this process. Where `python3` has geopandas, tobler and libpysal, `peers.py` is run on the
//! same files; without, their lines are missing. `-- contests`, `points`, `neighbours`, `areas` or
//! `addresses` measures one part alone; `RAYON_NUM_THREADS=1` is one core of ours.

#![expect(
    clippy::print_stdout,
    reason = "a measurement speaks, and stops where it cannot go on"
)]

mod country;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use arpent::analysis::areal::{self, Overlay, Shared};
use arpent::analysis::join;
use arpent::analysis::neighbours::Neighbours;
use arpent::base::task::Task;
use arpent::field::doors;
use arpent::io;
use arpent::model::address::Address;
use arpent::model::layer::{Layer, Precincts};
use arpent::model::project::{Project, Role, Source, TableOptions};
use arpent::session::Session;
use gdal::Dataset;
use gdal::vector::LayerAccess as _;
use geo::{Coord, Geometry, MapCoords as _, MultiPolygon};
use polars::prelude::{CsvParseOptions, CsvReadOptions, DataType, Field, Schema, SerReader as _};
use rayon::prelude::*;

use crate::country::files::{ADDRESSES, CONTESTS, Files};

/// Runs of each measurement, of which the median counts.
const RUNS: usize = 3;

type Measured = Result<(), Box<dyn Error>>;

fn main() -> Measured {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("france");
    let results = std::env::var_os("ARPENT_REAL_DATA")
        .map(|data| PathBuf::from(data).join("fr-national-results"));
    let start = Instant::now();
    let files = Files::in_folder(folder, results)?;
    println!(
        "{} (ready in {:.1} s), {} threads",
        files.folder().display(),
        start.elapsed().as_secs_f64(),
        rayon::current_num_threads()
    );
    let asked: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with('-'))
        .collect();
    let parts: [(&str, fn(&Files) -> Measured); 5] = [
        ("contests", contests),
        ("points", points),
        ("neighbours", neighbours),
        ("areas", areas),
        ("addresses", addresses),
    ];
    for (name, measure) in parts {
        if asked.is_empty() || asked.iter().any(|asked| asked == name) {
            measure(&files)?;
        }
    }
    Ok(())
}

/// The precincts and seven files of six contests, opened and joined, against merely reading them.
fn contests(files: &Files) -> Measured {
    let Some(results) = &files.results else {
        println!("contests: ARPENT_REAL_DATA is not set");
        return Ok(());
    };
    let project = project(files, results);
    let (mut merely, mut ours) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let start = Instant::now();
        read_with_gdal(&files.precincts())?;
        let polygons = start.elapsed();
        for (_, file) in CONTESTS {
            read_with_polars(&results.join(file), ',')?;
        }
        merely.push(start.elapsed());
        let start = Instant::now();
        let session = opened(project.clone());
        ours.push(start.elapsed());
        println!(
            "  GDAL {:.2} s + polars {:.2} s; opened and joined {:.2} s: {}",
            polygons.as_secs_f64(),
            merely[merely.len() - 1]
                .saturating_sub(polygons)
                .as_secs_f64(),
            ours[ours.len() - 1].as_secs_f64(),
            matched(&session)
        );
    }
    let (merely, ours) = (median(merely), median(ours));
    println!(
        "opened and joined in {ours:.2} s, {:.2} × the {merely:.2} s of GDAL and polars",
        ours / merely
    );
    let path = files.folder().join("france.arpent");
    io::project::save(&path, &project)?;
    let (seconds, megabytes) = checked(&path)?;
    println!("arpent check: {seconds:.2} s, at most {megabytes} MB of memory");
    Ok(())
}

fn project(files: &Files, results: &Path) -> Project {
    let precincts = Source {
        name: "bv".to_owned(),
        path: files.precincts(),
        role: Role::Precincts,
        key: Some("code".to_owned()),
        ..Source::default()
    };
    let tables = CONTESTS.map(|(name, file)| Source {
        name: name.to_owned(),
        path: results.join(file),
        key: Some("{departement:02}{commune:03}_{bureau:04}".to_owned()),
        ..Source::default()
    });
    Project {
        sources: std::iter::once(precincts)
            .chain(tables)
            .map(Arc::new)
            .collect(),
        ..Project::default()
    }
}

fn opened(project: Project) -> Session {
    let mut session = Session::new(|| {});
    session.replace(project, None);
    session.wait(|_jobs| {});
    session
}

fn matched(session: &Session) -> String {
    let joins = session.derived().joins.values();
    let counts = joins.map(|join| {
        join.as_ref()
            .map_or(0, |join| join.join.matched_precincts())
    });
    counts.map(|count| format!("{count} ")).collect()
}

/// Every feature with its attributes and its shape, as GDAL has them.
fn read_with_gdal(path: &Path) -> Result<usize, Box<dyn Error>> {
    let dataset = Dataset::open(path)?;
    let mut layer = dataset.layer(0)?;
    let mut read = 0;
    for feature in layer.features() {
        read += feature.fields().count();
        read += feature.geometry().map_or(0, |shape| shape.point_count());
    }
    Ok(read)
}

/// Every row; codes as text, as polars must be told.
fn read_with_polars(path: &Path, delimiter: char) -> Result<usize, Box<dyn Error>> {
    const CODES: [&str; 8] = [
        "departement",
        "commune",
        "bureau",
        "circonscription",
        "code_postal",
        "code_insee",
        "rep",
        "cad_parcelles",
    ];
    let codes = CODES.map(|name| Field::new(name.into(), DataType::String));
    let parse = CsvParseOptions::default().with_separator(delimiter as u8);
    let frame = CsvReadOptions::default()
        .with_schema_overwrite(Some(Arc::new(Schema::from_iter(codes))))
        .with_parse_options(parse)
        .try_into_reader_with_file_path(Some(path.to_owned()))?
        .finish()?;
    Ok(frame.height())
}

/// `arpent check` in a process of its own: seconds, and the most memory it had at once.
fn checked(project: &Path) -> Result<(f64, u64), Box<dyn Error>> {
    let start = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_arpent"))
        .arg("check")
        .arg(project)
        .stdout(std::process::Stdio::null())
        .spawn()?;
    let status = PathBuf::from(format!("/proc/{}/status", child.id()));
    let mut most = 0;
    while child.try_wait()?.is_none() {
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = line.and_then(|line| line.trim().strip_suffix(" kB")?.parse().ok());
        most = most.max(kilobytes.unwrap_or(0_u64));
        std::thread::sleep(Duration::from_millis(5));
    }
    Ok((start.elapsed().as_secs_f64(), most / 1000))
}

/// 2 million addresses to 70,000 precincts, against geopandas' `sjoin`.
fn points(files: &Files) -> Measured {
    let precincts = precincts(files)?;
    let addresses = read_addresses(files)?;
    let registered = vec![800.0; precincts.len()];
    let places: Vec<Coord<f64>> = addresses.iter().map(Address::at).collect();
    let (seconds, areas) = timed(|| doors::areas_of(&places, &precincts.shapes, &Task::default()));
    let inside = areas?.iter().flatten().count();
    println!("{ADDRESSES} points to precincts: {seconds:.3} s ({inside} inside)");
    beside("sjoin", files, seconds)?;
    let (seconds, located) = timed(|| {
        doors::locate(
            &addresses,
            &[],
            &precincts,
            (&registered, 1.7),
            150.0,
            &Task::default(),
        )
    });
    let places = located?.places;
    let found = places.iter().filter_map(|place| place.precinct()).count();
    println!("with the nearest for those outside, and doors: {seconds:.3} s ({found} found)");
    Ok(())
}

/// Which precincts touch, against libpysal.
fn neighbours(files: &Files) -> Measured {
    let precincts = precincts(files)?;
    let (seconds, found) = timed(|| Neighbours::queen(&precincts.shapes, &Task::default()));
    println!(
        "neighbours of all precincts: {seconds:.3} s ({} pairs)",
        found?.pairs()
    );
    beside("queen", files, seconds)
}

/// Five counts and an average of 50,000 areas to 70,000 precincts, from degrees on, against tobler
/// and geopandas' `overlay`.
fn areas(files: &Files) -> Measured {
    let precincts = precincts(files)?;
    let layer = read_layer(&files.areas())?;
    let areas = polygons(&layer);
    let columns = ["pop0", "pop1", "pop2", "pop3", "pop4", "income"];
    let figures = columns.map(|column| layer.table.numbers(column).unwrap_or_default());
    let (seconds, totals) = timed(|| {
        let overlay = Overlay::by_area(
            &on_plane(&areas),
            &on_plane(&precincts.shapes),
            &Task::default(),
        )?;
        let counts = figures[..5]
            .iter()
            .map(|figures| overlay.counts(figures, Shared::Overall));
        let total: f64 = counts.flatten().filter(|count| count.is_finite()).sum();
        Ok::<_, Box<dyn Error>>((total, overlay.means(&figures[5]).len()))
    });
    let whole: f64 = figures[..5].iter().flatten().sum();
    println!(
        "{} areas to precincts: {seconds:.2} s ({:.6} of all counts kept)",
        areas.len(),
        totals?.0 / whole
    );
    beside("tobler,overlay", files, seconds)
}

/// As `session::derived::situate` brings them to the plane.
fn on_plane(shapes: &[MultiPolygon<f64>]) -> Vec<MultiPolygon<f64>> {
    let plane = |shape: &MultiPolygon<f64>| {
        shape.map_coords(|Coord { x, y }| {
            let (x, y) = areal::on_plane(x, y);
            Coord { x, y }
        })
    };
    shapes.par_iter().map(plane).collect()
}

/// The addresses' file, and keys proposed for a contest, against polars.
fn addresses(files: &Files) -> Measured {
    let path = files.addresses();
    let (merely, rows) = timed(|| read_with_polars(&path, ';'));
    rows?;
    let (seconds, read) = timed(|| read_addresses(files));
    println!(
        "{} addresses opened in {seconds:.2} s, {:.2} × the {merely:.2} s of polars",
        read?.len(),
        seconds / merely
    );
    let Some(results) = &files.results else {
        return Ok(());
    };
    let precincts = precincts(files)?;
    for (name, file) in [CONTESTS[3], CONTESTS[6]] {
        let table = io::table::read(
            &results.join(file),
            None,
            &TableOptions::default(),
            &Task::default(),
        )?
        .value
        .table;
        let (seconds, proposed) = timed(|| join::propose(&precincts.codes, &table));
        let best = proposed.first().map(|best| best.matched_precincts);
        println!("keys proposed for {name}: {seconds:.2} s (the best matches {best:?} precincts)");
    }
    Ok(())
}

fn read_addresses(files: &Files) -> Result<Vec<Address>, Box<dyn Error>> {
    let options = TableOptions::default();
    Ok(io::address::read(&files.addresses(), None, None, &options, &Task::default())?.value)
}

fn read_layer(path: &Path) -> Result<Layer, Box<dyn Error>> {
    Ok(io::layer::read(path, None, None, &Task::default())?.value)
}

fn precincts(files: &Files) -> Result<Precincts, Box<dyn Error>> {
    let layer = read_layer(&files.precincts())?;
    let key = join::Key::column("code");
    Ok(arpent::analysis::precincts::gather(layer, &key, None)?.value)
}

fn polygons(layer: &Layer) -> Vec<MultiPolygon<f64>> {
    let shapes = layer.shapes.iter().flatten();
    let polygons = shapes.filter_map(|shape| match shape {
        Geometry::Polygon(polygon) => Some(MultiPolygon(vec![polygon.clone()])),
        Geometry::MultiPolygon(polygons) => Some(polygons.clone()),
        _ => None,
    });
    polygons.collect()
}

/// The median of some runs in seconds, and what the last one gave.
fn timed<T>(mut work: impl FnMut() -> T) -> (f64, T) {
    let mut run = || {
        let start = Instant::now();
        let value = work();
        (start.elapsed(), value)
    };
    let (first, mut value) = run();
    let mut times = vec![first];
    while times.len() < RUNS {
        let (time, again) = run();
        times.push(time);
        value = again;
    }
    (median(times), value)
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort();
    times[times.len() / 2].as_secs_f64()
}

/// Prints what others take for the same, and how many times longer that is.
fn beside(peers: &str, files: &Files, seconds: f64) -> Measured {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bench/peers.py");
    let output = Command::new("python3")
        .arg(script)
        .args([peers.as_ref(), files.precincts().as_os_str()])
        .args([files.areas(), files.addresses()])
        .output()?;
    if !output.status.success() {
        println!("  {peers}: stood aside, since python3 has not what it needs");
    }
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let taken: Option<f64> = line.rsplit(' ').next().and_then(|taken| taken.parse().ok());
        let times = taken.map_or(f64::NAN, |taken| taken / seconds);
        println!("  {line} s: {times:.1} × as long");
    }
    Ok(())
}
