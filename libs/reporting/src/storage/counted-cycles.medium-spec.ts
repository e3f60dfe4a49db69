import { Database, newId, PlatformModule } from '@lopso/platform';
import { Test, type TestingModule } from '@nestjs/testing';
import { COUNTED_CYCLES } from './counted-cycles';

interface Node {
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly Node[];
}

const read = (node: Node): string[] => [node['Relation Name'] ?? '', ...(node.Plans ?? []).flatMap(read)];

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
    expect(tables.filter((name) => name === 'cycle')).toHaveLength(1);
    expect(tables).toEqual(expect.arrayContaining(['seat_term', 'team']));
  });
});
