import { Paper } from './paper';
import { PrintShop } from './print-shop';
import { printInProcess } from './printing-process';
import { type PrintOrder } from './typesetting';

const template = `
#let data = json(bytes(sys.inputs.data))
#set page(width: 100mm, height: 60mm, margin: 5mm)
#set text(font: "Tinos", fallback: false)
#data.name
#text(font: "Source Sans 3", weight: 800)[#data.name]
`;

describe('paper', () => {
  const paper = new Paper();

  it('sets a name with stacked marks as a PDF, the same bytes each time', async () => {
    const first = await paper.render(template, { name: 'Nguyễn Thị Thuỷ Ngẫu' });
    expect(first.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await paper.render(template, { name: 'Nguyễn Thị Thuỷ Ngẫu' })).equals(first)).toBe(true);
  });

  it('sets decomposed text like composed text', async () => {
    const composed = await paper.render(template, { name: 'Ngẫu' });
    expect((await paper.render(template, { name: 'Ngẫu'.normalize('NFD') })).equals(composed)).toBe(true);
  });

  it('never evaluates the data as a template', async () => {
    await expect(paper.render(template, { name: '#panic("x") *đậm* $x$' })).resolves.toBeInstanceOf(Buffer);
  });

  it('tells what is wrong with a template', async () => {
    await expect(paper.render('#khong-co', {})).rejects.toThrow(/khong-co/);
  });

  it('goes on printing past the eviction of its memo', async () => {
    for (let copy = 0; copy < 55; copy += 1) await paper.render(template, { name: `Bản ${copy}` });
    expect((await paper.render(template, { name: 'Cuối' })).length).toBeGreaterThan(1000);
  });
});

describe('a large paper', () => {
  const many = `#let data = json(bytes(sys.inputs.data))\n#for name in data.names [#name #pagebreak(weak: true)]`;
  const order = (template: string, data: unknown): PrintOrder => ({ fonts: [], template, data: JSON.stringify(data) });

  it('is set elsewhere and is the same bytes each time', async () => {
    const paper = new Paper();
    const data = { names: Array.from({ length: 40 }, (_, index) => `Tổ số ${index} `.repeat(100)) };
    const first = await paper.render(many, data);
    expect(first.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await paper.render(many, data)).equals(first)).toBe(true);
  });

  it('tells what is wrong with its template', async () => {
    await expect(printInProcess(order('#khong-co', {}))).rejects.toThrow(/khong-co/);
  });

  it('waits for the one before it, also when that fails', async () => {
    const log: string[] = [];
    const shop = new PrintShop(async ({ data }) => {
      log.push(`starts ${data}`);
      await new Promise((resolve) => setImmediate(resolve));
      log.push(`ends ${data}`);
      if (data === '"bad"') throw new Error('bad');
      return Buffer.from(data);
    });
    const papers = await Promise.allSettled([shop.take(order('', 'bad')), shop.take(order('', 'good'))]);
    expect(papers.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect(log).toEqual(['starts "bad"', 'ends "bad"', 'starts "good"', 'ends "good"']);
  });

  it('is refused while too many wait, and taken again afterwards', async () => {
    const finish: (() => void)[] = [];
    const shop = new PrintShop(() => new Promise((resolve) => finish.push(() => resolve(Buffer.alloc(1)))));
    const waiting = Array.from({ length: 6 }, () => shop.take(order('', {})));
    await expect(shop.take(order('', {}))).rejects.toMatchObject({ code: 'platform.printing-busy' });
    for (let turn = 0; turn < 6; turn += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      finish[turn]?.();
    }
    await Promise.all(waiting);
    const next = shop.take(order('', {}));
    await new Promise((resolve) => setImmediate(resolve));
    finish[6]?.();
    await expect(next).resolves.toHaveLength(1);
  });
});
