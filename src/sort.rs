//! Sorting through one shape: each type that the standard library sorts by itself adds some ten KB to the WebAssembly.

use std::cmp::Ordering;

/// Up to how many items are sorted in place: most lists of a report are that short.
const SHORT: usize = 12;

/// Sorts `items` by `key`; those alike stay in the order they stand in.
pub fn by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    if items.len() <= SHORT {
        for end in 1..items.len() {
            let mut at = end;
            while at > 0 && key(&items[at]) < key(&items[at - 1]) {
                items.swap(at - 1, at);
                at -= 1;
            }
        }
        return;
    }
    let order = order(items.len(), &|a, b| key(&items[a]).cmp(&key(&items[b])));
    arrange(items, order);
}

/// The same, each key worked out once.
pub fn by_cached_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    let keys: Vec<K> = items.iter().map(key).collect();
    let order = order(keys.len(), &|a, b| keys[a].cmp(&keys[b]));
    arrange(items, order);
}

/// Brings `items` into `order`.
fn arrange<T>(items: &mut [T], mut order: Vec<usize>) {
    // Each item goes where it belongs, along the cycles of the order.
    for start in 0..order.len() {
        let mut at = start;
        while order[at] != start {
            let next = order[at];
            items.swap(at, next);
            order[at] = at;
            at = next;
        }
        order[at] = at;
    }
}

/// The same by the items themselves.
pub fn plain<T: Ord + Copy>(items: &mut [T]) {
    by_key(items, |item| *item);
}

/// The values of each key, in order of the keys; those of one stay in the order they come in.
pub fn groups<K: Ord, V>(pairs: impl IntoIterator<Item = (K, V)>) -> Vec<(K, Vec<V>)> {
    let mut pairs: Vec<(K, V)> = pairs.into_iter().collect();
    let order = order(pairs.len(), &|a, b| pairs[a].0.cmp(&pairs[b].0));
    arrange(&mut pairs, order);
    let mut groups: Vec<(K, Vec<V>)> = Vec::new();
    for (key, value) in pairs {
        match groups.last_mut() {
            Some((last, values)) if *last == key => values.push(value),
            _ => groups.push((key, vec![value])),
        }
    }
    groups
}

/// The places of `count` items in their order.
fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|&a, &b| compare(a, b));
    order
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_as_the_standard_library_does(mut items in prop::collection::vec((0_u8..9, any::<u16>()), 0..60)) {
            let mut expected = items.clone();
            expected.sort_by_key(|(key, _)| *key);
            super::by_key(&mut items, |(key, _)| *key);
            prop_assert_eq!(&items, &expected);
            expected.sort_unstable();
            super::plain(&mut items);
            prop_assert_eq!(items, expected);
        }

        #[test]
        fn groups_as_a_map_does(pairs in prop::collection::vec((0_u8..9, any::<u16>()), 0..60)) {
            let mut expected: BTreeMap<u8, Vec<u16>> = BTreeMap::new();
            for &(key, value) in &pairs {
                expected.entry(key).or_default().push(value);
            }
            prop_assert_eq!(super::groups(pairs), expected.into_iter().collect::<Vec<_>>());
        }
    }
}
