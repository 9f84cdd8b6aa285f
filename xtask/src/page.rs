//! The page, built and served.

use std::process::Command;

use anyhow::{Result, bail};

use crate::node::{build_package, build_page};
use crate::shell::root;

/// Builds everything and serves the page until it is stopped; the server prints the address.
pub fn serve() -> Result<()> {
    build_package()?;
    build_page()?;
    let mut server = Command::new("node");
    server.current_dir(root().join("www")).args(["node_modules/vite/bin/vite.js", "preview", "--host", "127.0.0.1"]);
    bail!("cannot serve the page: {}", replace_by(&mut server))
}

/// Becomes `command`, so that stopping this stops the server; gives what kept it from that.
#[cfg(unix)]
fn replace_by(command: &mut Command) -> std::io::Error {
    std::os::unix::process::CommandExt::exec(command)
}

#[cfg(not(unix))]
fn replace_by(command: &mut Command) -> std::io::Error {
    command.status().map_or_else(|error| error, |status| std::io::Error::other(format!("the server ended ({status})")))
}
