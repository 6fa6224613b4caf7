//! Large plain areas at the cost of writing their pixels.
//!
//! Without a graphics card egui's own rectangle looks up a texture and blends for every pixel: a
//! window's panels and ground together took longer than the map.

use egui_wgpu::wgpu;

use crate::map::pipeline::{Shader, pipeline};

/// What fills plain areas.
#[derive(Clone, Copy, Debug)]
pub enum Ground {
    /// A callback of our own.
    Callback,
    /// A rectangle of egui's, where there is no wgpu.
    Rectangle,
}

impl Ground {
    /// For a window; `gpu` is eframe's, where it draws with wgpu.
    pub fn new(gpu: Option<&egui_wgpu::RenderState>) -> Self {
        let Some(gpu) = gpu else {
            return Self::Rectangle;
        };
        let mut renderer = gpu.renderer.write();
        if !renderer.callback_resources.contains::<Filler>() {
            let filler = Filler::new(&gpu.device, gpu.target_format);
            renderer.callback_resources.insert(filler);
        }
        Self::Callback
    }

    /// Fills a rectangle with a colour, which covers whatever is there.
    pub fn fill(self, painter: &egui::Painter, rect: egui::Rect, colour: egui::Color32) {
        painter.add(self.shape(rect, colour));
    }

    /// What fills a rectangle with a colour.
    pub(super) fn shape(self, rect: egui::Rect, colour: egui::Color32) -> egui::Shape {
        match self {
            Self::Callback => egui_wgpu::Callback::new_paint_callback(rect, Fill(colour)).into(),
            Self::Rectangle => egui::Shape::rect_filled(rect, 0.0, colour),
        }
    }
}

/// The pipeline, kept in egui's renderer.
struct Filler(wgpu::RenderPipeline);

impl Filler {
    fn new(device: &wgpu::Device, format: wgpu::TextureFormat) -> Self {
        let layout = device.create_pipeline_layout(&wgpu::PipelineLayoutDescriptor::default());
        let constants = [("linear", f64::from(u8::from(format.is_srgb())))];
        let shader = Shader {
            label: "plain",
            source: include_str!("../../assets/map/plain.wgsl"),
            pixel: "fill",
            constants: &constants,
        };
        Self(pipeline(device, &layout, format, &shader))
    }
}

/// A colour for all of a viewport.
struct Fill(egui::Color32);

impl egui_wgpu::CallbackTrait for Fill {
    fn paint(
        &self,
        _info: egui::PaintCallbackInfo,
        pass: &mut wgpu::RenderPass<'static>,
        resources: &egui_wgpu::CallbackResources,
    ) {
        if let Some(Filler(pipeline)) = resources.get() {
            let [red, green, blue, _] = self.0.to_array();
            let packed = u32::from_be_bytes([0, red, green, blue]);
            pass.set_pipeline(pipeline);
            pass.draw(0..3, packed..packed + 1);
        }
    }
}
