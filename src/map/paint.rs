//! A frame of the map: ids for the camera, colours over them, and what lies on top.

use std::sync::Arc;

use crate::draw::colour::Image;
use crate::draw::mercator::Camera;
use crate::draw::overlay::Overlay;
use crate::draw::shade::{Look, border_strength};
use crate::draw::vision::Vision;
use crate::map::basemap::ground;
use crate::map::choropleth::Wanted;
use crate::map::filled::Plan;
use crate::map::furniture::{self, Plate};
use crate::map::names::cards;
use crate::map::overlay::Canvas;
use crate::map::screen::Placing;
use crate::map::view::{MapInput, MapView};
use crate::model::layer::PrecinctId;

/// Where a map is in the window.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// The first map or the second: 0 or 1.
    pub(super) map: usize,
    /// All of the map.
    pub(super) rect: egui::Rect,
    /// What can be seen of it.
    pub(super) seen: egui::Rect,
}

impl Place {
    /// A map that can be seen whole.
    pub(super) fn whole(map: usize, rect: egui::Rect) -> Self {
        Self {
            map,
            rect,
            seen: rect,
        }
    }
}

impl MapView {
    /// Fills the ids for the camera, and composes the ground under them.
    pub(super) fn prepare(&mut self, ctx: &egui::Context, input: &MapInput<'_>) -> Arc<Image> {
        if self.camera.width == 0 || self.camera.height == 0 {
            return Arc::default();
        }
        let wake = ctx.clone();
        let pixels_per_point = f64::from(ctx.pixels_per_point());
        let (cover, under) = (self.cover(), &mut self.under);
        under.refresh(input.basemap, ctx);
        let wanted = Wanted {
            shapes: input.shapes,
            leaders: input.leaders,
            camera: &self.camera,
        };
        let made = self.choropleth.update(
            wanted,
            move || wake.request_repaint(),
            |camera| Plan {
                under: under.underlay(camera, input.dark),
                paint: input.paint.clone(),
                look: look(input, camera, cover, pixels_per_point),
            },
        );
        if let Some(made) = made {
            self.under.keep(made);
        }
        // Ground and colours belong to the camera of the ids, which may lag behind.
        let camera = self.choropleth.camera().unwrap_or(self.camera);
        if self.choropleth.is_moving() {
            self.under.image_for_now(&camera, input.dark)
        } else {
            self.under.image(&camera, input.dark)
        }
    }

    /// Paints one of the maps.
    pub(super) fn paint(
        &mut self,
        ui: &egui::Ui,
        place: Place,
        ground: &Arc<Image>,
        input: &MapInput<'_>,
        hovered: Option<PrecinctId>,
    ) {
        let painter = ui.painter_at(place.seen);
        if self.camera.width == 0 || self.camera.height == 0 {
            return;
        }
        self.paint_image(&painter, place, ground, input, hovered);
        let canvas = self.canvas(&painter, place.rect);
        let camera = canvas.camera;
        let bar = furniture::scale_bar(&painter, &camera, input.words, input.dark);
        let attribution = self.under.attribution().map(|made| input.words.say(made));
        let attribution = attribution.filter(|said| !said.is_empty());
        let attribution =
            attribution.map(|said| furniture::attribution(&painter, said, input.dark));
        let corners: Vec<Plate> = [bar].into_iter().chain(attribution).collect();
        if let Some(names) = self.names.get_mut(place.map) {
            let mut over = cards(ui.ctx(), place.seen);
            over.extend(corners.iter().map(Plate::rect));
            names.paint(&canvas, input, &over);
        }
        match input.vision {
            Some(vision) => canvas.paint(&vision.sees_overlay(input.overlay)),
            None => canvas.paint(input.overlay),
        }
        if let Some(drawn) = &self.drawn {
            canvas.drawn(drawn.points());
        }
        for plate in corners {
            plate.draw(&painter);
        }
    }

    /// Paints more over a map that was just shown in `rect`.
    pub(crate) fn paint_over(
        &self,
        ui: &egui::Ui,
        rect: egui::Rect,
        overlay: &Overlay,
        vision: Option<Vision>,
    ) {
        let painter = ui.painter_at(rect);
        let canvas = self.canvas(&painter, rect);
        match vision {
            Some(vision) => canvas.paint(&vision.sees_overlay(overlay)),
            None => canvas.paint(overlay),
        }
    }

    /// What lies over the precincts is painted on, in points.
    fn canvas<'a>(&self, painter: &'a egui::Painter, rect: egui::Rect) -> Canvas<'a> {
        let camera = Camera {
            scale: self.metres_per_point(),
            ..self.camera_of(rect, 1.0)
        };
        Canvas {
            painter,
            camera,
            corner: rect.min,
        }
    }

    /// Colours the ids and shows the composed image.
    fn paint_image(
        &mut self,
        painter: &egui::Painter,
        place: Place,
        under: &Arc<Image>,
        input: &MapInput<'_>,
        hovered: Option<PrecinctId>,
    ) {
        let ctx = painter.ctx();
        let camera = self.choropleth.camera().unwrap_or(self.camera);
        let pixels_per_point = f64::from(ctx.pixels_per_point());
        let leader = |precinct: PrecinctId| {
            let leaders = input.leaders.and_then(|it| it.get(precinct.index()));
            leaders.map_or(precinct, |&leader| PrecinctId(leader))
        };
        let hover = hovered.or(input.hover).filter(|_| self.drawn.is_none());
        let look = Look {
            hover: hover.map(leader),
            focus: input.focus.map(leader),
            ..look(input, &camera, self.cover(), pixels_per_point)
        };
        let frame = self.choropleth.frame(place.map, under, input.paint, look);
        let (seen, screen) = (
            self.seen.get_mut(place.map),
            self.screens.get_mut(place.map),
        );
        let Some(((frame, seen), screen)) = frame.zip(seen).zip(screen) else {
            return;
        };
        if frame.unfinished {
            ctx.request_repaint();
        }
        let step = self.camera.scale / frame.camera.scale;
        let corner = frame.camera.point_at(0.0, 0.0);
        let placing = Placing {
            rect: place.rect,
            shift: self.camera.to_pixels(corner),
            step,
            ground: ground(input.dark),
        };
        screen.paint(painter, seen.shot(&frame, input.vision), placing);
    }
}

/// How colours are laid on for a camera, with nothing outlined alone.
fn look(input: &MapInput<'_>, camera: &Camera, cover: f64, pixels_per_point: f64) -> Look {
    Look {
        selected: input.selected.to_vec(),
        hover: None,
        focus: None,
        opacity: cover,
        borders: border_strength(input.shapes, camera, pixels_per_point),
        pixels_per_point,
        dark: input.dark,
    }
}
