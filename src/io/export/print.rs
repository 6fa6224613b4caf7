//! Everything that goes out on paper and onto phones, into one folder.

use std::fmt::Write as _;
use std::fs;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;

use crate::analysis::streets::Street;
use crate::base::date::Date;
use crate::base::task::{Cancelled, Task};
use crate::base::words::Words;
use crate::draw::shapes::Shapes;
use crate::field::packet::{Brief, Packet, done_stretches, packets};
use crate::io::export::names::{is_outdated, packet_name};
use crate::io::export::set::{FileSet, make_folder};
use crate::io::export::walk::{Sheet, walk_maps};
use crate::io::export::wall::wall_map;
use crate::io::export::xlsform::xlsform;
use crate::io::export::{csv, geojson, geopackage, gpx, kml, phones, qgis, turfs, xlsx};
use crate::io::pdf::{
    self, MASTER_TEMPLATE, Master, PACKET_TEMPLATE, PacketPage, PdfError, Press, master_list,
    packet,
};
use crate::io::{ReadError, WriteError};

pub use crate::io::export::walk::{Backdrop, BackdropAt};

/// What to print, and how.
#[derive(Clone, Copy)]
pub struct Print<'a> {
    /// The plan, and all that is said about it.
    pub brief: Brief<'a>,
    /// The precincts' outlines.
    pub shapes: &'a Shapes,
    /// What lies under the maps.
    pub backdrop: BackdropAt<'a>,
    /// The streets, drawn where nothing lies under the maps.
    pub streets: &'a [Street],
    /// What one cannot walk across, line by line, in degrees.
    pub barriers: &'a [Vec<(f64, f64)>],
    /// Where the addresses come from, in words; may be empty.
    pub source: &'a str,
    /// The language.
    pub words: &'a Words,
    /// Today.
    pub date: Date,
    /// A campaign's own template; ours when `None`.
    pub template: Option<&'a Path>,
    /// Which packets to print, by number; all when `None`.
    pub only: Option<&'a RangeInclusive<usize>>,
}

impl std::fmt::Debug for Print<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Print")
            .field("date", &self.date)
            .field("template", &self.template)
            .field("only", &self.only)
            .finish_non_exhaustive()
    }
}

/// Why nothing was printed. No file was changed then.
#[derive(Debug, thiserror::Error)]
pub enum PrintError {
    /// The plan has no packet with such a number.
    #[error("the plan has {of} packets")]
    NoSuchPacket {
        /// How many there are.
        of: usize,
    },
    /// The template cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The template is wrong.
    #[error(transparent)]
    Template(#[from] PdfError),
    /// The disk refuses.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// The work was cancelled.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
}

/// Writes the packets, the list for the room, and the turfs for other programs into `folder`,
/// which is made if missing: `packet-0001.pdf` … (with day and operation in the name where these
/// are known: `2026-03-14_bondy_0001_1-83.pdf`), `master-list.pdf`, `master-list.csv`, `wall-map.pdf`,
/// `turfs.geojson`, `turfs.gpkg`, `turfs.qgs`, `turfs.gpx`, `turfs.kml`, `questionnaire.xlsx`. Says which files, in this order. Packets of an
/// earlier print that this plan does not have any more are removed.
///
/// # Errors
/// [`PrintError`] when anything could not be printed or written; files that were there before
/// stay as they were, and no others are left.
pub fn print(print: &Print<'_>, folder: &Path, task: &Task) -> Result<Vec<PathBuf>, PrintError> {
    let all = packets(&print.brief);
    let wanted: Vec<&Packet> = all
        .iter()
        .filter(|packet| print.only.is_none_or(|only| only.contains(&packet.number)))
        .collect();
    if wanted.is_empty() {
        return Err(PrintError::NoSuchPacket { of: all.len() });
    }
    let press = match print.template {
        None => Press::new("packet.typ", PACKET_TEMPLATE),
        Some(path) => Press::with_template(path)?,
    };
    make_folder(folder)?;
    let mut set = FileSet::default();
    let done = done_stretches(print.brief.plan, print.brief.addresses, print.streets);
    print_packets(print, &press, (&wanted, &done), folder, &mut set, task)?;
    pdf::clear();
    add_lists(print, &all, &done, folder, &mut set)?;
    task.step(wanted.len() as u64, wanted.len() as u64)?;
    let files = set.finish()?;
    remove_outdated(folder, &all)?;
    Ok(files)
}

/// Removes the packets of an earlier print that the plan does not have any more.
fn remove_outdated(folder: &Path, packets: &[Packet]) -> Result<(), WriteError> {
    let entries = fs::read_dir(folder).map_err(|error| WriteError::refused(folder, &error))?;
    for entry in entries {
        let path = entry
            .map_err(|error| WriteError::refused(folder, &error))?
            .path();
        let name = path.file_name().and_then(|name| name.to_str());
        if name.is_some_and(|name| is_outdated(name, packets)) {
            fs::remove_file(&path).map_err(|error| WriteError::refused(&path, &error))?;
        }
    }
    Ok(())
}

/// Prints the packets a few at a time, on all cores.
fn print_packets(
    print: &Print<'_>,
    press: &Press,
    (wanted, done): (&[&Packet], &[Vec<(f64, f64)>]),
    folder: &Path,
    set: &mut FileSet,
    task: &Task,
) -> Result<(), PrintError> {
    let printed = AtomicU64::new(0);
    let sheet = Sheet {
        shapes: print.shapes,
        backdrop: print.backdrop,
        streets: print.streets,
        network: print.brief.measured_by(),
        barriers: print.barriers,
        done,
        words: print.words,
    };
    let page = |one: &&Packet| -> Result<(String, Vec<u8>), PrintError> {
        task.step(printed.load(Ordering::Relaxed), wanted.len() as u64)?;
        let maps = walk_maps(one, &sheet);
        let page = PacketPage {
            packet: one,
            map: &maps.walk,
            start_map: &maps.start,
            is_barred: maps.is_barred,
            source: print.source,
            words: print.words,
            date: print.date,
        };
        let bytes = packet(press, &page)?;
        printed.fetch_add(1, Ordering::Relaxed);
        Ok((packet_name(one), bytes))
    };
    for few in batches(wanted, rayon::current_num_threads()) {
        let files: Vec<_> = few.par_iter().map(page).collect::<Result<_, _>>()?;
        for (name, bytes) in files {
            set.add(&folder.join(name), &bytes)?;
        }
        pdf::tidy();
    }
    Ok(())
}

/// Packets that are printed before what that took is let go of: a few, and of those with the sheets
/// of many buildings fewer, though so many at least that no thread is idle.
fn batches<'a, 'b>(mut wanted: &'a [&'b Packet], least: usize) -> Vec<&'a [&'b Packet]> {
    const MOST: usize = 16;
    const MOST_PAGES: usize = 160;
    let mut batches = Vec::new();
    while !wanted.is_empty() {
        let mut pages = 0;
        let fit = wanted.iter().take_while(|packet| {
            pages += about_pages(packet);
            pages <= MOST_PAGES
        });
        let count = fit.count().max(least).min(MOST.max(least));
        let (few, rest) = wanted.split_at(count.min(wanted.len()));
        batches.push(few);
        wanted = rest;
    }
    batches
}

/// About how many pages a packet has.
fn about_pages(packet: &Packet) -> usize {
    /// Cover, map, script, slip.
    const ALWAYS: usize = 4;
    const ROWS: usize = 20;
    ALWAYS + packet.rows().count().div_ceil(ROWS) + packet.buildings().len()
}

fn add_lists(
    print: &Print<'_>,
    all: &[Packet],
    done: &[Vec<(f64, f64)>],
    folder: &Path,
    set: &mut FileSet,
) -> Result<(), PrintError> {
    let master = Master {
        packets: all,
        plan: print.brief.plan,
        operation: print.brief.operation,
        words: print.words,
        date: print.date,
    };
    let list = master_list(&Press::new("master.typ", MASTER_TEMPLATE), &master)?;
    set.add(&folder.join("master-list.pdf"), &list)?;
    set.add(&folder.join("master-list.csv"), master_csv(all).as_bytes())?;
    set.add(&folder.join("wall-map.pdf"), &wall_map(print, all, done)?)?;
    pdf::clear();

    add_turfs(print, all, folder, set)?;
    let form = folder.join("questionnaire.xlsx");
    let language = print.words.language();
    let leaves = xlsform(all, print.brief.operation, language, print.date);
    let bytes = xlsx::texts(&leaves, print.date);
    set.add(&form, &made(&form, bytes)?)?;
    Ok(())
}

/// The turfs for other programs. Each file is let go of before the next: together they would be
/// the most that a large print has in memory.
fn add_turfs(
    print: &Print<'_>,
    all: &[Packet],
    folder: &Path,
    set: &mut FileSet,
) -> Result<(), PrintError> {
    let Brief {
        plan,
        addresses,
        operation,
        ..
    } = print.brief;
    let list = folder.join("turfs.geojson");
    set.add_lines(&list, geojson::geojson(&turfs::features(plan, addresses)))?;
    let [mut stops, lines] = phones::layers(plan, addresses, all);
    let told = stops.fields.len();
    let to_fill_in = phones::to_fill_in(operation, stops.shapes.len());
    stops.fields.extend(to_fill_in);
    let gpkg = folder.join("turfs.gpkg");
    set.add_made(&gpkg, |path| {
        geopackage::geopackage_at(path, &[&stops, &lines], print.date)
    })?;
    let project = qgis::qgs(&stops, operation, print.words);
    set.add(&folder.join("turfs.qgs"), project.as_bytes())?;
    set.add_lines(&folder.join("turfs.gpx"), gpx(all))?;
    // Of no use to a globe.
    stops.fields.truncate(told);
    set.add_lines(&folder.join("turfs.kml"), kml::kml(&[&stops, &lines]))?;
    Ok(())
}

/// The bytes of a file, or that they could not be made.
fn made(path: &Path, bytes: Result<Vec<u8>, String>) -> Result<Vec<u8>, WriteError> {
    bytes.map_err(|reason| WriteError::not_made(path, &reason))
}

/// The list for the room, with the columns to be filled in by hand left empty.
fn master_csv(all: &[Packet]) -> String {
    let mut text = String::from("packet,precincts,doors,minutes,metres,crew,hard,out,in\n");
    for packet in all {
        let codes: Vec<&str> = packet
            .precincts
            .iter()
            .map(|(code, _)| code.0.as_str())
            .collect();
        let crew = packet.crew.as_ref().map(ToString::to_string);
        let crew = crew.unwrap_or_default();
        let hard: Vec<&str> = packet.hard.iter().map(|hard| hard.code()).collect();
        // Writing to a string cannot fail.
        writeln!(
            text,
            "{},{},{},{:.0},{:.0},{},{},,",
            csv::quoted(&packet.code),
            csv::quoted(&codes.join(" ")),
            packet.doors,
            packet.time.0,
            packet.length.0,
            csv::quoted(&crew),
            csv::quoted(&hard.join(" "))
        )
        .ok();
    }
    text
}
