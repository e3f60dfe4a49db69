/**
 * What a class opened from a plan is called: the name of the plan, and where its commune has several, “, lớp 2” by its place among them (from 1; null:
 * the only one). A name that a class of the commune has already is given to no second one: the next free number is taken.
 */
export function classTitle(name: string, place: number | null, takenTitles: readonly string[]): string {
  const taken = new Set(takenTitles);
  if (place === null && !taken.has(name)) return name;
  const numbered = (number: number): string => `${name}, lớp ${number}`;
  // The class that was the only one once counts as the first.
  const isFree = (number: number): boolean => !taken.has(numbered(number)) && (number > 1 || !taken.has(name));
  if (place !== null && isFree(place)) return numbered(place);
  let number = 1;
  while (!isFree(number)) number += 1;
  return numbered(number);
}
