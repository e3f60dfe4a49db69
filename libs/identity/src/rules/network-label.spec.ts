import { networkLabel } from './network-label';

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
