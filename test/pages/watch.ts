import { type ConsoleMessage, type Page, type Request } from 'playwright-core';

/** Milliseconds without an open request after which a page counts as at rest, and how long it may take to get there. */
const QUIET = 400;
const PATIENCE = 45_000;

/** Listens to a tab during one visit: errors and foreign requests are told at once, open requests are waited for. */
export class Watch {
  private readonly open = new Set<Request>();
  private changed = Date.now();

  constructor(
    private readonly page: Page,
    private readonly url: string,
    private readonly tell: (fault: string) => void,
  ) {
    page.on('pageerror', this.fails).on('console', this.says);
    page.on('request', this.begins).on('requestfinished', this.ends).on('requestfailed', this.ends);
  }

  /** Waits until the page is at rest; tells of the requests that stay open. */
  async rest(): Promise<void> {
    const from = Date.now();
    while (this.open.size > 0 || Date.now() - this.changed < QUIET) {
      if (Date.now() - from > PATIENCE)
        return this.open.forEach((request) => this.tell(`no answer to ${request.url()}`));
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  stop(): void {
    const { page } = this;
    page.off('pageerror', this.fails).off('console', this.says);
    page.off('request', this.begins).off('requestfinished', this.ends).off('requestfailed', this.ends);
  }

  private readonly fails = (error: Error): void => this.tell(error.message);

  private readonly says = (message: ConsoleMessage): void => {
    if (message.type() === 'error') this.tell(message.text());
  };

  private readonly begins = (request: Request): void => {
    this.open.add(request);
    this.changed = Date.now();
    const address = request.url();
    if (!address.startsWith(this.url) && !/^(data|blob):/.test(address)) this.tell(`foreign request ${address}`);
  };

  private readonly ends = (request: Request): void => {
    this.open.delete(request);
    this.changed = Date.now();
  };
}
