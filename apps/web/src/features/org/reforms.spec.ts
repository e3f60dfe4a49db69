/** @jest-environment jsdom */
import { ReformForm } from './reforms.svelte';

interface Sent {
  path: string;
  body: unknown;
}

/** Stands for the server: answers in turn, and remembers what it was sent. */
function aServer(answers: unknown[]): Sent[] {
  const sent: Sent[] = [];
  globalThis.fetch = (address, options) => {
    sent.push({ path: String(address), body: JSON.parse(String(options?.body ?? 'null')) as unknown });
    return Promise.resolve({
      ok: true,
      status: 200,
      headers: new Headers(),
      text: () => Promise.resolve(JSON.stringify(answers.shift())),
    } as Response);
  };
  return sent;
}

const effect = {
  endingTeams: [],
  villages: 3,
  villageTeams: 2,
  people: 9,
  accounts: 4,
  grants: [] as object[],
  namesakes: [],
};

function aMerger(): ReformForm {
  const form = new ReformForm();
  form.add({ value: 'a', label: 'Xã A' });
  form.add({ value: 'b', label: 'Xã B' });
  form.add({ value: 'b', label: 'Xã B' });
  form.decisionNumber = ' 1999/NQ ';
  form.effectiveOn = '2026-11-20';
  const [made] = form.made;
  if (made) [made.name, made.code] = [' Đồng Tâm ', '09001'];
  return form;
}

describe('a reform of communes on the screen', () => {
  it('is recorded as it was shown, and shown anew once anything in it changed', async () => {
    const sent = aServer([effect, { actId: 'act' }]);
    const form = aMerger();
    expect(form.effect).toBeNull();
    await form.preview();
    expect(form.effect).toEqual(effect);
    expect(await form.record()).toEqual({ actId: 'act' });
    expect(sent.map(({ path }) => path)).toEqual(['/api/commune-reforms/preview', '/api/commune-reforms']);
    expect({ ...(sent[0]?.body as object), grants: [] }).toEqual(sent[1]?.body);
    expect(sent[0]?.body).toEqual({
      ...{ fromIds: ['a', 'b'], to: [{ code: '09001', word: 'Xã', name: 'Đồng Tâm' }], villages: [] },
      ...{ decisionNumber: '1999/NQ', effectiveOn: '2026-11-20' },
    });
    form.decisionNumber = '2000/NQ';
    expect(form.effect).toBeNull();
  });

  it('names every right over the communes that end: those passed on go along, all others end', async () => {
    const right = (id: string, canPass = true) => ({ id, canPass, holderName: id });
    const sent = aServer([{ ...effect, grants: [right('g1'), right('g2'), right('g3', false)] }, { actId: 'act' }]);
    const form = aMerger();
    await form.preview();
    form.passAll(0);
    expect(form.passed).toEqual({ g1: 0, g2: 0 });
    form.passAll(null);
    form.passed = { g2: 0 };
    await form.record();
    expect(sent[1]?.body).toMatchObject({ grants: [{ grantId: 'g1' }, { grantId: 'g2', to: 0 }, { grantId: 'g3' }] });
  });

  it('into one of the communes makes no new one, and forgets which when that is taken out', async () => {
    const sent = aServer([effect]);
    const form = aMerger();
    form.keptId = 'b';
    expect(form.targetNames).toEqual(['Xã B']);
    await form.preview();
    expect(sent[0]?.body).toMatchObject({ fromIds: ['a', 'b'], to: [{ unitId: 'b' }] });
    form.remove('b');
    expect([form.keptId, form.targetNames]).toEqual(['', ['Xã Đồng Tâm']]);
  });

  it('that splits places every village and the people without one, all alike where that is wished', async () => {
    const villages = ['v1', 'v2', 'v3'].map((id) => ({ id, until: null }));
    const sent = aServer([{ villages }, effect]);
    const form = new ReformForm();
    form.choose('split');
    form.add({ value: 'a', label: 'Xã A' });
    form.keptId = 'a';
    await form.villages.load();
    expect([form.checkPlaces(), form.unplaced, form.targets.map(({ isNamed }) => isNamed)]).toEqual([
      ...[false, 4, [true, false, false]],
    ]);
    form.home = 1;
    form.places = { v2: 2 };
    form.placeRest(0);
    expect([form.checkPlaces(), form.places]).toEqual([true, { v1: 0, v2: 2, v3: 0 }]);
    const [first] = form.made;
    if (first) first.name = 'Đồng Tâm';
    expect(form.targetNames).toEqual(['Xã Đồng Tâm', 'Xã A', 'Xã']);
    await form.preview();
    expect(sent[1]?.body).toMatchObject({
      fromIds: ['a'],
      to: [{ name: 'Đồng Tâm' }, { unitId: 'a' }, { word: 'Xã' }],
      villages: [
        { villageId: 'v2', to: 2 },
        { villageId: 'v1', to: 1 },
        { villageId: 'v3', to: 1 },
      ],
    });
    form.add({ value: 'b', label: 'Xã B' });
    expect([form.from.map(({ value }) => value), form.places]).toEqual([['b'], {}]);
  });
});
