import { deviceLabel } from './device-label';

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
