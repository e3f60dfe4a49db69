import { ClassesSettings } from '../classes.settings';
import { CardKeys } from './card-keys.service';
import { momentOf, movingCode, readCard } from './member-card.rules';

const settings = (key: string, old = '', until = ''): ClassesSettings =>
  Object.assign(new ClassesSettings(), {
    ...{ MEMBER_CARD_KEY: key.repeat(8), MEMBER_CARD_OLD_KEYS: old.repeat(8), MEMBER_CARD_OLD_CODES_UNTIL: until },
  });

const isFormer = (keys: CardKeys, code: string): boolean => {
  const card = readCard(code);
  if (card?.kind !== 'moving') throw new Error(`no code that moves: ${code}`);
  return keys.isOfFormerKey(card);
};

const isOurs = (keys: CardKeys, code: string): boolean => {
  const card = readCard(code);
  if (card?.kind !== 'moving') throw new Error(`no code that moves: ${code}`);
  return keys.isOurs(card);
};

const isReal = (keys: CardKeys, code: string): boolean => {
  const card = readCard(code);
  if (card?.kind !== 'code') throw new Error(`no card: ${code}`);
  return keys.isReal(card);
};

describe('keys of cards', () => {
  const keys = new CardKeys(settings('first'));

  it('tell their own card, signed the same every time', () => {
    const code = keys.codeOf('K7DTR8QWMB');
    expect(keys.codeOf('K7DTR8QWMB')).toBe(code);
    expect(isReal(keys, code)).toBe(true);
  });

  it('refuse a card with another number under the same signature', () => {
    expect(isReal(keys, keys.codeOf('K7DTR8QWMB').replace('K7DTR8QWMB', 'K7DTR8QWMC'))).toBe(false);
  });

  it('refuse a card with one sign of its signature changed', () => {
    const code = keys.codeOf('K7DTR8QWMB');
    const changed = code.slice(0, 60) + (code[60] === 'A' ? 'B' : 'A') + code.slice(61);
    expect(isReal(keys, changed)).toBe(false);
  });

  it('refuse a card of a stranger, also under our key’s name', () => {
    const stranger = new CardKeys(settings('other')).codeOf('K7DTR8QWMB');
    expect(isReal(keys, stranger)).toBe(false);
    const [, keyId = ''] = keys.codeOf('K7DTR8QWMB').split(':');
    expect(isReal(keys, stranger.replace(/^LOPSO1:.{4}/, `LOPSO1:${keyId}`))).toBe(false);
  });

  it('tell cards of a key that was changed since, until it is forgotten', () => {
    const old = keys.codeOf('K7DTR8QWMB');
    const rotated = new CardKeys(settings('later', 'first'));
    expect(isReal(rotated, old)).toBe(true);
    expect(rotated.codeOf('K7DTR8QWMB')).not.toBe(old);
    expect(isReal(new CardKeys(settings('later')), old)).toBe(false);
  });
});

describe('keys of codes that a phone makes', () => {
  const keys = new CardKeys(settings('first'));
  const moment = momentOf(new Date('2026-12-01T12:10:00Z'));

  it('make what the phone makes: figures reckoned apart from both', () => {
    expect(keys.movingKeyOf('K7DTR8QWMB')).toEqual({
      ...{ keyId: 'WCNW', key: 'OLjafH6v8wGIaWmH8gq6TKz9rmvwVgKdvydxy-bfhSQ' },
    });
    expect(keys.movingCodeOf('K7DTR8QWMB', moment)).toBe('LOPSO2:WCNW:K7DTR8QWMB:59870900:24I6YKQ7OE5FQT6U');
    expect(keys.dayKeysOf('K7DTR8QWMB', ['2026-12-01'])).toEqual([
      { keyId: 'WCNW', day: '2026-12-01', key: 'fTTqgOPc-4NborK4myAMJO1DlUWNrITn24PaBJxp_qo' },
    ]);
  });

  it('tell their own code, and none of another card, another moment or another key', () => {
    const code = keys.movingCodeOf('K7DTR8QWMB', moment);
    const [, keyId = '', , , sign = ''] = code.split(':');
    expect(isOurs(keys, code)).toBe(true);
    expect(isOurs(keys, movingCode(keyId, 'K7DTR8QWMC', moment, sign))).toBe(false);
    expect(isOurs(keys, movingCode(keyId, 'K7DTR8QWMB', moment + 1, sign))).toBe(false);
    expect(isOurs(keys, movingCode('ZZZZ', 'K7DTR8QWMB', moment, sign))).toBe(false);
    const stranger = new CardKeys(settings('other')).movingCodeOf('K7DTR8QWMB', moment);
    expect(isOurs(keys, stranger.replace(/^LOPSO2:.{4}/, `LOPSO2:${keyId}`))).toBe(false);
  });

  it('let no code of a former key count, for it may have been changed because others have it', () => {
    const rotated = new CardKeys(settings('later', 'first'));
    const [old, fresh] = [keys, rotated].map((one) => one.movingCodeOf('K7DTR8QWMB', moment));
    expect([isOurs(rotated, old ?? ''), isFormer(rotated, old ?? '')]).toEqual([true, true]);
    expect([isOurs(rotated, fresh ?? ''), isFormer(rotated, fresh ?? '')]).toEqual([true, false]);
    const days = new CardKeys(settings('later')).dayKeysOf('K7DTR8QWMB', ['2026-12-01']);
    expect(rotated.dayKeysOf('K7DTR8QWMB', ['2026-12-01'])).toEqual(days);
  });

  it('tell codes of a former key up to the day that is set, and pack both for a hall', () => {
    const rotated = new CardKeys(settings('later', 'first', '2026-12-01'));
    const next = keys.movingCodeOf('K7DTR8QWMB', moment + 2880);
    expect(isFormer(rotated, keys.movingCodeOf('K7DTR8QWMB', moment))).toBe(false);
    expect(isFormer(rotated, next)).toBe(true);
    expect(rotated.dayKeysOf('K7DTR8QWMB', ['2026-12-02'])).toHaveLength(1);
    expect(rotated.dayKeysOf('K7DTR8QWMB', ['2026-12-01'])).toEqual([
      ...new CardKeys(settings('later')).dayKeysOf('K7DTR8QWMB', ['2026-12-01']),
      ...keys.dayKeysOf('K7DTR8QWMB', ['2026-12-01']),
    ]);
  });
});
