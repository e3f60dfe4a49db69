import { createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CredentialsSettings } from '../credentials.settings';
import { sealBody, type SealedPaper, sealMessage } from './seal.rules';
import { sealKeyOf, SealService } from './seal.service';

/** Papers as sealed for ever; the client's spec reads the same file. */
interface SealVectors {
  readonly secret: string;
  readonly keyId: string;
  readonly publicKey: string;
  readonly papers: readonly { readonly paper: SealedPaper; readonly seal: string }[];
}

const vectors = JSON.parse(readFileSync(join(__dirname, '../rules/seal-vectors.json'), 'utf8')) as SealVectors;

const seals = (secret: string): SealService =>
  new SealService({ CERTIFICATE_SIGNING_KEY: secret } as CredentialsSettings);

const usual = vectors.papers[0]?.paper as SealedPaper;

describe('the seal of a paper', () => {
  it('is for ever the bytes that printed papers carry', () => {
    const { key } = seals(vectors.secret);
    expect([key.id, key.publicKey.toString('base64url')]).toEqual([vectors.keyId, vectors.publicKey]);
    for (const { paper, seal } of vectors.papers) {
      expect(seals(vectors.secret).seal(paper).toString('base64url')).toBe(seal);
    }
  });

  it('is short enough for a QR code of cells that a phone tells apart on paper', () => {
    expect(seals(vectors.secret).seal(usual).length).toBeLessThan(220);
  });

  it('is a signature over every field and the code', () => {
    const { key } = seals(vectors.secret);
    const whole = seals(vectors.secret).seal(usual);
    const [body, signature] = [whole.subarray(0, -64), whole.subarray(-64)];
    const publicKey = createPublicKey(key.privateKey);
    const isSigned = (paper: SealedPaper): boolean =>
      verify(null, sealMessage(paper.code, sealBody(paper, key.id)), publicKey, signature);
    expect(body.equals(sealBody(usual, key.id))).toBe(true);
    expect(isSigned(usual)).toBe(true);
    const others: SealedPaper[] = [
      { ...usual, number: usual.number + 1 },
      { ...usual, year: usual.year + 1 },
      { ...usual, code: usual.code.replace('7', '8') },
      { ...usual, issuerCode: '09' },
      { ...usual, fields: { ...usual.fields, validUntil: '2030-01-02' } },
      { ...usual, fields: { ...usual.fields, renewsNumber: '0001/2024' } },
      ...Object.entries(usual.fields).map(([name, value]) => ({
        ...usual,
        fields: { ...usual.fields, [name]: typeof value === 'number' ? value + 1 : otherText(name, value) },
      })),
    ];
    expect(others.map(isSigned)).toEqual(others.map(() => false));
  });

  it('of a renewal is over its last day and the paper it renews, too', () => {
    const { key } = seals(vectors.secret);
    const renewing = vectors.papers[2]?.paper as SealedPaper;
    const body = sealBody(renewing, key.id);
    expect([sealBody(usual, key.id)[0], body[0]]).toEqual([1, 2]);
    for (const other of [
      { validUntil: '2030-11-25' },
      { validUntil: null },
      { renewsNumber: '0148/2026' },
      { renewsNumber: null },
    ])
      expect(sealBody({ ...renewing, fields: { ...renewing.fields, ...other } }, key.id).equals(body)).toBe(false);
  });

  it('says the same of a name however it is composed', () => {
    const decomposed = { ...usual, fields: { ...usual.fields, fullName: usual.fields.fullName.normalize('NFD') } };
    expect(sealBody(decomposed, '00000000')).toEqual(sealBody(usual, '00000000'));
  });

  it('has a key that its secret alone decides', () => {
    expect(sealKeyOf(`${vectors.secret}x`).id).not.toBe(vectors.keyId);
  });
});

function otherText(name: string, value: string | null): string {
  return name.endsWith('On') ? '2026-01-02' : `${value ?? ''}.`;
}
