/** @jest-environment jsdom */
import { bringForward } from './bring-forward';

const seen: string[] = [];

function place(html: string): HTMLElement {
  document.body.innerHTML = html;
  const answer = document.querySelector<HTMLElement>('section');
  if (!answer) throw new Error('no answer');
  return answer;
}

beforeEach(() => {
  seen.length = 0;
  Element.prototype.scrollIntoView = function (this: Element) {
    seen.push(this.tagName);
  };
});

it('comes into view and takes the focus from the button that asked', () => {
  const answer = place('<button>Lưu</button><section>Mất mạng</section>');
  document.querySelector('button')?.focus();
  bringForward(answer);
  expect(document.activeElement).toBe(answer);
  expect(seen).toEqual(['SECTION']);
});

it('leaves the caret in the field that is being typed in', () => {
  const answer = place('<input /><section>Mất mạng</section>');
  document.querySelector('input')?.focus();
  bringForward(answer);
  expect(document.activeElement?.tagName).toBe('INPUT');
  expect(seen).toEqual(['SECTION']);
});
