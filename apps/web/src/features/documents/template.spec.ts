/** @jest-environment jsdom */
import { TemplateState } from './template.svelte';

const look = (words: string): unknown => ({ faults: [], tree: { title: words } });
const page = (number: number, source: string): unknown => ({
  kind: 'invitation',
  source,
  shipped: 'có sẵn',
  newest: number === 0 ? null : { number, isShipped: false, madeAt: '2026-11-26T01:00:00Z', madeByName: 'Lê Thu Hà' },
  versions: [],
  look: look(source),
});

/** Stands for the server: takes what was asked, answers as told. */
function aServer(answer: (method: string, path: string, body: { basedOn?: number }) => [number, unknown]): void {
  globalThis.fetch = (address, init) => {
    const body = typeof init?.body === 'string' ? (JSON.parse(init.body) as { basedOn?: number }) : {};
    const [status, json] = answer(init?.method ?? 'GET', String(address), body);
    return Promise.resolve({
      ...{ ok: status < 400, status, headers: new Headers() },
      text: () => Promise.resolve(JSON.stringify(json)),
    } as Response);
  };
}

describe('the wording of a paper while it is changed', () => {
  it('saves over another one’s version only after the person says so', async () => {
    let newest = 1;
    const based: (number | undefined)[] = [];
    aServer((method, _, body) => {
      if (method.toUpperCase() === 'GET') return [200, page(newest, `bản ${newest}`)];
      based.push(body.basedOn);
      if (body.basedOn !== newest) return [409, { status: 409, code: 'papers.template-changed', errors: [] }];
      newest += 1;
      return [200, page(newest, 'của tôi')];
    });
    const wording = new TemplateState(() => 'invitation');
    await wording.page.load();
    wording.type('của tôi');
    newest = 2;
    expect(await wording.save(wording.source)).toBe(false);
    expect([wording.isOvertaken, wording.source]).toEqual([true, 'của tôi']);
    expect(await wording.save(wording.source)).toBe(false);
    wording.overrule();
    expect(await wording.save(wording.source)).toBe(true);
    expect(based).toEqual([1, 1, 2]);
    wording.stop();
  });

  it('takes the other one’s text where the person yields', async () => {
    aServer((method) =>
      method.toUpperCase() === 'GET' ? [200, page(3, 'của người khác')] : [409, { code: 'papers.template-changed' }],
    );
    const wording = new TemplateState(() => 'invitation');
    await wording.page.load();
    wording.type('của tôi');
    expect(wording.isChanged).toBe(true);
    await wording.save(wording.source);
    wording.yieldTo();
    expect([wording.source, wording.isChanged, wording.isOvertaken]).toEqual(['của người khác', false, false]);
  });

  it('knows no change where only blanks at the ends of lines differ', async () => {
    aServer(() => [200, page(1, 'một\nhai\n')]);
    const wording = new TemplateState(() => 'invitation');
    await wording.page.load();
    wording.type('một  \r\nhai');
    expect(wording.isChanged).toBe(false);
    wording.stop();
  });

  it('keeps what is typed while it is saved', async () => {
    let typeMore = (): void => undefined;
    aServer((method, _, body) => {
      if (method.toUpperCase() === 'GET') return [200, page(1, 'một')];
      typeMore();
      return [200, page((body.basedOn ?? 0) + 1, 'hai')];
    });
    const wording = new TemplateState(() => 'invitation');
    await wording.page.load();
    wording.type('hai');
    typeMore = () => wording.type('hai ba');
    expect(await wording.save(wording.source)).toBe(true);
    expect([wording.source, wording.isChanged]).toEqual(['hai ba', true]);
    typeMore = () => undefined;
    expect(await wording.save(wording.source)).toBe(true);
    wording.stop();
  });
});
