// Copies what was drawn at the same place of the window before.

@group(0) @binding(0) var image: texture_2d<f32>;

@vertex
fn whole(@builtin(vertex_index) corner: u32) -> @builtin(position) vec4f {
    // One triangle that covers the viewport.
    let x = f32(i32(corner & 1u) * 4 - 1);
    let y = f32(i32(corner >> 1u) * 4 - 1);
    return vec4f(x, y, 0.0, 1.0);
}

@fragment
fn copy(@builtin(position) at: vec4f) -> @location(0) vec4f {
    return textureLoad(image, vec2i(at.xy), 0);
}
