import fc from 'fast-check';
import { cardCode, movingCode, readCard, signedText, spacedNumber } from './card-code';

const signature = fc.uint8Array({ minLength: 64, maxLength: 64 });
const number = fc.stringMatching(/^[2-9A-HJKMNP-TW-Z]{10}$/);

describe('the code of a card', () => {
  it('is read as it was written, whatever the signature', () => {
    fc.assert(
      fc.property(number, signature, (card, bytes) => {
        const code = cardCode('AB2C', card, bytes);
        expect(readCard(code)).toEqual({ kind: 'code', keyId: 'AB2C', number: card, signature: bytes });
      }),
    );
  });

  it('holds only signs that a QR code packs tightly', () => {
    fc.assert(fc.property(number, signature, (card, bytes) => /^[0-9A-Z:]+$/.test(cardCode('AB2C', card, bytes))));
  });

  it('is read where a phone made it for a moment, and packs as tightly', () => {
    const code = movingCode('AB2C', 'K7DTR8QWMB', 59_870_900, '24I6YKQ7OE5FQT6U');
    expect(code).toMatch(/^[0-9A-Z:]+$/);
    const read = { kind: 'moving', keyId: 'AB2C', number: 'K7DTR8QWMB', moment: 59_870_900, sign: '24I6YKQ7OE5FQT6U' };
    expect(readCard(` ${code.toLowerCase()}\n`)).toEqual(read);
    expect(readCard(code.slice(0, -1))).toBeNull();
  });

  it('is read in small letters, with blanks around', () => {
    const code = cardCode('AB2C', 'K7DTR8QWMB', new Uint8Array(64).fill(7));
    expect(readCard(`  ${code.toLowerCase()}\n`)).toMatchObject({ kind: 'code', number: 'K7DTR8QWMB' });
  });

  it('names no person in what is signed', () => {
    expect(signedText('AB2C', 'K7DTR8QWMB')).toBe('lopso card 1\nAB2C\nK7DTR8QWMB');
  });
});

describe('a typed number', () => {
  it('is read with or without its dash', () => {
    const typed = { kind: 'number', number: 'K7DTR8QWMB' };
    expect(readCard('K7DTR8QWMB')).toEqual(typed);
    expect(readCard('k7dtr-8qwmb')).toEqual(typed);
    expect(readCard(spacedNumber('K7DTR8QWMB'))).toEqual(typed);
  });

  it.each(['', 'K7DTR', 'https://lopso.example/', 'LOPSO1:AB2C:K7DTR8QWMB:AAAA', 'LOPSO2:AB2C:K7DTR8QWMB', '012345'])(
    'is no card: %s',
    (text) => {
      expect(readCard(text)).toBeNull();
    },
  );
});
