//! The audit as JavaScript calls it, in Node and in a browser.
#![cfg(target_arch = "wasm32")]

use gouji::wasm::audit;
use js_sys::{Array, JsString, Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test as test;

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
