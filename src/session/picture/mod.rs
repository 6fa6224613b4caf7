//! The map as a picture: what the window shows, for a file.

mod atlas;
mod atlas_maps;
mod deck;
mod leaf;
mod level;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::base::date::Date;
use crate::base::task::{Cancelled, Task};
use crate::base::words::{Language, Words};
use crate::draw::colour::Rgb;
use crate::draw::depiction::Titles;
use crate::draw::label;
use crate::draw::legend::Legend;
use crate::draw::mercator::Camera;
use crate::draw::overlay::Overlay;
use crate::draw::picture::{Page, Picture, Under, legend_alone, whole};
use crate::draw::shade::{OVER_BASEMAP, Paint};
use crate::draw::shapes::Shapes;
use crate::draw::tile::Tone;
use crate::io::picture::Backdrop;
use crate::io::tile::Tiles;
use crate::io::{WriteError, picture};
use crate::model::project::Basemap;
use crate::model::shading::{Classes, Form, Mass, Shown};
use crate::msg;
use crate::session::Session;
use crate::session::jobs::Outcome;
use crate::session::levels::Level;
use crate::session::picture::level::ToDissolve;
use crate::session::problem::Problem;

pub use crate::session::picture::atlas::AtlasRequest;
pub use crate::session::picture::deck::DeckRequest;

/// More pixels to the inch than this a basemap under lines does not have: they could not be seen,
/// and a picture of lines holds them all at once.
const BASEMAP_DPI: f64 = 144.0;

/// What stands around the map and in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is on the map or not, whatever the others are"
)]
pub struct Furniture {
    /// The precincts' numbers in them, on an atlas their codes.
    pub names: bool,
    /// What the colours mean.
    pub legend: bool,
    /// Scale bar and north arrow.
    pub scale: bool,
    /// The day, the sources and their licences at the foot.
    pub sources: bool,
}

impl Default for Furniture {
    fn default() -> Self {
        Self {
            names: true,
            legend: true,
            scale: true,
            sources: true,
        }
    }
}

/// What the picture is to be.
#[derive(Clone, Debug)]
pub struct PictureRequest {
    /// How large it is.
    pub page: Page,
    /// Pixels to the inch, where it is made of pixels.
    pub dpi: f64,
    /// What stands around the map.
    pub furniture: Furniture,
    /// Its title, empty for none; the project's name when `None`.
    pub title: Option<String>,
    /// The legend and nothing else; it has its own size.
    pub legend_only: bool,
    /// What is shown; what the project shows when `None`.
    pub shown: Option<Shown>,
    /// Precincts, or what they are put together to.
    pub level: Option<Level>,
    /// What lies under it; what the project has when `None`.
    pub basemap: Option<Basemap>,
    /// Precincts as paths instead of pixels.
    pub vector: bool,
    /// The language of its words.
    pub language: Language,
    /// Today.
    pub date: Date,
}

/// All that a picture is made of, ready to be drawn on any thread.
#[derive(Debug)]
pub struct MapSheet {
    request: PictureRequest,
    shapes: Arc<Shapes>,
    paint: Paint,
    legend: Legend,
    title: String,
    foot: String,
    basemap: Basemap,
    /// What is written in the precincts or areas, one entry for each.
    numbers: Vec<String>,
    /// What the precincts are to be put together to before anything is drawn.
    level: Option<ToDissolve>,
    words: Words,
}

impl Session {
    /// The map of the project, or of what is on show in its place, as a picture.
    ///
    /// # Errors
    /// A [`Problem`] when there are no precincts, or no such indicator with figures.
    pub fn map_sheet(&self, request: PictureRequest) -> Result<MapSheet, Problem> {
        let derived = self.derived();
        let Some(shapes) = derived.shapes.clone() else {
            return Err(Problem {
                what: msg!("problem-no-precincts"),
                hint: msg!("problem-no-precincts-hint"),
            });
        };
        let project = self.on_show();
        let words = Words::new(request.language);
        if let Some(level) = request.level.clone() {
            return self.level_sheet(&level, request, words, shapes);
        }
        let shading = &project.shading;
        let shown = request.shown.clone().unwrap_or(shading.shown.clone());
        let (title, unit) = self.named(&shown, &words)?;
        let depiction = match &derived.depiction {
            Some(depiction) if shown == shading.shown => depiction.clone(),
            _ => {
                let mut other = shading.clone();
                if matches!(other.classes, Classes::ByHand(_)) {
                    // Those were set for another column.
                    other.classes = Classes::Quantile;
                }
                other.shown = shown;
                derived.depict_once(&other, project, self.data())
            }
        };
        let other = self.counted(&shading.form, &words);
        let legend = depiction.legend(Titles {
            column: &title,
            unit: &unit,
            other: &other,
        });
        let numbers = self
            .precincts()
            .map_or_else(Vec::new, |precincts| label::numbers(&precincts.codes));
        Ok(self.sheet_of(
            request,
            (words, shapes),
            (depiction.paint(), legend),
            numbers,
        ))
    }

    fn sheet_of(
        &self,
        request: PictureRequest,
        (words, shapes): (Words, Arc<Shapes>),
        (paint, legend): (Paint, Legend),
        numbers: Vec<String>,
    ) -> MapSheet {
        let project = self.on_show();
        let shown = request.shown.as_ref().unwrap_or(&project.shading.shown);
        MapSheet {
            paint,
            legend,
            title: request.title.clone().unwrap_or_else(|| self.title()),
            foot: if request.furniture.sources {
                self.credits(shown, &words, request.date)
            } else {
                String::new()
            },
            basemap: request.basemap.clone().unwrap_or(project.basemap.clone()),
            numbers,
            level: None,
            shapes,
            words,
            request,
        }
    }

    /// Writes the map as a picture, as a job; the name's ending says whether as `.png`, `.svg` or
    /// `.pdf`.
    ///
    /// # Errors
    /// A [`Problem`] as for [`Session::map_sheet`].
    pub fn write_picture(&mut self, request: PictureRequest, path: PathBuf) -> Result<(), Problem> {
        let sheet = self.map_sheet(request)?;
        self.start(msg!("job-export-map"), move |task| {
            match sheet.write(&path, task) {
                Err(_) if task.is_cancelled() => Err(Cancelled),
                written => Ok(Outcome::Written(written.map(|()| vec![path]))),
            }
        });
        Ok(())
    }

    /// The title and the unit of what is shown, where it has figures.
    fn named(&self, shown: &Shown, words: &Words) -> Result<(String, String), Problem> {
        let name = match shown {
            Shown::Score => return Ok((words.text("common-score"), String::new())),
            Shown::Indicator(name) => name,
        };
        let (Some(indicator), Some(column)) = (
            self.project().indicator(name),
            self.derived().columns.get(name),
        ) else {
            return Err(Problem {
                what: msg!("problem-no-such", name = name),
                hint: msg!("problem-no-such-hint"),
            });
        };
        column.as_ref().map_err(Clone::clone)?;
        let title = indicator.title.in_language(words.language());
        let title = if title.is_empty() { name } else { title };
        Ok((title.to_owned(), indicator.unit.clone()))
    }

    /// What the second figure of a map is called, or what its discs, dots or surface count.
    pub fn counted(&self, form: &Form, words: &Words) -> String {
        let title = |name: &str| {
            let indicator = self.project().indicator(name);
            let title = indicator.map(|known| known.title.in_language(words.language()));
            title
                .filter(|title| !title.is_empty())
                .unwrap_or(name)
                .to_owned()
        };
        match form {
            Form::Areas => String::new(),
            Form::Pair(Shown::Score) => words.text("common-score"),
            Form::Pair(Shown::Indicator(name)) => title(name),
            Form::Circles(mass) | Form::Dots { mass, .. } | Form::Heat { mass, .. } => match mass {
                Mass::Voters => words.text("form-voters"),
                Mass::Doors => words.text("form-doors"),
                Mass::Indicator(name) => title(name),
                Mass::Points(name) => name.clone(),
            },
        }
    }

    /// The project's name, or that of its file.
    pub fn title(&self) -> String {
        let project = self.project();
        if !project.name.is_empty() {
            return project.name.clone();
        }
        self.path()
            .and_then(Path::file_stem)
            .map(|stem| stem.to_string_lossy().into_owned())
            .unwrap_or_default()
    }
}

impl MapSheet {
    /// Writes it; the name's ending says whether as `.png`, `.svg` or `.pdf`.
    ///
    /// # Errors
    /// A [`Problem`] when the ending is another, the basemap cannot be read, the disk refuses, or
    /// the task was cancelled.
    pub fn write(self, path: &Path, task: &Task) -> Result<(), Problem> {
        let sheet = self.at_its_level(task)?;
        let PictureRequest { dpi, date, .. } = sheet.request;
        let written = if sheet.request.legend_only {
            let (svg, page) = sheet.legend_alone();
            picture::write_svg(path, &svg, &page, dpi, date)
        } else {
            sheet.draw(|picture| picture::write(path, picture, date, task))?
        };
        written.map_err(|error| Problem::from(&error))
    }

    /// The bytes of a PNG.
    ///
    /// # Errors
    /// A [`Problem`] when the basemap cannot be read, or the picture is too large.
    pub fn png(self) -> Result<Vec<u8>, Problem> {
        let sheet = self.at_its_level(&Task::default())?;
        let made = if sheet.request.legend_only {
            let (svg, page) = sheet.legend_alone();
            picture::png_of_svg(&svg, &page, sheet.request.dpi)
        } else {
            sheet.draw(picture::png)?
        };
        made.map_err(|reason| {
            let error = WriteError::not_made(Path::new("map.png"), &reason);
            Problem::from(&error)
        })
    }

    /// The legend in the colours that the map has, over its basemap or without one.
    fn legend_alone(&self) -> (String, Page) {
        let cover = if self.basemap == Basemap::None {
            1.0
        } else {
            OVER_BASEMAP
        };
        legend_alone(&self.legend, cover, &self.words)
    }

    fn draw<T>(&self, draw: impl FnOnce(&Picture<'_>) -> T) -> Result<T, Problem> {
        let PictureRequest {
            page, dpi, vector, ..
        } = self.request;
        let nothing = Overlay::default();
        let dpi = if vector { dpi.min(BASEMAP_DPI) } else { dpi };
        let tiles = Tiles::open(&self.basemap).map_err(|error| Problem::from(&error))?;
        let attribution = tiles
            .as_ref()
            .map(|tiles| self.words.say(tiles.attribution()))
            .unwrap_or_default();
        let bare = Picture {
            dpi,
            attribution: &attribution,
            title: &self.title,
            foot: &self.foot,
            vector,
            ..self.plain(Camera::default(), page, &nothing)
        };
        let camera = whole(&bare);
        let bare = Picture { camera, ..bare };
        let backdrop = tiles.as_ref().map(|tiles| {
            let pixels = bare.raster_camera();
            Backdrop::new(tiles, pixels, dpi, Tone::Muted, Rgb::WHITE)
        });
        let rows = backdrop
            .as_ref()
            .map(|backdrop| move |rows| backdrop.rows(rows));
        Ok(draw(&Picture {
            basemap: rows.as_ref().map(|rows| Under(rows)),
            overlay: &self.numbered(&camera, &[]),
            ..bare
        }))
    }
}
