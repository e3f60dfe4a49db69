import { addressKey, deviceLabel, networkLabel } from './sign-in.rules';

describe('the address a throttle counts by', () => {
  it('is an IPv4 address whole, also when mapped into IPv6', () => {
    expect(addressKey('171.224.1.9')).toBe('171.224.1.9');
    expect(addressKey('::ffff:171.224.1.9')).toBe('171.224.1.9');
  });

  it('is the customer part of an IPv6 address, since one phone has endless others', () => {
    expect(addressKey('2402:800:6310:AB::1')).toBe('2402:800:6310:ab');
    expect(addressKey('2402:800:6310:ab:1:2:3:4')).toBe('2402:800:6310:ab');
    expect(addressKey('2402:800::5')).toBe('2402:800:0:0');
    expect(addressKey('::1')).toBe('0:0:0:0');
  });
});

describe('the network somebody signed in from', () => {
  it('keeps the part that names the network, not the line', () => {
    expect(networkLabel('113.160.12.34')).toBe('113.160.12.*');
    expect(networkLabel('::ffff:113.160.12.34')).toBe('113.160.12.*');
    expect(networkLabel('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:*');
  });

  it('is inner for offices, homes, carriers and this machine', () => {
    for (const address of ['10.1.2.3', '192.168.1.7', '172.20.0.1', '100.80.1.1', '127.0.0.1', '::1', 'fd12:3456::1']) {
      expect([address, networkLabel(address)]).toEqual([address, 'inner']);
    }
    for (const address of ['172.32.0.1', '100.128.0.1', '11.0.0.1']) {
      expect([address, networkLabel(address)]).not.toEqual([address, 'inner']);
    }
  });
});

describe('the name of a device', () => {
  it('is the browser and the system, the inner browser of Zalo first', () => {
    expect(
      deviceLabel(
        'Mozilla/5.0 (Linux; Android 11; SM-A125F) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36 Zalo android/2301',
      ),
    ).toBe('Zalo · Android');
    expect(
      deviceLabel('Mozilla/5.0 (Windows NT 10.0; Win64; x64) coc_coc_browser/120.0 Chrome/114.0 Safari/537.36'),
    ).toBe('Cốc Cốc · Windows');
    expect(deviceLabel('Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Mobile Safari/604.1')).toBe(
      'Safari · iPhone',
    );
  });

  it('is a question mark for what nobody knows', () => {
    expect(deviceLabel(undefined)).toBe('?');
    expect(deviceLabel('curl/8')).toBe('?');
  });
});
