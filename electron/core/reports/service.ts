export { writeKeys } from './intake/repository.ts'
export { acceptReport, findReport, insertReport, type ReportPage, searchReports } from './repository.ts'
