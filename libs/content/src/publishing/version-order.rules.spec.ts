import { isLowerVersion } from './version-order.rules';

describe('versions of a course', () => {
  it.each([
    ['1.0.0', '2.0.0', true],
    ['1.9.9', '1.10.0', true],
    ['1.0.1', '1.0.10', true],
    ['1.0.0', '1.0.0', false],
    ['2.0.0', '1.9.9', false],
    ['1.10.0', '1.9.0', false],
  ])('%s is lower than %s: %s', (version, other, expected) => expect(isLowerVersion(version, other)).toBe(expected));
});
