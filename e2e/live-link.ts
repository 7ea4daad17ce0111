import type { Page, WebSocketRoute } from "@playwright/test";

/** The page's way to the live feed, through our hands: it can be cut and given back. Put in place before the page opens. */
export class LiveLink {
  readonly #page: Page;
  readonly #open = new Set<WebSocketRoute>();
  #cut = false;

  private constructor(page: Page) {
    this.#page = page;
  }

  static async of(page: Page): Promise<LiveLink> {
    const link = new LiveLink(page);
    await page.routeWebSocket(/\/live\//, (socket) => link.#take(socket));
    return link;
  }

  /** The network is gone: sockets end, requests fail. */
  async cut(): Promise<void> {
    this.#cut = true;
    await this.#page.context().setOffline(true);
    await Promise.all([...this.#open].map((socket) => socket.close({ code: 1001 })));
    this.#open.clear();
  }

  async restore(): Promise<void> {
    this.#cut = false;
    await this.#page.context().setOffline(false);
  }

  #take(socket: WebSocketRoute): void {
    if (this.#cut) return void socket.close({ code: 1001 });
    this.#open.add(socket);
    socket.connectToServer();
  }
}
