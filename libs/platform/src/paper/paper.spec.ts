import { Paper } from './paper';

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
    await expect(paper.render('#khong-co', {})).rejects.toThrow();
  });

  it('goes on printing past the eviction of its memo', async () => {
    for (let copy = 0; copy < 55; copy += 1) await paper.render(template, { name: `Bản ${copy}` });
    expect((await paper.render(template, { name: 'Cuối' })).length).toBeGreaterThan(1000);
  });
});
