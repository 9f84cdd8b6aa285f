//! The smallest set of claims that cannot hold together.

use super::Group;
use crate::exact::Solution;
use crate::sort;

/// How many sets are tried.
const TRIED: usize = 400;

/// The smallest set among `claims`, which cannot hold together, that cannot either: none of it can be left out, and where
/// not too many had to be tried there is none of fewer claims.
pub fn smallest(group: &Group, claims: &[usize]) -> Vec<usize> {
    let mut set = claims.to_vec();
    for claim in claims {
        let without: Vec<usize> = set.iter().copied().filter(|other| other != claim).collect();
        if is_impossible(group, &without) {
            set = without;
        }
    }
    // Where none can be left out, there is no smaller set.
    if set.len() == claims.len() { set } else { smaller(group, claims, set.len()).unwrap_or(set) }
}

fn is_impossible(group: &Group, claims: &[usize]) -> bool {
    group.of(claims).solve() == Solution::Impossible
}

/// A set of fewer than `size` claims that cannot hold together: it hangs together by its unknowns, so it is grown claim by
/// claim.
fn smaller(group: &Group, claims: &[usize], size: usize) -> Option<Vec<usize>> {
    let mut tried = 0;
    let mut sets: Vec<Vec<usize>> = claims.iter().map(|claim| vec![*claim]).collect();
    for _ in 2..size {
        let mut grown: Vec<Vec<usize>> = Vec::new();
        for set in &sets {
            for next in set.iter().flat_map(|claim| group.neighbours(*claim, claims)) {
                if !set.contains(&next) {
                    let mut larger = set.clone();
                    larger.push(next);
                    sort::plain(&mut larger);
                    if let Err(place) = grown.binary_search(&larger) {
                        grown.insert(place, larger);
                    }
                }
            }
            if grown.len() > TRIED {
                return None;
            }
        }
        for set in &grown {
            tried += 1;
            if tried > TRIED {
                return None;
            }
            if is_impossible(group, set) {
                return Some(set.clone());
            }
        }
        sets = grown;
    }
    None
}
