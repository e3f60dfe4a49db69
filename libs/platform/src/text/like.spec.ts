import { likePart, likeText } from './like';

describe('a like pattern', () => {
  it('takes the signs of a text as they are', () => {
    expect(likeText('50%_a\\b')).toBe('50\\%\\_a\\\\b');
    expect(likePart('ha_yen')).toBe('%ha\\_yen%');
  });
});
