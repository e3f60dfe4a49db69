import { generateKeyPairSync, sign } from 'node:crypto';
import { checkCard, isPrinted, readCard } from './card-check';
import { momentOf, movingCode } from './moving-card';

const pair = generateKeyPairSync('ed25519');
const publicKey = pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(12).toString('base64url');

/** RFC 4648, as the server writes a signature. */
function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.charAt(parseInt(group.padEnd(5, '0'), 2))).join('');
}

const codeOf = (number: string, keyId = 'AB2C'): string =>
  `LOPSO1:${keyId}:${number}:${base32(sign(null, Buffer.from(`lopso card 1\n${keyId}\n${number}`), pair.privateKey))}`;

const moving = { keyId: 'WCNW', key: 'OLjafH6v8wGIaWmH8gq6TKz9rmvwVgKdvydxy-bfhSQ' };
const now = Date.parse('2026-12-01T12:10:00Z');
const dayKey = { keyId: 'WCNW', day: '2026-12-01', key: 'fTTqgOPc-4NborK4myAMJO1DlUWNrITn24PaBJxp_qo' };
const kit = {
  keys: [{ id: 'AB2C', publicKey }],
  cards: [
    { memberId: 'my', number: 'K7DTR8QWMB', isGood: true, isEnded: false, days: [dayKey] },
    { memberId: 'my', number: 'K7DTR8QWMC', isGood: false, isEnded: false, days: [] },
    { memberId: 'an', number: 'K7DTR8QWMD', isGood: false, isEnded: true, days: [] },
  ],
};

describe('a card before a phone without network', () => {
  it('is read as the server writes it', () => {
    expect(readCard(codeOf('K7DTR8QWMB'))).toMatchObject({ number: 'K7DTR8QWMB', signed: { keyId: 'AB2C' } });
    expect(readCard('k7dtr-8qwmb')).toEqual({ number: 'K7DTR8QWMB', signed: null, moving: null });
    expect(readCard('xin chào')).toBeNull();
  });

  it('names its holder, by code and by typed number', async () => {
    expect(await checkCard(codeOf('K7DTR8QWMB'), kit, now)).toEqual({ kind: 'good', memberId: 'my', isChecked: true });
    expect(await checkCard('K7DTR-8QWMB', kit, now)).toEqual({ kind: 'good', memberId: 'my', isChecked: false });
  });

  it('that was replaced, that is of nobody on the roll, or that is no card, is told so', async () => {
    expect((await checkCard(codeOf('K7DTR8QWMC'), kit, now)).kind).toBe('replaced');
    expect((await checkCard(codeOf('ZZZZZZZZZZ'), kit, now)).kind).toBe('unlisted');
    expect((await checkCard('https://example.vn', kit, now)).kind).toBe('unreadable');
  });

  it('of somebody whose seat ends before the session has ended, and was replaced in a kit of before', async () => {
    expect((await checkCard(codeOf('K7DTR8QWMD'), kit, now)).kind).toBe('ended');
    const { isEnded, ...before } = kit.cards[2] as (typeof kit.cards)[number];
    expect(isEnded).toBe(true);
    const old = { ...kit, cards: [before as (typeof kit.cards)[number]] };
    expect((await checkCard(codeOf('K7DTR8QWMD'), old, now)).kind).toBe('replaced');
  });

  it('that was forged is told so: one sign changed, another number, another key', async () => {
    const code = codeOf('K7DTR8QWMB');
    const changed = code.slice(0, 60) + (code[60] === 'A' ? 'B' : 'A') + code.slice(61);
    expect((await checkCard(changed, kit, now)).kind).toBe('forged');
    expect((await checkCard(code.replace('K7DTR8QWMB', 'K7DTR8QWMC'), kit, now)).kind).toBe('forged');
    expect((await checkCard(codeOf('K7DTR8QWMB', 'ZZZZ'), kit, now)).kind).toBe('forged');
  });

  it('is told by the code that its holder’s phone makes now, and is old a few minutes later', async () => {
    const code = await movingCode('K7DTR8QWMB', moving, momentOf(now));
    expect(await checkCard(code, kit, now)).toEqual({ kind: 'good', memberId: 'my', isChecked: true });
    expect((await checkCard(code, kit, now + 119_000)).kind).toBe('good');
    expect((await checkCard(code, kit, now + 180_000)).kind).toBe('stale');
    expect((await checkCard(code, kit, now - 180_000)).kind).toBe('stale');
    expect([isPrinted(code), isPrinted(codeOf('K7DTR8QWMB')), isPrinted('K7DTR8QWMB')]).toEqual([false, true, false]);
  });

  it('is forged where the code of a moment was made without the key of the card', async () => {
    const code = await movingCode('K7DTR8QWMB', moving, momentOf(now));
    const swapped = code.replace(/.$/, (sign) => (sign === 'A' ? 'B' : 'A'));
    expect((await checkCard(swapped, kit, now)).kind).toBe('forged');
    const renamed = code.replace(String(momentOf(now)), String(momentOf(now) + 1));
    expect((await checkCard(renamed, kit, now)).kind).toBe('forged');
    const strange = await movingCode('K7DTR8QWMB', { ...moving, key: dayKey.key }, momentOf(now));
    expect((await checkCard(strange, kit, now)).kind).toBe('forged');
    const foreign = await movingCode('ZZZZZZZZZZ', moving, momentOf(now));
    expect((await checkCard(foreign, kit, now)).kind).toBe('unlisted');
    expect((await checkCard(foreign, kit, now + 600_000)).kind).toBe('stale');
    expect((await checkCard(code.replace('WMB:', 'WMC:'), kit, now)).kind).toBe('replaced');
  });

  it('is known by its number alone where the kit is of days before, or of before phones made such codes, and that is told', async () => {
    const code = await movingCode('K7DTR8QWMB', moving, momentOf(now));
    const old = { memberId: 'my', number: 'K7DTR8QWMB', isGood: true } as (typeof kit.cards)[number];
    const known = { kind: 'good', memberId: 'my', isChecked: false };
    expect(await checkCard(code, { ...kit, cards: [old] }, now)).toEqual(known);
    const moved = { ...old, days: [{ ...dayKey, day: '2026-11-30' }] };
    expect(await checkCard(code, { ...kit, cards: [moved] }, now)).toEqual(known);
  });

  it('is old under a former key of ours that counts no more, and forged under one of nobody', async () => {
    const code = await movingCode('K7DTR8QWMB', moving, momentOf(now));
    const rotated = {
      memberId: 'my',
      number: 'K7DTR8QWMB',
      isGood: true,
      isEnded: false,
      days: [{ ...dayKey, keyId: 'ZZZZ' }],
    };
    expect((await checkCard(code, { ...kit, cards: [rotated] }, now)).kind).toBe('forged');
    const keys = [...kit.keys, { id: 'WCNW', publicKey }];
    expect((await checkCard(code, { keys, cards: [rotated] }, now)).kind).toBe('stale');
  });

  it('is neither good nor forged on a page without WebCrypto, as one without TLS is', async () => {
    const code = await movingCode('K7DTR8QWMB', moving, momentOf(now));
    const none = jest.spyOn(crypto, 'subtle', 'get').mockReturnValue(undefined as unknown as SubtleCrypto);
    try {
      expect((await checkCard(codeOf('K7DTR8QWMB'), kit, now)).kind).toBe('unable');
      expect((await checkCard(code, kit, now)).kind).toBe('unable');
      expect(await checkCard('K7DTR8QWMB', kit, now)).toMatchObject({ kind: 'good', isChecked: false });
      expect((await checkCard(codeOf('K7DTR8QWMB', 'ZZZZ'), kit, now)).kind).toBe('forged');
    } finally {
      none.mockRestore();
    }
  });

  it('is told in a browser without Ed25519 too', async () => {
    const { subtle } = crypto;
    const importKey = subtle.importKey.bind(subtle);
    subtle.importKey = () => Promise.reject(new Error('Unrecognized name'));
    try {
      const code = codeOf('K7DTR8QWMB');
      expect((await checkCard(code, kit, now)).kind).toBe('good');
      expect((await checkCard(code.replace('K7DTR8QWMB', 'K7DTR8QWMC'), kit, now)).kind).toBe('forged');
    } finally {
      subtle.importKey = importKey;
    }
  });
});
