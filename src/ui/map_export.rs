//! The map to a file, as its dialog was told.

use std::path::PathBuf;

use crate::draw::picture::Page;
use crate::session::picture::{AtlasRequest, DeckRequest, PictureRequest};
use crate::session::problem::Problem;
use crate::ui::app::App;
use crate::ui::dialogs::export::{Kind, MapExport};

impl App {
    /// Starts writing the map to a file whose name may lack its ending.
    pub(super) fn export_map(&mut self, path: PathBuf, export: &MapExport) {
        let path = match (export.kind, path.extension()) {
            (Kind::Atlas | Kind::Deck, _) | (_, None) => path.with_extension(export.kind.ending()),
            _ => path,
        };
        let pixels = path.extension().is_some_and(|ending| ending == "png");
        let request = PictureRequest {
            page: page(export),
            dpi: resolution(export),
            furniture: export.furniture,
            title: Some(export.title.clone()),
            legend_only: export.kind == Kind::Legend,
            shown: None,
            level: export.level.clone().filter(|_| export.kind.has_levels()),
            basemap: None,
            vector: !pixels,
            language: self.words.language(),
            date: self.date,
        };
        let started = match export.kind {
            Kind::Atlas => self.export_atlas(request, export, path),
            Kind::Deck => {
                let request = DeckRequest {
                    picture: request,
                    notes: export.notes,
                };
                self.session.write_deck(&request, path)
            }
            _ => self.session.write_picture(request, path),
        };
        self.tell_failure(started);
    }

    /// An atlas of the selected precincts, or of all where none is.
    fn export_atlas(
        &mut self,
        picture: PictureRequest,
        export: &MapExport,
        path: PathBuf,
    ) -> Result<(), Problem> {
        let all = self.session.precincts().map(|precincts| precincts.ids());
        let selection = &self.session.selection;
        let chosen = all
            .into_iter()
            .flatten()
            .filter(|precinct| selection.is_empty() || selection.contains(*precinct));
        let request = AtlasRequest {
            picture,
            precincts: chosen.collect(),
            by: export.by.clone(),
        };
        self.session.write_atlas(request, path)
    }
}

fn page(export: &MapExport) -> Page {
    if export.kind == Kind::Deck {
        let paper = export.slide.map(|paper| Page::of_paper(paper, true));
        return paper.unwrap_or(Page::SLIDE);
    }
    match export.paper {
        Some(paper) => Page::of_paper(paper, export.landscape),
        None => {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "the dialog keeps them between 64 and 20,000"
            )]
            let pixels = (export.pixels.0 as u32, export.pixels.1 as u32);
            Page::of_pixels(pixels, resolution(export))
        }
    }
}

/// A number of pixels is for a screen, whatever a printer would have.
fn resolution(export: &MapExport) -> f64 {
    if export.paper.is_none() && export.kind != Kind::Legend {
        72.0
    } else {
        export.dpi
    }
}
