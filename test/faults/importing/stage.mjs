import { randomUUID } from 'node:crypto';
import { headersOf } from '../phone.mjs';

const SEATS = 5;
const DIGITS = 'abcdeghikl';

/** A word of letters for a number, so that names differ and are names. */
const letters = (number) => [...String(number)].map((digit) => DIGITS[Number(digit)]).join('');

async function insertUnit(client, { id, kind, path, name, parentId }) {
  await client.query(
    `insert into org.unit (id, kind, code, name, full_name, parent_id, path, search_key, is_demo, valid)
     values ($1, $2, $3, $4, $4, $5, $6, lower($7), true, '[2025-07-01,)')`,
    [
      id,
      kind,
      path.split('.').at(-1),
      name,
      parentId,
      path,
      name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase(),
    ],
  );
}

/** A commune with villages that have no team yet. */
async function aCommune(client, villages) {
  const province = { id: randomUUID(), kind: 'province', path: 'tkill', name: 'Tỉnh Thử', parentId: null };
  const commune = { id: randomUUID(), kind: 'commune', path: 'tkill.c1', name: 'Xã Thử', parentId: province.id };
  for (const unit of [province, commune]) await insertUnit(client, unit);
  for (let number = 0; number < villages; number += 1) {
    const path = `tkill.c1.v${number}`;
    const village = { id: randomUUID(), kind: 'village', path, name: `Thôn ${letters(number)}`, parentId: commune.id };
    await insertUnit(client, village);
  }
  return commune;
}

/** An officer who may import there: the grant in the register for the jobs, the token for the requests. */
async function anOfficer(client, unit, secret) {
  const accountId = randomUUID();
  await client.query(
    `insert into org.role_grant (id, account_id, role, unit_id, unit_path, held) values ($1, $2, 'commune-officer', $3, $4, '[2025-07-01,)')`,
    [randomUUID(), accountId, unit.id, unit.path],
  );
  return headersOf({ accountId, memberId: null, grants: [['commune-officer', unit.id, unit.path]] }, secret);
}

/** As many people in every village as it takes; the first five of each sit in its team, which the import founds. */
function listOf(rows, villages) {
  const people = Array.from({ length: rows }, (_, index) => {
    const turn = Math.floor(index / villages);
    const team = turn < SEATS ? 'Tổ của thôn' : 'Không xếp vị trí';
    return `Hoàng Thị ${letters(index)};${1960 + (index % 40)};Thôn ${letters(index % villages)};${team}`;
  });
  return Buffer.from(['Họ và tên;Năm sinh;Thôn;Thuộc tổ', ...people].join('\n'));
}

/** An empty commune, its officer and a faultless list of `rows` people. */
export async function setStage(client, { rows, secret }) {
  const villages = Math.ceil(rows / 20);
  const unit = await aCommune(client, villages);
  return {
    unit,
    rows,
    seats: Math.min(rows, villages * SEATS),
    headers: await anOfficer(client, unit, secret),
    list: listOf(rows, villages),
  };
}
