// Has the newest text checked: waits for a pause in typing, runs one check at a time, drops what has gone stale.
import type { Report } from "gouji";

/** Long enough to take a burst of keys together, too short to be noticed. */
const PAUSE = 40;

export interface Outcome {
  onStart(): void;
  onReport(report: Report): void;
  onFailure(error: unknown): void;
}

export class Checker {
  #wanted = 0;
  #running = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly auditor: { audit(text: string): Promise<Report> },
    private readonly text: () => string,
    private readonly outcome: Outcome,
  ) {}

  /** The text has changed: what is being checked now is of no use any more. */
  changed(): void {
    this.#wanted++;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.now(), PAUSE);
  }

  /** Checks the text as it is, unless a check is under way; then as soon as that is over. */
  async now(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#running) return;
    this.#running = true;
    const asked = this.#wanted;
    this.outcome.onStart();
    let settle: () => void;
    try {
      const report = await this.auditor.audit(this.text());
      settle = () => this.outcome.onReport(report);
    } catch (error) {
      settle = () => this.outcome.onFailure(error);
    }
    this.#running = false;
    if (asked === this.#wanted) settle();
    else void this.now();
  }
}
