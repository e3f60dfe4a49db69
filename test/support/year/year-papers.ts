import { newId } from '@lopso/platform';
import { dayAfter, hourOf } from './agenda';
import { count, seen, sent, type YearDesk, type YearRound } from './year-desk';
import { type YearPerson } from './year-people';

/** What must have become of certificates, as the year knows it. */
export interface PaperBook {
  /** Papers that were withdrawn, and how often one was replaced by another. */
  withdrawn: number;
  replaced: number;
}

/** Two people release what is finished: one lists and releases, another confirms; after the window the worker issues. */
export function releases(desk: YearDesk, round: YearRound, on: string): void {
  const { agenda, cast } = desk;
  agenda.add(hourOf(on, '16:00'), async () => {
    const url = `/api/rounds/${round.id}`;
    const { total } = await seen(desk, `${url}/waiting-certificates`, cast.an);
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
      await desk.jobs.doNight();
      const { state, issued } = await seen(desk, `/api/certificate-releases/${list.id}`, cast.an);
      if (state !== 'issued') throw new Error(`a list that is due is ${String(state)}`);
      count(desk, 'certificates issued', Number(issued));
    });
  });
}

/** One paper is withdrawn, and one is replaced because a name was wrong; each by two people. */
export function changesPapers(desk: YearDesk, round: YearRound, on: string): void {
  desk.agenda.add(hourOf(on, '10:00'), async () => {
    const papers = await desk.api.database.query<{ id: string; memberId: string }>(
      `select id, member_id as "memberId" from credentials.certificate where round_id = $1 and state = 'valid' order by number limit 2`,
      [round.id],
    );
    const [first, second] = papers;
    if (first === undefined || second === undefined) throw new Error('nothing to withdraw or replace');
    await changes(desk, round, { kind: 'withdraw', reason: 'issued-in-error', certificateId: first.id });
    desk.book.withdrawn += 1;
    const person = desk.cast.communes.flatMap(({ people }) => people).find(({ id }) => id === second.memberId);
    if (person === undefined) throw new Error('a paper of nobody of this year');
    await renames(desk, person);
    await changes(desk, round, { kind: 'replace', reason: 'wrong-name', certificateId: second.id });
    desk.book.replaced += 1;
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
  readonly certificateId: string;
}

async function changes(desk: YearDesk, round: YearRound, { kind, reason, certificateId }: PaperWish): Promise<void> {
  const { an, binh } = desk.cast;
  const url = `/api/rounds/${round.id}/certificate-changes`;
  const asked = { kind, certificateIds: [certificateId] };
  const { seen: shown } = await sent(desk, `${url}/preview`, asked, { as: an });
  const form = { ...asked, clientKey: newId(), reason, note: 'Soát lại hồ sơ', seen: shown };
  const { id } = await sent(desk, url, form, { as: an });
  const again = await seen(desk, `/api/certificate-changes/${id}`, binh);
  const done = await sent(desk, `/api/certificate-changes/${id}/approval`, { seen: again.seen }, { as: binh });
  if (done.state !== 'done') throw new Error(`a change of a paper is ${String(done.state)}`);
  count(desk, kind === 'withdraw' ? 'papers withdrawn' : 'papers replaced');
}
