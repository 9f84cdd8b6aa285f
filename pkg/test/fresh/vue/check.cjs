// vue-tsc with a TypeScript that has the programming interface it asks for; version 7 has none.
require("vue-tsc").run(require.resolve("typescript-with-api/lib/tsc.js"));
