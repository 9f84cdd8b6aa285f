//! Makes reports in the style of a local government's annual one: always the same, most claims right, some wrong.

use std::fmt::Write;

use super::phrases;

/// About how many bytes a report has.
pub const SIZE: usize = 26_000;

/// One claim in so many is made wrong.
const WRONG: u64 = 12;

const SECTIONS: [(&str, &[Claim]); 6] = [
    ("行政复议与行政应诉", &[intake, outcomes, trials]),
    ("执法队伍与案卷评查", &[exam, certificates, average]),
    ("人民调解与法治宣传", &[mediation, lectures, levels]),
    ("信访与政府信息公开", &[petitions, compared, disclosure]),
    ("政务服务与制度建设", &[services, documents, shares]),
    ("监督问责与存在的问题", &[discipline, complaints, markers]),
];

const NUMERALS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

const DISTRICTS: [&str; 12] =
    ["青溪", "云岭", "临河", "望江", "石桥", "平湖", "东原", "南屏", "柳泉", "长坪", "白塔", "双河"];

type Claim = fn(&mut Draw, &mut String) -> std::fmt::Result;

/// So many reports, one behind the other, no two alike.
pub fn reports(count: usize) -> String {
    let mut text = String::with_capacity(count * (SIZE + SIZE / 8));
    for number in 0..count {
        write_report(&mut Draw(number as u64), number, &mut text).expect("a string takes all that is written to it");
    }
    text
}

fn write_report(draw: &mut Draw, number: usize, text: &mut String) -> std::fmt::Result {
    let start = text.len();
    let district = DISTRICTS[number % DISTRICTS.len()];
    let year = 2024 - number / DISTRICTS.len() % 20;
    writeln!(text, "{district}区{year}年法治政府建设情况报告\n")?;
    phrases::sentence(draw, text);
    writeln!(text, "现将{district}区{year}年度的情况报告如下。")?;
    for (section, (heading, claims)) in SECTIONS.iter().enumerate() {
        writeln!(text, "\n{}、{heading}", NUMERALS[section])?;
        let end = start + SIZE * (section + 1) / SECTIONS.len();
        for paragraph in 0.. {
            if text.len() >= end {
                break;
            }
            if paragraph % 4 == 0 {
                let number = paragraph / 4 % NUMERALS.len();
                writeln!(text, "（{}）{}", NUMERALS[number], SUBHEADINGS[number % SUBHEADINGS.len()])?;
            }
            for _ in 0..1 + draw.below(3) {
                phrases::sentence(draw, text);
            }
            for claim in 0..1 + draw.below(2) {
                write_lead(draw, year, text)?;
                claims[(paragraph + claim as usize) % claims.len()](draw, text)?;
            }
            for _ in 0..draw.below(3) {
                phrases::sentence(draw, text);
            }
            text.push('\n');
        }
    }
    Ok(())
}

/// When, and who: 截至2024年10月底，区民政局
fn write_lead(draw: &mut Draw, year: usize, text: &mut String) -> std::fmt::Result {
    let body = draw.pick(&BODIES);
    match draw.below(4) {
        0 => write!(text, "截至{year}年{}月底，{body}", 6 + draw.below(7)),
        1 => write!(text, "{year}年以来，{body}"),
        _ => write!(text, "{body}"),
    }
}

const BODIES: [&str; 16] = [
    "区政府",
    "区司法局",
    "区民政局",
    "区公安分局",
    "区财政局",
    "区人力资源和社会保障局",
    "区自然资源局",
    "区教育局",
    "区卫生健康局",
    "区应急管理局",
    "区城市管理局",
    "区农业农村局",
    "区交通运输局",
    "区市场监督管理局",
    "各镇街",
    "区水务局",
];

const SUBHEADINGS: [&str; 6] =
    ["完善工作机制", "突出重点环节", "强化监督检查", "夯实基层基础", "抓好宣传培训", "推动问题整改"];

/// Numbers that look drawn by lot, and are the same every time (splitmix64).
pub struct Draw(u64);

impl Draw {
    /// A number below `limit`.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ mixed >> 31) % limit
    }

    /// One of `list`.
    pub fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len() as u64) as usize]
    }

    /// A number from `least` up, below ten times as much.
    fn about(&mut self, least: u64) -> u64 {
        least + self.below(least * 9)
    }

    /// `right`, or now and then a number beside it.
    fn stated(&mut self, right: u64) -> u64 {
        if self.below(WRONG) == 0 { right + 1 + self.below(9) } else { right }
    }
}

/// `part` of `whole` in hundredths of a percent, printed.
fn rate(draw: &mut Draw, part: u64, whole: u64) -> String {
    let hundredths = draw.stated((part * 20_000 + whole) / (whole * 2));
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

/// 上升 or 下降 with the change from `before` to `now`, in tenths of a percent.
fn change(draw: &mut Draw, before: u64, now: u64) -> String {
    let word = if now < before { "下降" } else { "上升" };
    let tenths = draw.stated((now.abs_diff(before) * 2_000 + before) / (before * 2));
    format!("{word}{}.{}%", tenths / 10, tenths % 10)
}

fn intake(draw: &mut Draw, text: &mut String) -> std::fmt::Result {
    let (accepted, refused) = (draw.about(40), draw.about(3));
    let received = draw.stated(accepted + refused);
    let suspended = draw.stated(accepted / 20);
    write!(
        text,
        "全年收到行政复议申请{received}件，其中受理{accepted}件，不予受理{refused}件；受理的案件中，中止{suspended}件。"
    )
}

fn outcomes(draw: &mut Draw, text: &mut String) -> std::fmt::Result {
    let parts = [draw.about(20), draw.about(4), draw.about(3), draw.about(5)];
    let total = draw.stated(parts.iter().sum());
    let [upheld, quashed, changed, settled] = parts;
    write!(text, "审结案件{total}件，分别为维持{upheld}件、撤销{quashed}件、变更{changed}件、调解和终止{settled}件。")
}

fn trials(draw: &mut Draw, text: &mut String) -> std::fmt::Result {
    let (first, second) = (draw.about(12), draw.about(6));
    let total = draw.stated(first + second);
    let won = first - first / 8;
    let rate = rate(draw, won, first);
    write!(text, "发生行政诉讼案件{total}件，其中一审{first}件，二审{second}件；一审案件胜诉{won}件，胜诉率为{rate}。")
}

fn exam(draw: &mut Draw, text: &mut String) -> std::fmt::Result {
    let took = draw.about(300);
    let passed = took - took / 17;
    let rate = rate(draw, passed, took);
    write!(
        text,
        "组织行政执法人员参加法律知识考试，参加考试{took}人，合格{passed}人，合格率{rate}；依据《行政执法证件管理办法》（府发〔2021〕{}号）对未合格的暂缓发证。",
        1 + draw.below(60)
    )
}

fn certificates(draw: &mut Draw, text: &mut String) -> std::fmt::Result {
    let (renewed, new) = (draw.about(150), draw.about(40));
    write!(text, "换发执法证件{renewed}本，新领执法证件{new}本，共计{}本。", draw.stated(renewed + new))
}

fn average(draw: &mut Draw, text: &mut String) -> std::fmt::Result {
    let (judges, each) = (draw.about(10), draw.about(20));
    let total = judges * each;
    write!(text, "全区共有专职调解员{judges}名，办理案件{total}件，人均办理{}件。", draw.stated(each))
}

fn mediation(draw: &mut Draw, text: &mut String) -> std::fmt::Result {
    let handled = draw.about(900);
    let settled = handled - handled / 40;
    write!(text, "各级调解组织调处纠纷{handled}件，调解成功{settled}件，成功率为{}。", rate(draw, settled, handled))
}

fn lectures(draw: &mut Draw, text: &mut String) -> std::fmt::Result {
    let (talks, tens) = (draw.about(30), 2 + draw.below(40));
    write!(text, "举办法治讲座{talks}场，发放资料{tens}万余份，受教育群众{}万多人次。", tens / 2 + 1)
}

fn levels(draw: &mut Draw, text: &mut String) -> std::fmt::Result {
    let count = draw.pick(&["三", "三", "三", "四"]);
    write!(text, "区、镇街、村居{count}级公共法律服务网络全部建成，“12348”热线实行24小时值守。")
}

fn petitions(draw: &mut Draw, text: &mut String) -> std::fmt::Result {
    let (before, now) = (draw.about(8), draw.about(8));
    let (people_before, people) = (before * 17, now * 19);
    let (batches, persons) = (change(draw, before, now), change(draw, people_before, people));
    write!(text, "群众来访{now}批次，同比{batches}；来访人数{people}人次，同比{persons}。")
}

fn compared(draw: &mut Draw, text: &mut String) -> std::fmt::Result {
    let (before, now) = (draw.about(200), draw.about(200));
    let change = change(draw, before, now);
    write!(text, "来信由上年的{before}件变为今年的{now}件，{change}。")
}

fn disclosure(draw: &mut Draw, text: &mut String) -> std::fmt::Result {
    let parts = [draw.about(30), draw.about(9), draw.about(5), draw.about(8)];
    let total = draw.stated(parts.iter().sum());
    let [open, partly, closed, none] = parts;
    write!(
        text,
        "收到政府信息公开申请{total}件，其中予以公开{open}件，部分公开{partly}件，不予公开{closed}件，信息不存在{none}件。"
    )
}

fn services(draw: &mut Draw, text: &mut String) -> std::fmt::Result {
    let (window, online) = (draw.about(9), draw.about(12));
    write!(
        text,
        "政务服务大厅办理各类事项{}万余件，其中窗口办理{window}万余件，网上办理{online}万余件，办理时限由15个工作日压缩为6个工作日。",
        draw.stated(window + online)
    )
}

fn documents(draw: &mut Draw, text: &mut String) -> std::fmt::Result {
    let (kept, dropped) = (draw.about(20), draw.about(4));
    let total = draw.stated(kept + dropped);
    write!(text, "{}月底前清理规范性文件{total}件，其中继续有效{kept}件，废止{dropped}件。", 3 + draw.below(9))
}

fn shares(draw: &mut Draw, text: &mut String) -> std::fmt::Result {
    let (first, second) = (draw.about(100), draw.about(50));
    let total = first + second;
    let (one, other) = (rate(draw, first, total), rate(draw, second, total));
    write!(text, "受理审批申请{total}件，其中涉企事项{first}件，占{one}；个人事项{second}件，占{other}。")
}

fn discipline(draw: &mut Draw, text: &mut String) -> std::fmt::Result {
    let parts = [draw.about(3), draw.about(2), draw.about(2)];
    let total = draw.stated(parts.iter().sum());
    let [warned, demerits, talks] = parts;
    write!(text, "对履职不到位的{total}名工作人员追究责任，其中警告{warned}人，记过{demerits}人，诫勉谈话{talks}人。")
}

fn complaints(draw: &mut Draw, text: &mut String) -> std::fmt::Result {
    let received = draw.about(60);
    let closed = received - received / 15;
    let more = draw.about(5);
    write!(
        text,
        "受理投诉举报{received}件，比上年增加{more}件，办结{closed}件，办结率{}。",
        rate(draw, closed, received)
    )
}

fn markers(draw: &mut Draw, text: &mut String) -> std::fmt::Result {
    let last = draw.pick(&["三", "三", "三", "四"]);
    write!(text, "一是个别单位办案期限偏长，二是镇街执法力量不足，{last}是部分文件清理不够及时。")
}
