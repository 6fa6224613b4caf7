//! Files damaged in many ways, always the same: each is read, or refused with a sentence.

use std::fs;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};

use arpent::base::task::Task;
use arpent::io::{self, ReadError};
use arpent::model::project::TableOptions;
use polars::prelude::{ParquetWriter, df};

use crate::bad_input::says_what_to_do;
use crate::town_project;

/// How often each file is damaged.
const ROUNDS: usize = 80;

/// Knuth's linear congruence: the same damage everywhere.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        let (factor, step) = (6_364_136_223_846_793_005, 1_442_695_040_888_963_407);
        self.0 = self.0.wrapping_mul(factor).wrapping_add(step);
        ((self.0 >> 33) as usize) % end.max(1)
    }

    /// Cuts the file short, or overwrites up to sixteen of its bytes, half of them near an end.
    fn damage(&mut self, bytes: &mut Vec<u8>) {
        if self.below(4) == 0 {
            bytes.truncate(self.below(bytes.len()));
            return;
        }
        for _ in 0..=self.below(16) {
            let near = self.below(bytes.len().min(256));
            let place = match self.below(4) {
                0 => near,
                1 => bytes.len() - 1 - near,
                _ => self.below(bytes.len()),
            };
            bytes[place] = self.below(256) as u8;
        }
    }
}

/// Reads a file in every way there is; how many of them refused it, each with a sentence.
fn refused(path: &Path) -> usize {
    let (options, task) = (TableOptions::default(), Task::default());
    let told: [Option<ReadError>; 3] = [
        io::table::read(path, None, &options, &task).err(),
        io::layer::read(path, None, None, &task).err(),
        io::address::read(path, None, None, &options, &task).err(),
    ];
    let told = told.iter().flatten();
    told.inspect(|error| says_what_to_do(error)).count()
}

fn survives(path: &Path) {
    let whole = fs::read(path).unwrap();
    let sound = refused(path);
    let folder = tempfile::tempdir().unwrap();
    let damaged = folder.path().join(path.file_name().unwrap());
    let (mut chance, mut more) = (Chance(7), 0);
    for round in 0..ROUNDS {
        let mut bytes = whole.clone();
        chance.damage(&mut bytes);
        fs::write(&damaged, bytes).unwrap();
        let refused = panic::catch_unwind(AssertUnwindSafe(|| refused(&damaged)));
        let refused = refused.unwrap_or_else(|_| panic!("round {round} of {}", path.display()));
        more += usize::from(refused > sound);
    }
    assert!(more > 0, "no damage to {} was noticed", path.display());
}

fn sample(name: &str) -> PathBuf {
    town_project::folder().join(name)
}

#[test]
fn damaged_workbooks_are_read_or_refused() {
    survives(&sample("legislatives-2024-t1.xlsx"));
}

#[test]
fn damaged_texts_are_read_or_refused() {
    survives(&sample("iris-insee.csv"));
    survives(&sample("qpv.geojson"));
}

#[test]
fn damaged_geopackages_are_read_or_refused() {
    survives(&sample("iris.gpkg"));
}

#[test]
fn damaged_parquets_are_read_or_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.parquet");
    let rows = 0..500_i64;
    let mut frame = df!(
        "bureau" => rows.clone().map(|row| format!("{row:04}")).collect::<Vec<_>>(),
        "voix" => rows.clone().map(|row| row * 7 % 400).collect::<Vec<_>>(),
        "part" => rows.map(|row| row as f64 / 3.0).collect::<Vec<_>>()
    )
    .unwrap();
    let file = fs::File::create(&path).unwrap();
    ParquetWriter::new(file).finish(&mut frame).unwrap();
    survives(&path);
}
