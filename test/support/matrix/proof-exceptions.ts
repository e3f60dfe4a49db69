/**
 * What changes something by a right of the staff, or hands personal data out as a file, and wants no fresh proof of who asks: each
 * with the reason. Whatever withdraws, replaces or waives what is somebody's, gives or ends rights, or takes data out is not here; it
 * carries `@StepUp()`. A new route does one or the other, or the build fails.
 */
const undone = 'taken back within the day by POST /acts/:actId/undo, with nothing lost';
const anImport = 'a step of an import: it is taken back as a whole until somebody has built on it';
const aClass = 'timetable and places of classes: nobody’s record or right hangs on it, and the same route puts it back';
const theHall =
  'in the hall before people who wait, for hours at a stretch; each mark can be corrected, and stands in the trail';
const aPlan = 'a plan of classes: changed as often as wanted';
const aCall = 'a call for names: nobody’s record or right hangs on it, and names are taken back until it closes';
const aWord =
  'says whether somebody may take part in a class; taken back within minutes, and the next class is asked anew';
const aPartner =
  'says whom a round is held with; who may look for them was given that right with a proof, and sees figures alone';
const aPaper = 'a draft, or a paper that a later one corrects; its file wants the proof';
const forMembers = 'hands in for somebody without a phone what she says; it counts as hers';
const anAnswer =
  'says something about a request; the record stays as it is, and the acceptance that carries it out wants the proof';
const onlyLooks = 'counts what an act would do; writes nothing';
const days = 'days off that terms are counted by; the opposite route puts them back';

export const proofExceptions: Readonly<Record<string, string>> = {
  'DELETE /class-calls/:callId': aCall,
  'DELETE /class-calls/:callId/names/:nameId': aCall,
  'DELETE /class-groups/:classGroupId/bookings/:memberId': aClass,
  'DELETE /class-groups/:classGroupId/link': aClass,
  'DELETE /class-groups/:classGroupId/waiting/:memberId': aClass,
  'DELETE /class-plans/:planId': aPlan,
  'DELETE /class-sessions/:classSessionId/cancellation': aClass,
  'DELETE /class-sessions/:classSessionId/sheets/:sheetId': theHall,
  'DELETE /cycles/:cycleId/attempt-grants/:grantId':
    'takes back attempts that nobody has used; they can be given again',
  'DELETE /paper-attempts/:attemptId': 'a sheet drawn in error, before anything was typed in',
  'DELETE /led-groups/:groupId/class-calls/:callId/proposals/:nameId': aCall,
  'DELETE /papers/:paperId': 'a draft of the own office, before it had a number',
  'DELETE /planning/leaves/:leaveId': aPlan,
  'DELETE /planning/markets/:marketId': aPlan,
  'DELETE /staff-replacements/:replacementId': aClass,
  'GET /certificates/:certificateId/badge':
    'one certificate for its own person, who carries it away; the papers of a list want the proof',
  'GET /certificates/:certificateId/paper':
    'one certificate, printed for its own person; the papers of a list want the proof',
  'GET /class-sessions/:classSessionId/sheets/:sheetId/file':
    'a photo on the page where its marks are typed in; one at a time, each reading in the trail',
  'GET /outside-claims/:claimId/file':
    'a picture on the page by which it is decided; one at a time, each reading in the trail',
  'GET /submissions/:submissionId/photos/:position':
    'a picture on the page by which it is graded; one at a time, each reading in the trail',
  'GET /units/:unitId/import-template.xlsx': 'an empty form with names of places',
  'POST /acts/:actId/undo': 'puts back what was; the service asks for the proof where the act was a grant or its end',
  'POST /badge-issuers/:issuerId/status-lists':
    'a list that its issuer signed: it can only take away, and is refused where the signature is another’s',
  'DELETE /certificate-cases/:caseId/keeping': 'the case waits again, as before her own word of today',
  'DELETE /person-pairs/:memberId/:otherId/joining': 'the record may be used again; no place is given by it',
  'PUT /person-pairs/:memberId/:otherId/joining':
    'ends a place of the register as POST /seat-terms/:seatTermId/end does, and is taken back today; papers and rights stay',
  'DELETE /person-pairs/:memberId/:otherId/difference': 'they are asked about again; no record changes',
  'PUT /person-pairs/:memberId/:otherId/difference': 'both records stay as they are',
  'POST /certificate-changes/:changeId/undo': 'the papers wait for a decision again, as before the word of today',
  'POST /certificate-changes/:changeId/take-back': 'the own proposal, before anybody answered; nothing is done',
  'POST /certificate-releases/:releaseId/take-back': 'before anything is numbered; its people wait again',
  'POST /class-calls': aCall,
  'POST /class-calls/:callId/bookings': aClass,
  'POST /class-calls/:callId/classes': aClass,
  'POST /class-calls/:callId/communes/:communeId/name-preview': onlyLooks,
  'POST /class-calls/:callId/communes/:communeId/names': aCall,
  'POST /class-calls/:callId/names/:nameId/refusal': aCall,
  'POST /class-groups': aClass,
  'POST /class-groups/:classGroupId/booking-preview': onlyLooks,
  'POST /class-groups/:classGroupId/bookings': aClass,
  'POST /class-groups/:classGroupId/sessions': aClass,
  'POST /class-groups/:classGroupId/waiting': aClass,
  'POST /class-plans': aPlan,
  'POST /class-plans/hours-preview': onlyLooks,
  'POST /class-plans/:planId/openings': aPlan,
  'POST /class-plans/:planId/proposals': aPlan,
  'POST /class-sessions/:classSessionId/arrivals': theHall,
  'POST /class-sessions/:classSessionId/attendance': theHall,
  'POST /class-sessions/:classSessionId/cancellation': aClass,
  'POST /class-sessions/:classSessionId/card-marks': theHall,
  'POST /class-sessions/:classSessionId/closing': theHall,
  'POST /class-sessions/:classSessionId/corrections': theHall,
  'POST /class-sessions/:classSessionId/opening': theHall,
  'POST /class-sessions/:classSessionId/return': aClass,
  'POST /class-sessions/:classSessionId/roll-numbers': theHall,
  'POST /class-sessions/:classSessionId/sheets': theHall,
  'POST /class-sessions/:classSessionId/walk-ins': theHall,
  'POST /commune-reforms/preview': onlyLooks,
  'POST /communes/:communeId/village-mergers': undone,
  'POST /communes/:communeId/villages': undone,
  'POST /cycles/:cycleId/attempt-grants': 'gives one member more attempts at a quiz; they can be taken back',
  'POST /cycles/:cycleId/extensions': 'gives one member more time; another date can be given',
  'POST /data-requests': 'writes a signed paper down for its person; nothing is done to the record yet',
  'POST /data-requests/:requestId/completion': anAnswer,
  'POST /data-requests/:requestId/extension': anAnswer,
  'POST /data-requests/:requestId/refusal': anAnswer,
  'POST /equipment': 'adds a thing that a commune has',
  'POST /holidays': days,
  'POST /holidays/confirmation': days,
  'POST /holidays/removal': days,
  'POST /imports/:importId/answer-undo': anImport,
  'POST /imports/:importId/cancel': anImport,
  'POST /imports/:importId/commit': anImport,
  'POST /imports/:importId/commit-preview': onlyLooks,
  'POST /imports/:importId/likenesses': anImport,
  'POST /imports/:importId/proposals': anImport,
  'POST /imports/:importId/repairs': anImport,
  'POST /imports/:importId/rewrite': anImport,
  'POST /imports/:importId/skipped-rows': anImport,
  'POST /imports/:importId/undo': anImport,
  'POST /led-groups/:groupId/people/:memberId/reminders': 'reminds somebody of the own group',
  'POST /led-groups/:groupId/people/:memberId/sign-in-code':
    'read aloud to somebody who stands beside a leader; she is told at the next sign-in, the office sees it',
  'POST /members/:memberId/consents': 'writes a signed paper down; what was said before stays in the ledger',
  'POST /members/:memberId/outside-claims': forMembers,
  'POST /members/:memberId/paper-attempts': forMembers,
  'POST /members/:memberId/paper-readings': forMembers,
  'POST /members/:memberId/tasks/:taskId/submissions': forMembers,
  'POST /outside-claims/:claimId/decision':
    'says yes or no to what was sent in; a no keeps the way open to send again, and taking a yes back wants the proof',
  'GET /certificate-designs/:slug/picture': 'a sample with a person who does not exist',
  'POST /certificate-design-images': 'a picture for papers still to come; nothing shows it until a design does',
  'POST /certificate-design-previews': onlyLooks,
  'POST /certificate-designs': 'a design nobody uses yet',
  'POST /paper-templates/:kind/preview': onlyLooks,
  'POST /papers': aPaper,
  'POST /papers/:paperId/correction': aPaper,
  'POST /papers/:paperId/issue': aPaper,
  'POST /led-groups/:groupId/class-calls/:callId/proposals': aCall,
  'POST /place-requests/class-answers': aWord,
  'POST /place-requests/class-answers/undo': aWord,
  'POST /place-requests/commune-answers': aWord,
  'POST /place-requests/commune-answers/undo': aWord,
  'POST /planning/markets': aPlan,
  'POST /planning/trainers/:accountId/leaves': aPlan,
  'POST /round-templates/:programmeId/audience-preview': onlyLooks,
  'POST /rounds': 'asks something of everybody in a province; takes nothing from anybody',
  'POST /rounds/:roundId/partners': aPartner,
  'DELETE /rounds/:roundId/partners/:partnerId': aPartner,
  'DELETE /signed-uploads/:uploadId': 'the own files that nobody kept; they are still with who signed them',
  'POST /rounds/:roundId/audience-changes':
    'asks something of others; who is in the round keeps everything, and another audience can be saved',
  'POST /rounds/:roundId/audience-preview': onlyLooks,
  'POST /rounds/:roundId/newcomers-preview': onlyLooks,
  'POST /rounds/:roundId/extensions-preview': onlyLooks,
  'POST /rounds/:roundId/newcomer-changes':
    'asks something of others; who is in the round keeps everything, and it can be taken back',
  'DELETE /rounds/:roundId/newcomer-changes/:changeId':
    'takes back what nobody has built on; who was in the round before is untouched',
  'POST /rounds/:roundId/reopening-preview': onlyLooks,
  'POST /rounds/:roundId/reopenings':
    'asks something of others; who is in the round keeps everything, and it can be taken back',
  'DELETE /rounds/:roundId/reopening': 'takes back what nobody has built on; the round it came from was never touched',
  'POST /rounds/:roundId/certificate-changes/preview': 'only a look; proposing and approving want the proof',
  'POST /rounds/:roundId/certificate-releases': 'a list to be looked at; releasing and confirming it want the proof',
  'POST /rounds/:roundId/signing/uploads': 'a place for files to be looked at; keeping them wants the proof',
  'POST /signed-uploads/:uploadId/files': 'files to be looked at; keeping them wants the proof',
  'POST /seat-caps': 'numbers by a decision; one that is in use is not lowered',
  'POST /seat-terms/:seatTermId/end': undone,
  'POST /seat-terms/:seatTermId/move': undone,
  'POST /seat-terms/:seatTermId/replacement': undone,
  'POST /staff-replacements': aClass,
  'POST /submissions/:submissionId/grade': 'grades one work of many, for hours at a stretch; it can be graded anew',
  'POST /teams': undone,
  'POST /teams/:teamId/end': undone,
  'POST /teams/:teamId/members': undone,
  'POST /teams/:teamId/seats': undone,
  'POST /units/:unitId/imports': anImport,
  'POST /validity-timelines': onlyLooks,
  'POST /venues': 'adds a place',
  'POST /villages/:villageId/end': undone,
  'POST /class-groups/:classGroupId/move-preview': onlyLooks,
  'POST /class-groups/:classGroupId/moves': aClass,
  'PUT /class-groups/:classGroupId': aClass,
  'PUT /class-groups/:classGroupId/link': aClass,
  'PUT /class-groups/:classGroupId/booking-policy': aClass,
  'PUT /class-calls/:callId': aCall,
  'PUT /class-plans/:planId/classes/:number': aPlan,
  'PUT /class-plans/:planId/pins': aPlan,
  'PUT /class-sessions/:classSessionId': aClass,
  'PUT /class-sessions/:classSessionId/end': theHall,
  'PUT /imports/:importId/columns': anImport,
  'PUT /imports/:importId/sheet': anImport,
  'PUT /members/:memberId':
    'corrects what is known of somebody; each correction stands in the trail with what was before',
  'PUT /paper-attempts/:attemptId/answers': forMembers,
  'PUT /certificate-designs/:slug':
    'how papers look that are still to come; every earlier version is kept and can be taken again',
  'PUT /paper-templates/:kind': 'a wording; every earlier one is kept and can be taken again',
  'PUT /papers/:paperId': aPaper,
  'PUT /planning/trainers/:accountId/home': aPlan,
  'PUT /equipment/:equipmentId': 'the name of a thing and whether it is lent; it is set anew when it is wrong',
  'PUT /venues/:venueId': 'name and places of a hall, and from when it is closed; it is opened again the same way',
  'PUT /venues/:venueId/way': 'how to get to a hall; it is written anew when it is wrong',
  'PUT /teams/:teamId/decision': 'number and date of a paper; each change stands in the trail with what was before',
  'PUT /villages/:villageId/name': undone,
};
