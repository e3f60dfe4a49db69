import { judgeRefresh } from './refresh-rule';

const at = (seconds: number): Date => new Date(Date.UTC(2026, 10, 25) + seconds * 1000);
const fresh = { succeededAt: null, expiresAt: at(1000), isSessionEnded: false };

describe('a refresh token', () => {
  it('renews once and repeats its successor for 60 seconds', () => {
    expect(judgeRefresh(fresh, at(0))).toBe('renew');
    expect(judgeRefresh({ ...fresh, succeededAt: at(0) }, at(60))).toBe('repeat');
  });

  it('presented later is a copy', () => {
    expect(judgeRefresh({ ...fresh, succeededAt: at(0) }, at(60.001))).toBe('reuse');
  });

  it('is worth nothing once expired or once its session ended, and then is no sign of theft', () => {
    expect(judgeRefresh(fresh, at(1000))).toBe('ended');
    expect(judgeRefresh({ ...fresh, succeededAt: at(0), isSessionEnded: true }, at(500))).toBe('ended');
  });
});
