//! An atlas as PDF: a cover with a table of its pages, then a page a map.

use serde::Serialize;

use crate::base::date::Date;
use crate::draw::picture::Page;
use crate::io::pdf::PdfError;
use crate::io::pdf::book::{self, Size};

/// The template of the atlas.
const TEMPLATE: &str = include_str!("../../../assets/atlas/atlas.typ");

/// Around everything on a page, in units of the page, as all lengths here.
const MARGIN: f64 = 24.0;
const HEAD_HEIGHT: f64 = 30.0;
const FOOT_HEIGHT: f64 = 28.0;

/// The share of the cover that its map may take, from the top.
const COVER: f64 = 0.5;

/// An atlas without its maps: everything is said already, in its language.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Atlas {
    /// `fr` or `en`.
    pub language: &'static str,
    /// What it is of.
    pub title: String,
    /// How many pages of what, and of when.
    pub subtitle: String,
    /// The sources and their licences.
    pub foot: String,
    /// What the pages are counted with.
    pub page: String,
    /// The columns of the table of pages, after the page's number.
    pub columns: Vec<String>,
    /// Whether the second of them is words, not figures.
    pub second_is_text: bool,
    /// The pages, in order.
    pub pages: Vec<AtlasPage>,
    /// How large everything is.
    #[serde(flatten)]
    pub layout: AtlasLayout,
}

/// A page of an atlas without its map.
#[derive(Clone, Debug, Serialize)]
pub struct AtlasPage {
    /// What it is of.
    pub title: String,
    /// Its score, its rank.
    pub facts: String,
    /// What the table of pages says of it.
    pub row: Vec<String>,
    /// Left, top, width and height in the overview.
    pub place: [f64; 4],
}

/// How large everything in an atlas is.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct AtlasLayout {
    /// Points to a unit.
    unit: f64,
    width: f64,
    height: f64,
    margin: f64,
    head_height: f64,
    foot_height: f64,
    /// The map of each page.
    pub map: Size,
    /// The map on the cover.
    pub cover: Size,
    /// The small map that says where a page is.
    pub overview: Size,
}

impl AtlasLayout {
    /// The layout on this paper of an atlas whose region is `aspect` times as wide as high.
    pub fn new(paper: &Page, aspect: f64) -> Self {
        let (width, height) = (paper.width / paper.unit, paper.height / paper.unit);
        let map = Size {
            width: (width - 2.0 * MARGIN).floor(),
            height: (height - 2.0 * MARGIN - HEAD_HEIGHT - FOOT_HEIGHT).floor(),
        };
        let longest = 0.24 * map.width.min(map.height);
        let wide = aspect.clamp(0.4, 2.5);
        Self {
            unit: paper.unit,
            width,
            height,
            margin: MARGIN,
            head_height: HEAD_HEIGHT,
            foot_height: FOOT_HEIGHT,
            map,
            cover: Size {
                width: map.width,
                height: (COVER * map.height).floor(),
            },
            overview: Size {
                width: (longest * wide.min(1.0)).round(),
                height: (longest / wide.max(1.0)).round(),
            },
        }
    }

    /// A map of so many units as a page of its own.
    pub fn page(&self, size: Size) -> Page {
        Page {
            width: size.width * self.unit,
            height: size.height * self.unit,
            unit: self.unit,
        }
    }
}

/// Prints an atlas: `maps` are the SVG of its pages in their order, `cover` that of its cover, and
/// `overview` a PNG of all.
///
/// # Errors
/// [`PdfError`] when the template does not fit.
pub fn atlas(
    atlas: &Atlas,
    maps: Vec<String>,
    cover: String,
    overview: Vec<u8>,
    date: Date,
) -> Result<Vec<u8>, PdfError> {
    let others = vec![
        ("cover.svg".to_owned(), cover.into_bytes()),
        ("overview.png".to_owned(), overview),
    ];
    book::print(("atlas.typ", TEMPLATE), atlas, maps, others, date)
}
