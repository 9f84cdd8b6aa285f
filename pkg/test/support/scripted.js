// A Worker that does as a test tells it.

export class ScriptedWorker extends EventTarget {
  received = [];
  terminated = false;

  postMessage(message) {
    this.received.push(structuredClone(message));
  }

  terminate() {
    this.terminated = true;
  }

  /** Answers the request that was received last. */
  answer(result) {
    const { id } = this.received.at(-1);
    this.dispatchEvent(new MessageEvent("message", { data: { id, ...result } }));
  }

  /** Fails as a browser's worker does: `error` or `messageerror`. */
  fail(type) {
    this.dispatchEvent(new Event(type));
  }
}
