import { type TestingModule } from '@nestjs/testing';
import { type Actor, NotFound } from '@lopso/platform';
import { type ClassPlace, evening, startClasses, type TestClass, TestClasses } from '../../../../test/support/classes';
import { type TestClock } from '../../../../test/support/test-clock';
import { ClassGroupService } from '../scheduling/class-group.service';
import { ClassSessionService, type ReturnHours } from './class-session.service';

describe('a cancelled session that comes back', () => {
  let module: TestingModule;
  let clock: TestClock;
  let classes: TestClasses;
  let place: ClassPlace;
  let made: TestClass;
  beforeAll(async () => {
    ({ module, clock } = await startClasses());
    classes = new TestClasses(module);
  });
  afterAll(() => module.close());
  beforeEach(async () => {
    clock.stopAt('2026-11-25T01:00:00Z');
    place = await classes.place();
    made = await classes.aClass(place);
  });

  const cancel = () => module.get(ClassSessionService).cancelSession(place.trainer, made.sessionId);
  const comeBack = (other: ReturnHours | null = null, as: Actor = place.trainer) =>
    module.get(ClassSessionService).restoreSession(as, made.sessionId, other);
  const session = () => module.get(ClassGroupService).getSession(place.trainer, made.sessionId);
  /** Another class in the same hall at the hours it had. */
  const taken = () => classes.aClass(place, { trainer: place.province.officer('trainer'), title: 'Lớp xen vào' });
  const refusal = async (other: ReturnHours | null = null) => {
    const error: unknown = await comeBack(other).catch((one: unknown) => one);
    return error as { code: string; params: { title: string; freeSlots: ReturnHours[] } };
  };

  it('is refused with the clash and the next free hours, and comes back at one of them in one act, with its people', async () => {
    const member = await place.province.member(place.commune);
    await classes.book(place.trainer, made.id, [member]);
    await cancel();
    await taken();
    const { code, params } = await refusal();
    expect([code, params.title]).toEqual(['classes.venue-busy', 'Lớp xen vào']);
    const [slot] = params.freeSlots;
    if (slot === undefined) throw new Error('other hours are offered');
    const { on, from, to } = slot;
    expect(await comeBack({ on, from, to })).toMatchObject({ missingCount: 0 });
    expect(await session()).toMatchObject({
      state: 'planned',
      bookedCount: 1,
      startsAt: new Date(`${on}T${from}+07:00`),
    });
  });

  it('comes back once: the same hours again are no other act, other ones are refused', async () => {
    await cancel();
    await comeBack(evening('2026-12-02'));
    await comeBack(evening('2026-12-02'));
    await comeBack();
    await expect(comeBack(evening('2026-12-03'))).rejects.toMatchObject({ code: 'classes.session-is-back' });
    expect(await session()).toMatchObject({ startsAt: new Date('2026-12-02T12:00:00Z') });
  });

  it('stays cancelled and where it was when the other hours are taken too', async () => {
    await cancel();
    await taken();
    expect((await refusal(evening('2026-12-01'))).code).toBe('classes.venue-busy');
    await expect(comeBack({ on: '2026-11-24', from: '19:00', to: '20:00' })).rejects.toMatchObject({
      code: 'classes.session-in-past',
    });
    expect(await session()).toMatchObject({ state: 'cancelled', startsAt: new Date('2026-12-01T12:00:00Z') });
  });

  it('comes back by an officer of the commune in the trainer’s place, and by nobody from beside', async () => {
    await cancel();
    const neighbour = place.province.officer('commune-officer', await place.province.commune());
    await expect(comeBack(evening('2026-12-02'), neighbour)).rejects.toThrow(NotFound);
    await comeBack(evening('2026-12-02'), place.province.officer('commune-officer', place.commune));
    expect(await session()).toMatchObject({ state: 'planned' });
  });

  it('holds hall and people at the hours it has then: one of many who want them gets them', async () => {
    await cancel();
    const rivals = Array.from({ length: 8 }, () =>
      classes.aClass(place, { trainer: place.province.officer('trainer'), on: '2026-12-02' }),
    );
    const results = await Promise.allSettled([comeBack(evening('2026-12-02')), ...rivals]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
