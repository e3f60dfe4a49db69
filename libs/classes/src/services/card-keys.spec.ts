import { ClassesSettings } from '../classes.settings';
import { readCard } from '../rules/card-code';
import { CardKeys } from './card-keys';

const settings = (key: string, old = ''): ClassesSettings =>
  Object.assign(new ClassesSettings(), { MEMBER_CARD_KEY: key.repeat(8), MEMBER_CARD_OLD_KEYS: old.repeat(8) });
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
