//! JSON as it stands: members in their order, numbers as they are printed.

/// A JSON value.
#[derive(Debug, Clone)]
pub enum Node {
    /// A number or a string.
    Scalar(Scalar),
    /// An array.
    List(Vec<Node>),
    /// Members by their names.
    Object(Vec<(String, Node)>),
    /// Truth values and null say no figure.
    Other,
}

/// A number or a string.
#[derive(Debug, Clone)]
pub struct Scalar {
    /// As it is printed.
    pub text: String,
    /// Whether it is a number.
    pub is_number: bool,
}

impl Node {
    /// The number or the string that it is.
    pub fn scalar(&self) -> Option<&Scalar> {
        match self {
            Node::Scalar(scalar) => Some(scalar),
            _ => None,
        }
    }
}
