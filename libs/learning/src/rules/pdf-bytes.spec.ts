import { isSoundPdf, looksLikePdf } from './pdf-bytes';

const pdf = (body: string): Buffer => Buffer.from(`%PDF-1.7\n${body}\nstartxref\n9\n%%EOF\n`, 'latin1');

describe('the bytes of a PDF', () => {
  it('are known by their beginning and taken when they end as they should', () => {
    expect(looksLikePdf(Buffer.from('GIF89a'))).toBe(false);
    expect(isSoundPdf(pdf('1 0 obj << /Type /Catalog >> endobj'))).toBe(true);
    expect(isSoundPdf(Buffer.from('%PDF-1.7\n1 0 obj'))).toBe(false);
  });

  it('are refused when the paper acts, hides a file or is locked', () => {
    for (const name of [
      '/JavaScript (app.alert(1))',
      '/JS 3 0 R',
      '/Launch',
      '/EmbeddedFile',
      '/Encrypt 5 0 R',
      '/XFA',
    ])
      expect(isSoundPdf(pdf(`1 0 obj << ${name} >> endobj`))).toBe(false);
    expect(isSoundPdf(pdf('1 0 obj << /JSizes 3 >> endobj'))).toBe(true);
  });
});
