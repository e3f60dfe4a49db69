import { Problem } from '../../lib/api/problem';
import { AddPerson } from './add-person.svelte';
import type { Team } from './types';

const team = { id: 'team', unitId: 'unit', seats: [{ number: 1, emptySince: null, holder: null }] } as unknown as Team;

describe('the form of a person', () => {
  it('sends an organisation only with the kinds that have one', () => {
    const form = new AddPerson(team, 2);
    form.organisation = 'Hội Phụ nữ';
    expect(form.person()).not.toHaveProperty('organisation');
    form.kind = 'mass-organisation';
    expect(form.person()).toMatchObject({ organisation: 'Hội Phụ nữ' });
  });

  it('leaves an empty telephone out', () => {
    const form = new AddPerson(team, 2);
    form.phone = '  ';
    expect(form.person()).not.toHaveProperty('phone');
  });

  it('asks whether a name is one word only when the server doubts it, and keeps the answer', () => {
    const form = new AddPerson(team, 2);
    form.fullName = 'Phàn';
    expect(form.asksOneWord).toBe(false);
    expect(form.person()).not.toHaveProperty('isOneWordName');
    const errors = [{ pointer: '#/fullName', code: 'org.name-of-one-word', params: {} }];
    form.problem = new Problem('problem', { status: 422, code: 'platform.invalid-input', errors });
    expect(form.asksOneWord).toBe(true);
    form.isOneWordName = true;
    form.problem = null;
    expect(form.asksOneWord).toBe(true);
    expect(form.person()).toMatchObject({ isOneWordName: true });
  });

  it('proposes a leader for the first place of a team without one', () => {
    expect(new AddPerson(team, 1).position).toBe('leader');
    expect(new AddPerson(team, 2).position).toBe('member');
  });

  it('knows whom the server takes the person for', () => {
    const form = new AddPerson(team, 2);
    expect(form.duplicate).toBeNull();
    form.problem = new Problem('problem', {
      status: 409,
      code: 'org.likely-duplicate',
      params: { memberId: 'm1', fullName: 'Vàng Thị Mỷ' },
    });
    expect(form.duplicate).toEqual({ memberId: 'm1', fullName: 'Vàng Thị Mỷ' });
  });

  it('says of whom the person is another: of all that were shown, each once', () => {
    const form = new AddPerson(team, 2);
    expect(form.saidOther(false)).toEqual({ isSomebodyElse: false, otherMemberIds: [] });
    for (const memberId of ['m1', 'm2', 'm2']) {
      form.problem = new Problem('problem', { status: 409, code: 'org.likely-duplicate', params: { memberId } });
      expect(form.saidOther(true).otherMemberIds).toContain(memberId);
    }
    form.problem = null;
    expect(form.saidOther(true)).toEqual({ isSomebodyElse: true, otherMemberIds: ['m1', 'm2'] });
  });
});
