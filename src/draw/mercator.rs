//! The plane the map is drawn on: Web Mercator metres, and the camera over it.

use std::f64::consts::PI;

/// The earth's radius in Web Mercator, in metres.
pub const RADIUS: f64 = 6_378_137.0;

/// A point on the Web Mercator plane, in its metres: x grows east, y grows north.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// East.
    pub x: f64,
    /// North.
    pub y: f64,
}

impl Point {
    /// The point at a longitude and latitude, in degrees.
    pub fn from_degrees(lon: f64, lat: f64) -> Self {
        let lat = lat.clamp(-85.051_128_78, 85.051_128_78).to_radians();
        Self {
            x: RADIUS * lon.to_radians(),
            y: RADIUS * (PI / 4.0 + lat / 2.0).tan().ln(),
        }
    }

    /// Longitude and latitude, in degrees.
    pub fn to_degrees(self) -> (f64, f64) {
        let lon = (self.x / RADIUS).to_degrees();
        let lat = (2.0 * (self.y / RADIUS).exp().atan() - PI / 2.0).to_degrees();
        (lon, lat)
    }
}

/// What part of the plane is in the picture.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Camera {
    /// The plane's point in the middle of the picture.
    pub centre: Point,
    /// Mercator metres per pixel.
    pub scale: f64,
    /// Width of the picture, in pixels.
    pub width: u32,
    /// Height of the picture, in pixels.
    pub height: u32,
}

impl Camera {
    /// Where a point of the plane falls in the picture, in pixels from its top left corner.
    pub fn to_pixels(self, point: Point) -> (f64, f64) {
        (
            f64::from(self.width) / 2.0 + (point.x - self.centre.x) / self.scale,
            f64::from(self.height) / 2.0 - (point.y - self.centre.y) / self.scale,
        )
    }

    /// Which point of the plane is at a place in the picture.
    pub fn point_at(&self, x: f64, y: f64) -> Point {
        Point {
            x: self.centre.x + (x - f64::from(self.width) / 2.0) * self.scale,
            y: self.centre.y - (y - f64::from(self.height) / 2.0) * self.scale,
        }
    }
}

impl Camera {
    /// The camera that shows all of `bounds`, with at least `margin` pixels around it.
    ///
    /// Nothing, or a single point, is shown at a scale where streets can be read.
    pub fn fitting(bounds: &Bounds, width: u32, height: u32, margin: f64) -> Self {
        let room = |size: u32| (f64::from(size) - 2.0 * margin).max(1.0);
        let scale = ((bounds.max.x - bounds.min.x) / room(width))
            .max((bounds.max.y - bounds.min.y) / room(height));
        Self {
            centre: bounds.centre(),
            scale: if scale.is_finite() && 0.01 < scale {
                scale
            } else {
                2.0
            },
            width,
            height,
        }
    }

    /// The same with so many pixels more on each side.
    #[must_use]
    pub fn wider(self, by: u32) -> Self {
        Self {
            width: self.width + 2 * by,
            height: self.height + 2 * by,
            ..self
        }
    }

    /// The part of the plane that is in the picture.
    pub fn bounds(&self) -> Bounds {
        let (x, y) = (f64::from(self.width), f64::from(self.height));
        Bounds {
            min: self.point_at(0.0, y),
            max: self.point_at(x, 0.0),
        }
    }

    /// Metres on the ground per pixel, in the middle of the picture.
    pub fn ground_metres_per_pixel(&self) -> f64 {
        self.scale / stretch(self.centre)
    }
}

/// How many Mercator metres a metre on the ground takes at a point of the plane.
pub fn stretch(at: Point) -> f64 {
    (at.y / RADIUS).cosh()
}

/// An upright rectangle of the plane; empty until something is added.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// South-west.
    pub min: Point,
    /// North-east.
    pub max: Point,
}

impl Default for Bounds {
    fn default() -> Self {
        Self::EMPTY
    }
}

impl Bounds {
    /// Around nothing.
    pub const EMPTY: Self = Self {
        min: Point {
            x: f64::INFINITY,
            y: f64::INFINITY,
        },
        max: Point {
            x: f64::NEG_INFINITY,
            y: f64::NEG_INFINITY,
        },
    };

    /// Around all these points.
    pub fn around(points: impl IntoIterator<Item = Point>) -> Self {
        let mut bounds = Self::EMPTY;
        for point in points {
            bounds.add(point);
        }
        bounds
    }

    /// So wide and so high around a point.
    pub fn centred(at: Point, width: f64, height: f64) -> Self {
        let corner = |x: f64, y: f64| Point {
            x: at.x + x,
            y: at.y + y,
        };
        Self {
            min: corner(-width / 2.0, -height / 2.0),
            max: corner(width / 2.0, height / 2.0),
        }
    }

    /// Grows to hold a point.
    pub fn add(&mut self, point: Point) {
        self.min.x = self.min.x.min(point.x);
        self.min.y = self.min.y.min(point.y);
        self.max.x = self.max.x.max(point.x);
        self.max.y = self.max.y.max(point.y);
    }

    /// Grows to hold another rectangle.
    pub fn join(&mut self, other: &Self) {
        if !other.is_empty() {
            self.add(other.min);
            self.add(other.max);
        }
    }

    /// Whether nothing was added.
    pub fn is_empty(&self) -> bool {
        self.max.x < self.min.x || self.max.y < self.min.y
    }

    /// Whether all of another rectangle lies in it.
    pub fn holds(&self, other: &Self) -> bool {
        self.min.x <= other.min.x
            && self.min.y <= other.min.y
            && other.max.x <= self.max.x
            && other.max.y <= self.max.y
    }

    /// Whether they share a point.
    pub fn meets(&self, other: &Self) -> bool {
        self.min.x <= other.max.x
            && other.min.x <= self.max.x
            && self.min.y <= other.max.y
            && other.min.y <= self.max.y
    }

    /// Whether a straight line from `a` to `b` meets it.
    pub fn meets_line(&self, a: Point, b: Point) -> bool {
        if !self.meets(&Self::around([a, b])) {
            return false;
        }
        // The line passes by where all corners lie on one side of it.
        let side = |x: f64, y: f64| (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x);
        let corners = [
            side(self.min.x, self.min.y),
            side(self.max.x, self.min.y),
            side(self.max.x, self.max.y),
            side(self.min.x, self.max.y),
        ];
        !(corners.iter().all(|side| 0.0 < *side) || corners.iter().all(|side| *side < 0.0))
    }

    /// Its middle; the origin of the plane when empty.
    pub fn centre(&self) -> Point {
        if self.is_empty() {
            return Point::default();
        }
        Point {
            x: self.min.x.midpoint(self.max.x),
            y: self.min.y.midpoint(self.max.y),
        }
    }
}
