export { readSettings } from './repository.ts'
