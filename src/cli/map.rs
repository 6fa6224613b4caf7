//! `arpent map`: the map as a picture, without a window.

use std::path::Path;

use crate::cli::arguments::Map;
use crate::cli::desk::{Desk, Done, Failure, is_stdout};
use crate::cli::{output, score};
use crate::draw::picture::Page;
use crate::model::project::Basemap;
use crate::model::shading::Shown;
use crate::msg;
use crate::session::picture::{Furniture, PictureRequest};
use crate::session::problem::Problem;

pub(super) fn run(asked: &Map, desk: &mut Desk) -> Done {
    let vector = is_vector(&asked.output)?;
    let shown = asked.what.as_deref().map(|what| match what {
        "score" => Shown::Score,
        name => Shown::Indicator(name.to_owned()),
    });
    let basemap = asked.basemap.as_deref().map(|basemap| match basemap {
        "none" => Basemap::None,
        file => Basemap::File(file.into()),
    });
    let mut session = desk.open_whole(&asked.project)?;
    if shown.as_ref().unwrap_or(&session.project().shading.shown) == &Shown::Score {
        score::all_indicators_work(&session)?;
    }
    let (page, dpi) = size(asked);
    let request = PictureRequest {
        page,
        dpi,
        furniture: Furniture::default(),
        title: asked.title.clone(),
        legend_only: asked.legend_only,
        shown,
        basemap,
        vector,
        language: desk.words.language(),
        date: desk.today,
    };
    if is_stdout(&asked.output) {
        return desk.write_bytes(&session.map_sheet(request)?.png()?);
    }
    session.write_picture(request, asked.output.clone())?;
    desk.wait_well(&mut session)?;
    output::wrote(&asked.output, desk)
}

/// How large the picture is, and how many pixels it has to the inch: a screen's, or a printer's
/// where there is paper or the legend is to be put on some.
fn size(asked: &Map) -> (Page, f64) {
    let printed = asked.paper.is_some() || asked.legend_only;
    let usual = if printed { 300 } else { 72 };
    let dpi = f64::from(asked.dpi.unwrap_or(usual));
    let page = match asked.paper {
        Some(paper) => Page::of_paper(paper, asked.landscape),
        None => Page::of_pixels(asked.size, dpi),
    };
    (page, dpi)
}

/// Whether a picture of this name is made of lines.
fn is_vector(path: &Path) -> Result<bool, Failure> {
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    match ending.to_ascii_lowercase().as_str() {
        "svg" | "pdf" => Ok(true),
        "png" => Ok(false),
        _ if is_stdout(path) => Ok(false),
        _ => Err(Failure::AskedWrongly(Problem {
            what: msg!("cli-ending", file = path.to_string_lossy()),
            hint: msg!("cli-picture-hint"),
        })),
    }
}
