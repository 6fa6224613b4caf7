//! What can be asked on the command line; what each option means is in `assets/words/*/help.ftl`.

use std::ops::RangeInclusive;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::analysis::fit::Answer;
use crate::base::date::Date;
use crate::base::words::Language;
use crate::cli::edit::{self, Moved, Numbers};
use crate::cli::operation;
use crate::cli::operations::WhichOperation;
use crate::cli::plans::Plans;
use crate::cli::proposed::{self, Which};
use crate::cli::source_options::SourceOptions;
use crate::cli::values::{OrNone, answer, dpi, language, paper, range, size};
use crate::draw::picture::Paper;
use crate::model::hardship::Hardships;
use crate::model::meeting::MeetingPoint;
use crate::model::operation::Kind;
use crate::model::schedule::{Crew, Slot};

/// The whole line.
#[derive(Debug, Parser)]
#[command(name = "arpent", version, args_conflicts_with_subcommands = true)]
pub(super) struct Arguments {
    pub project: Option<PathBuf>,
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    pub manner: Manner,
}

/// Options that every command takes.
#[derive(Args, Debug)]
pub(super) struct Manner {
    #[arg(long, global = true, value_parser = language)]
    pub language: Option<Language>,
    #[arg(long, global = true)]
    pub json: bool,
    #[arg(long, global = true)]
    pub date: Option<Date>,
    #[arg(long, global = true, default_value_t = 1)]
    pub seed: u64,
}

/// One step of the work.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    New(New),
    Add(Add),
    Set(Set),
    Check(Check),
    Apply(Apply),
    Suggest(Suggest),
    Score(Score),
    Map(Map),
    Cut(Cut),
    Edit(Edit),
    Plans(Plans),
    Operation(Operation),
    Ask(Ask),
    Print(Print),
    Register(Register),
    Route(Route),
}

#[derive(Args, Debug)]
#[command(after_help = "arpent new town.arpent --precincts sample-data/precincts.gpkg --code code")]
pub(super) struct New {
    pub project: PathBuf,
    #[arg(long)]
    pub precincts: String,
    #[arg(long)]
    pub code: String,
    #[arg(long)]
    pub name: Option<String>,
    #[arg(long)]
    pub crs: Option<String>,
    #[arg(long)]
    pub force: bool,
}

#[derive(Args, Debug)]
#[command(after_help = "arpent add town.arpent sample-data/presidentielle-2022-t1.csv --as t1")]
pub(super) struct Add {
    pub project: PathBuf,
    pub file: String,
    #[arg(long = "as")]
    pub name: Option<String>,
    #[command(flatten)]
    pub options: SourceOptions,
}

#[derive(Args, Debug)]
#[command(
    after_help = "arpent set town.arpent stations --only 'voyageurs=O'\n  arpent set town.arpent t1 --as t2022 --licence 'Licence Ouverte 2.0'"
)]
pub(super) struct Set {
    pub project: PathBuf,
    pub source: String,
    #[arg(long)]
    pub file: Option<String>,
    #[arg(long = "as")]
    pub name: Option<String>,
    #[command(flatten)]
    pub options: SourceOptions,
}

#[derive(Args, Debug)]
#[command(after_help = "arpent register sample-data/town.arpent -o register.pdf")]
pub(super) struct Register {
    pub project: PathBuf,
    #[arg(short, long)]
    pub output: PathBuf,
}

#[derive(Args, Debug)]
#[command(after_help = "arpent check sample-data/town.arpent")]
pub(super) struct Check {
    pub project: PathBuf,
    #[arg(long)]
    pub unmatched: Option<PathBuf>,
}

#[derive(Args, Debug)]
#[command(after_help = "arpent apply town.arpent assets/recipes/thirds.toml")]
pub(super) struct Apply {
    pub project: PathBuf,
    pub recipe: PathBuf,
    #[arg(long, value_parser = answer)]
    pub answer: Vec<Answer>,
}

#[derive(Args, Debug)]
#[command(
    after_help = "arpent suggest sample-data/town.arpent\n  arpent suggest town.arpent --take unemployment --take young_adults"
)]
pub(super) struct Suggest {
    pub project: PathBuf,
    #[arg(long)]
    pub take: Vec<String>,
}

#[derive(Args, Debug)]
#[command(after_help = "arpent score sample-data/town.arpent -o scores.csv")]
pub(super) struct Score {
    pub project: PathBuf,
    #[arg(short, long)]
    pub output: PathBuf,
    #[arg(long)]
    pub level: Option<String>,
}

#[derive(Args, Debug)]
#[command(after_help = "arpent map sample-data/town.arpent -o map.png --size 1600x1000")]
pub(super) struct Map {
    pub project: PathBuf,
    #[arg(short, long)]
    pub output: PathBuf,
    #[arg(long, value_parser = size, default_value = "1280x800", conflicts_with = "paper")]
    pub size: (u32, u32),
    #[arg(long, value_parser = paper)]
    pub paper: Option<Paper>,
    #[arg(long, requires = "paper")]
    pub landscape: bool,
    #[arg(long, value_parser = dpi)]
    pub dpi: Option<u32>,
    #[arg(long)]
    pub title: Option<String>,
    #[arg(long, conflicts_with_all = ["size", "paper"])]
    pub legend_only: bool,
    #[arg(long, conflicts_with = "legend_only")]
    pub no_names: bool,
    #[arg(long, conflicts_with_all = ["size", "legend_only"])]
    pub atlas: Option<String>,
    #[arg(long, conflicts_with_all = ["size", "legend_only"])]
    pub atlas_by: Option<String>,
    #[command(flatten)]
    pub slides: Slides,
    #[arg(long)]
    pub basemap: Option<String>,
    #[arg(long)]
    pub what: Option<String>,
    #[arg(long, conflicts_with_all = ["atlas", "atlas_by", "deck"])]
    pub level: Option<String>,
}

/// A page for each scene.
#[derive(Args, Debug)]
pub(super) struct Slides {
    #[arg(long, conflicts_with_all = [
        "size", "landscape", "legend_only", "atlas", "atlas_by", "title", "what",
    ])]
    pub deck: bool,
    #[arg(long, requires = "deck")]
    pub notes: bool,
}

#[derive(Args, Debug)]
#[command(
    after_help = "arpent cut sample-data/town.arpent --target 'top 20%' --doors 40 -o turfs.csv"
)]
#[command(group = clap::ArgGroup::new("by").required(true).args(["doors", "minutes", "people"]))]
pub(super) struct Cut {
    pub project: PathBuf,
    #[arg(long)]
    pub target: String,
    #[arg(long)]
    pub doors: Option<u32>,
    #[arg(long)]
    pub minutes: Option<f64>,
    #[arg(long, requires = "hours")]
    pub people: Option<u32>,
    #[arg(long, requires = "people")]
    pub hours: Option<f64>,
    #[arg(long, requires = "people", allow_hyphen_values = true)]
    pub start: Vec<OrNone<MeetingPoint>>,
    #[arg(long, requires = "people", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=30))]
    pub evenings: u32,
    #[arg(short, long)]
    pub output: Option<PathBuf>,
}

#[derive(Args, Debug)]
#[command(
    after_help = "arpent edit town.arpent --merge 3,4 --split 1=2 --rename 1='Rue Basse'\n  arpent edit town.arpent --move 21900_0003_00011,21900_0003_00015=2"
)]
pub(super) struct Edit {
    pub project: PathBuf,
    #[arg(long, value_parser = edit::turf)]
    pub unlock: Vec<usize>,
    #[arg(long = "move", value_parser = edit::moved)]
    pub relocate: Vec<Moved>,
    #[arg(long, value_parser = edit::numbers)]
    pub merge: Vec<Numbers>,
    #[arg(long, value_parser = edit::parts)]
    pub split: Vec<(usize, usize)>,
    #[arg(long, value_parser = edit::turf_and_text)]
    pub first: Vec<(usize, String)>,
    #[arg(long, value_parser = edit::turf_and_text)]
    pub last: Vec<(usize, String)>,
    #[arg(long, value_parser = edit::turf)]
    pub reverse: Vec<usize>,
    #[arg(long, value_parser = edit::turf_and_text)]
    pub rename: Vec<(usize, String)>,
    #[arg(long, value_parser = edit::hard)]
    pub tag: Vec<(usize, Hardships)>,
    #[arg(long, value_parser = edit::hard)]
    pub untag: Vec<(usize, Hardships)>,
    #[arg(long, value_parser = proposed::which)]
    pub accept: Vec<Which>,
    #[arg(long, value_parser = edit::turf_and_text)]
    pub crew: Vec<(usize, String)>,
    #[arg(long, value_parser = edit::turf)]
    pub lock: Vec<usize>,
    #[arg(long, conflicts_with_all = ["unlock", "relocate", "merge", "split", "first", "last", "reverse", "rename", "tag", "untag", "accept", "crew", "lock"])]
    pub proposed: bool,
}

#[derive(Args, Debug)]
#[command(
    after_help = "arpent operation town.arpent --name Inscriptions --kind register --slot '2026-03-14 18:00-20:30' --crew 'Crew 1, 01 99 00 00 01'"
)]
pub(super) struct Operation {
    pub project: PathBuf,
    #[command(flatten)]
    pub which: WhichOperation,
    #[arg(long)]
    pub campaign: Option<String>,
    #[arg(long)]
    pub name: Option<String>,
    #[arg(long)]
    pub kind: Option<OrNone<Kind>>,
    #[arg(long)]
    pub objective: Option<String>,
    #[arg(long)]
    pub contact: Option<String>,
    #[arg(long)]
    pub meeting: Option<String>,
    #[arg(long, allow_hyphen_values = true)]
    pub start: Vec<OrNone<MeetingPoint>>,
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=400))]
    pub people: Option<u32>,
    #[arg(long)]
    pub hours: Option<f64>,
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=30))]
    pub evenings: Option<u32>,
    #[arg(long)]
    pub slot: Vec<OrNone<Slot>>,
    #[arg(long)]
    pub crew: Vec<OrNone<Crew>>,
    #[arg(long, value_parser = operation::cannot)]
    pub cannot: Vec<(String, Hardships)>,
    #[arg(long)]
    pub return_by: Option<OrNone<Date>>,
    #[arg(long)]
    pub destroy_by: Option<OrNone<Date>>,
    #[arg(long, value_parser = clap::value_parser!(u32).range(0..=3650))]
    pub done_days: Option<u32>,
    #[arg(long)]
    pub script: Option<PathBuf>,
    #[arg(long)]
    pub notice: Option<PathBuf>,
}

#[derive(Args, Debug)]
#[command(after_help = "arpent ask sample-data/town.arpent sample-data/questions.toml")]
pub(super) struct Ask {
    pub project: PathBuf,
    pub questions: PathBuf,
}

#[derive(Args, Debug)]
#[command(
    after_help = "arpent print sample-data/town.arpent -o packets --packets 1-2\n  arpent print sample-data/town.arpent --check"
)]
pub(super) struct Print {
    pub project: PathBuf,
    #[arg(short, long, required_unless_present = "check")]
    pub output: Option<PathBuf>,
    #[arg(long, value_parser = range)]
    pub packets: Option<RangeInclusive<usize>>,
    #[arg(long)]
    pub template: Option<PathBuf>,
    #[arg(long, conflicts_with_all = ["output", "packets"])]
    pub check: bool,
}

#[derive(Args, Debug)]
#[command(
    after_help = "arpent route sample-data/addresses.csv --id id --x lon --y lat -o order.csv"
)]
pub(super) struct Route {
    pub points: PathBuf,
    #[arg(long)]
    pub id: String,
    #[arg(long)]
    pub x: String,
    #[arg(long)]
    pub y: String,
    #[arg(long)]
    pub planar: bool,
    #[arg(long)]
    pub start: Option<String>,
    #[arg(long)]
    pub closed: bool,
    #[arg(long)]
    pub effort: Option<u64>,
    #[arg(short, long)]
    pub output: PathBuf,
}
