//! A number of items against the items listed.

use super::verdict::Verdict;
use super::{Outcome, Values};
use crate::claims::Role;
use crate::exact::{Interval, Number};

/// `items` were counted; the stated number must be that.
pub fn enumeration(known: &Values, items: u32) -> Option<Outcome> {
    let counted = Number::from(i64::from(items));
    let holds = known.one(Role::Stated)?.interval.contains(counted);
    Some(Outcome::plain(if holds { Verdict::Holds } else { Verdict::Violated }, Interval::point(counted)))
}
