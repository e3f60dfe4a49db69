import { NotFound } from '../errors/platform.errors';
import { Access } from './access';
import { type Actor } from './actor';
import { definePermission } from './permission';
import { Scope } from './scope';

const read = definePermission('sample.read', 'Reads samples', ['commune-officer', 'member']);
const officer: Actor = {
  accountId: 'a',
  memberId: null,
  sessionId: 's',
  grants: [{ role: 'commune-officer', unitId: 'u', path: '08.00691' }],
};

describe('access', () => {
  it('covers the subtree and nothing beside it', () => {
    const scope = Scope.ofPaths(['08.00691']);
    expect(scope.contains('08.00691.v01')).toBe(true);
    expect(scope.contains('08.006912')).toBe(false);
    expect(scope.contains('08')).toBe(false);
  });

  it('keeps the widest of subtrees inside one another', () => {
    const scope = Scope.ofPaths(['08.00691.v01', '08.00691', '08.00694.v02', '08.006912', '08.00691']);
    expect(scope.toPaths()).toEqual(['08.00691', '08.006912', '08.00694.v02']);
  });

  it('narrows to the common part', () => {
    expect(Scope.ofPaths(['08']).narrowedTo('08.00691').toPaths()).toEqual(['08.00691']);
    expect(Scope.ofPaths(['08.00691']).narrowedTo('08').toPaths()).toEqual(['08.00691']);
    expect(Scope.ofPaths(['08.00691']).narrowedTo('08.00694').isEmpty).toBe(true);
  });

  it('hides a row of another commune', () => {
    const access = new Access();
    expect(() => access.require(officer, read, { unitPath: '08.00694' })).toThrow(NotFound);
    expect(() => access.require(officer, read, { unitPath: '08.00691.v3' })).not.toThrow();
  });

  it('gives a member their own record only', () => {
    const access = new Access();
    expect(access.requireMember({ ...officer, grants: [], memberId: 'm' }, read)).toBe('m');
    expect(access.scope({ ...officer, grants: [], memberId: 'm' }, read).isEmpty).toBe(true);
  });
});
