import { distinctName, teamName } from './unit-names';
import { decodeNameCursor, encodeNameCursor } from './name-cursor';

describe('names of units and teams', () => {
  it('write a team as decisions do', () => {
    expect(teamName('Xã Hàm Yên')).toBe('Tổ công nghệ số cộng đồng xã Hàm Yên');
    expect(teamName('Phường Hà Giang 2')).toBe('Tổ công nghệ số cộng đồng phường Hà Giang 2');
  });

  it('show what tells a commune apart only where something does', () => {
    expect(distinctName('Tân Tiến', 'Hoàng Su Phì cũ')).toBe('Tân Tiến (Hoàng Su Phì cũ)');
    expect(distinctName('Hàm Yên', null)).toBe('Hàm Yên');
  });
});

describe('the cursor of a list of people', () => {
  it('comes back as it was made', () => {
    const place = { givenName: 'Mỷ', fullName: 'Vàng Thị Mỷ', id: '0198a9f0-0000-7000-8000-000000000001' };
    expect(decodeNameCursor(encodeNameCursor(place))).toEqual(place);
  });

  it('is nothing when it was tampered with', () => {
    expect(decodeNameCursor('khong-phai')).toBeNull();
    expect(decodeNameCursor(Buffer.from('["a","b","c"]').toString('base64url'))).toBeNull();
    expect(decodeNameCursor(Buffer.from('{"a":1}').toString('base64url'))).toBeNull();
  });
});
