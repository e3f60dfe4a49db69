import { type PaperKind, subjectOf } from '../papers/paper-kinds.rules';
import { CLASS_NAMES, classValues, type PaperClass, type PaperLearner } from './class-values.rules';
import { type KnownNames, type PaperValues } from './paper-values.rules';
import { type PaperPlan, type PaperPlanned, PLAN_NAMES, planValues } from './plan-values.rules';
import { type PaperRound, ROUND_NAMES, roundValues } from './round-values.rules';

/** The office that writes, in a sentence. */
const OFFICE = 'cơ quan';

/** What every template of a kind may ask for. */
export function knownNames(kind: PaperKind): KnownNames {
  const { fields, tables } = { class: CLASS_NAMES, round: ROUND_NAMES, plan: PLAN_NAMES }[subjectOf(kind)];
  return { fields: [OFFICE, ...fields], tables };
}

/** Invented people: a template is looked at without anybody's data. */
const NAMES = ['Hoàng Văn Mẫu', 'Lý Thị Thử', 'Ma Thị Ví Dụ', 'Nông Văn Sẵn', 'Vàng Thị Nháp'];

const learner = (fullName: string, index: number): PaperLearner => ({
  memberId: `mau-${index}`,
  number: index + 1,
  fullName,
  birthYear: 1980 + index * 4,
  unit: `Thôn Mẫu ${index + 1}, Xã Mẫu`,
  position: index === 0 ? 'Tổ trưởng' : 'Thành viên',
  marks: [index === 3 ? 'absent' : 'present', 'present'],
});

const CLASS: PaperClass = {
  title: 'Kỹ năng số cơ bản (lớp mẫu)',
  communeName: 'xã Mẫu',
  trainerName: 'Trần Thị Giảng',
  capacity: 40,
  sessions: [
    ...[{ on: '2026-12-05', from: '08:00', to: '11:00', minutes: 180, venue: 'Nhà văn hóa xã Mẫu', isClosed: true }],
    ...[{ on: '2026-12-06', from: '08:00', to: '11:00', minutes: 180, venue: 'Nhà văn hóa xã Mẫu', isClosed: true }],
  ],
  learners: NAMES.map(learner),
  unnamed: [],
  partOf: null,
};

const ROUND: PaperRound = {
  title: 'Bồi dưỡng Tổ công nghệ số cộng đồng (đợt mẫu)',
  decisionNumber: '00/QĐ-SKHCN',
  decidedOn: '2026-01-05',
  startsOn: '2026-02-01',
  dueOn: '2026-11-30',
  dueFrom: null,
  dueDays: null,
  endedOn: null,
  asOf: '2026-12-01',
  total: 60,
  finished: 45,
  ratePercent: 75,
  candidatesOf: 'xã Mẫu',
  communes: [
    { name: 'Xã Mẫu', total: 40, finished: 30, ratePercent: 75 },
    { name: 'Phường Mẫu', total: 20, finished: 15, ratePercent: 75 },
    { name: 'Xã chưa có số liệu', total: 0, finished: 0, ratePercent: null },
  ],
  candidates: NAMES.map((fullName, index) => ({
    memberId: `mau-${index}`,
    fullName,
    birthYear: 1980 + index * 4,
    unit: 'Xã Mẫu',
    finishedOn: '2026-11-20',
  })),
};

const planned = (on: string, communeName: string, guests: PaperPlanned['groups'] = []): PaperPlanned => ({
  people: 40,
  groups: [{ communeName, count: 40 - guests.reduce((sum, { count }) => sum + count, 0) }, ...guests],
  meetings: [
    {
      ...{ on, from: '08:00', to: '11:00', communeName, hallName: 'Nhà văn hóa' },
      trainerName: 'Trần Thị Giảng',
    },
  ],
  isOpened: false,
});

const PLAN: PaperPlan = {
  name: 'Kỹ năng số cơ bản (lớp mẫu)',
  roundTitle: ROUND.title,
  decisionNumber: ROUND.decisionNumber,
  decidedOn: ROUND.decidedOn,
  from: '2026-12-01',
  until: '2026-12-31',
  asOf: '2026-11-28',
  morning: { from: '08:00', to: '11:00' },
  afternoon: { from: '13:30', to: '16:30' },
  halves: 1,
  classes: [
    planned('2026-12-01', 'Xã Mẫu', [{ communeName: 'Xã Bên', count: 8 }]),
    planned('2026-12-02', 'Phường Mẫu'),
    planned('2026-12-09', 'Xã Thử'),
  ],
  gaps: [{ communeName: 'Xã Xa', people: 6, why: 'Không giảng viên nào đi về kịp trong ngày' }],
  isWorking: false,
};

/** What a template of a kind is filled with while its wording is written: a class, a round and a plan that do not exist. */
export function sampleValues(kind: PaperKind): PaperValues {
  switch (subjectOf(kind)) {
    case 'class':
      return classValues(CLASS);
    case 'round':
      return roundValues(ROUND);
    case 'plan':
      return planValues(PLAN);
  }
}
