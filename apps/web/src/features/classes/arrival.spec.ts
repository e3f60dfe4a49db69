/** @jest-environment jsdom */
import { Problem } from '../../lib/api/problem';
import { ArrivalForm } from './arrival.svelte';
import type { Introduction } from './roll-acts';

const refused = new Problem('problem', { status: 422, code: 'classes.nobody-so-named' });

describe('somebody who comes without a booking', () => {
  it('is sent as she introduced herself, under one key until she is on the roll', async () => {
    const sent: [Introduction, string][] = [];
    const answers = [refused, null, null];
    const roll = {
      arrive: (introduction: Introduction, key: string): Promise<void> => {
        sent.push([introduction, key]);
        const answer = answers.shift();
        return answer ? Promise.reject(answer) : Promise.resolve();
      },
    };
    const form = new ArrivalForm();
    form.fullName = ' Vàng Thị Mỷ ';
    form.birthYear = '1987';
    expect([await form.admit(roll), form.fullName, form.refusal?.body.code]).toEqual([
      false,
      ' Vàng Thị Mỷ ',
      'classes.nobody-so-named',
    ]);
    expect([await form.admit(roll), form.fullName]).toEqual([true, '']);
    form.way = 'username';
    form.username = 'myvt1';
    await form.admit(roll);
    expect(sent.map(([introduction]) => introduction)).toEqual([
      { fullName: 'Vàng Thị Mỷ', birthYear: 1987 },
      { fullName: 'Vàng Thị Mỷ', birthYear: 1987 },
      { username: 'myvt1' },
    ]);
    expect([sent[0]?.[1] === sent[1]?.[1], sent[1]?.[1] === sent[2]?.[1]]).toEqual([true, false]);
  });
});
