import { CERTIFICATE_STATES } from '../certificates/certificate.rules';
import {
  actsOnChange,
  CHANGE_KINDS,
  CHANGE_REASONS,
  correctionsOf,
  isLapsed,
  lapsesAt,
  needsDocument,
  obstacleOf,
  type WeighedCertificate,
} from './change.rules';

const paper = (more: Partial<WeighedCertificate> = {}): WeighedCertificate => ({
  ...{ state: 'valid', hasSuccessor: false, isErased: false, isFinished: true, isChanged: true, hasCase: false },
  ...more,
});

describe('what stands in the way of a change', () => {
  it('is the state: a standing paper is withdrawn and replaced, a withdrawn one issued again', () => {
    const free = CERTIFICATE_STATES.map((state) => [
      state,
      ...CHANGE_KINDS.filter((kind) => obstacleOf(kind, paper({ state })) === null),
    ]);
    expect(free).toEqual([
      ['valid', 'withdraw', 'replace'],
      ['replaced'],
      ['withdrawn', 'reissue'],
      ['expired', 'withdraw', 'replace'],
    ]);
    expect(obstacleOf('reissue', paper({ state: 'withdrawn', hasSuccessor: true }))).toBe('state');
  });

  it('is, for keeping it, a passage about which nothing is undecided, and whatever no longer stands', () => {
    const fallen = { isFinished: false, hasCase: true };
    const free = CERTIFICATE_STATES.filter((state) => obstacleOf('keep', paper({ ...fallen, state })) === null);
    expect(free).toEqual(['valid']);
    expect(obstacleOf('keep', paper({ ...fallen, hasCase: false }))).toBe('settled');
    expect(obstacleOf('keep', paper({ ...fallen, isFinished: true }))).toBe('settled');
    expect(obstacleOf('keep', paper({ ...fallen, isErased: true }))).toBe('erased');
  });

  it('is an erasure, but not for a withdrawal', () => {
    expect(obstacleOf('withdraw', paper({ isErased: true }))).toBeNull();
    expect(obstacleOf('replace', paper({ isErased: true }))).toBe('erased');
    expect(obstacleOf('reissue', paper({ state: 'withdrawn', isErased: true }))).toBe('erased');
  });

  it('is a new paper that would read the same, and a round that isn’t finished any more', () => {
    expect(obstacleOf('replace', paper({ isChanged: false }))).toBe('unchanged');
    expect(obstacleOf('reissue', paper({ state: 'withdrawn', isChanged: false }))).toBeNull();
    expect(obstacleOf('reissue', paper({ state: 'withdrawn', isFinished: false }))).toBe('not-finished');
    expect(obstacleOf('withdraw', paper({ isFinished: false }))).toBeNull();
  });
});

describe('corrections', () => {
  const before = {
    ...{ fullName: 'Vàng Thị Mỹ', birthYear: 1987, unit: 'Tổ thôn Làng Bát', courses: 3, classMinutes: 180 },
    ...{ title: 'Bồi dưỡng 2026', decisionNumber: '154/QĐ-SKHCN', decidedOn: '2026-08-20' },
    ...{ startedOn: '2026-09-07', finishedOn: '2026-12-05', validUntil: '2028-12-04' },
  };

  it('tell the old value and the new one, in the order of the paper, and nothing that stays', () => {
    expect(correctionsOf(before, { ...before, birthYear: 1978, fullName: 'Vàng Thị Mỷ' })).toEqual([
      { field: 'fullName', before: 'Vàng Thị Mỹ', after: 'Vàng Thị Mỷ' },
      { field: 'birthYear', before: '1987', after: '1978' },
    ]);
    expect(correctionsOf(before, { ...before })).toEqual([]);
  });

  it('tell how the round was corrected, its dates as they are printed', () => {
    const after = { ...before, title: 'Bồi dưỡng năm 2026', decisionNumber: '145/QĐ-SKHCN', decidedOn: '2026-08-21' };
    expect(correctionsOf(before, { ...after, unit: 'Tổ xã Hàm Yên', courses: 2 })).toEqual([
      { field: 'unit', before: 'Tổ thôn Làng Bát', after: 'Tổ xã Hàm Yên' },
      { field: 'title', before: 'Bồi dưỡng 2026', after: 'Bồi dưỡng năm 2026' },
      { field: 'contents', before: '3 khóa học và 3 giờ lớp trực tiếp', after: '2 khóa học và 3 giờ lớp trực tiếp' },
      { field: 'decisionNumber', before: '154/QĐ-SKHCN', after: '145/QĐ-SKHCN' },
      { field: 'decidedOn', before: '20/08/2026', after: '21/08/2026' },
    ]);
    expect(correctionsOf(before, { ...before, decisionNumber: '145/QĐ-SKHCN' })).toHaveLength(1);
  });

  it('tell other days of the passage and of its end, in the words of the paper', () => {
    const period = { field: 'period', before: 'từ ngày 07/09/2026 đến ngày 05/12/2026' };
    const moved = { ...before, finishedOn: '2027-02-10', validUntil: '2029-02-09' };
    expect(correctionsOf(before, moved)).toEqual([
      { ...period, after: 'từ ngày 07/09/2026 đến ngày 10/02/2027' },
      { field: 'validUntil', before: '04/12/2028', after: '09/02/2029' },
    ]);
    expect(correctionsOf(before, { ...before, startedOn: '2026-09-20' })).toEqual([
      { ...period, after: 'từ ngày 20/09/2026 đến ngày 05/12/2026' },
    ]);
    for (const validUntil of [null, undefined])
      expect(correctionsOf({ ...before, validUntil }, before)).toEqual([
        { field: 'validUntil', before: 'không thời hạn', after: '04/12/2028' },
      ]);
    expect(correctionsOf({ ...before, validUntil: undefined }, { ...before, validUntil: null })).toEqual([]);
  });

  it('tell what was learnt in the words of the paper', () => {
    expect(correctionsOf(before, { ...before, classMinutes: 0 })).toEqual([
      { field: 'contents', before: '3 khóa học và 3 giờ lớp trực tiếp', after: '3 khóa học' },
    ]);
  });
});

describe('who may do what with a proposal', () => {
  const proposedAt = new Date('2026-11-26T03:00:00Z');
  const change = {
    ...{ kind: 'withdraw' as const, state: 'proposed' as const, proposedBy: 'an', expiresAt: lapsesAt(proposedAt, 14) },
    ...{ answeredBy: null, closedAt: null, reopenable: 0 },
  };

  it('lets who made it take it back, and others answer', () => {
    expect(actsOnChange(change, 'an', proposedAt)).toEqual(['take-back']);
    expect(actsOnChange(change, 'binh', proposedAt)).toEqual(['approve', 'decline']);
  });

  it('lets nobody do anything once it is answered, or lapsed to the very millisecond', () => {
    for (const state of ['done', 'declined', 'taken-back', 'expired'] as const)
      expect(actsOnChange({ ...change, state }, 'binh', proposedAt)).toEqual([]);
    const last = new Date('2026-12-10T02:59:59.999Z');
    expect([isLapsed(change, last), isLapsed(change, new Date('2026-12-10T03:00:00Z'))]).toEqual([false, true]);
    expect(actsOnChange(change, 'binh', new Date('2026-12-10T03:00:00Z'))).toEqual([]);
    expect(isLapsed({ ...change, state: 'done' }, new Date('2027-01-01T00:00:00Z'))).toBe(false);
  });
});

describe('what was kept', () => {
  const closedAt = new Date('2026-11-26T03:00:00Z');
  const kept = {
    ...{ kind: 'keep' as const, state: 'done' as const, proposedBy: 'an', answeredBy: 'binh', reopenable: 2 },
    ...{ closedAt, expiresAt: closedAt },
  };

  it('is taken back by either of the two, for a day', () => {
    const last = new Date('2026-11-27T03:00:00Z');
    const may = (who: string, at = last) => actsOnChange(kept, who, at);
    expect([may('an'), may('binh'), may('cuc')]).toEqual([['undo'], ['undo'], []]);
    expect(may('an', new Date(last.getTime() + 1))).toEqual([]);
  });

  it('is taken back once, and a withdrawal never', () => {
    expect(actsOnChange({ ...kept, reopenable: 0 }, 'an', closedAt)).toEqual([]);
    expect(actsOnChange({ ...kept, kind: 'withdraw' }, 'an', closedAt)).toEqual([]);
    expect(needsDocument('keep', 'decided') && !needsDocument('keep', 'our-fault')).toBe(true);
  });
});

it('every kind has reasons, each once, and other comes last; a paper is kept for no other', () => {
  for (const kind of CHANGE_KINDS) {
    expect(new Set(CHANGE_REASONS[kind]).size).toBe(CHANGE_REASONS[kind].length);
    expect(CHANGE_REASONS[kind].at(-1)).toBe(kind === 'keep' ? 'decided' : 'other');
  }
});
