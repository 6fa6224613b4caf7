//! What lies over the precincts, painted with egui: few things, sharp at any scale.

use crate::draw::colour::Rgb;
use crate::draw::mercator::{Bounds, Camera, Point};
use crate::draw::overlay::{Area, Dot, DotForm, Overlay, Route, labelled};
use crate::draw::shade::INK;
use crate::map::{screen_vec, single};

/// How much larger than on paper: a screen is looked at from further away.
const SCREEN: f64 = 1.25;

/// The size of the letters of a precinct's number.
pub(crate) const NAME: f64 = 12.0;

/// A place for the overlay: the map's rectangle and its camera, in points.
pub(crate) struct Canvas<'a> {
    pub(crate) painter: &'a egui::Painter,
    pub(crate) camera: Camera,
    /// Where the map's corner is, which the painter may not reach.
    pub(crate) corner: egui::Pos2,
}

impl Canvas<'_> {
    /// Paints everything.
    pub(crate) fn paint(&self, overlay: &Overlay) {
        for line in &overlay.ground {
            self.route(line);
        }
        for area in &overlay.areas {
            self.area(area);
        }
        for route in &overlay.routes {
            self.route(route);
        }
        let labels = labelled(&overlay.dots, SCREEN * self.camera.scale);
        // Dots without a label go below those with one.
        for wanted in [false, true] {
            for (dot, _) in overlay
                .dots
                .iter()
                .zip(&labels)
                .filter(|(_, has)| **has == wanted)
            {
                self.dot(dot, wanted);
            }
        }
        for name in &overlay.names {
            self.text(self.place(name.at), &name.text, 13.0);
        }
    }

    /// Writes a precinct's name.
    pub(crate) fn name(&self, at: Point, name: &str) {
        self.text(self.place(at), name, single(NAME));
    }

    /// A line while it is drawn.
    pub(crate) fn drawn(&self, points: &[Point]) {
        let points: Vec<egui::Pos2> = points.iter().map(|&point| self.place(point)).collect();
        for (width, colour) in [(3.5, Rgb::WHITE), (1.5, INK)] {
            let stroke = egui::Stroke::new(width, solid(colour));
            self.painter
                .add(egui::Shape::closed_line(points.clone(), stroke));
        }
    }

    fn place(&self, point: Point) -> egui::Pos2 {
        self.corner + screen_vec(self.camera.to_pixels(point))
    }

    /// Where a rectangle of the plane is.
    pub(crate) fn rect(&self, bounds: &Bounds) -> egui::Rect {
        egui::Rect::from_two_pos(self.place(bounds.min), self.place(bounds.max))
    }

    fn sees(&self, points: &[Point]) -> bool {
        Bounds::around(points.iter().copied()).meets(&self.camera.bounds())
    }

    fn area(&self, area: &Area) {
        if 0.0 < area.tint {
            self.tint(area);
        }
        for ring in area.rings.iter().filter(|ring| self.sees(ring)) {
            let points: Vec<egui::Pos2> = ring.iter().map(|&point| self.place(point)).collect();
            let width = single(area.width);
            let halo = egui::Stroke::new(width + 2.0, solid(Rgb::WHITE).gamma_multiply(0.7));
            self.painter
                .add(egui::Shape::closed_line(points.clone(), halo));
            let line = egui::Stroke::new(width, solid(area.colour));
            self.painter.add(egui::Shape::closed_line(points, line));
        }
    }

    /// Tints the inside of an area of any form: its first ring without the others.
    fn tint(&self, area: &Area) {
        let points: Vec<egui::Pos2> = area
            .rings
            .iter()
            .flatten()
            .map(|&point| self.place(point))
            .collect();
        let holes: Vec<usize> = area
            .rings
            .iter()
            .scan(0, |end, ring| {
                *end += ring.len();
                Some(*end)
            })
            .take(area.rings.len().saturating_sub(1))
            .collect();
        let mut mesh = egui::Mesh::default();
        let corners = points.iter().map(|point| [point.x, point.y]);
        let mut triangles = Vec::new();
        earcut::Earcut::new().earcut(corners, &holes, &mut triangles);
        mesh.indices = triangles
            .into_iter()
            .filter_map(|corner: usize| u32::try_from(corner).ok())
            .collect();
        let colour = solid(area.colour).gamma_multiply(single(area.tint));
        for point in points {
            mesh.colored_vertex(point, colour);
        }
        self.painter.add(egui::Shape::mesh(mesh));
    }

    fn route(&self, route: &Route) {
        if !self.sees(&route.points) {
            return;
        }
        let points: Vec<egui::Pos2> = route
            .points
            .iter()
            .map(|&point| self.place(point))
            .collect();
        let width = single(route.width);
        let halo = egui::Stroke::new(width + 2.0, solid(Rgb::WHITE).gamma_multiply(0.7));
        self.painter.line(points.clone(), halo);
        self.painter
            .line(points, egui::Stroke::new(width, solid(route.colour)));
    }

    fn dot(&self, dot: &Dot, labelled: bool) {
        let at = self.place(dot.at);
        if !self.painter.clip_rect().expand(20.0).contains(at) {
            return;
        }
        let rim = egui::Stroke::new(1.0, egui::Color32::WHITE);
        let colour = solid(dot.colour);
        let radius = single(SCREEN * dot.radius(labelled));
        if dot.form.is_ring() {
            return self.ring(dot.form, at, radius, colour);
        }
        if dot.form == DotForm::End {
            let square = egui::Rect::from_center_size(at, egui::Vec2::splat(2.0 * radius));
            self.painter
                .rect(square, 2.0, colour, rim, egui::StrokeKind::Outside);
        } else {
            self.painter.circle(at, radius, colour, rim);
        }
        if labelled && !dot.label.is_empty() {
            let size = if dot.label.chars().count() < 3 {
                9.0
            } else {
                7.5
            };
            self.painter.text(
                at,
                egui::Align2::CENTER_CENTER,
                &dot.label,
                egui::FontId::proportional(size),
                solid(dot.colour.on_it()),
            );
        }
    }

    /// A ring, and the cross in it where it has one.
    fn ring(&self, form: DotForm, at: egui::Pos2, radius: f32, colour: egui::Color32) {
        let line = egui::Stroke::new(1.5, colour);
        self.painter.circle(at, radius, egui::Color32::WHITE, line);
        if form == DotForm::Crossed {
            let reach = radius * std::f32::consts::FRAC_1_SQRT_2;
            for turned in [egui::vec2(reach, reach), egui::vec2(reach, -reach)] {
                self.painter.line_segment([at - turned, at + turned], line);
            }
        }
    }

    /// Dark letters on a light rim, to be read on any ground.
    fn text(&self, at: egui::Pos2, text: &str, size: f32) {
        if !self.painter.clip_rect().expand(60.0).contains(at) {
            return;
        }
        let font = egui::FontId::proportional(size);
        let rim = self
            .painter
            .layout_no_wrap(text.to_owned(), font.clone(), egui::Color32::WHITE);
        let corner = at - rim.size() / 2.0;
        for (x, y) in [(-1.0, 0.0), (1.0, 0.0), (0.0, -1.0), (0.0, 1.0)] {
            self.painter.galley(
                corner + egui::vec2(x, y),
                std::sync::Arc::clone(&rim),
                egui::Color32::WHITE,
            );
        }
        let ink = self
            .painter
            .layout_no_wrap(text.to_owned(), font, solid(INK));
        self.painter.galley(corner, ink, solid(INK));
    }
}

fn solid(Rgb(red, green, blue): Rgb) -> egui::Color32 {
    egui::Color32::from_rgb(red, green, blue)
}
