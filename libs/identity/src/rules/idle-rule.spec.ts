import { idleMinutesOf, isLeftAlone } from './idle-rule';

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
