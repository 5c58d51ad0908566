export { findHead, lastDatabaseCheck, linksAbout } from './repository.ts'
