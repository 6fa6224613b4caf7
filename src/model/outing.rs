//! Who comes, on how many evenings, for how long, and where they meet.

/// Who comes to help, and for how long: what is written before a plan is made for them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Helpers {
    /// Everybody who comes.
    pub people: u32,
    /// How long they are out on an evening, the way there and back included, in hours.
    pub hours: f64,
    /// On so many evenings.
    pub evenings: u32,
}

impl Default for Helpers {
    fn default() -> Self {
        Self {
            people: 8,
            hours: 2.0,
            evenings: 1,
        }
    }
}

impl Helpers {
    /// What they have time for when they meet at these places: degrees east and north.
    pub fn outing(self, starts: Vec<(f64, f64)>) -> Outing {
        let Self {
            people,
            hours,
            evenings,
        } = self;
        Outing {
            people,
            hours,
            evenings,
            starts,
        }
    }
}

/// What crews have time for.
#[derive(Clone, Debug, PartialEq)]
pub struct Outing {
    /// Everybody who comes.
    pub people: u32,
    /// How long they are out on an evening, the way there and back included, in hours.
    pub hours: f64,
    /// On so many evenings.
    pub evenings: u32,
    /// Where they meet, at least one place: degrees east and north.
    pub starts: Vec<(f64, f64)>,
}

impl Outing {
    /// How many crews there are: pairs, one of three where the number is odd.
    pub fn crews(&self) -> usize {
        (self.people / 2).max(1) as usize
    }

    /// How long a crew is out, in minutes.
    pub fn minutes(&self) -> f64 {
        60.0 * self.hours
    }

    /// Turfs for all crews on all evenings.
    pub fn turfs(&self) -> usize {
        self.crews() * self.evenings.max(1) as usize
    }
}
