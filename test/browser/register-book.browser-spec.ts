import { readFileSync } from 'node:fs';
import { type Browser } from 'playwright-core';
import { Database } from '@lopso/platform';
import { openBrowser } from '../support/browser';
import { signInAs } from '../support/sign-in';
import { TestSystem } from '../support/system';
import { Person } from './story/person';
import { textOfPdf } from './story/slips';

interface Entered {
  readonly id: string;
  readonly title: string;
  readonly count: number;
  readonly names: readonly string[];
}

/** The register book on paper, as the department and a commune take it. */
describe('the register book of a round', () => {
  let system: TestSystem;
  let browser: Browser;

  beforeAll(async () => {
    system = await TestSystem.start({ members: 120, hasHistory: true });
    browser = await openBrowser();
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await system.stop();
  });

  const arrive = async (username: string): Promise<Person> => {
    const person = await Person.arrive(browser, system.url, username, 'laptop');
    await signInAs(person.context, system.url, username);
    return person;
  };
  /** Presses the button and reads what came. */
  const taken = async (officer: Person, words: string): Promise<{ name: string; text: string }> => {
    const download = officer.page.waitForEvent('download');
    await officer.press(words);
    const file = await download;
    const text = await textOfPdf(readFileSync(await file.path()));
    return { name: file.suggestedFilename(), text: text.replace(/\s+/g, ' ') };
  };
  /** What was entered for papers issued below a place. */
  const entered = async (place: string | null): Promise<Entered> => {
    const row = await system.app.get(Database).queryOne<Entered>(
      `select r.id, r.title, count(*)::int as count, array_agg(c.fields->>'fullName' order by c.number) as names
       from credentials.certificate c join learning.round r on r.id = c.round_id
       where $1::text is null or exists (
         select from org.unit u where u.kind = 'commune' and u.full_name = $1 and c.unit_path <@ u.path)
       group by r.id order by count(*) desc limit 1`,
      [place],
    );
    if (row === null) throw new Error(`The sample province has no papers of ${place ?? 'any place'}`);
    return row;
  };

  it('is printed by the department with everybody who was entered in it', async () => {
    const book = await entered(null);
    const officer = await arrive('sokhcn');
    await officer.goTo(`/so/dot/${book.id}/giay?ds=da-cap`);
    const { name, text } = await taken(officer, 'Sổ gốc để in, PDF');
    expect(name).toBe('so-goc.pdf');
    expect(text).toContain(book.title);
    expect(text).toContain(`Sổ gồm ${book.count} giấy`);
    expect(book.names.filter((one) => !text.includes(one))).toEqual([]);
    expect(officer.faults).toEqual([]);
  });

  it('is an extract for a commune, with its own people and nobody else', async () => {
    const [whole, own] = [await entered(null), await entered('Xã Hàm Yên')];
    const officer = await arrive('xa.hamyen');
    await officer.goTo(`/xa/giay?dot=${own.id}`);
    const { text } = await taken(officer, 'Trích sổ gốc để in, PDF');
    expect(text).toContain('Trích sổ gốc: Xã Hàm Yên');
    expect(text).toContain(`Bản trích gồm ${own.count} giấy`);
    expect(own.names.filter((one) => !text.includes(one))).toEqual([]);
    const others = whole.names.filter((one) => !own.names.includes(one));
    expect(others.length).toBeGreaterThan(0);
    expect(others.filter((one) => text.includes(one))).toEqual([]);
    expect(officer.faults).toEqual([]);
  });
});
