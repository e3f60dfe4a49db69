import { Client, type FieldDef, types } from 'pg';
import { CERTIFICATE_STATES } from '@lopso/credentials';
import { CONSENT_PURPOSES, SESSION_ENDS } from '@lopso/identity';
import { NOMINATION_STATES } from '@lopso/planning';
import { type Database, newId, PersonalData } from '@lopso/platform';
import { t as task } from '../../apps/web/src/features/assessment/messages/task';
import { t as classes } from '../../apps/web/src/features/classes/messages/paper-entry';
import { t as outside } from '../../apps/web/src/features/external-certificates/messages/vi';
import { fieldWord, sectionWords, valueWord } from '../../apps/web/src/features/privacy/messages/own-data';
import { anActiveMember } from '../support/identity';
import { TestProvince } from '../support/province';
import { TestApi } from '../support/test-api';

/** What people wrote or are called, numbers of papers and names of contents: shown as it is. */
const AS_IT_IS: Readonly<Record<string, readonly string[]>> = {
  'org.member': ['fullName', 'organisation', 'phone', 'unit'],
  'org.homes': ['unit'],
  'org.seats': ['team', 'from', 'until'],
  'org.grants': ['unit', 'decisionNumber', 'from', 'until'],
  'org.requests': ['wish', 'answer'],
  'identity.account': ['username', 'displayName', 'phone'],
  'identity.passkeys': ['keyName'],
  'identity.providers': ['provider'],
  'identity.codes': ['issuedBy'],
  'identity.sessions': ['device', 'network'],
  'identity.consents': ['textVersion', 'signedOn', 'note'],
  'assessment.attempts': ['quiz'],
  'assessment.attempt-grants': ['quiz', 'reason'],
  'assessment.answers': ['quiz', 'question'],
  'assessment.works': ['task', 'words', 'comment'],
  'classes.duties': ['class', 'announcedAs'],
  'classes.told': ['class'],
  'classes.bookings': ['class'],
  'classes.waiting': ['class'],
  'classes.requests': ['class', 'reason'],
  'classes.marks': ['class'],
  'classes.make-ups': ['class'],
  'classes.sheets': ['class'],
  'classes.opinions': ['class', 'remark'],
  'classes.households': ['class'],
  'classes.cards': ['cardNumber'],
  'papers.issued': ['paper', 'notation', 'datedOn'],
  'papers.named': ['paper', 'notation', 'datedOn'],
  'learning.rounds': ['round'],
  'learning.evidence': ['subject'],
  'learning.outside': ['badge', 'certificate', 'number', 'issuer', 'reason'],
  'learning.waivers': ['round', 'subject', 'notation', 'reason'],
  'learning.extensions': ['round', 'notation', 'reason'],
  'learning.reopenings': ['round', 'course', 'version'],
  'planning.calls': ['call', 'reason'],
  'planning.homes': ['commune'],
  'planning.leaves': ['from', 'to'],
  'interop.rows': ['file', 'cells'],
  'credentials.releases': ['title'],
  'credentials.certificates': ['code', 'fullName', 'unit', 'title', 'issuedOn', 'validUntil'],
  'credentials.signed-files': ['signedBy'],
};

/** Words of the system that the code keeps closed, the database does not. */
const CLOSED_IN_CODE: Readonly<Record<string, readonly string[]>> = {
  'identity.sessions.endedBecause': SESSION_ENDS,
  'identity.consents.purpose': CONSENT_PURPOSES,
  'planning.calls.state': NOMINATION_STATES,
  'credentials.certificates.state': CERTIFICATE_STATES,
};

const TEXT: number = types.builtins.TEXT;

interface HeldField {
  readonly section: string;
  readonly field: FieldDef;
}

describe('the words of “Dữ liệu của tôi”', () => {
  let api: TestApi;
  let client: Client;
  let fields: HeldField[];

  beforeAll(async () => {
    api = await TestApi.start();
    client = new Client({ connectionString: process.env['DATABASE_URL'] ?? '' });
    await client.connect();
    fields = await heldFields();
  });
  afterAll(async () => {
    await client.end();
    await api.stop();
  });

  /**
   * Every field any library may give of a person, also where nobody in this database has a row: the statements are
   * taken as the libraries send them, and the database is asked what they give.
   */
  async function heldFields(): Promise<HeldField[]> {
    const province = await TestProvince.create(api.database);
    const { member, accountId } = await anActiveMember(api, province);
    const sent = new Map<unknown, { readonly sql: string; readonly values: readonly unknown[] }>();
    const query: Database['query'] = api.database.query.bind(api.database);
    const spy = jest.spyOn(api.database, 'query').mockImplementation(async (sql, values) => {
      const rows = await query(sql, values);
      sent.set(rows, { sql, values: values ?? [] });
      return rows;
    });
    const found: HeldField[] = [];
    try {
      for (const holder of api.app.get(PersonalData)['holders'].values()) {
        for (const { name, rows } of await holder.collect({ memberId: member.id, accountId })) {
          const statement = sent.get(rows);
          if (statement === undefined) throw new Error(`${name} is not what one statement gave`);
          const given = await client.query({ text: statement.sql, values: [...statement.values] });
          found.push(...given.fields.map((field) => ({ section: name, field })));
        }
      }
    } finally {
      spy.mockRestore();
    }
    return found;
  }

  /** What a check of the table lets the column hold. */
  async function allowed({ tableID, columnID }: FieldDef): Promise<string[]> {
    const { rows } = await client.query<{ law: string; name: string }>(
      `select pg_get_constraintdef(c.oid) as law, a.attname as name from pg_constraint c
       join pg_attribute a on a.attrelid = c.conrelid and a.attnum = $2 where c.conrelid = $1 and c.contype = 'c'`,
      [tableID, columnID],
    );
    return rows.flatMap(({ law, name }) => {
      const list = new RegExp(`\\b${name}"? = ANY \\(ARRAY\\[([^\\]]+)\\]`).exec(law)?.[1];
      const single = [...law.matchAll(new RegExp(`\\b${name}"? = '([^']+)'`, 'g'))].map(([, word = '']) => word);
      return list === undefined ? single : [...list.matchAll(/'([^']+)'/g)].map(([, word = '']) => word);
    });
  }

  const isText = ({ field }: HeldField): boolean => field.dataTypeID === TEXT;

  it('are asked of every library', () => {
    const libraries = new Set(fields.map(({ section }) => section.split('.')[0]));
    expect([...libraries].sort()).toEqual([...api.app.get(PersonalData).libraries]);
  });

  it('name every section, also those nobody has yet, and say why it is held', () => {
    const sections = [...new Set(fields.map(({ section }) => section))];
    expect(sections.length).toBeGreaterThan(25);
    expect(sections.filter((name) => (sectionWords[name]?.why ?? '') === '')).toEqual([]);
    expect(Object.keys(sectionWords).filter((name) => !sections.includes(name))).toEqual([]);
  });

  it('name every field', () => {
    const unnamed = fields.filter(({ field }) => fieldWord(field.name) === field.name);
    expect(unnamed.map(({ section, field }) => `${section}.${field.name}`)).toEqual([]);
  });

  it('name every value the database allows, and leave no text of which nobody said whether it is a word of the system', async () => {
    const silent: string[] = [];
    for (const one of fields.filter(isText)) {
      const { section, field } = one;
      const name = `${section}.${field.name}`;
      if (AS_IT_IS[section]?.includes(field.name)) continue;
      const words = CLOSED_IN_CODE[name] ?? (field.tableID === 0 ? [] : await allowed(field));
      if (words.length === 0) silent.push(`${name}: closed or open?`);
      silent.push(
        ...words.filter((word) => valueWord(section, field.name, word) === word).map((word) => `${name}: ${word}`),
      );
    }
    expect(silent).toEqual([]);
  });

  it('would be found wanting by a value nobody translated', () => {
    const made = newId();
    expect(valueWord('classes.waiting', 'endedAs', made)).toBe(made);
    expect(valueWord('classes.waiting', 'endedAs', 'promoted')).not.toBe('promoted');
  });

  it('ask at every upload not to photograph an identity card, as the notice does', () => {
    for (const said of [classes('sheetsHint'), outside('fileWarning'), task('warningText')])
      expect(said).toMatch(/căn cước/);
  });
});
