import { networkOf } from './network';

describe('whom an address belongs to', () => {
  it('keeps an IPv4 address, also when it is written as IPv6', () => {
    expect([networkOf('203.0.113.7'), networkOf('::ffff:203.0.113.7')]).toEqual(['203.0.113.7', '203.0.113.7']);
  });

  it('takes all addresses of one IPv6 site as one', () => {
    const site = networkOf('2001:db8:0:12::1');
    expect(networkOf('2001:0db8:0000:0012:aaaa:bbbb:cccc:dddd')).toBe(site);
    expect(networkOf('2001:db8:0:13::1')).not.toBe(site);
  });

  it('reads addresses that begin or end with zeros', () => {
    expect([networkOf('::1'), networkOf('2001:db8::')]).toEqual(['0:0:0:0::/64', '2001:db8:0:0::/64']);
  });
});
