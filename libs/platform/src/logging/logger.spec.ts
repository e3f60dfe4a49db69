import { JsonLogger } from './logger';

/** The lines written while `work` runs. */
function linesOf(work: (logger: JsonLogger) => void): string {
  const lines: string[] = [];
  work(new JsonLogger('info', 'test', { write: (line) => void lines.push(line) }));
  return lines.join('');
}

describe('the log', () => {
  const violation = Object.assign(new Error('new row violates check constraint'), {
    code: '23514',
    constraint: 'member_organisation_ck',
    detail: 'Failing row contains (Vàng Thị Mỷ, +84992345678).',
    parameters: ['Vàng Thị Mỷ'],
  });

  it('names the constraint that an error broke and leaves out the row', () => {
    const line = linesOf((logger) => logger.error({ error: violation, requestId: 'r1' }));
    expect(JSON.parse(line)).toMatchObject({
      requestId: 'r1',
      err: { code: '23514', constraint: 'member_organisation_ck' },
    });
    expect(line).not.toMatch(/Vàng|84992345678/);
  });

  it('treats causes alike', () => {
    const line = linesOf((logger) => logger.error(new Error('not written', { cause: violation })));
    expect(JSON.parse(line)).toMatchObject({ err: { message: 'not written', cause: { code: '23514' } } });
    expect(line).not.toMatch(/Vàng|84992345678/);
  });
});
