import { type GoneRound, seen, wanted, type YearDesk } from './year-desk';

interface Column {
  readonly table: string;
  readonly column: string;
}

/** Where a round that was taken back, or a passage of it, is still told of (decision 0131). The trail keeps it; it and the queues are left out. */
export async function faultsOfGone(desk: YearDesk, { round, cycleIds }: GoneRound): Promise<string[]> {
  const { api, cast } = desk;
  const faults: string[] = [];
  for (const page of ['', '/overview', '/people', '/register', '/extensions', '/taking-back', '/audience'])
    await wanted(`a round that is gone${page}`, api.get(`/api/rounds/${round.id}${page}`, { as: cast.an }), [404]);
  const { rounds } = await seen(desk, '/api/rounds', cast.an);
  const reported = await seen(desk, '/api/report-rounds', cast.an);
  const listed = [...rounds, ...reported] as { id: string }[];
  if (listed.some(({ id }) => id === round.id)) faults.push('a round that is gone is listed');
  for (const { table, column } of await columnsNaming(desk)) {
    const [left] = await api.database.query<{ rows: number }>(
      `select count(*)::int as rows from ${table} where ${column}::text = any($1::text[])`,
      [[round.id, ...cycleIds]],
    );
    if ((left?.rows ?? 0) > 0) faults.push(`of a round that is gone ${left?.rows} rows are left in ${table}.${column}`);
  }
  return faults;
}

/** Every column of ids that names rounds or passages, tables of the trail and of the queues left out. */
async function columnsNaming({ api }: YearDesk): Promise<Column[]> {
  return api.database.query<Column>(
    `select format('%I.%I', c.table_schema, c.table_name) as table, format('%I', c.column_name) as column
     from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where t.table_type = 'BASE TABLE' and c.data_type = 'uuid' and (c.column_name ~ '(round|cycle)_id$' or c.column_name in ('reopens'))
       and c.table_schema in ('learning', 'credentials', 'papers', 'planning', 'classes', 'assessment', 'reporting', 'interop', 'org', 'identity')
     order by 1, 2`,
    [],
  );
}
