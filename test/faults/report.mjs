/** What should be 0 and is not, and damages that the verdict did not see. */
export function failedFigures({ mustBeZero, damages }) {
  const found = Object.entries(mustBeZero).flatMap(([title, figure]) => (figure === 0 ? [] : [`${title}: ${figure}`]));
  return [...found, ...damages.unseen.map((title) => `damage not seen: ${title}`)];
}

const line = (title, figure) => console.log(`${title.padEnd(52)} ${String(figure).padStart(9)}`);
const tenths = (figure) => (figure === null ? '–' : figure.toFixed(1));

/** The figures as a table. */
export function printReport(report) {
  const { phones, certificates, killed, durability, damages } = report;
  console.log(
    `PostgreSQL ${durability.server_version}, fsync ${durability.fsync}, synchronous_commit ${durability.synchronous_commit}; ${report.cpus} CPUs`,
  );
  line('takers at the same time', report.takers);
  line('kill -9 of the API', killed.api);
  line('kill -9 of the worker', killed.worker);
  line('of these surely in the middle of a transaction', killed.insideTransaction);
  line('requests acknowledged', phones.requestsAcknowledged);
  line('answers acknowledged', phones.answersAcknowledged);
  line('attempts handed in', phones.attemptsHandedIn);
  line('tries that met no server', phones.triesWithoutServer);
  line('tries cut off under way', phones.triesCutOff);
  line('saves cut off and found on disk when repeated', phones.savesFoundCommitted);
  line('certificates of the takers', certificates.certificates);
  line('certificate jobs taken up again after a kill', certificates.jobsTakenUpAgain);
  line(
    'last evidence to certificate, median / longest, s',
    `${tenths(certificates.median)} / ${tenths(certificates.longest)}`,
  );
  line('seconds of taking and killing', tenths(report.seconds));
  for (const [title, figure] of Object.entries(report.mustBeZero)) line(title, figure);
  line('planted damages seen', `${damages.planted - damages.unseen.length} of ${damages.planted}`);
  for (const fault of [...failedFigures(report), ...report.faults]) console.error(`! ${fault}`);
}
