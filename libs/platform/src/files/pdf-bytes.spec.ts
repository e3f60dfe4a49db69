import { randomBytes } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { inflatingUpTo } from './pdf-unpacking';
import { isSoundPdf, looksLikePdf } from './pdf-bytes';

const END = '\nstartxref\n9\n%%EOF\n';
const pdf = (body: string): Buffer => Buffer.from(`%PDF-1.7\n${body}${END}`, 'latin1');
const stream = (about: string, body: Buffer): string =>
  `4 0 obj << ${about} /Length ${body.length} >>\nstream\r\n${body.toString('latin1')}\nendstream endobj`;
const isSound = (bytes: Buffer): boolean => isSoundPdf(bytes, inflatingUpTo(1_000_000));

describe('the bytes of a PDF', () => {
  it('are known by their beginning and taken when they end as they should', () => {
    expect(looksLikePdf(Buffer.from('GIF89a'))).toBe(false);
    expect(isSound(pdf('1 0 obj << /Type /Catalog >> endobj'))).toBe(true);
    expect(isSound(Buffer.from('%PDF-1.7\n1 0 obj'))).toBe(false);
  });

  it.each([
    '/JavaScript (app.alert(1))',
    '/JS 3 0 R',
    '/JS(app.alert(1))',
    '/OpenAction << /S/J#61vaScript /J#53(app.alert(1)) >>',
    '/A << /S /#4a#61vaScript >>',
    '/Names<</EmbeddedFiles 7 0 R>>',
    '/Type/Filespec /EF<</F 9 0 R>>',
    '/AA << /O << /S /SubmitForm /F (https://x.example) >> >>',
    '/S /ImportData',
    '/Launch',
    '/EmbeddedFile',
    '/Encrypt 5 0 R',
    '/XFA',
  ])('are refused when the paper acts, hides a file or is locked: %s', (said) => {
    expect(isSound(pdf(`1 0 obj << ${said} >> endobj`))).toBe(false);
    const objects = Buffer.from(`1 0 << ${said} >>`, 'latin1');
    expect(isSound(pdf(stream('/Type /ObjStm /Filter /FlateDecode', deflateSync(objects))))).toBe(false);
    expect(isSound(pdf(stream('/Type/ObjStm /Filter[/FlateDecode]', deflateSync(objects))))).toBe(false);
    expect(isSound(pdf(stream('/Type /Obj#53tm', objects)))).toBe(false);
  });

  it('are taken whatever a picture in them looks like', () => {
    expect(isSound(pdf('1 0 obj << /JSizes 3 /EFfect 1 >> endobj'))).toBe(true);
    expect(isSound(pdf(stream('/Filter /DCTDecode', Buffer.from('..(/JS )../Encrypt <'))))).toBe(true);
    const noise = Buffer.concat([Buffer.from(' /JS '), randomBytes(5_000_000)]);
    expect(isSound(pdf(stream('/Filter /DCTDecode', noise)))).toBe(true);
    const objects = deflateSync(Buffer.from('1 0 << /Type /Catalog >>'));
    expect(isSound(pdf(stream('/Type /ObjStm /Filter /FlateDecode', objects)))).toBe(true);
  });

  it('are refused when objects are packed in a way that is not looked into, or unpack to too much', () => {
    const objects = deflateSync(Buffer.from('1 0 << /Type /Catalog >>'));
    expect(isSound(pdf(stream('/Type /ObjStm /Filter [/ASCII85Decode /FlateDecode]', objects)))).toBe(false);
    expect(isSound(pdf(stream('/Type /ObjStm /Filter /FlateDecode', Buffer.from('none'))))).toBe(false);
    const half = stream('/Type /ObjStm /Filter /FlateDecode', deflateSync(Buffer.alloc(600_000)));
    expect(isSound(pdf(half))).toBe(true);
    expect(isSound(pdf(half + half))).toBe(false);
  });

  it('are read in linear time, however they are written', () => {
    const times = 700_000;
    for (const hostile of [
      '>>stream\n',
      '>> stream\nendstream',
      'obj',
      '>> ',
      '/',
      '#4',
      '/Filter [',
      'obj<<>>stream\n',
    ]) {
      // Of an expression that is not linear this comes to no end.
      expect([true, false]).toContain(isSound(pdf(hostile.repeat(times))));
      expect(isSound(pdf(`${stream('/Type /ObjStm', Buffer.from('1 0'))}\n`.repeat(times / 7)))).toBe(false);
    }
  });
});
