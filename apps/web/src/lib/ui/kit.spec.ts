/** @jest-environment jsdom */
import { createRawSnippet, flushSync, mount, unmount } from 'svelte';
import Band from './Band.svelte';
import Button from './Button.svelte';
import CodeField from './CodeField.svelte';
import { shortcuts } from './keys';
import Tabs from './Tabs.svelte';
import { ariaSort, nextSort } from './table';
import TextField from './TextField.svelte';

const words = (text: string) => createRawSnippet(() => ({ render: () => `<span>${text}</span>` }));
let part: Record<string, unknown> | null = null;

function put(start: (target: HTMLElement) => Record<string, unknown>): HTMLElement {
  part = start(document.body);
  flushSync();
  return document.body;
}

afterEach(async () => {
  if (part) await unmount(part);
  part = null;
  document.body.innerHTML = '';
});

describe('button', () => {
  it('ignores presses while its work is going on, and says so', () => {
    let presses = 0;
    const body = put((target) =>
      mount(Button, {
        target,
        props: {
          busy: 'Đang gửi bài…',
          onclick: () => (presses += 1),
          children: words('Nộp bài'),
        },
      }),
    );
    const button = body.querySelector('button');
    button?.click();
    expect(presses).toBe(0);
    expect(button?.textContent).toContain('Đang gửi bài…');
    expect(button?.getAttribute('aria-disabled')).toBe('true');
  });

  it('is a link where it has an address', () => {
    const body = put((target) => mount(Button, { target, props: { href: '/hoc', children: words('Học tiếp') } }));
    expect(body.querySelector('a')?.getAttribute('href')).toBe('/hoc');
  });
});

describe('field', () => {
  it('ties label, hint and error to its input', () => {
    const body = put((target) =>
      mount(TextField, { target, props: { label: 'Số điện thoại', hint: '10 số', error: 'Thiếu một số', value: '' } }),
    );
    const input = body.querySelector('input');
    expect(body.querySelector('label')?.htmlFor).toBe(input?.id);
    expect(input?.getAttribute('aria-invalid')).toBe('true');
    const described = input?.getAttribute('aria-describedby')?.split(' ') ?? [];
    expect(described.map((id) => document.getElementById(id)?.textContent)).toEqual(['10 số', 'Thiếu một số']);
  });

  it('says itself what the check of its form found, in place of a bubble, until it is typed in', () => {
    document.body.innerHTML = '<form></form>';
    const form = document.forms[0] as HTMLFormElement;
    part = mount(TextField, { target: form, props: { label: 'Họ và tên', required: true, value: '' } });
    flushSync();
    const input = form.querySelector('input') as HTMLInputElement;
    const check = new Event('invalid', { cancelable: true });
    input.dispatchEvent(check);
    flushSync();
    expect([check.defaultPrevented, document.activeElement === input]).toEqual([true, true]);
    expect(form.querySelector('.error')?.textContent.trim()).toBe('Điền ô này.');
    expect(input.getAttribute('aria-invalid')).toBe('true');
    input.dispatchEvent(new Event('input', { bubbles: true }));
    flushSync();
    expect(form.querySelector('.error')).toBeNull();
  });

  it('takes a pasted code in any form and draws its cells', () => {
    const body = put((target) =>
      mount(CodeField, { target, props: { label: 'Mã trên phiếu', marksHint: 'Tắt gõ dấu', value: '' } }),
    );
    const input = body.querySelector('input');
    if (!input) throw new Error('no input');
    input.value = 'k7m4-p2xd';
    input.dispatchEvent(new Event('input', { bubbles: true }));
    flushSync();
    expect(input.value).toBe('K7M4P2XD');
    expect(body.querySelector('.cells')?.textContent?.replace(/\s/g, '')).toBe('K7M4P2XD');
    expect(body.textContent).not.toContain('Tắt gõ dấu');
  });

  it('says when the keyboard makes marks of a code', () => {
    const props = { label: 'Mã trên phiếu', hint: '8 chữ', marksHint: 'Tắt gõ dấu', value: 'K' };
    const body = put((target) => mount(CodeField, { target, props }));
    const input = body.querySelector('input');
    if (!input) throw new Error('no input');
    input.value = 'KÁ';
    input.dispatchEvent(new Event('input', { bubbles: true }));
    flushSync();
    expect(input.value).toBe('KAS');
    expect(document.getElementById(input.getAttribute('aria-describedby') ?? '')?.textContent).toBe('Tắt gõ dấu');
  });
});

describe('band', () => {
  it('stands for its sentence and draws the shuttle only where a person comes next', () => {
    const body = put((target) =>
      mount(Band, {
        target,
        props: {
          label: '3 trên 10 bước',
          length: 100,
          parts: [{ motif: 'nui', steps: 10, done: 3, next: true }],
        },
      }),
    );
    expect(body.querySelector('[role=img]')?.getAttribute('aria-label')).toBe('3 trên 10 bước');
    expect(body.querySelectorAll('.sh')).toHaveLength(1);
    expect(body.querySelector('.gr')?.getAttribute('width')).toBe('28');
  });
});

describe('tabs', () => {
  it('move with the arrow keys, round the ends', () => {
    const chosen: string[] = [];
    const tabs = [
      { id: 'a', label: 'Còn thiếu' },
      { id: 'b', label: 'Đã xong' },
    ];
    const body = put((target) =>
      mount(Tabs, {
        target,
        props: {
          label: 'Xem',
          tabs,
          current: 'a',
          panelId: 'p',
          onchoose: (id: string) => chosen.push(id),
        },
      }),
    );
    body
      .querySelector('[role=tablist]')
      ?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true }));
    expect(chosen).toEqual(['b']);
  });
});

describe('single keys', () => {
  const press = (key: string, target: EventTarget = document.body, more: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
    Object.defineProperty(event, 'target', { value: target });
    return event;
  };

  it('work outside of fields, without modifiers, and letters can be switched off', () => {
    const done: string[] = [];
    let isOn = true;
    const handle = shortcuts({ z: () => done.push('z'), ArrowDown: () => done.push('down') }, () => isOn);
    handle(press('Z'));
    handle(press('z', document.createElement('input')));
    handle(press('z', document.body, { ctrlKey: true }));
    isOn = false;
    handle(press('z'));
    handle(press('ArrowDown'));
    expect(done).toEqual(['z', 'down']);
  });

  it('leave Enter and the space bar to what can be pressed', () => {
    const done: string[] = [];
    const handle = shortcuts(
      { Enter: () => done.push('enter'), ' ': () => done.push('space'), p: () => done.push('p') },
      () => true,
    );
    const button = document.createElement('button');
    const icon = button.appendChild(document.createElement('span'));
    for (const target of [button, icon, document.createElement('a'), document.createElement('summary')]) {
      const event = press('Enter', target);
      handle(event);
      handle(press(' ', target));
      expect(event.defaultPrevented).toBe(false);
    }
    expect(done).toEqual([]);
    handle(press('p', button));
    handle(press('Enter'));
    expect(done).toEqual(['p', 'enter']);
  });
});

describe('sorting', () => {
  const name = { key: 'name', label: 'Họ tên', sortable: true };

  it('rises first, turns round at the second press', () => {
    expect(nextSort(null, 'name')).toEqual({ key: 'name', direction: 'asc' });
    expect(nextSort({ key: 'name', direction: 'asc' }, 'name').direction).toBe('desc');
    expect(nextSort({ key: 'name', direction: 'asc' }, 'rate')).toEqual({ key: 'rate', direction: 'asc' });
  });

  it('is told to screen readers', () => {
    expect(ariaSort({ key: 'name', direction: 'desc' }, name)).toBe('descending');
    expect(ariaSort(null, name)).toBe('none');
    expect(ariaSort(null, { key: 'x', label: 'x' })).toBeUndefined();
  });
});
