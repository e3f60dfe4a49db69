import { IdempotencyConflict } from '../errors/platform.errors';
import { bodyDigest, requireSameBody } from './body-digest';

describe('the digest of a form', () => {
  const form = { teamId: '1', person: { fullName: 'Lù Páo', birthYear: 1990 }, days: [1, 2], phone: null };

  it('is the same in whatever order the fields came, and with fields left out or undefined', () => {
    const again = {
      phone: null,
      days: [1, 2],
      person: { birthYear: 1990, fullName: 'Lù Páo' },
      teamId: '1',
      until: undefined,
    };
    expect(bodyDigest(again)).toEqual(bodyDigest(form));
    expect(bodyDigest(form)).toHaveLength(32);
  });

  it.each([
    { ...form, teamId: '2' },
    { ...form, person: { fullName: 'Lù Páo', birthYear: 1991 } },
    { ...form, days: [2, 1] },
    { ...form, phone: '' },
    { ...form, isSomebodyElse: true },
  ])('is another for every other body', (other) => {
    expect(bodyDigest(other)).not.toEqual(bodyDigest(form));
  });

  it('takes in files, one by one', () => {
    const [a, b] = [Buffer.from('ab'), Buffer.from('c')];
    const digests = [[], [a], [a, b], [b, a], [Buffer.from('abc')], [Buffer.from('a'), Buffer.from('bc')]];
    expect(new Set(digests.map((files) => bodyDigest(form, files).toString('hex'))).size).toBe(digests.length);
  });

  it('refuses another body under the key, and one whose digest was erased', () => {
    expect(() => {
      requireSameBody(bodyDigest(form), bodyDigest({ ...form }));
    }).not.toThrow();
    for (const known of [bodyDigest({}), null])
      expect(() => {
        requireSameBody(known, bodyDigest(form));
      }).toThrow(IdempotencyConflict);
  });
});
