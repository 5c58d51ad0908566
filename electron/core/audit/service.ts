export { findHead, linksAbout } from './repository.ts'
