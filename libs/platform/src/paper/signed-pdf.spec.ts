import { createHash, X509Certificate } from 'node:crypto';
import {
  appendTo,
  aSigner,
  objectOf,
  signPdf,
  type TestSigner,
  withPictureOf,
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
const rules = (...trusted: TestSigner[]): SigningRules => ({
  now,
  trusted: trusted.map(({ certificate }) => new X509Certificate(Buffer.from(certificate.rawData))),
});

describe('a signed PDF', () => {
  let original: Buffer;
  let authority: TestSigner;
  let director: TestSigner;
  const read = (bytes: Buffer, by = rules()) => readSignedPdf(bytes, original.length, by);

  beforeAll(async () => {
    original = await new Paper().render(template, { name: 'Nguyễn Thị Ngẫu' });
    authority = await aSigner('Cơ quan chứng thực thử', { isAuthority: true });
    director = await aSigner('Hoàng Văn Thử', { organisation: 'Sở Khoa học và Công nghệ (thử)', by: authority });
  });

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
    const second = await signPdf(first, await aSigner('Văn thư Sở (thử)'));
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

  it('that was only given a picture is not signed', () => {
    expect(read(withPictureOf(original))).toBe('not-signed');
    expect(read(original)).toBe('unsigned');
  });

  it('of which a letter was changed afterwards is refused, wherever it was', async () => {
    const signed = await signPdf(original, director);
    const inside = Buffer.from(signed);
    inside[1000] = (inside[1000] ?? 0) ^ 1;
    expect(['forged', 'broken']).toContain(read(inside));
    const behind = Buffer.from(signed);
    behind[behind.indexOf('/Rect [0 0 0 0]') + 7] = 0x31;
    expect(read(behind)).toBe('forged');
  });

  it('to which anything was added after the signing is refused', async () => {
    const signed = await signPdf(original, director);
    expect(read(appendTo(signed, { 9999: '<< >>' }))).toBe('not-whole');
    expect(read(Buffer.concat([signed, Buffer.from('\n')]))).toBe('not-whole');
  });

  it('that shows something else than the original is refused, although it is signed', async () => {
    const page = Number(/\/Kids \[\s*(\d+) 0 R/.exec(original.toString('latin1'))?.[1]);
    const contents = Number(/\/Contents (\d+) 0 R/.exec(objectOf(original, page).text)?.[1]);
    const other = 'q Q';
    const also = { [contents]: `<< /Length ${other.length} >>\nstream\n${other}\nendstream` };
    expect(read(await signPdf(original, director, { also }))).toBe('content-changed');
    const info = Number(/\/Info (\d+) 0 R/.exec(original.toString('latin1'))?.[1]);
    expect(read(await signPdf(original, director, { also: { [info]: '<< /Producer (Tool) >>' } }))).toHaveLength(1);
    const turned = { [page]: objectOf(original, page).text.replace(/>>\s*$/, '/Rotate 90 >>') };
    expect(read(await signPdf(original, director, { also: turned }))).toBe('content-changed');
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
    expect(read(await signPdf(original, old, { at: new Date('2026-05-01T00:00:00Z') }))).toHaveLength(1);
    expect(read(await signPdf(original, old, { at: new Date('2026-07-01T00:00:00Z') }))).toBe('certificate-over');
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
    expect(readSignedPdf(Buffer.from(signpdf, 'base64'), originalBytes, { trusted, now: at })).toMatchObject([
      {
        ...{ name: 'Hoàng Văn Thử', organisation: 'Sở Khoa học và Công nghệ tỉnh Tuyên Quang (thử)' },
        ...{ authority: 'Cơ quan chứng thực thử', trust: 'trusted' },
      },
    ]);
  });

  it('is read: CAdES of OpenSSL with SHA-384 and a key on a curve', () => {
    expect(readSignedPdf(Buffer.from(openssl, 'base64'), originalBytes, { trusted, now: at })).toMatchObject([
      { name: 'Lò Thị Thử', organisation: 'Sở Khoa học và Công nghệ (thử)', trust: 'trusted' },
    ]);
  });
});
