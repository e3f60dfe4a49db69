/**
 * A second HTML parser than the sanitiser's judges what a browser would see.
 * @jest-environment jsdom
 * @jest-environment-options {"customExportConditions": ["node", "require"]}
 */
import fc from 'fast-check';
import { sampleContent } from '../../../../test/support/sample-content';
import { hasErrors } from '.';
import { compileContent } from './compile-content';
import { sanitize } from './markdown/sanitize';

const LESSON = 'courses/an-toan/01-mat-khau.md';

function compileLesson(text: string): { html: string; refused: boolean } {
  const { courses, problems } = compileContent(
    sampleContent({ [LESSON]: (old) => old.replace('Mật khẩu dài thì', () => `${text}\n\nMật khẩu dài thì`) }),
  );
  return { html: courses[0]?.lessons[0]?.html ?? '', refused: hasErrors(problems) };
}

interface ParsedElement {
  readonly localName: string;
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
}

/** What this test uses of the document object model, whose types the server's code must not see. */
interface Browser {
  readonly DOMParser: new () => {
    parseFromString(html: string, type: 'text/html'): { querySelectorAll(query: string): Iterable<ParsedElement> };
  };
}

const browser = globalThis as unknown as Browser;

/** What a browser would run, load or style: element names, handlers, addresses. */
function activeParts(html: string): string[] {
  const elements = [...new browser.DOMParser().parseFromString(html, 'text/html').querySelectorAll('body *')];
  return elements.flatMap((element) => {
    const name = element.localName;
    const dangerous = [
      'script',
      'style',
      'iframe',
      'object',
      'embed',
      'link',
      'img',
      'form',
      'base',
      'meta',
      'use',
      'foreignobject',
    ];
    const attributes = [...element.attributes].filter(({ name: key, value }) => {
      if (key.startsWith('on') || key === 'style' || key === 'src' || key === 'srcset') return true;
      return key.endsWith('href') && !/^(https:\/\/|#noi-dung-)/.test(value);
    });
    return [
      ...(dangerous.includes(name) ? [name] : []),
      ...attributes.map(({ name: key, value }) => `${name} ${key}=${value}`),
    ];
  });
}

describe('hostile text', () => {
  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['a script in capitals', '<ScRiPt src=//x.vn/x.js></ScRiPt>'],
    ['an image with a handler', '<img src=x onerror=alert(1)>'],
    ['an svg with a handler', '<svg onload=alert(1)>'],
    ['a frame', '<iframe srcdoc="<script>1</script>"></iframe>'],
    ['a style', '<style>body{display:none}</style>'],
    ['a javascript link', '[bấm](javascript:alert(1))'],
    ['a javascript link with a break in it', '[bấm](java&#10;script:alert(1))'],
    ['a javascript link in capitals', '[bấm](JaVaScRiPt:alert(1))'],
    ['a javascript automatic link', '<javascript:alert(1)>'],
    ['a javascript reference', '[bấm][a]\n\n[a]: javascript:alert(1)'],
    ['a data link', '[bấm](data:text/html;base64,PHNjcmlwdD4=)'],
    ['a vbscript link', '[bấm](vbscript:x)'],
    ['a link without a scheme', '[bấm](//x.vn/a)'],
    ['a plain http link', '[bấm](http://x.vn)'],
    ['a link with a name in it', '[bấm](https://dichvucong.gov.vn@x.vn)'],
    ['a mail link', '<a@x.vn>'],
    ['a data picture', '![Hình.](data:image/svg+xml;base64,PHN2Zz4=)'],
    ['a picture from elsewhere', '![Hình.](https://x.vn/a.svg)'],
    ['a picture above the folder', '![Hình.](../khac/a.svg)'],
    ['a handler as attribute', 'Chữ **đậm**{onclick=alert(1)}.'],
    ['a style as attribute', 'Chữ **đậm**{style="position:fixed"}.'],
    ['an address as attribute', 'Chữ **đậm**{href=javascript:alert(1)}.'],
    ['a handler on a picture', '![Hình.](khoa.svg){onload=alert(1)}'],
    ['a sound from elsewhere', '::: audio {src=https://x.vn/a.mp3 lang=vi}\nLời.\n:::'],
  ])('with %s is refused, and what is rendered does nothing', (_, text) => {
    const { html, refused } = compileLesson(text);
    expect(refused).toBe(true);
    expect(activeParts(html)).toEqual([]);
  });

  it.each([
    ['the title of a call-out', '::: note <img src=x onerror=alert(1)>\nA.\n:::'],
    ['a caption', '![Hình.](khoa.svg "<script>alert(1)</script>")'],
    ['a text alternative', '![" onload="alert(1).](khoa.svg)'],
    ['code', 'Gõ `<script>alert(1)</script>` vào.'],
  ])('in %s is shown as text', (_, text) => {
    expect(activeParts(compileLesson(text).html)).toEqual([]);
  });

  it('cannot take the place of a drawing by its placeholder', () => {
    const { html, refused } = compileLesson('\ue0000\ue001');
    expect(refused).toBe(true);
    expect(html.match(/<svg/g)).toHaveLength(1);
  });

  it('never becomes active, whatever is put together', () => {
    const piece = fc.constantFrom(
      ...[
        '<',
        '>',
        '"',
        "'",
        '=',
        '&',
        ';',
        '`',
        '*',
        '**',
        '\n',
        '\n\n',
        ' ',
        '/',
        'x',
        '{',
        '}',
        '[',
        ']',
        '(',
        ')',
        '!',
      ],
      ...[
        '<script>',
        '</script>',
        '<img src=x onerror=y>',
        'javascript:',
        'data:',
        'https://x.vn',
        'onclick=',
        'style=',
        '::: note ',
        ':::',
        '&lt;',
        '&#60;',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        expect(activeParts(compileLesson(pieces.join('')).html)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('good text', () => {
  it('keeps https links, marked as leading elsewhere', () => {
    const { html, refused } = compileLesson('Vào [cổng](https://dichvucong.gov.vn/a?b=1&c=2).');
    expect(refused).toBe(false);
    expect(html).toContain(
      '<a href="https://dichvucong.gov.vn/a?b=1&amp;c=2" rel="noopener noreferrer external">cổng</a>',
    );
  });

  it('prefixes ids and the links to them', () => {
    const { html } = compileLesson('Chữ **tày**{lang=tyz #tay .chu}.');
    expect(html).toContain('<h2 id="noi-dung-dai">');
    expect(html).toContain('<a href="#noi-dung-dai">');
    expect(html).toContain('<strong lang="tyz" id="noi-dung-tay" class="chu">tày</strong>');
  });

  it('gives the ids of two figures different prefixes', () => {
    const { html } = compileLesson('![Một hình.](khoa.svg){width=200}');
    expect(html).toContain('<svg role="img" aria-label="Một hình." width="200" viewBox="0 0 360 120">');
    expect(html).toContain('id="noi-dung-c09-01-h1-than"');
    expect(html).toContain('id="noi-dung-c09-01-h2-than"');
  });

  it.each([
    ['note', 'Lưu ý'],
    ['warning', 'Cẩn thận'],
    ['tip', 'Mẹo'],
    ['say', 'Nói với bà con'],
    ['experience', 'Kinh nghiệm'],
  ])('draws the call-out %s with its name, and keeps the name beside a title', (kind, name) => {
    expect(compileLesson(`::: ${kind}\nMột.\n:::`).html).toContain(
      `<aside class="callout callout-${kind}" role="note">\n<p class="callout-title">${name}</p>\n<p>Một.</p>\n</aside>`,
    );
    expect(compileLesson(`::: ${kind} Tên & riêng\nMột.\n:::`).html).toContain(
      `<p class="callout-title"><span class="callout-kind">${name}:</span> Tên &amp; riêng</p>`,
    );
  });

  it('nests containers when the outer one has more colons', () => {
    const { html, refused } = compileLesson(':::: note\n::: steps\n1. Một.\n:::\n::::');
    expect(refused).toBe(false);
    expect(html).toContain('<p class="callout-title">Lưu ý</p>\n<div class="steps">\n<ol>');
  });

  it('wraps tables, numbers them, names column heads and leaves an empty corner a cell', () => {
    const { html } = compileLesson('| | Một |\n| --- | :---: |\n| Hai | Ba |\n\nChữ.\n\n| A |\n| --- |\n| B |');
    expect(html).toContain(
      '<div class="table-wrap" tabindex="0" role="region" aria-label="Bảng 1">\n<table>\n<thead>\n<tr>\n<td></td>',
    );
    expect(html).toContain('<th class="align-center" scope="col">Một</th>');
    expect(html).toContain('aria-label="Bảng 2"');
  });

  it('passes the second wall unchanged: what markdown-it made was already clean', () => {
    const { html } = compileLesson('Chữ **đậm** và `mã` <=> "nháy" & \'đơn\'.');
    const withoutDrawing = html.replace(/<svg.*<\/svg>/s, '');
    expect(sanitize(withoutDrawing)).toBe(withoutDrawing);
  });
});
