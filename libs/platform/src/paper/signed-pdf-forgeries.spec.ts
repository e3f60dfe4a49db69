import 'reflect-metadata';
import { webcrypto, X509Certificate } from 'node:crypto';
import * as x509 from '@peculiar/x509';
import { timeStampOf } from '../../../../test/support/cms-signer';
import {
  appendTo,
  aSigner,
  headsOf,
  objectOf,
  signPdf,
  type SigningWishes,
  type TestSigner,
  withProofs,
} from '../../../../test/support/pdf-signer';
import { PdfFile } from './pdf-file';
import { faultOfStep } from './pdf-update';
import { BrokenPdf, canonical, PdfScanner } from './pdf-values';
import { requireWritten } from './pdf-writings';
import { readSignedPdf, type SigningRules } from './signed-pdf';
import vectors from './signed-pdf-vectors.json';
import { type SigningArea } from './signing-area';

const at = new Date('2026-11-27T00:00:00Z');
const streamOf = (text: string, about = ''): string =>
  `<< ${about} /Length ${text.length} >>\nstream\n${text}\nendstream`;
const FORM_OF_PICTURE = '/Type /XObject /Subtype /Form /BBox [0 0 900 900] /Resources << >>';
const fieldsOf = (pdf: Buffer): string => {
  const form = Number(/\/AcroForm (\d+)/.exec(headsOf(pdf).catalog.text)?.[1]);
  return /\/Fields \[([^\]]*)\]/.exec(objectOf(pdf, form).text)?.[1] ?? '';
};
const shownOn = (pdf: Buffer): string => /\/Annots \[([^\]]*)\]/.exec(headsOf(pdf).page.text)?.[1] ?? '';

const MM_PER_POINT = 25.4 / 72;
/** An area of a page of 100 by 50 points, by its corners as a picture is placed: the lower left one, the upper right one. */
const areaOf = (left: number, bottom: number, right: number, top: number): SigningArea => {
  const [x, y, width, height] = [left, 50 - top, right - left, top - bottom].map((points) => points * MM_PER_POINT);
  return { page: 1, x: x ?? 0, y: y ?? 0, width: width ?? 0, height: height ?? 0 };
};
const SHEET = areaOf(0, 0, 100, 50);

/** Each was taken for signed by the director alone, or by her and a clerk, once. None needs her key. */
describe('a forgery over a paper that was signed', () => {
  const original = Buffer.from(vectors.signpdf, 'base64').subarray(0, vectors.originalBytes);
  let director: TestSigner;
  let clerk: TestSigner;
  /** Anybody, with a key she made herself. */
  let forger: TestSigner;
  let rules: SigningRules;
  let signed: Buffer;
  const read = (bytes: Buffer, by = rules) => readSignedPdf(bytes, original.length, by);
  /** No authority is relied upon: whoever likes signs. */
  const open = (bytes: Buffer) => read(bytes, { ...rules, trusted: [] });

  beforeAll(async () => {
    const authority = await aSigner('Cơ quan chứng thực thử', { isAuthority: true });
    director = await aSigner('Hoàng Văn Thử', { by: authority });
    clerk = await aSigner('Văn thư Sở (thử)', { by: authority });
    forger = await aSigner('Kẻ khác');
    const trusted = [new X509Certificate(Buffer.from(authority.certificate.rawData))];
    rules = {
      trusted,
      madeAt: new Date('2026-11-20T00:00:00Z'),
      now: new Date('2026-11-29T06:00:00Z'),
      areas: [SHEET],
    };
    signed = await signPdf(original, director, { at });
  });

  const stamp = (pdf: Buffer, wishes: SigningWishes = {}): Promise<Buffer> =>
    signPdf(pdf, forger, { kind: 'ETSI.RFC3161', cms: (content) => timeStampOf(content, forger, at), ...wishes });
  const again = (pdf: Buffer, wishes: SigningWishes = {}): Promise<Buffer> => signPdf(pdf, clerk, { at, ...wishes });
  const pageWithout = (key: string): string => {
    const page = new PdfScanner(headsOf(signed).page.text).value();
    if (!(page instanceof Map)) throw new Error('no page');
    const said = [...page].filter(([name]) => name !== key).map(([name, value]) => `${name} ${writtenOf(value)}`);
    return said.join(' ');
  };
  const writtenOf = (value: Parameters<typeof canonical>[0]): string => canonical(value).replace(/\/"(\w*)"/g, '/$1');

  it('by a time stamp that anybody made and that shows a picture over the page', async () => {
    const { next, page } = headsOf(signed);
    const also = {
      [next + 1]:
        `<< /Type /Annot /Subtype /Widget /FT /Sig /Rect [0 0 900 900] /F 132 /T (S${next}) /V ${next} 0 R /P ${page.id} 0 R /AP << /N ${next + 10} 0 R >> >>`,
      [next + 10]: streamOf('1 g 0 0 900 900 re f', FORM_OF_PICTURE),
    };
    expect(read(await stamp(signed, { also }))).toBe('time-stamped');
    const later = await again(signed, { also });
    expect(read(later)).toBe('covered');
    expect(open(later)).toBe('covered');
  });

  it('by a name whose coded blanks make it look like the keys that it takes the place of', async () => {
    const { page, next } = headsOf(signed);
    const contents = /\/Contents \d+ 0 R/.exec(page.text)?.[0] ?? '';
    const coded = `${contents} `.replace(/[ /]/g, (sign) => `#${sign.charCodeAt(0).toString(16)}`).replace('#2f', '/');
    const rest = pageWithout('/Contents');
    expect(rest).toContain('/MediaBox [0 0 100 50]');
    const swallowed = `<< ${rest.replace('/MediaBox', `${coded}#2fMediaBox`)} >>`;
    expect(read(withProofs(signed, forger, { [page.id]: swallowed }))).toBe('not-whole');
    const shown = swallowed.replace(/\/Annots \[([^\]]*)\]/, `/Annots [$1 ${next + 1} 0 R]`);
    expect(open(await again(signed, { also: { [page.id]: shown } }))).toBe('broken');
  });

  it('by resources of the form that name a page to free it', async () => {
    const { next, page } = headsOf(signed);
    const form = `<< /SigFlags 3 /Fields [${fieldsOf(signed)} ${next + 1} 0 R] /DR << /Font ${page.id} 0 R >> >>`;
    const first = await again(signed, { also: { [next + 2]: form } });
    expect(open(first)).toHaveLength(2);
    const { next: more, page: then } = headsOf(first);
    const field = `${shownOn(first)} ${more + 1} 0 R`;
    const other = then.text
      .replace(/\/Contents \d+ 0 R/, `/Contents ${more + 20} 0 R`)
      .replace(/\/Annots \[[^\]]*\]/, `/Annots [${field}]`);
    const also = { [page.id]: other, [more + 20]: streamOf('BT (KHAC) Tj ET') };
    expect(open(await again(first, { also }))).toBe('content-changed');
  });

  it('by more fields, which nobody signed, and their pictures', async () => {
    const { next, page } = headsOf(signed);
    const picture = { [next + 31]: streamOf('1 g 0 0 900 900 re f', FORM_OF_PICTURE) };
    const place = `/Type /Annot /Subtype /Widget /Rect [0 0 900 900] /AP << /N ${next + 31} 0 R >>`;
    const shown = page.text.replace(
      /\/Annots \[[^\]]*\]/,
      `/Annots [${shownOn(signed)} ${next + 1} 0 R ${next + 30} 0 R]`,
    );
    const [owner] = /\d+/.exec(fieldsOf(signed)) ?? [];
    for (const said of [`<< ${place} /FT /Sig /T (zz) >>`, `<< ${place} /Parent ${owner} 0 R >>`]) {
      const also = { [page.id]: shown, [next + 30]: said, ...picture };
      expect(read(await again(signed, { also }))).toBe('content-changed');
    }
    const fields = `<< /SigFlags 3 /Fields [${fieldsOf(signed)} ${next + 1} 0 R ${next + 30} 0 R] >>`;
    const also = {
      ...{ [next + 2]: fields, [page.id]: shown, [next + 30]: `<< ${place} /FT /Sig /T (zz) >>` },
      ...picture,
    };
    expect(read(await again(signed, { also }))).toBe('content-changed');
  });

  it('by a picture over one that was there, or over much of the page; beside it counts', async () => {
    const first = await signPdf(original, director, { at, rect: '5 5 35 25' });
    const outcome = async (rect: string) => read(await again(first, { rect }));
    expect(await outcome('40 5 70 25')).toHaveLength(2);
    expect(await outcome('35 5 65 25')).toHaveLength(2);
    // A seal is laid over a third of the signature; half of it is seen by nobody any more.
    expect(await outcome('25 5 55 25')).toHaveLength(2);
    expect(await outcome('55 25 25 5')).toHaveLength(2);
    expect(await outcome('19 5 49 25')).toBe('covered');
    expect(await outcome('49 25 19 5')).toBe('covered');
    expect(await outcome('10 10 20 20')).toHaveLength(2);
    const sealed = await again(first, { rect: '25 5 55 25' });
    expect(read(await again(sealed, { rect: '5 5 10 25' }))).toHaveLength(3);
    expect(read(await again(sealed, { rect: '5 5 11 25' }))).toBe('covered');
    expect(await outcome('5 5 35 25')).toBe('covered');
    expect(await outcome('40 0 99 50')).toBe('covered');
    expect(await outcome('40 0 99')).toBe('covered');
    const { next, page } = headsOf(first);
    const zooming = `<< /Type /Annot /Subtype /Widget /FT /Sig /Rect [40 5 70 25] /F 12 /T (S) /V ${next} 0 R /P ${page.id} 0 R >>`;
    expect(read(await again(first, { also: { [next + 1]: zooming } }))).toBe('covered');
  });

  it('by a picture over a name, on the page of a paper that leaves a place for signatures; in that place all count', async () => {
    const first = await signPdf(original, director, { at, rect: '52 2 66 18' });
    const by = { ...rules, areas: [areaOf(50, 0, 98, 20)] };
    const outcome = async (rect: string, areas = by.areas) => read(await again(first, { rect }), { ...by, areas });
    expect(await outcome('68 2 82 18')).toHaveLength(2);
    expect(await outcome('0 0 0 0')).toHaveLength(2);
    // The name stands above.
    expect(await outcome('10 25 30 35')).toBe('covered');
    expect(await outcome('68 2 82 24')).toBe('covered');
    expect(await outcome('84 2 100 18', [areaOf(50, 0, 90, 20)])).toBe('covered');
    // Tools place by eye: a millimetre, and no more.
    expect(await outcome('68 2 82 22')).toHaveLength(2);
    expect(await outcome('68 2 82 23')).toBe('covered');
    expect(await outcome('68 2 82 18', [])).toBe('covered');
    expect(await outcome('68 2 82 18', [{ ...areaOf(50, 0, 98, 20), page: 2 }])).toBe('covered');
    expect(await outcome('68 2 82 18', [areaOf(0, 0, 10, 10), ...by.areas])).toHaveLength(2);
    const third = await again(await again(first, { rect: '68 2 82 18' }), { rect: '83 2 97 18' });
    expect(read(third, by)).toHaveLength(3);
  });

  it('by a picture in the place for signatures of a page that is shown turned, cut or enlarged', async () => {
    const { page } = headsOf(original);
    const by = { ...rules, areas: [areaOf(50, 0, 98, 20)] };
    const outcome = async (said: string) => {
      const paper = appendTo(original, { [page.id]: page.text.replace(/>>\s*$/, `${said} >>`) });
      const first = await signPdf(paper, director, { at });
      return readSignedPdf(await again(first, { rect: '68 2 82 18' }), paper.length, by);
    };
    expect(await outcome('')).toHaveLength(2);
    expect(await outcome('/Rotate 0 /CropBox [0 0 100 50] /UserUnit 1')).toHaveLength(2);
    expect(await outcome('/Rotate 180')).toBe('covered');
    expect(await outcome('/CropBox [50 0 100 25]')).toBe('covered');
    expect(await outcome('/UserUnit 2')).toBe('covered');
    // Nor does a signature turn or cut it.
    for (const said of ['/Rotate 180', '/CropBox [50 0 100 25]', '/UserUnit 2']) {
      const turned = {
        [page.id]: page.text.replace(/>>\s*$/, `${said} /Annots [${headsOf(original).next + 1} 0 R] >>`),
      };
      expect(read(await signPdf(original, director, { at, also: turned }), by)).toBe('content-changed');
    }
  });

  it('by an empty field that takes a stamp for its own, to draw it anew', async () => {
    const { next, page } = headsOf(original);
    const stamped = await signPdf(original, director, {
      at,
      also: {
        [page.id]: page.text.replace(/>>\s*$/, `/Annots [${next + 1} 0 R ${next + 10} 0 R] >>`),
        [next + 10]: `<< /Type /Annot /Subtype /Stamp /Rect [0 0 90 40] /AP << /N ${next + 11} 0 R >> >>`,
        [next + 11]: streamOf('0 g', FORM_OF_PICTURE),
      },
    });
    expect(read(stamped)).toHaveLength(1);
    const { next: more } = headsOf(stamped);
    const also = {
      [more + 2]: `<< /SigFlags 3 /Fields [${fieldsOf(stamped)} ${more + 1} 0 R ${more + 5} 0 R] >>`,
      [more + 5]: `<< /FT /Sig /T (k) /Kids [${next + 10} 0 R] >>`,
    };
    expect(read(await again(stamped, { also }))).toBe('content-changed');
    const taken = {
      [more + 1]: `<< /FT /Sig /T (k) /V ${more} 0 R /Kids [${next + 10} 0 R] >>`,
      [page.id]: headsOf(stamped).page.text,
    };
    expect(read(await again(stamped, { also: taken }))).toBe('content-changed');
  });

  it('by bytes that no table lists, for readers that look for objects by themselves', () => {
    const hidden = `4 0 obj\n${streamOf('1 0 0 rg 0 0 100 50 re f')}\nendobj\n`;
    const before = new PdfFile(signed);
    /** Of a right writing: its text up to the table, the table, and what is between; the table is said to stand behind both. */
    const through = (change: (head: string, table: string) => readonly [string, string], shift = 0) => {
      const text = withProofs(signed, forger).toString('latin1');
      const at = text.lastIndexOf('xref\n0 1');
      const [head, table] = change(text.slice(0, at), text.slice(at));
      const ended = table.replace(/startxref\n\d+/, `startxref\n${head.length + shift}`);
      return () => {
        const after = new PdfFile(Buffer.from(head + ended, 'latin1'));
        requireWritten(before, after, after.sectionsSince(before) ?? []);
      };
    };
    const rows = (to: string) => (head: string, table: string) =>
      [head, table.replace(/(\d{10}) (\d{5}) ([nf]) \n/g, to)] as const;
    expect(through((head, table) => [head, table])).not.toThrow();
    expect(through(rows('$1 $2 $3\r\n'))).not.toThrow();
    expect(through((head, table) => [head, table.replace('startxref', '%iText-5.5.13.3\nstartxref')])).not.toThrow();
    expect(through((head, table) => [`${head}\n`, table], -1)).not.toThrow();
    const wrong = [
      through((head, table) => [head + hidden, table]),
      through((head, table) => [`${head}%\n`, table]),
      through((head, table) => [`${head}%\n`, table], -2),
      through((head, table) => [head, table.replace('xref\n0 1', 'xref0 1')]),
      through((head, table) => [head, table.replace('xref\n0 1', 'xref 0 1')]),
      through((head, table) => [head, table.replace('xref\n0 1', 'xref\n 0 1')]),
      through(rows('$1 $2 $3\n')),
      through(rows('$1\t$2\t$3 \n')),
      through((head, table) => [head, table.replace('trailer', '%x\ntrailer')]),
      through((head, table) => [head, table.replace('startxref', `%4 0 obj\nstartxref`)]),
      through((head, table) => [head, table.replace('startxref', `${hidden}startxref`)]),
      through((head, table) => [head, `${table}${hidden}`]),
      through((head, table) => [head, table.replace('/Size', '/Note (4 0 obj) /Size')]),
      through((head, table) => [head, table.replace('/Size', '/Note (trailer) /Size')]),
      through((head, table) => [head, table.replace(/\/Size \d+/, '/Size 5')]),
      through((head, table) => [head, table.replace(/(\d+ 1\n\d{10} 00000 n \n)trailer/, '$1$1trailer')]),
      through((head, table) => [
        head.replace(/\/DSS >>/, '/DSS %\n>>').replace(/<< \/Type \/DSS/, '<< %\n/Type /DSS'),
        table,
      ]),
      through((head, table) => [head.replace(/endobj\n$/, 'endobj'), table]),
    ];
    wrong.forEach((one) => {
      expect(one).toThrow(BrokenPdf);
    });
  });

  it('by a list longer than a call has room for, or a certificate with a part that is none', async () => {
    const { next } = headsOf(signed);
    const list = { [next + 10]: `[${'1 '.repeat(200_000)}]` };
    expect(read(withProofs(signed, forger, list))).toBe('not-whole');
    expect(open(await again(signed, { also: list }))).toHaveLength(2);
    const keys = await webcrypto.subtle.generateKey(
      { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', publicExponent: new Uint8Array([1, 0, 1]), modulusLength: 2048 },
      true,
      ['sign', 'verify'],
    );
    const certificate = await x509.X509CertificateGenerator.create({
      ...{ serialNumber: '4101', subject: 'CN=Sai', issuer: 'CN=Sai' },
      ...{ notBefore: new Date('2025-01-01T00:00:00Z'), notAfter: new Date('2035-01-01T00:00:00Z') },
      ...{ publicKey: keys.publicKey, signingKey: keys.privateKey },
      signingAlgorithm: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
      // A number where the list of uses belongs.
      extensions: [new x509.Extension('2.5.29.37', false, new Uint8Array([2, 1, 5]))],
    });
    // Who signs with it doesn't look.
    const passedOver = Object.assign(certificate, { getExtension: () => null });
    expect(read(await signPdf(original, { keys, certificate: passedOver, chain: [] }, { at }))).toBe('broken');
  });

  it('by readers that are told to draw the fields themselves, in whatever words', async () => {
    const { next } = headsOf(signed);
    const also = {
      [next + 2]: `<< /SigFlags 3 /NeedAppearances ${next + 7} 0 R /Fields [${fieldsOf(signed)} ${next + 1} 0 R] >>`,
      [next + 7]: 'true',
    };
    expect(read(await again(signed, { also }))).toBe('content-changed');
  });

  it('by values that are written like others: no two have the same text', () => {
    const written = [
      ...['/A', '(A)', '(/A)', '/A#20/B', '[/A /B]', '[/A#20/B]', '[/A#20#2fB]', '[(A) (B)]', '[(A" "B)]', '1', '(1)'],
      ...[
        '[1 0 R]',
        '[1 0 /R]',
        '(1 0 R)',
        '<< /A /B >>',
        '<< /A 1 /B 2 >>',
        '<< /A /1#20#2fB#202 >>',
        '(<</"A" /"B">>)',
      ],
    ];
    const texts = written.map((one) => canonical(new PdfScanner(one).value()));
    expect(new Set(texts).size).toBe(written.length);
    expect(() => new PdfScanner('<< /A#20 1 >>').value()).toThrow(BrokenPdf);
  });

  it('by a stream of objects that takes the place of another', async () => {
    const { next, catalog } = headsOf(signed);
    const holder = next + 41;
    const named = catalog.text
      .replace(/\/AcroForm \d+ 0 R/, '')
      .replace(/>>\s*$/, `/AcroForm ${next + 2} 0 R /DSS << /Certs [${holder} 0 R] >> >>`);
    const packed = await again(signed, {
      isPacked: true,
      also: { [catalog.id]: named, [next + 40]: '<< /Pad 1 >>' },
    });
    expect(open(packed)).toHaveLength(2);
    const before = new PdfFile(packed);
    const { first, plain } = before.packAt(holder);
    const other = plain.replace(/\/Contents \d 0 R/, '/Contents 1 0 R');
    expect(other).not.toBe(plain);
    const count = plain.slice(0, first).trim().split(' ').length / 2;
    const form = `<< /SigFlags 3 /Fields [${fieldsOf(signed)} ${next + 1} 0 R ${next + 60} 0 R] >>`;
    const field = {
      ...{ [next + 2]: form, [next + 60]: `<< /FT /Sig /T (k) /V ${next + 61} 0 R >>` },
      [next + 61]: '<< /Type /Sig >>',
    };
    const trailer = (said: string): string => said.replace(/\/Size \d+/, '/Size 999');
    const faultAfter = (objects: Record<number, string>) =>
      faultOfStep({ before, after: new PdfFile(appendTo(packed, objects, { trailer })) }, 'later', [SHEET]);
    expect(faultAfter(field)).toBeNull();
    const pack = (about: string) => ({ ...field, [holder]: streamOf(other, `${about} /N ${count} /First ${first}`) });
    expect(() => faultAfter(pack('/Type /ObjStm'))).toThrow(BrokenPdf);
    expect(faultAfter(pack('/Kind /ObjStm'))).toBe('changes');
  });
});
