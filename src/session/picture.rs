//! The map as a picture: what the window shows, for a file.

use std::path::Path;
use std::sync::Arc;

use crate::analysis::breaks;
use crate::base::date::Date;
use crate::base::words::{Language, Words};
use crate::draw::colour::Rgb;
use crate::draw::legend::Legend;
use crate::draw::mercator::Camera;
use crate::draw::overlay::Overlay;
use crate::draw::picture::Picture;
use crate::draw::shade::Paint;
use crate::draw::shapes::Shapes;
use crate::draw::tile::Tone;
use crate::io::tile::Tiles;
use crate::io::{WriteError, picture};
use crate::model::indicator::Column;
use crate::model::project::Basemap;
use crate::model::shading::{Classes, Shown};
use crate::msg;
use crate::session::Session;
use crate::session::problem::Problem;

/// Points around the precincts, free of them.
const MARGIN: f64 = 24.0;

/// What the picture is to be.
#[derive(Clone, Debug)]
pub struct PictureRequest {
    /// Width and height: pixels of a raster picture, points of one made of lines.
    pub size: (u32, u32),
    /// What is shown; what the project shows when `None`.
    pub shown: Option<Shown>,
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
    basemap: Basemap,
    words: Words,
}

impl Session {
    /// The map of the project as a picture.
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
        let project = self.project();
        let words = Words::new(request.language);
        let shading = &project.shading;
        let shown = request.shown.clone().unwrap_or(shading.shown.clone());
        let (column, title, unit) = self.column(&shown, &words)?;
        let edges = if shown == shading.shown {
            derived.breaks.to_vec()
        } else if matches!(shading.classes, Classes::ByHand(_)) {
            // Those were set for another column.
            breaks::breaks(&column, &Classes::Quantile, shading.count)
        } else {
            breaks::breaks(&column, &shading.classes, shading.count)
        };
        let legend = Legend::new(title, unit, &column, &edges, shading.ramp, shading.reversed);
        Ok(MapSheet {
            paint: Paint::new(&column, &edges, shading.ramp, shading.reversed),
            legend,
            title: self.title(),
            basemap: request.basemap.clone().unwrap_or(project.basemap.clone()),
            shapes,
            words,
            request,
        })
    }

    /// What is shown: its figures, its title and its unit.
    fn column(
        &self,
        shown: &Shown,
        words: &Words,
    ) -> Result<(Arc<Column>, String, String), Problem> {
        let name = match shown {
            Shown::Score => {
                let scores = Arc::new(self.derived().scores.values.clone());
                return Ok((scores, words.text("common-score"), String::new()));
            }
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
        let title = indicator.title.in_language(words.language());
        let title = if title.is_empty() { name } else { title };
        let column = column.clone()?;
        Ok((column, title.to_owned(), indicator.unit.clone()))
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
    /// A [`Problem`] when the ending is another, the basemap cannot be read, or the disk refuses.
    pub fn write(&self, path: &Path) -> Result<(), Problem> {
        self.draw(|picture| picture::write(path, picture, self.request.date))?
            .map_err(|error| Problem::from(&error))
    }

    /// The bytes of a PNG.
    ///
    /// # Errors
    /// A [`Problem`] when the basemap cannot be read, or the picture is too large.
    pub fn png(&self) -> Result<Vec<u8>, Problem> {
        let made = self.draw(picture::png)?;
        made.map_err(|reason| {
            let error = WriteError::not_made(Path::new("map.png"), &reason);
            Problem::from(&error)
        })
    }

    fn draw<T>(&self, draw: impl FnOnce(&Picture<'_>) -> T) -> Result<T, Problem> {
        const DPI: f64 = 72.0;
        let (width, height) = self.request.size;
        let camera = Camera::fitting(&self.shapes.bounds(), width, height, MARGIN);
        let tiles = Tiles::open(&self.basemap).map_err(|error| Problem::from(&error))?;
        let under = tiles
            .as_ref()
            .map(|tiles| picture::basemap(tiles, &camera, DPI, Tone::Muted, Rgb::WHITE));
        let attribution = tiles
            .as_ref()
            .map(|tiles| self.words.say(tiles.attribution()))
            .unwrap_or_default();
        Ok(draw(&Picture {
            camera,
            dpi: DPI,
            shapes: &self.shapes,
            paint: Some(&self.paint),
            outlined: &[],
            basemap: under,
            attribution: &attribution,
            overlay: &Overlay::default(),
            title: &self.title,
            legend: Some(&self.legend),
            scale_bar: true,
            background: Rgb::WHITE,
            vector: self.request.vector,
            words: &self.words,
        }))
    }
}
