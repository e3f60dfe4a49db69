/**
 * GET routes that some of the staff may ask and an auditor may not, each with the reason (decision 0065). An auditor reads all: what
 * stands here is no record, or its record is read elsewhere.
 */
export const auditorExceptions: Readonly<Record<string, string>> = {
  'GET /class-calls/:callId/classes':
    'what a call could be booked into; what it was booked into stands in GET /class-calls/:callId/communes/:communeId',
  'GET /class-calls/unfinished':
    'numbers that a new call begins with; the places it has stand in GET /class-calls/:callId',
  'GET /class-choices/asked-courses': 'what a planned class can build on; the rounds themselves say the same',
  'GET /class-groups/:classGroupId/results':
    'a trainer’s view of the own classes; the same people and results stand in GET /rounds/:roundId/people, which an auditor reads',
  'GET /class-sessions/:classSessionId/hall-kit':
    'holds the keys by which a hall without network knows cards; the marks that come of it stand in the roll, which an auditor reads',
  'GET /class-sessions/:classSessionId/scan-code':
    'a live secret for those in the hall; whoever has it could mark presence',
  'GET /grading-queue':
    'what waits for one trainer; each work is read by GET /submissions/:submissionId, its grading in the trail',
  'GET /led-class-calls': 'calls of GET /class-calls, as they concern the teams of who leads one',
  'GET /led-groups': 'the own groups of who leads one',
  'GET /led-groups/:groupId/class-calls':
    'the same names as GET /class-calls/:callId/communes/:communeId, as the leader of a team sees them',
  'GET /led-groups/:groupId/people':
    'the same people as GET /teams/:teamId/progress, which an auditor reads, as their leader sees them',
  'GET /members/:memberId/outside-claims':
    'a form for the office that sends papers in for a member; what was sent stands in GET /outside-claims',
  'GET /members/:memberId/paper-attempts':
    'a member’s own sheets, for the office that types them in; what came of them stands in GET /cycles/:cycleId/explanation',
  'GET /members/:memberId/paper-readings':
    'a form for the office that ticks lessons learned on paper; what was ticked stands in GET /cycles/:cycleId/explanation',
  'GET /members/:memberId/tasks/:taskId':
    'the form by which an office hands in for a member; what was handed in is read by GET /submissions/:submissionId',
  'GET /paper-attempts/:attemptId':
    'one member’s answers, question by question: no figure and no decision rests on a single one',
  'GET /paper-attempts/:attemptId/result': 'the same; whether it was passed stands in GET /cycles/:cycleId/explanation',
  'GET /role-grants/givable': 'what the caller herself may give; an auditor gives nothing',
  'GET /round-templates':
    'what a new round could be opened from; what an opened one asks for stands in GET /rounds/:roundId',
  'GET /round-templates/:programmeId/audience': 'how many a round not opened yet would reach; nothing of it is kept',
  'GET /rounds/:roundId/endings/preview':
    'asked before a round is ended; who has finished stands in the figures, and the end in GET /rounds/:roundId/endings',
  'GET /rounds/:roundId/signing/parts': 'asked before the archives of GET /rounds/:roundId/signing/papers.zip',
  'GET /rounds/:roundId/signing/papers.zip':
    'papers for who has them signed; an auditor takes the papers by GET /rounds/:roundId/certificates/batch.zip',
  'GET /rounds/:roundId/taking-back':
    'asked before a round is taken back; what stands on it is read where it is, and the taking back stands in the trail',
  'GET /signed-uploads/:uploadId':
    'files an officer is about to keep; what was kept stands in GET /rounds/:roundId/signing and at each certificate',
  'GET /submissions/:submissionId/photos/:position/example':
    'takes a photo out to show it in a course; the photo itself is read beside its submission',
  'GET /units/:unitId/import-template.xlsx': 'an empty form for who brings a list',
  'GET /waiting-decisions':
    'how much waits for the caller’s own word; what waits stands in GET /waivers, GET /outside-claims and GET /rounds, which an auditor reads',
};
