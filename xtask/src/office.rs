//! A LibreOffice without windows: found, or installed, or asked for.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::shell::run;

const PACKAGES: [&str; 2] = ["libreoffice-writer-nogui", "libreoffice-calc-nogui"];
const REMEDY: &str = "install LibreOffice with Writer and Calc (Debian: `apt-get install libreoffice-writer-nogui \
    libreoffice-calc-nogui` as root), or name its program soffice in the environment as SOFFICE";

/// Finds LibreOffice's program, installing it where that can be done.
pub fn ensure() -> Result<PathBuf> {
    if let Some(program) = find()? {
        return Ok(program);
    }
    if which::which("apt-get").is_err() {
        bail!("there is no LibreOffice here: {REMEDY}");
    }
    run(Command::new("apt-get").args(["update", "--quiet"]), REMEDY)?;
    let mut install = Command::new("apt-get");
    install.env("DEBIAN_FRONTEND", "noninteractive");
    install.args(["install", "--yes", "--quiet", "--no-install-recommends"]).args(PACKAGES);
    run(&mut install, REMEDY)?;
    match find()? {
        Some(program) => Ok(program),
        None => bail!("apt-get brought no LibreOffice: {REMEDY}"),
    }
}

fn find() -> Result<Option<PathBuf>> {
    if let Some(path) = env::var_os("SOFFICE") {
        if !Path::new(&path).is_file() {
            bail!("SOFFICE names {}, which is no file: correct or unset it", Path::new(&path).display());
        }
        return Ok(Some(path.into()));
    }
    Ok(which::which("soffice").ok())
}
