//! The certificate: every tie that was checked and every figure that was not, as a sheet to print and to file.

use maud::html;

use super::html::counts;
use super::labels::{self, pick};
use super::{clusters, lines::Lines, sha256};
use crate::claims::Role;
use crate::report::{self, AuditReport, Language};

/// The title of a certificate.
pub fn title(language: Language) -> &'static str {
    pick(language, "数据核对单", "Certificate of figures checked")
}

/// The certificate of `audit`, a section of HTML; [`super::html::head`] and [`super::html::FOOT`] go around it.
pub fn section(audit: &AuditReport, language: Language) -> String {
    let (text, lines) = (audit.source.text, Lines::of(audit.source.text));
    let name = |id| audit.figure(id).map_or("", |figure| figure.span.of(text));
    let place = |id| audit.figure(id).map_or((0, 0), |figure| lines.place(figure.span.start));
    let at = |(line, column): (usize, usize)| format!("{line}:{column}");
    let worded = || audit.findings.iter().map(|finding| (finding, audit.wording(finding)));
    let unchecked = report::unchecked(audit);
    let clusters = audit.clusters();
    let none = pick(language, "无。", "None.");
    let section = html! {
        section {
            h1 { (title(language)) }
            dl {
                dt { (pick(language, "文件", "file")) } dd { (audit.source.name) }
                dt { (pick(language, "文本 SHA-256", "SHA-256 of the text")) } dd { code { (sha256(text)) } }
                dt { (pick(language, "核对程序", "checked with")) } dd { (env!("CARGO_PKG_NAME")) " " (env!("CARGO_PKG_VERSION")) }
                dt { (pick(language, "结果", "result")) } dd { (counts(audit, language)) }
            }
            @for note in &audit.notes { p.quiet { (note.message.get(language)) } }
            h2 { (pick(language, "一、已核对的勾稽关系", "1. Ties that were checked")) }
            @if audit.findings.is_empty() { p { (none) } } @else {
                table {
                    thead { tr {
                        th { (pick(language, "位置", "place")) }
                        th { (pick(language, "类别", "relation")) }
                        th { (pick(language, "数据", "figures")) }
                        th { (pick(language, "算式", "sum")) }
                        th { (pick(language, "结论", "verdict")) }
                    } }
                    tbody { @for (finding, wording) in worded() { tr class=(finding.check.severity.name()) {
                        td { (labels::chief(finding).map(|id| at(place(id))).unwrap_or_default()) }
                        td { (labels::relation(finding.check.claim.relation(), language)) }
                        td { @for &(id, role) in &finding.check.claim.figures {
                            @if role != Role::Context { div { (report::role(role).get(language)) " " (name(id)) } }
                        } }
                        td { (wording.formula) }
                        td {
                            (labels::verdict(finding.check.verdict, language))
                            @if finding.check.severity.is_flag() {
                                " · " (labels::severity(finding.check.severity, language))
                                div { (wording.message.get(language)) }
                            }
                            @if let Some(decision) = &finding.decision {
                                div {
                                    (pick(language, "已搁置：", "put aside: ")) (decision.reason)
                                    @if let Some(by) = &decision.by { " — " (by) }
                                }
                            }
                        }
                    } } }
                }
            }
            h2 { (pick(language, "二、共用数字的核对", "2. Checks that share figures")) }
            @if clusters.is_empty() { p { (none) } } @else {
                table {
                    thead { tr {
                        th { (pick(language, "位置", "place")) }
                        th { (pick(language, "结论", "verdict")) }
                        th { (pick(language, "不能同时成立", "cannot hold together")) }
                    } }
                    tbody { @for cluster in &clusters { tr {
                        td { (clusters::places(audit, &lines, &cluster.checks, language)) }
                        td { (audit.cluster_message(cluster).get(language)) }
                        td { @for contradiction in &cluster.contradictions {
                            div { (clusters::places(audit, &lines, &contradiction.checks, language)) }
                        } }
                    } } }
                }
            }
            h2 { (pick(language, "三、未核对的数字", "3. Numbers that were not checked")) }
            @if unchecked.is_empty() { p { (none) } } @else {
                table {
                    thead { tr {
                        th { (pick(language, "位置", "place")) }
                        th { (pick(language, "数字", "number")) }
                        th { (pick(language, "原因", "why")) }
                    } }
                    tbody { @for (id, why) in &unchecked { tr {
                        td { (at(place(*id))) }
                        td { (name(*id)) }
                        td { (why.get(language)) }
                    } } }
                }
            }
        }
    };
    section.into_string() + "\n"
}
