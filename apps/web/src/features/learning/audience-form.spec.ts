import { type AudienceRule, AudienceTerms, ruleText } from './audience-form.svelte';

const rule: AudienceRule = {
  match: 'any',
  conditions: [
    { kind: 'position', values: ['leader'], side: null, day: null },
    { kind: 'seat', values: [], side: 'from', day: '2026-07-01' },
  ],
  except: [{ kind: 'any-round', values: [], side: null, day: null }],
};

describe('whom a round is for, as it is entered', () => {
  it('is everybody without a condition', () => {
    const terms = new AudienceTerms();
    expect([terms.body, terms.isWhole]).toEqual([null, true]);
  });

  it('is nothing yet while something of it is missing', () => {
    const terms = new AudienceTerms();
    const position = terms.add('position');
    const seat = terms.add('seat');
    expect([position.lack, seat.lack, terms.body]).toEqual(['values', 'day', null]);
    position.toggle('leader', true);
    position.toggle('deputy', true);
    position.toggle('leader', false);
    seat.day = '2026-07-01';
    expect(terms.body).toEqual({
      match: 'all',
      conditions: [
        { kind: 'position', values: ['deputy'] },
        { kind: 'seat', side: 'before', day: '2026-07-01' },
      ],
      except: [],
    });
  });

  it('begins with a rule that is kept, and says the same', () => {
    const terms = new AudienceTerms();
    terms.follow(rule);
    expect(terms.except.map(({ kind }) => kind)).toEqual(['any-round']);
    expect(ruleText(terms.body)).toBe(ruleText(rule));
    terms.follow(null);
    expect(terms.entries).toEqual([]);
  });

  it('knows where the server finds each condition', () => {
    const terms = new AudienceTerms();
    const [first, second, third] = [terms.add('position'), terms.add('team'), terms.add('person')];
    second.isExcept = true;
    expect([first, second, third].map((one) => terms.pointerOf(one))).toEqual([
      '/rule/conditions/0',
      '/rule/except/0',
      '/rule/conditions/1',
    ]);
    terms.remove(first);
    expect(terms.pointerOf(third)).toBe('/rule/conditions/0');
  });

  it('takes twelve conditions at most', () => {
    const terms = new AudienceTerms();
    for (let count = 0; count < 12; count += 1) terms.add('any-round');
    expect(terms.isFull).toBe(true);
  });

  it('is the same rule whatever order its values were chosen in', () => {
    const turned = {
      ...rule,
      conditions: rule.conditions.map((one) => ({ ...one, values: [...one.values].reverse() })),
    };
    expect(ruleText(turned)).toBe(ruleText(rule));
    expect(ruleText({ ...rule, match: 'all' })).not.toBe(ruleText(rule));
  });
});
