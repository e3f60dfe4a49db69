/** @jest-environment jsdom */
import { answerFrom, mountPage, settled, simulateDialogs, simulateLayout } from '../../lib/testing/mounted-page';
import { bookableCommunes } from './booking-ground';
import { ClassGroupState } from './class-group.svelte';
import BookTeamsSheet from './components/BookTeamsSheet.svelte';
import { PeopleSearch } from './people-search.svelte';
import { plannedWords } from './words';

const planned = (communeId: string, isOwn: boolean) => ({
  communeId,
  communeName: `Xã ${communeId}`,
  people: 3,
  isByMove: false,
  goingOn: [{ communeId, communeName: `Xã ${communeId}`, isOwn }],
});
const idsOf = (communes: readonly { communeId: string }[]): string[] => communes.map(({ communeId }) => communeId);

describe('whose people are booked into a class', () => {
  it('are those of every commune of hers it was planned for, where she is a guest', () => {
    const group = {
      communeId: 'nha',
      communeName: 'Xã nha',
      plannedFor: ['nha', 'a', 'b'].map((id) => planned(id, id !== 'nha')),
    };
    expect(idsOf(bookableCommunes({ ...group, isGuest: true }))).toEqual(['a', 'b']);
    expect(idsOf(bookableCommunes({ ...group, isGuest: false }))).toEqual(['nha', 'a', 'b']);
    expect(idsOf(bookableCommunes({ ...group, isGuest: false, plannedFor: [] }))).toEqual(['nha']);
  });

  it('are those of what came of a commune that was split, where it is hers, and the class says so', () => {
    const goingOn = ['c', 'd'].flatMap((id) => planned(id, id === 'd').goingOn);
    const group = {
      communeId: 'nha',
      communeName: 'Xã nha',
      isGuest: true,
      plannedFor: [{ ...planned('cu', false), goingOn }],
    };
    expect(bookableCommunes(group)).toEqual([{ communeId: 'd', communeName: 'Xã d' }]);
    expect(plannedWords(group)).toContain('xã cu (nay là xã c, xã d) 3 người');
  });

  it('were planned for, or in the class when it moved there: it says each', () => {
    const moved = { ...planned('b', true), people: 2, isByMove: true };
    const said = (isGuest: boolean, ...plannedFor: (typeof moved)[]): string => plannedWords({ isGuest, plannedFor });
    expect(said(false, planned('a', false), moved)).toBe(
      'Lớp xếp cho xã a 3 người. Khi dời đến đây, lớp có xã b 2 người.',
    );
    expect(said(true, moved)).toMatch(/^Khi dời đến đây, lớp có xã b 2 người. Anh chị ghi tên/);
  });

  it('are sought in these communes alone, where she may book nobody else', async () => {
    const asked: string[] = [];
    answerFrom((address) => {
      asked.push(new URL(address, 'http://x').searchParams.get('communeId') ?? 'all');
      return Promise.resolve({ items: [], nextCursor: null });
    });
    for (const isClosed of [true, false]) {
      const search = new PeopleSearch(() => ({ communeIds: ['a', 'b'], isClosed }));
      search.text = 'Lò';
      await search.people.load();
    }
    expect(asked).toEqual(['a', 'b', 'a', 'b', 'all']);
  });

  describe('by teams', () => {
    beforeAll(() => {
      simulateLayout();
      simulateDialogs();
    });

    it('are chosen one commune at a time, and no team is kept that is not seen', async () => {
      const sent: unknown[] = [];
      let come = (): void => undefined;
      const awaited = new Promise<void>((resolve) => (come = resolve));
      answerFrom(async (address, body) => {
        if (address.endsWith('/bookings')) {
          sent.push(body);
          return { booked: [], notBooked: [] };
        }
        const communeId = address.split('/').at(-2) ?? '';
        if (communeId === 'b') await awaited;
        const team = { id: `to-${communeId}`, heldSeats: 4 };
        return { units: [{ unitId: communeId, unitName: `Thôn của ${communeId}`, team }] };
      });
      const communes = [planned('a', true), planned('b', true)];
      const state = new ClassGroupState(() => 'g');
      const props = { open: true, state, communes, required: [], onbooked: () => undefined };
      const page = await mountPage(BookTeamsSheet, props);
      const words = (): string => document.body.textContent.replaceAll(/\s+/g, ' ');
      expect(words()).toContain('Thôn của a');
      document.querySelector<HTMLInputElement>('input[type=checkbox]')?.click();
      await settled();
      const box = document.querySelector('select');
      if (box === null) throw new Error('no choice of communes');
      box.value = 'b';
      box.dispatchEvent(new Event('change', { bubbles: true }));
      await settled();
      expect(document.querySelectorAll('input[type=checkbox]')).toHaveLength(0);
      expect(words()).not.toContain('Thôn của a');
      come();
      await settled();
      expect(words()).toContain('Thôn của b');
      const team = document.querySelector<HTMLInputElement>('input[type=checkbox]');
      expect(team?.checked).toBe(false);
      team?.click();
      await settled();
      const [, book] = document.querySelectorAll<HTMLButtonElement>('dialog footer button, dialog .actions button');
      book?.click();
      await settled();
      expect(sent).toEqual([expect.objectContaining({ teamIds: ['to-b'] })]);
      await page.leave();
    });
  });
});
