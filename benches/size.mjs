// How large a file is: `node size.mjs FILE` prints, as JSON, its bytes as they are, by gzip and by brotli.

import { readFile } from "node:fs/promises";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const bytes = await readFile(process.argv[2]);
const brotli = brotliCompressSync(bytes, {
  params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
});
console.log(JSON.stringify({ raw: [bytes.length], gzip: [gzipSync(bytes, { level: 9 }).length], brotli: [brotli.length] }));
