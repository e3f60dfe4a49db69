import type * as Device from './device';

const storage = new Map<string, string>();
let room = Number.MAX_SAFE_INTEGER;

/** The module as a fresh page loads it. */
async function aPage(): Promise<typeof Device> {
  jest.resetModules();
  return import('./device');
}

beforeAll(() => {
  Object.assign(globalThis, {
    localStorage: {
      getItem: (name: string) => storage.get(name) ?? null,
      setItem: (name: string, value: string) => {
        if (value.length > room) throw new Error('QuotaExceededError');
        storage.set(name, value);
      },
    },
  });
});
beforeEach(() => {
  storage.clear();
  room = Number.MAX_SAFE_INTEGER;
});

describe('this device', () => {
  it('keeps its name and never gives a number twice', async () => {
    const before = (await aPage()).nextOfDevice();
    const after = (await aPage()).nextOfDevice();
    expect(after.deviceId).toBe(before.deviceId);
    expect([before.sequence, after.sequence]).toEqual([1, 2]);
  });

  it('is one device a page where the browser keeps nothing', async () => {
    room = 0;
    const page = await aPage();
    const [first, second] = [page.nextOfDevice(), page.nextOfDevice()];
    const other = (await aPage()).nextOfDevice();
    expect([first.sequence, second.sequence, other.sequence]).toEqual([1, 2, 1]);
    expect(second.deviceId).toBe(first.deviceId);
    expect(other.deviceId).not.toBe(first.deviceId);
  });

  it('is another device once there is no room to count on', async () => {
    storage.set('lopso.device', 'here').set('lopso.sequence', '9');
    room = 1;
    const page = await aPage();
    const next = page.nextOfDevice();
    expect(next.sequence).toBe(1);
    expect(next.deviceId).not.toBe('here');
    expect(page.deviceId()).toBe(next.deviceId);
  });
});
