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
    const [first, second] = form.made.map(({ key }) => key) as [string, string];
    form.home = first;
    form.places = { v2: second };
    form.placeRest('a');
    expect([form.checkPlaces(), form.places]).toEqual([true, { v1: 'a', v2: second, v3: 'a' }]);
    if (form.made[0]) form.made[0].name = 'Đồng Tâm';
    expect(form.targetNames).toEqual(['Xã A', 'Xã Đồng Tâm', 'Xã']);
    await form.preview();
    expect(sent[1]?.body).toMatchObject({
      fromIds: ['a'],
      to: [{ unitId: 'a' }, { name: 'Đồng Tâm' }, { word: 'Xã' }],
      home: 1,
      villages: [
        { villageId: 'v2', to: 2 },
        { villageId: 'v1', to: 0 },
        { villageId: 'v3', to: 0 },
      ],
    });
    form.add({ value: 'b', label: 'Xã B' });
    expect([form.from.map(({ value }) => value), form.places, form.keptId]).toEqual([['b'], {}, '']);
  });

  it('that splits keeps each choice at its commune when another goes on, is added or is taken out', async () => {
    const villages = ['v1', 'v2'].map((id) => ({ id, until: null }));
    const sent = aServer([{ villages }, effect, effect]);
    const form = new ReformForm();
    form.choose('split');
    form.add({ value: 'a', label: 'Xã A' });
    expect([form.isWaiting, form.checkPlaces()]).toEqual([true, false]);
    await form.villages.load();
    form.made.forEach((commune, index) => (commune.name = ['Một', 'Hai'][index] ?? ''));
    const [one, two] = form.made.map(({ key }) => key) as [string, string];
    form.home = two;
    form.places = { v1: one, v2: two };
    await form.preview();
    expect(sent[1]?.body).toMatchObject({
      to: [{ name: 'Một' }, { name: 'Hai' }],
      home: 1,
      villages: [{ to: 0 }, { to: 1 }],
    });
    form.keptId = 'a';
    expect(form.checkPlaces()).toBe(true);
    await form.preview();
    expect(sent[2]?.body).toMatchObject({
      to: [{ unitId: 'a' }, { name: 'Một' }, { name: 'Hai' }],
      home: 2,
      villages: [{ to: 1 }, { to: 2 }],
    });
    form.places = { v1: 'a', v2: one };
    form.keptId = '';
    expect([form.unplaced, form.targets.map(({ key }) => key)]).toEqual([1, [one, two]]);
    form.made.pop();
    expect(form.unplaced).toBe(2);
  });
});
