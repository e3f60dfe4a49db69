// A plan of classes for the whole province, beside a plain plan and the lower bound: the rule that the worker runs, without the database.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './province.mjs';

const require = createRequire(import.meta.url);

const TRAINERS = 20;
const ROADS = { factor: 1.6, kilometresAnHour: 30 };
const TERMS = {
  halves: 1,
  largestClass: 60,
  smallestClass: 20,
  memberMinutes: 45,
  trainerMinutesADay: 360,
  noonMinutes: 90,
  daysAWeek: 4,
};
const DAY_MS = 86_400_000;

/** Numbers in [0, 1) that are the same at every run (a linear congruential generator). */
function numbers(seed) {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) & 0x7fffffff) / 0x80000000;
}

function workingDays(count) {
  const days = [];
  for (let at = Date.parse('2027-03-01'); days.length < count; at += DAY_MS) {
    if (![0, 6].includes(new Date(at).getUTCDay())) days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
}

/** 124 communes with 30 to 210 people each, halls in most, a market on some weekdays, 20 trainers here and there. */
function provinceTask(dayCount) {
  const { parse } = require('csv-parse/sync');
  const { travelMinutes } = require(join(root, 'dist/libs/classes/src/rules/travel.js'));
  const rows = parse(readFileSync(join(root, 'content/units/units.csv'), 'utf8'), { columns: true });
  const random = numbers(7);
  const ids = rows.map(({ code }) => code);
  const points = new Map(rows.map(({ code, lat, lon }) => [code, { latitude: Number(lat), longitude: Number(lon) }]));
  const days = workingDays(dayCount);
  const weekday = (day) => new Date(day).getUTCDay();
  return {
    terms: TERMS,
    days,
    communes: ids.map((id) => {
      const market = 1 + Math.floor(random() * 14);
      return {
        id,
        people: 30 + Math.floor(random() * 180),
        marketDays: days.filter((day) => weekday(day) === market),
      };
    }),
    halls: ids
      .filter(() => random() < 0.92)
      .map((id) => ({ id: `hall-${id}`, communeId: id, capacity: 40 + Math.floor(random() * 80), taken: [] })),
    trainers: Array.from({ length: TRAINERS }, (_, index) => ({
      id: `trainer-${index}`,
      homeCommuneId: ids[Math.floor(random() * ids.length)],
      mayTeach: null,
      leaveDays: days.filter(() => random() < 0.08),
      engaged: [],
    })),
    pinned: [],
    minutesBetween: (from, to) => travelMinutes(points.get(from), points.get(to), ROADS),
  };
}

function measure(title, dayCount) {
  const { proposePlan } = require(join(root, 'dist/libs/planning/src/rules/propose-plan.js'));
  const task = provinceTask(dayCount);
  const from = performance.now();
  const plan = proposePlan(task);
  return {
    title,
    ms: performance.now() - from,
    people: task.communes.reduce((sum, { people }) => sum + people, 0),
    classes: plan.classes.length,
    unplaced: plan.unplaced.reduce((sum, { count }) => sum + count, 0),
    minutes: plan.minutes,
    leastMinutes: plan.leastMinutes,
    plainMinutes: plan.plainMinutes,
    plainUnplaced: plan.plainUnplaced,
  };
}

/** Nine weeks, in which there is room for all, and barely three, in which there is not. */
export function planner() {
  return [measure('45 days', 45), measure('14 days', 14)];
}

/** One plan in a line. */
export function plannerLine({
  title,
  ms,
  people,
  classes,
  unplaced,
  minutes,
  leastMinutes,
  plainMinutes,
  plainUnplaced,
}) {
  const hours = (of) => `${Math.round(of / 60)} h`;
  const above = ((minutes / leastMinutes - 1) * 100).toFixed(1);
  return (
    `plan of ${people} people, 124 communes, ${TRAINERS} trainers, ${title}: ${(ms / 1000).toFixed(1)} s, ${classes} classes, ` +
    `${unplaced} without; ways ${hours(minutes)}, at most ${above} % above the least; plainly ${hours(plainMinutes)}, ${plainUnplaced} without`
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) for (const one of planner()) console.log(plannerLine(one));
