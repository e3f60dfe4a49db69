import { Access } from './access';
import { type Actor, type Grant } from './actor';
import { definePermission } from './permission';
import { representedBy } from './representation';

const seat = definePermission('sample.seat', 'Seats people', ['commune-officer']);
const lead = definePermission('sample.lead', 'Leads people', ['team-leader'], ['team']);

const own: Grant = { role: 'trainer', unitId: 'u', path: '08.00691' };
const lent: Grant = { role: 'commune-officer', unitId: 'u', path: '08.00691', onBehalfOf: 'b', until: '2026-12-31' };
const actor = (grants: readonly Grant[], acting = seat): Actor => ({
  ...{ accountId: 'a', memberId: null, sessionId: 's' },
  ...{ grants, acting },
});

describe('acting on behalf of somebody', () => {
  it('names the represented person where only the lent right allows the act', () => {
    expect(representedBy(actor([own, lent]), '08.00691.v01')).toBe('b');
  });

  it('names nobody where the actor may do it herself, or elsewhere', () => {
    const herself: Grant = { role: 'commune-officer', unitId: 'u', path: '08.00691' };
    expect(representedBy(actor([lent, herself]), '08.00691')).toBeNull();
    expect(representedBy(actor([lent]), '08.00694')).toBeNull();
    expect(representedBy(actor([own]), '08.00691')).toBeNull();
  });
});

describe('a narrowed grant', () => {
  const access = new Access();
  const led: Grant = { role: 'team-leader', unitId: 'u', path: '08.00691', bound: { kind: 'team', teamId: 't' } };
  const union: Grant = { ...led, bound: { kind: 'organisation', organisation: 'Hội Phụ nữ' } };

  it('gives only permissions declared for its kind, and never a whole unit', () => {
    expect(access.holds(actor([led]), lead)).toBe(true);
    expect(access.holds(actor([union]), lead)).toBe(false);
    expect(access.scope(actor([led]), lead).isEmpty).toBe(true);
  });

  it('of a trainer opens nothing that is declared for trainers of the whole unit', () => {
    const read = definePermission('sample.read-all', 'Reads all', ['trainer']);
    expect(access.holds(actor([{ ...own, bound: { kind: 'own-classes' } }]), read)).toBe(false);
  });
});
