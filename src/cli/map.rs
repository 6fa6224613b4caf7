//! `arpent map`: the map as a picture, without a window.

use std::path::Path;

use crate::analysis::target;
use crate::base::words::Message;
use crate::cli::arguments::Map;
use crate::cli::cut::choose;
use crate::cli::desk::{Desk, Done, Failure, is_stdout};
use crate::cli::{output, score};
use crate::draw::picture::{Page, Paper};
use crate::io::source::has_extension;
use crate::model::project::Basemap;
use crate::model::shading::Shown;
use crate::msg;
use crate::session::Session;
use crate::session::picture::{AtlasRequest, DeckRequest, Furniture, PictureRequest};
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
    let score = shown.as_ref().unwrap_or(&session.project().shading.shown) == &Shown::Score;
    if score && !asked.slides.deck {
        score::all_indicators_work(&session)?;
    }
    let (page, dpi) = size(asked);
    let request = PictureRequest {
        page,
        dpi,
        furniture: Furniture {
            names: !asked.no_names,
            ..Furniture::default()
        },
        title: asked.title.clone(),
        legend_only: asked.legend_only,
        shown,
        level: asked
            .level
            .as_deref()
            .map(|name| session.level_named(name))
            .transpose()?,
        basemap,
        vector,
        language: desk.words.language(),
        date: desk.today,
    };
    if asked.slides.deck {
        return deck(request, asked, session, desk);
    }
    if let Some(why) = &session.derived().not_drawn {
        desk.warn(why);
    }
    if asked.atlas.is_some() || asked.atlas_by.is_some() {
        return atlas(request, asked, session, desk);
    }
    if is_stdout(&asked.output) {
        return desk.write_bytes(&session.map_sheet(request)?.png()?);
    }
    session.write_picture(request, asked.output.clone())?;
    desk.wait_well(&mut session)?;
    output::wrote(&asked.output, desk)
}

/// Writes an atlas of a target, or of all precincts.
fn atlas(picture: PictureRequest, asked: &Map, mut session: Session, desk: &mut Desk) -> Done {
    only_pdf(&asked.output, msg!("cli-atlas-hint"))?;
    let rule = target::parse(asked.atlas.as_deref().unwrap_or("all"))
        .map_err(|error| Failure::AskedWrongly(Problem::from(&error)))?;
    let request = AtlasRequest {
        picture,
        precincts: choose(&rule, &session)?,
        by: asked.atlas_by.clone(),
    };
    session.write_atlas(request, asked.output.clone())?;
    desk.wait_well(&mut session)?;
    output::wrote(&asked.output, desk)
}

/// Writes the scenes as slides.
fn deck(picture: PictureRequest, asked: &Map, mut session: Session, desk: &mut Desk) -> Done {
    only_pdf(&asked.output, msg!("deck-ending-hint"))?;
    let request = DeckRequest {
        picture,
        notes: asked.slides.notes,
    };
    session.write_deck(&request, asked.output.clone())?;
    desk.wait_well(&mut session)?;
    output::wrote(&asked.output, desk)
}

fn only_pdf(output: &Path, hint: Message) -> Done {
    if has_extension(output, "pdf") {
        return Ok(());
    }
    Err(Failure::AskedWrongly(Problem {
        what: msg!("cli-ending", file = output.to_string_lossy()),
        hint,
    }))
}

/// How large the picture is, and how many pixels it has to the inch: a screen's, or a printer's
/// where there is paper or the legend is to be put on some.
fn size(asked: &Map) -> (Page, f64) {
    let atlas = asked.atlas.is_some() || asked.atlas_by.is_some();
    let printed = asked.paper.is_some() || asked.legend_only || atlas || asked.slides.deck;
    let usual = if printed { 300 } else { 72 };
    let dpi = f64::from(asked.dpi.unwrap_or(usual));
    let page = match asked.paper {
        Some(paper) => Page::of_paper(paper, asked.landscape || asked.slides.deck),
        None if asked.slides.deck => Page::SLIDE,
        None if atlas => Page::of_paper(Paper::A4, true),
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
