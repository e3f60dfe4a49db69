import { generateKeyPairSync, sign } from 'node:crypto';
import { checkCard, readCard } from './card-check';

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

const kit = {
  keys: [{ id: 'AB2C', publicKey }],
  cards: [
    { memberId: 'my', number: 'K7DTR8QWMB', isGood: true },
    { memberId: 'my', number: 'K7DTR8QWMC', isGood: false },
  ],
};

describe('a card before a phone without network', () => {
  it('is read as the server writes it', () => {
    expect(readCard(codeOf('K7DTR8QWMB'))).toMatchObject({ number: 'K7DTR8QWMB', signed: { keyId: 'AB2C' } });
    expect(readCard('k7dtr-8qwmb')).toEqual({ number: 'K7DTR8QWMB', signed: null });
    expect(readCard('xin chào')).toBeNull();
  });

  it('names its holder, by code and by typed number', async () => {
    expect(await checkCard(codeOf('K7DTR8QWMB'), kit)).toEqual({ kind: 'good', memberId: 'my' });
    expect(await checkCard('K7DTR-8QWMB', kit)).toEqual({ kind: 'good', memberId: 'my' });
  });

  it('that was replaced, that is of nobody on the roll, or that is no card, is told so', async () => {
    expect((await checkCard(codeOf('K7DTR8QWMC'), kit)).kind).toBe('replaced');
    expect((await checkCard(codeOf('ZZZZZZZZZZ'), kit)).kind).toBe('unlisted');
    expect((await checkCard('https://example.vn', kit)).kind).toBe('unreadable');
  });

  it('that was forged is told so: one sign changed, another number, another key', async () => {
    const code = codeOf('K7DTR8QWMB');
    const changed = code.slice(0, 60) + (code[60] === 'A' ? 'B' : 'A') + code.slice(61);
    expect((await checkCard(changed, kit)).kind).toBe('forged');
    expect((await checkCard(code.replace('K7DTR8QWMB', 'K7DTR8QWMC'), kit)).kind).toBe('forged');
    expect((await checkCard(codeOf('K7DTR8QWMB', 'ZZZZ'), kit)).kind).toBe('forged');
  });

  it('is told in a browser without Ed25519 too', async () => {
    const { subtle } = crypto;
    const importKey = subtle.importKey.bind(subtle);
    subtle.importKey = () => Promise.reject(new Error('Unrecognized name'));
    try {
      const code = codeOf('K7DTR8QWMB');
      expect((await checkCard(code, kit)).kind).toBe('good');
      expect((await checkCard(code.replace('K7DTR8QWMB', 'K7DTR8QWMC'), kit)).kind).toBe('forged');
    } finally {
      subtle.importKey = importKey;
    }
  });
});
