import { PAPER_KINDS } from '../papers/paper-kinds.rules';
import { knownNames, sampleValues } from './sample-values.rules';

describe('what a template is looked at with', () => {
  it.each(PAPER_KINDS)('has a value for everything a template may ask for: %s', (kind) => {
    const { fields, tables } = sampleValues(kind);
    const known = knownNames(kind);
    expect(known.fields.filter((name) => name !== 'cơ quan' && !fields[name])).toEqual([]);
    expect(known.tables.filter((name) => !tables[name]?.rows.length)).toEqual([]);
  });
});
