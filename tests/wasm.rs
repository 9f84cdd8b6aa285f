//! The audit as JavaScript calls it, in Node and in a browser.
#![cfg(target_arch = "wasm32")]

mod spec_runner;

use gouji::wasm::audit;
use include_dir::{Dir, include_dir};
use js_sys::{Array, JsString, Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test as test;

/// The specs that also run natively. xtask names them in `GOUJI_SPECS`, so that one that is added is compiled in.
const SPECS: Dir = include_dir!("$CARGO_MANIFEST_DIR/tests/specs");
const NAMED: Option<&str> = option_env!("GOUJI_SPECS");

/// Every spec below `folder`: its path and its text.
fn specs<'d>(folder: &'d Dir) -> Vec<(String, &'d str)> {
    let here = folder.files().filter(|file| file.path().extension().is_some_and(|extension| extension == "md"));
    let here = here.map(|file| (file.path().display().to_string(), file.contents_utf8().expect("a spec in UTF-8")));
    here.chain(folder.dirs().flat_map(specs)).collect()
}

fn get(value: &JsValue, path: &str) -> JsValue {
    path.split('.').fold(value.clone(), |value, key| Reflect::get(&value, &key.into()).expect("an object"))
}

fn named(name: &JsValue) -> JsValue {
    let options = Object::new();
    Reflect::set(&options, &"name".into(), name).expect("a plain object");
    options.into()
}

fn refusal(text: &JsValue, options: &JsValue) -> JsValue {
    let error = audit(text, options).expect_err("it is refused");
    let message = get(&error, "message").as_string().expect("an error");
    for language in ["text.zh", "text.en"] {
        assert!(message.contains(&get(&error, language).as_string().expect("a message in this language")));
    }
    get(&error, "code")
}

#[test]
fn a_report_is_a_plain_value() {
    let report = audit(&"收到行政复议申请12件,受理11件。".into(), &named(&"年报".into())).expect("a report");
    assert_eq!(get(&report, "schema"), "gouji.report/1");
    assert_eq!(get(&report, "source.name"), "年报");
    assert_eq!(get(&report, "source.length"), 18);
    assert!(Array::is_array(&get(&report, "figures")));
    assert!(Array::is_array(&get(&report, "checks")));
}

#[test]
fn options_may_be_left_out() {
    for options in [JsValue::UNDEFINED, JsValue::NULL, Object::new().into(), named(&JsValue::UNDEFINED)] {
        let report = audit(&"".into(), &options).expect("a report");
        assert_eq!(get(&report, "source.name"), "");
    }
}

#[test]
fn lone_surrogates_keep_every_offset() {
    let lone = JsString::from_char_code(&[0xd800]);
    let text: JsValue = lone.concat(&"受理12件".into()).concat(&lone).into();
    let report = audit(&text, &named(&text)).expect("a report");
    assert_eq!(get(&report, "source.length"), 7);
    assert_eq!(get(&report, "source.name"), "\u{fffd}受理12件\u{fffd}");
    assert_eq!(get(&report, "figures.0.start"), 3);
    assert_eq!(get(&report, "figures.0.end"), 6);
}

#[test]
fn what_is_no_text_is_refused() {
    for text in [JsValue::UNDEFINED, JsValue::NULL, 12.into(), Object::new().into()] {
        assert_eq!(refusal(&text, &JsValue::UNDEFINED), "bad-input");
    }
}

#[test]
fn wrong_options_are_refused() {
    for options in [named(&12.into()), "年报".into(), 12.into()] {
        assert_eq!(refusal(&"".into(), &options), "bad-input");
    }
}

#[test]
fn too_much_text_is_refused() {
    let limit = gouji::MAX_TEXT as i32;
    for text in [JsString::from("一").repeat(limit / 3 + 1), JsString::from("1").repeat(limit + 1)] {
        assert_eq!(refusal(&text, &JsValue::UNDEFINED), "too-large");
    }
}

#[test]
fn specs_hold() {
    let specs = specs(&SPECS);
    if let Some(named) = NAMED {
        assert_eq!(specs.len(), named.lines().count(), "specs are missing here");
    }
    let faults = specs.iter().filter_map(|(name, markdown)| spec_runner::run_spec(name, markdown).err());
    let faults: Vec<_> = faults.collect();
    assert!(faults.is_empty() && !specs.is_empty(), "\n{}", faults.join("\n"));
}
