import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { executablePath, FLAGS } from './browser';

const PATIENCE = 20_000;
const WRITING_MS = 500;

/** A phone's browser with a memory of its own on disk: it can be closed, and it can be killed. */
export class PhoneBrowser {
  private constructor(
    private readonly child: ChildProcess,
    private readonly browser: Browser,
    readonly context: BrowserContext,
    readonly page: Page,
  ) {}

  /** Without network nothing reaches the server, the service worker's own requests included. */
  static async open(memory: string, { hasNetwork }: { hasNetwork: boolean }): Promise<PhoneBrowser> {
    const nowhere = hasNetwork ? [] : ['--host-resolver-rules=MAP localhost 127.0.0.1:9'];
    const own = ['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${memory}`];
    const flags = [...FLAGS, ...own, ...nowhere, 'about:blank'];
    const child = spawn(executablePath(), flags, { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
    const address = await new Promise<string>((resolve, reject) => {
      let words = '';
      child.stderr.on('data', (part: Buffer) => {
        words += part.toString();
        const found = /ws:\/\/\S+/.exec(words);
        if (found) resolve(found[0]);
      });
      child.once('exit', () => reject(new Error(`Chromium did not start: ${words}`)));
    });
    const browser = await chromium.connectOverCDP(address);
    const [context] = browser.contexts();
    if (context === undefined) throw new Error('a browser without a context');
    context.setDefaultTimeout(PATIENCE);
    await context.setOffline(!hasNetwork);
    return new PhoneBrowser(child, browser, context, await context.newPage());
  }

  /**
   * Ends as when the person puts the app away: everything reaches the disk. The pages go first: Chromium writes what a page stored up to
   * five seconds late, at once only when nobody has it open any more, and a browser told to end doesn't wait for that.
   */
  async close(): Promise<void> {
    for (const page of this.context.pages()) await page.close();
    await pause(WRITING_MS);
    const ended = this.ended();
    await (await this.browser.newBrowserCDPSession()).send('Browser.close');
    await ended;
  }

  /** `kill -9` of the browser and all its processes. */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null || this.child.pid === undefined) return;
    const ended = this.ended();
    process.kill(-this.child.pid, 'SIGKILL');
    await ended;
  }

  private ended(): Promise<unknown> {
    return new Promise((resolve) => this.child.once('exit', resolve));
  }
}
