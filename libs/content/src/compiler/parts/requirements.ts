import { type Field, listOf, number, oneOf, optional, record, text } from '../fields';
import { hasForm } from '../identifiers.rules';
import { type Report } from '../problem';
import { type CompiledRequirement, type OutsideCertificate } from '../types';

/** What a requirement may name; a quiz with the points its own pass mark asks for. */
export interface ProgrammeReferences {
  readonly courses: ReadonlySet<string>;
  readonly tasks: ReadonlySet<string>;
  readonly quizzes: ReadonlyMap<string, number>;
  readonly outside: ReadonlyMap<string, OutsideCertificate>;
}

const KINDS = ['course', 'task', 'hours', 'quiz', 'outside', 'all', 'any', 'order'] as const;
type Kind = (typeof KINDS)[number];

/** Keys that depend on the kind. */
const OWN_KEYS = [
  'course',
  'anyOf',
  'minutes',
  'topics',
  'quiz',
  'scorePercent',
  'outside',
  'need',
  'requirements',
] as const;
type OwnKey = (typeof OWN_KEYS)[number];

const KEYS_OF: Readonly<Record<Kind, readonly OwnKey[]>> = {
  course: ['course'],
  task: ['anyOf'],
  hours: ['minutes'],
  quiz: ['quiz', 'scorePercent'],
  outside: ['outside'],
  all: ['requirements'],
  any: ['need', 'requirements'],
  order: ['requirements'],
};

/** Keys that a kind may have. */
const OPTIONAL: Readonly<Partial<Record<Kind, readonly OwnKey[]>>> = { hours: ['topics'] };

/** Groups within groups are read by people: two levels below the top are enough. */
const MAX_DEPTH = 3;

/** One requirement as written: what it needs depends on its kind. */
export interface WrittenRequirement {
  readonly id: string;
  readonly label: string;
  readonly kind: Kind;
  readonly course: string | null;
  readonly anyOf: string[] | null;
  readonly minutes: number | null;
  readonly topics: string[] | null;
  readonly quiz: string | null;
  readonly scorePercent: number | null;
  readonly outside: string | null;
  readonly need: number | null;
  readonly requirements: WrittenRequirement[] | null;
  readonly line: number;
}

/** A list of requirements, each of which may hold a list again. */
export const requirementList: Field<WrittenRequirement[]> = {
  read: (node, spot) => listOf(oneRequirement()).read(node, spot),
};

function oneRequirement(): Field<WrittenRequirement> {
  const absent = <T>(field: Field<T>): Field<T | null> => optional<T | null>(field, null);
  return record({
    id: text({ accepts: (id) => hasForm('slug', id), must: 'phải là chữ thường không dấu', code: 'id-form' }),
    label: text({ maxLength: 40 }),
    kind: oneOf(KINDS),
    course: absent(text()),
    anyOf: absent(listOf(text())),
    minutes: absent(number({ min: 1, max: 100_000 })),
    topics: absent(listOf(text())),
    quiz: absent(text()),
    scorePercent: absent(number({ min: 1, max: 100 })),
    outside: absent(text()),
    need: absent(number({ min: 1, max: 50 })),
    requirements: absent(requirementList),
  });
}

/** Checks requirements and turns them into data; what is wrong is reported with its line and left out. */
export function readRequirements(
  written: readonly WrittenRequirement[],
  known: ProgrammeReferences,
  report: Report,
): CompiledRequirement[] {
  const reader = new RequirementReader(known, report);
  return written.flatMap((one) => reader.read(one, 1));
}

class RequirementReader {
  private readonly ids = new Set<string>();

  constructor(
    private readonly known: ProgrammeReferences,
    private readonly report: Report,
  ) {}

  read(one: WrittenRequirement, depth: number): CompiledRequirement[] {
    if (this.ids.has(one.id)) this.report(one.line, 'id-duplicate', `Yêu cầu "${one.id}" viết hai lần.`);
    this.ids.add(one.id);
    const wrong = wrongKeys(one);
    if (wrong !== null) this.report(one.line, 'front-matter-value', wrong);
    this.checkNames(one);
    if (one.requirements !== null) this.checkGroup(one, one.requirements, depth);
    const parts = (one.requirements ?? []).flatMap((part) => this.read(part, depth + 1));
    return wrong === null ? [compiled(one, parts, this.known)] : [];
  }

  private checkNames(one: WrittenRequirement): void {
    for (const name of unknownNames(one, this.known))
      this.report(one.line, 'reference', `Yêu cầu "${one.id}" nhắc đến "${name}", nhưng không có mã này.`);
    const passPercent = this.known.quizzes.get(one.quiz ?? '') ?? 0;
    if (one.scorePercent !== null && one.scorePercent < passPercent) {
      const message = `Yêu cầu "${one.id}" đòi ${one.scorePercent} %, thấp hơn điểm đạt của bài kiểm tra là ${passPercent} %.`;
      this.report(one.line, 'front-matter-value', message);
    }
  }

  private checkGroup({ id, line, need }: WrittenRequirement, parts: readonly unknown[], depth: number): void {
    const report = (message: string): void => this.report(line, 'front-matter-value', message);
    if (parts.length < 2) report(`Nhóm "${id}" phải có ít nhất hai phần.`);
    if (need !== null && need >= parts.length)
      report(`Nhóm "${id}" chọn ${need} trong ${parts.length} phần. Cần đủ cả thì dùng kind: all.`);
    if (depth >= MAX_DEPTH) report(`Nhóm "${id}" nằm quá sâu. Tối đa ${MAX_DEPTH - 1} nhóm lồng nhau.`);
  }
}

/** What is missing or too much for the kind, as a sentence; null when the keys fit. */
function wrongKeys(one: WrittenRequirement): string | null {
  const needed = KEYS_OF[one.kind];
  const missing = needed.filter((key) => one[key] === null);
  const extra = OWN_KEYS.filter(
    (key) => one[key] !== null && !needed.includes(key) && !OPTIONAL[one.kind]?.includes(key),
  );
  if (missing.length === 0 && extra.length === 0) return null;
  const parts = [
    ...(missing.length === 0 ? [] : [`thiếu ${missing.join(', ')}`]),
    ...(extra.length === 0 ? [] : [`thừa ${extra.join(', ')}`]),
  ];
  return `Yêu cầu "${one.id}" kiểu ${one.kind} cần ${needed.join(', ')}: đang ${parts.join(', ')}.`;
}

function unknownNames(
  { course, anyOf, topics, quiz, outside }: WrittenRequirement,
  known: ProgrammeReferences,
): string[] {
  return [
    ...(course === null || known.courses.has(course) ? [] : [course]),
    ...(anyOf ?? []).filter((task) => !known.tasks.has(task)),
    ...(topics ?? []).filter((topic) => !known.courses.has(topic)),
    ...(quiz === null || known.quizzes.has(quiz) ? [] : [quiz]),
    ...(outside === null || known.outside.has(outside) ? [] : [outside]),
  ];
}

/** The keys of the kind are there (`wrongKeys`): what stands in place of a missing one is never read. */
function compiled(
  one: WrittenRequirement,
  parts: CompiledRequirement[],
  known: ProgrammeReferences,
): CompiledRequirement {
  const { id, label, kind } = one;
  const { course, anyOf, minutes, topics, quiz, scorePercent, outside, need } = { ...ABSENT, ...present(one) };
  switch (kind) {
    case 'course':
      return { id, label, kind, course };
    case 'task':
      return { id, label, kind, anyOf };
    case 'hours':
      return topics.length === 0 ? { id, label, kind, minutes } : { id, label, kind, minutes, topics };
    case 'quiz':
      return { id, label, kind, quiz, scorePercent };
    case 'outside':
      return { id, label, kind, outside, ...certificateOf(known.outside.get(outside)) };
    default:
      return { id, label, kind, need: need === 0 ? parts.length : need, parts };
  }
}

/** What the table says; an unknown name was reported before. */
function certificateOf(found: OutsideCertificate | undefined): Omit<OutsideCertificate, 'id'> {
  const { name, issuer, validMonths } = found ?? { name: '', issuer: '', validMonths: null };
  return { name, issuer, validMonths };
}

const ABSENT = { course: '', anyOf: [], minutes: 0, topics: [], quiz: '', scorePercent: 0, outside: '', need: 0 };

type Present = { readonly [K in OwnKey]?: NonNullable<WrittenRequirement[K]> };

function present(one: WrittenRequirement): Present {
  return Object.fromEntries(Object.entries(one).filter(([, value]) => value !== null));
}
