//! A card beside the pointer, as wide as what it says, that covers no other card.

use egui::{Area, Context, Frame, Id, Order, Popup, Pos2, Rect, Response, Ui, Vec2};

use crate::map::cards;

/// How wide a card of a few words is at most.
pub(crate) const WIDEST: f32 = 300.0;

/// From the pointer to the card.
const GAP: f32 = 16.0;

/// Where a card may be, and where not.
#[derive(Clone, Debug)]
pub(crate) struct Room {
    /// What the pointer is over.
    pub(crate) within: Rect,
    /// What is not to be covered.
    pub(crate) taken: Vec<Rect>,
}

impl Room {
    /// On a map, beside the cards that stand on it.
    pub(crate) fn on(map: &Response) -> Self {
        Self {
            within: map.rect,
            taken: cards(&map.ctx, map.rect),
        }
    }
}

/// Draws a card of at most this width beside a pointer that is over a map with no button down.
pub(crate) fn over(map: &Response, id: Id, widest: f32, content: impl FnOnce(&mut Ui)) {
    let ctx = &map.ctx;
    let busy = ctx.input(|input| input.pointer.any_down()) || Popup::is_any_open(ctx);
    let Some(pointer) = map.hover_pos().filter(|_| !busy) else {
        return;
    };
    let room = Room::on(map);
    show(ctx, id, (pointer, &room), widest, content);
}

/// Draws a card of at most this width beside `pointer`.
pub(crate) fn show(
    ctx: &Context,
    id: Id,
    (pointer, room): (Pos2, &Room),
    widest: f32,
    content: impl FnOnce(&mut Ui),
) {
    let size = ctx.memory(|memory| memory.area_rect(id));
    let size = size.map_or(Vec2::ZERO, |known| known.size());
    Area::new(id)
        .order(Order::Tooltip)
        .fixed_pos(corner(pointer, size, room))
        .constrain_to(room.within)
        .interactable(false)
        .show(ctx, |ui| {
            Frame::popup(ui.style()).show(ui, |ui| {
                // How wide it was before says nothing about now.
                ui.set_max_width(widest);
                ui.style_mut().interaction.selectable_labels = false;
                content(ui);
            });
        });
}

/// The left top corner of a card of this size: below the pointer and right of it, or else where it
/// fits and covers nothing.
fn corner(pointer: Pos2, size: Vec2, room: &Room) -> Pos2 {
    let (right, left) = (pointer.x + GAP, pointer.x - GAP - size.x);
    let (below, above) = (pointer.y + GAP, pointer.y - GAP - size.y);
    let corners = [(right, below), (left, below), (right, above), (left, above)];
    let cards = corners.map(|(x, y)| Rect::from_min_size(Pos2::new(x, y), size));
    let fits = |card: &Rect| room.within.contains_rect(*card);
    let covers = |card: &Rect| room.taken.iter().any(|taken| taken.intersects(*card));
    let free = cards.iter().find(|card| fits(card) && !covers(card));
    free.or(cards.iter().find(|card| fits(card)))
        .map_or(cards[0].min, |card| card.min)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_goes_where_it_fits_and_covers_nothing() {
        let room = Room {
            within: Rect::from_min_max(Pos2::ZERO, Pos2::new(400.0, 300.0)),
            taken: vec![Rect::from_min_max(
                Pos2::new(300.0, 200.0),
                Pos2::new(400.0, 300.0),
            )],
        };
        let size = Vec2::new(120.0, 60.0);
        let at = |x: f32, y: f32| corner(Pos2::new(x, y), size, &room);
        assert_eq!(at(100.0, 100.0), Pos2::new(116.0, 116.0));
        assert_eq!(
            at(390.0, 20.0),
            Pos2::new(254.0, 36.0),
            "left of the pointer"
        );
        assert_eq!(at(100.0, 290.0), Pos2::new(116.0, 214.0), "above it");
        // The taken corner is below and to the right.
        assert_eq!(at(200.0, 180.0), Pos2::new(64.0, 196.0));
    }
}
