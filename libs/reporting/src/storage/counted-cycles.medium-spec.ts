import { Database, newId, PlatformModule } from '@lopso/platform';
import { Test, type TestingModule } from '@nestjs/testing';
import { COUNTED_CYCLES } from './counted-cycles';

interface Node {
  readonly 'Relation Name'?: string;
  readonly Alias?: string;
  readonly Plans?: readonly Node[];
}

const read = (node: Node): string[] => [
  `${node['Relation Name'] ?? ''} ${node.Alias ?? ''}`,
  ...(node.Plans ?? []).flatMap(read),
];

describe('who is counted', () => {
  let module: TestingModule;
  beforeAll(async () => {
    module = await Test.createTestingModule({ imports: [PlatformModule] }).compile();
  });
  afterAll(() => module.close());

  // A look for later cycles beside each cycle took a minute for a round of 20,000 of which the planner's figures knew nothing yet.
  it('is read from the cycles once: none is compared with the others', async () => {
    const [row] = await module.get(Database).query<{
      'QUERY PLAN': readonly { readonly Plan: Node }[];
    }>(`explain (format json) select * from (${COUNTED_CYCLES}) counted`, [newId(), '2026-11-28', ['08']]);
    const tables = (row?.['QUERY PLAN'] ?? []).flatMap(({ Plan }) => read(Plan));
    // Beside them those of later rounds, where a renewal lies open (decision 0117).
    const cycles = tables.filter((name) => name.startsWith('cycle '));
    expect(cycles.filter((name) => name !== 'cycle ahead')).toEqual(['cycle c']);
    expect(tables).toEqual(expect.arrayContaining(['seat_term s', 'team t']));
  });
});
