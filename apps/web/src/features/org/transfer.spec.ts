/** @jest-environment jsdom */
import { TransferForm } from './transfer.svelte';

const answers: Readonly<Record<string, unknown>> = {
  '/api/members/m1': {
    member: { id: 'm1', fullName: 'Vàng Thị Mỷ', communeId: 'a', communeName: 'Xã A' },
    seatTerms: [
      { id: 's1', number: 3, position: 'leader', heldFrom: '2026-01-01', until: null },
      { id: 's0', number: 1, position: 'member', heldFrom: '2025-07-01', until: '2026-01-01' },
    ],
  },
  '/api/members/m2': {
    member: { id: 'm2' },
    seatTerms: [{ id: 's2', number: 1, heldFrom: '2025-07-01', until: '2026-01-01' }],
  },
  '/api/teams/t1': {
    id: 't1',
    seats: [
      { number: 1, holder: { until: null }, next: null },
      { number: 2, holder: null, next: null },
      { number: 4, holder: null, next: null },
    ],
  },
};

function aServer(): { path: string; body: unknown }[] {
  const sent: { path: string; body: unknown }[] = [];
  globalThis.fetch = (address, options) => {
    const path = String(address).replace(/\?.*/, '');
    if (options?.method === 'POST') sent.push({ path, body: JSON.parse(String(options.body)) as unknown });
    return Promise.resolve({
      ok: true,
      status: 200,
      headers: new Headers(),
      text: () => Promise.resolve(JSON.stringify(answers[path] ?? { actId: 'act' })),
    } as Response);
  };
  return sent;
}

describe('moving somebody to another commune', () => {
  it('takes the lowest free place unless another is chosen, and leaves the one that is held', async () => {
    const sent = aServer();
    const form = new TransferForm();
    form.choosePerson({ value: 'm1', label: 'Vàng Thị Mỷ' });
    await form.record.load();
    form.chooseTeam({ value: 't1', label: 'Thôn 1' });
    expect(form.isComplete).toBe(false);
    await form.target.load();
    expect([form.held?.id, form.freeNumbers, form.number, form.isComplete]).toEqual(['s1', [2, 4], 2, true]);
    form.seatNumber = '4';
    await form.move();
    expect(sent).toEqual([
      { path: '/api/seat-terms/s1/move', body: { toTeamId: 't1', seatNumber: 4, position: 'member' } },
    ]);
  });

  it('on a coming day goes with its day, and to a place that is empty by then', async () => {
    const sent = aServer();
    const form = new TransferForm();
    form.choosePerson({ value: 'm1', label: 'Vàng Thị Mỷ' });
    await form.record.load();
    form.chooseTeam({ value: 't1', label: 'Thôn 1' });
    await form.target.load();
    form.days.from = '2099-01-01';
    form.days.lastDay = '2099-06-30';
    await form.move();
    expect(sent[0]?.body).toMatchObject({ from: '2099-01-01', until: '2099-07-01' });
    form.days.from = '';
    expect([await form.move(), form.days.isRefused, sent.length]).toEqual([null, true, 1]);
  });

  it('is not offered for somebody without a place', async () => {
    const sent = aServer();
    const form = new TransferForm();
    form.choosePerson({ value: 'm2', label: 'Ma Văn Quân' });
    await form.record.load();
    form.chooseTeam({ value: 't1', label: 'Thôn 1' });
    await form.target.load();
    expect([form.held, form.isComplete, await form.move(), sent]).toEqual([null, false, null, []]);
  });

  it('forgets the team with the commune', () => {
    const form = new TransferForm();
    form.chooseTeam({ value: 't1', label: 'Thôn 1' });
    form.seatNumber = '4';
    form.chooseCommune({ value: 'b', label: 'Xã B' });
    expect([form.team, form.seatNumber]).toEqual([null, '']);
  });

  it('moves nobody while the record of a newly chosen person is not here, or never comes', async () => {
    const sent = aServer();
    const form = new TransferForm();
    form.choosePerson({ value: 'm1', label: 'Vàng Thị Mỷ' });
    form.chooseTeam({ value: 't1', label: 'Thôn 1' });
    await form.record.load();
    await form.target.load();
    form.choosePerson({ value: 'm3', label: 'Lý Văn Chấn' });
    expect([form.held, form.isComplete, await form.move()]).toEqual([null, false, null]);
    expect(sent).toEqual([]);
  });
});
