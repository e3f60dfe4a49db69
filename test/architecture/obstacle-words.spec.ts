import { isKnownOfMembers } from '../../libs/interop/src/undo/blocker.rules';
import { RoundRemovalRepository } from '../../libs/learning/src/rounds/round-removal.repository';
import { hasRoundWords } from '../../libs/learning/src/rounds/round.rules';
import { hasWordsFor } from '../../libs/org/src/undo/undo.rules';
import { WrittenRowRepository } from '../../libs/org/src/undo/written-row.repository';
import { TestApi } from '../support/test-api';

describe('what stands in the way of an undo', () => {
  let api: TestApi;
  let traces: WrittenRowRepository;
  beforeAll(async () => {
    api = await TestApi.start();
    traces = api.app.get(WrittenRowRepository, { strict: false });
  });
  afterAll(() => api.stop());

  it('is said in words for every table that names a unit, a team or a person, as the database knows them', async () => {
    const [units, teams, members] = await Promise.all([
      traces.tablesNaming('unit'),
      traces.tablesNaming('team'),
      traces.tablesNaming('member'),
    ]);
    // Of units by id alone, by id and path, by path alone; of teams by three columns.
    expect(units).toEqual(
      expect.arrayContaining(['planning.market', 'planning.trainer_home', 'identity.activation_code', 'org.unit']),
    );
    expect(teams).toEqual(expect.arrayContaining(['org.role_grant', 'org.seat_term']));
    expect(members).toContain('learning.evidence');
    // What places on the map say goes with the unit.
    const others = units.filter((table) => table !== 'org.unit_point');
    expect(others.filter((table) => !hasWordsFor('unit', table))).toEqual([]);
    expect(teams.filter((table) => !hasWordsFor('team', table))).toEqual([]);
    expect(members.filter((table) => !isKnownOfMembers(table))).toEqual([]);
  });

  it('is said in words for every table of another library that names a round or a passage', async () => {
    const tables = await api.app.get(RoundRemovalRepository, { strict: false }).tablesNaming();
    expect(tables).toEqual(expect.arrayContaining(['credentials.certificate', 'papers.paper', 'planning.plan']));
    expect(tables.filter((table) => !hasRoundWords(table))).toEqual([]);
  });
});
