import { distinctName, teamName } from './unit-names';

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
