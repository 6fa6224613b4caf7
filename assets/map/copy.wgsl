// Copies the map's image to the window, and does nothing else: everything a reader sees was decided
// before it came here.

// Whether the window expects linear light. A constant, because a processor that stands in for a
// graphics card works both ways out for every pixel wherever one is chosen while drawing.
override linear: bool = false;

struct Place {
    // Where the image's first pixel is in the window, in physical pixels.
    origin: vec2f,
    // Image pixels per window pixel: 1 but for the moment between a zoom and its image.
    step: f32,
    unused: f32,
    // Around the image.
    ground: vec4f,
}

@group(0) @binding(0) var image: texture_2d<f32>;
@group(0) @binding(1) var<uniform> place: Place;

@vertex
fn whole(@builtin(vertex_index) corner: u32) -> @builtin(position) vec4f {
    // One triangle that covers the viewport.
    let x = f32(i32(corner & 1u) * 4 - 1);
    let y = f32(i32(corner >> 1u) * 4 - 1);
    return vec4f(x, y, 0.0, 1.0);
}

fn to_linear(colour: vec3f) -> vec3f {
    let low = colour / 12.92;
    let high = pow((colour + 0.055) / 1.055, vec3f(2.4));
    return select(high, low, colour < vec3f(0.04045));
}

@fragment
fn copy(@builtin(position) at: vec4f) -> @location(0) vec4f {
    let pixel = vec2i(floor((at.xy - place.origin) * place.step));
    let size = vec2i(textureDimensions(image));
    var colour = place.ground;
    if all(pixel >= vec2i(0)) && all(pixel < size) {
        colour = textureLoad(image, pixel, 0);
    }
    if linear {
        colour = vec4f(to_linear(colour.rgb), colour.a);
    }
    return colour;
}
