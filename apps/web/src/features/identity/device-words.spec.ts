import { deviceName, networkWords } from './device-words';

describe('words for devices', () => {
  it('name the phone a person holds', () => {
    expect(deviceName('Mozilla/5.0 (Linux; Android 13) Chrome/120 Mobile')).toBe('Điện thoại Android');
    expect(deviceName('curl/8')).toBe('Máy này');
  });

  it('say of the network only what is known', () => {
    const where = (network: string | null, isSameNetwork = false): string =>
      networkWords({ network, isThis: false, isSameNetwork });
    expect(where('113.160.12.*')).toBe('mạng có địa chỉ 113.160.12.*');
    expect(where('113.160.12.*', true)).toBe('cùng mạng với máy này');
    expect([where('inner'), where(null)]).toEqual(['mạng trong cơ quan, trong nhà hoặc mạng di động', 'mạng chưa rõ']);
  });
});
