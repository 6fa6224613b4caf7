//! The packets of the plan on paper, as a job.

use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::sync::Arc;

use crate::base::date::Date;
use crate::base::task::Cancelled;
use crate::base::words::{Language, Words};
use crate::draw::colour::Rgb;
use crate::draw::mercator::Camera;
use crate::draw::picture::raster_camera;
use crate::draw::tile::Tone;
use crate::field::packet::Brief;
use crate::io::export::print::{self, Backdrop, Print, PrintError};
use crate::io::picture;
use crate::io::tile::Tiles;
use crate::model::project::{Basemap, Role};
use crate::msg;
use crate::session::Session;
use crate::session::jobs::Outcome;
use crate::session::problem::Problem;

/// What to print, and how.
#[derive(Clone, Debug)]
pub struct PrintRequest {
    /// The folder to write into; made if missing.
    pub folder: PathBuf,
    /// Which packets, by number; all when `None`.
    pub only: Option<RangeInclusive<usize>>,
    /// A campaign's own template; ours when `None`.
    pub template: Option<PathBuf>,
    /// The language of the paper.
    pub language: Language,
    /// Today.
    pub date: Date,
}

impl Session {
    /// Prints the packets of the plan, as a job.
    ///
    /// # Errors
    /// A [`Problem`] when there are no turfs yet, or their addresses are not there.
    pub fn print(&mut self, request: PrintRequest) -> Result<(), Problem> {
        let project = Arc::clone(self.project());
        let (Some(plan), Some(addresses), Some(precincts), Some(shapes)) = (
            project.plan.clone(),
            self.addresses().cloned(),
            self.precincts().cloned(),
            self.derived().shapes.clone(),
        ) else {
            return Err(Problem {
                what: msg!("problem-no-turfs"),
                hint: msg!("problem-no-turfs-hint"),
            });
        };
        let words = Words::new(request.language);
        let why = self.why_each(&words);
        let source = self.address_file();
        let registered = Arc::clone(&self.derived().registered);
        let doors = Arc::clone(&self.derived().doors);
        self.start(msg!("job-print"), move |task| {
            let under = Under::open(&project.basemap, &words);
            let printed = print::print(
                &Print {
                    brief: Brief {
                        plan: &plan,
                        addresses: &addresses,
                        precincts: &precincts,
                        registered: &registered,
                        doors: &doors,
                        why: &why,
                        operation: &project.operation,
                    },
                    shapes: &shapes,
                    backdrop: &|camera| under.as_ref()?.at(camera),
                    source: &source,
                    words: &words,
                    date: request.date,
                    template: request.template.as_deref(),
                    only: request.only.as_ref(),
                },
                &request.folder,
                task,
            );
            match printed {
                Err(PrintError::Cancelled(Cancelled)) => Ok(Outcome::Stopped),
                printed => Ok(Outcome::Written(
                    printed.map_err(|error| Problem::from(&error)),
                )),
            }
        });
        Ok(())
    }

    /// The file the addresses come from, by name.
    fn address_file(&self) -> String {
        let project = self.project();
        let source = project
            .sources
            .iter()
            .find(|source| source.role == Role::Addresses);
        source
            .and_then(|source| source.path.file_name())
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default()
    }
}

/// The basemap under the maps on paper.
struct Under {
    tiles: Tiles,
    attribution: String,
}

impl Under {
    /// The basemap, if it can be had: paper without one can still be walked with.
    fn open(basemap: &Basemap, words: &Words) -> Option<Self> {
        let tiles = Tiles::open(basemap).ok()??;
        let attribution = words.say(tiles.attribution());
        Some(Self { tiles, attribution })
    }

    fn at(&self, camera: &Camera) -> Option<Backdrop> {
        let grid = self.tiles.grid();
        // One question tells whether a server is there, instead of one for every tile.
        self.tiles.load(*grid.seen(camera).first()?).ok()?;
        let points = raster_camera(camera, 72.0 * 72.0 / print::DPI);
        let image = picture::basemap(&self.tiles, &points, print::DPI, Tone::Grey, Rgb::WHITE);
        Some(Backdrop {
            image,
            attribution: self.attribution.clone(),
        })
    }
}
