//! What can be asked on the command line.

use std::ops::RangeInclusive;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::analysis::fit::Answer;
use crate::base::date::Date;
use crate::base::words::Language;
use crate::model::project::{Provenance, Role, Weighting};

/// Desktop GIS for campaign strategists. Without a command, opens the window.
#[derive(Debug, Parser)]
#[command(name = "arpent", version, args_conflicts_with_subcommands = true)]
pub(super) struct Arguments {
    /// The project to open in the window; the sample town without one
    #[arg(value_name = "PROJECT.arpent")]
    pub project: Option<PathBuf>,
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    pub manner: Manner,
}

/// Options that every command takes.
#[derive(Args, Debug)]
pub(super) struct Manner {
    /// Language of messages, maps and paper: en without; of the window: the one chosen last
    #[arg(long, global = true, value_name = "fr|en", value_parser = language)]
    pub language: Option<Language>,
    /// Report as JSON on standard output
    #[arg(long, global = true)]
    pub json: bool,
    /// Stands for today
    #[arg(long, global = true, value_name = "YYYY-MM-DD")]
    pub date: Option<Date>,
    /// Stands for chance
    #[arg(long, global = true, value_name = "N", default_value_t = 1)]
    pub seed: u64,
}

/// One step of the work.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Begin a project from the precincts' polygons
    New(New),
    /// Add a file to a project
    Add(Add),
    /// Say of every source what it is, what joined, what did not, what was odd
    Check(Check),
    /// Put a recipe's indicators and scorecard in place of those there
    Apply(Apply),
    /// List the ready-made indicators that the columns allow, or add some of them
    Suggest(Suggest),
    /// Write scores, ranks, indicators and contributions
    Score(Score),
    /// Draw the map, without a window
    Map(Map),
    /// Cut a target into turfs, each in walking order, and keep them in the project
    Cut(Cut),
    /// Print the packets of the turfs that were cut
    Print(Print),
    /// Write the register of processing (GDPR, article 30) and the sources with their licences
    Register(Register),
    /// Order points for walking
    Route(Route),
}

#[derive(Args, Debug)]
#[command(
    after_help = "Example:\n  arpent new town.arpent --precincts sample-data/precincts.gpkg --code code"
)]
pub(super) struct New {
    /// The project's file
    #[arg(value_name = "PROJECT.arpent")]
    pub project: PathBuf,
    /// The precincts' polygons, and the layer where the file has several
    #[arg(long, value_name = "FILE[#LAYER]")]
    pub precincts: String,
    /// Their official code: a column, a template {column:width}, or =formula
    #[arg(long, value_name = "KEY")]
    pub code: String,
    /// The column with their names
    #[arg(long, value_name = "FIELD")]
    pub name: Option<String>,
    /// The coordinate system, where the file is silent or wrong
    #[arg(long, value_name = "EPSG:n")]
    pub crs: Option<String>,
    /// Overwrite a project that is there
    #[arg(long)]
    pub force: bool,
}

#[derive(Args, Debug)]
#[command(
    after_help = "Example:\n  arpent add town.arpent sample-data/presidentielle-2022-t1.csv --as t1"
)]
pub(super) struct Add {
    pub project: PathBuf,
    /// The file, and its layer or sheet where it has several
    #[arg(value_name = "FILE[#LAYER|#SHEET]")]
    pub file: String,
    /// Its name in formulas; made from the file's name without
    #[arg(long = "as", value_name = "NAME")]
    pub name: Option<String>,
    /// What joins it: a column, a template {column:width}, or =formula; proposed without
    #[arg(long, value_name = "KEY")]
    pub key: Option<String>,
    /// table, zones, places, addresses, streets, barriers or buildings
    #[arg(long, value_name = "ROLE", value_parser = role)]
    pub role: Option<Role>,
    /// Codes of its rows, and the precincts' that stand for them: a table of two columns
    #[arg(long, value_name = "FILE")]
    pub pairs: Option<PathBuf>,
    /// The source it joins, when not the precincts
    #[arg(long, value_name = "SOURCE")]
    pub to: Option<String>,
    /// What the figures of zones are shared out by: area, doors of the addresses, or a count of
    /// finer zones that were added before
    #[arg(long, value_name = "area|doors|SOURCE.COLUMN", value_parser = weighting, default_value = "area")]
    pub by: Weighting,
    /// auto, plain, ministry, long, openelections, ban, or the name of a saved rule
    #[arg(long, value_name = "LAYOUT")]
    pub layout: Option<String>,
    #[command(flatten)]
    pub about: About,
    /// The encoding, such as utf-8 or windows-1252
    #[arg(long, value_name = "E")]
    pub encoding: Option<String>,
    /// What stands between cells; tab for a tabulator
    #[arg(long, value_name = "C", value_parser = character)]
    pub delimiter: Option<char>,
    /// What stands before decimals
    #[arg(long, value_name = "C", value_parser = character)]
    pub decimal: Option<char>,
    /// The row with the column names, counted from 1; 0 for none
    #[arg(long, value_name = "ROW")]
    pub header: Option<usize>,
    /// The coordinate system, where the file is silent or wrong
    #[arg(long, value_name = "EPSG:n")]
    pub crs: Option<String>,
}

/// Where a file comes from, and what of it is withheld.
#[derive(Args, Debug, Default)]
pub(super) struct About {
    /// Who made it
    #[arg(long, value_name = "TEXT")]
    pub origin: Option<String>,
    /// Its licence
    #[arg(long, value_name = "TEXT")]
    pub licence: Option<String>,
    /// Of when its figures are, or when it was published
    #[arg(long, value_name = "TEXT")]
    pub dated: Option<String>,
    /// Of when the precincts, or other areas, are that it tells of
    #[arg(long, value_name = "TEXT")]
    pub vintage: Option<String>,
    /// The column that counts households or people, in figures about people; found without
    #[arg(long, value_name = "COLUMN")]
    pub households: Option<String>,
    /// Figures about people of fewer households are withheld; 11 without
    #[arg(long, value_name = "N")]
    pub threshold: Option<u32>,
}

impl About {
    /// What was said of where the file comes from.
    pub(super) fn provenance(&self) -> Provenance {
        let said = |text: &Option<String>| text.clone().unwrap_or_default();
        Provenance {
            origin: said(&self.origin),
            licence: said(&self.licence),
            dated: said(&self.dated),
            vintage: said(&self.vintage),
        }
    }
}

#[derive(Args, Debug)]
#[command(after_help = "Example:\n  arpent register sample-data/town.arpent -o register.pdf")]
pub(super) struct Register {
    pub project: PathBuf,
    /// .pdf or .csv; - for CSV on standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
}

#[derive(Args, Debug)]
#[command(after_help = "Example:\n  arpent check sample-data/town.arpent")]
pub(super) struct Check {
    pub project: PathBuf,
    /// Write the codes that did not match, as CSV
    #[arg(long, value_name = "FILE")]
    pub unmatched: Option<PathBuf>,
}

#[derive(Args, Debug)]
#[command(after_help = "Example:\n  arpent apply town.arpent assets/recipes/thirds.toml")]
pub(super) struct Apply {
    pub project: PathBuf,
    #[arg(value_name = "RECIPE.toml")]
    pub recipe: PathBuf,
    /// What stands for a column that the recipe asks for; may be repeated
    #[arg(long, value_name = "NAME=SOURCE.COLUMN", value_parser = answer)]
    pub answer: Vec<Answer>,
}

#[derive(Args, Debug)]
#[command(
    after_help = "Example:\n  arpent suggest sample-data/town.arpent\n  arpent suggest town.arpent --take unemployment --take young_adults"
)]
pub(super) struct Suggest {
    pub project: PathBuf,
    /// Add this one to the project; may be repeated
    #[arg(long, value_name = "NAME")]
    pub take: Vec<String>,
}

/// `NAME=SOURCE.COLUMN`, or `NAME=.COLUMN` for a column of the source that fits.
fn answer(text: &str) -> Result<Answer, String> {
    let parts = text
        .split_once('=')
        .and_then(|(wanted, told)| Some((wanted, told.split_once('.')?)));
    let Some((wanted, (source, column))) = parts else {
        return Err("expected NAME=SOURCE.COLUMN".to_owned());
    };
    Ok(Answer {
        wanted: wanted.to_owned(),
        source: (!source.is_empty()).then(|| source.to_owned()),
        column: column.to_owned(),
    })
}

#[derive(Args, Debug)]
#[command(after_help = "Example:\n  arpent score sample-data/town.arpent -o scores.csv")]
pub(super) struct Score {
    pub project: PathBuf,
    /// .csv, .parquet, .gpkg or .geojson; - for CSV on standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
}

#[derive(Args, Debug)]
#[command(
    after_help = "Example:\n  arpent map sample-data/town.arpent -o map.png --size 1600x1000"
)]
pub(super) struct Map {
    pub project: PathBuf,
    /// .png, .svg or .pdf
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// Width and height in pixels
    #[arg(long, value_name = "WIDTHxHEIGHT", value_parser = size, default_value = "1280x800")]
    pub size: (u32, u32),
    /// none, or an MBTiles or PMTiles file; the project's own without
    #[arg(long, value_name = "none|FILE")]
    pub basemap: Option<String>,
    /// score, or an indicator's name; what the project shows without
    #[arg(long, value_name = "score|INDICATOR")]
    pub what: Option<String>,
}

#[derive(Args, Debug)]
#[command(
    after_help = "Example:\n  arpent cut sample-data/town.arpent --target 'top 20%' --doors 40 -o turfs.csv"
)]
#[command(group = clap::ArgGroup::new("by").required(true).args(["doors", "minutes", "people"]))]
pub(super) struct Cut {
    pub project: PathBuf,
    /// all · top 20% · top 12 · until 2000 doors · codes A,B · the name of a saved target
    #[arg(long, value_name = "TARGET")]
    pub target: String,
    /// About so many doors a turf
    #[arg(long, value_name = "N")]
    pub doors: Option<u32>,
    /// About so many minutes a turf, walking and talking
    #[arg(long, value_name = "N")]
    pub minutes: Option<f64>,
    /// So many people, in pairs
    #[arg(long, value_name = "N", requires_all = ["hours", "start"])]
    pub people: Option<u32>,
    /// So many hours each
    #[arg(long, value_name = "H", requires = "people")]
    pub hours: Option<f64>,
    /// Where they meet
    #[arg(long, value_name = "LAT,LON", requires = "people", value_parser = place, allow_hyphen_values = true)]
    pub start: Option<(f64, f64)>,
    /// .csv, .geojson or .gpkg; - for CSV on standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

#[derive(Args, Debug)]
#[command(after_help = "Example:\n  arpent print sample-data/town.arpent -o packets --packets 1-2")]
pub(super) struct Print {
    pub project: PathBuf,
    /// The folder to write into; made if missing
    #[arg(short, long, value_name = "DIR")]
    pub output: PathBuf,
    /// Only these
    #[arg(long, value_name = "1-10", value_parser = range)]
    pub packets: Option<RangeInclusive<usize>>,
    /// A packet template of your own
    #[arg(long, value_name = "FILE")]
    pub template: Option<PathBuf>,
}

#[derive(Args, Debug)]
#[command(
    after_help = "Example:\n  arpent route sample-data/addresses.csv --id id --x lon --y lat -o order.csv"
)]
pub(super) struct Route {
    #[arg(value_name = "POINTS.csv")]
    pub points: PathBuf,
    /// The column that names a point
    #[arg(long, value_name = "FIELD")]
    pub id: String,
    /// Degrees east, or a length with --planar
    #[arg(long, value_name = "FIELD")]
    pub x: String,
    /// Degrees north, or a length with --planar
    #[arg(long, value_name = "FIELD")]
    pub y: String,
    /// Points lie on a plane
    #[arg(long)]
    pub planar: bool,
    /// Begin there
    #[arg(long, value_name = "ID")]
    pub start: Option<String>,
    /// Come back to the beginning
    #[arg(long)]
    pub closed: bool,
    /// How hard to try, in iterations
    #[arg(long, value_name = "N")]
    pub effort: Option<u64>,
    /// The file to write; - for standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
}

fn language(text: &str) -> Result<Language, String> {
    match text {
        "fr" => Ok(Language::French),
        "en" => Ok(Language::English),
        _ => Err("fr or en".to_owned()),
    }
}

fn role(text: &str) -> Result<Role, String> {
    Role::from_code(text)
        .filter(|role| *role != Role::Precincts)
        .ok_or_else(|| "table, zones, places, addresses, streets, barriers or buildings".to_owned())
}

fn weighting(text: &str) -> Result<Weighting, String> {
    Weighting::from_code(text).ok_or_else(|| "area, doors or SOURCE.COLUMN".to_owned())
}

fn character(text: &str) -> Result<char, String> {
    if ["tab", "\\t"].contains(&text) {
        return Ok('\t');
    }
    let mut characters = text.chars();
    match (characters.next(), characters.next()) {
        (Some(character), None) => Ok(character),
        _ => Err("one character, or tab".to_owned()),
    }
}

fn place(text: &str) -> Result<(f64, f64), String> {
    let degrees = || {
        let (lat, lon) = text.split_once(',')?;
        Some((lat.trim().parse().ok()?, lon.trim().parse().ok()?))
    };
    degrees()
        .filter(|(lat, lon): &(f64, f64)| lat.abs() <= 90.0 && lon.abs() <= 180.0)
        .ok_or_else(|| "latitude and longitude in degrees, such as 48.9,2.48".to_owned())
}

fn size(text: &str) -> Result<(u32, u32), String> {
    let sides = || {
        let (width, height) = text.split_once('x')?;
        Some((width.parse().ok()?, height.parse().ok()?))
    };
    sides()
        .filter(|(width, height)| (64..=20_000).contains(width) && (64..=20_000).contains(height))
        .ok_or_else(|| "two numbers from 64 to 20000, such as 1280x800".to_owned())
}

fn range(text: &str) -> Result<RangeInclusive<usize>, String> {
    let ends = || {
        let (first, last) = text.split_once('-').unwrap_or((text, text));
        Some((first.trim().parse().ok()?, last.trim().parse().ok()?))
    };
    ends()
        .filter(|(first, last)| 0 < *first && first <= last)
        .map(|(first, last)| first..=last)
        .ok_or_else(|| "a number, or two such as 1-10".to_owned())
}
