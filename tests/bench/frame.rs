//! Whole frames of the window over a country of 70,000 precincts and 40 indicators, drawn by
//! whatever wgpu finds: `cargo bench --bench frame`; without a graphics card that is lavapipe.
//!
//! A frame is everything from the input to the drawn picture: what follows from a weight, the
//! panels, the map of 1280 × 800, and the drawing. First each part is waited for; then, as a
//! window does it, a frame is worked out while the one before is still being drawn, and the time
//! from one frame to the next is taken. Times are medians, then the worst. `-- weight`, `pointer`,
//! `country` or `city` measures one part alone.

#![expect(
    clippy::print_stdout,
    reason = "a measurement speaks, and stops where it cannot go on"
)]

mod basemap;
mod country;
mod drawing;
mod forty;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use arpent::base::words::Language;
use arpent::io;
use arpent::io::settings::Folders;
use arpent::ui::app::{App, Options};
use eframe::App as _;
use egui::Event;
use egui::accesskit::Role as Part;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::country::files::Files;
use crate::drawing::{Drawing, Parts};

/// The window's size: with its panels left and right and the drawer folded, the map has
/// 1280 × 800.
const SIZE: [f32; 2] = [1984.0, 864.0];

/// A place in the middle of the map.
const MIDDLE: egui::Pos2 = egui::pos2(1024.0, 440.0);

/// Frames after which nothing moves any more.
const SETTLED: usize = 30;

/// Frames of each measurement.
const FRAMES: usize = 100;

/// The button that folds the drawer.
const FOLD: &str = "Fold or unfold the table";

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("france");
    let results = std::env::var_os("ARPENT_REAL_DATA")
        .map(|data| PathBuf::from(data).join("fr-national-results"));
    let files = Files::in_folder(folder, results)?;
    let path = files.folder().join("frame.arpent");
    io::project::save(&path, &forty::project(&files)?)?;
    let kept = files.folder().join("kept");
    if kept.exists() {
        std::fs::remove_dir_all(&kept)?;
    }
    let folders = |start: &str| Folders {
        cache: kept.clone(),
        // The first window never says goodbye: the second would offer to take its work up.
        ..Folders::inside(&kept.join(start))
    };
    let first = Window::open(path.clone(), folders("first"));
    let (first, memory) = (first.first_frame, first.memory);
    // Shapes are put on their shelf beside all else.
    while !std::fs::read_dir(kept.join("prepared"))?
        .flatten()
        .any(|file| !file.file_name().to_string_lossy().starts_with('.'))
    {
        std::thread::sleep(Duration::from_millis(50));
    }
    let mut window = Window::open(path, folders("second"));
    println!(
        "from nothing to the first coloured frame, 40 indicators: {:.2} s, {:.2} s the second time",
        first.as_secs_f64(),
        window.first_frame.as_secs_f64()
    );
    println!("memory with all of it open, {memory}");
    measure(&mut window);
    Ok(())
}

fn measure(window: &mut Window) {
    let asked: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with('-'))
        .collect();
    let is_asked = |part: &str| asked.is_empty() || asked.iter().any(|asked| asked == part);
    window.frames("nothing moves, drawn again all the same", |_| Vec::new());
    if is_asked("weight") {
        window.drag_weight();
    }
    if is_asked("pointer") {
        window.frames("the pointer moves over the map", |frame| {
            vec![to(MIDDLE + egui::vec2(frame as f32 * 3.0, frame as f32))]
        });
    }
    if is_asked("country") {
        window.pan("the country is panned");
        window.wheel("the country is zoomed");
    }
    if is_asked("city") {
        window.zoom(60, 60.0);
        window.pan("a city is panned");
        window.wheel("a city is zoomed");
    }
    window.rest();
    println!(
        "with nothing moving, another frame is {}",
        if window.harness.ctx.has_requested_repaint() {
            "asked for"
        } else {
            "not asked for"
        }
    );
}

/// When the window wants its next frame.
#[derive(Clone)]
struct Due(Arc<Mutex<Option<Instant>>>);

impl Due {
    /// At once, and from then on whenever it is asked for.
    fn of(ctx: &egui::Context) -> Self {
        let due = Self(Arc::new(Mutex::new(Some(Instant::now()))));
        let asked = due.clone();
        ctx.set_request_repaint_callback(move |info| {
            let at = Instant::now() + info.delay;
            let mut due = asked.0.lock().unwrap_or_else(PoisonError::into_inner);
            *due = Some(due.map_or(at, |due| due.min(at)));
        });
        due
    }

    /// Whether it is time, which is then taken as done.
    fn is_now(&self) -> bool {
        let mut due = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        due.take_if(|due| *due <= Instant::now()).is_some()
    }
}

/// The window, and what stands for its screen.
struct Window {
    harness: Harness<'static, App>,
    drawing: Drawing,
    frame: eframe::Frame,
    /// Where the first weight is.
    slider: egui::Rect,
    clock: Instant,
    /// How long it took until there was something to look at.
    first_frame: Duration,
    /// What the process had once that was done.
    memory: String,
}

impl Window {
    /// Opens a project, with what is kept between two starts in some folders.
    fn open(project: PathBuf, folders: Folders) -> Self {
        let start = Instant::now();
        let options = Options {
            project: Some(project),
            folders: Some(folders),
            language: Some(Language::English),
            ..Options::default()
        };
        let drawing = Drawing::new(SIZE.map(|side| side as u32));
        let renderer = egui_kittest::wgpu::WgpuTestRenderer::from_render_state(drawing.state());
        let mut harness = Harness::builder()
            .with_size(SIZE)
            .with_theme(egui::Theme::Light)
            .with_max_steps(1)
            .renderer(renderer)
            .build_eframe(move |cc| App::new(cc, options));
        let due = Due::of(&harness.ctx);
        let ready = |harness: &Harness<'static, App>| {
            let session = harness.state().session();
            !session.derived().scores.values.is_empty() && session.jobs.running().is_empty()
        };
        while !ready(&harness) {
            if due.is_now() {
                harness.step();
            } else {
                std::thread::sleep(Duration::from_millis(1));
            }
        }
        harness.step();
        harness.render().ok();
        let first_frame = start.elapsed();
        harness.run_steps(SETTLED);
        harness.get_by_label(FOLD).click();
        harness.run_steps(SETTLED);
        assert!(
            harness.query_by_label(FOLD).is_none(),
            "the map has not its size while the table is open"
        );
        let sliders = harness.get_all_by_role(Part::Slider);
        let slider = sliders.map(|node| node.rect()).next();
        // Only someone who reads by ear has the tree of names made; the harness always has.
        harness.ctx.disable_accesskit();
        Self {
            harness,
            drawing,
            frame: eframe::Frame::_new_kittest(),
            slider: slider.unwrap_or(egui::Rect::ZERO),
            clock: Instant::now(),
            first_frame,
            memory: memory(),
        }
    }

    /// One frame after some input; how long it took to work out and to draw.
    fn step(&mut self, events: Vec<Event>, ahead: bool) -> (Duration, Parts) {
        let input = egui::RawInput {
            screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, SIZE.into())),
            time: Some(1e3 + self.clock.elapsed().as_secs_f64()),
            focused: true,
            events,
            ..egui::RawInput::default()
        };
        let ctx = self.harness.ctx.clone();
        let (app, frame) = (self.harness.state_mut(), &mut self.frame);
        let start = Instant::now();
        let output = ctx.run_ui(input, |ui| app.ui(ui, frame));
        let worked = start.elapsed();
        (worked, self.drawing.draw(&ctx, output, ahead))
    }

    /// Times frames, each after what `act` does.
    fn frames(&mut self, name: &str, act: impl Fn(usize) -> Vec<Event>) {
        let (mut whole, mut worked, mut tessellated) = (Vec::new(), Vec::new(), Vec::new());
        let (mut sent, mut waited) = (Vec::new(), Vec::new());
        for frame in 0..FRAMES {
            let start = Instant::now();
            let (work, parts) = self.step(act(frame), false);
            whole.push(start.elapsed());
            worked.push(work);
            tessellated.push(parts.tessellated);
            sent.push(parts.sent);
            waited.push(parts.waited);
        }
        let mut apart = Vec::new();
        for frame in 0..FRAMES {
            let start = Instant::now();
            self.step(act(frame), true);
            apart.push(start.elapsed());
        }
        println!(
            "{name}: {} ms from frame to frame; alone {}: worked out {}, tessellated {}, sent {}, \
             drawn {}",
            summary(apart),
            summary(whole),
            summary(worked),
            summary(tessellated),
            summary(sent),
            summary(waited)
        );
    }

    /// Steps until nothing moves any more.
    fn rest(&mut self) {
        for _ in 0..FRAMES {
            self.step(Vec::new(), false);
        }
    }

    fn drag_weight(&mut self) {
        let slider = self.slider;
        self.step(
            vec![to(slider.center()), press(slider.center(), true)],
            false,
        );
        self.frames("a weight is dragged", |frame| {
            let share = (frame % 50) as f32 / 50.0;
            vec![to(
                slider.left_center() + egui::vec2(share * slider.width(), 0.0)
            )]
        });
        self.step(vec![press(slider.center(), false)], false);
        self.rest();
    }

    fn pan(&mut self, name: &str) {
        self.step(vec![to(MIDDLE), press(MIDDLE, true)], false);
        self.frames(name, |frame| {
            let turn = frame as f32 / 8.0;
            vec![to(MIDDLE + 200.0 * egui::vec2(turn.cos() - 1.0, turn.sin()))]
        });
        self.step(vec![press(MIDDLE, false)], false);
        self.rest();
    }

    fn wheel(&mut self, name: &str) {
        self.step(vec![to(MIDDLE)], false);
        self.frames(name, |frame| {
            vec![scrolled(if frame % 50 < 25 { 30.0 } else { -30.0 })]
        });
        self.rest();
    }

    fn zoom(&mut self, steps: usize, points: f32) {
        self.step(vec![to(MIDDLE)], false);
        for _ in 0..steps {
            self.step(vec![scrolled(points)], false);
        }
        self.rest();
    }
}

fn to(place: egui::Pos2) -> Event {
    Event::PointerMoved(place)
}

fn press(pos: egui::Pos2, pressed: bool) -> Event {
    Event::PointerButton {
        pos,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: egui::Modifiers::NONE,
    }
}

fn scrolled(points: f32) -> Event {
    Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: egui::vec2(0.0, points),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: egui::Modifiers::NONE,
    }
}

/// What the process has in memory: all of it, and what no file lies behind.
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let megabytes = |key: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(key))?;
        let kilobytes: f64 = line.split_whitespace().next()?.parse().ok()?;
        Some(kilobytes / 1024.0)
    };
    match (megabytes("VmRSS:"), megabytes("RssAnon:")) {
        (Some(all), Some(own)) => format!("{all:.0} MB, {own:.0} MB of it not of files"),
        _ => "unknown on this system".to_owned(),
    }
}

/// The median and the worst, in milliseconds.
fn summary(mut times: Vec<Duration>) -> String {
    times.sort_unstable();
    let ms = |time: Duration| time.as_secs_f64() * 1e3;
    let worst = times.last().copied().unwrap_or_default();
    format!("{:.1} ({:.1})", ms(times[times.len() / 2]), ms(worst))
}
