import { newId } from '@lopso/platform';
import { dayAfter, hourOf } from './agenda';
import { type YearPaper } from './paper-book';
import { count, everybody, seen, sent, wanted, type YearDesk } from './year-desk';
import { type YearRound } from './year-round';
import { type YearPerson } from './year-people';

/** Two people release what is finished: one lists and releases, another confirms; after the window the worker issues. */
export function releases(desk: YearDesk, round: YearRound, on: string): void {
  const { agenda, cast, book } = desk;
  agenda.add(hourOf(on, '16:00'), async () => {
    const url = `/api/rounds/${round.id}`;
    const due = book.waiting(everybody(desk), round, desk.api.clock.now());
    const { total } = await seen(desk, `${url}/waiting-certificates`, cast.an);
    if (total !== due.length)
      throw new Error(`${total} of ${round.title} wait for their certificates, not ${due.length}`);
    if (total === 0) return;
    const list = await sent(desk, `${url}/certificate-releases`, { clientKey: newId() }, { as: cast.an });
    const act = (what: string, as = cast.an) =>
      sent(desk, `/api/certificate-releases/${list.id}/${what}`, undefined, { as });
    await act('release');
    await act('confirmation', cast.binh);
    if (desk.random.chance(0.25)) {
      await act('take-back');
      count(desk, 'lists taken back');
      agenda.add(hourOf(dayAfter(on, 1), '16:00'), () => Promise.resolve(releases(desk, round, dayAfter(on, 1))));
      return;
    }
    count(desk, 'lists released');
    agenda.add(hourOf(on, '17:00'), async () => {
      await desk.jobs.doNight(['learning.check-completions']);
      const { state, issued } = await seen(desk, `/api/certificate-releases/${list.id}`, cast.an);
      const entered = await book.enterList(
        desk.api.database,
        { round, releaseId: String(list.id) },
        due,
        desk.api.clock.now(),
      );
      if (state !== 'issued' || Number(issued) !== entered)
        throw new Error(`a list that is due is ${String(state)}, ${String(issued)} of ${entered} issued`);
      count(desk, 'certificates issued', entered);
      const waived = book.ofList(String(list.id)).filter(({ classMinutes }) => classMinutes < round.demand.minutes);
      if (waived.length > 0) count(desk, 'papers without waived hours', waived.length);
      if (round.isSignedOutside && entered <= desk.size.signableList)
        await desk.signing.signs(desk, round, String(list.id));
    });
  });
}

/**
 * Papers are withdrawn, and others replaced because a name was wrong: proposed by one, done by another; never by the first alone. What the
 * second one refuses, and what the first one takes back, changes nothing.
 */
export function changesPapers(desk: YearDesk, round: YearRound, on: string): void {
  const { agenda, book, size } = desk;
  agenda.add(hourOf(on, '10:00'), async () => {
    const many = size.changes;
    const standing = book.standing(round);
    const every = Math.floor(standing.length / (3 * many));
    if (every === 0) throw new Error('too few papers to withdraw or replace');
    const papers = standing.filter((_, index) => index % every === 0);
    const part = (from: number): YearPaper[] => papers.slice(from * many, (from + 1) * many);
    const [withdrawn, wrong, refused] = [part(0), part(1), part(2)];
    await changes(desk, round, { kind: 'withdraw', reason: 'issued-in-error', papers: withdrawn });
    for (const paper of withdrawn) paper.state = 'withdrawn';
    for (const paper of wrong) {
      await renames(desk, paper.person);
      await changes(desk, round, { kind: 'replace', reason: 'wrong-name', papers: [paper] });
      const { id } = await book.enterSuccessor(desk.api.database, paper, desk.api.clock.now());
      const { fields } = await seen(desk, `/api/certificates/${id}`, desk.cast.an);
      if (fields.fullName !== paper.person.fullName) throw new Error(`a new paper bears ${String(fields.fullName)}`);
    }
    await comesToNothing(desk, round, { kind: 'withdraw', reason: 'issued-in-error', papers: refused });
  });
}

async function renames(desk: YearDesk, person: YearPerson): Promise<void> {
  const commune = desk.cast.communes.find(({ people }) => people.includes(person));
  if (commune === undefined) throw new Error('somebody of no commune');
  const form = { fullName: `${person.fullName} Anh`, birthYear: 1987, kind: 'resident' };
  const answer = await desk.api.put(`/api/members/${person.id}`, form, { as: commune.officer });
  if (answer.status !== 200) throw new Error(`rename: ${answer.status} ${JSON.stringify(answer.body)}`);
  person.fullName = form.fullName;
}

interface PaperWish {
  readonly kind: 'withdraw' | 'replace';
  readonly reason: string;
  readonly papers: readonly YearPaper[];
}

/** Puts a change before a second person; gives its address, and what she saw of it. */
async function proposes(
  desk: YearDesk,
  round: YearRound,
  { kind, reason, papers }: PaperWish,
): Promise<{ url: string; seen: string }> {
  const { an, binh } = desk.cast;
  const url = `/api/rounds/${round.id}/certificate-changes`;
  const asked = { kind, certificateIds: papers.map(({ id }) => id) };
  const { seen: shown } = await sent(desk, `${url}/preview`, asked, { as: an });
  const form = { ...asked, clientKey: newId(), reason, note: 'Soát lại hồ sơ', seen: shown };
  const { id } = await sent(desk, url, form, { as: an });
  const again = await seen(desk, `/api/certificate-changes/${String(id)}`, binh);
  return { url: `/api/certificate-changes/${String(id)}`, seen: again.seen };
}

async function changes(desk: YearDesk, round: YearRound, wish: PaperWish): Promise<void> {
  const { an, binh } = desk.cast;
  const { url, seen: shown } = await proposes(desk, round, wish);
  await wanted('one alone', desk.api.post(`${url}/approval`, { seen: shown }, { as: an }), [403, 409, 422]);
  const done = await sent(desk, `${url}/approval`, { seen: shown }, { as: binh });
  if (done.state !== 'done') throw new Error(`a change of a paper is ${String(done.state)}`);
  count(desk, wish.kind === 'withdraw' ? 'papers withdrawn' : 'papers replaced', wish.papers.length);
}

async function comesToNothing(desk: YearDesk, round: YearRound, wish: PaperWish): Promise<void> {
  const { an, binh } = desk.cast;
  const first = await proposes(desk, round, wish);
  await sent(desk, `${first.url}/refusal`, { words: 'Hồ sơ đúng như giấy.' }, { as: binh });
  const second = await proposes(desk, round, wish);
  await sent(desk, `${second.url}/take-back`, undefined, { as: an });
  count(desk, 'changes of papers that came to nothing', 2);
}
