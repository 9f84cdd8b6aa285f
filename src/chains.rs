//! The places of each key, the last first, without a list of its own for each key; any part may use it.

use std::hash::Hash;

use rustc_hash::FxHashMap;

/// Places by key. Keys mostly stand once: a list for each would be most of the work.
pub struct Chains<K> {
    /// The last link of each key.
    last: FxHashMap<K, usize>,
    /// Each place, and the link before it of the same key.
    links: Vec<(usize, Option<usize>)>,
}

impl<K: Hash + Eq> Chains<K> {
    /// Without any place.
    pub fn new() -> Chains<K> {
        Chains { last: FxHashMap::default(), links: Vec::new() }
    }

    /// Adds `place` to those of `key`.
    pub fn add(&mut self, key: K, place: usize) {
        let before = self.last.insert(key, self.links.len());
        self.links.push((place, before));
    }

    /// The places of `key`, the last first.
    pub fn of(&self, key: &K) -> impl Iterator<Item = usize> {
        let mut link = self.last.get(key).copied();
        std::iter::from_fn(move || {
            let (place, before) = self.links[link?];
            link = before;
            Some(place)
        })
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn places_come_back_the_last_first() {
        let mut chains = super::Chains::new();
        for (place, key) in ["受理", "办结", "受理", "受理"].into_iter().enumerate() {
            chains.add(key, place);
        }
        let of = |key: &str| chains.of(&key).collect::<Vec<_>>();
        assert_eq!([of("受理"), of("办结"), of("调解")], [vec![3, 2, 0], vec![1], vec![]]);
    }
}
