export { writeKeys, writeMissingKeys } from './intake/rows.ts'
export { acceptReport, findReport, insertReport, type ReportPage, searchReports } from './repository.ts'
