import { createHash, X509Certificate } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { cmsOf, timeStampOf, type Transplant, transplanted } from '../../../../test/support/cms-signer';
import {
  appendTo,
  aSigner,
  headsOf,
  objectOf,
  signPdf,
  stampPdf,
  type TestSigner,
  withPictureOf,
  withProofs,
} from '../../../../test/support/pdf-signer';
import { certificatesIn } from './certificate-chain';
import { Paper } from './paper';
import { beginningsOf, readSignedPdf, type SigningRules } from './signed-pdf';
import vectors from './signed-pdf-vectors.json';

const template = `#set page(width: 100mm, height: 60mm)
#set document(title: "Giấy chứng nhận số 0147/2026")
#set text(font: "Tinos")
#json(bytes(sys.inputs.data)).name`;
const now = new Date('2026-11-27T06:00:00Z');
const madeAt = new Date('2026-11-20T00:00:00Z');
/** All of the template's page. */
const areas = [{ page: 1, x: 0, y: 0, width: 100, height: 60 }];
const rules = (...trusted: TestSigner[]): SigningRules => ({
  ...{ now, madeAt, areas },
  trusted: trusted.map(({ certificate }) => new X509Certificate(Buffer.from(certificate.rawData))),
});

describe('a signed PDF', () => {
  let original: Buffer;
  let authority: TestSigner;
  let director: TestSigner;
  let clerk: TestSigner;
  let numbers: { readonly page: number; readonly contents: number; readonly catalog: number; readonly info: number };
  const read = (bytes: Buffer, by = rules()) => readSignedPdf(bytes, original.length, by);

  beforeAll(async () => {
    original = await new Paper().render(template, { name: 'Nguyễn Thị Ngẫu' });
    authority = await aSigner('Cơ quan chứng thực thử', { isAuthority: true });
    director = await aSigner('Hoàng Văn Thử', { organisation: 'Sở Khoa học và Công nghệ (thử)', by: authority });
    clerk = await aSigner('Văn thư Sở (thử)');
    const { page, catalog } = headsOf(original);
    const numberAt = (text: string, key: string): number => Number(new RegExp(`/${key} (\\d+) 0 R`).exec(text)?.[1]);
    const [contents, info] = [numberAt(page.text, 'Contents'), numberAt(original.toString('latin1'), 'Info')];
    numbers = { page: page.id, contents, catalog: catalog.id, info };
  });

  const streamOf = (text: string, about = ''): string =>
    `<< ${about} /Length ${text.length} >>\nstream\n${text}\nendstream`;
  const pageWith = (keys: string, pdf = original): Record<number, string> => {
    const { page } = headsOf(pdf);
    const text = page.text.replace(/\/(?:Contents \d+ 0 R|Annots \[[^\]]*\])/g, (was, at: number, whole: string) =>
      keys.includes(/^\/\w+/.exec(was)?.[0] ?? '') ? '' : whole.slice(at, at + was.length),
    );
    return { [page.id]: text.replace(/>>\s*$/, `${keys} >>`) };
  };

  it.each(['adbe.pkcs7.detached', 'ETSI.CAdES.detached'] as const)('says who signed it: %s', async (kind) => {
    const at = new Date('2026-11-26T03:04:05Z');
    const signed = await signPdf(original, director, { kind, at });
    expect(read(signed)).toEqual([
      {
        name: 'Hoàng Văn Thử',
        organisation: 'Sở Khoa học và Công nghệ (thử)',
        authority: 'Cơ quan chứng thực thử',
        saidAt: at,
        trust: 'unchecked',
      },
    ]);
  });

  it('is known by the bytes it begins with', async () => {
    const signed = await signPdf(original, director);
    const sha256 = createHash('sha256').update(original).digest();
    expect(beginningsOf(signed)).toContainEqual({ sha256, sizeBytes: original.length });
    expect(beginningsOf(Buffer.from('GIF89a %%EOF'))).toEqual([]);
  });

  it('is read with keys on curves', async () => {
    const signer = await aSigner('Lò Thị Thử', { kind: 'elliptic' });
    expect(read(await signPdf(original, signer))).toMatchObject([{ name: 'Lò Thị Thử', organisation: null }]);
  });

  it('is read where objects and their table are packed, and told apart as well', async () => {
    expect(read(await signPdf(original, director, { isPacked: true }))).toMatchObject([{ name: 'Hoàng Văn Thử' }]);
    const page = Number(/\/Kids \[\s*(\d+) 0 R/.exec(original.toString('latin1'))?.[1]);
    const also = { [page]: objectOf(original, page).text.replace(/>>\s*$/, '/Rotate 90 >>') };
    expect(read(await signPdf(original, director, { isPacked: true, also }))).toBe('content-changed');
  });

  it('that somebody signs after another names both, in that order', async () => {
    const first = await signPdf(original, director);
    const second = await signPdf(first, clerk);
    expect(read(second)).toMatchObject([{ name: 'Hoàng Văn Thử' }, { name: 'Văn thư Sở (thử)' }]);
  });

  it('counts by an authority that is relied upon, where it was said which are', async () => {
    const signed = await signPdf(original, director);
    expect(read(signed, rules(authority))).toMatchObject([{ trust: 'trusted' }]);
    expect(read(signed, rules(director))).toMatchObject([{ trust: 'trusted' }]);
    const namesake = await aSigner('Cơ quan chứng thực thử', { isAuthority: true });
    expect(read(signed, rules(namesake))).toBe('unknown-authority');
    const between = await aSigner('Cơ quan cấp dưới', { isAuthority: true, by: authority });
    const below = await aSigner('Ma Văn Thử', { by: between });
    expect(read(await signPdf(original, below), rules(authority))).toMatchObject([{ trust: 'trusted' }]);
    const noAuthority = await aSigner('Không phải cơ quan', { by: authority });
    const under = await aSigner('Ai đó', { by: noAuthority });
    expect(read(await signPdf(original, under), rules(authority))).toBe('unknown-authority');
  });

  it('counts by no certificate that is for something else, nor over a link that is too weak or goes too far', async () => {
    const outcome = async (signer: TestSigner) => read(await signPdf(original, signer), rules(authority));
    const trusted = [{ trust: 'trusted' }];
    const [server, client, mail] = ['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2', '1.3.6.1.5.5.7.3.4'];
    const by = authority;
    expect(await outcome(await aSigner('may-chu.vn', { by, uses: [server, client] }))).toBe('unknown-authority');
    expect(await outcome(await aSigner('Đăng nhập', { by, uses: [client] }))).toMatchObject(trusted);
    expect(await outcome(await aSigner('Ký thư', { by, uses: [client, mail] }))).toMatchObject(trusted);
    const shortKey = await aSigner('Khóa ngắn', { by, isAuthority: true, bits: 1024 });
    expect(await outcome(await aSigner('Dưới khóa ngắn', { by: shortKey }))).toBe('unknown-authority');
    const root = await aSigner('Gốc', { kind: 'elliptic', isAuthority: true });
    for (const digest of ['SHA-256', 'SHA-1'] as const) {
      const below = await aSigner('Dưới', { by: await aSigner('Giữa', { by: root, isAuthority: true, digest }) });
      const found = read(await signPdf(original, below), rules(root));
      expect(typeof found).toBe(digest === 'SHA-1' ? 'string' : 'object');
    }
    const last = await aSigner('Cấp cuối', { by, isAuthority: true, over: 0 });
    expect(await outcome(await aSigner('Người thường', { by: last }))).toMatchObject(trusted);
    const further = await aSigner('Cấp nữa', { by: last, isAuthority: true });
    expect(await outcome(await aSigner('Quá xa', { by: further }))).toBe('unknown-authority');
  });

  it('that was only given a picture is not signed', () => {
    expect(read(withPictureOf(original))).toBe('not-signed');
    expect(read(original)).toBe('unsigned');
  });

  it('of which a letter was changed afterwards is refused, wherever it was', async () => {
    const signed = await signPdf(original, director);
    const changedAt = (at: number): Buffer => {
      const changed = Buffer.from(signed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      return changed;
    };
    // A letter of a name in the original, of a picture or font, of what was written behind.
    expect(read(changedAt(original.indexOf('/Creator (') + 12))).toBe('forged');
    const drawn = original.indexOf('stream\n', original.indexOf(`\n${numbers.contents} 0 obj`));
    expect(read(changedAt(drawn + 40))).toBe('forged');
    expect(read(changedAt(signed.indexOf('/Rect [0 0 0 0]') + 7))).toBe('forged');
  });

  it('to which anything was added after the signing is refused', async () => {
    const signed = await signPdf(original, director);
    expect(read(appendTo(signed, { 9999: '<< >>' }))).toBe('not-whole');
    expect(read(Buffer.concat([signed, Buffer.from('\n')]))).toBe('not-whole');
  });

  it('that shows something else than the original is refused, although it is signed', async () => {
    const { contents, info } = numbers;
    const also = { [contents]: streamOf('q Q') };
    expect(read(await signPdf(original, director, { also }))).toBe('content-changed');
    expect(read(await signPdf(original, director, { also: { [info]: '<< /Producer (Tool) >>' } }))).toHaveLength(1);
    expect(read(await signPdf(original, director, { also: { [info]: '<< /Title (Khac) >>' } }))).toBe(
      'content-changed',
    );
    expect(read(await signPdf(original, director, { also: pageWith('/Rotate 90') }))).toBe('content-changed');
  });

  it('that calls what the original shows by another name to change it is refused', async () => {
    const { contents, page, info } = numbers;
    const [font] = /(?<=\/Font <<\s*\/\w+ )\d+/.exec(objectOf(original, page).text) ?? [];
    for (const id of [contents, page, Number(font)]) {
      const also = { [id]: streamOf('q Q') };
      const trailer = (said: string): string => said.replace(`/Info ${info} 0 R`, `/Info ${id} 0 R`);
      expect(read(await signPdf(original, director, { also, tail: { trailer } }))).toBe('content-changed');
    }
    const hidden = { [contents]: streamOf('q Q', '/Type /Metadata /Subtype /XML') };
    const named = await signPdf(original, director, { also: hidden });
    expect(read(named)).toBe('content-changed');
    const renamed = (key: string): string => {
      const { text } = headsOf(original).catalog;
      return text.replace(new RegExp(`/${key} \\d+ 0 R`), `/${key} ${contents} 0 R`);
    };
    const catalogWithForm = (text: string, form: number): string => text.replace(/>>\s*$/, `/AcroForm ${form} 0 R >>`);
    for (const key of ['Metadata', 'StructTreeRoot', 'Pages']) {
      const form = headsOf(original).next + 2;
      const catalog = { [numbers.catalog]: catalogWithForm(renamed(key), form) };
      expect(read(await signPdf(original, director, { also: { ...hidden, ...catalog } }))).toBe('content-changed');
    }
    const { text: tags } = objectOf(
      original,
      Number(/\/StructTreeRoot (\d+)/.exec(headsOf(original).catalog.text)?.[1]),
    );
    const root = Number(/\/StructTreeRoot (\d+)/.exec(headsOf(original).catalog.text)?.[1]);
    const tree = tags.replace(/\/ParentTree <<[\s\S]*?>>/, `/ParentTree ${contents} 0 R`);
    expect(tree).not.toBe(tags);
    expect(read(await signPdf(original, director, { also: { ...hidden, [root]: tree } }))).toBe('content-changed');
  });

  it('whose tables leave out what the original has is refused: what isn’t listed would be gone', async () => {
    const trailer = (said: string): string => said.replace(/\/Prev \d+/, '');
    const lines = [...original.toString('latin1').matchAll(/(?<=\n)(\d+) 0 obj\n/g)]
      .filter(([, id]) => ![numbers.page, numbers.catalog, numbers.contents].includes(Number(id)))
      .map(({ 1: id, index }) => `${id} 1\n${String(index).padStart(10, '0')} 00000 n \n`);
    expect(lines.length).toBeGreaterThan(10);
    expect(read(await signPdf(original, director, { tail: { trailer, lines: lines.join('') } }))).toBe(
      'content-changed',
    );
  });

  it('that draws behind what is there before anybody signed counts, and nothing may stand before it', async () => {
    const { next } = headsOf(original);
    const [state, drawing] = [next + 10, next + 11];
    const drawn = (first: string, kept = `${numbers.contents} 0 R`) =>
      signPdf(original, director, {
        also: {
          ...pageWith(`/Contents [${state} 0 R ${kept} ${drawing} 0 R] /Annots [${next + 1} 0 R]`),
          ...{ [state]: streamOf(first), [drawing]: streamOf('Q 1 0 0 rg 5 5 9 9 re f') },
        },
      });
    expect(read(await drawn('q\n'))).toHaveLength(1);
    expect(read(await drawn('0 0 0 0 re W n'))).toBe('content-changed');
    expect(read(await drawn('q', ''))).toBe('content-changed');
  });

  it('on whose page something is laid after a signature is refused: she who signed never saw it', async () => {
    const first = await signPdf(original, director, { rect: '5 5 60 30' });
    const { page, next } = headsOf(first);
    const field = `${next + 1} 0 R`;
    const shown = /\/Annots \[([^\]]*)\]/.exec(page.text)?.[1] ?? '';
    const stamp = `<< /Type /Annot /Subtype /Stamp /Rect [0 0 200 100] /AP << /N ${next + 11} 0 R >> >>`;
    const picture = streamOf(
      '1 g 0 0 200 100 re f',
      '/Type /XObject /Subtype /Form /BBox [0 0 200 100] /Resources << >>',
    );
    const stamped = {
      ...pageWith(`/Annots [${shown} ${field} ${next + 10} 0 R]`, first),
      ...{ [next + 10]: stamp, [next + 11]: picture },
    };
    expect(read(await signPdf(first, clerk, { also: stamped }))).toBe('content-changed');
    const drawn = {
      ...pageWith(`/Contents [${numbers.contents} 0 R ${next + 10} 0 R] /Annots [${shown} ${field}]`, first),
      [next + 10]: streamOf('1 g 0 0 200 100 re f'),
    };
    expect(read(await signPdf(first, clerk, { also: drawn }))).toBe('content-changed');
    const fields = /\/Fields \[([^\]]*)\]/.exec(objectOf(first, next - 1).text)?.[1] ?? '';
    const written = {
      [next + 2]: `<< /SigFlags 3 /Fields [${fields} ${field} ${next + 10} 0 R] >>`,
      [next + 10]: '<< /Type /Annot /Subtype /Widget /FT /Tx /T (x) /V (Khac) /Rect [0 0 99 9] >>',
    };
    expect(read(await signPdf(first, clerk, { also: written }))).toBe('content-changed');
    expect(read(await signPdf(first, clerk, { rect: '70 5 90 30' }))).toHaveLength(2);
  });

  it('that points at nothing before a signature and at something after it is refused', async () => {
    const { next } = headsOf(original);
    const empty = next + 50;
    const also = pageWith(`/Contents [${numbers.contents} 0 R ${empty} 0 R] /Annots [${next + 1} 0 R]`);
    const first = await signPdf(original, director, { also });
    expect(read(first)).toHaveLength(1);
    const filled = { [empty]: streamOf('1 g 0 0 200 100 re f') };
    expect(read(await signPdf(first, clerk, { also: filled }))).toBe('content-changed');
  });

  it('whose objects take a number again, or change fields that are signed, is refused', async () => {
    const first = await signPdf(original, director, { rect: '5 5 60 30' });
    const { next } = headsOf(original);
    const moved = { [next + 1]: objectOf(first, next + 1).text.replace('/Rect [5 5 60 30]', '/Rect [0 0 200 100]') };
    expect(read(await signPdf(first, clerk, { also: moved }))).toBe('content-changed');
    const trailer = (said: string): string => said.replace(/\/Root (\d+) 0 R/, '/Root $1 1 R');
    expect(read(await signPdf(original, director, { tail: { trailer } }))).toBe('broken');
  });

  it('whose signature leaves out more than its own place is refused', async () => {
    const signed = await signPdf(original, director, { leavesOut: 20 });
    expect(read(signed)).toBe('broken');
    // A second range over the whole file beside the true one.
    const twice = Buffer.from(
      signed.toString('latin1').replace(/\/ByteRange \[([^\]]*)\]/, (was) => was.replace(/ +\]$/, ' 0]')),
      'latin1',
    );
    expect(read(twice)).toBe('broken');
  });

  it.each<Transplant>(['behind', 'beside', 'within'])(
    'into which a true signature over another file was moved is refused: %s',
    async (where) => {
      const stolen = await cmsOf(Buffer.from('Biên bản khác'), director);
      const forged = await signPdf(original, director, { cms: (content) => transplanted(stolen, content, where) });
      expect(read(forged)).toBe('broken');
      expect(read(forged, rules(authority))).toBe('broken');
    },
  );

  it('whose message carries what was signed itself is refused: there would be two', async () => {
    const carries = '1.2.840.113549.1.7.1';
    const cms = () => cmsOf(Buffer.from('Biên bản'), director, { carries });
    expect(read(await signPdf(original, director, { cms }))).toBe('broken');
  });

  it('names its signer by her key as well as by her number', async () => {
    const signed = await signPdf(original, director, { byKey: true });
    expect(read(signed, rules(authority))).toMatchObject([{ name: 'Hoàng Văn Thử', trust: 'trusted' }]);
    const thief = await aSigner('Kẻ khác');
    expect(read(await signPdf(original, thief, { byKey: true, posingAs: director }))).toBe('forged');
  });

  it('behind whose last signature anything stands that nobody signed is refused, proofs too', async () => {
    const signed = await signPdf(original, director);
    expect(read(withProofs(signed, authority))).toBe('not-whole');
    expect(read(withProofs(signed, authority, { [numbers.contents]: streamOf('q Q') }))).toBe('not-whole');
    expect(read(withProofs(original, authority))).toBe('not-signed');
    // She who signs after it signs them too.
    expect(read(await signPdf(withProofs(signed, authority), clerk))).toHaveLength(2);
  });

  it('that was stamped with the time is refused: whose stamp it is nobody is told', async () => {
    const clock = await aSigner('Dấu thời gian (thử)', { by: authority });
    const stamped = await stampPdf(await signPdf(original, director), clock);
    expect(read(stamped)).toBe('time-stamped');
    expect(read(await signPdf(stamped, clerk))).toBe('time-stamped');
    expect(read(await stampPdf(original, clock))).toBe('not-signed');
    // A stamp is nobody's signature, whatever it is called.
    const cms = (content: Buffer) => timeStampOf(content, clock);
    expect(read(await signPdf(original, clock, { cms }))).toBe('broken');
  });

  it('whose signature is about something else, or by another key than it shows, is refused', async () => {
    expect(read(await signPdf(original, director, { content: Buffer.from('khác') }))).toBe('forged');
    const thief = await aSigner('Kẻ khác');
    expect(read(await signPdf(original, thief, { posingAs: director }))).toBe('forged');
  });

  it('signed in a way that can be forged nowadays is refused', async () => {
    expect(read(await signPdf(original, director, { kind: 'adbe.pkcs7.sha1' }))).toBe('old-way');
    expect(read(await signPdf(original, await aSigner('Khóa ngắn', { bits: 1024 })))).toBe('old-way');
  });

  it('needs a certificate that is good at the time the signer names, or now where that is still to come', async () => {
    const old = await aSigner('Hết hạn', { until: '2026-06-01T00:00:00Z' });
    const lately = await aSigner('Mới hết hạn', { until: '2026-11-26T00:00:00Z' });
    expect(read(await signPdf(original, lately, { at: new Date('2026-11-25T00:00:00Z') }))).toHaveLength(1);
    expect(read(await signPdf(original, lately, { at: new Date('2026-11-26T12:00:00Z') }))).toBe('certificate-over');
    // Before the original was there nobody can have signed it.
    expect(read(await signPdf(original, old, { at: new Date('2026-05-01T00:00:00Z') }))).toBe('certificate-over');
    const early = await signPdf(original, director, { at: new Date('2026-05-01T00:00:00Z') });
    expect(read(early)).toMatchObject([{ saidAt: null }]);
    const slow = new Date(madeAt.getTime() - 1_800_000);
    expect(read(await signPdf(original, director, { at: slow }))).toMatchObject([{ saidAt: slow }]);
    const future = await aSigner('Chưa đến', { from: '2026-12-01T00:00:00Z' });
    expect(read(await signPdf(original, future, { at: new Date('2026-12-24T00:00:00Z') }))).toBe('certificate-over');
  });

  it('that would do something is refused', async () => {
    const also = { 9000: '<< /S /JavaScript /JS (app.alert(1)) >>' };
    expect(read(await signPdf(original, director, { also }))).toBe('acting');
  });

  it('is never more than a fault, whatever was done to it', async () => {
    const signed = await signPdf(original, director);
    for (let at = original.length; at < signed.length; at += 61) {
      const cut = Buffer.from(signed);
      cut[at] = (cut[at] ?? 0) ^ 0x15;
      expect(typeof read(cut)).toBe('string');
    }
    for (const size of [original.length + 1, signed.length - 1, signed.length - 200])
      expect(typeof read(signed.subarray(0, size))).toBe('string');
  });
});

describe('a PDF that other programs signed', () => {
  const { originalBytes, authority, signpdf, openssl } = vectors;
  const trusted = certificatesIn(authority);
  const at = new Date('2026-11-28T00:00:00Z');

  it('is read: signpdf over node-forge, which garbles an issuer that isn’t plain ASCII', () => {
    expect(
      readSignedPdf(Buffer.from(signpdf, 'base64'), originalBytes, { trusted, madeAt, now: at, areas: [] }),
    ).toMatchObject([
      {
        ...{ name: 'Hoàng Văn Thử', organisation: 'Sở Khoa học và Công nghệ tỉnh Tuyên Quang (thử)' },
        ...{ authority: 'Cơ quan chứng thực thử', trust: 'trusted' },
      },
    ]);
  });

  const rules = { trusted: certificatesIn(vectors.otherAuthority), madeAt, now: at, areas: [] };
  const unpacked = (vector: keyof typeof vectors.packed): Buffer =>
    gunzipSync(Buffer.from(vectors.packed[vector], 'base64'));
  const ending = (bytes: Buffer, count: number): Buffer => {
    let end = 0;
    for (let index = 0; index < count; index += 1) end = bytes.indexOf('%%EOF\n', end) + 6;
    return bytes.subarray(0, end);
  };

  it('is read: iText, which draws on the page and shows the signature; PDFBox', () => {
    const one = { name: 'Ma Thị Thử', organisation: 'Sở Khoa học và Công nghệ (thử)', trust: 'trusted' };
    const proofs = unpacked('itextProofs');
    const boxed = unpacked('pdfboxTwice');
    for (const bytes of [unpacked('itextDrawn'), ending(proofs, 2), ending(boxed, 1)])
      expect(readSignedPdf(bytes, originalBytes, rules)).toMatchObject([one]);
    expect(readSignedPdf(proofs, originalBytes, rules)).toBe('not-whole');
  });

  it('is refused: iText with a time stamp of the whole, PDFBox that draws one signature over another', () => {
    expect(readSignedPdf(unpacked('itextStampedTwice'), originalBytes, rules)).toBe('time-stamped');
    expect(readSignedPdf(unpacked('pdfboxTwice'), originalBytes, rules)).toBe('content-changed');
  });

  it('is refused where the second signer drew on the page: iText', () => {
    expect(readSignedPdf(unpacked('itextDrawnLater'), originalBytes, { trusted: [], madeAt, now: at, areas: [] })).toBe(
      'content-changed',
    );
  });

  it('is read: CAdES of OpenSSL with SHA-384 and a key on a curve', () => {
    expect(
      readSignedPdf(Buffer.from(openssl, 'base64'), originalBytes, { trusted, madeAt, now: at, areas: [] }),
    ).toMatchObject([{ name: 'Lò Thị Thử', organisation: 'Sở Khoa học và Công nghệ (thử)', trust: 'trusted' }]);
  });
});
