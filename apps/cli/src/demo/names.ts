import { type Random } from './random';

/** Family names common in the province, with rough weights. Invented people; nobody is meant. */
const FAMILY_NAMES: readonly (readonly [number, string])[] = [
  [14, 'Nguyễn'],
  [9, 'Hoàng'],
  [8, 'Ma'],
  [7, 'Nông'],
  [7, 'Lý'],
  [6, 'Vàng'],
  [6, 'Sùng'],
  [6, 'Giàng'],
  [6, 'Đặng'],
  [6, 'Triệu'],
  [5, 'Bàn'],
  [5, 'Trần'],
  [4, 'Phàn'],
  [4, 'Lù'],
  [4, 'Thào'],
  [4, 'Quan'],
  [3, 'Hà'],
  [3, 'Chẩu'],
  [3, 'Vương'],
  [3, 'Lương'],
  [3, 'Phạm'],
  [2, 'Lê'],
  [2, 'Tải'],
  [2, 'Cháng'],
  [2, 'Lùng'],
];

const WOMEN_MIDDLE = [
  'Thị',
  'Thị',
  'Thị',
  'Thị Thu',
  'Thị Bích',
  'Thị Thuỷ',
  'Thị Hồng',
  'Thị Minh',
  'Thị Ngọc',
  'Thu',
  'Mùi',
];
const MEN_MIDDLE = ['Văn', 'Văn', 'Văn', 'Đức', 'Minh', 'Quang', 'Xuân', 'Mí', 'A', 'Seo', 'Hữu', 'Tiến', 'Ngọc'];
const WOMEN_GIVEN = [
  'Mỷ',
  'Ngẫu',
  'Huệ',
  'Mẩy',
  'Ngọc',
  'Hạnh',
  'Ánh',
  'Xuân',
  'Dung',
  'Dợ',
  'Mai',
  'Lan',
  'Thủy',
  'Hoa',
  'Hường',
  'Nhung',
  'Yến',
  'Hiền',
  'Thơm',
  'Chấu',
  'Say',
  'Máy',
  'Phương',
  'Linh',
  'Thắm',
  'Nguyệt',
  'Vân',
  'Hà',
  'Duyên',
  'Ỷ',
  'Sính',
  'Pà',
  'Liễu',
  'Quyên',
];
const MEN_GIVEN = [
  'Thưởng',
  'Hữu',
  'Chấn',
  'Quyết',
  'Bằng',
  'Tới',
  'Sò',
  'Dũng',
  'Đào',
  'Cường',
  'Tuấn',
  'Khôi',
  'Páo',
  'Sình',
  'Chứ',
  'Dìn',
  'Sơn',
  'Hùng',
  'Thắng',
  'Vinh',
  'Long',
  'Đạt',
  'Giáp',
  'Lìn',
  'Thào',
  'Pao',
  'Kiên',
  'Hiếu',
  'Trung',
  'Bảo',
  'Thành',
  'Ước',
  'Nam',
  'Toàn',
];

/** A plausible full name. */
export function inventName(random: Random): string {
  const family = random.weighted(FAMILY_NAMES);
  const isWoman = random.chance(0.46);
  const middle = random.pick(isWoman ? WOMEN_MIDDLE : MEN_MIDDLE);
  return `${family} ${middle} ${random.pick(isWoman ? WOMEN_GIVEN : MEN_GIVEN)}`;
}

/** What a member is, and the organisation where the kind has one. */
export interface InventedKind {
  readonly kind: string;
  readonly organisation: string | null;
}

const plain = (kind: string): InventedKind => ({ kind, organisation: null });
const mass = (organisation: string): InventedKind => ({ kind: 'mass-organisation', organisation });
const telecom = (organisation: string): InventedKind => ({ kind: 'telecom-it', organisation });

const COMMUNE_KINDS: readonly (readonly [number, InventedKind])[] = [
  [28, plain('official')],
  [16, plain('teacher')],
  [12, plain('police')],
  [10, plain('health')],
  [12, mass('Đoàn Thanh niên')],
  [8, mass('Hội Phụ nữ')],
  [5, mass('Hội Nông dân')],
  [4, mass('Hội Cựu chiến binh')],
  [5, telecom('Bưu điện')],
];

const VILLAGE_KINDS: readonly (readonly [number, InventedKind])[] = [
  [44, plain('resident')],
  [14, mass('Hội Phụ nữ')],
  [13, mass('Đoàn Thanh niên')],
  [10, mass('Hội Nông dân')],
  [7, mass('Hội Cựu chiến binh')],
  [6, plain('teacher')],
  [4, plain('health')],
  [2, telecom('Viễn thông')],
];

/** The kind of a seat holder: commune teams lean to officials, village teams to residents. */
export function inventKind(random: Random, teamKind: 'commune-team' | 'village-team'): InventedKind {
  return random.weighted(teamKind === 'commune-team' ? COMMUNE_KINDS : VILLAGE_KINDS);
}
