import type { CertificatePage } from './certificate.svelte';
import { canUndoKeeping } from './own-keeping.svelte';

const NOON = Date.parse('2026-11-26T12:00:00Z');
const paper = (more: Partial<CertificatePage>): CertificatePage =>
  ({ isStillFinished: false, ...more }) as CertificatePage;

describe('taking back that a paper was kept', () => {
  it('is offered to whoever kept it, until the instant the server names, and while its passage is fallen', () => {
    const ownKeeping = { caseId: 'k', undoableUntil: '2026-11-26T13:00:00Z' };
    expect(canUndoKeeping(paper({ ownKeeping }), NOON)).toBe(true);
    expect(canUndoKeeping(paper({ ownKeeping }), NOON + 3_600_000)).toBe(false);
    expect(canUndoKeeping(paper({ ownKeeping, isStillFinished: true }), NOON)).toBe(false);
    expect(canUndoKeeping(paper({ ownKeeping: null }), NOON)).toBe(false);
  });

  it('is offered to nobody by an answer of an earlier server', () => {
    expect(canUndoKeeping(paper({}), NOON)).toBe(false);
  });
});
