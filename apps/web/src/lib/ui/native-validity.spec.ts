/** @jest-environment jsdom */
import { sayNativeFaults } from './native-validity';

const form = (html: string): HTMLFormElement => {
  document.body.innerHTML = `<form>${html}<button>Gửi</button></form>`;
  return document.forms[0] as HTMLFormElement;
};
const field = (): HTMLInputElement => document.querySelector('input, select, textarea') as HTMLInputElement;

describe('the browser’s own check of a form', () => {
  let stop: () => void;
  beforeEach(() => (stop = sayNativeFaults(document)));
  afterEach(() => stop());

  it.each([
    ['<input required>', 'Điền ô này.'],
    ['<textarea required></textarea>', 'Điền ô này.'],
    ['<select required><option value="">…</option></select>', 'Chọn một mục.'],
    ['<input type="checkbox" required>', 'Đánh dấu ô này.'],
    ['<input type="number" min="1" value="0">', 'Ít nhất là 1.'],
    ['<input type="number" max="9" value="10">', 'Nhiều nhất là 9.'],
    ['<input pattern="[0-9]+" value="ba">', 'Ô này chưa đúng. Xem lại rồi nhập lại.'],
  ])('says in Vietnamese what is wrong with %s', (html, words) => {
    form(html).reportValidity();
    expect(field().validationMessage).toBe(words);
  });

  it('passes once the fault is mended, by typing or from outside', () => {
    const shown = form('<input required>');
    expect(shown.reportValidity()).toBe(false);
    field().value = 'Mỷ';
    field().dispatchEvent(new Event('input', { bubbles: true }));
    expect(shown.reportValidity()).toBe(true);
    field().value = '';
    expect(shown.reportValidity()).toBe(false);
    field().value = 'Dợ';
    document.body.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    expect(field().validationMessage).toBe('');
  });

  it('leaves a field its own words', () => {
    form('<input required>');
    field().setCustomValidity('Không có ngày này.');
    field().reportValidity();
    document.body.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    expect(field().validationMessage).toBe('Không có ngày này.');
  });
});
