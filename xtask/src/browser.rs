//! A Chromium and its driver: found, or installed, or asked for.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::shell::run;

/// What keeps Chromium to the tests: no sandbox for root, no graphics card, no calls home.
pub const FLAGS: [&str; 8] = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
];

const REMEDY: &str = "install Chromium and chromedriver of the same version (Debian: `apt-get install chromium \
    chromium-driver` as root), or name them in the environment as CHROME and CHROMEDRIVER";

/// Where the two programs are.
pub struct Browser {
    /// Chromium or Chrome.
    pub chrome: PathBuf,
    /// What drives it.
    pub driver: PathBuf,
}

/// Finds a Chromium and its driver, installing them where that can be done.
pub fn ensure() -> Result<Browser> {
    if let Some(browser) = find()? {
        return Ok(browser);
    }
    if which::which("apt-get").is_err() {
        bail!("there is no Chromium here: {REMEDY}");
    }
    run(Command::new("apt-get").args(["update", "--quiet"]), REMEDY)?;
    let mut install = Command::new("apt-get");
    install.env("DEBIAN_FRONTEND", "noninteractive");
    install.args(["install", "--yes", "--quiet", "--no-install-recommends", "chromium", "chromium-driver"]);
    run(&mut install, REMEDY)?;
    match find()? {
        Some(browser) => Ok(browser),
        None => bail!("apt-get brought no Chromium: {REMEDY}"),
    }
}

fn find() -> Result<Option<Browser>> {
    let chrome = named("CHROME", &["chromium", "chromium-browser", "google-chrome", "chrome"])?;
    let driver = named("CHROMEDRIVER", &["chromedriver"])?;
    Ok(chrome.zip(driver).map(|(chrome, driver)| Browser { chrome, driver }))
}

fn named(variable: &str, programs: &[&str]) -> Result<Option<PathBuf>> {
    if let Some(path) = env::var_os(variable) {
        if !Path::new(&path).is_file() {
            bail!("{variable} names {}, which is no file: correct or unset it", path.display());
        }
        return Ok(Some(path.into()));
    }
    Ok(programs.iter().find_map(|program| which::which(program).ok()))
}
