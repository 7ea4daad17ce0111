import { expect, type Page } from "@playwright/test";

/**
 * What no page of ours may do, kept while a page lives: log an error, throw, or ask anybody else for anything. A test
 * that provokes a refusal names the status that its browser will complain of.
 */
export class Trouble {
  readonly #ours: string;
  readonly #seen: string[] = [];
  readonly #expected: RegExp[] = [];

  constructor(ours: string) {
    this.#ours = new URL(ours).origin;
  }

  watch(page: Page, who: string): void {
    const note = (what: string) => this.#seen.push(`${who}: ${what}`);
    page.on("console", (message) => {
      if (message.type() === "error") note(`console: ${message.text()} (${message.location().url})`);
    });
    page.on("pageerror", (error) => note(`page error at ${page.url()}: ${error.stack ?? error.message}`));
    page.on("request", (asked) => {
      if (this.#isForeign(asked.url())) note(`asked another origin: ${asked.url()}`);
    });
    page.on("websocket", (socket) => {
      if (this.#isForeign(socket.url().replace(/^ws/, "http"))) note(`socket to another origin: ${socket.url()}`);
    });
  }

  /** The browser itself logs every answer of 400 and more; this one belongs to the story. */
  expect(...patterns: RegExp[]): void {
    this.#expected.push(...patterns);
  }

  verify(): void {
    const unexpected = this.#seen.filter((line) => !this.#expected.some((pattern) => pattern.test(line)));
    expect(unexpected, "what the pages complained of").toEqual([]);
  }

  #isForeign(url: string): boolean {
    return /^https?:/.test(url) && new URL(url).origin !== this.#ours;
  }
}
