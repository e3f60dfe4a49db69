import { SettingsError } from '../config/settings';
import { InvalidInput, TooManyRequests } from './platform.errors';
import { operatorWords } from './operator-words';
import './field.texts';
import './platform.texts';

const coded = (code: string, more: object = {}): Error => Object.assign(new Error('English words'), { code, ...more });

describe('what an operator reads', () => {
  it('is the same sentence as the API gives, with the code to look it up', () => {
    expect(operatorWords(new TooManyRequests(12))).toBe(
      'Làm nhanh quá. Chờ 12 giây rồi thử lại. Dữ liệu đã nhập vẫn còn.\nMã lỗi: platform.too-many',
    );
  });

  it('names every faulty value', () => {
    const words = operatorWords(new InvalidInput([{ pointer: '#/password', code: 'field.too-short' }]));
    expect(words).toContain('  - password: Nội dung ngắn quá.');
  });

  it('lists the settings that are to be mended', () => {
    expect(operatorWords(new SettingsError(['A: chưa đặt.', 'B: chưa đặt.']))).toBe(
      'Chưa chạy được. Các biến môi trường cần sửa:\n  - A: chưa đặt.\n  - B: chưa đặt.',
    );
  });

  it('says what of the machine or the database is wrong, without a stack', () => {
    const faults = [
      coded('ECONNREFUSED'),
      coded('28P01'),
      coded('3D000'),
      coded('42P01'),
      coded('ENOENT', { path: 'content/xa' }),
      coded('EADDRINUSE', { port: 3000 }),
    ].map(operatorWords);
    expect(faults.filter((words) => /English|Error|\n/.test(words))).toEqual([]);
    expect(faults[4]).toContain('content/xa');
    expect(faults[5]).toContain('3000');
  });

  it('keeps the stack of a defect, below a sentence', () => {
    const words = operatorWords(new Error('boom'));
    expect(words).toMatch(/^Gặp lỗi chưa lường trước/);
    expect(words).toContain('Error: boom');
  });
});
