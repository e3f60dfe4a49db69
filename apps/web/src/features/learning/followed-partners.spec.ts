import { FollowedPartners } from './followed-partners.svelte';

const police = { id: 'p1', name: 'Công an tỉnh' };
const telecom = { id: 'p2', name: 'Viễn thông tỉnh' };

describe('those a round is held with that another one follows', () => {
  it('all go along until they are unticked, and come back when they are ticked again', () => {
    const partners = new FollowedPartners();
    expect(partners.body).toEqual({});
    partners.follow([police, telecom]);
    expect(partners.body).toEqual({ partnerIds: ['p1', 'p2'] });
    partners.take('p1', false);
    expect([partners.isTaken('p1'), partners.body]).toEqual([false, { partnerIds: ['p2'] }]);
    partners.take('p2', false);
    expect(partners.body).toEqual({});
    partners.take('p1', true);
    expect(partners.body).toEqual({ partnerIds: ['p1'] });
  });
});
