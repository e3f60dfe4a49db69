import { type ClassPlan, holdsClasses, planOf } from './halls';
import { studies } from './study';
import { TeachingDays } from './teaching-days';
import { day } from './year-days';
import { type YearDesk } from './year-desk';
import { type YearCommune, type YearPerson } from './year-people';

/** Two mornings or two afternoons for each class, a trainer in one commune a day. */
export async function plansSpring(desk: YearDesk): Promise<void> {
  const { cast, size } = desk;
  const days = new TeachingDays(day('02-15'));
  const plans: ClassPlan[] = [];
  for (const commune of cast.communes) {
    const people = [...commune.people];
    while (people.length > 0) {
      const meant = people.splice(0, size.perClass);
      const hours = days.twoHalves(commune.trainer.accountId);
      const seats = Math.max(3, Math.round(meant.length * 0.9));
      plans.push(planOf(desk, commune, meant, { hours, seats }));
    }
    for (const person of commune.people) studies(desk, commune, person, { from: day('01-20'), to: day('05-20') });
  }
  await holdsClasses(desk, plans);
}

/** Whoever still lacks hours is offered one long class in her commune. */
export async function plansMakeUps(desk: YearDesk): Promise<void> {
  await plansFor(desk, day('05-17'), (commune) =>
    commune.people.filter((person) => person.leftOn === null && lacksHours(person)),
  );
}

/** Half of the communes renew. */
export async function plansRenewals(desk: YearDesk): Promise<void> {
  const renewing = desk.cast.communes.filter((_, index) => index % 2 === 0);
  await plansFor(desk, day('08-16'), (commune) =>
    renewing.includes(commune) ? commune.people.filter((person) => person.leftOn === null) : [],
  );
  for (const commune of renewing)
    for (const person of commune.people) studies(desk, commune, person, { from: day('08-20'), to: day('11-10') });
}

async function plansFor(desk: YearDesk, from: string, whom: (commune: YearCommune) => YearPerson[]): Promise<void> {
  const { cast, size } = desk;
  const days = new TeachingDays(from);
  const plans: ClassPlan[] = [];
  for (const commune of cast.communes) {
    const people = whom(commune);
    while (people.length > 0) {
      const meant = people.splice(0, size.perClass);
      const hours = days.whole(commune.trainer.accountId);
      plans.push(planOf(desk, commune, meant, { hours, seats: Math.max(3, meant.length) }));
    }
  }
  await holdsClasses(desk, plans);
}

function lacksHours({ facts }: YearPerson): boolean {
  const minutes = facts.filter(({ kind }) => kind === 'hours').reduce((sum, one) => sum + one.minutes, 0);
  return minutes < 180 && !facts.some(({ kind }) => kind === 'waiver');
}
