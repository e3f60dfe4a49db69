import fc from 'fast-check';
import { readDrawing } from './figure-svg';
import type { ProblemCode } from '../problem';

interface Found {
  readonly code: ProblemCode;
  readonly line: number;
}

function read(source: string): { html: string | null; found: Found[] } {
  const found: Found[] = [];
  const drawing = readDrawing(source, (line, code) => found.push({ line, code }));
  return { html: drawing?.render({ idPrefix: 'p-', label: 'Một "hình".', size: [] }) ?? null, found };
}

const svg = (inner: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 100">\n${inner}\n</svg>`;

describe('a drawing', () => {
  it('comes back with its label, prefixed ids, and without white space, comments and titles', () => {
    const { html, found } = read(
      `<?xml version="1.0"?>\n<!-- của tổ -->\n${svg('<title>T</title>\n<g class="f-tea">\n  <path id="a" d="M0 0L9\n 9z"/>\n</g>')}`,
    );
    expect(found).toEqual([]);
    expect(html).toBe(
      '<svg role="img" aria-label="Một &quot;hình&quot;." viewBox="0 0 360 100"><g class="f-tea"><path id="p-a" d="M0 0L9 9z"/></g></svg>',
    );
  });

  it('keeps the text of labels and escapes it again', () => {
    const { html } = read(svg('<text class="t" font-size="16">A &lt; B &#38; <tspan class="t2">C</tspan></text>'));
    expect(html).toContain('>A &lt; B &amp; <tspan class="t2">C</tspan></text>');
  });

  it.each<[string, string, ProblemCode]>([
    ['a script', '<script>alert(1)</script>', 'svg-forbidden'],
    ['a style element', '<style>*{fill:red}</style>', 'svg-forbidden'],
    ['foreignObject', '<foreignObject><p>x</p></foreignObject>', 'svg-forbidden'],
    ['a raster image', '<image width="1" height="1"/>', 'svg-forbidden'],
    ['use', '<use href="#a"/>', 'svg-forbidden'],
    ['a link', '<a href="https://x.vn"><rect class="f-tea"/></a>', 'svg-forbidden'],
    ['animation', '<animate attributeName="x"/>', 'svg-forbidden'],
    ['a nested svg', '<svg viewBox="0 0 1 1"/>', 'svg-forbidden'],
    ['an event handler', '<rect class="f-tea" onload="alert(1)"/>', 'svg-forbidden'],
    ['an event handler in capitals', '<rect class="f-tea" ONCLICK="alert(1)"/>', 'svg-forbidden'],
    ['href', '<rect class="f-tea" href="javascript:alert(1)"/>', 'svg-forbidden'],
    ['xlink:href', '<rect class="f-tea" xlink:href="data:text/html,x"/>', 'svg-forbidden'],
    ['url() in a value', '<rect class="f-tea" transform="url(#a)"/>', 'svg-forbidden'],
    ['clip-path', '<rect class="f-tea" clip-path="url(#a)"/>', 'svg-forbidden'],
    ['a data attribute', '<rect class="f-tea" data-x="1"/>', 'svg-forbidden'],
    ['text in a number', '<rect class="f-tea" x="1px"/>', 'svg-forbidden'],
    ['a style attribute', '<rect class="f-tea" style="fill:red"/>', 'svg-colour'],
    ['a fill', '<rect class="f-tea" fill="#f00"/>', 'svg-colour'],
    ['an unknown class', '<rect class="f-red"/>', 'svg-colour'],
    ['a shape that would be black', '<rect x="1"/>', 'svg-colour'],
    ['small text', '<text class="t" font-size="14">a</text>', 'svg-text-size'],
    ['text without a size', '<text class="t">a</text>', 'svg-text-size'],
    ['loose text', 'chữ', 'svg'],
    ['an own entity', '<text class="t" font-size="16">&xxe;</text>', 'svg'],
    ['an open ampersand', '<text class="t" font-size="16">A & B</text>', 'svg'],
    ['an unclosed element', '<g>', 'svg'],
    ['CDATA', '<text class="t" font-size="16"><![CDATA[x]]></text>', 'svg'],
    ['an attribute without quotes', '<rect class=f-tea />', 'svg'],
    ['an attribute twice', '<rect class="f-tea" class="f-cam"/>', 'svg'],
  ])('with %s is refused whole, at its line', (_, inner, code) => {
    const { html, found } = read(svg(inner));
    expect(html).toBeNull();
    expect(found.map((problem) => problem.code)).toContain(code);
    expect(found[0]?.line).toBe(2);
  });

  it.each([
    ['a document type', `<!DOCTYPE svg [<!ENTITY x "y">]>${svg('')}`],
    ['two roots', `${svg('')}${svg('')}`],
    ['another root', '<html></html>'],
    ['no viewBox', '<svg></svg>'],
    ['an empty viewBox', '<svg viewBox="0 0 0 0"></svg>'],
    ['nothing in it', ''],
    ['a stylesheet before it', `<?xml-stylesheet href="x.css"?><?xml version="1.0"?>${svg('')}`],
  ])('with %s is refused', (_, source) => {
    const { html, found } = read(source);
    expect(html).toBeNull();
    expect(found.map(({ code }) => code)).toContain('svg');
  });

  it('may hold smaller numbers when the drawing itself is smaller: the size counts at width 360', () => {
    const text = '<text class="t" font-size="8">a</text>';
    expect(read(`<svg viewBox="0 0 180 90">${text}</svg>`).found).toEqual([]);
    expect(read(`<svg viewBox="0 0 360 90">${text}</svg>`).found).toEqual([{ line: 1, code: 'svg-text-size' }]);
  });

  it('weighs at most 12 kB', () => {
    const heavy = svg(`<path class="f-tea" d="${'M0 0'.repeat(3100)}"/>`);
    expect(read(heavy)).toEqual({ html: null, found: [{ line: 1, code: 'svg-too-heavy' }] });
  });

  it('never lets anything active through, whatever is put together', () => {
    const piece = fc.constantFrom(
      ...['<', '>', '/', '"', "'", '=', '&', ';', '#', 'svg', 'rect', 'script', ' onload=', ' href=', 'javascript:'],
      ...[
        '<svg viewBox="0 0 9 9">',
        '</svg>',
        '<g class="f-tea">',
        '</g>',
        '<!--',
        '-->',
        ' class="f-tea"',
        '\n',
        '<rect class="f-tea" x="1"/>',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const { html } = read(pieces.join(''));
        if (html !== null) expect(html).not.toMatch(/<script|\son\w+\s*=|href\s*=|javascript:[^"<]*>/i);
      }),
      { numRuns: 2000 },
    );
  });
});
