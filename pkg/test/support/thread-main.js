// Gives the package's worker what a browser gives it: `self`.

import { parentPort } from "node:worker_threads";

globalThis.self = {
  addEventListener: (type, listener) => parentPort.on(type, (data) => listener({ data })),
  postMessage: (message) => parentPort.postMessage(message),
};

await import("gouji/worker");
