/** Does something for each of these classes; one at which it fails holds up none behind it. @throws the first failure, once all had their turn */
export async function forEachClass(ids: readonly string[], work: (id: string) => Promise<unknown>): Promise<void> {
  const failures: unknown[] = [];
  for (const id of ids) {
    try {
      await work(id);
    } catch (failure) {
      failures.push(failure);
    }
  }
  if (failures.length > 0) throw failures[0];
}
