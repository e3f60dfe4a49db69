import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckPack } from './check-pack';
import { judgeSeal } from './judge-seal';
import { readyToVerify } from '../../lib/offline/ed25519';
import { readSeal } from './paper-seal';

interface Vectors {
  keyId: string;
  publicKey: string;
  papers: { paper: { code: string; number: number; year: number; fields: Record<string, unknown> }; seal: string }[];
}

// Sealed by the server's own code: libs/credentials, paper-seals.service.spec.ts.
const file = join(__dirname, '../../../../../libs/credentials/src/rules/seal-vectors.json');
const vectors = JSON.parse(readFileSync(file, 'utf8')) as Vectors;
const pack: CheckPack = {
  asOf: '2026-11-26T02:00:00Z',
  keys: [{ id: vectors.keyId, publicKey: vectors.publicKey }],
  fallen: [],
  ended: [],
};
const [usual, odd] = vectors.papers;
if (usual === undefined || odd === undefined) throw new Error('vectors are missing');

async function verdictOf(code: string, seal: string, known: CheckPack = pack, today = '2026-11-26') {
  const read = readSeal(code, `#${seal}`);
  return read === null ? 'unreadable' : judgeSeal(read, known, today);
}

describe('a paper checked by its QR code alone', () => {
  it('tells every printed field as the server sealed it, and finds it signed', async () => {
    for (const { paper, seal } of vectors.papers) {
      expect(readSeal(paper.code, `#${seal}`)?.fields).toEqual({
        renewsNumber: null,
        validUntil: null,
        ...paper.fields,
      });
      expect(await verdictOf(paper.code, seal)).toBe('valid');
    }
    expect(readSeal(usual.paper.code, `#${usual.seal}`)).toMatchObject({ number: '0147/2026', code: '7KQM-4XPD-29' });
    expect(await verdictOf('7kqm-4xpd-29', usual.seal)).toBe('valid');
  });

  it('is judged the same by a browser that has no Ed25519 of its own', async () => {
    const { subtle } = crypto;
    const without = jest.spyOn(subtle, 'importKey').mockRejectedValue(new DOMException('none', 'NotSupportedError'));
    try {
      await readyToVerify();
      for (const { paper, seal } of vectors.papers) expect(await verdictOf(paper.code, seal)).toBe('valid');
      const bytes = Buffer.from(usual.seal, 'base64url');
      const altered = Buffer.from(bytes);
      altered[bytes.length - 1] = (altered.at(-1) ?? 0) ^ 1;
      expect(await verdictOf(usual.paper.code, altered.toString('base64url'))).toBe('forged');
      expect(without.mock.calls.length).toBeGreaterThan(vectors.papers.length);
    } finally {
      without.mockRestore();
    }
  });

  it('is left open on a page without WebCrypto, as one without TLS is', async () => {
    const none = jest.spyOn(crypto, 'subtle', 'get').mockReturnValue(undefined as unknown as SubtleCrypto);
    try {
      await readyToVerify();
      for (const { paper, seal } of vectors.papers) expect(await verdictOf(paper.code, seal)).toBe('unable');
    } finally {
      none.mockRestore();
    }
  });

  it('finds any changed bit, whichever it is', async () => {
    const bytes = Buffer.from(usual.seal, 'base64url');
    const verdicts = new Set<string>();
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const altered = Buffer.from(bytes);
      altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      verdicts.add(await verdictOf(usual.paper.code, altered.toString('base64url')));
    }
    expect([...verdicts].sort()).toEqual(['forged', 'unknown-key', 'unreadable']);
  });

  it('finds another last day, and another paper that is renewed', async () => {
    const [, , renewing] = vectors.papers;
    const bytes = Buffer.from(renewing?.seal ?? '', 'base64url');
    const code = renewing?.paper.code ?? '';
    expect(readSeal(code, bytes.toString('base64url'))?.fields).toMatchObject({
      ...{ validUntil: '2030-11-24', renewsNumber: '0147/2026', replacesNumber: null },
    });
    const end = bytes.length - 64;
    for (const [place, known] of [
      [end - 13, { validUntil: '2030-11-25' }],
      [end - 9, { renewsNumber: '1147/2026' }],
    ] as const) {
      const altered = Buffer.from(bytes);
      altered[place] = (altered[place] ?? 0) + 1;
      expect(readSeal(code, altered.toString('base64url'))?.fields).toMatchObject(known);
      expect(await verdictOf(code, altered.toString('base64url'))).toBe('forged');
    }
  });

  it('finds another name in an otherwise good code', async () => {
    const bytes = Buffer.from(usual.seal, 'base64url');
    const place = bytes.indexOf(Buffer.from([...'Thu'].map((sign) => sign.charCodeAt(0) - 32)));
    expect(place).toBeGreaterThan(0);
    bytes[place] = 'i'.charCodeAt(0) - 32;
    expect(readSeal(usual.paper.code, bytes.toString('base64url'))?.fields.fullName).toBe('Nguyễn Thị ihuỷ Ngẫu');
    expect(await verdictOf(usual.paper.code, bytes.toString('base64url'))).toBe('forged');
  });

  it('is not good under the code of another paper', async () => {
    expect(await verdictOf(odd.paper.code, usual.seal)).toBe('forged');
  });

  it('cannot be read when it is cut short, longer, of another version or no code at all', async () => {
    const cut = usual.seal.slice(0, -20);
    const longer = `${usual.seal.slice(0, 40)}AAAA${usual.seal.slice(40)}`;
    const version = `Ag${usual.seal.slice(2)}`;
    for (const seal of ['', 'x', '!', cut.slice(0, 60), version, 'noi-dung']) {
      expect(await verdictOf(usual.paper.code, seal)).toBe('unreadable');
    }
    for (const seal of [cut, longer])
      expect(['unreadable', 'forged']).toContain(await verdictOf(usual.paper.code, seal));
  });

  it('is known as withdrawn or replaced by its register number', async () => {
    const fallen = (
      state: 'replaced' | 'withdrawn',
      given: { issuerCode?: string; year?: number } = {},
    ): CheckPack => ({
      ...pack,
      fallen: [{ issuerCode: '08', year: 2026, ...given, state, numbers: [12, 147] }],
    });
    const verdict = (known: CheckPack) => verdictOf(usual.paper.code, usual.seal, known);
    expect(await verdict(fallen('withdrawn'))).toBe('withdrawn');
    expect(await verdict(fallen('replaced'))).toBe('replaced');
    expect(await verdict(fallen('withdrawn', { issuerCode: '09' }))).toBe('valid');
    expect(await verdict(fallen('withdrawn', { year: 2025 }))).toBe('valid');
  });

  it('is known as expired by its register number, unless it fell before', async () => {
    const ended = (spans: number[][], given: { issuerCode?: string; year?: number } = {}): CheckPack => ({
      ...pack,
      ended: [{ issuerCode: '08', year: 2026, ...given, spans }],
    });
    const verdict = (known: CheckPack) => verdictOf(usual.paper.code, usual.seal, known);
    for (const spans of [
      [[147, 147]],
      [
        [1, 3],
        [100, 200],
      ],
      [[1, 147]],
      [[147, 900]],
    ])
      expect(await verdict(ended(spans))).toBe('expired');
    for (const spans of [
      [],
      [[1, 146]],
      [[148, 900]],
      [
        [1, 146],
        [148, 150],
      ],
    ])
      expect(await verdict(ended(spans))).toBe('valid');
    expect(await verdict(ended([[1, 900]], { issuerCode: '09' }))).toBe('valid');
    expect(await verdict(ended([[1, 900]], { year: 2025 }))).toBe('valid');
    const fallen: CheckPack['fallen'] = [{ issuerCode: '08', year: 2026, state: 'withdrawn', numbers: [147] }];
    expect(await verdict({ ...ended([[1, 900]]), fallen })).toBe('withdrawn');
  });

  it('has lapsed once its own last day is over by this device, where the list is too old to know', async () => {
    const [, , renewing] = vectors.papers;
    const on = (today: string, known: Partial<CheckPack> = {}) =>
      verdictOf(renewing?.paper.code ?? '', renewing?.seal ?? '', { ...pack, ...known }, today);
    const {
      issuerCode = '',
      year = 0,
      registerNumber = 0,
    } = readSeal(renewing?.paper.code ?? '', renewing?.seal ?? '') ?? {};
    expect(await on('2030-11-24')).toBe('valid');
    expect(await on('2030-11-25')).toBe('lapsed');
    // 17:00 in UTC is midnight in Vietnam: only a list of the day after may know that the day was moved.
    expect(await on('2035-01-01', { asOf: '2030-11-24T16:59:59Z' })).toBe('lapsed');
    expect(await on('2035-01-01', { asOf: '2030-11-24T17:00:00Z' })).toBe('valid');
    const ended = [{ issuerCode, year, spans: [[registerNumber, registerNumber]] }];
    expect(await on('2035-01-01', { asOf: '2031-01-01T02:00:00Z', ended })).toBe('expired');
    expect(await on('1970-01-01', { asOf: '2031-01-01T02:00:00Z', ended })).toBe('expired');
    const fallen: CheckPack['fallen'] = [{ issuerCode, year, state: 'withdrawn', numbers: [registerNumber] }];
    expect(await on('2035-01-01', { fallen })).toBe('withdrawn');
    // Without a last day no clock ends it.
    expect(await verdictOf(usual.paper.code, usual.seal, pack, '2099-01-01')).toBe('valid');
  });

  it('is left open under a key this device does not know', async () => {
    expect(await verdictOf(usual.paper.code, usual.seal, { ...pack, keys: [] })).toBe('unknown-key');
  });
});
