import { type Browser, type BrowserContext, type Page } from 'playwright-core';
import { accessibilityFaults, type Device, keepPicture, openContext } from '../../support/browser';

/** Somebody at a device of her own; every page she sees is checked for accessibility and foreign requests. */
export class Person {
  private pictures = 0;
  readonly faults: string[] = [];

  private constructor(
    readonly name: string,
    readonly url: string,
    readonly context: BrowserContext,
    readonly page: Page,
  ) {}

  static async arrive(browser: Browser, url: string, name: string, device: Device): Promise<Person> {
    const context = await openContext(browser, url, device);
    context.setDefaultTimeout(20_000);
    const page = await context.newPage();
    const person = new Person(name, url, context, page);
    page.on('pageerror', (error) => person.faults.push(`${name}: ${error.message}`));
    page.on('request', (request) => {
      if (!request.url().startsWith(url) && !/^(data|blob):/.test(request.url()))
        person.faults.push(`${name}: foreign ${request.url()}`);
    });
    return person;
  }

  /** Opens an address of the site. */
  async goTo(address: string): Promise<void> {
    await this.page.goto(address);
    await this.page.locator('h1').first().waitFor();
  }

  /** Signs in by the form. */
  async signIn(username: string, password: string): Promise<void> {
    await this.goTo('/dang-nhap');
    await this.fill('Tên đăng nhập hoặc số điện thoại', username);
    await this.fill('Mật khẩu', password);
    await this.press('Đăng nhập');
    await this.page.waitForURL((address) => !address.pathname.startsWith('/dang-nhap'));
  }

  async fill(label: string, value: string): Promise<void> {
    await this.page.getByLabel(label, { exact: true }).fill(value);
  }

  async choose(label: string, option: string): Promise<void> {
    await this.page.getByLabel(label, { exact: true }).selectOption({ label: option });
  }

  /** Presses the button or link with these words. */
  async press(words: string | RegExp): Promise<void> {
    const name = typeof words === 'string' ? { name: words, exact: true } : { name: words };
    await this.page.getByRole('button', name).or(this.page.getByRole('link', name)).first().click();
  }

  /** Waits until these words are on the page. */
  async sees(words: string | RegExp): Promise<void> {
    await this.page.getByText(words).first().waitFor();
  }

  /** A look at the page as it is now: accessibility, and a picture. */
  async look(what: string): Promise<void> {
    this.pictures += 1;
    await keepPicture(this.page, `story-${this.name}-${String(this.pictures).padStart(2, '0')}-${what}`);
    for (const fault of await accessibilityFaults(this.page)) this.faults.push(`${this.name}, ${what}: ${fault}`);
  }
}
