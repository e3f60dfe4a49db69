import { deflateSync } from 'node:zlib';
import { cmsOf, type CmsWishes, type TestSigner, timeStampOf } from './cms-signer';

export { aSigner, type TestSigner } from './cms-signer';

export interface SigningWishes extends CmsWishes {
  readonly kind?: 'adbe.pkcs7.detached' | 'ETSI.CAdES.detached' | 'adbe.pkcs7.sha1' | 'ETSI.RFC3161';
  /** Signs something else than the file. */
  readonly content?: Buffer;
  /** Objects that change beside the signature, as their text by their number. */
  readonly also?: Readonly<Record<number, string>>;
  /** What is written behind is packed: objects in a stream, the table as rows that differ from the one above. */
  readonly isPacked?: boolean;
  /** A signature made elsewhere. */
  readonly cms?: (content: Buffer) => Buffer | Promise<Buffer>;
  readonly tail?: Tail;
  /** Of the text of the writing, bytes that its signature leaves out besides its own place: so many behind it. */
  readonly leavesOut?: number;
  /** Where the signature is shown; left out: nowhere. */
  readonly rect?: string;
}

/** How a writing ends, other than it should. */
export interface Tail {
  /** The trailer's text. */
  readonly trailer?: (said: string) => string;
  /** More lines of the table. */
  readonly lines?: string;
}

/** Bytes a signature may have, as a tool leaves them free. */
const PLACE_BYTES = 6000;

/** Signs a PDF as the usual tools do: what was there stays byte for byte, the signature and its field are written behind it. */
export async function signPdf(pdf: Buffer, signer: TestSigner, wishes: SigningWishes = {}): Promise<Buffer> {
  const kind = wishes.kind ?? 'adbe.pkcs7.detached';
  const { catalog, page, next } = headsOf(pdf);
  const [signature, field, form] = [next, next + 1, next + 2];
  const known = /\/Fields \[([^\]]*)\]/.exec(catalog.text.includes('/AcroForm') ? latestForm(pdf) : '')?.[1] ?? '';
  const at = wishes.at ?? new Date();
  const stamp = at.toISOString().replace(/\D/g, '').slice(0, 14);
  const withForm = catalog.text.replace(/\/AcroForm \d+ 0 R/, '').replace(/>>\s*$/, `/AcroForm ${form} 0 R >>`);
  const shown = /\/Annots \[([^\]]*)\]/.exec(page.text)?.[1] ?? '';
  const withField = page.text
    .replace(/\/Annots \[[^\]]*\]/, '')
    .replace(/>>\s*$/, `/Annots [${shown} ${field} 0 R] >>`);
  const range = `/ByteRange [0 ${'*'.repeat(10)} ${'*'.repeat(10)} ${'*'.repeat(10)}]`;
  const append = wishes.isPacked === true ? appendPacked : appendTo;
  const objects = {
    [signature]: `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /${kind} ${range} /Contents <${'0'.repeat(2 * PLACE_BYTES)}> /M (D:${stamp}Z) >>`,
    [field]: `<< /Type /Annot /Subtype /Widget /FT /Sig /Rect [${wishes.rect ?? '0 0 0 0'}] /F 132 /T (Signature${next}) /V ${signature} 0 R /P ${page.id} 0 R >>`,
    [form]: `<< /SigFlags 3 /Fields [${known} ${field} 0 R] >>`,
    [catalog.id]: withForm,
    [page.id]: withField,
    ...wishes.also,
  };
  const update = append(pdf, objects, wishes.tail);
  const before = update.lastIndexOf('/Contents <0') + '/Contents '.length;
  const behind = before + 2 * PLACE_BYTES + 2 + (wishes.leavesOut ?? 0);
  const numbers = [before, behind, update.length - behind].map((one) => String(one).padEnd(10));
  const ranged = Buffer.from(update.toString('latin1').replace(range, `/ByteRange [0 ${numbers.join(' ')}]`), 'latin1');
  const content = wishes.content ?? Buffer.concat([ranged.subarray(0, before), ranged.subarray(behind)]);
  const cms = await (wishes.cms?.(content) ?? cmsOf(content, signer, { ...wishes, kind }));
  ranged.write(cms.toString('hex'), before + 1, 'latin1');
  return ranged;
}

/** A time stamp over a whole file, as a field of its form (PAdES, ETSI EN 319 142-1, 5.5). */
export async function stampPdf(pdf: Buffer, authority: TestSigner, content?: Buffer): Promise<Buffer> {
  const cms = (signed: Buffer): Promise<Buffer> => timeStampOf(content ?? signed, authority);
  return signPdf(pdf, authority, { kind: 'ETSI.RFC3161', cms });
}

/** Proofs for a signature behind it, which nobody signs (`/DSS`); `also` beside them. */
export function withProofs(pdf: Buffer, signer: TestSigner, also: Readonly<Record<number, string>> = {}): Buffer {
  const { catalog, next } = headsOf(pdf);
  const certificate = Buffer.from(signer.certificate.rawData).toString('latin1');
  return appendTo(pdf, {
    [next]: `<< /Type /DSS /Certs [${next + 1} 0 R] >>`,
    [next + 1]: `<< /Length ${certificate.length} >>\nstream\n${certificate}\nendstream`,
    [catalog.id]: catalog.text.replace(/>>\s*$/, `/DSS ${next} 0 R >>`),
    ...also,
  });
}

/** A picture laid on the page, as somebody does who takes it for signing; nothing is signed. */
export function withPictureOf(pdf: Buffer): Buffer {
  const { page, next } = headsOf(pdf);
  const drawing = 'q 60 0 0 30 500 60 cm /Sig Do Q';
  return appendTo(pdf, {
    [next]: `<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n0\nendstream`,
    [next + 1]: `<< /Type /Annot /Subtype /Stamp /Rect [500 60 560 90] /AP << /N ${next + 2} 0 R >> >>`,
    [next + 2]:
      `<< /Type /XObject /Subtype /Form /BBox [0 0 60 30] /Resources << /XObject << /Sig ${next} 0 R >> >> /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
    [page.id]: page.text.replace(/>>\s*$/, `/Annots [${next + 1} 0 R] >>`),
  });
}

/** What was there byte for byte, and objects behind it that are new or changed. */
export function appendTo(pdf: Buffer, objects: Readonly<Record<number, string>>, tail: Tail = {}): Buffer {
  const { trailer, start, size } = endOf(pdf);
  let text = '\n';
  const lines: string[] = [];
  const ids = Object.keys(objects).map(Number);
  for (const id of ids) {
    lines.push(`${id} 1\n${String(pdf.length + text.length).padStart(10, '0')} 00000 n \n`);
    text += `${id} 0 obj\n${objects[id] ?? ''}\nendobj\n`;
  }
  const all = Math.max(size, ...ids.map((id) => id + 1));
  const kept = trailer.replace(/\/(?:Size|Prev) \d+/g, '');
  const said = `<< /Size ${all} /Prev ${start} ${kept} >>`;
  text += `xref\n0 1\n0000000000 65535 f \n${tail.lines ?? ''}${lines.join('')}trailer\n${tail.trailer?.(said) ?? said}\nstartxref\n${pdf.length + text.length}\n%%EOF\n`;
  return Buffer.concat([
    pdf,
    Buffer.from(text.replace(/startxref\n\d+/, `startxref\n${pdf.length + text.indexOf('xref\n0 1')}`), 'latin1'),
  ]);
}

/** The same, all but the first object packed in a stream, the table packed too, as newer writers do. */
export function appendPacked(pdf: Buffer, objects: Readonly<Record<number, string>>): Buffer {
  const { trailer, start, size } = endOf(pdf);
  const ids = Object.keys(objects).map(Number);
  const [direct = 0] = ids.filter((id) => (objects[id] ?? '').includes('/ByteRange'));
  const inside = ids.filter((id) => id !== direct);
  const holder = Math.max(size, ...ids.map((id) => id + 1));
  const bodies = inside.map((id) => objects[id] ?? '');
  const offsets = bodies.map((_, index) => bodies.slice(0, index).join('\n').length + (index === 0 ? 0 : 1));
  const heads = `${inside.map((id, index) => `${id} ${offsets[index] ?? 0}`).join(' ')} `;
  const packed = deflateSync(Buffer.from(heads + bodies.join('\n'), 'latin1'));
  const first = Buffer.from(`\n${direct} 0 obj\n${objects[direct] ?? ''}\nendobj\n`, 'latin1');
  const about = `/Type /ObjStm /N ${inside.length} /First ${heads.length} /Filter /FlateDecode /Length ${packed.length}`;
  const pack = streamOf(holder, about, packed);
  const at = pdf.length + first.length;
  const rows = [
    ...[[direct, 1, pdf.length + 1, 0]],
    ...inside.map((id, index) => [id, 2, holder, index]),
    ...[
      [holder, 1, at, 0],
      [holder + 1, 1, at + pack.length, 0],
    ],
  ];
  const index = rows.map(([id = 0]) => `${id} 1`).join(' ');
  const table = deflateSync(
    predicted(rows.map(([, kind = 0, a = 0, b = 0]) => [kind, a >> 24, a >> 16, a >> 8, a, b])),
  );
  const kept = trailer.replace(/\/(?:Size|Prev) \d+/g, '');
  const said = `/Type /XRef /W [1 4 1] /Index [${index}] /Size ${holder + 2} /Prev ${start} ${kept} /Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 6 >> /Length ${table.length}`;
  const end = Buffer.from(`startxref\n${at + pack.length}\n%%EOF\n`);
  return Buffer.concat([pdf, first, pack, streamOf(holder + 1, said, table), end]);
}

function streamOf(id: number, said: string, body: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`${id} 0 obj\n<< ${said} >>\nstream\n`),
    body,
    Buffer.from('\nendstream\nendobj\n'),
  ]);
}

/** Each row as what it differs by from the one above. */
function predicted(rows: readonly (readonly number[])[]): Buffer {
  return Buffer.concat(
    rows.map((row, index) =>
      Buffer.from([2, ...row.map((value, column) => (value & 255) - ((rows[index - 1]?.[column] ?? 0) & 255))]),
    ),
  );
}

export interface Head {
  readonly id: number;
  readonly text: string;
}

export function headsOf(pdf: Buffer): { catalog: Head; page: Head; next: number } {
  const { trailer, size } = endOf(pdf);
  const catalog = objectOf(pdf, Number(/\/Root (\d+) 0 R/.exec(trailer)?.[1]));
  const pages = objectOf(pdf, Number(/\/Pages (\d+) 0 R/.exec(catalog.text)?.[1]));
  const page = objectOf(pdf, Number(/\/Kids \[\s*(\d+) 0 R/.exec(pages.text)?.[1]));
  return { catalog, page, next: size };
}

function latestForm(pdf: Buffer): string {
  const { catalog } = headsOf(pdf);
  return objectOf(pdf, Number(/\/AcroForm (\d+) 0 R/.exec(catalog.text)?.[1])).text;
}

/** The text of an object as the latest writing left it. */
export function objectOf(pdf: Buffer, id: number): Head {
  const from = pdf.lastIndexOf(`\n${id} 0 obj`) + `\n${id} 0 obj`.length;
  return { id, text: pdf.toString('latin1', from, pdf.indexOf('endobj', from)).trim() };
}

function endOf(pdf: Buffer): { trailer: string; start: number; size: number } {
  const text = pdf.toString('latin1');
  const [, trailer = ''] = /trailer\s*<<([\s\S]*?)>>\s*startxref/.exec(text.slice(text.lastIndexOf('trailer'))) ?? [];
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1]);
  return { trailer: trailer.trim(), start, size: Number(/\/Size (\d+)/.exec(trailer)?.[1]) };
}
