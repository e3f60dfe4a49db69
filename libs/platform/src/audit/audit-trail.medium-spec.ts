import { Test, type TestingModule } from '@nestjs/testing';
import { TestClock } from '../../../../test/support/test-clock';
import { Scope } from '../access/scope';
import { Clock } from '../clock/clock';
import { PlatformModule } from '../platform.module';
import { newId } from '../text/uuid';
import { Audit } from './audit';
import { AuditTrail } from './audit-trail';

describe('the trail of a scope that took over other places', () => {
  let module: TestingModule;
  let trail: AuditTrail;
  const clock = new TestClock();

  beforeAll(async () => {
    module = await Test.createTestingModule({ imports: [PlatformModule] })
      .overrideProvider(Clock)
      .useValue(clock)
      .compile();
    trail = module.get(AuditTrail);
  });
  afterEach(() => clock.release());
  afterAll(() => module.close());

  it('has every entry of theirs once, the latest first, page by page, and of a place given up only those of its days', async () => {
    const root = `t${newId().replaceAll('-', '').slice(6)}`;
    const wrote = async (place: string, at: string): Promise<void> => {
      clock.stopAt(at);
      const entry = { action: `org.at-${place}`, subjectType: 'unit', subjectId: newId() };
      await module.get(Audit).record(null, { ...entry, unitPath: `${root}.${place}` });
    };
    await wrote('own', '2026-01-01T00:00:00Z');
    for (const place of ['merged', 'first', 'first.v01', 'second', 'stranger'])
      await wrote(place, '2026-02-01T00:00:00Z');
    for (const place of ['merged', 'first', 'first.v01', 'second']) await wrote(place, '2026-04-01T00:00:00Z');
    await wrote('own', '2026-05-01T00:00:00Z');
    await module
      .get(Audit)
      .record(null, { action: 'org.at-no-unit', subjectType: 'x', subjectId: 'x', unitPath: null });
    const place = (name: string, until: string | null) => ({
      ...{ unitPath: `${root}.${name}`, until: until === null ? null : new Date(until) },
    });
    const former = [
      place('merged', null),
      place('first', '2026-03-01T00:00:00Z'),
      place('first.v01', '2026-03-15T00:00:00Z'),
      place('second', '2026-04-15T00:00:00Z'),
    ];
    const found: string[] = [];
    let after: string | null = null;
    for (;;) {
      const page = await trail.list(Scope.ofPaths([`${root}.own`]), { former, limit: 3, after });
      found.push(...page.map(({ action }) => action.slice('org.at-'.length)));
      after = page[page.length - 1]?.seq ?? null;
      if (page.length < 3) break;
    }
    expect(found).toEqual(['own', 'second', 'merged', 'second', 'first.v01', 'first', 'merged', 'own']);
    const asked = await trail.list(Scope.ofPaths([`${root}.own`]), { former, limit: 9, kind: 'org.at-first' });
    expect(asked.map(({ action }) => action)).toEqual(['org.at-first.v01', 'org.at-first']);
  });
});
