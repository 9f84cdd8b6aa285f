//! Reads ties as forms write them: `新收 + 上年结转 = 办结 + 结转下年`, `通过率 = round(合格 ÷ 参加, 4)`, `收到 = 受理 + [其他]`.

use super::tie::{Expression, Operation, Sign, Tie};
use crate::text::{Text, fold};

/// How many pieces a tie may have: names, numbers, signs.
const LONGEST: usize = 400;
/// How deep brackets may nest.
const DEEPEST: usize = 32;

/// A piece of a tie.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Name(String),
    Whole(u32),
    Operation(Operation),
    Sign(Sign),
    /// One of `( ) [ ] ,`.
    Mark(char),
}

/// The tie that `text` writes, over the names in it.
///
/// ```
/// use gouji::rules::{Tie, tie};
/// let tie: Tie<String> = tie("收到 ＝ 受理 + sum(不予受理, [其他])").unwrap();
/// assert_eq!(tie.write(&String::clone), "收到 = 受理 + (不予受理 + [其他])");
/// assert!(gouji::rules::tie("收到 = 受理 +").is_err());
/// ```
pub fn tie(text: &str) -> Result<Tie<String>, Text> {
    let pieces = pieces(text)?;
    if pieces.len() > LONGEST {
        return Err(Text::new("这条勾稽关系过长，请拆成几条", "the tie is too long: make several of it"));
    }
    let mut reader = Reader { pieces: &pieces, at: 0, depth: 0 };
    let left = reader.sum()?;
    let sign = match reader.next() {
        Some(Piece::Sign(sign)) => *sign,
        other => return Err(expected("= 、<= 或 >=", "=, <= or >=", other)),
    };
    let right = reader.sum()?;
    match reader.next() {
        None => Ok(Tie { left, sign, right }),
        other => Err(expected("算式到此结束", "the tie to end here", other)),
    }
}

fn expected(zh: &str, en: &str, found: Option<&Piece>) -> Text {
    match found.map(shown) {
        Some(found) => Text::new(format!("“{found}”处应为{zh}"), format!("expected {en} in the place of {found:?}")),
        None => Text::new(format!("末尾缺少内容：应有{zh}"), format!("it ends too soon: expected {en}")),
    }
}

fn shown(piece: &Piece) -> String {
    match piece {
        Piece::Name(name) => name.clone(),
        Piece::Whole(number) => number.to_string(),
        Piece::Operation(Operation::Plus) => "+".to_owned(),
        Piece::Operation(Operation::Minus) => "-".to_owned(),
        Piece::Operation(Operation::Times) => "×".to_owned(),
        Piece::Operation(Operation::Over) => "÷".to_owned(),
        Piece::Sign(sign) => sign.to_string(),
        Piece::Mark(mark) => mark.to_string(),
    }
}

fn pieces(text: &str) -> Result<Vec<Piece>, Text> {
    let chars: Vec<char> = text.chars().map(fold).collect();
    let (mut pieces, mut at) = (Vec::new(), 0);
    while let Some(&c) = chars.get(at) {
        let equals = usize::from(chars.get(at + 1) == Some(&'='));
        let (piece, length) = match c {
            _ if c.is_whitespace() => {
                at += 1;
                continue;
            }
            '+' => (Piece::Operation(Operation::Plus), 1),
            '-' | '−' => (Piece::Operation(Operation::Minus), 1),
            '×' | '*' => (Piece::Operation(Operation::Times), 1),
            '÷' | '/' => (Piece::Operation(Operation::Over), 1),
            '=' => (Piece::Sign(Sign::Equal), 1),
            '≤' | '≦' => (Piece::Sign(Sign::AtMost), 1),
            '≥' | '≧' => (Piece::Sign(Sign::AtLeast), 1),
            '<' if equals == 1 => (Piece::Sign(Sign::AtMost), 2),
            '>' if equals == 1 => (Piece::Sign(Sign::AtLeast), 2),
            '<' | '>' => {
                return Err(Text::new(format!("“{c}”请写作 {c}="), format!("write {c}= instead of {c}")));
            }
            '(' | ')' | '[' | ']' | ',' => (Piece::Mark(c), 1),
            '、' => (Piece::Mark(','), 1),
            _ => {
                let length = chars[at..].iter().take_while(|c| is_of_name(**c)).count();
                if length == 0 {
                    return Err(Text::new(format!("不认识符号“{c}”"), format!("unknown sign {c:?}")));
                }
                let word: String = chars[at..at + length].iter().collect();
                let piece = if word.chars().all(|c| c.is_ascii_digit()) {
                    let whole =
                        word.parse().map_err(|_| Text::new(format!("数字{word}过大"), format!("{word} is too large")));
                    Piece::Whole(whole?)
                } else {
                    Piece::Name(word)
                };
                (piece, length)
            }
        };
        pieces.push(piece);
        at += length;
    }
    Ok(pieces)
}

/// Whether `c` can stand in the name of a concept.
pub fn is_of_name(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

/// Which way the numbers of a form run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Axis {
    /// They number rows or columns.
    Any,
    /// They number rows.
    Rows,
    /// They number columns.
    Columns,
}

/// What a form numbers, from one number to another: 序号5, 栏5至13, rows1to46.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numbers {
    /// Which way they run.
    pub axis: Axis,
    /// The first.
    pub from: u32,
    /// The last.
    pub to: u32,
}

/// The words for each way, that of the list first.
const AXES: [(Axis, [&str; 3]); 3] = [
    (Axis::Any, ["序号", "items", "item"]),
    (Axis::Rows, ["行", "rows", "row"]),
    (Axis::Columns, ["栏", "columns", "column"]),
];

impl Numbers {
    /// What `name` numbers; `None` where it is a name like others.
    pub fn of(name: &str) -> Option<Numbers> {
        let (axis, rest) = AXES
            .iter()
            .find_map(|(axis, words)| words.iter().find_map(|word| Some((*axis, name.strip_prefix(word)?))))?;
        let (from, to) = rest.split_once('至').or_else(|| rest.split_once("to")).unwrap_or((rest, rest));
        Some(Numbers { axis, from: from.parse().ok()?, to: to.parse().ok()? })
    }

    /// All of them, added up.
    fn sum(self) -> Result<Expression<String>, Text> {
        let Numbers { axis, from, to } = self;
        if from > to || to - from >= LONGEST as u32 {
            return Err(Text::new(
                format!("“{from}至{to}”过长或颠倒"),
                format!("{from} to {to} is too long or turned round"),
            ));
        }
        let word = AXES.iter().find(|(other, _)| *other == axis).map_or("", |(_, words)| words[0]);
        let term = |number: u32| Expression::Term(format!("{word}{number}"));
        Ok((from + 1..=to)
            .fold(term(from), |sum, number| Expression::Both(Operation::Plus, sum.into(), term(number).into())))
    }
}

struct Reader<'p> {
    pieces: &'p [Piece],
    at: usize,
    depth: usize,
}

impl<'p> Reader<'p> {
    fn next(&mut self) -> Option<&'p Piece> {
        let piece = self.pieces.get(self.at);
        self.at += 1;
        piece
    }

    fn operation(&mut self, is: fn(Operation) -> bool) -> Option<Operation> {
        match self.pieces.get(self.at) {
            Some(Piece::Operation(operation)) if is(*operation) => {
                self.at += 1;
                Some(*operation)
            }
            _ => None,
        }
    }

    fn mark(&mut self, mark: char) -> Result<(), Text> {
        match self.next() {
            Some(Piece::Mark(other)) if *other == mark => Ok(()),
            other => Err(expected(&format!("“{mark}”"), &format!("{mark:?}"), other)),
        }
    }

    /// Products, added and taken away.
    fn sum(&mut self) -> Result<Expression<String>, Text> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Text::new("括号嵌套过深", "the brackets nest too deep"));
        }
        let mut sum = self.product()?;
        while let Some(operation) = self.operation(|one| matches!(one, Operation::Plus | Operation::Minus)) {
            sum = Expression::Both(operation, sum.into(), self.product()?.into());
        }
        self.depth -= 1;
        Ok(sum)
    }

    /// Single values, multiplied and divided.
    fn product(&mut self) -> Result<Expression<String>, Text> {
        let mut product = self.single()?;
        while let Some(operation) = self.operation(|one| matches!(one, Operation::Times | Operation::Over)) {
            product = Expression::Both(operation, product.into(), self.single()?.into());
        }
        Ok(product)
    }

    fn single(&mut self) -> Result<Expression<String>, Text> {
        match self.next() {
            Some(Piece::Whole(number)) => Ok(Expression::Whole(*number)),
            Some(Piece::Name(name)) if self.pieces.get(self.at) == Some(&Piece::Mark('(')) => {
                self.at += 1;
                self.call(name)
            }
            Some(Piece::Name(name)) => match Numbers::of(name) {
                Some(numbers) => numbers.sum(),
                None => Ok(Expression::Term(name.clone())),
            },
            Some(Piece::Mark('(')) => {
                let inner = self.sum()?;
                self.mark(')')?;
                Ok(inner)
            }
            Some(Piece::Mark('[')) => match self.next() {
                Some(Piece::Name(name)) => {
                    self.mark(']')?;
                    Ok(Expression::Optional(name.clone()))
                }
                other => Err(expected("项目名称", "the name of a concept", other)),
            },
            other => Err(expected("项目名称或数字", "the name of a concept or a number", other)),
        }
    }

    /// What stands in the brackets behind `sum` or `round`.
    fn call(&mut self, name: &str) -> Result<Expression<String>, Text> {
        match name {
            "sum" | "合计" => {
                let mut sum = self.sum()?;
                while self.pieces.get(self.at) == Some(&Piece::Mark(',')) {
                    self.at += 1;
                    sum = Expression::Both(Operation::Plus, sum.into(), self.sum()?.into());
                }
                self.mark(')')?;
                Ok(sum)
            }
            "round" | "四舍五入" => {
                let inner = self.sum()?;
                self.mark(',')?;
                let places = match self.next() {
                    Some(Piece::Whole(places)) if *places <= 12 => *places,
                    other => return Err(expected("小数位数（不超过12）", "how many decimals, at most 12", other)),
                };
                self.mark(')')?;
                Ok(Expression::Round(inner.into(), places))
            }
            _ => Err(Text::new(
                format!("没有“{name}(…)”这个算法，可用 sum(…) 和 round(…, 位数)"),
                format!("there is no {name}(…): use sum(…) or round(…, places)"),
            )),
        }
    }
}
