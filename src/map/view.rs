//! The map as a widget: what it is given, what came of it, and the frame in between.

use std::f64::consts::PI;
use std::sync::Arc;

use crate::base::memo::Same;
use crate::base::words::{Message, Words};
use crate::draw::fill::Shapes;
use crate::draw::mercator::{Bounds, Camera, Point, RADIUS};
use crate::draw::overlay::Overlay;
use crate::draw::shade::{OVER_BASEMAP, Paint};
use crate::draw::vision::Vision;
use crate::map::basemap::Under;
use crate::map::choropleth::Choropleth;
use crate::map::names::Names;
use crate::map::paint::Place;
use crate::map::pick::Loop;
use crate::map::screen::Screen;
use crate::map::seen::Seen;
use crate::map::travel::Travel;
use crate::model::layer::PrecinctId;
use crate::model::project::Basemap;

/// What a drag on the map does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tool {
    /// Moves the map.
    #[default]
    Pan,
    /// Draws a line around precincts.
    Lasso,
    /// Draws a rectangle around precincts.
    Rectangle,
    /// Moves the map; a click says where crews meet.
    Meet,
    /// Leaves the map where it is: something on it is dragged.
    Carry,
}

impl Tool {
    /// Whether a drag draws something, where it does not move the map.
    pub(super) fn draws(self) -> bool {
        matches!(self, Self::Lasso | Self::Rectangle)
    }
}

/// What the map shows in a frame. Nothing here needs a version: the map compares, and works only
/// on what has changed.
#[derive(Clone, Copy, Debug)]
pub struct MapInput<'a> {
    /// The precincts' outlines; empty before any are open.
    pub shapes: &'a Arc<Shapes>,
    /// `leaders[precinct]`: the one that stands for it, where several are shown as one area.
    pub leaders: Option<&'a Arc<Vec<u32>>>,
    /// Their colours.
    pub paint: &'a Paint,
    /// What is written in them where there is room, one entry per precinct; empty for nothing.
    pub names: &'a Arc<Vec<String>>,
    /// `selected[precinct]`; empty for none.
    pub selected: &'a [bool],
    /// The precinct in the inspector.
    pub focus: Option<PrecinctId>,
    /// A precinct that is hovered elsewhere, in the table say.
    pub hover: Option<PrecinctId>,
    /// What lies under the precincts.
    pub basemap: &'a Basemap,
    /// What lies over them.
    pub overlay: &'a Overlay,
    /// What a drag does.
    pub tool: Tool,
    /// Whose eyes the colours are shown to; everybody's when `None`.
    pub vision: Option<Vision>,
    /// Whether the window is dark.
    pub dark: bool,
    /// The language.
    pub words: &'a Words,
}

/// Keys held while something was picked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// Adds to the selection.
    pub shift: bool,
    /// Takes from the selection.
    pub alt: bool,
}

/// A click on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Click {
    /// The precinct there, if there is one.
    pub precinct: Option<PrecinctId>,
    /// The keys held.
    pub held: Held,
}

/// What happened on the map in a frame.
#[derive(Debug)]
pub struct MapOutput {
    /// The precinct under the pointer.
    pub hovered: Option<PrecinctId>,
    /// Where the pointer is.
    pub pointer: Option<Point>,
    /// A click.
    pub clicked: Option<Click>,
    /// A double click; the first of its two was reported as a click.
    pub double_clicked: Option<Click>,
    /// The precincts that a lasso or rectangle was drawn around.
    pub lassoed: Option<(Vec<PrecinctId>, Held)>,
    /// The line of it, for what else may lie inside.
    pub(crate) drawn: Option<(Loop, Held)>,
    /// Why the basemap cannot be shown, if it cannot.
    pub basemap_problem: Option<Message>,
    /// The widget itself, to hang a menu or a tooltip on.
    pub response: egui::Response,
}

/// The map: its camera, and the images it last made.
pub struct MapView {
    pub(super) memory: walkers::MapMemory,
    /// In physical pixels.
    pub(super) camera: Camera,
    pub(super) fit: Option<Bounds>,
    fitted: Option<Fitted>,
    pub(super) travel: Travel,
    shapes: Option<Same<Shapes>>,
    pub(super) choropleth: Choropleth,
    pub(super) under: Under,
    /// One for each of two maps, as the next.
    pub(super) seen: [Seen; 2],
    pub(super) screens: [Screen; 2],
    pub(super) names: [Names; 2],
    pub(super) drawn: Option<Loop>,
}

/// What a fit showed: shown whole again in another room, until the map is moved.
struct Fitted {
    bounds: Bounds,
    room: egui::Vec2,
    /// The centre and the zoom it led to.
    place: (Point, f64),
}

/// Pixels of the whole world's width at zoom 0, as walkers counts.
pub(super) const WORLD: f64 = 256.0;

/// Free room around what is fitted, in points.
const MARGIN: f64 = 24.0;

/// As close as a fit goes: streets can be told apart.
const CLOSEST_FIT: f64 = 18.0;

impl MapView {
    /// A map that has not been shown yet; `gpu` is eframe's, where it draws with wgpu.
    pub fn new(gpu: Option<&egui_wgpu::RenderState>) -> Self {
        Self {
            memory: walkers::MapMemory::default(),
            camera: Camera {
                centre: Point::default(),
                scale: 1.0,
                width: 0,
                height: 0,
            },
            fit: None,
            fitted: None,
            travel: Travel::default(),
            shapes: None,
            choropleth: Choropleth::default(),
            under: Under::default(),
            seen: Default::default(),
            screens: [Screen::new(gpu), Screen::new(gpu)],
            names: Default::default(),
            drawn: None,
        }
    }

    /// Shows the map in all the room that `ui` has left.
    pub fn show(&mut self, ui: &mut egui::Ui, input: &MapInput<'_>) -> MapOutput {
        self.go_where_asked(ui, input, ui.available_size());
        let response = self.gestures(ui, input.tool);
        self.listen(ui, &response, &input.words.text("map-name"));
        self.camera = self.camera_of(response.rect, ui.ctx().pixels_per_point());
        let output = self.follow_pointer(ui, response, input);
        let ground = self.prepare(ui.ctx(), input);
        let rect = output.response.rect;
        self.paint(ui, Place::whole(0, rect), &ground, input, output.hovered);
        output
    }

    /// Moves the camera as was asked for since the last frame, for a map of this size.
    pub(super) fn go_where_asked(&mut self, ui: &egui::Ui, input: &MapInput<'_>, size: egui::Vec2) {
        self.follow_shapes(input.shapes);
        self.apply_fit(size);
        self.travel(ui, size);
    }

    /// What the pointer came to, by the ids of the last frame.
    pub(super) fn follow_pointer(
        &mut self,
        ui: &egui::Ui,
        response: egui::Response,
        input: &MapInput<'_>,
    ) -> MapOutput {
        let pointer = self.pointer(&response);
        let hovered = pointer.and_then(|at| self.choropleth.pick(at));
        let drawn = self.draw_loop(&response, pointer, input.tool);
        let lassoed = drawn.as_ref();
        let lassoed = lassoed.map(|(drawn, held)| (drawn.takes(input.shapes), *held));
        let click = |pressed: bool| {
            pressed.then(|| Click {
                precinct: hovered,
                held: ui.input(|input| Held::from(input.modifiers)),
            })
        };
        MapOutput {
            hovered,
            pointer,
            clicked: click(response.clicked()),
            double_clicked: click(response.double_clicked()),
            lassoed,
            drawn,
            basemap_problem: self.under.problem().cloned(),
            response,
        }
    }

    /// Shows all of `bounds` from the next frame on.
    pub fn fit(&mut self, bounds: Bounds) {
        self.travel = Travel::default();
        self.fit = Some(bounds);
    }

    /// Puts a point of the plane in the middle.
    pub fn centre_on(&mut self, point: Point) {
        let (lon, lat) = point.to_degrees();
        self.memory.center_at(walkers::lon_lat(lon, lat));
    }

    /// One step closer; as close as it goes stays so.
    pub fn zoom_in(&mut self) {
        self.memory.zoom_in().ok();
    }

    /// One step back; as far as it goes stays so.
    pub fn zoom_out(&mut self) {
        self.memory.zoom_out().ok();
    }

    /// How much of what lies below the precincts' colours cover, 0 to 1.
    pub fn cover(&self) -> f64 {
        if self.under.is_there() {
            OVER_BASEMAP
        } else {
            1.0
        }
    }

    /// What part of the plane was shown last, in physical pixels.
    pub fn camera(&self) -> Camera {
        self.camera
    }

    /// Goes to new precincts unless they are in view already.
    fn follow_shapes(&mut self, shapes: &Arc<Shapes>) {
        let same = Same(Arc::clone(shapes));
        if self.shapes.as_ref() == Some(&same) {
            return;
        }
        self.shapes = Some(same);
        if self.fit.is_none() && !shapes.is_empty() && !self.camera.bounds().meets(&shapes.bounds())
        {
            self.fit = Some(shapes.bounds());
        }
    }

    fn apply_fit(&mut self, room: egui::Vec2) {
        if room.x < 1.0 || room.y < 1.0 {
            return;
        }
        let asked = self.fit.take().filter(|bounds| !bounds.is_empty());
        let Some(bounds) = asked.or_else(|| self.fitted_elsewhere(room)) else {
            return;
        };
        let (width, height) = pixels(room);
        let camera = Camera::fitting(&bounds, width, height, MARGIN);
        let zoom = (2.0 * PI * RADIUS / (WORLD * camera.scale)).log2();
        self.memory.set_zoom(zoom.clamp(0.0, CLOSEST_FIT)).ok();
        self.centre_on(bounds.centre());
        self.fitted = Some(Fitted {
            bounds,
            room,
            place: self.place(),
        });
    }

    /// What was fitted to another room than this one, if the map was not moved since.
    fn fitted_elsewhere(&self, room: egui::Vec2) -> Option<Bounds> {
        self.fitted
            .as_ref()
            .filter(|fitted| fitted.room != room && fitted.place == self.place())
            .map(|fitted| fitted.bounds)
    }

    pub(super) fn place(&self) -> (Point, f64) {
        (self.centre(), self.memory.zoom())
    }

    pub(super) fn centre(&self) -> Point {
        self.memory
            .detached()
            .map_or_else(Point::default, |at| Point::from_degrees(at.x(), at.y()))
    }

    /// Metres of the plane to a point of the screen.
    pub(crate) fn metres_per_point(&self) -> f64 {
        2.0 * PI * RADIUS / (WORLD * self.memory.zoom().exp2())
    }

    pub(super) fn camera_of(&self, rect: egui::Rect, pixels_per_point: f32) -> Camera {
        let (width, height) = pixels(rect.size() * pixels_per_point);
        Camera {
            centre: self.centre(),
            scale: self.metres_per_point() / f64::from(pixels_per_point),
            width,
            height,
        }
    }

    /// Where the pointer is, while it is over the map.
    fn pointer(&self, response: &egui::Response) -> Option<Point> {
        let at = response
            .hover_pos()
            .or_else(|| response.interact_pointer_pos())?;
        Some(self.point_at(response, at))
    }

    fn point_at(&self, response: &egui::Response, at: egui::Pos2) -> Point {
        let from = (at - response.rect.min) * response.ctx.pixels_per_point();
        self.camera.point_at(f64::from(from.x), f64::from(from.y))
    }

    /// Follows a drag with a drawing tool; its line once it ends.
    fn draw_loop(
        &mut self,
        response: &egui::Response,
        pointer: Option<Point>,
        tool: Tool,
    ) -> Option<(Loop, Held)> {
        let cancelled = response
            .ctx
            .input(|input| input.key_pressed(egui::Key::Escape));
        if !tool.draws() || cancelled {
            self.drawn = None;
            return None;
        }
        if response.drag_started_by(egui::PointerButton::Primary) {
            // A drag is known as one only after some points: it starts where it was pressed.
            let from = response.ctx.input(|input| input.pointer.press_origin());
            let mut drawn = Loop::default();
            if let Some(from) = from {
                drawn.extend(self.point_at(response, from), tool);
            }
            self.drawn = Some(drawn);
        }
        if let (Some(drawn), Some(at)) = (&mut self.drawn, pointer) {
            drawn.extend(at, tool);
        }
        if !response.drag_stopped_by(egui::PointerButton::Primary) {
            return None;
        }
        let drawn = self.drawn.take()?;
        let held = response.ctx.input(|input| Held::from(input.modifiers));
        Some((drawn, held))
    }
}

/// A size in whole pixels.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a window is neither negative nor larger than 4 billion pixels"
)]
fn pixels(size: egui::Vec2) -> (u32, u32) {
    (
        size.x.round().max(0.0) as u32,
        size.y.round().max(0.0) as u32,
    )
}

impl From<egui::Modifiers> for Held {
    fn from(modifiers: egui::Modifiers) -> Self {
        Self {
            shift: modifiers.shift,
            alt: modifiers.alt,
        }
    }
}
