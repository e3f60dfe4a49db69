import { addressKey } from './address-key';

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
