import { Problem } from '../../lib/api/problem';
import { OpenRoundState } from './open-round.svelte';
import type { Round, RoundTemplate } from './rounds-words';

const template = (programmeId: string, title: string): RoundTemplate => ({
  programmeId,
  title,
  html: '',
  audience: [],
  requirements: [],
  totalSteps: 0,
  missing: [],
  certificate: 'hoan-thanh',
  level: 'basic',
  basis: [],
  isReleasedByTwo: false,
});
const first = template('BD-1', 'Đợt 1');
const second = template('BD-2', 'Đợt 2');

function aForm(): OpenRoundState {
  const form = new OpenRoundState('2026-11-25');
  form.templates.set([first, second]);
  form.choose(first);
  return form;
}

describe('the form that opens a round', () => {
  it('takes the title of the programme until the officer writes another', () => {
    const form = aForm();
    form.choose(second);
    expect(form.entries.title).toBe('Đợt 2');
    form.entries.title = 'Đợt cuối năm';
    form.choose(first);
    expect([form.programmeId, form.entries.title]).toEqual(['BD-1', 'Đợt cuối năm']);
  });

  it('begins with what the round before it says, and leaves the decision and the due date to be entered', () => {
    const form = aForm();
    const before = { title: 'Bồi dưỡng, đợt 1', release: 'manual', dueOn: '2026-12-31', validity: null };
    const counted = { dueFrom: 'joining', dueDays: 45, graceDays: 7, newcomerDays: null };
    form.follow({ ...before, ...counted, certificateTemplate: 'nang-cao' } as unknown as Round);
    expect(form.terms.body).toEqual({ dueFrom: 'joining', dueDays: 45, graceDays: 7 });
    expect(form.certificateTemplate).toBe('nang-cao');
    expect(form.entries).toEqual({
      title: 'Bồi dưỡng, đợt 2',
      release: 'manual',
      startsOn: '2027-01-01',
      decisionNumber: '',
      decidedOn: '',
      dueOn: '',
    });
  });

  it('does not begin with papers that come by themselves where two people release them', () => {
    const form = new OpenRoundState('2026-11-25');
    form.templates.set([{ ...first, isReleasedByTwo: true }]);
    form.choose(first);
    const before = { title: 'Đợt 1', release: 'automatic', dueOn: '2026-12-31', validity: null, programmeId: 'BD-1' };
    form.follow({ ...before, graceDays: 0, newcomerDays: null } as never);
    expect(form.entries.release).toBe('manual');
  });

  it('takes the design of the round before for papers of its programme only, unless it was chosen', () => {
    const form = aForm();
    const before = { title: 'Đợt 1', release: 'manual', dueOn: '2026-12-31', validity: null, programmeId: 'BD-1' };
    form.follow({ ...before, ...{ graceDays: 0, newcomerDays: null }, certificateTemplate: 'hoan-thanh' } as never);
    form.choose(second);
    expect(form.certificateTemplate).toBe('');
    form.choose(first);
    expect(form.certificateTemplate).toBe('hoan-thanh');
    form.certificateTemplate = 'khen';
    form.choose(second);
    expect(form.certificateTemplate).toBe('khen');
  });

  it('proposes who finished a basic round for an in-depth programme, until the officer says otherwise', () => {
    const deep: RoundTemplate = { ...template('NC-1', 'Chuyên sâu'), level: 'in-depth', basis: ['BD-1'] };
    const round = (id: string, programmeId: string, reopens: string | null = null) =>
      ({ id, programmeId, reopens }) as Round;
    const form = aForm();
    form.proposal.rounds = [round('r3', 'BD-1', 'r1'), round('r2', 'BD-1'), round('r1', 'BD-1'), round('x', 'BD-2')];
    form.choose(deep);
    const proposed = { match: 'all', conditions: [{ kind: 'round', values: ['r2', 'r1'] }], except: [] };
    expect(form.audienceTerms.body).toEqual(proposed);
    form.choose(first);
    expect(form.audienceTerms.body).toBeNull();
    form.choose(deep);
    form.audienceTerms.add('any-round');
    form.choose(second);
    expect(form.audienceTerms.body?.conditions).toEqual([...proposed.conditions, { kind: 'any-round' }]);
    const [condition, other] = form.audienceTerms.entries;
    for (const one of [condition, other]) if (one) form.audienceTerms.remove(one);
    expect(form.audienceTerms.body).toBeNull();
    form.proposal.rounds = [];
    form.choose(deep);
    expect(form.audienceTerms.body).toBeNull();
  });

  it('keeps for whom the round was that it follows, also in an in-depth programme', () => {
    const deep: RoundTemplate = { ...template('NC-1', 'Chuyên sâu'), level: 'in-depth', basis: ['BD-1'] };
    const form = aForm();
    form.proposal.rounds = [{ id: 'r1', programmeId: 'BD-1', reopens: null } as Round];
    form.choose(deep);
    const before = {
      title: 'Chuyên sâu, đợt 1',
      release: 'manual',
      dueOn: '2026-12-31',
      dueFrom: null,
      dueDays: null,
      graceDays: 0,
      validity: null,
    };
    form.follow({ ...before, newcomerDays: null, rule: null } as unknown as Round);
    expect(form.audienceTerms.body).toBeNull();
  });

  it('names what is left empty only after sending was tried, and sends nothing then', async () => {
    const form = aForm();
    expect(form.faultOf('decisionNumber')).toBeNull();
    expect(await form.send()).toBeNull();
    const empty = (['title', 'decisionNumber', 'decidedOn', 'startsOn', 'dueOn', 'release'] as const).filter(
      (entry) => form.faultOf(entry)?.kind === 'empty',
    );
    expect(empty).toEqual(['decisionNumber', 'decidedOn', 'dueOn', 'release']);
  });

  it('takes no first day or due date years away, which is a slip of the hand, and says so beside it', async () => {
    const form = aForm();
    Object.assign(form.entries, { decisionNumber: '1/QĐ', decidedOn: '2026-11-20', release: 'manual' });
    Object.assign(form.entries, { startsOn: '2016-11-25', dueOn: '2062-12-31' });
    const faults = () => (['startsOn', 'dueOn', 'decidedOn'] as const).map((entry) => form.faultOf(entry));
    expect(faults()).toEqual([null, null, null]);
    expect(await form.send()).toBeNull();
    expect(faults()).toEqual([{ kind: 'far' }, { kind: 'far' }, null]);
    Object.assign(form.entries, { startsOn: '2021-11-25', dueOn: '2031-11-25' });
    expect(faults()).toEqual([null, null, null]);
  });

  it('asks for a number of days where days are counted, and takes none that is no number', async () => {
    const form = aForm();
    form.terms.dueFrom = 'joining';
    form.terms.graceDays = '5 ngày';
    expect(form.faultOfDays('dueDays')).toBeNull();
    expect(await form.send()).toBeNull();
    expect([form.faultOfDays('dueDays'), form.faultOfDays('graceDays')]).toEqual([
      { kind: 'empty' },
      { kind: 'empty' },
    ]);
    form.terms.dueDays = '60';
    form.terms.graceDays = '';
    expect([form.faultOfDays('dueDays'), form.faultOfDays('graceDays')]).toEqual([null, null]);
    form.terms.dueDays = '0';
    expect(form.faultOfDays('dueDays')).toEqual({ kind: 'empty' });
  });

  it('gives newcomers days where one date holds for everybody, as the round before did, and none where days are counted', () => {
    const { terms } = aForm();
    expect(terms.body).toEqual({ newcomerDays: 60 });
    terms.newcomersUntil = '2028-12-31';
    expect(terms.body).toEqual({ newcomerDays: 60, newcomersUntil: '2028-12-31' });
    terms.newcomerDays = 'lâu';
    expect([terms.isRight('newcomerDays'), terms.isWhole]).toEqual([false, false]);
    terms.newcomerDays = '';
    expect([terms.isWhole, terms.body]).toEqual([true, {}]);
    terms.follow({ dueFrom: null, dueDays: null, graceDays: 0, newcomerDays: 30 });
    expect([terms.newcomerDays, terms.graceDays]).toEqual(['30', '']);
    terms.dueFrom = 'seat';
    terms.dueDays = '45';
    expect(terms.body).toEqual({ dueFrom: 'seat', dueDays: 45 });
  });

  it('shows what the server says of an entry beside it, and of the whole above the button', () => {
    const form = aForm();
    const fault = { pointer: '#/dueOn', code: 'learning.due-in-past', detail: 'Hạn đã qua.', params: {} };
    form.problem = new Problem('problem', { status: 400, code: 'platform.invalid-input', errors: [fault] });
    expect([form.faultOf('dueOn'), form.refusal]).toEqual([{ kind: 'refused', text: 'Hạn đã qua.' }, null]);
    form.problem = new Problem('problem', { status: 422, code: 'learning.no-audience' });
    expect(form.refusal).toBe(form.problem);
  });
});
