//! The packets of the plan on paper, as a job.

use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::analysis::streets::streets;
use crate::base::date::Date;
use crate::base::note::Noted;
use crate::base::task::Cancelled;
use crate::base::words::{Language, Words};
use crate::draw::colour::Rgb;
use crate::draw::mercator::Camera;
use crate::draw::picture::{Page, raster_camera};
use crate::draw::shapes::Shapes;
use crate::draw::tile::Tone;
use crate::field::network::Network;
use crate::field::packet::Brief;
use crate::io::ReadError;
use crate::io::export::print::{self, Backdrop, Print, PrintError};
use crate::io::picture;
use crate::io::tile::Tiles;
use crate::model::address::{Address, Located};
use crate::model::layer::{Layer, Precincts};
use crate::model::project::{Basemap, Project, Role};
use crate::model::questionnaire::Questionnaire;
use crate::model::turf::Plan;
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

/// All that packets are made of, at hand for a job.
pub(super) struct Material {
    pub(super) project: Arc<Project>,
    pub(super) plan: Arc<Plan>,
    pub(super) addresses: Arc<Vec<Address>>,
    located: Arc<Located>,
    precincts: Arc<Precincts>,
    shapes: Arc<Shapes>,
    why: Vec<String>,
    pub(super) source: String,
    registered: Arc<Vec<f64>>,
    doors: Arc<Vec<u64>>,
    pub(super) words: Words,
}

impl Material {
    /// What packets are worked out from; `network` where it is known.
    pub(super) fn brief<'a>(&'a self, network: Option<&'a Network>) -> Brief<'a> {
        Brief {
            plan: &self.plan,
            addresses: &self.addresses,
            located: &self.located,
            precincts: &self.precincts,
            registered: &self.registered,
            doors: &self.doors,
            why: &self.why,
            operation: &self.project.operation,
            network,
        }
    }
}

impl Session {
    /// Prints the packets of the plan, as a job. From here on the document remembers the version
    /// of the questionnaire that they carry.
    ///
    /// # Errors
    /// A [`Problem`] when there are no turfs yet, their addresses are not there, somebody objects at
    /// one of them, or the questionnaire cannot be asked.
    pub fn print(&mut self, request: PrintRequest) -> Result<(), Problem> {
        let material = self.material(request.language)?;
        self.refuse_objecting()?;
        let questionnaire = &material.project.operation.questionnaire;
        questionnaire.check().map_err(Problem::from)?;
        self.remember_printed(questionnaire);
        let street_layer = self.street_layer();
        let lines = self.lines_on_foot();
        self.start(msg!("job-print"), move |task| {
            let mut notes = Vec::new();
            let under =
                Under::open(&material.project.basemap, &material.words).unwrap_or_else(|error| {
                    notes.push(msg!(
                        "problem-printed-without-basemap",
                        reason = Problem::from(&error).what
                    ));
                    None
                });
            let network = lines.network(&material.addresses, task)?;
            let barriers = lines.barriers();
            let streets = street_layer.map_or_else(Vec::new, |layer| streets(&layer));
            let printed = print::print(
                &Print {
                    brief: material.brief(network.as_ref()),
                    shapes: &material.shapes,
                    backdrop: &|camera, dpi| under.as_ref()?.at(camera, dpi),
                    streets: &streets,
                    barriers: &barriers,
                    source: &material.source,
                    words: &material.words,
                    date: request.date,
                    template: request.template.as_deref(),
                    only: request.only.as_ref(),
                },
                &request.folder,
                task,
            );
            if under.as_ref().is_some_and(Under::was_missing) {
                notes.push(msg!("problem-printed-without-tiles"));
            }
            match printed {
                Err(PrintError::Cancelled(Cancelled)) => Ok(Outcome::Stopped),
                printed => Ok(Outcome::Printed(
                    printed
                        .map(|value| Noted { value, notes })
                        .map_err(|error| Problem::from(&error)),
                )),
            }
        });
        Ok(())
    }

    /// All that packets are made of.
    ///
    /// # Errors
    /// A [`Problem`] when there are no turfs yet, or their addresses are not there.
    pub(super) fn material(&self, language: Language) -> Result<Material, Problem> {
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
        let words = Words::new(language);
        Ok(Material {
            why: self.why_each(&words),
            source: self.address_source(&addresses, &words),
            registered: Arc::clone(&self.derived().registered),
            doors: Arc::clone(&self.derived().doors),
            project,
            plan,
            addresses,
            located: self.derived().located.clone().unwrap_or_default(),
            precincts,
            shapes,
            words,
        })
    }

    /// Keeps the questions of a sheet that somebody may bring back, whatever is undone or edited.
    fn remember_printed(&mut self, questionnaire: &Questionnaire) {
        let operation = Arc::clone(&self.project().operation);
        if questionnaire.is_empty() || operation.printed.contains(questionnaire) {
            return;
        }
        self.history.amend_all(|project| {
            if let Some(printed) = project.operation_mut(&operation.name) {
                printed.remember_printed(questionnaire);
            }
        });
    }

    /// The street lines, once read.
    fn street_layer(&self) -> Option<Arc<Layer>> {
        let mut sources = self.project().sources.iter();
        let source = sources.find(|source| source.role == Role::Streets)?;
        self.data().layer(source).cloned()
    }

    /// Where the addresses come from, for the notice that a crew shows at the door.
    fn address_source(&self, addresses: &[Address], words: &Words) -> String {
        let source = self.project().addresses();
        let file = source.and_then(|source| source.path.file_name());
        let Some(file) = file.map(|name| name.to_string_lossy()) else {
            return String::new();
        };
        words.say(&if is_ban(addresses) {
            msg!("packet-source-ban", file = file)
        } else if are_of_osm(addresses) {
            msg!("packet-source-osm", file = file)
        } else {
            msg!("packet-source-file", file = file)
        })
    }
}

/// The basemap under the maps on paper.
struct Under {
    tiles: Tiles,
    attribution: String,
    /// Whether the server did not answer once.
    missing: AtomicBool,
}

impl Under {
    /// The basemap, where there is one: paper without can still be walked with.
    fn open(basemap: &Basemap, words: &Words) -> Result<Option<Self>, ReadError> {
        let tiles = Tiles::open(basemap)?;
        Ok(tiles.map(|tiles| Self {
            attribution: words.say(tiles.attribution()),
            tiles,
            missing: AtomicBool::new(false),
        }))
    }

    /// Whether there is a map that it is not under, since its server did not answer.
    fn was_missing(&self) -> bool {
        self.missing.load(Ordering::Relaxed)
    }

    /// The basemap under a map of `dpi` pixels to the inch; `camera` is in points.
    fn at(&self, camera: &Camera, dpi: f64) -> Option<Backdrop> {
        // One question tells whether a server is there, instead of one for every tile.
        let page = Page::of_pixels((camera.width, camera.height), 72.0);
        let seen = self.tiles.grid().seen(&raster_camera(camera, &page, dpi));
        if self.tiles.load(*seen.first()?).is_err() {
            self.missing.store(true, Ordering::Relaxed);
            return None;
        }
        Some(Backdrop {
            image: picture::basemap(&self.tiles, camera, dpi, Tone::Grey, Rgb::WHITE),
            attribution: self.attribution.clone(),
        })
    }
}

/// Whether the addresses have the codes of OpenStreetMap, as its extracts are read.
pub(crate) fn are_of_osm(addresses: &[Address]) -> bool {
    let kinds = ["node/", "way/", "relation/"];
    let is_one = |address: &Address| kinds.iter().any(|kind| address.id.starts_with(kind));
    !addresses.is_empty() && addresses.iter().take(100).all(is_one)
}

/// Whether the addresses carry the keys of the French national base: `93010_0001_00012_bis`.
pub(crate) fn is_ban(addresses: &[Address]) -> bool {
    let is_key = |address: &Address| {
        let mut parts = address.id.split('_');
        let mut long = |length| parts.next().is_some_and(|part| part.len() == length);
        long(5) && long(4) && long(5)
    };
    !addresses.is_empty() && addresses.iter().take(100).all(is_key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_national_base_is_known_by_its_keys() {
        let with = |id: &str| Address {
            id: id.to_owned(),
            ..Address::default()
        };
        assert!(is_ban(&[
            with("93010_0001_00012"),
            with("93010_b123_00003_bis")
        ]));
        assert!(!is_ban(&[with("93010_0001_00012"), with("row-1")]));
        assert!(!is_ban(&[]));
    }
}
