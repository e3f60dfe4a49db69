import { deflateSync, inflateSync } from 'node:zlib';
import { unpacked } from './pdf-sections';
import { BrokenPdf, type PdfDictionary, type PdfName, PdfReference, type PdfValue } from './pdf-values';

const inflate = (bytes: Uint8Array): Uint8Array => inflateSync(bytes);
const dictionary = (said: Readonly<Record<PdfName, PdfValue>>): PdfDictionary =>
  new Map(Object.entries(said) as [PdfName, PdfValue][]);
const packed = (text: string): string => deflateSync(Buffer.from(text, 'latin1')).toString('latin1');

describe('what a packed stream of a PDF holds', () => {
  const rows = packed('\u0000abcd\u0002\u0000\u0000\u0000\u0001');
  const read = (more: Readonly<Record<PdfName, PdfValue>>, stream = rows): string =>
    Buffer.from(unpacked(dictionary({ '/Filter': '/FlateDecode', ...more }), stream, inflate)).toString('latin1');

  it('is read as it is, or by rows of bytes', () => {
    expect(read({}, packed('1 0 2 5'))).toBe('1 0 2 5');
    expect(read({ '/DecodeParms': null }, packed('1 0'))).toBe('1 0');
    const parameters = dictionary({ '/Predictor': 12, '/Columns': 4, '/Colors': 1, '/BitsPerComponent': 8 });
    expect(read({ '/DecodeParms': parameters })).toBe('abcdabce');
    expect(read({ '/DecodeParms': [parameters] })).toBe('abcdabce');
  });

  it.each<[string, Readonly<Record<PdfName, PdfValue>>]>([
    ['by another name of the parameters', { '/DP': dictionary({ '/Predictor': 2, '/Colors': 32, '/Columns': 2 }) }],
    ['from another file', { '/F': 'elsewhere' as PdfName }],
    ['by parameters that stand elsewhere', { '/DecodeParms': new PdfReference(55, 0) }],
    ['by parameters for two filters', { '/DecodeParms': [dictionary({}), dictionary({})] }],
    ['by differences of samples', { '/DecodeParms': dictionary({ '/Predictor': 2, '/Columns': 4 }) }],
    ['by rows of several colours', { '/DecodeParms': dictionary({ '/Predictor': 12, '/Columns': 4, '/Colors': 3 }) }],
    [
      'by rows of parts of bytes',
      { '/DecodeParms': dictionary({ '/Predictor': 12, '/Columns': 4, '/BitsPerComponent': 4 }) },
    ],
    ['by a way that is no whole number', { '/DecodeParms': dictionary({ '/Predictor': 12.5, '/Columns': 4 }) }],
  ])('is not read %s: others would read something else', (_, more) => {
    expect(() => read(more)).toThrow(BrokenPdf);
  });
});
