// What the custom elements manifest is made from: the element's class and its registration; it tells of what is published.
export default {
  globs: ["src/element.ts", "src/define.ts"],
  outdir: "dist",
  packagejson: false,
  plugins: [{ name: "published", packageLinkPhase: ({ customElementsManifest }) => customElementsManifest.modules.forEach(publish) }],
};

/** The file of the package that a source file becomes. */
const built = (path) => path.replace(/^\/?src\/(.*)\.[tj]s$/, "dist/$1.js");

function publish(module) {
  module.path = built(module.path);
  for (const { declaration } of module.exports) declaration.module = built(declaration.module);
  for (const declaration of module.declarations) {
    declaration.superclass = { name: "HTMLElement" };
    declaration.members = declaration.members?.filter(({ privacy }) => privacy !== "private");
    // What one method dispatches for all has no name to be found by; the events are named in the class's description.
    declaration.events = declaration.events?.filter(({ description }) => description);
    for (const attribute of declaration.attributes ?? []) attribute.fieldName = attribute.name;
  }
}
