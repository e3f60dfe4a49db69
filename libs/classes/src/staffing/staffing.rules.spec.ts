import { type CrewMeans, faultOfCrew, newlyAway } from './staffing.rules';

const means: CrewMeans = {
  trainerId: 't',
  teacherIds: new Set(['t', 'a', 'b']),
  ownedIds: new Set(['projector', 'old']),
  awayIds: new Set(['old']),
};

const nobody = { assistantIds: [], equipmentIds: [] };

describe('assistants and equipment of a session', () => {
  it('may be none, or teachers and things of the commune', () => {
    expect(faultOfCrew(nobody, means, nobody)).toBeNull();
    expect(faultOfCrew({ assistantIds: ['a', 'b'], equipmentIds: ['projector'] }, means, nobody)).toBeNull();
  });

  it('are not the trainer herself', () => {
    expect(faultOfCrew({ ...nobody, assistantIds: ['a', 't'] }, means, nobody)).toBe('assistant-is-trainer');
  });

  it('are nobody who teaches elsewhere, but who assists already may stay', () => {
    const wish = { ...nobody, assistantIds: ['gone'] };
    expect(faultOfCrew(wish, means, nobody)).toBe('assistant-unknown');
    expect(faultOfCrew(wish, means, wish)).toBeNull();
  });

  it('are no things of another commune', () => {
    expect(faultOfCrew({ ...nobody, equipmentIds: ['theirs'] }, means, nobody)).toBe('equipment-elsewhere');
  });

  it('are nothing that is put away, but what is lent already is no new choice', () => {
    const wish = { ...nobody, equipmentIds: ['projector', 'old'] };
    expect(faultOfCrew(wish, means, nobody)).toBe('equipment-put-away');
    expect(newlyAway(wish, means, nobody)).toEqual(['old']);
    expect(faultOfCrew(wish, means, wish)).toBeNull();
  });
});
