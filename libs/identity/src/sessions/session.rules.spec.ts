import { idleMinutesOf, isLeftAlone, judgeRefresh, workspacesOf } from './session.rules';

const SETTING = 'department-admin=30, commune-officer=120,trainer=480';

describe('idle time', () => {
  it('is that of the most sensitive role, and none for members', () => {
    expect(idleMinutesOf(SETTING, ['member'])).toBeNull();
    expect(idleMinutesOf(SETTING, ['trainer', 'commune-officer', 'member'])).toBe(120);
    expect(idleMinutesOf('none', ['trainer'])).toBeNull();
  });

  it('never ends a session whose access token may still be in use', () => {
    const start = new Date('2026-11-25T08:00:00Z');
    const after = (minutes: number): Date => new Date(start.getTime() + minutes * 60_000);
    expect(isLeftAlone(start, after(39), 30, 10)).toBe(false);
    expect(isLeftAlone(start, after(41), 30, 10)).toBe(true);
    expect(isLeftAlone(start, after(100_000), null, 10)).toBe(false);
  });
});

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

describe('workspaces', () => {
  it('follow from roles, each once, the widest first', () => {
    expect(workspacesOf(['member', 'team-leader'])).toEqual(['member']);
    expect(workspacesOf(['member', 'trainer', 'commune-officer'])).toEqual(['commune', 'trainer', 'member']);
    expect(workspacesOf(['auditor', 'department-admin'])).toEqual(['department']);
  });

  it('are none for an account without a role', () => {
    expect(workspacesOf([])).toEqual([]);
    expect(workspacesOf(['unknown'])).toEqual([]);
  });
});
