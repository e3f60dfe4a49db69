import { encodingOf } from './encoding';

describe('The encoding of an answer', () => {
  it('is the smaller one of those the client takes', () => {
    expect(encodingOf('gzip, deflate, br, zstd')).toBe('br');
    expect(encodingOf('GZIP')).toBe('gzip');
  });

  it('is none when the client takes no known one', () => {
    expect([encodingOf(''), encodingOf('identity'), encodingOf('broken')]).toEqual([null, null, null]);
  });

  it('is never one that the client refuses', () => {
    expect(encodingOf('br;q=0, gzip;q=0.5')).toBe('gzip');
    expect(encodingOf('br; q=0')).toBeNull();
  });
});
