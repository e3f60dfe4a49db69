/** @jest-environment jsdom */
import { RowChoice } from './row-choice.svelte';

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('rows chosen to be written', () => {
  it('show no effect of an earlier choice while or after that of this one is counted', async () => {
    let answer = { ok: true, status: 200, json: { members: 37 } as object };
    globalThis.fetch = () => {
      const { json, ...head } = answer;
      const text = () => Promise.resolve(JSON.stringify(json));
      return Promise.resolve({ ...head, headers: new Headers(), text } as Response);
    };
    const choice = new RowChoice(() => 'i1');
    choice.toggle(1);
    await settled();
    expect(choice.effect.answer).toEqual({ members: 37 });
    answer = { ok: false, status: 503, json: {} };
    choice.toggle(2);
    expect(choice.effect.answer).toBeNull();
    await settled();
    expect(choice.effect.answer).toBeNull();
    expect(choice.effect.current.phase).toBe('failed');
  });
});
