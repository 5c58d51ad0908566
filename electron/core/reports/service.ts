export { acceptReport, findReport, insertReport, type ReportPage, searchReports } from './repository.ts'
