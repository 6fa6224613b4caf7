//! Groups of streets that stop a few metres short of all others: estates and grounds whose gate
//! or forecourt nobody drew.

use crate::base::joined::Joined;
use crate::field::network::lines::{Joint, Lines, Numbered};
use crate::field::network::snap::{Barriers, foot, on_the_way};

/// How far apart groups of streets may be to be linked, in metres: a forecourt or a verge.
const GAP: f64 = 25.0;

/// The way over a gap from a corner to a line of another group.
#[derive(Clone, Copy, Debug)]
struct Gap {
    metres: f64,
    corner: u32,
    line: u32,
    after: usize,
    share: f64,
}

impl Lines {
    /// Links groups of streets that nothing connects across the shortest gaps between them, where
    /// these are narrow and no barrier lies in them; how many links there are. No way through
    /// comes of it: there is one link where there was none.
    pub(super) fn link_groups(&mut self, barriers: &Barriers) -> usize {
        let mut groups = self.groups();
        let mut joints = Vec::new();
        for gap in self.gaps(&groups, barriers) {
            let line = &self.lines[gap.line as usize];
            if groups.join(gap.corner, line.corners[0]) {
                joints.push(self.link_over(gap));
            }
        }
        let count = joints.len();
        self.put_in(joints);
        count
    }

    /// Which corners lines connect.
    fn groups(&self) -> Joined {
        let mut groups = Joined::new(self.spots.len());
        for line in &self.lines {
            for pair in line.corners.windows(2) {
                groups.join(pair[0], pair[1]);
            }
        }
        groups
    }

    /// The narrow gaps between groups that no barrier lies in, the narrowest first.
    fn gaps(&self, groups: &Joined, barriers: &Barriers) -> Vec<Gap> {
        let mut gaps = Vec::new();
        if groups.count() == 1 {
            return gaps;
        }
        let level = |line: &&Numbered| !line.apart;
        let corners = self
            .lines
            .iter()
            .filter(level)
            .flat_map(|line| &line.corners);
        let town = corners.clone().max_by_key(|&&corner| groups.size(corner));
        let Some(town) = town.map(|&corner| groups.of(corner)) else {
            return gaps;
        };
        let all = self.tree(|_| true);
        let outside = self.tree(|line| groups.of(line.corners[0]) != town);
        for &corner in corners {
            let spot = self.spots[corner as usize];
            let group = groups.of(corner);
            let tree = if group == town { &outside } else { &all };
            for near in tree.locate_within_distance([spot.0, spot.1], GAP * GAP) {
                let (line, after) = near.data;
                let other = &self.lines[line as usize];
                if other.apart || groups.of(other.corners[0]) == group {
                    continue;
                }
                let [from, to] = [near.geom().from, near.geom().to].map(|[x, y]| (x, y));
                let (share, metres) = foot(spot, from, to);
                if !barriers.part(spot, on_the_way(from, to, share)) {
                    gaps.push(Gap {
                        metres,
                        corner,
                        line,
                        after,
                        share,
                    });
                }
            }
        }
        gaps.sort_by(|a, b| {
            let shorter = a.metres.total_cmp(&b.metres);
            shorter.then((a.corner, a.line, a.after).cmp(&(b.corner, b.line, b.after)))
        });
        gaps
    }

    /// A link over a gap, and what makes the other line go through where it ends.
    fn link_over(&mut self, gap: Gap) -> Joint {
        let line = &self.lines[gap.line as usize].corners;
        let ends = [line[gap.after], line[gap.after + 1]];
        let [from, to] = ends.map(|corner| self.spots[corner as usize]);
        let corner = if gap.share <= 0.0 {
            ends[0]
        } else if gap.share >= 1.0 {
            ends[1]
        } else {
            self.corner(on_the_way(from, to, gap.share))
        };
        self.link(gap.corner, corner);
        Joint {
            line: gap.line,
            after: gap.after,
            share: gap.share,
            corner,
        }
    }
}
