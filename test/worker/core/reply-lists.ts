/**
 * Every list in a reply that the contract gives no most, by what bounds it. A list of a reply stands as `endpoint.list`, one inside
 * something else as `thing.list` wherever that thing is told; a record of any names as `thing.list{}`. What is new and not here is a
 * fault until somebody has thought about how long it gets.
 */
type Bound = { readonly why: string; readonly lists: string }

/** Replies that say where the next page begins: a page is the limit of the list. */
export const PAGED = `
  listArchiveCredentials.credentials listCadres.cadres listCertificates.certificates listChanges.changes listEntries.entries
  listNotices.notices listProgress.cadres listProposals.proposals listRecordBatches.batches listUncovered.villages
  listWaivers.waivers readRecordBatch.rows searchBank.items suggestCohortMembers.cadres exportItems.items
  checkAuditHeads.days checkAuditHeads.faults checkAuditLinks.faults`

export const BOUNDED: readonly Bound[] = [
  {
    why: 'as long as a list of the call, which has its most',
    lists: `checkRecords.outcomes checkRoster.outcomes commitRoster.left compareCourse.items compareItems.results
      issueActivationCodes.cards readVillageLines.lines readWhatsappNumbers.numbers syncEvents.results syncEvents.regraded
      takeAttendance.results takePractice.results listFocusVillages.villages setFocusVillages.villages`,
  },
  {
    why: 'the query stops at a number, the newest or most urgent first: 20 to 500 rows',
    lists: `findAffected.entries listCohorts.cohorts listDifferences.differences listDuplicates.merges listDuplicates.pairs
      listImports.imports listLocalFacts.cards listMeetings.meetings listOpenActions.actions listPlans.plans
      listPracticePhotos.photos listRegionChanges.changes listRegrades.regrades listRequests.requests listRevisions.revisions
      listSessions.sessions listStaff.proposals listStaff.visits listStatements.statements listVacancies.endings
      listWaiting.rows previewNumbers.taken readAuditChain.days readRetention.days readVillage.former listBatchItems.items`,
  },
  {
    why: 'the query stops at 1,000 to 5,000 rows, and the reply says so',
    lists: `exportAuditHeads.notes exportEntries.entries listAuditActors.actors listCandidates.candidates
      listStaff.staff`,
  },
  {
    why: 'areas: some 25 sub-districts and 200 villages of a district, 850 in the largest; 514 districts of the country',
    lists: `listChanged.gained listChanged.lost listChanged.renamed listDistrictCoverage.districts listDistrictCoverage.others
      listDistricts.districts listStaff.areas listStatementsInForce.statements listVacancies.vacancies readArchive.districts
      readCoverage.parts readCoverage.villageList readDistrict.areas readMeetingSheets.sheets readOutcome.areas
      readPublicCoverage.subDistricts`,
  },
  {
    why: 'the cadres of one district, one to three a village: 268 in Lumajang, 2,000 in the largest',
    lists: `exportPractice.people exportRequirements.cadres findAffected.people listBehind.rows listPractice.people
      listRequirements.cadres previewRegionChange.people readPracticeBook.people readPracticeBook.assessments
      readStatementList.cadres`,
  },
  {
    why: 'people of one meeting (1,000 at most), one cohort or one proposal (500 at most)',
    lists: `listNewcomers.guests listNewcomers.newcomers printAttendanceSheet.people readAttendance.people
      readAttendanceSheet.people readBatchProgress.people readCohort.members readMeeting.people readProposal.members
      readRoll.guests readRoll.people takeAttestations.people`,
  },
  {
    why: 'sessions of one meeting (60), their speakers (6 each), what was agreed (20) and files of it (40)',
    lists: `listSheetFiles.files printAttendanceSheet.sessions readAttendance.sessions readAttendanceSheet.sessions
      readMeeting.sessions readPublicCertificate.sessions readRoll.sessions takeAttestations.speakers
      takeMeetingReport.sessions speakers.topics sessions.marks minutes.actions outcome.actions outcome.carried outcome.checks
      people.bySubDistrict people.states evaluation.hidden evaluation.marks evaluation.texts marks.counts`,
  },
  {
    why: 'files of one course (400), its modules (40), lessons of a module (30) and what an author wrote into one (32,000 letters)',
    lists: `compareCourse.changes compareCourse.modules compareCourse.problems enterTopic.modules exportCourse.media
      exportCourse.missing listFacts.facts previewLesson.problems previewLesson.screens previewLesson.warnings
      publishCourse.warnings readBatchGain.modules readChanges.changes readChanges.problems readChanges.warnings readDraft.files
      readForPrint.facts readForPrint.modules readForPrint.problems readFunnel.modules readGain.modules readItemFigures.items
      readMaterials.materials readMaterials.modules readOutline.modules readOutline.problems readOutline.warnings
      readPublicCertificate.materials topic.modules topics.modules batch.files course.modules courses.modules growth.modules head.modules
      facts.lessons facts.opened facts.passes facts.quizzes finalTest.items lessons.screens materials.steps modules.items
      modules.lessons modules.lessonsRead openPaper.questions pack.lessons pack.media pack.questions paper.questions
      practice.sheets quiz.pools sheets.steps state.withdrawn state.cards{}`,
  },
  {
    why: 'one question: 8 options or steps, 4 extra answers, 12 tags, and one line for each',
    lists: `previewItem.lints saveItem.lints item.lints results.lints item.usedIn item.versions items.advice items.chosen
      key.accepted key.why{} question.lefts question.options questions.lefts questions.options grade.marked grade.parts
      grade.reread regraded.marked regraded.parts regraded.reread result.marked result.parts result.reread`,
  },
  {
    why: 'courses of one area, some ten, with their versions, codes (20) and tags in use',
    lists: `countBank.tags listCourseChanges.courses listCourses.courses listReports.courses listTopics.topics
      listWorkshop.courses readCadreProgress.courses readProgress.courses courses.versions state.courses facts.courses`,
  },
  {
    why: 'one cadre: where she serves and served, her certificates, her own practice and plan (10 lines)',
    lists: `readCadreLinks.others readCadreLinks.predecessors readCadreLinks.successors readCadrePractice.assessments
      readCadrePractice.photos readCadreProgress.certificates readCadreProgress.services readVillage.cadres
      cadre.assignments cadres.areas cadres.assignments cadres.parts cadres.asked parts.lacks people.outcomes people.parts
      assessments.results outcomes.results photos.taken plan.lines plan.notes recorded.before recorded.now ended.candidates
      villages.cadres`,
  },
  {
    why: 'sheets of practice of one course, as many as an author wrote',
    lists: `exportPractice.asked exportPractice.sheets listPractice.asked listPractice.sheets readCadrePractice.sheets
      readPracticeBook.sheets`,
  },
  {
    why: 'one row of a list that was brought: its fields, what is asked of it, and at most 6 candidates',
    lists: `changed.candidates left.changes left.problems left.questions lines.candidates outcome.changes outcome.problems
      outcome.questions outcomes.cadres outcomes.changes outcomes.problems outcomes.questions pairs.reasons
      problems.candidates questions.cadres questions.lines differences.what`,
  },
  {
    why: 'one change of areas: 12 of them at most',
    lists: `previewRegionChange.begun previewRegionChange.ended previewRegionChange.scopes change.from change.to changes.from
      changes.to renamed.from renamed.to`,
  },
  {
    why: 'one sub-district: its villages, their teams and what waits there',
    lists: `sheets.open sheets.villageTeams sheets.waiting`,
  },
  {
    why: 'a list that this product has: permissions, roles, reports, kinds of data, parts of a statement',
    lists: `listReports.reports readRetention.rules readRoleTable.permissions permissions.roles facts.definitions facts.parts
      readRotations.rotations rotations.left entries.detail{} notices.detail{}`,
  },
  {
    why: 'one account: its roles, passkeys, sign-in services and visits; one office: its units and signatories',
    lists: `activate.grants giveSecondFactor.grants readSession.grants signInCadre.grants signInStaff.grants staff.roles
      readIssuing.units units.signatories staff.services readSession.visits signInStaff.visits giveSecondFactor.visits
      signInCadre.visits activate.visits askStepKey.allowCredentials askCadreKey.allowCredentials askProofKey.allowCredentials`,
  },
  {
    why: 'one for each year or each month since the district began',
    lists: `compromiseKey.keys exportAuditHeads.keys listKeys.keys publishKey.keys retireKey.keys listCohorts.years
      listMeetings.years listReports.cohortYears listReports.focusYears listReports.meetingYears
      previewRegionChange.focusYears readCoverage.focusYears readPublicCoverage.trend`,
  },
  {
    why: 'evidence of one year: 400 files, 50 a line',
    lists: `checkBundle.broken checkBundle.brokenSheets readBundle.items batches.files item.files item.made items.files
      items.made`,
  },
  {
    why: 'a table as it is printed: one row a cadre or village of a district, some twenty columns, some lines around it',
    lists: `printReport.foot printReport.head readReport.foot readReport.head rows.cells table.columns table.rows total.cells
      facts.villages`,
  },
  {
    why: 'hashes of one path through the log: as many as its length has bits',
    lists: 'readLogHead.proof',
  },
]
