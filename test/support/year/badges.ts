import { newId } from '@lopso/platform';
import { type ForeignIssuer } from '../foreign-badges';
import { aBadgeForm, aTrustedIssuer } from '../outside';
import { dayAfter, hourOf } from './agenda';
import { day } from './year-days';
import { asPerson, count, seen, sent, type YearDesk } from './year-desk';
import { type YearCommune, type YearPerson } from './year-people';

/** A badge that was sent in. */
interface SentBadge {
  readonly person: YearPerson;
  readonly commune: YearCommune;
  readonly claimId: string;
  /** Its place in the issuer's list of revoked badges. */
  readonly place: number;
  state: 'waiting' | 'accepted' | 'refused' | 'withdrawn';
}

const DECIDED_AFTER_DAYS = 2;

/** Badges that a school elsewhere gave, sent in as certificates of others: checked, accepted, revoked afterwards (decision 0072). */
export class YearBadges {
  /** The kind of certificate that a round asks for. */
  readonly certificate = `giay-${newId().slice(-8)}`;
  private readonly badges: SentBadge[] = [];
  private places = 0;

  private constructor(
    private readonly desk: YearDesk,
    private readonly issuer: ForeignIssuer,
    private readonly issuerId: string,
  ) {}

  /** The department trusts the school from today on, and has its first list: nothing is revoked. */
  static async open(desk: YearDesk): Promise<YearBadges> {
    const from = { trustedFrom: day('01-01') };
    const { issuer, issuerId } = await aTrustedIssuer(desk.api, desk.cast.an, from);
    const badges = new YearBadges(desk, issuer, issuerId);
    await badges.keepsList([], desk.api.clock.today());
    desk.agenda.add(hourOf(day('10-20'), '09:00'), () => badges.revokes(day('10-20')));
    return badges;
  }

  /** She sends hers in one evening; an officer of her commune looks at it two days later. */
  sends(commune: YearCommune, person: YearPerson, on: string): void {
    const { agenda } = this.desk;
    agenda.addOfMany(hourOf(on, '19:45'), async () => {
      if (person.leftOn !== null) return;
      const place = (this.places += 1);
      const badge = await this.signed(person, place);
      const fields = { certificate: this.certificate, clientKey: newId() };
      const request = { as: asPerson(this.desk, person), ...aBadgeForm(badge, fields) };
      const { claimId } = await sent(this.desk, '/api/me/outside-badges', undefined, request);
      const one: SentBadge = { person, commune, claimId: String(claimId), place, state: 'waiting' };
      this.badges.push(one);
      count(this.desk, 'badges sent in');
      agenda.addOfMany(hourOf(dayAfter(on, DECIDED_AFTER_DAYS), '10:30'), () => this.isDecided(one));
    });
  }

  /** What must have become of them: how many stand, and that none waits before an officer for a doubt. */
  async faults(): Promise<string[]> {
    const states = await this.desk.api.database.query<{ id: string; state: string; isDoubted: boolean }>(
      `select id, state, doubted_at is not null as "isDoubted" from learning.outside_claim where certificate = $1`,
      [this.certificate],
    );
    const wantedStates = new Map(this.badges.map((one) => [one.claimId, one.state]));
    const wrong = states.filter(({ id, state, isDoubted }) => wantedStates.get(id) !== state || isDoubted);
    const isWhole = states.length === this.badges.length;
    return wrong.length === 0 && isWhole ? [] : [`badges: ${wrong.length} wrong, ${states.length} kept`];
  }

  /** Most as JSON Web Tokens, some as JSON with a proof. */
  private async signed({ fullName: name }: YearPerson, place: number): Promise<object | string> {
    const said = { name, place, validFrom: hourOf(day('05-04'), '08:00').toISOString() };
    return place % 4 === 1 ? this.issuer.badge(said) : this.issuer.jwt(place % 4 === 2 ? 'RS256' : 'ES256', said);
  }

  private async isDecided(one: SentBadge): Promise<void> {
    const { desk } = this;
    const isAccepted = one.place % 6 !== 0;
    const body = isAccepted ? { isAccepted, reason: '' } : { isAccepted, reason: 'Ảnh chụp của người khác.' };
    const url = `/api/outside-claims/${one.claimId}/decision`;
    await sent(desk, url, body, { as: one.commune.officer });
    one.state = isAccepted ? 'accepted' : 'refused';
    if (isAccepted) {
      const at = desk.api.clock.now().getTime();
      one.person.facts.push({ kind: 'outside', subject: this.certificate, at, minutes: 0 });
    }
    count(desk, isAccepted ? 'badges accepted' : 'badges refused');
  }

  /** The school revokes some that were accepted: they come before the officers again, who take most back and let one in three stand. */
  private async revokes(on: string): Promise<void> {
    const { desk } = this;
    const accepted = this.badges.filter(({ state }) => state === 'accepted');
    const revoked = accepted.filter((_, index) => index % 10 < 2);
    await this.keepsList(
      revoked.map(({ place }) => place),
      on,
    );
    await desk.jobs.doWaiting();
    for (const [index, one] of revoked.entries()) await this.isDoubted(one, index % 3 === 0);
  }

  private async isDoubted(one: SentBadge, isLetStand: boolean): Promise<void> {
    const { desk } = this;
    const as = one.commune.officer;
    const queue = await seen(desk, '/api/outside-claims?limit=50', as);
    const items = queue.items as { claim: { id: string; state: string } }[];
    const found = items.find(({ claim }) => claim.id === one.claimId);
    if (found?.claim.state !== 'accepted') throw new Error('a revoked badge does not come before its officer');
    const url = `/api/outside-claims/${one.claimId}`;
    if (isLetStand) {
      await sent(desk, `${url}/decision`, { isAccepted: true, reason: 'Nơi cấp báo thu hồi nhầm.' }, { as });
      count(desk, 'revoked badges let stand');
      return;
    }
    await sent(desk, `${url}/withdrawal`, { reason: 'Nơi cấp đã thu hồi.' }, { as });
    one.state = 'withdrawn';
    one.person.facts = one.person.facts.filter(
      ({ kind, subject }) => kind !== 'outside' || subject !== this.certificate,
    );
    count(desk, 'revoked badges taken back');
  }

  private async keepsList(fallen: readonly number[], on: string): Promise<void> {
    const list = await this.issuer.statusList(fallen, hourOf(on, '00:00').toISOString());
    const url = `/api/badge-issuers/${this.issuerId}/status-lists`;
    await sent(this.desk, url, { document: JSON.stringify(list) }, { as: this.desk.cast.an });
  }
}
