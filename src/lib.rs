//! Arpent: a desktop GIS for campaign strategists.
//!
//! It opens the files a campaign has (precinct outlines, election results, addresses), makes them a
//! score that is tuned with sliders while the map recolours, and ends on paper: packets of turfs
//! that a crew can walk tonight.
//!
//! Three sentences hold it together:
//!
//! - **A layer is a row, a feature is a column.** The same noun names the file at every height:
//!   [`model::turf`], [`field::cut`], [`io::export::turfs`], the Turf panel.
//! - **Decisions are saved, facts are read, consequences are worked out.** Nothing is two of them.
//! - **Work happens per open, per change or per frame, and the frame only moves things.**
//!
//! # Layers
//!
//! Imports go down only; `tests/it/architecture.rs` reads the `use` lines and says no to others.
//!
//! ```text
//!             ui     cli            who asks
//!            ┌─┴──┬───┘
//!          map  session             the map in the window │ what is open      (neither knows the other)
//!            └─┬──┘
//!              io                   the disk, databases, tile servers
//!             draw                  plain values to pixels and vectors, without a window
//!            field                  doors, turfs, walking orders, packets
//!           analysis                numbers about precincts; pure functions
//!            model                  nouns; plain values
//!             base                  tools every layer needs and std lacks
//! ```
//!
//! Outside crates come in by one door: gdal, serde and the file system in [`io`]; polars in
//! [`model::table`], [`analysis`] and [`io`]; egui in [`map`] and [`ui`]; threads in [`session`].
//!
//! # The way of the data
//!
//! A file is opened in a job of [`session::jobs`] and becomes a fact in [`session::data`]: a
//! [`base::note::Noted`] layer, table or list of addresses, with what was odd about it. A join
//! ([`analysis::join`]) never fails, it reports what did not match; rows of communes that have
//! merged it brings to those of today, where that is wanted. From there on everything is a slice
//! with one entry per precinct, in the order of their file, and NaN means no data: indicators ([`analysis::formula`]), their scales, scores ([`analysis::score`]), classes,
//! colours ([`draw::shade`]). Consequences are memos in [`session::derived`], in pipeline order;
//! each is worked out again only when what it was made from has changed.
//!
//! Whatever is offered to be measured (a contest's shares in [`analysis::measure`], ready-made
//! figures in [`analysis::ready`], blocs over time in [`analysis::swing`], recipes in
//! [`analysis::fit`]) becomes a formula, so that every term of it can be seen and changed.
//!
//! What tells of other areas comes to the precincts by a job of its own: zones are laid over them
//! ([`analysis::areal`]), places are measured to ([`analysis::proximity`]), results of an older
//! vintage are moved in whole numbers ([`analysis::vintage`]). Figures about too few households are
//! taken out before any formula sees them ([`analysis::disclosure`]), so that no total has them; of
//! sources that tell of the same people, the same precincts ([`analysis::linked`]).
//!
//! How many doors an address has is told by the surest rule that can
//! ([`model::address::DoorsRule`]): its own column, the buildings that are given to it
//! ([`analysis::dwellings`], [`field::doors`]), its precinct's voters.
//!
//! A target ([`analysis::target`]) names precincts, whose addresses are cut into turfs
//! ([`field::cut`]), each in walking order ([`field::route`]) by the streets that are open
//! ([`field::network`], of the ways and barriers that [`analysis::ways`] finds in them) or by
//! straight lines. They are edited by hand ([`field::edit`]): what an edit touches is walked anew,
//! and nothing else. Addresses that are done or that object, by the lists that a campaign has of
//! them ([`field::visits`]), are on none. Plans can be kept aside and compared ([`field::plans`]);
//! turfs go to crews who can take what is hard there ([`field::crews`]), which the data propose
//! ([`analysis::toil`], [`field::edit::hard`]) and people decide. Packets
//! ([`field::packet`]), once looked through ([`session::preflight`]), go
//! to PDF by Typst ([`io::pdf`]) and to files of other programs ([`io::export`]).
//!
//! # The document
//!
//! [`model::project::Project`] holds every decision and nothing else. Of its operations one is at
//! hand; live ones share no precinct ([`session::operations`]). It changes only by an
//! [`session::action::Action`], which has a name and can be undone ([`session::history`]): undo is
//! versions of an `Arc<Project>` with shared parts, and a slider's drag is one step.
//! [`io::project`] saves it as versioned JSON with official codes, never row numbers, beside the
//! old file first ([`io::whole`]), so that a full disk loses nothing. The files' sizes and hashes
//! are in it, so that a changed file is noticed.
//!
//! Before a room, a [`model::scene::Scene`] and what is tried out on it stand in the document's
//! place ([`session::Session::on_show`]): what is shown is worked out from them; what is saved and
//! can be undone is still the document.
//!
//! Three words that do not blur: a *Command* is what a user can ask for, an *Action* is how the
//! document changes, an *Outcome* is what a job came back with. All are closed enums.
//!
//! # The map
//!
//! An image of ids, then an image of colours. When the camera moves, [`draw::fill`] fills an image
//! with the precinct at each pixel; when anything else changes, [`draw::shade`] makes colours from
//! it and a table with one entry per precinct. A drag costs the same for 100 precincts as for
//! 100,000, and picking is reading one pixel. The same code draws the window, paper and the
//! pictures of the command line ([`draw::picture`]), and needs neither a window nor a GPU.
//! What colours are laid on as (areas, two figures at once, discs, dots, a surface of how dense
//! something lies) is a [`draw::depiction`], from which both colours and legend are made.
//! Two maps with one camera are one image of ids coloured twice ([`map::pair`]), whose second
//! colours follow from [`session::compared`]; communes in place of precincts are ids of which one
//! stands for several ([`session::levels`]).
//!
//! # Habits
//!
//! - A slow function takes a [`base::task::Task`] last, reports to it, and stops when asked.
//! - What a person reads is a [`base::words::Message`], said in one of two languages at the edge;
//!   what went wrong is a [`session::problem::Problem`]: what happened, and what to do.
//! - Randomness is seeded, the date is passed in ([`io::clock`] is the only one who asks), nothing
//!   leaves a hash map unsorted: the same input gives the same bytes.

pub mod base;
pub mod model;

pub mod analysis;
pub mod field;

pub mod draw;
pub mod io;
pub mod session;

pub mod cli;
pub mod map;
pub mod ui;
