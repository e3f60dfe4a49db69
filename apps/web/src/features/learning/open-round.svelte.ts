import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import { type AudienceBody, AudienceTerms } from './audience-form.svelte';
import { type AudienceChoices, AudiencePreviewState, readChoices } from './audience.svelte';
import { type DueNumber, DueTerms, isYearsAway } from './due-form.svelte';
import { AudienceProposal } from './audience-proposal.svelte';
import { FollowedPartners } from './followed-partners.svelte';
import { entriesAfter, type Followed, readRound } from './next-round';
import type { Audience, Round, RoundTemplate } from './rounds-words';
import { type ValidityBody, ValidityTerms } from './validity-form.svelte';

export type Release = 'automatic' | 'manual';

/** What an officer enters; dates are `yyyy-mm-dd`, empty until chosen. */
export interface Entries {
  title: string;
  decisionNumber: string;
  decidedOn: string;
  startsOn: string;
  dueOn: string;
  release: Release | '';
}

export type Entry = keyof Entries;

const isBounded = (entry: Entry): boolean => entry === 'startsOn' || entry === 'dueOn';

/** Where the fault of an entry comes from: left empty or a date years away, as seen here, or refused by the server. */
export type EntryFault = { kind: 'empty' } | { kind: 'far' } | { kind: 'refused'; text: string };

/** The form that opens a round. */
export class OpenRoundState extends Act {
  readonly templates: Resource<RoundTemplate[]>;
  readonly audience: Resource<Audience>;
  programmeId = $state('');
  entries = $state<Entries>({ title: '', decisionNumber: '', decidedOn: '', startsOn: '', dueOn: '', release: '' });
  readonly terms = new DueTerms();
  /** The slug of the design of its papers; empty: the programme's. */
  certificateTemplate = $state('');
  readonly validity = new ValidityTerms();
  readonly audienceTerms = new AudienceTerms();
  readonly proposal = new AudienceProposal();
  readonly partners = new FollowedPartners();
  readonly choices: Resource<AudienceChoices>;
  readonly preview: AudiencePreviewState;
  #wasTried = $state(false);
  #isOpened = $state(false);
  readonly template = $derived(this.#chosen());

  /** The round this one follows; null when it follows none, or none that can be read. */
  previous = $state.raw<Round | null>(null);
  readonly #today: string;
  /** The design of the round before, of its programme only. */
  #takenDesign = '';

  constructor(today: string, previousId: string | null = null) {
    super();
    this.#today = today;
    this.entries.startsOn = today;
    this.templates = new Resource(async (signal) => {
      const [templates, { rounds }] = await Promise.all([
        call('get', '/api/round-templates', { signal }),
        call('get', '/api/rounds', { signal }),
      ]);
      this.proposal.rounds = rounds;
      const before = previousId === null || this.programmeId !== '' ? null : await readRound(previousId, signal);
      const same = templates.find((one) => one.programmeId === before?.programmeId) ?? templates[0];
      if (this.programmeId === '' && same !== undefined) this.choose(same);
      if (before !== null) this.follow(before);
      return templates;
    });
    this.audience = new Resource((signal) =>
      call('get', '/api/round-templates/{programmeId}/audience', { path: { programmeId: this.programmeId }, signal }),
    );
    this.choices = new Resource((signal) => readChoices(null, signal));
    this.preview = new AudiencePreviewState(
      () => (this.audienceTerms.body === null ? null : JSON.stringify([this.programmeId, this.audienceTerms.body])),
      (wish, signal) => {
        const path = { programmeId: this.programmeId };
        const body = { ...wish, ...this.#rule() };
        return call('post', '/api/round-templates/{programmeId}/audience-preview', { path, body, signal });
      },
    );
  }

  /** How many members get the round, as far as that is known now. */
  get members(): number | null {
    if (this.audienceTerms.entries.length === 0) return this.audience.answer?.members ?? null;
    return this.preview.on === '' ? (this.preview.answer?.counts.joins ?? null) : null;
  }

  /** Something was entered and no round is opened from it yet. */
  get isUnsaved(): boolean {
    const { decisionNumber, decidedOn, dueOn, release } = this.entries;
    return !this.#isOpened && [decisionNumber, decidedOn, dueOn, release].some((entry) => entry.trim() !== '');
  }

  /** Sending was tried: what is left empty is named. */
  get wasTried(): boolean {
    return this.#wasTried;
  }

  /** What there is to draw of the rule of validity; null while dates or numbers are missing. */
  get timelineAsked(): { startsOn: string; dueOn: string; validity: ValidityBody } | null {
    const { startsOn, dueOn } = this.entries;
    const { body } = this.validity;
    return body === null || startsOn === '' || dueOn < startsOn ? null : { startsOn, dueOn, validity: body };
  }

  /** Takes a programme; its title is the round's until the officer writes another. */
  choose(template: RoundTemplate): void {
    if (this.entries.title === '' || this.entries.title === this.template?.title) this.entries.title = template.title;
    if (['', this.#takenDesign].includes(this.certificateTemplate))
      this.certificateTemplate = template.programmeId === this.previous?.programmeId ? this.#takenDesign : '';
    this.programmeId = template.programmeId;
    this.proposal.propose(template, this.audienceTerms);
  }

  /** Begins with what a round that is there says. */
  follow(round: Round & Partial<Pick<Followed, 'rule' | 'certificateTemplate' | 'partners'>>): void {
    this.previous = round;
    this.audienceTerms.follow(round.rule ?? null);
    Object.assign(this.entries, entriesAfter(round, this.#today));
    if (this.template?.isReleasedByTwo) this.entries.release = 'manual';
    this.terms.follow(round);
    this.certificateTemplate = this.#takenDesign = round.certificateTemplate ?? '';
    this.validity.follow(round.validity);
    this.partners.follow(round.partners ?? []);
  }

  /** What is wrong with an entry, once sending was tried. */
  faultOf(entry: Entry): EntryFault | null {
    const text = this.fault(`/${entry}`);
    if (text !== null) return { kind: 'refused', text };
    if (!this.#wasTried) return null;
    if (this.entries[entry].trim() === '') return { kind: 'empty' };
    return isBounded(entry) && isYearsAway(this.entries[entry], this.#today) ? { kind: 'far' } : null;
  }

  /** What is wrong with a number of days, once sending was tried. */
  faultOfDays(entry: DueNumber): EntryFault | null {
    const text = this.fault(`/${entry}`);
    if (text !== null) return { kind: 'refused', text };
    return this.#wasTried && !this.terms.isRight(entry) ? { kind: 'empty' } : null;
  }

  /** What the server says of the last day on which newcomers join. */
  get newcomersFault(): string | null {
    return this.fault('/newcomersUntil');
  }

  #design(): { certificateTemplate?: string } {
    return this.certificateTemplate === '' ? {} : { certificateTemplate: this.certificateTemplate };
  }

  #rule(): { rule?: AudienceBody } {
    const rule = this.audienceTerms.body;
    return rule === null ? {} : { rule };
  }

  /** Opens the round; null when something is missing or it was refused. */
  async send(): Promise<Round | null> {
    this.#wasTried = true;
    this.problem = null;
    const { release, ...rest } = this.entries;
    if (release === '' || Object.values(rest).some((value) => value.trim() === '')) return null;
    if ([rest.startsOn, rest.dueOn].some((day) => isYearsAway(day, this.#today))) return null;
    if (!this.terms.isWhole || !this.validity.isWhole || !this.audienceTerms.isWhole) return null;
    const { body: validity } = this.validity;
    const body = {
      programmeId: this.programmeId,
      release,
      ...rest,
      ...this.terms.body,
      ...(validity && { validity }),
      ...this.#design(),
      ...this.#rule(),
      ...this.partners.body,
    };
    const opened = await this.run(() => call('post', '/api/rounds', { body }));
    this.#isOpened = opened !== null;
    return opened;
  }

  #chosen(): RoundTemplate | null {
    return this.templates.value?.find((one) => one.programmeId === this.programmeId) ?? null;
  }
}
