import fc from 'fast-check';
import {
  cardCode,
  type CardHolder,
  dayOfMoment,
  isShownAt,
  judgeCard,
  keyDaysOf,
  momentOf,
  movingCode,
  readCard,
  signedText,
  spacedNumber,
} from './member-card.rules';

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

const noon = Date.parse('2026-12-01T05:00:00Z');

const at = (seconds: number): Date => new Date(noon + seconds * 1000);

describe('a code that a phone shows for a moment', () => {
  it('is of now a minute and a half later and a minute before, for clocks that are a little off', () => {
    const moment = momentOf(at(0));
    expect([-61, -60, 0, 29, 119].map((seconds) => isShownAt(moment, at(seconds)))).toEqual([
      ...[false, true, true, true, true],
    ]);
    expect([120, 3600, 86_400].map((seconds) => isShownAt(moment, at(seconds)))).toEqual([false, false, false]);
  });

  it('is made with the key of its day in Vietnam', () => {
    expect(dayOfMoment(momentOf(new Date('2026-12-01T16:59:59Z')))).toBe('2026-12-01');
    expect(dayOfMoment(momentOf(new Date('2026-12-01T17:00:00Z')))).toBe('2026-12-02');
  });
});

describe('the keys that a trainer’s phone is given', () => {
  const state = 'planned' as const;
  const session = (startsAt: string, endsAt = startsAt) => ({
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
    state,
  });
  const now = new Date('2026-12-01T12:00:00Z');

  it('are of today and tomorrow, as far as the session lies there', () => {
    expect(keyDaysOf(session('2026-12-01T01:00:00Z'), now)).toEqual(['2026-12-01']);
    expect(keyDaysOf(session('2026-12-02T12:00:00Z'), now)).toEqual(['2026-12-02']);
    expect(keyDaysOf(session('2026-12-01T16:00:00Z', '2026-12-01T18:00:00Z'), now)).toEqual([
      '2026-12-01',
      '2026-12-02',
    ]);
    expect(keyDaysOf(session('2026-12-03T01:00:00Z'), now)).toEqual([]);
    expect(keyDaysOf(session('2026-11-30T01:00:00Z'), now)).toEqual([]);
  });

  it('are none where the session is closed or cancelled', () => {
    for (const over of ['closed', 'cancelled'] as const)
      expect(keyDaysOf({ ...session('2026-12-01T01:00:00Z'), state: over }, now)).toEqual([]);
    expect(keyDaysOf({ ...session('2026-12-01T01:00:00Z'), state: 'open' }, now)).toEqual(['2026-12-01']);
  });
});

const card = { replacedAt: null };

const holder: CardHolder = { unitPath: '08.00691.v3', teamId: 'team', coming: null };

const CLASS = '08.00712';

describe('a card at the door', () => {
  it('is good for whoever holds a seat in the province of the class', () => {
    expect(judgeCard(card, holder, CLASS)).toBe('good');
  });

  it('is good for who holds a seat from a coming day on', () => {
    expect(judgeCard(card, { ...holder, teamId: null, coming: {} }, CLASS)).toBe('good');
  });

  it('ends with the last seat', () => {
    expect(judgeCard(card, { ...holder, teamId: null }, CLASS)).toBe('card-ended');
  });

  it('is good in no other province', () => {
    expect(judgeCard(card, { ...holder, unitPath: '19.00001' }, CLASS)).toBe('card-elsewhere');
  });

  it('is told as replaced before anything else is told', () => {
    const old = { replacedAt: new Date('2026-11-26T00:00:00Z') };
    expect(judgeCard(old, { ...holder, teamId: null, unitPath: '19.00001' }, CLASS)).toBe('card-replaced');
  });
});
