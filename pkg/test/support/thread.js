// The package's worker in a thread of Node, with the face of a browser's Worker.

import { Worker } from "node:worker_threads";

export class ThreadWorker extends EventTarget {
  #thread = new Worker(new URL("./thread-main.js", import.meta.url));

  constructor() {
    super();
    this.#thread.on("message", (data) => this.dispatchEvent(new MessageEvent("message", { data })));
    this.#thread.on("error", ({ message }) => this.dispatchEvent(Object.assign(new Event("error"), { message })));
    this.#thread.on("messageerror", () => this.dispatchEvent(new Event("messageerror")));
  }

  postMessage(message) {
    this.#thread.postMessage(message);
  }

  terminate() {
    this.#thread.terminate();
  }
}
