export { rememberMapping } from './repository.ts'
