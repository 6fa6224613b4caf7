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
#[derive(Clone, Copy, Debug, PartialEq)]
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
    pub fn to_pixels(&self, point: Point) -> (f64, f64) {
        (
            f64::from(self.width) / 2.0 + (point.x - self.centre.x) / self.scale,
            f64::from(self.height) / 2.0 - (point.y - self.centre.y) / self.scale,
        )
    }

    /// Which point of the plane is at a place in the picture.
    pub fn from_pixels(&self, x: f64, y: f64) -> Point {
        Point {
            x: self.centre.x + (x - f64::from(self.width) / 2.0) * self.scale,
            y: self.centre.y - (y - f64::from(self.height) / 2.0) * self.scale,
        }
    }
}
