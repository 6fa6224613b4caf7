//! Slides: a page for each scene, as the room would see it.

use std::path::{Path, PathBuf};

use crate::base::date::Date;
use crate::base::task::Task;
use crate::draw::flight::Sight;
use crate::draw::mercator::Camera;
use crate::draw::overlay::Overlay;
use crate::draw::picture::{Picture, whole};
use crate::io::export::print::PrintError;
use crate::io::pdf::deck::{Deck, DeckLayout, Slide, deck};
use crate::io::tile::Tiles;
use crate::io::whole;
use crate::model::layer::PrecinctId;
use crate::model::scene::Scene;
use crate::msg;
use crate::session::Session;
use crate::session::jobs::Outcome;
use crate::session::picture::leaf::{drawn, svg_over};
use crate::session::picture::{MapSheet, PictureRequest};
use crate::session::problem::Problem;

/// A map with more points than this is put on its slide as pixels: as lines, a country would take
/// minutes to open.
const MOST_POINTS: usize = 400_000;

/// Pixels to the inch of such a map, enough for a screen of four times 1920 × 1080.
const FINE_DPI: f64 = 288.0;

/// Slides to be made.
#[derive(Clone, Debug)]
pub struct DeckRequest {
    /// How large a slide is, and what stands around its map.
    pub picture: PictureRequest,
    /// Whether each scene's note stands below its map.
    pub notes: bool,
}

/// Slides, ready to be drawn on any thread.
struct DeckSheet {
    leaves: Vec<Leaf>,
    layout: DeckLayout,
    title: String,
    date: Date,
}

/// What a slide shows.
struct Leaf {
    sheet: MapSheet,
    camera: Camera,
    selected: Vec<PrecinctId>,
    slide: Slide,
}

impl Session {
    /// Writes the scenes as slides in a PDF, as a job.
    ///
    /// # Errors
    /// A [`Problem`] as for [`Session::map_sheet`] of any scene, or when there is no scene.
    pub fn write_deck(&mut self, request: &DeckRequest, path: PathBuf) -> Result<(), Problem> {
        let scenes = self.project().scenes.clone();
        if scenes.is_empty() {
            return Err(Problem {
                what: msg!("deck-none"),
                hint: msg!("deck-none-hint"),
            });
        }
        let layout = DeckLayout::new(&request.picture.page, request.notes);
        // Each scene is put on show for a moment, and what was on show stands there again after.
        let before = self.showing().cloned();
        let leaves: Result<Vec<Leaf>, Problem> = scenes
            .iter()
            .map(|scene| self.leaf_of(scene, request, &layout))
            .collect();
        self.show(before);
        self.work_out();
        let slides = DeckSheet {
            leaves: leaves?,
            layout,
            title: self.title(),
            date: request.picture.date,
        };
        self.start(msg!("deck-job"), move |task| {
            match slides.write(&path, task) {
                Err(PrintError::Cancelled(cancelled)) => Err(cancelled),
                written => Ok(Outcome::Written(
                    written
                        .map(|()| vec![path])
                        .map_err(|error| Problem::from(&error)),
                )),
            }
        });
        Ok(())
    }

    /// The slide of a scene, which is left on show.
    fn leaf_of(
        &mut self,
        scene: &Scene,
        request: &DeckRequest,
        layout: &DeckLayout,
    ) -> Result<Leaf, Problem> {
        self.show(Some(scene.showing.clone()));
        self.work_out();
        let sheet = self.map_sheet(request.picture.clone())?;
        let title = scene.title.as_str();
        let note = if request.notes { scene.note.trim() } else { "" };
        Ok(Leaf {
            camera: camera(Sight::of(scene.viewpoint), &sheet, layout),
            selected: self.selected_in(scene),
            slide: Slide {
                title: title.to_owned(),
                note: note.to_owned(),
                note_title: sheet.words.say(&msg!("deck-note-of", title = title)),
                note_elsewhere: sheet.words.text("deck-note-elsewhere"),
                foot: String::new(),
            },
            sheet,
        })
    }
}

/// What a scene sees, on its slide; everything where it sees nothing.
fn camera(sight: Sight, sheet: &MapSheet, layout: &DeckLayout) -> Camera {
    let (width, height) = layout.map_page().units();
    if 0.0 < sight.across && sight.across.is_finite() {
        Camera {
            centre: sight.centre,
            scale: sight.across / f64::from(width.min(height)),
            width,
            height,
        }
    } else {
        whole(&sheet.plain(Camera::default(), layout.map_page(), &Overlay::default()))
    }
}

impl DeckSheet {
    /// Draws the slides on all cores, and writes the file.
    fn write(self, path: &Path, task: &Task) -> Result<(), PrintError> {
        let Some(first) = self.leaves.first() else {
            return Ok(());
        };
        let language = first.sheet.words.language().code();
        let opened: Result<Vec<Option<Tiles>>, _> = self
            .leaves
            .iter()
            .map(|leaf| Tiles::open(&leaf.sheet.basemap))
            .collect();
        let leaves: Vec<(&Leaf, Option<Tiles>)> = self.leaves.iter().zip(opened?).collect();
        let total = leaves.len() as u64 + 1;
        let maps = drawn(&leaves, total, task, |(leaf, tiles)| {
            leaf.map(&self.layout, tiles.as_ref())
        })?;
        task.step(total - 1, total)?;
        let slides = leaves.iter().map(|(leaf, tiles)| Slide {
            foot: leaf.sheet.foot_over(tiles.as_ref()),
            ..leaf.slide.clone()
        });
        let said = Deck {
            language,
            title: self.title.clone(),
            slides: slides.collect(),
            layout: self.layout,
        };
        let bytes = deck(&said, maps, self.date)?;
        task.step(total, total)?;
        whole::write(path, |file| file.write_all(&bytes))?;
        Ok(())
    }
}

impl Leaf {
    fn map(&self, layout: &DeckLayout, tiles: Option<&Tiles>) -> String {
        let overlay = self.sheet.numbered(&self.camera, &self.selected);
        let plain = self.sheet.plain(self.camera, layout.map_page(), &overlay);
        let points = self.sheet.shapes.vertices_in(&self.camera.bounds());
        let few = points < MOST_POINTS;
        let picture = Picture {
            outlined: &self.selected,
            vector: few,
            dpi: if few { plain.dpi } else { FINE_DPI },
            ..plain
        };
        svg_over(picture, tiles)
    }
}
