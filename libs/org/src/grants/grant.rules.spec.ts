import {
  faultsOfBound,
  faultsOfTerms,
  fitsUnit,
  givableKinds,
  GRANT_KINDS,
  grantKindOf,
  kindsFor,
  roleOfKind,
} from './grant.rules';

const TODAY = '2026-11-25';

const terms = {
  kind: 'commune-officer' as const,
  from: TODAY,
  until: null,
  decisionNumber: '12/QĐ-SKHCN',
  isDeputy: false,
};

const codesOf = (more: object): string[] => faultsOfTerms({ ...terms, ...more }, TODAY).map(({ code }) => code);

describe('who gives what', () => {
  it('lets an administrator give everything and a commune officer only guests, team leaders and unions', () => {
    expect(givableKinds([{ role: 'department-admin' }])).toEqual([...GRANT_KINDS]);
    expect(givableKinds([{ role: 'commune-officer' }])).toEqual(['guest-trainer', 'team-leader', 'union-officer']);
    expect(givableKinds([{ role: 'leader' }, { role: 'auditor' }, { role: 'trainer' }])).toEqual([]);
  });

  it('lets a deputy give what the administrator gives, but make no administrator', () => {
    const lent = { role: 'department-admin', onBehalfOf: 'somebody' } as const;
    expect(givableKinds([lent])).toEqual(GRANT_KINDS.filter((kind) => kind !== 'department-admin'));
    expect(givableKinds([lent, { role: 'department-admin' }])).toEqual([...GRANT_KINDS]);
  });

  it('gives nothing through a narrowed grant', () => {
    expect(givableKinds([{ role: 'department-admin', bound: { kind: 'own-classes' } }])).toEqual([]);
  });

  it('tells narrowed kinds from their role and back', () => {
    for (const kind of GRANT_KINDS) {
      const bound = {
        'guest-trainer': 'own-classes',
        'team-leader': 'team',
        'union-officer': 'organisation',
        partner: 'organisation',
      } as const;
      expect(grantKindOf(roleOfKind(kind), kind in bound ? bound[kind as keyof typeof bound] : null)).toBe(kind);
    }
    expect(grantKindOf('member', null)).toBeNull();
  });

  it('holds department roles over a province, an officer over a commune, a leader where the team is', () => {
    expect(kindsFor('village')).toEqual(['team-leader']);
    expect(fitsUnit('department-admin', 'commune')).toBe(false);
    expect(fitsUnit('commune-officer', 'province')).toBe(false);
  });
});

describe('the terms of a grant', () => {
  it('are good with a decision, from today on, with or without an end', () => {
    expect(codesOf({})).toEqual([]);
    expect(codesOf({ until: '2030-01-01' })).toEqual([]);
  });

  it('need a decision, but for a team leader', () => {
    expect(codesOf({ decisionNumber: null })).toEqual(['org.grant-decision-missing']);
    expect(codesOf({ kind: 'team-leader', decisionNumber: null })).toEqual([]);
  });

  it('begin no day before today and end after they began', () => {
    expect(codesOf({ from: '2026-11-24' })).toEqual(['org.grant-from-past']);
    expect(codesOf({ until: TODAY })).toEqual(['org.grant-end-before']);
    expect(codesOf({ until: '2026-11-26' })).toEqual([]);
  });

  it('have an end within a year for guests and deputies', () => {
    expect(codesOf({ kind: 'guest-trainer' })).toEqual(['org.grant-end-missing']);
    expect(codesOf({ isDeputy: true })).toEqual(['org.grant-end-missing']);
    expect(codesOf({ isDeputy: true, until: '2027-11-26' })).toEqual([]);
    expect(codesOf({ isDeputy: true, until: '2027-11-27' })).toEqual(['org.grant-too-long']);
  });
});

describe('what narrows a grant', () => {
  it('is named for a team’s leader, a union’s officer and a partner, and asked of nobody else', () => {
    const none = { teamId: null, organisation: null };
    const faulty = GRANT_KINDS.flatMap((kind) => faultsOfBound(kind, none).map(({ field }) => [kind, field]));
    expect(faulty).toEqual([
      ['team-leader', 'teamId'],
      ['union-officer', 'organisation'],
      ['partner', 'organisation'],
    ]);
    expect(faultsOfBound('team-leader', { ...none, teamId: 'a team' })).toEqual([]);
    expect(faultsOfBound('union-officer', { ...none, organisation: 'Hội Phụ nữ' })).toEqual([]);
  });
});
