import fc from 'fast-check';
import { deriveCompletion } from '../completion/completion.rules';
import { type Evidence } from '../completion/evidence.rules';
import { explainEvidence, explainRequirements } from './requirement-reasons.rules';
import { freezeRequirements, type Requirement } from './requirement.rules';

const START = new Date('2026-10-01T00:00:00+07:00');

const period = { countsFrom: START, asOf: null };

const about: Requirement = {
  key: 'gio-chuyen-de',
  label: 'Lớp chuyên đề',
  kind: 'hours',
  spec: {
    minutes: 120,
    topics: [
      { id: 'C05', title: 'Dịch vụ công' },
      { id: 'C08', title: 'Chống lừa đảo' },
    ],
  },
};

const any: Requirement = { key: 'gio-lop', label: 'Lớp', kind: 'hours', spec: { minutes: 120 } };

const attended = (session: string, topic: string | null, minutes: number, day = 1): Evidence => {
  const at = new Date(START.getTime() + day * 86_400_000);
  const head = { id: session, kind: 'hours-attended' as const, subject: session, sourceId: session };
  return { ...head, minutes, topic, scorePercent: null, occurredAt: at, recordedAt: at, supersededAt: null };
};

describe('hours of classes about named topics', () => {
  it('count from those classes alone, of each of them', () => {
    const facts = [attended('a', 'C01', 180), attended('b', null, 180), attended('c', 'C05', 60, 3)];
    expect(deriveCompletion([about], facts, period).requirements[0]).toMatchObject({
      done: 2,
      total: 4,
      missing: [{ kind: 'hours', minutes: 60, topics: ['Dịch vụ công', 'Chống lừa đảo'] }],
    });
    const more = [...facts, attended('d', 'C08', 60, 5)];
    expect(deriveCompletion([about], more, period).finishedAt).toEqual(new Date(START.getTime() + 5 * 86_400_000));
    expect(deriveCompletion([any], facts, period).requirements[0]?.isMet).toBe(true);
  });

  it('say which topics, and of other classes that they are about something else', () => {
    const facts = [attended('a', 'C01', 180)];
    const completion = deriveCompletion([about], facts, period);
    expect(explainRequirements(completion.requirements).get('gio-chuyen-de')?.explanation).toBe(
      'Cần dự 2 giờ lớp về “Dịch vụ công” hoặc “Chống lừa đảo”.',
    );
    expect(explainEvidence([about], facts, period, completion)[0]?.notCounted).toBe('other-topic');
    const both = deriveCompletion([about, any], facts, period);
    expect(explainEvidence([about, any], facts, period, both)[0]?.countsToward).toEqual(['gio-lop']);
  });

  it('are frozen with the titles of the day; a course that is not published stops the round', () => {
    const course = {
      id: 'C05',
      slug: 'dvc',
      title: 'Dịch vụ công',
      motif: 'nui',
      hash: 'h',
      lessons: [],
      quiz: null,
      task: null,
    };
    const stated = { id: 'gio', label: 'Lớp', kind: 'hours' as const, minutes: 60 };
    expect(freezeRequirements([{ ...stated, topics: ['C05'] }], [course]).requirements?.[0]?.spec).toMatchObject({
      topics: [{ id: 'C05', title: 'Dịch vụ công' }],
    });
    expect(freezeRequirements([{ ...stated, topics: ['C77'] }], [course]).unknown).toEqual(['C77']);
  });

  it('do not depend on the order of arrival', () => {
    const fact = fc.record({
      topic: fc.constantFrom('C01', 'C05', 'C08', null),
      minutes: fc.integer({ min: 10, max: 120 }),
      day: fc.integer({ min: 0, max: 20 }),
    });
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 8 }), (list) => {
        const facts = list.map(({ topic, minutes, day }, index) => attended(`s${index}`, topic, minutes, day));
        const derived = deriveCompletion([about], facts, period);
        expect(deriveCompletion([about], [...facts].reverse(), period)).toEqual(derived);
        const counted = facts.filter(({ topic }) => topic === 'C05' || topic === 'C08');
        const sum = counted.reduce((total, { minutes }) => total + (minutes ?? 0), 0);
        expect(derived.finishedAt !== null).toBe(sum >= 120);
      }),
    );
  });
});
