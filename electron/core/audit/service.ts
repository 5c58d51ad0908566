export { findHead } from './repository.ts'
