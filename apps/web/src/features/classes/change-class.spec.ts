/** @jest-environment jsdom */
import type { Account } from '../../lib/session/account';
import { session as account } from '../../lib/session/session.svelte';
import {
  answerFrom,
  mountPage,
  Refusal,
  settled,
  simulateDialogs,
  simulateLayout,
} from '../../lib/testing/mounted-page';
import { aClass } from '../../../../../test/support/sample-class';
import ClassPage from './pages/ClassPage.svelte';
import type { ClassGroup } from './types';

const words = (): string => (document.body.textContent ?? '').replace(/\s+/g, ' ');

describe('the form of a class', () => {
  let leave: () => Promise<void> = () => Promise.resolve();
  let stands: ClassGroup;
  let refusal: Refusal | null;
  let sent: Record<string, unknown>[];
  beforeAll(() => {
    simulateLayout();
    simulateDialogs();
  });
  beforeEach(() => {
    [sent, refusal, stands] = [[], null, aClass()];
    account.account = { displayName: 'Hà Minh Tuấn', desks: [], permissions: [] } as unknown as Account;
    answerFrom((address, body) => {
      if (body !== null) sent.push(body as Record<string, unknown>);
      if (body !== null && refusal !== null) return Promise.resolve(refusal).finally(() => (refusal = null));
      if (address.includes('/class-groups/g') && !address.includes('waiting')) return Promise.resolve(stands);
      return Promise.resolve({ stopsAt: null, people: [], items: [], classes: [] });
    });
  });
  afterEach(() => leave());

  async function open(): Promise<void> {
    ({ leave } = await mountPage(ClassPage, { workspace: 'trainer' as const, classId: 'g' }));
    [...document.querySelectorAll('button')].find((one) => one.textContent?.trim() === 'Sửa tên và số chỗ')?.click();
    await settled();
  }
  const field = (label: string): HTMLInputElement => {
    const named = [...document.querySelectorAll('label')].find((one) => one.textContent?.trim() === label);
    const input = document.getElementById(named?.htmlFor ?? '') as HTMLInputElement | null;
    if (input === null) throw new Error(`no field ${label}`);
    return input;
  };
  async function save(title: string): Promise<void> {
    field('Tên lớp').value = title;
    field('Tên lớp').dispatchEvent(new Event('input', { bubbles: true }));
    document.querySelector('form#change-class')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await settled();
  }

  it('keeps what was typed where others were faster, takes what they changed elsewhere and says what they wrote in the same field', async () => {
    await open();
    stands = aClass({ title: 'Dịch vụ công mức 4', capacity: 50 });
    refusal = new Refusal({ status: 409, code: 'classes.class-changed-since', title: 'Lớp vừa được người khác sửa' });
    await save('Dịch vụ công trực tuyến');
    expect([field('Tên lớp').value, field('Số chỗ').value]).toEqual(['Dịch vụ công trực tuyến', '50']);
    expect(words()).toContain('Người khác vừa sửa thành: Dịch vụ công mức 4.');
    expect(words()).not.toContain('Người khác vừa sửa thành: 50');
    await save('Dịch vụ công trực tuyến');
    const [, second] = sent as { was?: { title: string } }[];
    expect(second).toMatchObject({ title: 'Dịch vụ công trực tuyến', was: { title: 'Dịch vụ công mức 4' } });
    expect(words()).not.toContain('Người khác vừa sửa thành');
  });

  it('says what it began from; where others were faster it says so, shows the class as it is and begins from that', async () => {
    const { rule } = stands;
    const began = { title: 'Dịch vụ công', capacity: 40, approval: 'none', buildsOn: [], rule };
    await open();
    stands = aClass({ capacity: 50, approval: 'two-stage', required: [{ id: 'C01', title: 'An toàn' }] });
    refusal = new Refusal({ status: 409, code: 'classes.class-changed-since', title: 'Lớp vừa được người khác sửa' });
    await save('Dịch vụ công trực tuyến');
    expect(words()).toContain('Lớp vừa được người khác sửa');
    expect([field('Tên lớp').value, field('Số chỗ').value]).toEqual(['Dịch vụ công trực tuyến', '50']);
    await save('Dịch vụ công trực tuyến');
    const theirs = { ...began, capacity: 50, approval: 'two-stage', buildsOn: ['C01'] };
    expect(sent).toEqual([
      { ...began, title: 'Dịch vụ công trực tuyến', was: began },
      { ...theirs, title: 'Dịch vụ công trực tuyến', was: theirs },
    ]);
    expect(document.querySelectorAll('dialog[open]')).toHaveLength(0);
  });
});
